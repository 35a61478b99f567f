"""Linking papers of a town with what is ours, and taking over what its council decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from augenhoehe.committees import operations as committees
from augenhoehe.committees.models import AgendaItem, Meeting, Resolution, Station
from augenhoehe.committees.queries import voting_seats
from augenhoehe.concept.models import Measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.council_records import rules
from augenhoehe.council_records.models import (
    CouncilConsultation,
    CouncilItem,
    CouncilPaper,
    CouncilSource,
    RecordLink,
    ResultProposal,
)
from augenhoehe.council_records.rules.stations import tells_something
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit

_FIT, _STATE = CouncilPaper.Fit, ResultProposal.State
PLACE = "laut Ratsinformationssystem"


@transaction.atomic
def link_paper(
    *,
    paper: CouncilPaper,
    by: Actor,
    at: datetime,
    thread: Thread | None = None,
    measure: Measure | None = None,
    station: Station | None = None,
    consultation: CouncilConsultation | None = None,
    note: str = "",
) -> RecordLink:
    """Say that a paper of the town belongs to a matter, a measure or a station of ours."""
    rules.check_link(by)
    ends = {"thread": thread, "measure": measure, "station": station}
    given = {name: end for name, end in ends.items() if end is not None}
    if len(given) != 1:
        raise Refused("Wählen Sie genau einen Vorgang, eine Maßnahme oder eine Station.")
    if station is not None:
        consultation = _consultation_for(paper, consultation)
    link, fresh = RecordLink.objects.get_or_create(
        paper=paper, **given,
        defaults={
            "note": shorten(clean(note), 300), "linked_at": at, "linked_by": by.user_id, "consultation": consultation
        },
    )  # fmt: skip
    if not fresh:
        raise Refused("Das ist schon miteinander verbunden.", field=next(iter(given)))
    audit("link_council_paper", link, by=by, at=at, fields=list(given))
    if station is not None:
        _propose([link], at)
    return link


def _consultation_for(paper: CouncilPaper, chosen: CouncilConsultation | None) -> CouncilConsultation:
    """With one consultation there is nothing to choose; of several a person says which one it is."""
    if chosen is not None and chosen.paper_id == paper.pk:
        return chosen
    found = list(paper.consultations.filter(gone_at__isnull=True)[:2])
    if len(found) != 1:
        raise Refused("Wählen Sie, welche Beratung der Kommune zu dieser Station gehört.", field="consultation")
    return found[0]


@transaction.atomic
def unlink_paper(*, link: RecordLink, by: Actor, at: datetime) -> None:
    """Take a link back. A result that was taken over stays: it was recorded, not linked."""
    rules.check_link(by)
    audit("unlink_council_paper", link, by=by, at=at, fields=["paper", "thread", "measure", "station"])
    link.delete()


@transaction.atomic
def dismiss_paper(*, paper: CouncilPaper, by: Actor, at: datetime) -> CouncilPaper:
    """Say that a suggested paper does not belong here; it is not suggested again."""
    rules.check_link(by)
    CouncilPaper.objects.filter(pk=paper.pk).update(fit=_FIT.DISMISSED)
    audit("dismiss_council_paper", paper, by=by, at=at, fields=["fit"])
    paper.fit = _FIT.DISMISSED
    return paper


@transaction.atomic
def suggest_paper(*, paper: CouncilPaper, by: Actor, at: datetime) -> CouncilPaper:
    """Take a refusal back, or put a paper on the list that no word found."""
    rules.check_link(by)
    CouncilPaper.objects.filter(pk=paper.pk).update(fit=_FIT.SUGGESTED)
    audit("suggest_council_paper", paper, by=by, at=at, fields=["fit"])
    paper.fit = _FIT.SUGGESTED
    return paper


# --- Results for stations -----------------------------------------------------------------------------
def propose_results(*, source: CouncilSource, at: datetime) -> int:
    """After a run: each linked station that still waits, and whose consultation has a result there now."""
    links = RecordLink.objects.filter(paper__source=source, station__state=Station.State.OPEN)
    return _propose(links, at)


def _propose(links: Iterable[RecordLink], at: datetime) -> int:
    wanted = {link.consultation_id: link for link in links if link.consultation_id}
    rows = CouncilConsultation.objects.filter(pk__in=wanted, item__reading__isnull=False, item__gone_at__isnull=True)
    made = 0
    for one in rows.select_related("item__reading"):
        item = one.item
        station = wanted[one.pk].station
        if item is None or not tells_something(item.reading):
            continue
        if station is None or station.state != Station.State.OPEN:
            continue
        _, fresh = ResultProposal.objects.get_or_create(link=wanted[one.pk], item=item, defaults={"proposed_at": at})
        made += fresh
    return made


@transaction.atomic
def take_proposal(
    *, proposal: ResultProposal, kind: str, by: Actor, at: datetime, reason: str = "", revision: int | None = None
) -> Resolution:
    """Record at our station what the town decided, with its source. The committee's own rules say who may."""
    rules.check_link(by)
    revisions.lock(
        proposal, "item__meeting", "item__reading", "link__paper__source", "link__paper__body",
        "link__station__committee", revision=revision,
    )  # fmt: skip
    rules.check_decision(proposal)
    item = _item_of(proposal, by, at)
    resolution = committees.record_resolution(
        item=item, kind=kind, wording=_wording(proposal.item), reason=clean(reason) or source_of(proposal), by=by,
        at=at, **_votes(proposal, item),
    )  # fmt: skip
    revisions.change(proposal, state=_STATE.TAKEN, resolution=resolution, decided_at=at, decided_by=by.user_id)
    audit("take_council_result", proposal, by=by, at=at, fields=["state", "resolution"])
    return resolution


@transaction.atomic
def dismiss_proposal(
    *, proposal: ResultProposal, by: Actor, at: datetime, revision: int | None = None
) -> ResultProposal:
    """Say that this result is not for our station."""
    rules.check_link(by)
    revisions.lock(proposal, revision=revision)
    rules.check_decision(proposal)
    revisions.change(proposal, state=_STATE.DISMISSED, decided_at=at, decided_by=by.user_id)
    audit("dismiss_council_result", proposal, by=by, at=at, fields=["state"])
    return proposal


def source_of(proposal: ResultProposal) -> str:
    """Where a result comes from, for everybody who reads it here."""
    paper, meeting = proposal.link.paper, proposal.item.meeting
    house = paper.body.name if paper.body else paper.source.name
    day = f" vom {long_date(day_of(meeting.starts_at))}" if meeting.starts_at else ""
    number = f", TOP {proposal.item.number.rstrip('.')}" if proposal.item.number else ""
    where = paper.web or meeting.web
    said = (
        f"Übernommen aus dem Ratsinformationssystem ({house}): {meeting.name}{day}{number}, Vorlage {paper.reference}"
    )
    return " ".join(filter(None, [f"{said.rstrip().rstrip(',')}.", where]))


def _wording(item: CouncilItem) -> str:
    said = " ".join(item.result_text.split())
    return "\n\n".join(filter(None, [item.resolution_text.strip(), f"Ergebnis, wie es dort steht: „{said}“"]))


def _votes(proposal: ResultProposal, item: AgendaItem) -> dict[str, Any]:
    """Counts only where they are whole and fit the seats we know; the wording tells them anyway."""
    reading, meeting = proposal.item.reading, item.meeting
    if reading is None or reading.yes is None or reading.no is None or meeting is None:
        return {}
    cast = reading.yes + reading.no + (reading.abstentions or 0)
    if cast > voting_seats(item.committee, day_of(meeting.starts_at)):
        return {}
    return {"yes": reading.yes, "no": reading.no, "abstentions": reading.abstentions or 0}


def _item_of(proposal: ResultProposal, by: Actor, at: datetime) -> AgendaItem:
    """Our item on the agenda of that day; put there if it waits still."""
    station, there = proposal.link.station, proposal.item.meeting
    items = AgendaItem.objects.undecided().filter(station=station).select_related("committee", "meeting", "thread")
    item = items.order_by(F("meeting").asc(nulls_last=True)).first()
    if station is None or item is None:
        raise Refused("Bei dieser Station wartet nichts mehr auf ein Ergebnis.")
    if there.starts_at is None:
        raise Refused("Zu diesem Ergebnis steht dort kein Tag der Sitzung. Halten Sie es bitte von Hand fest.")
    day = day_of(there.starts_at)
    if item.meeting is not None:
        if day_of(item.meeting.starts_at) != day:
            ours = long_date(day_of(item.meeting.starts_at))
            raise Refused(f"Bei uns steht der Punkt auf der Tagesordnung vom {ours}, dort am {long_date(day)}.")
        return item
    begun = there.starts_at - timedelta(hours=24)
    rows = Meeting.objects.filter(committee=item.committee, starts_at__range=(begun, begun + timedelta(hours=48)))
    same = [one for one in rows.exclude(state=Meeting.State.CANCELLED) if day_of(one.starts_at) == day]
    meeting = (
        same[0]
        if same
        else committees.plan_meeting(
            committee=item.committee, starts_at=there.starts_at, place=there.place[:200] or PLACE, by=by, at=at
        )
    )
    committees.place_item(item=item, meeting=meeting, by=by, at=at)
    return items.get(pk=item.pk)
