"""Terms: begun for a body or a town, ended on a day; what is open then goes over or ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from augenhoehe.committees.models import CarryOver, Committee, Seat, Term
from augenhoehe.committees.queries.carrying import bodies_with_open
from augenhoehe.committees.rules import carrying as rules
from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

from .carrying import begin


@transaction.atomic
def start_term(
    *,
    number: int,
    starts_on: date,
    by: Actor,
    at: datetime,
    committee: Committee | None = None,
    municipality: Municipality | None = None,
    ends_on: date | None = None,
) -> Term:
    """A term begins; seats given in it, in the body or in all elected bodies of the town, belong to it."""
    if (committee is None) == (municipality is None):
        raise Refused("Eine Wahlperiode gehört zu einem Gremium oder zu einer ganzen Kommune.", field="whole_town")
    rules.check_term(by, committee, municipality)
    rules.check_term_dates(_siblings(committee, municipality), starts_on, ends_on, number)
    term = Term.objects.create(
        committee=committee, municipality=municipality, number=number, starts_on=starts_on, ends_on=ends_on
    )
    # Whoever was there before and stays without an election belongs to no term.
    seats = Seat.objects.filter(term__isnull=True, valid_from__gte=starts_on, valid_from__lte=ends_on or date.max)
    seats.filter(committee__in=_bodies(committee, municipality)).update(term=term)
    audit("start_term", term, by=by, at=at, fields=["number", "starts_on", "ends_on"])
    return term


@transaction.atomic
def end_term(*, term: Term, ends_on: date, by: Actor, at: datetime, revision: int | None = None) -> list[CarryOver]:
    """A term ends with a day, its seats with it; each body with open matters has to say what becomes of them."""
    revisions.lock(term, revision=revision, typed={"ends_on": ends_on})
    rules.check_term(by, term.committee, term.municipality)
    rules.check_term_end(term, ends_on)
    if term.carry_overs.exists():
        raise Refused("Diese Wahlperiode ist schon beendet.")
    revisions.change(term, ends_on=ends_on)
    seats = term.seats.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=ends_on), valid_from__lte=ends_on)
    seats.update(valid_until=ends_on)
    audit("end_term", term, by=by, at=at, fields=["ends_on"])
    starts_on = ends_on + timedelta(days=1)
    bodies = _bodies(term.committee, term.municipality)
    return [
        begin(
            kind=CarryOver.Kind.TERM_END, committee=one, to_committee=one, term=term, starts_on=starts_on,
            source="", by=by, at=at,
        )
        for one in bodies_with_open(bodies, starts_on)
    ]  # fmt: skip


def _siblings(committee: Committee | None, municipality: Municipality | None) -> list[Term]:
    """With the row of the body or the town as the lock: two who enter a term at once come one after the other."""
    if committee is not None:
        Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
        return list(Term.objects.filter(committee=committee))
    if municipality is not None:
        Municipality.objects.select_for_update(of=("self",)).get(pk=municipality.pk)
    return list(Term.objects.filter(municipality=municipality))


def _bodies(committee: Committee | None, municipality: Municipality | None) -> list[Committee]:
    """The bodies whose seats follow a term; groups of a town that nobody elects have none."""
    if committee is not None:
        return [committee]
    elected = (Committee.Kind.COUNCIL, Committee.Kind.SPECIALIST_COMMITTEE, Committee.Kind.INTEGRATION_COMMITTEE,
               Committee.Kind.DISTRICT_COUNCIL, Committee.Kind.DISTRICT_COMMITTEE)  # fmt: skip
    place = Q(municipality=municipality)
    if municipality is not None and municipality.kind == Municipality.Kind.DISTRICT:
        # Bodies of the whole Kreis name no town.
        place |= Q(municipality__isnull=True)
    return list(Committee.objects.filter(place, kind__in=elected).with_names().order_by("pk"))
