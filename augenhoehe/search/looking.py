"""The public search: words with kind, town and time; best first, twenty to a page, in four statements."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import F, QuerySet
from django.db.models.functions import Left
from django.utils.safestring import SafeString

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.values import dataclass

from .models import Document
from .queries import CONFIG, START, STOP, Understood, headline, marked, one_per_object, understood
from .spelling import folded
from .words import typed_words

PAGE_SIZE = 20
# Nobody turns fifty pages; counting on would cost more than finding.
MOST = 1000
_MARKED = re.compile(f"{START}([^{START}{STOP}]+){STOP}")
# Long texts are looked through as far as anybody would read them in a list.
READ = 8_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for. Days include both ends."""

    typed: str
    kind: str = ""
    town: uuid.UUID | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.town or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """One find. `title` and `snippet` are escaped HTML in which only <mark> is markup."""

    kind: str
    title: SafeString
    snippet: SafeString
    url: str
    language: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Finds:
    """A page of finds. `kinds`: how many of each kind, whatever kind was chosen; empty where nobody counted on.

    meant: typed words that nobody wrote like this, with the spelling that was found instead.
    """

    rows: Sequence[Found] = ()
    total: int = 0
    page: int = 1
    kinds: tuple[tuple[str, int], ...] = ()
    meant: tuple[tuple[str, str], ...] = ()

    @property
    def capped(self) -> bool:
        return self.total > MOST

    @property
    def pages(self) -> int:
        return max(1, -(-min(self.total, MOST) // PAGE_SIZE))


def look(wish: Wish, *, language: str, at: datetime, without: Iterable[str] = (), page: int = 1) -> Finds:
    """Public documents for a wish, each object once: in the wanted language, else in German."""
    meant = understood(wish.typed)
    if meant is None:
        return Finds()
    rows = _matching(meant, wish, language, at, tuple(without))
    keys = list(rows.values_list("pk", "kind", "object_id")[: 2 * MOST + 1])
    kinds = Counter(kind for kind, _object_id in {(kind, object_id) for _pk, kind, object_id in keys})
    if len(keys) > 2 * MOST:
        return _of_many(rows.filter(kind=wish.kind) if wish.kind else rows, meant, language, page)
    chosen = [pk for pk, kind, _ in keys if not wish.kind or kind == wish.kind]
    total = kinds[wish.kind] if wish.kind else sum(kinds.values())
    page = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    ranked: Any = Document.objects.filter(pk__in=chosen).annotate(rank=SearchRank(F("vector"), meant.query))
    ordered = ranked.order_by("-rank", "-changed_at", "-id").only("kind", "object_id", "language", "scope")
    # Every object may come in two languages.
    first = one_per_object(ordered[: page * PAGE_SIZE * 2], language)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return _page(first, meant, total, page, tuple(kinds.most_common()))


def _matching(
    meant: Understood, wish: Wish, language: str, at: datetime, without: tuple[str, ...]
) -> QuerySet[Document]:
    """Embargo and expiry are decided here, in SQL; the kind is chosen later, so that others can be counted."""
    rows: QuerySet[Document] = (
        Document.objects.filter(vector=meant.query, language__in={language, "de"}, scope=Document.Scope.PUBLIC)
        .visible_at(at)
        .exclude(kind__in=without)
    )
    if wish.town:
        rows = rows.filter(municipality_id=wish.town)
    if wish.since:
        rows = rows.filter(changed_at__gte=_midnight(wish.since))
    if wish.until:
        rows = rows.filter(changed_at__lt=_midnight(wish.until + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=BERLIN)


def _of_many(rows: QuerySet[Document], meant: Understood, language: str, page: int) -> Finds:
    """Of very many the latest come first: ranking them all would take longer than anybody waits."""
    page = min(max(page, 1), MOST // PAGE_SIZE)
    ordered = rows.order_by("-changed_at", "-id").only("kind", "object_id", "language", "scope")
    first = one_per_object(ordered[: page * PAGE_SIZE * 2], language)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return _page(first, meant, MOST + 1, page, ())


def _page(
    chosen: Sequence[Document], meant: Understood, total: int, page: int, kinds: tuple[tuple[str, int], ...]
) -> Finds:
    places = headline(Left("body", READ), meant.query, most=32, least=16, fragments=2)
    titled = SearchHeadline("title", meant.query, config=CONFIG, start_sel=START, stop_sel=STOP, highlight_all=True)
    full: Any = Document.objects.filter(pk__in=[row.pk for row in chosen]).annotate(headline=places, titled=titled)
    by_id = {row.pk: row for row in full.defer("body", "vector", "tags")}
    rows = [by_id[one.pk] for one in chosen if one.pk in by_id]
    finds = [
        Found(row.kind, marked(row.titled), marked(row.headline), row.url, row.language, row.changed_at) for row in rows
    ]
    words = [word for row in rows for text in (row.titled, row.headline) for word in _MARKED.findall(text)]
    return Finds(finds, total, page, kinds, _instead(meant, words))


def _instead(meant: Understood, shown: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """„Meinten Sie“: only words that stand in the finds themselves, never one from the list of words (ADR 0007)."""
    seen = {folded(word): word for word in reversed(shown)}
    found = []
    for typed, near in meant.near.items():
        if not near or any(folded(typed) in word for word in seen):
            continue
        spelling = next((seen[folded(word)] for word in near if folded(word) in seen), "")
        if spelling:
            found.append((typed, spelling))
    return tuple(found)


def fewer_words(wish: Wish, *, language: str, at: datetime, without: Iterable[str] = ()) -> list[str]:
    """When all words together find nothing: the wish without one of them, as far as that finds something."""
    words = typed_words(wish.typed)
    if not 2 <= len(words) <= 4:
        return []
    found = []
    for left_out in range(len(words)):
        typed = " ".join(words[:left_out] + words[left_out + 1 :])
        meant = understood(typed)
        if meant and _matching(meant, replace(wish, typed=typed), language, at, tuple(without)).exists():
            found.append(typed)
    return found
