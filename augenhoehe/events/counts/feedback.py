"""What people thought of a day, counted once and protected: a mark of one person is nobody's business."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from augenhoehe.core.contributions import Releasable, Rhythm
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.lattice import Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_at_moment
from augenhoehe.disclosure.queries import Told, latest_of, told
from augenhoehe.events.models import Event, Feedback
from augenhoehe.events.permissions import KEEP_EVENTS

THRESHOLD = settings.DISCLOSURE_THRESHOLD
MARKS = {"5": "sehr gut", "4": "gut", "3": "geht so", "2": "nicht so gut", "1": "schlecht"}
QUESTIONS = {
    "overall": "Insgesamt", "content": "Inhalt", "access": "Ort und Zugang", "understood": "Verständlich",
}  # fmt: skip


def _words(_dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    return {one: MARKS[one] for one in values if one in MARKS}


def _table(name: str, label: str) -> Releasable:
    return Releasable(
        key=f"events.feedback_{name}", title=f"Rückmeldungen zu einer Veranstaltung: {label}",
        dimensions=(("mark", label),), labels=_words, rhythm=Rhythm.AT_A_MOMENT, permission=KEEP_EVENTS, walled=True,
        explains="Einmal gezählt, drei Wochen nach der Veranstaltung. Es lesen die Gastgebenden.",
    )  # fmt: skip


TABLES = {name: _table(name, label) for name, label in QUESTIONS.items()}
RELEASES = tuple(TABLES.values())


def freeze(event: Event, *, by: Actor, at: datetime) -> None:
    """Count the marks and keep what may be said of them, question by question."""
    for name, table in TABLES.items():
        given = event.feedback.exclude(**{f"{name}__isnull": True}).values_list(name, flat=True)
        counted = Counter(str(mark) for mark in given)
        release_at_moment(
            table=table, subject=event.pk, counts={(mark,): counted[mark] for mark in MARKS},
            terms=Terms(settings.DISCLOSURE_THRESHOLD), by=by, at=at,
            title=f"{table.title}, {text_in(event.title, 'de').text}",
        )  # fmt: skip


def released_among(events: Iterable[Event]) -> set[uuid.UUID]:
    return set(latest_of(TABLES["overall"].key, [one.pk for one in events]))


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the words of each mark and what may be told of it."""

    label: str
    lines: tuple[tuple[str, Told], ...]


def answered(event: Event) -> list[Answered]:
    """The released numbers of an event; empty before they were counted."""
    found = []
    for name, table in TABLES.items():
        release: Release | None = latest_of(table.key, [event.pk]).get(event.pk)
        if release is not None:
            lines = tuple((word, told(release, mark)) for mark, word in MARKS.items())
            found.append(Answered(QUESTIONS[name], lines))
    return found


def words_of(event: Event) -> dict[str, list[Any]]:
    """What people wrote, in no order that says who or when; nothing below the threshold."""
    rows = list(Feedback.objects.filter(event=event).order_by("pk"))
    if len(rows) < settings.DISCLOSURE_THRESHOLD:
        return {}
    return {
        "good": sorted(one.good for one in rows if one.good),
        "missing": sorted(one.missing for one in rows if one.missing),
        "topics": sorted(one.next_topic for one in rows if one.next_topic),
    }
