"""Interviews in the closed room: the list, one interview, and its verbs."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.numbers import MONTHS
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.studies import addresses
from augenhoehe.studies.forms import interviews as our_forms
from augenhoehe.studies.log_words import words_of
from augenhoehe.studies.models import Interview
from augenhoehe.studies.operations import interviews as operations
from augenhoehe.studies.operations.reading import note_reading
from augenhoehe.studies.queries import interviews as queries
from augenhoehe.studies.queries import studies as asked
from augenhoehe.studies.rules import interviews as rules
from augenhoehe.studies.rules.machines import INTERVIEW
from augenhoehe.studies.tags import interview_tag
from augenhoehe.ui.words import long_day

from .room import find, find_nomination, find_study, in_room, trail


@require_GET
@in_room
def rooms(request: ActorRequest) -> HttpResponse:
    """The studies of the own institute; with one there is nothing to choose."""
    found = list(queries.own_studies(request.actor))
    if len(found) == 1:
        return HttpResponseRedirect(addresses.of_interviews(found[0]))
    rows = [(one, addresses.of_interviews(one)) for one in found]
    return render(request, "studies/rooms.html", {"page_title": "Interviews", "rows": rows})


@require_GET
@in_room
def interviews(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    study = find_study(request, pk)
    rows = queries.interviews_of(request.actor, study)
    nominated = list(queries.nominations_for(request.actor).filter(study=study))
    note_reading(study=study, interviews=[None], verb="list", by=request.actor, at=now())
    context = {
        "page_title": f"Interviews: {study.title}",
        "breadcrumb": trail()[:1],
        "study": study,
        "rows": [(one, interview_tag(one)) for one in rows],
        "nominations": [(one, _kind(one.said("kind"))) for one in nominated],
        "takes": rules.can_take_interviews(request.actor, study),
    }
    return render(request, "studies/interviews.html", context)


def _kind(kind: str) -> str:
    return str(Interview.PersonKind(kind).label)


@in_room
def interview_new(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    study = find_study(request, pk)
    rules.check_takes_interviews(request.actor, study)
    form = our_forms.PartnerForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.propose_interview(study=study, partner=form.partner(), by=request.actor, at=now())
        return addresses.of_interview(made), f"Angelegt unter dem Kennwort {made.code}."

    return ask(request, form, act, title="Interview anlegen", button="Anlegen", breadcrumb=trail(study))


@require_GET
@in_room
def interview(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    findings = queries.findings_of(found)
    consent = queries.consent_of(found) if found.readable else None
    areas, hurdles = queries.labels("life_area"), queries.labels("hurdle")
    context = {
        "page_title": f"Interview {found.code}",
        "breadcrumb": trail(found.study),
        "status": interview_tag(found),
        "interview": found,
        "facts": _facts(found),
        "consent": consent,
        "consent_language": NAMES.get(consent.content["language"], "") if consent else "",
        "findings": [
            {
                "of": one.finding,
                "area": areas.get(one.finding.said("life_area"), ""),
                "hurdle": hurdles.get(one.finding.said("hurdle"), ""),
                "status": one.status,
                "releases": rules.can_release(one.finding, findings),
            }
            for one in queries.fates_of(findings, now())
        ],
        "readable": found.readable,
        "moves": _moves(found),
        "codes": rules.can_code(found),
        "writes": found.state in (Interview.State.CONSENTED, Interview.State.HELD, Interview.State.ANALYSED),
        "raw_until": found.study.raw_until,
    }
    return render(request, "studies/interview.html", context)


def _moves(found: Interview) -> list[tuple[str, str]]:
    """(address, label) of what comes next."""
    pages = {"ask": "interview_ask", "consent": "interview_consent", "hold": "interview_hold",
             "analyse": "interview_analyse", "reopen": "interview_reopen"}  # fmt: skip
    open_moves = [one for one in INTERVIEW.transitions if found.state in one.sources and one.name in pages]
    return [(reverse(f"studies_inside:{pages[one.name]}", args=[found.pk]), one.label) for one in open_moves]


def _facts(found: Interview) -> list[tuple[str, str]]:
    towns = {str(one.pk): one.name for one in asked.towns()}
    month, mode = found.word("month"), found.word("mode")
    held = f"{MONTHS[int(month[5:]) - 1]} {month[:4]}" if month else ""
    return [
        ("Wer", found.kind_label),
        ("Hat sich selbst gemeldet", "ja" if found.readable and found.content.get("self_nominated") else ""),
        ("Name", found.word("name")),
        ("Stelle oder Verein", found.word("office")),
        ("E-Mail-Adresse", found.word("email")),
        ("Telefon", found.word("phone")),
        ("Sprache", NAMES.get(found.word("language"), "")),
        ("Ort", towns.get(found.word("municipality_id"), "")),
        ("Verabredung", found.word("note")),
        ("Gespräch", held),
        ("Art des Gesprächs", str(Interview.Mode(mode).label) if mode else ""),
        ("Rohdaten werden gelöscht am", long_day(found.study.raw_until) if found.readable else ""),
    ]


def verb_on(
    request: ActorRequest, found: Interview, form: forms.BaseForm, verb: Callable[..., Any], said: str, **texts: Any
) -> HttpResponse:
    """A form about one interview: what was typed goes to the verb, then back to the interview."""

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(interview=found, by=request.actor, at=now(), **data)
        return addresses.of_interview(found), said

    return ask(request, form, act, breadcrumb=trail(found.study, found), **texts)


@in_room
def interview_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(found)
    form = our_forms.PartnerForm(request.POST or None, of=found)

    def change(interview: Interview, by: Any, at: Any, revision: int, **data: Any) -> None:
        operations.change_partner(interview=interview, partner=form.partner(), revision=revision, by=by, at=at)

    return verb_on(request, found, form, change, "Gespeichert.", title="Angaben zur Person", button="Speichern")


@in_room
def interview_ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    INTERVIEW.target(found.state, "ask")
    form = our_forms.MoveForm(request.POST or None, of=found)
    return verb_on(
        request, found, form, operations.ask_partner, "Angefragt.", title="Als angefragt festhalten",
        button="Ist angefragt", lead="Sagen Sie der Person, wozu Sie fragen, wer es liest und wann es gelöscht wird.",
    )  # fmt: skip


@in_room
def interview_consent(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    INTERVIEW.target(found.state, "consent")
    text = asked.consent_text_of(found.study)
    form = our_forms.ConsentForm(request.POST or None, of=found, initial={"language": found.word("language") or "de"})
    return verb_on(
        request, found, form, operations.give_consent, "Die Einwilligung ist festgehalten.",
        title="Einwilligung festhalten", button="Festhalten", template="studies/consent.html", text=text,
    )  # fmt: skip


@in_room
def interview_hold(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    INTERVIEW.target(found.state, "hold")
    form = our_forms.HoldForm(request.POST or None, of=found, today=today())
    return verb_on(
        request, found, form, operations.hold_interview, "Das Gespräch ist festgehalten.",
        title="Gespräch festhalten", button="Festhalten",
    )  # fmt: skip


@in_room
def interview_notes(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_notes(found, "")
    form = our_forms.NotesForm(request.POST or None, of=found)
    return verb_on(
        request, found, form, operations.write_down, "Gespeichert, verschlüsselt.", title="Notizen und Mitschrift",
        button="Speichern", lead=f"Verschlüsselt. Am {long_day(found.study.raw_until)} wird es gelöscht.",
    )  # fmt: skip


@in_room
def interview_settle(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    found = find(request, pk)
    INTERVIEW.target(found.state, verb)
    label = next(one.label for one in INTERVIEW.transitions if one.name == verb)
    form = our_forms.MoveForm(request.POST or None, of=found)

    def settle(**data: Any) -> None:
        operations.settle_interview(verb=verb, **data)

    return verb_on(request, found, form, settle, "Gespeichert.", title=label, button=label)


@in_room
def interview_delete_raw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    INTERVIEW.target(found.state, "delete_raw")
    form = our_forms.MoveForm(request.POST or None, of=found)
    return verb_on(
        request, found, form, operations.delete_raw, "Die Rohdaten sind gelöscht, mit ihrem Schlüssel.",
        title="Rohdaten löschen", button="Löschen", danger=True,
        lead="Kontakt, Einwilligung, Notizen und Mitschrift sind danach für alle weg, auch in Sicherungen. "
        "Die Befunde bleiben.",
    )  # fmt: skip


@in_room
def interview_revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    study = found.study
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.revoke_consent(interview=found, by=request.actor, at=now())
        return addresses.of_interviews(study), "Alles zu diesem Interview ist gelöscht, mit seinem Schlüssel."

    return ask(
        request, form, act, title="Widerruf oder Absage", button="Alles löschen", breadcrumb=trail(study, found),
        danger=True,
        lead="Das Interview mit allen Befunden wird gelöscht, auch in Sicherungen unlesbar. Was schon als Hinweis "
        "ohne Namen hinausging, bleibt; was noch im Tor wartet, wird herausgenommen.",
    )  # fmt: skip


@require_GET
@in_room
def interview_log(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """„Wer hat gelesen?“: for the institute, and to show to the person."""
    found = find(request, pk)
    lines = [(one, words_of(one.verb)) for one in queries.log_of(found)]
    context = {"page_title": "Wer hat gelesen?", "breadcrumb": trail(found.study, found), "lines": lines}
    return render(request, "studies/log.html", context)


# --- Nominations ---------------------------------------------------------------------------------------
@require_GET
@in_room
def nomination(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_nomination(request, pk)
    note_reading(study=found.study, interviews=[None], verb="nominations", by=request.actor, at=now())
    towns = {str(one.pk): one.name for one in asked.towns()}
    context = {
        "page_title": "Selbstmeldung",
        "breadcrumb": trail(found.study),
        "nomination": found,
        "facts": [
            ("Wer", _kind(found.said("kind"))),
            ("Anrede", found.said("name")),
            ("E-Mail-Adresse", found.said("email")),
            ("Telefon", found.said("phone")),
            ("Sprache", NAMES.get(found.said("language"), "")),
            ("Ort", towns.get(found.said("municipality_id"), "")),
            ("Worüber", found.said("about")),
            ("Eingegangen am", long_day(found.arrived_on)),
            ("Wird gelöscht am", long_day(found.erase_on)),
        ],
        "takes": rules.can_take_interviews(request.actor, found.study),
    }
    return render(request, "studies/nomination.html", context)


@require_POST
@in_room
def nomination_take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    made = operations.take_nomination(nomination=find_nomination(request, pk), by=request.actor, at=now())
    return HttpResponseRedirect(addresses.of_interview(made))


@require_POST
@in_room
def nomination_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find_nomination(request, pk)
    study = found.study
    operations.decline_nomination(nomination=found, by=request.actor, at=now())
    return HttpResponseRedirect(addresses.of_interviews(study))
