"""Succession and the end of a term: what is open goes over one by one or all at once; nothing gets lost silently."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from augenhoehe.committees.addresses import of_carry_over, public_of_committee
from augenhoehe.committees.models import (
    AgendaItem,
    CarriedMatter,
    CarryOver,
    Committee,
    Mandate,
    Paper,
    Seat,
    Station,
    Term,
)  # fmt: skip
from augenhoehe.committees.queries.carrying import OpenMatter, open_matters
from augenhoehe.committees.rules import carrying as rules
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.notices.operations import close_duty, open_duty

from . import mandates, waiting
from .agenda import tell, withdraw_item
from .committees import create_committee
from .deputies import copy_deputies
from .finding import index_committee
from .papers import withdraw_paper
from .stations import tell_of_paper

CARRY = "carry_over"
CARRY_TIME = timedelta(days=30)
_FATE = CarriedMatter.Fate


@transaction.atomic
def succeed_committee(
    *,
    committee: Committee,
    successor: Committee,
    starts_on: date,
    by: Actor,
    at: datetime,
    source: str = "",
    seats_too: bool = False,
    revision: int | None = None,
) -> CarryOver:
    """Another body takes the place of this one from a day on: the old ends the day before, open matters are listed."""
    revisions.lock(committee, revision=revision)
    rules.check_succession(by, committee, successor, starts_on, at)
    last = starts_on - timedelta(days=1)
    if seats_too:
        _take_seats(committee, successor, starts_on, by=by, at=at)
    committee.seats.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=last), valid_from__lte=last).update(
        valid_until=last
    )
    revisions.change(committee, ended_on=last)
    audit("succeed_committee", committee, by=by, at=at, fields=["ended_on", "successor"])
    index_committee(committee, at=at)
    return begin(
        kind=CarryOver.Kind.SUCCESSION, committee=committee, to_committee=successor, term=None, starts_on=starts_on,
        source=clean(source), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def found_successor(
    *,
    committee: Committee,
    successor: Committee | None,
    name: str,
    kind: str,
    legal_basis: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    **more: Any,
) -> CarryOver:
    """The same with a body that is set up for it now, unless one was chosen; it begins on the day of succession."""
    rules.check_succession(by, committee, successor, starts_on, at)
    if successor is None:
        successor = create_committee(
            kind=kind, name=name, municipality=committee.municipality, legal_basis=legal_basis, started_on=starts_on,
            short_text=committee.short_text, public=committee.public, invitation_days=committee.invitation_days,
            office_name=committee.office_name, by=by, at=at,
        )  # fmt: skip
    return succeed_committee(committee=committee, successor=successor, starts_on=starts_on, by=by, at=at, **more)


def begin(
    *, kind: str, committee: Committee, to_committee: Committee, term: Term | None, starts_on: date, source: str,
    by: Actor, at: datetime,
) -> CarryOver:  # fmt: skip
    """Write down that something goes over; if nothing is open it is finished at once."""
    made = CarryOver.objects.create(
        kind=kind, committee=committee, to_committee=to_committee, term=term, starts_on=starts_on, source=source,
        begun_at=at, begun_by=by.user_id,
    )  # fmt: skip
    audit("begin_carry_over", made, by=by, at=at, fields=["kind", "committee", "to_committee", "starts_on"])
    if still_open(made):
        _owe(made, by=by, at=at)
    elif day_of(at) >= starts_on:
        _finish(made, by=by, at=at)
    return made


def still_open(carry_over: CarryOver) -> list[OpenMatter]:
    """What nobody has decided about; at the end of a term only what was there before."""
    before = None if carry_over.succession else carry_over.starts_on
    return open_matters(carry_over.committee, before=before, without=carry_over)


@transaction.atomic
def carry_matter(
    *, carry_over: CarryOver, kind: str, pk: UUID, fate: str, by: Actor, at: datetime, reason: str = ""
) -> CarriedMatter:
    """Decide about one open matter: it goes over, or it ends here with a reason."""
    rules.check_carry(by, carry_over)
    rules.check_fate(fate, reason)
    _hold(carry_over, at)
    matter = next((one for one in still_open(carry_over) if (one.kind, one.pk) == (kind, pk)), None)
    if matter is None:
        raise Refused("Darüber ist inzwischen entschieden.")
    made = _decide(carry_over, matter, fate, clean(reason), by=by, at=at)
    _finish_if_done(carry_over, by=by, at=at)
    return made


@transaction.atomic
def carry_all(*, carry_over: CarryOver, by: Actor, at: datetime) -> int:
    """Everything that is still open goes over."""
    rules.check_carry(by, carry_over)
    _hold(carry_over, at)
    found = still_open(carry_over)
    for matter in found:
        _decide(carry_over, matter, _FATE.CARRIED, "", by=by, at=at)
    _finish_if_done(carry_over, by=by, at=at)
    return len(found)


def _hold(carry_over: CarryOver, at: datetime) -> None:
    """Whoever decides about the same at the same moment waits here and sees what was decided."""
    rows = CarryOver.objects.select_for_update(of=("self",))
    carry_over.finished_at = rows.get(pk=carry_over.pk).finished_at
    rules.check_begun_carry(carry_over, day_of(at))


def _decide(
    carry_over: CarryOver, matter: OpenMatter, fate: str, reason: str, *, by: Actor, at: datetime
) -> CarriedMatter:
    made = CarriedMatter.objects.create(
        carry_over=carry_over, **{f"{matter.kind}_id": matter.pk}, title=shorten(matter.title, 200), fate=fate,
        reason=reason, decided_at=at, decided_by=by.user_id,
    )  # fmt: skip
    act = {"item": _decide_item, "station": _decide_station, "mandate": _decide_mandate}[matter.kind]
    act(carry_over, matter.pk, fate, reason, by=by, at=at)
    audit("carry_matter", made, by=by, at=at, fields=["fate", "reason"])
    return made


def _sentence(carry_over: CarryOver, fate: str, title: str) -> str:
    old, new = carry_over.former_name, carry_over.new_name
    if carry_over.succession:
        if fate == _FATE.CARRIED:
            return f"Übernommen von „{new}“, dem Nachfolger von „{old}“: {title}"
        return f"Endet mit „{old}“, wird nicht weitergeführt: {title}"
    if fate == _FATE.CARRIED:
        return f"Geht in „{new}“ in der nächsten Wahlperiode weiter: {title}"
    return f"Endet mit der {carry_over.term} in „{old}“: {title}"


# --- Items ------------------------------------------------------------------------------------------
def _decide_item(carry_over: CarryOver, pk: UUID, fate: str, reason: str, *, by: Actor, at: datetime) -> None:
    rows = AgendaItem.objects.select_for_update(of=("self",)).select_related("committee", "meeting", "thread")
    item = rows.get(pk=pk)
    item.committee = carry_over.committee
    if fate == _FATE.CARRIED and carry_over.succession:
        _move_item(item, carry_over, by=by, at=at)
    tell(item, f"matter_{fate}", _sentence(carry_over, fate, item.title), by=by, at=at, reason=reason)
    if fate == _FATE.ENDED:
        withdraw_item(item=item, by=by, at=at)


def _move_item(item: AgendaItem, carry_over: CarryOver, *, by: Actor, at: datetime) -> None:
    """The same item waits in the new body; a paper's gets that body's invitation period, as after a deferral."""
    new: dict[str, Any] = {"waiting_since": day_of(at)} if item.station_id else {}
    revisions.change(item, committee=carry_over.to_committee, meeting=None, order=None, **new)
    audit("carry_item", item, by=by, at=at, fields=["committee"])
    waiting.decided(item, "vom Nachfolger übernommen", by=by, at=at)
    waiting.nothing_waits(carry_over.committee, by=by, at=at)
    waiting.owe_decision(item, by=by, at=at)
    waiting.owe_meeting(carry_over.to_committee, by=by, at=at)


# --- Papers -----------------------------------------------------------------------------------------
def _decide_station(carry_over: CarryOver, pk: UUID, fate: str, reason: str, *, by: Actor, at: datetime) -> None:
    paper = Paper.objects.select_for_update(of=("self",)).get(stations=pk)
    station = Station.objects.select_for_update(of=("self",)).select_related("paper__thread").get(pk=pk)
    if fate == _FATE.ENDED:
        withdraw_paper(paper=paper, reason=reason, by=by, at=at)
    elif carry_over.succession:
        _move_station(station, carry_over, by=by, at=at)
    if station.paper.submitted_at is not None:
        sentence = _sentence(carry_over, fate, station.paper.title)
        tell_of_paper(station.paper, f"matter_{fate}", sentence, by=by, at=at, reason=reason)


def _move_station(station: Station, carry_over: CarryOver, *, by: Actor, at: datetime) -> None:
    to = carry_over.to_committee
    if station.paper.stations.filter(committee=to, order=station.order).exists():
        raise Refused(
            f"„{station.paper.title}“ liegt dort schon an derselben Stelle des Weges. Führen Sie die Vorlage hier "
            "nicht weiter oder ändern Sie ihren Weg."
        )
    revisions.change(station, committee=to)
    audit("carry_station", station, by=by, at=at, fields=["committee"])
    rows = AgendaItem.objects.select_for_update(of=("self",)).undecided().filter(station=station)
    for item in rows.select_related("meeting", "thread").order_by("pk"):
        item.committee = to
        _move_item(item, carry_over, by=by, at=at)


# --- Mandates ---------------------------------------------------------------------------------------
def _decide_mandate(carry_over: CarryOver, pk: UUID, fate: str, reason: str, *, by: Actor, at: datetime) -> None:
    mandate = Mandate.objects.get(pk=pk)
    revisions.lock(mandate, *mandates.WITH)
    if fate == _FATE.ENDED:
        mandates.drop_mandate(mandate=mandate, reason=reason, by=by, at=at)
        return
    if carry_over.succession:
        revisions.change(mandate, committee=carry_over.to_committee)
        audit("carry_mandate", mandate, by=by, at=at, fields=["committee"])
        mandates.owe_anew(mandate, by=by, at=at)
    item = mandate.resolution.agenda_item
    if item.thread is not None:
        shown = item.public and carry_over.committee.public and carry_over.to_committee.public
        add_step(
            thread=item.thread, kind="matter_carried", text=_sentence(carry_over, fate, mandate.title), by=by, at=at,
            audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
            url=public_of_committee(carry_over.to_committee) if shown else "",
        )  # fmt: skip


# --- Seats, duty, end -------------------------------------------------------------------------------
def _take_seats(old: Committee, new: Committee, starts_on: date, *, by: Actor, at: datetime) -> None:
    """Whoever sits in the old body on its last day sits in the new one from the first."""
    for seat in old.seats.valid_on(starts_on - timedelta(days=1)).order_by("pk"):
        copied = Seat(committee=new, valid_from=starts_on, revision=1)
        for name in COPIED:
            setattr(copied, name, getattr(seat, name))
        copied.save(force_insert=True)
        copy_deputies(seat, copied, at=at)
        audit("give_seat", copied, by=by, at=at, fields=list(COPIED))


COPIED = (
    "user_id", "holder_name", "organisation", "organisation_entry_id", "function", "list_name", "basis",
    "sector", "migrant_organisation", "voting", "chair",
)  # fmt: skip


def _owe(carry_over: CarryOver, *, by: Actor, at: datetime) -> None:
    committee = carry_over.to_committee
    role = waiting.office_of(committee, at)
    open_duty(
        kind=CARRY,
        subject_kind="carry_over",
        subject_id=carry_over.pk,
        title=f"Offene Sachen übernehmen: {committee.name_on(carry_over.starts_on)}",
        url=of_carry_over(carry_over),
        owner_label=waiting.office_label(committee, role),
        role=role,
        municipality=committee.municipality,
        due=max(carry_over.starts_on, day_of(at)) + CARRY_TIME,
        by=by,
        at=at,
    )


def _finish_if_done(carry_over: CarryOver, *, by: Actor, at: datetime) -> None:
    if not still_open(carry_over):
        _finish(carry_over, by=by, at=at)


def _finish(carry_over: CarryOver, *, by: Actor, at: datetime) -> None:
    revisions.change(carry_over, finished_at=at)
    audit("finish_carry_over", carry_over, by=by, at=at, fields=["finished_at"])
    outcome = f"abgeschlossen am {long_date(day_of(at))}"
    close_duty(kind=CARRY, subject_id=carry_over.pk, outcome=outcome, by=by, at=at)
