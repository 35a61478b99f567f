"""Series: what belongs together, with a running number and a rhythm somebody watches."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.events.models import Series
from augenhoehe.events.rules import events as rules
from augenhoehe.journal.operations import audit

TEXTS = ("title", "about")


@transaction.atomic
def make_series(*, by: Actor, at: datetime, **values: Any) -> Series:
    series = Series(created_by=by.user_id, created_at=at)
    _write(series, values, by)
    rules.check_series(by, series)
    series.save(force_insert=True)
    audit("make_series", series, by=by, at=at, fields=sorted(values))
    return series


@transaction.atomic
def change_series(*, series: Series, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> Series:
    rules.check_series(by, series)
    revisions.lock(series, revision=revision, typed=values)
    _write(series, values, by)
    rules.check_series(by, series)
    revisions.change(series, **{name: getattr(series, name) for name in (*values, "sorting")})
    audit("change_series", series, by=by, at=at, fields=sorted(values))
    return series


def _write(series: Series, values: dict[str, Any], by: Actor) -> None:
    for name, value in values.items():
        if name in TEXTS:
            value = with_text(getattr(series, name), SOURCE, clean(value), by=by.name)
        setattr(series, name, clean(value) if isinstance(value, str) else value)
    title = series.title.get(SOURCE, {}).get("text", "")
    rules.check_text(title, "title", "Wie heißt die Reihe?")
    series.sorting = sort_key(title)[:200]
