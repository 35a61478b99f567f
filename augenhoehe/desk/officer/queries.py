"""What an integration officer looks after, for their towns or the whole Kreis: what is late first (S2-3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.committees.addresses import of_committee, of_mandate, of_meeting, of_paper
from augenhoehe.committees.models import Meeting
from augenhoehe.committees.permissions import MANAGE_COMMITTEES
from augenhoehe.committees.queries import mandates_for, papers_for
from augenhoehe.committees.queries.voices import voices_board, without_voice
from augenhoehe.concept.addresses import of_measure
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.core.rights import Actor, Reach
from augenhoehe.core.values import dataclass
from augenhoehe.network.addresses import of_share
from augenhoehe.network.models import TaskShare
from augenhoehe.network.queries.shares import shares_for
from augenhoehe.places.models import Municipality
from augenhoehe.structure.addresses import of_question
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.queries.questions import questions_for

MOST = 8
_State = StructuralQuestion.State
_OVER = (
    _State.DRAFT, _State.WITHDRAWN, _State.REFUSED, _State.ELSEWHERE, _State.SOLVED, _State.PARTLY_SOLVED,
    _State.NOT_SOLVABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, where it is read, and what to know of it."""

    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the overview; `more`: there is more than is shown."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    more: bool = False


def towns_of(actor: Actor) -> list[Municipality]:
    """For which towns; none means the whole Kreis."""
    reach = actor.reach(MANAGE_COMMITTEES)
    if reach.everywhere:
        return []
    return list(Municipality.objects.filter(pk__in=reach.municipalities).in_order().defer("boundary"))


def overview(actor: Actor, *, at: datetime) -> list[Part]:
    """Each part in at most two questions to the database."""
    day, reach = day_of(at), actor.reach(MANAGE_COMMITTEES)
    return [
        _markers(actor, reach, day),
        _mandates(actor, reach, day),
        _papers(actor, reach, day),
        _questions(actor, reach, day),
        _meetings(actor, reach, at, day),
        _voices(actor, reach, at, day),
        _shares(actor, reach, day),
    ]


def _within(reach: Reach, path: str) -> Q:
    """Rows of the own towns; of the whole Kreis all of them."""
    return Q(pk__isnull=False) if reach.everywhere else Q(**{f"{path}__in": reach.municipalities})


def _part(title: str, rows: QuerySet[Any], line: Any, empty: str) -> Part:
    found = list(rows[: MOST + 1])
    return Part(title, tuple(line(one) for one in found[:MOST]), empty, len(found) > MOST)


def _markers(actor: Actor, reach: Reach, day: date) -> Part:
    rows = ImplementationMarker.objects.visible_to(actor).overdue(day).select_related("measure")
    rows = rows.filter(_within(reach, "measure__action_field__concept__municipality_id")).order_by("due", "id")
    return _part(
        "Überfällige Umsetzungsmarker", rows,
        lambda one: Line(one.measure.title, of_measure(one.measure), f"{one.criterion}, bis {long_date(one.due)}"),
        "Kein Marker ist überfällig.",
    )  # fmt: skip


def _mandates(actor: Actor, reach: Reach, day: date) -> Part:
    found: Any = mandates_for(actor, day)
    rows: QuerySet[Any] = found.running().order_by("due", "id")
    rows = rows.filter(_within(reach, "resolution__agenda_item__committee__municipality_id"))
    return _part(
        "Aufträge aus Beschlüssen", rows,
        lambda one: Line(one.title, of_mandate(one), f"{one.unit}, bis {long_date(one.due)}"
                         + (", überfällig" if one.overdue_on(day) else "")),
        "Kein Auftrag läuft.",
    )  # fmt: skip


def _papers(actor: Actor, reach: Reach, day: date) -> Part:
    rows = papers_for(actor, day).on_their_way().filter(_within(reach, "municipality_id"))
    rows = rows.order_by("-submitted_at", "id")
    return _part(
        "Vorlagen unterwegs", rows, lambda one: Line(one.title, of_paper(one), one.get_state_display()),
        "Keine Vorlage ist unterwegs.",
    )  # fmt: skip


def _questions(actor: Actor, reach: Reach, day: date) -> Part:
    rows = questions_for(actor, day).exclude(state__in=_OVER).order_by("-created_at", "id")
    rows = rows.filter(_within(reach, "municipality_id") | Q(municipality__isnull=True))
    return _part(
        "Strukturfragen in Arbeit", rows, lambda one: Line(one.title, of_question(one), one.get_state_display()),
        "Keine Strukturfrage ist in Arbeit.",
    )  # fmt: skip


def _meetings(actor: Actor, reach: Reach, at: datetime, day: date) -> Part:
    rows = Meeting.objects.visible_to(actor, day).coming(at).filter(_within(reach, "committee__municipality_id"))
    rows = rows.select_related("committee").prefetch_related("committee__names").order_by("starts_at", "id")
    return _part(
        "Nächste Sitzungen", rows,
        lambda one: Line(one.committee.name_on(day), of_meeting(one), f"{long_moment(one.starts_at)}, {one.place}"),
        "Keine Sitzung ist geplant.",
    )  # fmt: skip


def _voices(actor: Actor, reach: Reach, at: datetime, day: date) -> Part:
    rows: QuerySet[Any] = without_voice(voices_board(actor, day, at))
    rows = rows.filter(_within(reach, "municipality_id"))
    return _part(
        "Gruppen, in denen jemand fehlt", rows.order_by("name_sort", "pk"),
        lambda one: Line(one.name_on(day), of_committee(one), "ohne Migrantenorganisation und Betroffene mit Stimme"),
        "In jeder Gruppe wird jemand gehört.",
    )  # fmt: skip


def _shares(actor: Actor, reach: Reach, day: date) -> Part:
    rows = shares_for(actor, day).filter(_within(reach, "municipality_id"), state=TaskShare.State.PROPOSED)
    return _part(
        "Mit Kreis oder Kommune zu klären", rows.order_by("proposed_at", "id"),
        lambda one: Line(one.task, of_share(one), one.municipality.name), "Nichts ist zu klären.",
    )  # fmt: skip
