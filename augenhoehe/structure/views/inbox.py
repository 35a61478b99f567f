"""The inbox of hints and the page of one hint."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, counts, listings
from augenhoehe.structure.forms.coding import LABELS, CodingForm, ReasonForm, ReferForm
from augenhoehe.structure.forms.topics import ChooseTopicForm
from augenhoehe.structure.models import Hint, Topic
from augenhoehe.structure.models.hints import CODINGS, DISCRIMINATION
from augenhoehe.structure.operations import hints as verbs
from augenhoehe.structure.operations import topics as topic_verbs
from augenhoehe.structure.pages import InboxPage, Words
from augenhoehe.structure.permissions import CODE_HINTS, READ_CONTACTS, READ_HINTS
from augenhoehe.structure.queries import inbox, similar, topics
from augenhoehe.structure.queries.conflicts import conflict_of
from augenhoehe.structure.rules import answers as answer_rules
from augenhoehe.structure.rules import conflicts as conflict_rules
from augenhoehe.structure.rules import hints as rules
from augenhoehe.structure.rules.machines import WAITING
from augenhoehe.structure.rules_intake import answer_due
from augenhoehe.structure.tags import conflict_tag, hint_tag
from augenhoehe.ui.status import Turn, turn
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .asking import chosen_ids, done


def trail(hint: Hint | None = None) -> list[Crumb]:
    start = [("Hinweise", reverse("structure_inside:hints"))]
    return start if hint is None else [*start, (title_of(hint), addresses.of_hint(hint))]


def title_of(hint: Hint) -> str:
    """A hint has no title: where it comes from and what it is about name it."""
    place = f"aus {hint.municipality.name}" if hint.municipality else "ohne Ortsangabe"
    area = inbox.label_of(hint.life_area)
    return f"Hinweis {place}: {area}" if area else f"Hinweis {place}"


def find(request: ActorRequest, pk: uuid.UUID) -> Hint:
    return get_object_or_404(inbox.hint_for(request.actor), pk=pk)  # type: ignore[attr-defined]


@require_safe
def hints(request: ActorRequest) -> HttpResponseBase:
    """All hints the person may read; without the right the page is refused, not empty."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(READ_HINTS)
    may_work, words = actor.may(CODE_HINTS), Words()
    listing, rows = listings.inbox_listing(words, select=may_work), inbox.inbox(actor)
    template, context = "structure/inbox/hints.html", {"page_title": listing.title, "may_work": may_work}
    if request.GET.get("export"):
        return list_response(request, listing, rows, template, context)
    page = InboxPage(listing, rows, request.GET.dict(), request.path, words)
    return render(request, template, {**context, "page": page})


@require_POST
def bundle(request: ActorRequest) -> HttpResponse:
    """Put the chosen hints into a topic: at once when a title was typed, else after choosing one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(CODE_HINTS)
    chosen = list(inbox.hints_by_ids(actor, chosen_ids(request)))
    if not chosen:
        return done_without_choice(request)
    typed = request.POST.get("suche", "").strip()
    offered = _offered(actor, chosen, typed)
    # The list sends an empty title when nothing was typed: then the page asks, and blames nobody.
    sent = any(request.POST.get(name, "").strip() for name in ("asked", "topic", "title"))
    form = ChooseTopicForm(request.POST if sent and "suchen" not in request.POST else None, topics=offered)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        topic = _bundle(actor, chosen, form)
        word = "Hinweis liegt" if len(chosen) == 1 else "Hinweise liegen"
        return addresses.of_topic(topic), f"{len(chosen)} {word} jetzt im Thema „{topic.title}“."

    if request.POST.get("go") == "choose":
        form = ChooseTopicForm(topics=offered)
    return ask(
        request, form, act, title="Zu einem Thema bündeln", button="Bündeln", breadcrumb=trail(),
        template="structure/inbox/bundle.html", chosen=chosen, typed=typed,
        rows=[(hint, shorten(hint.excerpt, listings.SHOWN), addresses.of_hint(hint)) for hint in chosen],
    )  # fmt: skip


def done_without_choice(request: ActorRequest) -> HttpResponse:
    messages.warning(request, "Kreuzen Sie zuerst Hinweise an.")
    return redirect("structure_inside:hints")


def _offered(actor: Actor, chosen: list[Hint], typed: str) -> list[Topic]:
    """Topics of similar hints first, then those last worked on; or what fits the typed words."""
    if typed:
        return topics.topic_choices(actor, typed)
    near = similar.topics_of_similar(similar.similar_hints(chosen[0], actor=actor))
    known = {topic.pk for topic in near}
    return [*near, *topics.topic_choices(actor, without=known)]


def _bundle(actor: Actor, chosen: list[Hint], form: ChooseTopicForm) -> Topic:
    """Into the chosen topic, into the open one of exactly this title, or into a new one."""
    title = (form.cleaned_data.get("title") or "").strip()
    topic = form.chosen or (topics.topic_titled(actor, title) if title else None)
    if topic is None:
        return topic_verbs.create_topic(title=title, hints=chosen, by=actor, at=clock.now())
    return topic_verbs.bundle(topic=topic, hints=chosen, by=actor, at=clock.now())


@require_safe
def hint(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One hint: what was reported, how it is sorted, where it lay, what may be done."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(request, pk)
    may = _may(actor, found)
    context = {
        "page_title": title_of(found),
        "breadcrumb": trail(),
        "status": hint_tag(found),
        "turn": _turn(found),
        "hint": found,
        "discriminates": _discriminates(found),
        "facts": _facts(found),
        "may": may,
        "form": _coding_form(found) if may["code"] else None,
        "codings": _codings(found),
        "bundlings": inbox.bundlings_of(found),
        "conflict": (given, conflict_tag(given)) if (given := conflict_of(found)) else None,
        "answers": [(one, counts.reached(one)) for one in inbox.answers_to(found)],
    }
    return render(request, "structure/inbox/hint.html", context)


def _may(actor: Actor, found: Hint) -> dict[str, bool]:
    work = rules.can_work(actor, found)
    return {
        "work": work,
        "see": rules.can_see(actor, found),
        "code": rules.can_code(actor, found),
        "refer": rules.can_refer(actor, found),
        "bundle": rules.can_bundle(actor, found),
        "unbundle": rules.can_unbundle(actor, found),
        "take_back": rules.can_take_back(actor, found),
        "answer": answer_rules.can_answer_hint(actor, found),
        "assign": conflict_rules.can_assign(actor, found),
        "contact": actor.may(READ_CONTACTS) and rules.can_read_contact(actor, found),
    }


def _discriminates(found: Hint) -> bool:
    """Coded as discrimination in any way: then the page names where people are advised (S4-21)."""
    return any(getattr(found, name) for name in DISCRIMINATION) or bool(
        found.hurdle and found.hurdle.code == DISCRIMINATION[0]
    )


def _turn(found: Hint) -> Turn | None:
    """Until it is sorted, the coordination is „am Zug“, by the day that was promised."""
    if found.state not in {str(state) for state in WAITING}:
        return None
    return turn("Koordination", due=answer_due(found.arrived_on), today=clock.today())


def _facts(found: Hint) -> list[tuple[str, str]]:
    return [
        ("Eingegangen am", long_day(found.arrived_on)),
        ("Quelle", found.get_source_display()),
        ("Kommune", found.municipality.name if found.municipality else "nicht genannt"),
        ("Ortsteil", found.social_area.name if found.social_area else ""),
        ("Träger", found.carrier.short_name if found.carrier else ""),
        ("Bezug", found.get_relation_display() if found.relation else ""),
        ("Sprache", inbox.language_name(found.language)),
        ("Begründung", found.state_reason),
    ]


def _codings(found: Hint) -> list[tuple[str, str]]:
    shown = [(LABELS[name], inbox.label_of(getattr(found, name))) for name in CODINGS]
    return [*shown, ("Dringend", "ja" if found.urgent else "")]


def _coding_form(found: Hint, data: Any = None) -> CodingForm:
    towns = [] if found.municipality_id else inbox.towns()
    return CodingForm(data, of=found, lists=inbox.vocabularies(), towns=towns)


@require_safe
def hint_similar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Hints that speak of the same thing; a part of the hint's page, loaded after it, or a page of its own."""
    found = find(request, pk)
    near = similar.similar_hints(found, actor=request.actor)  # type: ignore[attr-defined]
    rows = [(one, shorten(one.excerpt, listings.SHOWN), addresses.of_hint(one), hint_tag(one)) for one in near]
    template = "similar_part" if request.headers.get("HX-Request") else "similar"
    context = {
        "page_title": "Ähnliche Hinweise",
        "breadcrumb": trail(found),
        "hint": found,
        "rows": rows,
        "topics": similar.topics_of_similar(near),
        "may_bundle": rules.can_bundle(request.actor, found),  # type: ignore[attr-defined]
    }
    return render(request, f"structure/inbox/{template}.html", context)


@require_POST
def hint_see(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.see_hint(hint=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, addresses.of_hint(found), "Als gesichtet gemerkt.")


@require_POST
def hint_code(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_code(request.actor, found)  # type: ignore[attr-defined]
    form = _coding_form(found, request.POST)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.code_hint(hint=found, by=request.actor, at=clock.now(), **form.codes())  # type: ignore[attr-defined]
        return addresses.of_hint(found), "Die Kodierung ist gespeichert."

    return ask(request, form, act, title="Kodieren", button="Kodierung speichern", breadcrumb=trail(found))


def hint_refer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_refer(request.actor, found)  # type: ignore[attr-defined]
    form = ReferForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        answer = verbs.refer_hint(
            hint=found, text=form.text("text"), reason=given["reason"], revision=given["revision"],
            by=request.actor, at=clock.now(),  # type: ignore[attr-defined]
        )  # fmt: skip
        return addresses.of_hint(found), f"An Beratung verwiesen. Die Nachricht erreicht: {counts.reached(answer)}."

    lead = "Ein Einzelfall braucht Beratung, keine Strukturfrage. Die Person liest Ihre Nachricht mit ihrem Statuscode."
    return ask(
        request, form, act, title="An Beratung verweisen", button="Verweisen", breadcrumb=trail(found), lead=lead
    )


def hint_reject(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_reject(request.actor, found)  # type: ignore[attr-defined]
    form = ReasonForm(
        request.POST or None, of=found, label="Warum ist das nicht strukturell?", help_text="Nur innen sichtbar."
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.reject_hint(hint=found, by=request.actor, at=clock.now(), **given)  # type: ignore[attr-defined]
        return addresses.of_hint(found), "Als nicht strukturell abgelegt. Sie können ihn jederzeit wieder aufnehmen."

    return ask(request, form, act, title="Als nicht strukturell ablegen", button="Ablegen", breadcrumb=trail(found))


@require_POST
def hint_take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.take_back_hint(hint=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, addresses.of_hint(found), "Der Hinweis ist wieder aufgenommen.")


@require_POST
def hint_unbundle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    topic_verbs.unbundle(hint=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, addresses.of_hint(found), "Der Hinweis liegt in keinem Thema mehr.")


@require_POST
def hint_contact(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Contact data, on a page that stands alone and is stored nowhere; each reading is noted."""
    found = find(request, pk)
    contact = verbs.read_contact(hint=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    context = {
        "page_title": "Kontaktangaben",
        "breadcrumb": trail(found),
        "facts": [
            ("Name", contact.name),
            ("E-Mail-Adresse", contact.email),
            ("Telefon", contact.phone),
            ("Konto", contact.user.name if contact.user else ""),
            ("Sprache der Antwort", inbox.language_name(contact.language)),
            ("Darf für ein Gespräch angesprochen werden", "ja" if contact.interview_consent else "nein"),
            ("Wird gelöscht nach dem", long_day(contact.delete_after)),
        ],
        "back": addresses.of_hint(found),
    }
    response = render(request, "structure/inbox/contact.html", context)
    response["Cache-Control"] = "no-store"
    return response
