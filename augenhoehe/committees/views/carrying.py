"""Succession, terms, and what goes over; the seats of a body through its terms."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.committees import queries, rules
from augenhoehe.committees.addresses import of_carry_over
from augenhoehe.committees.forms.carrying import EndMatterForm, EndTermForm, SuccessionForm, TermForm
from augenhoehe.committees.models import CarriedMatter, CarryOver
from augenhoehe.committees.operations import carrying, terms
from augenhoehe.committees.queries import carrying as found_in
from augenhoehe.committees.rules import carrying as carry_rules
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.places.queries import installation
from augenhoehe.ui.status import StatusTag

from .committees import address, find, managed, trail


# --- Succession -------------------------------------------------------------------------------------
def committee_succeed(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = SuccessionForm(request.POST or None, of=committee, actor=request.actor, day=today())

    def act(data: dict) -> tuple[str, str]:
        name, kind, basis = data.pop("name"), data.pop("kind"), data.pop("legal_basis")
        made = carrying.found_successor(
            committee=committee, name=name, kind=kind or committee.kind, legal_basis=basis, by=request.actor, at=now(),
            **data,
        )  # fmt: skip
        return of_carry_over(made), "Die Nachfolge ist eingetragen. Sagen Sie nun, was übernommen wird."

    lead = (
        "Ein neues Gremium tritt an die Stelle dieses Gremiums. Ändert sich nur der Name, benennen Sie es um. "
        "Beschlüsse und Niederschriften bleiben beim bisherigen; was offen ist, wird danach einzeln übernommen."
    )
    return ask(
        request, form, act, title="Nachfolge eintragen", button="Nachfolge eintragen", breadcrumb=trail(committee),
        lead=lead,
    )  # fmt: skip


def _carry_over(request: ActorRequest, pk: uuid.UUID) -> CarryOver:
    """Titles of closed items stand there: only for who answers for both bodies."""
    rows = found_in.carry_over_in(queries.committees_for(request.actor, today()))
    found = get_object_or_404(rows, pk=pk)
    carry_rules.check_carry(request.actor, found)
    return found


@require_GET
def carry_over(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _carry_over(request, pk)
    day = today()
    still_open = [] if found.finished_at else carrying.still_open(found)
    context = {
        "page_title": "Was übernommen wird",
        "breadcrumb": trail(found.to_committee),
        "status": StatusTag("abgeschlossen", "good") if found.finished_at else StatusTag("läuft", "active"),
        "carry_over": found,
        "old_name": found.former_name,
        "new_name": found.new_name,
        "open": still_open,
        "decided": found_in.decided_matters(found),
        "begun": day >= found.starts_on,
        "today": day,
    }
    return render(request, "committees/carry_over.html", context)


@require_POST
def carry_all(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _carry_over(request, pk)
    count = carrying.carry_all(carry_over=found, by=request.actor, at=now())
    messages.success(request, "Eine Sache ist übernommen." if count == 1 else f"{count} Sachen sind übernommen.")
    return redirect(of_carry_over(found))


@require_POST
def carry_matter(request: ActorRequest, pk: uuid.UUID, kind: str, matter: uuid.UUID) -> HttpResponse:
    found = _carry_over(request, pk)
    made = carrying.carry_matter(
        carry_over=found, kind=kind, pk=matter, fate=CarriedMatter.Fate.CARRIED, by=request.actor, at=now()
    )
    messages.success(request, f"Übernommen: {made.title}")
    return redirect(of_carry_over(found))


def carry_end(request: ActorRequest, pk: uuid.UUID, kind: str, matter: uuid.UUID) -> HttpResponse:
    found = _carry_over(request, pk)
    one = next((one for one in carrying.still_open(found) if (one.kind, one.pk) == (kind, matter)), None)
    if one is None:
        raise Http404
    form = EndMatterForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        carrying.carry_matter(
            carry_over=found, kind=kind, pk=matter, fate=CarriedMatter.Fate.ENDED, by=request.actor, at=now(), **data
        )
        return of_carry_over(found), f"Nicht weitergeführt: {one.title}"

    return ask(
        request, form, act, title=f"Nicht weiterführen: {one.title}", button="Nicht weiterführen", danger=True,
        breadcrumb=[*trail(found.to_committee), ("Was übernommen wird", of_carry_over(found))], lead=ENDS[kind],
    )  # fmt: skip


ENDS = {
    "item": "Der Punkt wird zurückgezogen. Niemand muss mehr darüber entscheiden.",
    "station": "Die Vorlage wird zurückgezogen, auch bei allen anderen Gremien auf ihrem Weg.",
    "mandate": "Der Auftrag wird gestrichen. Die zuständige Stelle ist davon frei.",
}


# --- Terms ------------------------------------------------------------------------------------------
def term_start(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = TermForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        where: dict[str, Any] = {"committee": committee}
        if data.pop("whole_town"):
            row = installation()
            where = {"municipality": committee.municipality or (row.district if row else None)}
        made = terms.start_term(by=request.actor, at=now(), **where, **data)
        return f"{address(committee)}#wahlperioden", f"Die {made} ist eingetragen."

    return ask(request, form, act, title="Wahlperiode eintragen", button="Eintragen", breadcrumb=trail(committee))


def term_end(request: ActorRequest, pk: uuid.UUID, term: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    found = get_object_or_404(found_in.terms_of(committee.pk, committee.municipality_id), pk=term)
    carry_rules.check_term(request.actor, found.committee, found.municipality)
    form = EndTermForm(request.POST or None, of=found, initial={"ends_on": found.ends_on} if found.ends_on else {})

    def act(data: dict) -> tuple[str, str]:
        begun = terms.end_term(term=found, by=request.actor, at=now(), **data)
        here = next((one for one in begun if one.committee_id == committee.pk), None)
        sentence = f"Die {found} endet am {long_date(data['ends_on'])}."
        if here is None:
            return f"{address(committee)}#wahlperioden", sentence
        return of_carry_over(here), f"{sentence} Sagen Sie nun, was in der nächsten weitergeht."

    lead = (
        "Was dann noch offen ist, geht nicht von selbst unter. Sie sagen danach einzeln oder für alles zugleich, "
        "ob es in der nächsten Wahlperiode weitergeht."
    )
    return ask(request, form, act, title=f"{found} beenden", button="Beenden", breadcrumb=trail(committee), lead=lead)


@require_GET
def seats_by_term(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Everybody who ever sat here, term by term."""
    committee = find(request, pk)
    day = today()
    context = {
        "page_title": "Sitze durch die Wahlperioden",
        "breadcrumb": trail(committee),
        "committee": committee,
        "terms": found_in.seats_by_term(committee),
        "reads_names": queries.reads_names(request.actor, committee, day),
        "manages": rules.can_manage(request.actor, committee),
        "today": day,
    }
    return render(request, "committees/seats_by_term.html", context)
