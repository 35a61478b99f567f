"""Terms and successions: whose they are, how they follow each other, what may go over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from augenhoehe.committees.models import CarriedMatter, CarryOver, Committee, Term
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality

from .committees import check_create, check_manage, check_stands


# --- Who may ----------------------------------------------------------------------------------------
def check_term(by: Actor, committee: Committee | None, municipality: Municipality | None) -> None:
    """A body's own term: who manages the body; a town's: who may set up bodies there."""
    if committee is not None:
        check_manage(by, committee)
    else:
        check_create(by, municipality.pk if municipality else None)


def check_carry(by: Actor, carry_over: CarryOver) -> None:
    """Both bodies: what one leaves open, the other has to answer for."""
    check_manage(by, carry_over.committee)
    check_manage(by, carry_over.to_committee)


# --- What the state allows --------------------------------------------------------------------------
def check_term_dates(before: Sequence[Term], starts_on: date, ends_on: date | None, number: int) -> None:
    """Terms follow each other without a common day, and count upwards."""
    if ends_on is not None and ends_on < starts_on:
        raise Refused("Die Wahlperiode endet vor ihrem Beginn.", field="ends_on")
    for one in before:
        if one.number == number:
            raise Refused(f"Die {number}. Wahlperiode gibt es schon.", field="number")
        if one.starts_on <= (ends_on or date.max) and starts_on <= (one.ends_on or date.max):
            raise Refused(
                f"In dieser Zeit läuft schon die {one.number}. Wahlperiode, ab {long_date(one.starts_on)}. "
                "Beenden Sie sie zuerst.",
                field="starts_on",
            )


def check_term_end(term: Term, ends_on: date) -> None:
    if ends_on < term.starts_on:
        raise Refused("Das Ende liegt vor dem Beginn der Wahlperiode.", field="ends_on")


def check_succession(
    by: Actor, committee: Committee, successor: Committee | None, starts_on: date, at: datetime
) -> None:
    """The old body stands until the day before, the new one from the day on; nobody succeeds itself."""
    check_manage(by, committee)
    check_stands(committee, day_of(at))
    if CarryOver.objects.filter(committee=committee, kind=CarryOver.Kind.SUCCESSION).exists():
        raise Refused("Für dieses Gremium ist schon eine Nachfolge eingetragen.")
    if committee.started_on is not None and starts_on <= committee.started_on:
        raise Refused("Die Nachfolge beginnt nach dem Tag, an dem das Gremium eingesetzt wurde.", field="starts_on")
    if any(day_of(one.starts_at) >= starts_on for one in committee.meetings.coming(at)):
        raise Refused("Nach diesem Tag ist noch eine Sitzung geplant. Sagen Sie sie zuerst ab.", field="starts_on")
    if successor is None:
        return
    check_manage(by, successor)
    if successor.pk == committee.pk:
        raise Refused("Ein Gremium folgt nicht auf sich selbst.", field="successor")
    if not successor.stands_on(starts_on):
        raise Refused("Das gewählte Gremium ist an diesem Tag schon aufgelöst.", field="successor")
    if _leads_back(successor, committee):
        raise Refused("Das gewählte Gremium ist ein Vorgänger. Die Nachfolge liefe im Kreis.", field="successor")


def _leads_back(committee: Committee, to: Committee) -> bool:
    """Does the chain of successors of a body come to the other one?"""
    seen, ahead = {committee.pk}, committee
    while True:
        found = CarryOver.objects.filter(committee=ahead, kind=CarryOver.Kind.SUCCESSION).first()
        if found is None or found.to_committee_id in seen:
            return False
        if found.to_committee_id == to.pk:
            return True
        seen.add(found.to_committee_id)
        ahead = found.to_committee


def check_begun_carry(carry_over: CarryOver, day: date) -> None:
    """Until the day the old body decides for itself."""
    if day < carry_over.starts_on:
        raise Refused(
            f"Übernommen wird ab dem {long_date(carry_over.starts_on)}. "
            "Bis dahin ist noch das bisherige Gremium zuständig."
        )
    if carry_over.finished_at is not None:
        raise Refused("Dieser Übergang ist abgeschlossen.")


def check_fate(fate: str, reason: str) -> None:
    if fate not in CarriedMatter.Fate.values:
        raise Refused("Sagen Sie bitte, was daraus wird.", field="fate")
    if fate == CarriedMatter.Fate.ENDED and not reason.strip():
        raise Refused("Nennen Sie bitte den Grund. Er steht im Vorgang.", field="reason")
