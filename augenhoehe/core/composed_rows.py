"""What PostgreSQL answers as JSON becomes what the queryset would have made of its rows (ADR 0025)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from .values import dataclass


class Reader:
    """Makes of JSON what the queryset would have made of the row: Django's own iterables build instances and tuples."""

    def __init__(self, rows: Any, compiler: Any) -> None:
        columns = [column for column, _sql, _alias in compiler.select]
        self.width = len(columns)
        found = [(at, _reading(column.output_field)) for at, column in enumerate(columns)]
        self.readings = [(at, read) for at, read in found if read is not None]
        self.iterable, self.shape = rows._iterable_class, _shape(rows, compiler)

    def read(self, answered: list[dict[str, Any]]) -> Iterator[Any]:
        found: Iterator[Any] = iter(self.iterable(_Asked(self.shape, self._values(answered))))
        return found

    def _values(self, answered: list[dict[str, Any]]) -> Iterator[Sequence[Any]]:
        for one in answered:
            row = list(one.values())
            for at, read in self.readings:
                if row[at] is not None:
                    row[at] = read(row[at])
            yield row


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that belongs to a field."""

    target: Any


@dataclass(frozen=True, slots=True)
class _Shape:
    """What Django's iterables ask of a queryset, its query and its compiler to make something of a row.

    The question itself is not kept: all conditions of all pages were 5 MiB in every web process.
    """

    model: Any
    _fields: Any
    _known_related_objects: Any
    select: list[tuple[_Column | None]]
    klass_info: Any
    annotation_col_map: Any
    selected: tuple[str, ...]
    extra_select: tuple[str, ...]
    values_select: tuple[str, ...]
    annotation_select: tuple[str, ...]


@cache
def _column(target: Any) -> tuple[_Column | None]:
    return (_Column(target) if target else None,)


def _shape(rows: Any, compiler: Any) -> _Shape:
    query = rows.query
    targets = (getattr(column, "target", None) for column, _sql, _alias in compiler.select)
    return _Shape(
        rows.model, rows._fields, rows._known_related_objects,
        [_column(target) for target in targets],
        compiler.klass_info, compiler.annotation_col_map,
        tuple(query.selected or ()), tuple(query.extra_select), tuple(query.values_select),
        tuple(query.annotation_select),
    )  # fmt: skip


class _Asked:
    """Stands for the queryset, its query and its compiler where Django's iterables ask for them: the rows are here."""

    def __init__(self, shape: _Shape, values: Iterator[Sequence[Any]]) -> None:
        self.db, self.shape, self.values = DEFAULT_DB_ALIAS, shape, values

    @property
    def query(self) -> _Asked:
        return self

    def get_compiler(self, *_names: Any, **_more: Any) -> _Asked:
        return self

    def execute_sql(self, **_more: Any) -> None:
        return None

    def results_iter(self, *_results: Any, tuple_expected: bool = False, **_more: Any) -> Iterator[Any]:
        return map(tuple, self.values) if tuple_expected else self.values

    def __getattr__(self, name: str) -> Any:
        return getattr(self.shape, name)


def _binary(written: str) -> bytes:
    """PostgreSQL writes „\\x00ff“."""
    return bytes.fromhex(written[2:])


class Exact(float):
    """A number with decimals that still knows how it was written: money is exact."""

    written: str

    def __new__(cls, written: str) -> Exact:
        made = super().__new__(cls, written)
        made.written = written
        return made


def _decimal(value: float) -> Decimal:
    return Decimal(getattr(value, "written", value))


_AS_IT_IS = frozenset({
    "AutoField", "BigAutoField", "BigIntegerField", "BooleanField", "CharField", "EmailField", "FileField",
    "FloatField", "IntegerField", "JSONField", "PositiveBigIntegerField", "PositiveIntegerField",
    "PositiveSmallIntegerField", "SlugField", "SmallAutoField", "SmallIntegerField", "TextField", "URLField",
})  # fmt: skip
_READ: Mapping[str, Callable[[Any], Any]] = {
    "UUIDField": uuid.UUID, "DateField": date.fromisoformat, "DateTimeField": datetime.fromisoformat,
    "TimeField": time.fromisoformat, "DecimalField": _decimal, "BinaryField": _binary,
}  # fmt: skip


def _reading(field: Any) -> Callable[[Any], Any] | None:
    """How a value comes out of JSON; None: as it is. What JSON would change is refused."""
    kind = field.get_internal_type()
    if kind in ("ForeignKey", "OneToOneField"):
        return _reading(field.target_field)
    if kind == "ArrayField":
        of = _reading(field.base_field)
        return (lambda listed: [one if one is None else of(one) for one in listed]) if of else None
    if kind in _READ:
        return _READ[kind]
    if kind in _AS_IT_IS and (kind == "JSONField" or not hasattr(field, "from_db_value")):
        return None
    raise ValueError(f"{field}: Ein Wert dieser Art kommt nicht unverändert durch JSON.")
