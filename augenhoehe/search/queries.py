"""Finding: what was typed becomes a query that forgives, and the query finds what the person may read."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Left, Now
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .models import Document
from .spelling import beginnings, nearest
from .words import typed_words

CONFIG = "augenhoehe_de"
MOST_WORDS = 12
RANKED = 1000
# Control signs: `clean` takes them out of every text, so that nobody can write them into a document.
START, STOP = "\x02", "\x03"

# A short word that exists is meant as it is (spelling.forgiven): `exact` saves looking for its neighbours. Three
# edits and two spellings of an umlaut are five signs: no neighbour differs more in its length.
CANDIDATES = """
WITH typed AS MATERIALIZED (
    SELECT word, ts_lexize('german_stem', unaccent(word)) AS lexeme,
           length(word) < 8 AND EXISTS (SELECT FROM search_word known WHERE known.word = list.word) AS exact
    FROM unnest(%s::text[]) AS list (word)
)
SELECT typed.word, coalesce(typed.lexeme, ARRAY[typed.word]), near.word, coalesce(near.lexeme = typed.lexeme, false)
FROM typed LEFT JOIN LATERAL (
    SELECT word, ts_lexize('german_stem', unaccent(word)) AS lexeme FROM (
        (SELECT word FROM search_word
         WHERE NOT typed.exact AND abs(length(word) - length(typed.word)) <= 5 AND word %% typed.word
         ORDER BY similarity(word, typed.word) DESC LIMIT 24)
        UNION (SELECT word FROM search_newword
               WHERE NOT typed.exact AND abs(length(word) - length(typed.word)) <= 5 AND word %% typed.word LIMIT 24)
        UNION (SELECT word FROM search_word
               WHERE NOT typed.exact AND length(typed.word) BETWEEN 3 AND 6
                 AND word LIKE left(typed.word, 2) || '%%'
                 AND length(word) BETWEEN length(typed.word) - 1 AND length(typed.word) + 1 LIMIT 200)
        UNION (SELECT known.word FROM unnest(%s::text[], %s::text[]) AS sounding (word, pattern)
               JOIN search_word known ON known.word LIKE sounding.pattern
               WHERE NOT typed.exact AND sounding.word = typed.word LIMIT 24)
    ) AS found
) AS near ON true
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: `snippet` is escaped HTML in which only <mark> is markup."""

    kind: str
    title: str
    url: str
    snippet: SafeString
    changed_at: datetime
    language: str
    object_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Meant:
    """A typed word, what else may be meant by it, and whether it only joins others („und“)."""

    word: str
    near: tuple[str, ...]
    filler: bool


def words_near(word: str) -> list[str]:
    """At most four known spellings near a word, the nearest first; without forms of the same word."""
    return spellings([word])[word]


def spellings(words: Sequence[str]) -> dict[str, list[str]]:
    """Each of the words with at most four known spellings near it, in one query."""
    meant = _meanings(list(dict.fromkeys(word.lower() for word in words)))
    return {word: list(meant[word.lower()].near) if word.lower() in meant else [] for word in words}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was typed as a query, and which other spellings it looks for, word by word."""

    query: SearchQuery
    words: tuple[str, ...]
    near: dict[str, tuple[str, ...]]


def tsquery(typed: str) -> SearchQuery | None:
    """The query alone; None: nothing usable was typed."""
    found = understood(typed)
    return found.query if found else None


def understood(typed: str) -> Understood | None:
    """Every word must occur, in its own or a near spelling; the last one may be unfinished. None: nothing usable.

    Two words also match where they are written as one („Kita Auskunft“, „Kitaauskunft“).
    """
    words = typed_words(typed)[:MOST_WORDS]
    if not words:
        return None
    # Only two words may be one; fillers around them do not count, so up to four are looked at.
    pairs = ["".join(pair) for pair in itertools.pairwise(words)] if len(words) <= 4 else []
    # A pair is only looked for as it is: each of its words may already be misspelt by itself.
    meanings = {pair: Meant(pair, (), filler=False) for pair in pairs} | _meanings(list(dict.fromkeys(words)))
    raw = _raw(words, meanings)
    if not raw:
        return None
    kept = tuple(word for word in words if word in meanings and not meanings[word].filler)
    near = {word: meanings[word].near for word in kept}
    return Understood(SearchQuery(raw, search_type="raw", config=CONFIG), kept, near)


def find(
    typed: str,
    *,
    actor: Actor,
    language: str = "de",
    kinds: Iterable[str] = (),
    without: Iterable[str] = (),
    at: datetime | None = None,
    limit: int = 50,
) -> list[Hit]:
    """The best finds the actor may read, each object once: in the wanted language, else in German.

    Few matches are ranked; of very many the latest come first. Without `at` the database's clock decides.
    """
    query = tsquery(typed)
    if query is None:
        return []
    matches = _matches(query, actor, language, tuple(kinds), at).exclude(kind__in=tuple(without))
    ids = list(matches.values_list("pk", flat=True)[: RANKED + 1])
    if len(ids) <= RANKED:
        ranked: QuerySet[Any] = Document.objects.filter(pk__in=ids).annotate(rank=SearchRank(F("vector"), query))
        ordered: QuerySet[Any] = ranked.order_by("-rank", "-changed_at", "-id")
    else:
        ordered = matches.order_by("-changed_at", "-id")
    # Each object may come in two languages and two scopes.
    rows = ordered.only("kind", "object_id", "language", "scope")[: limit * 4]
    chosen = one_per_object(rows, language)[:limit]
    return _hits(chosen, query)


def _matches(
    query: SearchQuery, actor: Actor, language: str, kinds: tuple[str, ...], at: datetime | None
) -> QuerySet[Document]:
    rows: QuerySet[Document] = (
        Document.objects.filter(vector=query, language__in={language, "de"})
        .visible_at(at or Now())
        .readable_by(actor, _inside_kinds(actor))
    )
    return rows.filter(kind__in=kinds) if kinds else rows


def _inside_kinds(actor: Actor) -> list[str]:
    return [one.kind for one in collected("SEARCH") if one.inside is None or actor.may(one.inside)]


def one_per_object(rows: Iterable[Document], language: str) -> list[Document]:
    """Keep the place of the best match, but show the wanted language and what lies deeper inside."""
    best: dict[tuple[str, uuid.UUID], Document] = {}
    for row in rows:
        key = (row.kind, row.object_id)
        held = best.get(key)
        if held is None or _preferred(row, language) > _preferred(held, language):
            best[key] = row
    return list(best.values())


def _preferred(row: Document, language: str) -> tuple[bool, bool]:
    return row.scope == Document.Scope.INSIDE, row.language == language


def _hits(chosen: Sequence[Document], query: SearchQuery) -> list[Hit]:
    places = headline(Left("body", 20_000), query, most=32, least=16, fragments=2)
    full = Document.objects.filter(pk__in=[row.pk for row in chosen]).annotate(headline=places).defer("body", "vector")
    by_id = {row.pk: row for row in full}
    return [
        Hit(
            kind=row.kind,
            title=row.title,
            url=row.url,
            snippet=marked(row.headline),
            changed_at=row.changed_at,
            language=row.language,
            object_id=row.object_id,
        )
        for row in (by_id[one.pk] for one in chosen if one.pk in by_id)
    ]


def headline(text: Any, query: SearchQuery, *, most: int, least: int, fragments: int) -> SearchHeadline:
    """The places of a text where the query was found, with control signs around the finds (see `marked`)."""
    return SearchHeadline(
        text, query, config=CONFIG, start_sel=START, stop_sel=STOP,
        max_words=most, min_words=least, max_fragments=fragments, fragment_delimiter=" … ",
    )  # fmt: skip


def marked(headline: str) -> SafeString:
    """Escape everything, then turn the control signs into <mark>: no markup of a text survives."""
    safe = str(escape(headline)).replace(START, "<mark>").replace(STOP, "</mark>")
    return mark_safe(safe)  # noqa: S308 – escaped in the line above


def plain(headline: str) -> str:
    """The headline without its control signs."""
    return headline.replace(START, "").replace(STOP, "")


def _meanings(words: list[str]) -> dict[str, Meant]:
    found: dict[str, tuple[list[str], list[str], list[bool]]] = {}
    with connection.cursor() as cursor:
        sounding = [(word, f"{other}%") for word in words for other in beginnings(word)]
        cursor.execute(CANDIDATES, [words, [word for word, _ in sounding], [pattern for _, pattern in sounding]])
        for word, lexeme, near, same in cursor.fetchall():
            entry = found.setdefault(word, (lexeme, [], []))
            if near is None:
                continue
            entry[2].append(same)
            if not same:
                entry[1].append(near)
    return {
        word: Meant(word, tuple(nearest(word, near, known=any(same))), filler=not lexeme)
        for word, (lexeme, near, same) in found.items()
    }


def _raw(words: list[str], meanings: dict[str, Meant]) -> str:
    """The query in PostgreSQL's notation; words are letters, digits and hyphens only, and quoted all the same."""
    kept = [word for word in words if word in meanings and not meanings[word].filler]
    parts = [_alternatives(meanings[word], last=index == len(kept) - 1) for index, word in enumerate(kept)]
    if len(kept) == 2:
        joined = "".join(kept)
        if joined in meanings:
            return f"({parts[0]} & {parts[1]}) | {_alternatives(meanings[joined], last=True)}"
    return " & ".join(parts)


def _alternatives(meant: Meant, *, last: bool) -> str:
    own = f"'{meant.word}'" + (":*" if last else "")
    return "(" + " | ".join([own, *(f"'{word}'" for word in meant.near)]) + ")"
