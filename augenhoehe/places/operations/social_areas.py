"""Social areas are drawn, redrawn and ended; a past drawing stays, because old numbers belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.places.geometry import repaired
from augenhoehe.places.models import AreaSuccession, Municipality, SocialArea
from augenhoehe.places.official import AreaRow, predecessors
from augenhoehe.places.rules import check_edit, check_end, check_redraw, check_succession

from .imports import ImportResult, Progress


@transaction.atomic
def create_social_area(
    *,
    municipality: Municipality,
    key: str,
    name: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    boundary: dict[str, Any] | None = None,
    valid_until: date | None = None,
    source: str = "",
) -> SocialArea:
    """Draw a social area of a municipality for the first time."""
    check_edit(by, municipality)
    key, name = clean(key), clean(name)
    _check_free(municipality, key, valid_from, valid_until)
    area = SocialArea.objects.create(
        municipality=municipality,
        key=key,
        name=name,
        sorting=sort_key(name)[:120],
        boundary=repaired(boundary)[0] if boundary else None,
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
    )
    audit("create_social_area", area, by=by, at=at, fields=["key", "name", "boundary", "valid_from", "source"])
    return area


def _check_free(municipality: Municipality, key: str, valid_from: date, valid_until: date | None) -> None:
    """Two areas of one key never hold on the same day; the database keeps it, this says it in words."""
    others = SocialArea.objects.filter(municipality=municipality, key=key).exclude(valid_until__lt=valid_from)
    if valid_until is not None:
        others = others.exclude(valid_from__gt=valid_until)
    if others.exists():
        raise Refused(
            f"Einen Sozialraum mit dem Schlüssel „{key}“ gibt es in {municipality.name} schon in dieser Zeit. "
            "Soll er anders verlaufen, schneiden Sie ihn neu zu.",
            field="key",
        )


@transaction.atomic
def redraw_social_area(
    *,
    area: SocialArea,
    valid_from: date,
    by: Actor,
    at: datetime,
    name: str | None = None,
    boundary: dict[str, Any] | None = None,
    source: str = "",
) -> SocialArea:
    """Redraw a social area from a day on: the old drawing ends the day before and names its successor."""
    area = _locked(area)
    check_redraw(by, area, valid_from)
    SocialArea.objects.filter(pk=area.pk).update(valid_until=valid_from - timedelta(days=1))
    new = create_social_area(
        municipality=area.municipality,
        key=area.key,
        name=name or area.name,
        valid_from=valid_from,
        by=by,
        at=at,
        boundary=boundary or area.boundary,
        source=source or area.source,
    )
    _follow(area, new)
    audit("redraw_social_area", area, by=by, at=at, fields=["valid_until", "became"])
    return new


@transaction.atomic
def correct_social_area(
    *,
    area: SocialArea,
    by: Actor,
    at: datetime,
    name: str | None = None,
    boundary: dict[str, Any] | None = None,
    source: str | None = None,
) -> SocialArea:
    """Correct a mistake in a drawing: it was always meant so, numbers that belong to it stay."""
    area = _locked(area)
    check_edit(by, area.municipality)
    values: dict[str, Any] = {}
    if name:
        values |= {"name": clean(name), "sorting": sort_key(clean(name))[:120]}
    if boundary is not None:
        values["boundary"] = repaired(boundary)[0]
    if source is not None:
        values["source"] = source
    for field, value in values.items():
        setattr(area, field, value)
    area.save(update_fields=list(values))
    audit("correct_social_area", area, by=by, at=at, fields=values)
    return area


@transaction.atomic
def end_social_area(
    *, area: SocialArea, valid_until: date, by: Actor, at: datetime, successor: SocialArea | None = None
) -> SocialArea:
    """End a social area, for example because it merged into another one, which is its successor."""
    area = _locked(area)
    check_end(by, area, valid_until, successor)
    area.valid_until = valid_until
    area.save(update_fields=["valid_until"])
    if successor is not None:
        _follow(area, successor)
    audit("end_social_area", area, by=by, at=at, fields=["valid_until", "became"])
    return area


def _follow(before: SocialArea, after: SocialArea, share: Decimal | None = None) -> None:
    AreaSuccession.objects.update_or_create(before=before, after=after, defaults={"share": share})


def _locked(area: SocialArea) -> SocialArea:
    """The row as it is now, so that two people do not redraw the same area at once."""
    return SocialArea.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=area.pk)


@transaction.atomic
def import_social_areas(
    *,
    municipality: Municipality,
    rows: Iterable[AreaRow],
    valid_from: date,
    by: Actor,
    at: datetime,
    source: str = "",
    end_missing: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Take over the drawing of a town as it holds from a day on: new, redrawn, unchanged, or no longer there."""
    check_edit(by, municipality)
    result = ImportResult("Sozialräume")
    current = {area.key: area for area in _open_areas(municipality)}
    found = _by_key(rows, result)
    for count, (key, row) in enumerate(found.items(), 1):
        try:
            # A refused row must not spoil the transaction of the others.
            with transaction.atomic():
                _take_over(municipality, current.get(key), row, valid_from, by, at, source, result)
        except Refused as refused:
            result.errors.append(f"Zeile {row.line}: {refused.sentence}")
        if progress:
            progress(count, len(found))
    followed = _take_over_successions(municipality, current, found, valid_from, by, at, result)
    gone = [area for key, area in current.items() if key not in found and key not in followed]
    if not end_missing:
        result.missing = len(gone)
        return result
    for area in gone:
        end_social_area(area=area, valid_until=valid_from - timedelta(days=1), by=by, at=at)
    result.ended += len(gone)
    return result


def _open_areas(municipality: Municipality) -> Iterable[SocialArea]:
    return SocialArea.objects.filter(municipality=municipality, valid_until__isnull=True)


def _by_key(rows: Iterable[AreaRow], result: ImportResult) -> dict[str, AreaRow]:
    found: dict[str, AreaRow] = {}
    for row in rows:
        result.read += 1
        key = clean(row.key)
        if not key or not clean(row.name):
            result.errors.append(f"Zeile {row.line}: Schlüssel oder Name fehlt.")
        elif key in found:
            result.errors.append(f"Zeile {row.line}: Der Schlüssel „{key}“ stand schon in Zeile {found[key].line}.")
        else:
            found[key] = row
    return found


def _take_over(
    municipality: Municipality,
    old: SocialArea | None,
    row: AreaRow,
    valid_from: date,
    by: Actor,
    at: datetime,
    source: str,
    result: ImportResult,
) -> None:
    boundary, mended = repaired(row.boundary) if row.boundary else (None, False)
    result.repaired += mended
    name = clean(row.name)
    if old is None:
        create_social_area(
            municipality=municipality, key=row.key, name=name, valid_from=valid_from, by=by, at=at,
            boundary=boundary, source=source,
        )  # fmt: skip
        result.new += 1
    elif (boundary is None or boundary == old.boundary) and name == old.name:
        result.unchanged += 1
    elif old.valid_from == valid_from:
        # The same start: the earlier import of this very drawing had a mistake.
        correct_social_area(area=old, by=by, at=at, name=name, boundary=boundary, source=source or None)
        result.changed += 1
    else:
        redraw_social_area(area=old, valid_from=valid_from, by=by, at=at, name=name, boundary=boundary, source=source)
        result.changed += 1


def _take_over_successions(
    municipality: Municipality,
    current: dict[str, SocialArea],
    found: dict[str, AreaRow],
    valid_from: date,
    by: Actor,
    at: datetime,
    result: ImportResult,
) -> set[str]:
    """What areas came from, where the file says; the keys of former areas that ended with it."""
    ended: set[str] = set()
    drawn = {one.key: one for one in _open_areas(municipality)}
    told: dict[str, Decimal] = {}
    for key, row in found.items():
        if not row.came_from or key not in drawn:
            continue
        try:
            with transaction.atomic():
                for former, share in predecessors(row.came_from).items():
                    told[former] = told.get(former, Decimal(0)) + (share or 0)
                    old = _former(municipality, former, current, valid_from)
                    check_succession(former, old, drawn[key], told[former], continues=former in found)
                    if old.valid_until is None and old.pk != drawn[key].pk:
                        end_social_area(area=old, valid_until=valid_from - timedelta(days=1), by=by, at=at)
                        old.valid_until = valid_from - timedelta(days=1)
                        result.ended += 1
                    if old.pk != drawn[key].pk:
                        _follow(old, drawn[key], share)
                        ended.add(former)
        except Refused as refused:
            result.errors.append(f"Zeile {row.line}: {refused.sentence}")
    return ended


def _former(municipality: Municipality, key: str, current: dict[str, SocialArea], valid_from: date) -> SocialArea:
    """The drawing of a key that held the day before."""
    rows = SocialArea.objects.filter(municipality=municipality, key=key, valid_until=valid_from - timedelta(days=1))
    found = rows.first() or current.get(key)
    if found is None:
        raise Refused(f"Den Vorgänger „{key}“ gibt es in {municipality.name} nicht.")
    return found
