"""Versions: made from what is public today, when that is something else than last time; and what leaves older ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.datasets import Dataset
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.values import dataclass
from augenhoehe.files.kinds import CSV, PARQUET
from augenhoehe.files.operations import store_made
from augenhoehe.files.queries import path_of
from augenhoehe.journal.operations import audit
from augenhoehe.open_data import queries, rules, tables
from augenhoehe.open_data.models import DataVersion, Publication

from .catalogue import write_catalogue

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """What is public today: the rows, and by key what may be said in columns that take back."""

    columns: list[dict[str, Any]]
    rows: list[Sequence[Any]]
    said: dict[Key, dict[str, Any]]


def refresh_all(*, at: datetime, new_versions: bool = True) -> int:
    """Look at every published dataset and write the catalogue; how many files changed. Each in its own transaction."""
    changed = 0
    for entry in queries.entries():
        if entry.publication is not None and entry.shown:
            changed += refresh(dataset=entry.dataset, publication=entry.publication, at=at, new_versions=new_versions)
    write_catalogue(at=at)
    return changed


@transaction.atomic
def refresh(*, dataset: Dataset, publication: Publication, at: datetime, new_versions: bool = True) -> int:
    """A new version if the content is new and its time has come; older versions lose what was taken back."""
    Publication.objects.select_for_update().get(pk=publication.pk)
    present = _present(dataset, day_of(at))
    versions = list(DataVersion.objects.filter(publication=publication).select_related("csv", "parquet"))
    versions.sort(key=lambda one: -one.number)
    changed = sum(_take_back(dataset, one, present, at) for one in versions)
    if new_versions and _make(dataset, publication, versions[0] if versions else None, present, at):
        changed += 1
    # No change of what people decided: whoever has the form open is not told of it.
    Publication.objects.filter(pk=publication.pk).update(checked_at=at)
    return changed


def _present(dataset: Dataset, day: date) -> Present:
    rows = [tuple(row) for row in dataset.rows(day)]
    names = [one.name for one in dataset.columns]
    places = [dataset.place(name) for name in dataset.keys]
    back = [(name, dataset.place(name)) for name in dataset.takes_back]
    said = {_key(row, places): {name: row[at] for name, at in back} for row in rows}
    if len(said) != len(rows):
        raise ValueError(f"{dataset.key}: Die Schlüsselspalten {dataset.keys} benennen nicht jede Zeile für sich.")
    if any(len(row) != len(names) for row in rows):
        raise ValueError(f"{dataset.key}: Eine Zeile hat nicht so viele Werte wie das Verzeichnis Spalten.")
    return Present(queries.dictionary(dataset.columns), list(rows), said)


def _key(row: Sequence[Any], places: list[int]) -> Key:
    """As text: files keep no ids, only how they are written."""
    return tuple(str(row[at]) for at in places)


def _make(dataset: Dataset, publication: Publication, last: DataVersion | None, present: Present, at: datetime) -> bool:
    day = day_of(at)
    if not rules.due(dataset.rhythm, last, quarter_of(day), quarter_of(last.day) if last else ""):
        return False
    content = tables.csv_of(present.columns, present.rows)
    alike = last is not None and last.csv.sha256 == sha256(content).hexdigest()
    if last is not None and alike and (last.columns, last.licence) == (present.columns, publication.licence):
        return False
    starts, ends = _reach(dataset, present.rows)
    made = DataVersion.objects.create(
        publication=publication, number=last.number + 1 if last else 1, day=day, made_at=at, title=dataset.title,
        columns=present.columns, licence=publication.licence, rows=len(present.rows), starts_on=starts, ends_on=ends,
        csv=store_made(content=content, media_type=CSV, at=at),
        parquet=store_made(content=tables.parquet_of(present.columns, present.rows), media_type=PARQUET, at=at),
    )  # fmt: skip
    audit("make_data_version", made, by=SYSTEM, at=at, fields=["csv", "parquet"])
    return True


def _reach(dataset: Dataset, rows: list[Sequence[Any]]) -> tuple[date | None, date | None]:
    """From when to when the rows reach, in the columns that say so."""
    places = [dataset.place(name) for name in dataset.period]
    days = [_day(row[at]) for row in rows for at in places if row[at] is not None]
    return (min(days), max(days)) if days else (None, None)


def _day(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value


def _take_back(dataset: Dataset, version: DataVersion, present: Present, at: datetime) -> bool:
    """What today's rows no longer say is removed from an older version; its files are written anew if anything was."""
    if dataset.keeps_gone and not dataset.takes_back:
        return False
    before = list(tables.rows_of(version.columns, path_of(version.parquet)))
    after = list(_left(dataset, version, before, present))
    if after == before:
        return False
    version.csv = store_made(content=tables.csv_of(version.columns, after), media_type=CSV, at=at)
    version.parquet = store_made(content=tables.parquet_of(version.columns, after), media_type=PARQUET, at=at)
    version.rows, version.taken_back_at = len(after), at
    version.save(update_fields=["csv", "parquet", "rows", "taken_back_at"])
    audit("take_back_data", version, by=SYSTEM, at=at, fields=["csv", "parquet"])
    return True


def _left(dataset: Dataset, version: DataVersion, rows: list[list[Any]], present: Present) -> Iterator[list[Any]]:
    """A version from before the columns had their names keeps nothing that cannot be compared."""
    names = version.names
    if not set(dataset.keys) <= set(names):
        return
    places = [names.index(name) for name in dataset.keys]
    for row in rows:
        said = present.said.get(_key(row, places))
        if said is None and not dataset.keeps_gone:
            continue
        yield [_cell(name, cell, said, dataset) for name, cell in zip(names, row, strict=True)]


def _cell(name: str, cell: Any, said: dict[str, Any] | None, dataset: Dataset) -> Any:
    if name not in dataset.takes_back or cell is None:
        return cell
    now = said.get(name) if said else None
    if isinstance(cell, list) and now is not None:
        # Of several texts those stay that are still said.
        return [one for one in cell if one in now]
    return cell if now == cell else None
