"""Bodies of a town on a paper's way, and a paper going through them, built through operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Paper, Resolution, Station
from augenhoehe.committees.operations import NewItem, NewStation
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import town

from . import factories as f

ROLE, KIND = Station.Role, Resolution.Kind
DAY = timedelta(days=1)


def bodies(cast: f.Cast) -> dict[str, Committee]:
    """Of Sternmünde: the § 27 committee with Emine in the chair, school and social committee, council."""
    here = town("Sternmünde")
    made = {
        "integration": f.a_committee(
            cast, Committee.Kind.INTEGRATION_COMMITTEE, "Ausschuss für Chancengerechtigkeit", place=here
        ),
        "school": f.a_committee(
            cast, Committee.Kind.SPECIALIST_COMMITTEE, "Schulausschuss", place=here, office_name="Büro des Rates"
        ),
        "social": f.a_committee(cast, Committee.Kind.SPECIALIST_COMMITTEE, "Sozialausschuss", place=here),
        "council": f.a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt Sternmünde", place=here),
    }
    f.seat(cast, made["integration"], "emine", chair=True, function="Vorsitz", sector="politics")
    return made


def one(committee: Committee, role: str = ROLE.DECISION, order: int = 1) -> NewStation:
    return NewStation(committee, role, role == ROLE.DECISION, order)


def a_paper(cast: f.Cast, stations: Sequence[NewStation], **more: Any) -> Paper:
    values = {
        "kind": Paper.Kind.SUGGESTION,
        "title": "Sprachmittlung beim Elternsprechtag",
        "items": [NewItem("Jede Schule bekommt einen festen Vorrat an Stunden.")],
        "reasons": "Die Frist von sechs Wochen passt nicht zum Schulalltag.",
        "thread": None,
        "by": SYSTEM,
        "at": f.AT,
        **more,
    }
    return operations.create_paper(stations=stations, **values)


def submitted(cast: f.Cast, stations: Sequence[NewStation], at: datetime = f.AT, **more: Any) -> Paper:
    return operations.submit_paper(paper=a_paper(cast, stations, **more), by=SYSTEM, at=at)


def open_item(paper: Paper, committee: Committee) -> AgendaItem:
    return AgendaItem.objects.undecided().get(station__paper=paper, committee=committee)


def decide(paper: Paper, committee: Committee, kind: str = KIND.ADOPTED, *, at: datetime, **more: Any) -> Resolution:
    """The committee meets at a moment, has the paper on its agenda, and decides."""
    meeting = f.a_meeting(committee, at, at=at - 3 * DAY)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=at - 2 * DAY)
    return f.decided(open_item(paper, committee), kind, at=at + timedelta(hours=3), **more)


def passes(committee: Committee, at: datetime) -> Meeting:
    """A meeting that deals with something else."""
    meeting = f.a_meeting(committee, at, at=min(at - 20 * DAY, f.AT))
    operations.hold_meeting(meeting=meeting, by=SYSTEM, at=at + timedelta(hours=3))
    return meeting
