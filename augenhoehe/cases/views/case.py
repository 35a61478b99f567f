"""One file: the person, the concerns, the contacts, who may read, who has read; and its verbs."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from augenhoehe.cases import consents, operations, queries, rules
from augenhoehe.cases.forms import files as our_forms
from augenhoehe.cases.log_words import words_of
from augenhoehe.cases.models import Case
from augenhoehe.cases.tags import case_tag, concern_tag
from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.keys import KeyMissing
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .linkings import lines_of
from .room import address, find, in_room, trail, verb_on


@require_safe
@in_room()
def case(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    try:
        opened = queries.file_of(found, at=now())
        context = _context(request, opened)
    except KeyMissing:
        return render(request, "cases/gone.html", {"page_title": found.client.name, "breadcrumb": trail()}, status=410)
    return render(request, "cases/case.html", context)


def _context(request: ActorRequest, file: queries.File) -> dict[str, Any]:
    actor, case, day = request.actor, file.case, today()
    areas = file.life_areas
    return {
        "page_title": case.client.name,
        "breadcrumb": trail(),
        "status": case_tag(case),
        "case": case,
        "facts": _facts(case),
        "concerns": [
            {
                "concern": one,
                "tag": concern_tag(one),
                "area": areas.get(one.life_area, one.life_area),
                "fates": file.fates.get(one.pk, ()),
                "offers": rules.can_give_hint(actor, case, one),
                "begins": one.state == one.State.NAMED,
                "ends": rules.CONCERN.allows(one.state, "realise"),
                "reopens": rules.CONCERN.allows(one.state, "reopen"),
            }
            for one in file.concerns
        ],
        "contacts": [{"row": one, "kind": dict(our_forms.CONTACT_KINDS)[one.content["kind"]]} for one in file.contacts],
        "linkings": lines_of(file.linkings),
        "strengths": file.strengths,
        "consent": file.consent,
        "consents": file.consents,
        "readers": [(one, one.stands(day)) for one in file.readers if one.stands(day) != "ended"],
        "others": [(one, case_tag(one)) for one in file.other_cases],
        "writes": rules.can_write(actor, case),
        "manages": rules.can_manage(actor, case),
        "moves": [one for one in rules.case_verbs(actor, case) if one.name not in rules.OWN_PAGES],
        "handed": next((one for one in file.readers if one.waits_for(actor.user_id)), None),
        "endings": [_ending(one) for one in reversed(case.content.get("endings", ()))],
        "today": day,
    }


def _facts(case: Case) -> list[tuple[str, str]]:
    who, content = case.client.identity, case.content
    return [
        ("Aktennummer", case.number),
        ("Geboren", who.born),
        ("Telefon", who.phone),
        ("E-Mail-Adresse", who.email),
        ("Anschrift", who.address),
        ("Sprache", f"{who.language}{', mit Sprachmittlung' if who.interpreter else ''}"),
        ("Im Haushalt", who.household),
        ("Andere Schreibweisen", who.other_names),
        ("Anfrage", content.get("request", "")),
        ("Vereinbarung", content.get("agreement", "")),
        ("Ergebnis", rules.RESULTS.get(content.get("result", ""), "")),
        ("Festgehalten", content.get("summary", "")),
        ("Angelegt am", long_date(case.opened_on)),
        ("Wird gelöscht am", long_date(case.erase_on) if case.erase_on else ""),
    ]


def _ending(one: dict[str, str]) -> list[tuple[str, str]]:
    """How the case ended an earlier time, and why it went on."""
    return [
        ("Abgeschlossen am", long_date(date.fromisoformat(one["closed_on"]))),
        ("Ergebnis", rules.RESULTS.get(one["result"], "")),
        ("Festgehalten", one["summary"]),
        ("Wieder geöffnet am", long_date(date.fromisoformat(one["reopened_on"]))),
        ("Warum", one["reason"]),
    ]


@require_safe
@in_room()
def log(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """„Wer hat gelesen?“: for the case manager, and to show to the person."""
    found = find(request, pk)
    context = {
        "page_title": "Wer hat gelesen?",
        "breadcrumb": trail(found),
        "lines": [(one, words_of(one.verb)) for one in queries.log_of(found)],
    }
    return render(request, "cases/log.html", context)


@in_room()
def client_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    form = our_forms.ChangeClientForm(request.POST or None, of=found.client)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_client(
            case=found, identity=form.identity, revision=data["revision"], by=request.actor, at=now()
        )
        return address(found), "Gespeichert."

    return ask(request, form, act, title="Angaben zur Person", button="Speichern", breadcrumb=trail(found))


@in_room()
def case_move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    form = our_forms.MoveCaseForm(request.POST or None, of=found)
    return verb_on(
        request, found, form, operations.move_case, "Der Stand ist geändert.", title="Stand ändern", button="Ändern",
        template="cases/move.html", strengths=queries.strengths_of(found),
    )  # fmt: skip


@in_room()
def case_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manages(request.actor, found)
    rules.CASE.target(found.phase, "close")
    ends = long_date(day_of(now()) + rules.KEPT_AFTER_CLOSING)
    return verb_on(
        request, found, our_forms.CloseCaseForm(request.POST or None, of=found), operations.close_case,
        "Der Fall ist abgeschlossen. Die Akte ist gesperrt.", title="Fall abschließen", button="Abschließen",
        lead=f"Danach ist die Akte gesperrt: Sie lesen sie noch, ändern sie nicht mehr. Gelöscht wird sie am {ends}.",
    )  # fmt: skip


@in_room()
def case_reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manages(request.actor, found)
    rules.CASE.target(found.phase, "reopen")
    return verb_on(
        request, found, our_forms.ReopenCaseForm(request.POST or None, of=found), operations.reopen_case,
        "Der Fall ist wieder offen. Er beginnt mit der Klärung.", title="Fall wieder öffnen", button="Wieder öffnen",
        lead="Die Sperre fällt, der Tag der Löschung auch. Schließen Sie den Fall wieder ab, zählen die drei Jahre "
        "neu. Wie er beim ersten Mal endete, bleibt in der Akte.",
    )  # fmt: skip


@in_room()
def case_erase(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_manages(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.erase_case(case=found, cause=data["cause"], by=request.actor, at=now())
        return reverse("cases_inside:cases"), "Die Akte ist gelöscht, ihr Schlüssel vernichtet."

    return ask(
        request, our_forms.EraseCaseForm(request.POST or None), act, title="Akte löschen", button="Endgültig löschen",
        breadcrumb=trail(found), danger=True,
        lead="Alles in dieser Akte wird gelöscht und ihr Schlüssel vernichtet. Auch alte Sicherungen zeigen sie nicht "
        "mehr. Hinweise, die ohne Namen weitergegeben sind, bleiben; niemand kann sie mehr zuordnen.",
    )  # fmt: skip


@in_room()
def case_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A person who comes again gets a new case in the same file of theirs."""
    found = find(request, pk)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.open_case(client=found.client, by=request.actor, at=now())
        return address(made), "Ein neuer Fall ist angelegt."

    form = forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, act, title="Neuer Fall", button="Fall anlegen", breadcrumb=trail(found),
        lead="Die Person kommt mit einer neuen Sache. Der neue Fall braucht eine eigene Einwilligung.",
    )  # fmt: skip


@in_room()
def consent_give(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    rules.check_no_consent(queries.consent_of(found))
    return verb_on(
        request, found, our_forms.ConsentForm(request.POST or None), operations.give_consent,
        "Die Einwilligung ist festgehalten.", title="Einwilligung festhalten", button="Festhalten",
        template="cases/consent.html", text=consents.CASE_CONSENT[consents.CURRENT], version=consents.CURRENT,
    )  # fmt: skip


@in_room()
def consent_revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    consent = get_object_or_404(queries.consents_for(request.actor), pk=pk)
    found = find(request, consent.case_id)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.revoke_consent(consent=consent, by=request.actor, at=now())
        return address(found), "Der Widerruf ist festgehalten."

    return ask(
        request, our_forms.RevokeForm(request.POST or None), act, title="Widerruf festhalten", button="Festhalten",
        breadcrumb=trail(found),
    )  # fmt: skip


@in_room()
def contact_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    form = our_forms.ContactForm(request.POST or None, initial={"on": today()})
    return verb_on(
        request, found, form, operations.note_contact, "Notiert.", title="Kontakt notieren", button="Notieren"
    )
