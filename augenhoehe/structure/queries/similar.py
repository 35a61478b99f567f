"""Hints that speak of the same thing: they share rare words, and the rarer the word, the more it counts."""

from __future__ import annotations

import math
import re
import uuid
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import Hint, Topic

from .inbox import SHOWN, inbox, visible

MOST_WORDS = 24
# Of so many candidates the best are taken; more would cost more than the page.
CANDIDATES = 600
# A word that stands in more than every eighth hint says nothing about what this one is about.
TOO_FREQUENT = 0.125
# What the index may do: pairs of words, times the places where the words stand. About ten milliseconds.
MOST_WORK = 300_000
# PostgreSQL keeps how frequent the most frequent words of a column are, and the size of the table.
WORDS = """
WITH known AS MATERIALIZED (
    SELECT word, frequency FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        AS entry (word, frequency)
    WHERE schemaname = 'public' AND tablename = 'structure_hint' AND attname = 'vector' AND word IS NOT NULL
)
SELECT entry.lexeme,
    coalesce(known.frequency, (SELECT min(frequency) / 2 FROM known), 0.0001),
    (SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'structure_hint'::regclass)
FROM structure_hint hint, unnest(hint.vector) entry LEFT JOIN known ON known.word = entry.lexeme
WHERE hint.id = %s
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A significant word of a hint, and how much it counts when another hint has it too."""

    lexeme: str
    weight: float

    @property
    def quoted(self) -> str:
        escaped = self.lexeme.replace("\\", "\\\\").replace("'", "''")
        return f"'{escaped}'"


class ReadyQuery(SearchQuery):
    """A tsquery of lexemes that are in the index as they are: no stemming, no stop words."""

    def as_sql(self, compiler: Any, connection: Any, function: Any = None, template: Any = None) -> Any:  # type: ignore[override]
        return "%s::tsquery", [self.text]

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def significant_words(hint_id: uuid.UUID) -> list[Word]:
    """The words that tell what a hint is about, the rarest first; as many as the index can look up quickly."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [hint_id])
        rows = cursor.fetchall()
    telling = sorted(
        (rate, word, size) for word, rate, size in rows if rate < TOO_FREQUENT and re.search(r"[^\W\d_]{3}", word)
    )
    chosen: list[Word] = []
    places = 0.0
    for rate, word, size in telling[:MOST_WORDS]:
        places += rate * size
        if len(chosen) > 2 and places * len(chosen) * (len(chosen) + 1) / 2 > MOST_WORK:
            break
        chosen.append(Word(word, -math.log(rate)))
    return chosen


def similar_hints(hint: Hint, *, actor: Actor, limit: int = 10) -> list[Hint]:
    """The most similar hints that the actor may read; at most three queries."""
    words = significant_words(hint.pk)
    if not words:
        return []
    best = _ranked(visible(actor).exclude(pk=hint.pk), words, limit)
    rows = inbox(actor).select_related("topic").only(*SHOWN, "topic__title", "topic__state").filter(pk__in=best)
    by_id = {found.pk: found for found in rows}
    return [by_id[pk] for pk in best if pk in by_id]


def _ranked(rows: QuerySet[Hint], words: list[Word], limit: int) -> list[uuid.UUID]:
    """Ids of the best candidates: two shared words, or the one that is there."""
    wanted = _two_of(words) if len(words) > 1 else words[0].quoted
    candidates = rows.filter(vector=ReadyQuery(wanted)).order_by().values("pk", "vector", "arrived_on")[:CANDIDATES]
    sql, params = candidates.query.sql_with_params()
    score = " + ".join("(vector @@ %s::tsquery)::int * %s::float" for _ in words)
    weights = [value for word in words for value in (word.quoted, word.weight)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH candidate AS MATERIALIZED ({sql}) SELECT pk FROM candidate"  # noqa: S608
            f" ORDER BY {score} DESC, arrived_on DESC, pk LIMIT %s",
            [*params, *weights, limit],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _two_of(words: list[Word]) -> str:
    quoted = [word.quoted for word in words]
    return " | ".join(f"({one} & {other})" for place, one in enumerate(quoted) for other in quoted[place + 1 :])


def topics_of_similar(hints: list[Hint]) -> list[Topic]:
    """The topics in which similar hints lie, the most frequent first: where this one may belong."""
    counted: dict[uuid.UUID, tuple[int, Topic]] = {}
    for hint in hints:
        if hint.topic is not None and hint.topic.state != Topic.State.DROPPED:
            number, _ = counted.get(hint.topic.pk, (0, hint.topic))
            counted[hint.topic.pk] = (number + 1, hint.topic)
    return [topic for _, topic in sorted(counted.values(), key=lambda pair: -pair[0])]
