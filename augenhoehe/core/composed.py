"""Questions put together once and asked with other values each time, several of them in one statement (ADR 0025).

Django puts a question together anew whenever it is asked; with rights in it that takes longer than the answer.
`Composed` keeps the wording, never a row. What stands for somebody's account or for a day is replaced each time.
"""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.psycopg_any import mogrify
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value

from . import clock
from .composed_rows import Exact, Reader
from .rights import Actor
from .values import dataclass

Rows = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Number:
    """Asks how many rows there are instead of the rows; the answer is a list with the number alone."""

    of: QuerySet[Any]


Asked = Mapping[str, QuerySet[Any] | Number]
Build = Callable[..., Mapping[str, Any]]
_Values = tuple[tuple[str, Any], ...]
# So many wordings are kept of one question: one for each combination of roles and towns that asks it.
KEPT = 256
USER, CARRIER, NOW, TODAY = "_user", "_carrier", "_now", "_today"
_FIRST, _LAST = datetime(1000, 6, 5, 4, 3, 2, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)

logger = logging.getLogger(__name__)


class NotComposable(ValueError):
    """What `build` makes of the values would stay as it was the first time."""


class Text(str):
    """A text that a question is only given (a number, a word): its wording does not depend on it."""

    __slots__ = ()


class OneOf(Func):
    """Whether a column holds one of the words in a `Text`: however many there are, the wording stays."""

    template, arg_joiner = "%(expressions)s, ' '))", " = ANY(string_to_array("
    output_field = BooleanField()

    def __init__(self, column: str, words: Text) -> None:
        super().__init__(F(column), Value(words))


class Composed:
    """Several questions under their names: `ask(actor=…, day=…, thread=…)` calls `build` once per shape of the values.

    `build` may hand on ids, days, moments and `Text`, also those of the clock, but compute nothing from them and ask
    the database nothing: what it makes of them would stay as it was the first time. It is called twice with different
    values to find that out.
    """

    def __init__(self, build: Build) -> None:
        self.build = build
        self._plan = lru_cache(maxsize=KEPT)(self._compose)

    def ask(self, **values: Any) -> Rows:
        """The rows of each question, as its queryset would give them."""
        fixed, given = _apart(values)
        try:
            plan = self._plan(fixed, tuple((name, type(value)) for name, value in given.items()))
        except NotComposable:
            # A mistake of ours, which tests must see. For the person in front of the page it is merely slower.
            if settings.MODE == "test":
                raise
            logger.exception("Die Frage wird jedes Mal neu zusammengesetzt.")
            return together(self.build(**values))
        return plan.ask(given)

    def _compose(self, fixed: _Values, kinds: tuple[tuple[str, type], ...]) -> _Plan:
        kinds = (*kinds, (NOW, datetime), (TODAY, date))
        first, second = ({name: _standing(kind, turn, at) for at, (name, kind) in enumerate(kinds)} for turn in (0, 1))
        one, other = (self._built(fixed, values) for values in (first, second))
        if one.sql != other.sql:
            raise NotComposable(f"{self.build.__qualname__}: Der Wortlaut der Frage hängt von einem Wert ab.")
        for pair in zip(one.params, other.params, strict=True):
            _check_put_in(pair, first, second, self.build)
        return _Plan(*_with_places(one, first), one.parts)

    def _built(self, fixed: _Values, values: Mapping[str, Any]) -> _Wording:
        with connections[DEFAULT_DB_ALIAS].execute_wrapper(self._refuse), clock.set_to(values[NOW], values[TODAY]):
            return _wording(self.build(**_together(fixed, values)))

    def _refuse(self, *_question: Any) -> None:
        raise NotComposable(f"{self.build.__qualname__}: Beim Zusammensetzen wird nichts gefragt.")


def composed(build: Build) -> Composed:
    """Decorator: a function that names querysets becomes questions that are put together once."""
    return Composed(build)


def together(asked: Asked) -> Rows:
    """Several questions in one statement, put together for this time only."""
    wording = _wording(asked)
    if not wording.sql:
        return _read(wording.parts, ())
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(wording.sql, wording.params)
        return _read(wording.parts, cursor.fetchone())


def hang(parents: Iterable[Model], relation: str, children: Iterable[Model], key: str) -> None:
    """Give parents their rows of a relation, as `prefetch_related` does; `key`: the child's column of the parent."""
    found: dict[Any, list[Model]] = {}
    for child in children:
        found.setdefault(getattr(child, key), []).append(child)
    for parent in parents:
        rows: Any = QuerySet(getattr(type(parent), relation).rel.related_model)
        rows._result_cache, rows._prefetch_done = found.get(parent.pk, []), True
        parent.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = rows


# --- What differs from one time to the next --------------------------------------------------------------------------
def _apart(values: Mapping[str, Any]) -> tuple[_Values, dict[str, Any]]:
    """What decides the wording, and what is only put into it. Of who asks, roles decide and the account does not."""
    fixed: list[tuple[str, Any]] = []
    given: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Actor):
            held = tuple(replace(one, deputy_for="") for one in value.roles)
            shape = Actor(
                user_id=_ONE if value.user_id else None, carrier_id=_ONE if value.carrier_id else None, roles=held,
                residence_authority=value.residence_authority, second_factor=value.second_factor, system=value.system,
            )  # fmt: skip
            fixed.append((name, shape))
            given |= {USER: value.user_id} if value.user_id else {}
            given |= {CARRIER: value.carrier_id} if value.carrier_id else {}
        elif isinstance(value, uuid.UUID | date | Text):
            given[name] = value
        else:
            fixed.append((name, value))
    return tuple(fixed), given


_ONE = uuid.UUID(int=1)


def _standing(kind: type, turn: int, at: int) -> Any:
    """A value that nobody has, in place of the real one."""
    number = 2 * at + turn
    if issubclass(kind, uuid.UUID):
        return uuid.UUID(int=2**64 + number)
    if issubclass(kind, Text):
        return Text(f"STANDS FOR {number}")
    # Once far ahead, once long ago: what is compared with a day in between turns out differently.
    moment = (_LAST, _FIRST)[turn] + timedelta(days=number)
    return moment if issubclass(kind, datetime) else moment.date()


def _together(fixed: _Values, given: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in given.items() if name not in (USER, CARRIER, NOW, TODAY)}
    for name, value in fixed:
        if isinstance(value, Actor):
            value = replace(value, user_id=given.get(USER), carrier_id=given.get(CARRIER))
        values[name] = value
    return values


def _check_put_in(pair: tuple[Any, Any], first: Mapping[str, Any], second: Mapping[str, Any], build: Build) -> None:
    """What differs between two times is a value as it was given, or it would stay what was made of the first one."""
    one, other = pair
    given = any(type(one) is type(value) and (one, other) == (value, second[name]) for name, value in first.items())
    if one != other and not given:
        raise NotComposable(f"{build.__qualname__}: {one!r} ist aus einem Wert gerechnet und bliebe, wie es war.")


_CASTS = ((uuid.UUID, "uuid"), (datetime, "timestamptz"), (date, "date"), (str, "text"))


def _with_places(wording: _Wording, values: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The statement with everything in it that is always the same, places for the rest, and what goes into each."""
    connection = connections[DEFAULT_DB_ALIAS]
    written = mogrify(wording.sql, wording.params, connection)
    names: list[str] = []
    for name, value in values.items():
        literal = mogrify("%s", (value,), connection)
        if literal in written:
            names.append(name)
            kind = next(word for one, word in _CASTS if isinstance(value, one))
            written = written.replace(literal, f"${len(names)}::{kind}")
    return written, tuple(names)


# --- The wording, and the rows that come back ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a statement: how its rows are read; `known`: the answer of one that cannot have rows."""

    name: str
    read: Callable[[list[Any]], Iterable[Any]] | None = None
    known: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wording:
    """One statement for all questions; none if no question can have rows."""

    sql: str
    params: tuple[Any, ...]
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The wording with places for `names`; PostgreSQL keeps its plan, for planning takes longer than answering."""

    sql: str
    names: tuple[str, ...]
    parts: tuple[_Part, ...]

    def ask(self, given: Mapping[str, Any]) -> Rows:
        if not self.sql:
            return {one.name: list(one.known) for one in self.parts}
        connection: Any = connections[DEFAULT_DB_ALIAS]
        values = {**given, NOW: clock.now(), TODAY: clock.today()}
        with connection.planned_cursor() as cursor:
            cursor.execute(self.sql, [values[name] for name in self.names])
            return _read(self.parts, cursor.fetchone())


def _read(parts: Iterable[_Part], answered: Iterable[str]) -> Rows:
    answers = iter(answered)
    return {
        one.name: list(one.read(json.loads(next(answers), parse_float=Exact)) if one.read else one.known)
        for one in parts
    }


def _wording(asked: Asked) -> _Wording:
    written: list[str] = []
    params: list[Any] = []
    parts: list[_Part] = []
    for name, wanted in asked.items():
        counts = isinstance(wanted, Number)
        rows = wanted.of if isinstance(wanted, Number) else wanted
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            parts.append(_Part(name, known=(0,) if counts else ()))
            continue
        params += values
        if counts:
            parts.append(_Part(name, iter))
            written.append(f"(SELECT json_build_array(count(*))::text FROM ({sql}) AS q)")  # noqa: S608 – Django's own
            continue
        reader = Reader(rows, compiler)
        parts.append(_Part(name, reader.read))
        columns = ", ".join(f"c{number}" for number in range(reader.width))
        # Ordered rows come to the aggregate in their order: PostgreSQL joins nothing in between.
        written.append(f"(SELECT coalesce(json_agg(q), '[]')::text FROM ({sql}) AS q({columns}))")  # noqa: S608 – Django's own
    return _Wording(f"SELECT {', '.join(written)}" if written else "", tuple(params), tuple(parts))
