"""Indicators and their definitions: created, changed, defined anew, retired; the starter sets in one click."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.multilingual import multilingual, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, slug
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.models import Indicator, IndicatorDefinition, PopulationGroup
from augenhoehe.monitoring.starters import STARTERS, Starter

# What `change_indicator` may set; the code stays, because files and resolutions name it.
CHANGEABLE = frozenset({
    "field", "kind", "unit", "decimals", "direction", "rhythm", "source", "source_url", "levels", "sensitivity",
    "public", "responsible", "segregates",
})  # fmt: skip
_DIGITS = re.compile(r"\d+")


def sorting_of(code: str) -> str:
    """Codes in the order of people: E2 before E10."""
    return _DIGITS.sub(lambda found: found[0].zfill(5), code.casefold())[:60]


@transaction.atomic
def create_indicator(
    *,
    code: str,
    name: str,
    field: str,
    kind: str,
    unit: str,
    text: str,
    by: Actor,
    at: datetime,
    numerator: str = "",
    denominator: str = "",
    method: str = "",
    groups: Iterable[PopulationGroup] = (),
    **more: Any,
) -> Indicator:
    """Put an indicator into the catalogue, with the first version of its definition."""
    rules.check_write(by)
    code, name = clean(code), clean(name)
    rules.check_code(code)
    rules.check_text(name, "Nennen Sie bitte den Namen des Indikators.", "name")
    rules.check_text(text, "Beschreiben Sie in einem Satz, was gemessen wird.", "text")
    indicator = Indicator.objects.create(
        code=code, sorting=sorting_of(code), name=multilingual(name), title=name, field=clean(field), kind=kind,
        unit=clean(unit), created_at=at, **more,
    )  # fmt: skip
    indicator.groups.set(groups)
    IndicatorDefinition.objects.create(
        indicator=indicator, version=1, text=clean(text), numerator=clean(numerator), denominator=clean(denominator),
        method=clean(method), recorded_by=by.user_id, recorded_at=at,
    )  # fmt: skip
    audit("create_indicator", indicator, by=by, at=at, fields=["code", "name", "kind", "unit", "definition"])
    return indicator


@transaction.atomic
def change_indicator(
    *,
    indicator: Indicator,
    by: Actor,
    at: datetime,
    name: str,
    revision: int | None = None,
    groups: Iterable[PopulationGroup] | None = None,
    **values: Any,
) -> Indicator:
    """Change what is said about an indicator; how it is counted changes by a new definition only."""
    rules.check_write(by)
    rules.check_text(name, "Nennen Sie bitte den Namen des Indikators.", "name")
    if unknown := values.keys() - CHANGEABLE:
        raise ValueError(f"So heißt kein Merkmal eines Indikators: {sorted(unknown)}")
    rules.check_rhythm(indicator, values.get("rhythm", indicator.rhythm))
    name = clean(name)
    new_name = with_text(indicator.name, "de", name) if name != indicator.title else indicator.name
    if values.get("segregates", indicator.segregates):
        rules.check_segregates(indicator, values.get("unit", indicator.unit))
    revisions.change(indicator, revision=revision, name=new_name, title=name, **values)
    if groups is not None:
        indicator.groups.set(groups)
    audit("change_indicator", indicator, by=by, at=at, fields=["name", *values])
    return indicator


@transaction.atomic
def define_anew(
    *,
    indicator: Indicator,
    valid_from: date,
    text: str,
    reason: str,
    by: Actor,
    at: datetime,
    numerator: str = "",
    denominator: str = "",
    method: str = "",
    revision: int | None = None,
) -> IndicatorDefinition:
    """Count differently from a period on: the definition so far ends the day before, and stays to be read."""
    rules.check_write(by)
    rules.check_text(text, "Beschreiben Sie in einem Satz, was gemessen wird.", "text")
    revisions.change(indicator, revision=revision)
    last = indicator.definitions.newest_first().first()
    if last is None:
        raise RuntimeError(f"{indicator.code} hat keine Definition.")
    rules.check_new_definition(last, valid_from, reason)
    IndicatorDefinition.objects.filter(pk=last.pk).update(valid_until=valid_from - timedelta(days=1))
    new = IndicatorDefinition.objects.create(
        indicator=indicator, version=last.version + 1, valid_from=valid_from, text=clean(text),
        numerator=clean(numerator), denominator=clean(denominator), method=clean(method), reason=clean(reason),
        recorded_by=by.user_id, recorded_at=at,
    )  # fmt: skip
    audit("define_indicator", indicator, by=by, at=at, fields=["definition"])
    return new


@transaction.atomic
def retire_indicator(
    *, indicator: Indicator, retired_on: date | None, by: Actor, at: datetime, revision: int | None = None
) -> Indicator:
    """Say since when it is no longer collected; None takes it up again. Its values stay."""
    rules.check_write(by)
    revisions.change(indicator, revision=revision, retired_on=retired_on)
    audit("retire_indicator", indicator, by=by, at=at, fields=["retired_on"])
    return indicator


@transaction.atomic
def take_starters(*, family: str, by: Actor, at: datetime, public: bool = False) -> list[Indicator]:
    """Take a starter set over into the catalogue; what is already there by its code stays untouched."""
    rules.check_write(by)
    wanted = [one for one in STARTERS if one.family == family]
    taken = {code.casefold() for code in Indicator.objects.values_list("code", flat=True)}
    return [_started(one, public, by, at) for one in wanted if one.code.casefold() not in taken]


def _started(one: Starter, public: bool, by: Actor, at: datetime) -> Indicator:
    return create_indicator(
        code=one.code, name=one.name, field=one.field, kind=one.kind, unit=one.unit, text=one.text, by=by, at=at,
        family=one.family, direction=one.direction, rhythm=one.rhythm, source=one.source, source_url=one.source_url,
        levels=list(one.levels), sensitivity=one.sensitivity, public=public,
    )  # fmt: skip


@transaction.atomic
def ensure_group(*, name: str, by: Actor, at: datetime) -> PopulationGroup:
    """The population group of this name, made if there is none yet."""
    rules.check_write(by)
    name = clean(name)
    rules.check_text(name, "Nennen Sie bitte die Gruppe.", "group")
    key = slug(name)[:60]
    found = PopulationGroup.objects.filter(key=key).first()
    if found:
        return found
    group = PopulationGroup.objects.create(key=key, name=multilingual(name))
    audit("create_population_group", group, by=by, at=at, fields=["name"])
    return group
