"""What the pages of data protection and operation ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateField, DateTimeField, Min, QuerySet
from django.db.models.sql.where import WhereNode

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import retention_rules
from augenhoehe.core.numbers import number
from augenhoehe.core.register import RetentionRule
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import DeletionRun

SHOWN_RUNS = 30


@dataclass(frozen=True, slots=True)
class Due:
    """What a rule would remove now: how much, and since when it has waited."""

    rule: RetentionRule
    count: int
    oldest: date | None


def due_now(at: datetime) -> list[Due]:
    """For every rule what is due at this moment; nothing is read but number and oldest day."""
    return [due_by(rule, at) for rule in retention_rules()]


def due_by(rule: RetentionRule, at: datetime) -> Due:
    rows = rule.due(at)
    count = rows.count()
    return Due(rule, count, _oldest(rows) if count else None)


def _oldest(rows: QuerySet[Any]) -> date | None:
    """The smallest value of the date that makes the rows due; None where a rule asks for no date."""
    field = date_field(rows)
    if field is None:
        return None
    found = rows.order_by().aggregate(oldest=Min(field))["oldest"]
    return day_of(found) if isinstance(found, datetime) else found


def date_field(rows: QuerySet[Any]) -> str | None:
    """The first date of the rows' own table that their WHERE compares."""
    own = {field for field in rows.model._meta.concrete_fields if isinstance(field, DateField | DateTimeField)}
    for field in _compared(rows.query.where):
        if field in own:
            return str(field.name)
    return None


def _compared(where: Any) -> Iterable[Any]:
    for child in where.children:
        if isinstance(child, WhereNode):
            yield from _compared(child)
        else:
            yield getattr(getattr(child, "lhs", None), "target", None)


@dataclass(frozen=True, slots=True)
class Removed:
    """One rule in the record of a run."""

    title: str
    count: int
    oldest: date | None
    failed: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as the list shows it."""

    run: DeletionRun
    by: str
    lines: tuple[Removed, ...]

    @property
    def total(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def shown(self) -> str:
        return "nichts" if not self.total else "1 Eintrag" if self.total == 1 else f"{number(self.total)} Einträge"

    @property
    def failures(self) -> int:
        return sum(line.failed for line in self.lines)


def runs() -> list[RunView]:
    """The latest runs and rehearsals, newest first, in two queries."""
    found = list(DeletionRun.objects.order_by("-started_at")[:SHOWN_RUNS])
    names = _names({run.started_by for run in found if run.started_by})
    titles = {rule.name: rule.title for rule in retention_rules()}
    return [RunView(run, names.get(run.started_by, "jede Nacht von selbst"), _lines(run, titles)) for run in found]


def _names(ids: set[UUID]) -> dict[UUID | None, str]:
    return {user.pk: user.name for user in User.objects.filter(pk__in=ids).only("name")} if ids else {}


def _lines(run: DeletionRun, titles: dict[str, str]) -> tuple[Removed, ...]:
    return tuple(
        Removed(
            title=titles.get(name, name),
            count=found["count"],
            oldest=date.fromisoformat(found["oldest"]) if found.get("oldest") else None,
            failed=bool(found.get("failed")),
        )
        for name, found in run.removed.items()
    )


def last_run() -> DeletionRun | None:
    """The last real run that came to its end."""
    return DeletionRun.objects.filter(rehearsal=False, finished_at__isnull=False).order_by("-finished_at").first()


def unfinished_run(pk: UUID) -> DeletionRun | None:
    """A run that was asked for and has not come to its end; None if it has, so that a job twice is no harm."""
    return DeletionRun.objects.filter(pk=pk, rehearsal=False, finished_at__isnull=True).first()


def controllers() -> list[Carrier]:
    """The carriers, each with the law it works under: whose data this is."""
    return sorted(Carrier.objects.all(), key=lambda one: sort_key(one.name))
