"""Official lists and boundaries come in by file: idempotent, in one transaction, with an error per bad row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Left, Length

from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.places.geometry import repaired, united
from augenhoehe.places.models import Municipality
from augenhoehe.places.official import Official, Row, understood
from augenhoehe.places.rules import check_import

BATCH = 1000
WRITTEN = ["name", "sorting", "kind", "boundary", "source"]
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class ImportResult:
    """What an import did, in numbers and in a sentence."""

    noun: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repaired: int = 0
    ended: int = 0
    missing: int = 0
    errors: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """The summary a person reads; the first errors follow line by line."""
        parts = [f"{number(self.new)} neu", f"{number(self.changed)} geändert", f"{number(self.unchanged)} unverändert"]
        if self.ended:
            parts.append(f"{number(self.ended)} beendet")
        if self.errors:
            parts.append(f"{number(len(self.errors))} fehlerhaft")
        lines = [f"{number(self.read)} {self.noun} gelesen: {', '.join(parts)}."]
        if self.repaired:
            lines.append(f"{number(self.repaired)} Grenzen wurden ausgebessert (Überschneidungen mit sich selbst).")
        if self.missing:
            lines.append(
                f"{number(self.missing)} bisher gültige stehen nicht in der Datei. "
                "Sie gelten weiter; mit --abgang enden sie."
            )
        lines += [f"  {error}" for error in self.errors[:20]]
        if len(self.errors) > 20:
            lines.append(f"  … und {number(len(self.errors) - 20)} weitere.")
        return "\n".join(lines)


@transaction.atomic
def import_municipalities(
    *,
    rows: Iterable[Row],
    by: Actor,
    at: datetime,
    source: str = "",
    valid_from: date | None = None,
    end_missing_on: date | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Take over an official list, with or without boundaries; what is already so stays untouched.

    A municipality that the file no longer names keeps its validity unless `end_missing_on` says since when not.
    """
    check_import(by)
    result = ImportResult("Kommunen")
    found = _understood(rows, result)
    for batch in _batches(found, progress):
        _write(batch, result, source, valid_from)
    _join_districts()
    _end_missing(found, result, end_missing_on)
    audit("import_municipalities", ("places.municipality", "import"), by=by, at=at, fields=["ags", *WRITTEN])
    return result


@transaction.atomic
def import_boundaries(
    *, rows: Iterable[Row], by: Actor, at: datetime, source: str = "", progress: Progress | None = None
) -> ImportResult:
    """Take over boundaries only: names and kinds stay as they are, unknown keys are errors."""
    check_import(by)
    result = ImportResult("Grenzen")
    found = {key: one for key, one in _understood(rows, result).items() if one.boundary}
    for batch in _batches(found, progress):
        known = _known(batch)
        result.errors += [f"{one.ags}: Diese Kommune ist nicht bekannt." for one in batch if one.ags not in known]
        kept = [(known[one.ags], one) for one in batch if one.ags in known]
        _write([Official(row.ags, row.name, row.kind, one.boundary) for row, one in kept], result, source, None)
    audit("import_boundaries", ("places.municipality", "import"), by=by, at=at, fields=["boundary", "source"])
    return result


def _understood(rows: Iterable[Row], result: ImportResult) -> dict[str, Official]:
    """Rows by official key; several areas of one key become one boundary, a bad row becomes a sentence."""
    usable: list[tuple[Row, Official]] = []
    for row in rows:
        result.read += 1
        try:
            usable.append((row, understood(row)))
        except Refused as refused:
            result.errors.append(f"Zeile {row.line}: {refused.sentence}")
    found: dict[str, Official] = {}
    usable.sort(key=lambda pair: (pair[1].ags, pair[0].line))
    for ags, group in groupby(usable, key=lambda pair: pair[1].ags):
        one = _joined(list(group), result)
        if one is not None:
            found[ags] = one
    return found


def _joined(group: list[tuple[Row, Official]], result: ImportResult) -> Official | None:
    (row, first), *others = group
    try:
        if not others:
            return _with_boundary(first, result)
        if all(one.boundary for _, one in group):
            return Official(
                first.ags, first.name, first.kind, united([one.boundary for _, one in group if one.boundary])
            )
    except Refused as refused:
        result.errors.append(f"Zeile {row.line}: {refused.sentence}")
        return None
    result.errors += [
        f"Zeile {later.line}: Der Schlüssel {first.ags} stand schon in Zeile {row.line}." for later, _ in others
    ]
    return first


def _with_boundary(one: Official, result: ImportResult) -> Official:
    if one.boundary is None:
        return one
    boundary, mended = repaired(one.boundary)
    result.repaired += mended
    return Official(one.ags, one.name, one.kind, boundary)


def _batches(found: dict[str, Official], progress: Progress | None) -> Iterator[list[Official]]:
    everything = list(found.values())
    for start in range(0, len(everything), BATCH):
        batch = everything[start : start + BATCH]
        yield batch
        if progress:
            progress(start + len(batch), len(everything))


def _known(batch: Iterable[Official]) -> dict[str, Municipality]:
    rows = Municipality.objects.filter(ags__in=[one.ags for one in batch], valid_until__isnull=True)
    return {row.ags: row for row in rows}


def _write(batch: list[Official], result: ImportResult, source: str, valid_from: date | None) -> None:
    """One query to read, one to add, one to change: 1,000 rows cost as many statements as one."""
    known = _known(batch)
    new, changed = [], []
    for one in batch:
        row = known.get(one.ags)
        if row is not None:
            changed += [row] if _differs(row, one, source) else []
        elif one.name:
            new.append(_fresh(one, source, valid_from))
        else:
            result.errors.append(f"{one.ags}: Diese Kommune ist nicht bekannt, und ihr Name (GEN) fehlt.")
    Municipality.objects.bulk_create(new)
    if changed:
        # Written by primary key, in one statement; Django's bulk_update would build a CASE per field and row.
        Municipality.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN)
    result.new += len(new)
    result.changed += len(changed)
    result.unchanged += sum(1 for one in batch if one.ags in known) - len(changed)


def _fresh(one: Official, source: str, valid_from: date | None) -> Municipality:
    return Municipality(
        ags=one.ags,
        name=one.name,
        sorting=Municipality.sorting_for(one.name),
        kind=one.kind,
        boundary=one.boundary,
        valid_from=valid_from,
        source=source,
    )


def _differs(row: Municipality, one: Official, source: str) -> bool:
    """Set what the file says on the row; True if anything changed. What the file leaves out stays."""
    wanted: dict[str, Any] = {"kind": one.kind}
    if one.name:
        wanted |= {"name": one.name, "sorting": Municipality.sorting_for(one.name)}
    if one.boundary is not None:
        wanted["boundary"] = one.boundary
    if source:
        wanted["source"] = source
    differing = {name for name, value in wanted.items() if getattr(row, name) != value}
    for name, value in wanted.items():
        setattr(row, name, value)
    return bool(differing)


def _join_districts() -> None:
    """Put every municipality into the Kreis of its first five digits, whichever file came first."""
    valid = Municipality.objects.filter(valid_until__isnull=True)
    kreis = valid.filter(kind=Municipality.Kind.DISTRICT, ags=OuterRef("kreis_key")).values("pk")[:1]
    towns = valid.alias(digits=Length("ags")).filter(digits=8, parent__isnull=True)
    towns = towns.annotate(kreis_key=Left("ags", 5, output_field=CharField()))
    towns.update(parent_id=Subquery(kreis))


def _end_missing(found: dict[str, Official], result: ImportResult, end_on: date | None) -> None:
    """Municipalities of the same Land and level that the file no longer names."""
    for level in (5, 8):
        keys = [ags for ags in found if len(ags) == level]
        scope = list(_of_lands({ags[:2] for ags in keys}, level))
        gone = [row for row in scope if row.ags not in found]
        if end_on is None:
            result.missing += len(gone)
        elif len(gone) * 2 > len(scope):
            raise Refused(
                f"Die Datei nennt nur {len(scope) - len(gone)} von {len(scope)} bekannten Schlüsseln. "
                "Das ist wohl nicht die vollständige Liste; es wurde nichts beendet und nichts übernommen."
            )
        else:
            ids = [row.pk for row in gone]
            result.ended += Municipality.objects.filter(pk__in=ids).update(valid_until=end_on)


def _of_lands(lands: set[str], level: int) -> Iterator[Municipality]:
    rows = Municipality.objects.alias(land=Left("ags", 2), digits=Length("ags"))
    yield from rows.filter(land__in=lands, digits=level, valid_until__isnull=True).only("ags")
