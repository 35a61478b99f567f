"""The catalogue inside: the list, one programme with everything, and what becomes of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core import contributions
from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import NAMES, OTHERS
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.funding import operations, words
from augenhoehe.funding.addresses import of_programme, public_of_programme
from augenhoehe.funding.forms.programmes import EndForm, ProgrammeForm
from augenhoehe.funding.listings.programmes import programmes_listing
from augenhoehe.funding.models import FundingProgramme
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.rules import programmes as rules
from augenhoehe.funding.tags import check_tag, programme_tag
from augenhoehe.funding.vocabularies import Applicant
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


def trail(programme: FundingProgramme | None = None) -> Crumbs:
    start = [("Förderprogramme", reverse("funding_inside:programmes"))]
    return [*start, (programme.name, of_programme(programme))] if programme else start


def kept(request: ActorRequest, pk: uuid.UUID) -> FundingProgramme:
    """For pages that change a programme: whoever may not is refused before typing anything."""
    found: FundingProgramme = get_object_or_404(queries.programmes_for(request.actor, today()), pk=pk)
    rules.check_keep(request.actor)
    return found


@require_GET
def programmes(request: ActorRequest) -> HttpResponseBase:
    rules.check_keep(request.actor)
    day = today()
    rows = queries.programmes_for(request.actor, day)
    return list_response(request, programmes_listing(day), rows, "funding/programmes.html")


@require_GET
def programme(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything of one programme; who does not keep the catalogue reads the public page."""
    day = today()
    found = get_object_or_404(queries.programmes_for(request.actor, day), pk=pk)
    if not rules.can_keep(request.actor):
        return redirect("funding:programme_public", pk=pk)
    context = {
        "page_title": found.name,
        "breadcrumb": trail(),
        "status": programme_tag(found),
        "programme": found,
        "facts": _facts(found),
        "check": check_tag(found, day),
        "public_url": public_of_programme(found),
        "rules": [(one, words.required(one)) for one in queries.rules_of(found)],
        "calls": queries.calls_of(found, day),
        "past": queries.past_calls_of(found, day),
        "alive": found.state != FundingProgramme.State.ENDED,
        "verbs": {one.name for one in rules.PROGRAMME.transitions if found.state in one.sources},
        "languages": [(NAMES[code], code in found.funded) for code in OTHERS],
        "translate_url": contributions.ask("translation.page", found, default=""),
        "bookmark": queries.bookmark_of(request.actor, found),
    }
    return render(request, "funding/programme.html", context)


def _facts(one: FundingProgramme) -> list[tuple[str, str]]:
    checked = ", ".join(filter(None, [long_date(one.checked_on) if one.checked_on else "", one.checked_function]))
    return [
        ("Wer das Geld gibt", one.giver),
        ("Ebene", one.get_level_display()),
        ("Wie viel", "; ".join(words.sum_words(one))),
        ("Eine Stunde zählt", words.euro(one.volunteer_rate) if one.volunteer_rate else ""),
        ("Fachgebiete", ", ".join(labels(Field, one.fields)) or "alle"),
        ("Wer sich bewerben kann", ", ".join(labels(Applicant, one.applicants)) or "alle"),
        ("Internetseite", one.link),
        ("Wer Fragen beantwortet", one.contact),
        ("Zuletzt geprüft", checked or "noch nie"),
        ("Wieder zu prüfen", long_date(one.check_due) if one.checked_on else "jetzt"),
        ("Eingestellt, weil", one.end_reason),
    ]


def programme_enter(request: ActorRequest) -> HttpResponse:
    rules.check_keep(request.actor)
    form = ProgrammeForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_programme(by=request.actor, at=now(), **form.values())
        return of_programme(made), "Eingetragen, als Entwurf. Ergänzen Sie Bedingungen und Fristen."

    return ask(request, form, act, title="Förderprogramm eintragen", button="Eintragen", breadcrumb=trail())


def programme_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = ProgrammeForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_programme(
            programme=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return of_programme(found), "Gespeichert."

    return ask(request, form, act, title="Förderprogramm ändern", button="Speichern", breadcrumb=trail(found))


def programme_confirm(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.confirm_programme, title="Programm geprüft", button="Stimmt noch",
        lead="Sie haben Summen, Bedingungen und Fristen mit den Angaben der Stelle verglichen, die das Geld gibt.",
        done="Danke. Das Datum der Prüfung steht auf der Seite.",
    )  # fmt: skip


def programme_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.publish_programme, title="Programm veröffentlichen", button="Veröffentlichen",
        lead="Alle können es finden, mit Bedingungen und Fristen.", done="Das Programm ist öffentlich.",
    )  # fmt: skip


def programme_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.withdraw_programme, title="Zurück in den Entwurf", button="Zurücknehmen",
        lead="Die öffentliche Seite verschwindet. Wer es sich gemerkt hat, wird nicht mehr erinnert.",
        done="Das Programm ist nicht mehr öffentlich.",
    )  # fmt: skip


def programme_revive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.revive_programme, title="Programm wieder aufnehmen", button="Wieder aufnehmen",
        lead="Es kommt als Entwurf zurück und ist neu zu prüfen.", done="Wieder aufgenommen, als Entwurf.",
    )  # fmt: skip


def programme_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _verb(
        request, pk, operations.end_programme, EndForm, title="Programm eingestellt",
        button="Als eingestellt eintragen", lead="Die öffentliche Seite verschwindet. Bewilligungen bleiben.",
        done="Als eingestellt eingetragen.",
        danger=True,
    )  # fmt: skip


def _verb(
    request: ActorRequest, pk: uuid.UUID, verb: Callable[..., Any], form_class: Any = RevisionForm, *, done: str,
    **texts: Any,
) -> HttpResponse:  # fmt: skip
    """Every verb of a programme has the same page."""
    found = kept(request, pk)
    form = form_class(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(programme=found, by=request.actor, at=now(), **data)
        return of_programme(found), done

    return ask(request, form, act, breadcrumb=trail(found), **texts)
