"""Fills the demo world up to a number of hints, with topics and threads in the same proportion."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction

from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import NumberSeries, Step, Thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.search.models import Document
from augenhoehe.search.operations import learn_words
from augenhoehe.structure.models import Bundling, Hint, Term, Topic
from augenhoehe.structure.rules_intake import text_digest

from . import words
from .copying import built_afterwards, copy_rows
from .sentences import Teller, all_words

HINTS_PER_TOPIC = 200
HINTS_PER_THREAD = 2000
DAYS_BACK = 1400
SERIES = "V"
STATES = (
    ("arrived", 3), ("seen", 4), ("coded", 11), ("bundled", 60), ("answered", 16), ("referred", 4),
    ("not_structural", 2),
)  # fmt: skip
IN_TOPIC = frozenset({"bundled", "answered"})
RELATIONS = ("self", "self", "companion", "work", "")
SOURCES = ("form", "form", "form", "advice", "organisation", "import", "case_management", "event")

Progress = Callable[[str], None]


@dataclass
class Scale:
    """One filling; every number is drawn from one repeatable source."""

    at: datetime
    progress: Progress
    chance: random.Random = field(default_factory=lambda: random.Random(5999))  # noqa: S311 – made-up rows
    towns: list[Municipality] = field(default_factory=list)
    areas: dict[str, Term] = field(default_factory=dict)
    hurdles: list[Term] = field(default_factory=list)
    topics: list[dict[str, Any]] = field(default_factory=list)


def fill_up(wanted: int, *, at: datetime, progress: Progress) -> int:
    """Bring the number of hints up to `wanted`; returns how many were added."""
    missing = wanted - Hint.objects.count()
    if missing <= 0:
        return 0
    scale = Scale(at, progress)
    terms = list(Term.objects.filter(vocabulary__in=["life_area", "hurdle"]))
    scale.towns = list(served_towns().only("id"))
    scale.areas = {term.code: term for term in terms if term.vocabulary == "life_area"}
    scale.hurdles = [term for term in terms if term.vocabulary == "hurdle"]
    _load(scale, missing)
    learn_words(*all_words())
    return missing


def _load(scale: Scale, missing: int) -> None:
    tables = [model._meta.db_table for model in (Hint, Topic, Bundling, Thread, Step, Document)]
    # All in one transaction of the owner: an interrupted filling leaves nothing behind, no index missing.
    with transaction.atomic(using="owner"), built_afterwards(tables):
        scale.topics = list(_topics(scale, max(1, missing // HINTS_PER_TOPIC)))
        copy_rows(Topic, scale.topics)
        bundled: list[dict[str, Any]] = []
        copy_rows(Hint, _hints(scale, missing, bundled))
        copy_rows(Bundling, bundled)
        scale.progress(f"{len(bundled)} Hinweise in {len(scale.topics)} Themen")
        _load_threads(scale, missing // HINTS_PER_THREAD)
        _recount(scale)
        scale.progress("Indizes und Schlüssel werden aufgebaut …")
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f'ANALYZE "{table}"')


def _topics(scale: Scale, number: int) -> Iterator[dict[str, Any]]:
    teller = Teller(number)
    today = day_of(scale.at)
    for count in range(number):
        day = today - timedelta(days=scale.chance.randrange(30, DAYS_BACK))
        area = scale.chance.choice(list(scale.areas.values()))
        yield {
            "id": new_id(), "title": f"{teller.topic()} ({count + 1})", "life_area_id": area.pk,
            "description": "Aus vielen Hinweisen gebündelt.", "created_on": day, "changed_on": day,
            "state": scale.chance.choice([Topic.State.COLLECTED, Topic.State.WATCHED, Topic.State.RIPE]),
        }  # fmt: skip


def _hints(scale: Scale, number: int, bundled: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    teller, chance = Teller(number + 1), scale.chance
    states = [name for name, weight in STATES for _ in range(weight)]
    today = day_of(scale.at)
    for count in range(1, number + 1):
        told, state, town = teller.hint(), chance.choice(states), chance.choice(scale.towns)
        day = today - timedelta(days=chance.randrange(1, DAYS_BACK))
        topic = chance.choice(scale.topics) if state in IN_TOPIC else None
        key, person = new_id(), uuid.uuid4().hex
        yield {
            "id": key, "source": chance.choice(SOURCES), "quarter": quarter_of(day), "arrived_on": day,
            "municipality_id": town.pk, "relation": chance.choice(RELATIONS), "problem": told.problem,
            "idea": told.idea, "life_area_id": scale.areas[told.area].pk, "state": state,
            "hurdle_id": chance.choice(scale.hurdles).pk if state not in ("arrived", "seen") else None,
            "topic_id": topic["id"] if topic else None, "person_key": person, "source_key": person,
            "text_digest": text_digest(told.problem, told.idea, town.pk),
        }  # fmt: skip
        if topic:
            bundled.append({"id": new_id(), "hint_id": key, "topic_id": topic["id"], "since": day, "why": "gebündelt"})
        if count % 50_000 == 0 or count == number:
            scale.progress(f"{count} von {number} Hinweisen")


def _load_threads(scale: Scale, number: int) -> None:
    threads = list(_threads(scale, number))
    copy_rows(Thread, threads)
    copy_rows(Step, (step for thread in threads for step in _steps(thread)))
    copy_rows(Document, (_document(thread) for thread in threads))
    scale.progress(f"{number} Vorgänge mit {number * len(words.STEPS)} Schritten")


def _threads(scale: Scale, number: int) -> Iterator[dict[str, Any]]:
    """Numbers of past years, taken from the same series as all others, so that none is given twice."""
    teller = Teller(number + 2)
    year = day_of(scale.at).year - 1
    series, _ = NumberSeries.objects.using("owner").get_or_create(name=SERIES, year=year)
    first = series.last + 1
    NumberSeries.objects.using("owner").filter(pk=series.pk).update(last=series.last + number)
    for count in range(number):
        opened = scale.at - timedelta(days=scale.chance.randrange(380, 1000))
        title = teller.topic()
        yield {
            "id": new_id(), "number": f"{SERIES}-{year}-{first + count:03d}", "title": title,
            "public_title": multilingual(title), "summary": multilingual(teller.hint().problem),
            "municipality_id": scale.chance.choice(scale.towns).pk, "opened_at": opened,
            "published_at": opened + timedelta(days=20), "last_step_at": opened + timedelta(days=200),
            "last_public_step_at": opened + timedelta(days=200), "last_sequence": len(words.STEPS),
            "closed_at": opened + timedelta(days=200) if count % 3 else None,
        }  # fmt: skip


def _steps(thread: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for sequence, text in enumerate(words.STEPS, start=1):
        yield {
            "id": new_id(), "thread_id": thread["id"], "at": thread["opened_at"] + timedelta(days=33 * sequence),
            "sequence": sequence, "kind": "note", "audience": Step.Audience.PUBLIC, "text": multilingual(text),
            "by_function": "Koordination",
        }  # fmt: skip


def _document(thread: dict[str, Any]) -> dict[str, Any]:
    body = f"{thread['summary']['de']['text']} {' '.join(words.STEPS)}"
    return {
        "id": new_id(), "kind": "thread", "object_id": thread["id"], "language": "de",
        "scope": Document.Scope.PUBLIC, "title": thread["title"], "body": body,
        "url": f"/vorgaenge/{thread['number']}/", "municipality_id": thread["municipality_id"],
        "visible_from": thread["published_at"], "changed_at": thread["last_step_at"],
    }  # fmt: skip


def _recount(scale: Scale) -> None:
    """The kept numbers of the new topics, in one statement."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            """
            UPDATE structure_topic topic
            SET hint_count = counted.hints, person_count = counted.persons,
                town_count = counted.towns, source_count = counted.sources
            FROM (
                SELECT topic_id, count(*) AS hints, count(DISTINCT person_key) AS persons,
                       count(DISTINCT municipality_id) AS towns, count(DISTINCT source_key) AS sources
                FROM structure_hint WHERE topic_id = ANY (%s) GROUP BY topic_id
            ) AS counted
            WHERE topic.id = counted.topic_id
            """,
            [[topic["id"] for topic in scale.topics]],
        )
