"""What may be written about: rooms, matters and measures of the house, and what other packages name (`DISCUSSABLE`)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from augenhoehe.concept.models import Measure
from augenhoehe.concept.queries import public_measures
from augenhoehe.core.addresses import by_id
from augenhoehe.core.contributions import Discussable, collected
from augenhoehe.core.multilingual import SOURCE, Reading, text_in
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.journal.queries import all_threads, public_threads

from .models import Contribution, Room

ROOM, THREAD, MEASURE = "room", "thread", "measure"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is written about, as a page shows it."""

    kind: str
    pk: uuid.UUID
    label: str
    title: Reading
    url: str
    municipality_id: uuid.UUID | None
    takes: bool

    @property
    def ref(self) -> str:
        """How an address of the form names it."""
        return f"{self.kind}:{self.pk}"


class _Commented:
    """Every kind but rooms and matters: asked when needed, for packages name their kinds in contributes.py."""

    def __contains__(self, kind: str) -> bool:
        return kind not in (ROOM, THREAD)


COMMENTED = _Commented()


def kinds() -> Mapping[str, Discussable]:
    return {one.kind: one for one in collected("DISCUSSABLE")}


def find(ref: str, language: str) -> Subject | None:
    """The public thing that „thread:…“ names; None for whatever is not there or not public."""
    kind, _, number = ref.partition(":")
    try:
        pk = uuid.UUID(number)
    except ValueError:
        return None
    return subjects_of([(kind, pk)], language).get((kind, pk))


def subjects_of(named: Iterable[tuple[str, uuid.UUID]], language: str) -> dict[tuple[str, uuid.UUID], Subject]:
    """Many things by kind and id, one query for each kind; what is not public is left out."""
    wanted: dict[str, set[uuid.UUID]] = {}
    for kind, pk in named:
        wanted.setdefault(kind, set()).add(pk)
    known, found = kinds(), {}
    for kind, pks in wanted.items():
        if kind in known:
            for row in known[kind].public().filter(pk__in=pks):
                found[kind, row.pk] = _subject(known[kind], row, language)
    return found


def of_contributions(rows: Iterable[Contribution], language: str) -> dict[tuple[str, uuid.UUID], Subject]:
    return subjects_of([(one.subject_kind, one.subject_id) for one in rows], language)


def subject_of(contribution: Contribution, language: str) -> Subject | None:
    key = (contribution.subject_kind, contribution.subject_id)
    return subjects_of([key], language).get(key)


def _subject(kind: Discussable, row: Any, language: str) -> Subject:
    title, town = kind.title(row, language), kind.municipality(row)
    return Subject(kind.kind, row.pk, kind.label, title, kind.url(row), town, kind.takes(row))


# --- What this package itself lets people discuss ------------------------------------------------------
def _room_address(room: Room) -> str:
    return by_id("forum:room", room.pk)


def _thread_address(thread: Thread) -> str:
    return reverse("journal:thread_public", args=[thread.number])


def _measure_address(measure: Measure) -> str:
    return by_id("concept:measure_public", measure.pk)


def _rooms() -> QuerySet[Room]:
    return Room.objects.all()


def _title_of_measure(measure: Measure, language: str) -> Reading:
    return Reading(measure.title, SOURCE, language)


DISCUSSABLE = (
    Discussable(
        ROOM, "Raum", _rooms, lambda one, language: text_in(one.title, language), _room_address,
        takes=lambda one: one.closed_at is None,
        ended_before=lambda moment: Room.objects.filter(closed_at__lt=moment),
    ),
    Discussable(
        THREAD, "Vorgang", public_threads, lambda one, language: text_in(one.public_title, language), _thread_address,
        municipality=lambda one: one.municipality_id, takes=lambda one: one.closed_at is None,
        ended_before=lambda moment: all_threads().filter(closed_at__lt=moment),
    ),
    Discussable(
        MEASURE, "Maßnahme", public_measures, _title_of_measure, _measure_address,
        municipality=lambda one: one.municipality_id,
    ),
)  # fmt: skip
