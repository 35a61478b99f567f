"""What an organisation tells of itself: written and sent by its people, published by the coordination, read by all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_safe

from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.core.requests import ActorRequest
from augenhoehe.files.views import size_served
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation, of_story, public_of_organisation, public_of_story
from augenhoehe.organisations.forms.entries import ReasonForm, RevisionForm
from augenhoehe.organisations.forms.stories import PictureForm, StoryForm
from augenhoehe.organisations.listings.stories import public_listing, stories_listing, story_tag
from augenhoehe.organisations.models import Story
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import stories as queries_stories
from augenhoehe.organisations.rules import stories as rules_stories
from augenhoehe.ui.tables import list_response

from .pool import tended_organisation
from .register import trail

Crumbs = list[tuple[str, str]]
PANELS = "organisations.story.panels"
# In the address, in German: which kind is written.
WORDS = {"leistung": Story.Kind.CONTRIBUTION, "nachricht": Story.Kind.NEWS}


@require_GET
def stories(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_REGISTER)
    rows = queries_stories.stories_for(request.actor, today()).filter(**_kept(request))
    return list_response(request, stories_listing(), rows, "organisations/stories/stories.html")


def _kept(request: ActorRequest) -> dict[str, Any]:
    """Only what the reader has to look after, not what everybody reads elsewhere."""
    reach = request.actor.reach(KEEP_REGISTER)
    return {} if reach.everywhere else {"organisation__municipality_id__in": reach.municipalities}


@require_GET
def story(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One text with its state, for who writes and who decides; everybody else reads the public page."""
    found, actor, day = _find(request, pk), request.actor, today()
    if not rules_stories.can_write(actor, found, day):
        return _everybodys(request, found)
    allows = rules_stories.STORY.allows
    decides = rules_stories.can_decide(actor, found)
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(request, found, page=False),
        "status": story_tag(found),
        "story": found,
        "direction": _direction(found),
        "decides": decides and found.state == Story.State.SUBMITTED,
        "house_shown": found.organisation.published,
        "writable": found.state in rules_stories.WRITABLE,
        "may_recall": allows(found.state, "recall"),
        "may_withdraw": allows(found.state, "withdraw"),
        "house_url": of_organisation(found.organisation),
        "public_url": public_of_story(found),
        "sizes": queries_stories.sizes_for(found),
        "panels": slot_panels(PANELS, actor, found),
    }
    return render(request, "organisations/stories/story.html", context)


def story_write(request: ActorRequest, pk: uuid.UUID, word: str) -> HttpResponse:
    if word not in WORDS:
        raise Http404
    kind = WORDS[word]
    house = tended_organisation(request, pk)
    form = StoryForm(request.POST or None, kind=kind, language=request.actor.language)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.write_story(organisation=house, kind=kind, by=request.actor, at=now(), **form.values())
        return of_story(made), "Gespeichert. Lesen Sie noch einmal, und geben Sie den Text dann zur Prüfung."

    title = "Leistung eintragen" if kind == Story.Kind.CONTRIBUTION else "Nachricht schreiben"
    return ask(request, form, act, title=title, button="Speichern", breadcrumb=trail(request, house))


def story_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, pk)
    form = StoryForm(request.POST or None, kind=found.kind, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_story(story=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_story(found), "Gespeichert."

    return ask(request, form, act, title="Text ändern", button="Speichern", breadcrumb=_trail(request, found))


def story_illustrate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, pk)
    rules_stories.check_writable(found)
    form = PictureForm(request.POST or None, request.FILES or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.illustrate_story(
            story=found, content=data["file"], alt_text=data["alt_text"], credit=data["credit"], people=data["people"],
            revision=data["revision"], by=request.actor, at=now(),
        )  # fmt: skip
        return of_story(found), "Das Bild liegt bei."

    return ask(
        request, form, act, title="Bild beilegen", button="Beilegen", breadcrumb=_trail(request, found),
        lead="Ein Bild je Text. Ein neues ersetzt das bisherige.",
    )  # fmt: skip


def story_picture_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, operations.remove_story_picture, "Bild entfernen", "Das Bild ist entfernt.",
        lead="Das Bild ist sofort weg, auch wenn der Text schon im Netz steht.",
    )  # fmt: skip


def story_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, operations.submit_story, "Zur Prüfung geben", "Die Koordination liest den Text.",
        lead="Die Koordination liest den Text und gibt ihn frei. Bis dahin sieht ihn sonst niemand.",
    )  # fmt: skip


def story_recall(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(request, pk, operations.recall_story, "Zurückholen", "Der Text ist wieder ein Entwurf.")


def story_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _step(
        request, pk, operations.withdraw_story, "Zurückziehen", "Der Text steht nicht mehr im Netz.",
        lead="Danach ist der Text nicht mehr zu lesen, nicht zu finden und nicht mitgezählt.",
    )  # fmt: skip


def story_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules_stories.check_decide(request.actor, found)
    return _step(
        request, pk, operations.publish_story, "Freigeben", "Der Text steht auf der Seite der Organisation.",
        lead="Danach lesen ihn alle auf der Seite der Organisation, und die Suche findet ihn.",
    )  # fmt: skip


def story_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules_stories.check_decide(request.actor, found)
    form = ReasonForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.return_story(story=found, by=request.actor, at=now(), **data)
        return of_story(found), "Zurückgegeben. Die Organisation liest den Grund."

    return ask(request, form, act, title="Zurückgeben", button="Zurückgeben", breadcrumb=_trail(request, found))


def story_delete(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _written(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.delete_story(story=found, by=request.actor, at=now(), **data)
        return of_organisation(found.organisation), "Der Text ist gelöscht."

    return ask(
        request, form, act, title="Text löschen", button="Löschen", danger=True, breadcrumb=_trail(request, found)
    )  # fmt: skip


# --- Public -----------------------------------------------------------------------------------------------
@public_page
def stories_public(request: ActorRequest) -> HttpResponseBase:
    """Everything organisations tell, the latest first."""
    listing = public_listing(file="export" in request.GET)
    return list_response(
        request, listing, queries_stories.public_stories(), "organisations/stories/stories_public.html",
        {"breadcrumb": _public_trail()},
    )  # fmt: skip


@public_page
def story_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _everybodys(request, get_object_or_404(queries_stories.public_stories(), pk=pk))


@login_not_required
@require_safe
def story_picture(request: ActorRequest, pk: uuid.UUID, width: int, ending: str) -> HttpResponseBase:
    """One size of the picture, for whoever may read the text beside it."""
    found = _find(request, pk)
    picture = getattr(found, "picture", None)
    if picture is None:
        raise Http404
    response = size_served(request, picture.file, found.title, width=width, ending=ending)
    if not (found.published and found.organisation.published):
        response["Cache-Control"] = "private, no-store"
    return response


def _everybodys(request: ActorRequest, found: Story) -> HttpResponse:
    context = {
        "page_title": format_html('<bdi lang="{}">{}</bdi>', found.language, found.title),
        "plain_title": found.title,
        "breadcrumb": [*_public_trail(), (found.organisation.name, public_of_organisation(found.organisation))],
        "story": found,
        "direction": _direction(found),
        "facts": _facts(found),
        "sizes": queries_stories.sizes_for(found),
        "house_url": public_of_organisation(found.organisation),
    }
    return render(request, "organisations/stories/story_public.html", context)


def _facts(found: Story) -> list[tuple[str, Any]]:
    return [
        (gettext("Fachgebiet"), gettext(str(found.get_field_display())) if found.field else ""),
        (gettext("Stunden im Ehrenamt"), found.hours or ""),
        (gettext("Menschen erreicht"), gettext(str(found.get_reach_display())) if found.reach else ""),
    ]


def _public_trail() -> Crumbs:
    return [(gettext("Organisationen"), reverse("organisations:organisations_public"))]


# --- Parts ------------------------------------------------------------------------------------------------
def _step(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., Any], title: str, sentence: str, **context: Any
) -> HttpResponse:
    """A step without anything to type."""
    found = _written(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(story=found, by=request.actor, at=now(), **data)
        return of_story(found), sentence

    return ask(request, form, act, title=title, button=title, breadcrumb=_trail(request, found), **context)


def _find(request: ActorRequest, pk: uuid.UUID) -> Story:
    found: Story = get_object_or_404(queries_stories.stories_for(request.actor, today()), pk=pk)
    return found


def _written(request: ActorRequest, pk: uuid.UUID) -> Story:
    found = _find(request, pk)
    rules_stories.check_write(request.actor, found, today())
    return found


def _direction(found: Story) -> str:
    return "rtl" if found.language in RIGHT_TO_LEFT else "ltr"


def _trail(request: ActorRequest, found: Story, *, page: bool = True) -> Crumbs:
    start = trail(request, found.organisation)
    return [*start, (found.title, of_story(found))] if page else start
