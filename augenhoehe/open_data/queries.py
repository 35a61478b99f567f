"""What is asked of open data: which datasets there are, their versions, the catalogue."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from augenhoehe.core.contributions import datasets
from augenhoehe.core.datasets import DataColumn, Dataset
from augenhoehe.core.values import dataclass
from augenhoehe.files import queries as queries_files
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import installation, module_on

from .models import CatalogueFile, DataVersion, Publication

PREVIEW_ROWS = 3
# So much of a file holds the rows that are shown.
PREVIEW_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """A dataset that packages declare, what was decided about it, and its versions, newest first."""

    dataset: Dataset
    publication: Publication | None
    versions: tuple[DataVersion, ...] = ()

    @property
    def shown(self) -> bool:
        return bool(self.publication and self.publication.shown)

    @property
    def latest(self) -> DataVersion | None:
        return self.versions[0] if self.versions else None


def declared(of: Installation | None = None) -> list[Dataset]:
    """Datasets of packages that are switched on, by title."""
    row = of or installation()
    on = [one for one in datasets() if not one.module or module_on(one.module, of=row)]
    return sorted(on, key=lambda one: one.title)


def declared_as(key: str) -> Dataset | None:
    return next((one for one in declared() if one.key == key), None)


def entries() -> list[Entry]:
    """Everything that could be published, with what was; two queries whatever the number of versions."""
    versions = DataVersion.objects.select_related("csv", "parquet").order_by("-number")
    rows = Publication.objects.prefetch_related(Prefetch("versions", queryset=versions, to_attr="all_versions"))
    found = {one.key: one for one in rows}
    return [_entry(one, found.get(one.key)) for one in declared()]


def _entry(dataset: Dataset, publication: Publication | None) -> Entry:
    return Entry(dataset, publication, tuple(publication.all_versions) if publication else ())  # type: ignore[attr-defined]


def public_entries() -> list[Entry]:
    """What everybody may have; a dataset without a version is not there yet."""
    return [one for one in entries() if one.shown and one.versions]


def publications() -> QuerySet[Publication]:
    return Publication.objects.all()


def public_versions(key: str) -> QuerySet[DataVersion]:
    """All versions of a published dataset, newest first."""
    rows = DataVersion.objects.public().filter(publication__key=key)
    found: QuerySet[DataVersion] = rows.select_related("publication", "csv", "parquet").order_by("-number")
    return found


def catalogue_forms() -> list[str]:
    """The spellings that are there; before the first run of the worker none is."""
    return list(CatalogueFile.objects.order_by("form").values_list("form", flat=True))


def catalogue_file(form: str) -> CatalogueFile | None:
    return CatalogueFile.objects.select_related("file").filter(form=form).first()


def preview(version: DataVersion) -> list[list[str]]:
    """The first rows as they stand in the file."""
    with queries_files.path_of(version.csv).open("rb") as file:
        head = file.read(PREVIEW_BYTES)
    text = head.decode("utf-8-sig", "ignore")
    if len(head) == PREVIEW_BYTES:
        text = text[: text.rindex("\r\n") + 2]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return rows[1 : PREVIEW_ROWS + 1]


def dictionary(columns: Sequence[DataColumn]) -> list[dict[str, Any]]:
    """The columns as a version keeps them: what they meant when it was made."""
    return [{"name": one.name, "meaning": one.meaning, "kind": one.kind} for one in columns]


_FRICTIONLESS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "list": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number", "decimalChar": ","},
    "boolean": {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    "date": {"type": "date"},
    "moment": {"type": "datetime", "format": "any"},
}


def table_schema(version: DataVersion, keys: Sequence[str]) -> dict[str, Any]:
    """The dictionary as Frictionless describes tables, with how the CSV is written."""
    fields = [
        {"name": one["name"], "description": one["meaning"], **_FRICTIONLESS[one["kind"]]} for one in version.columns
    ]
    return {
        "title": version.title,
        "version": str(version.number),
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "primaryKey": list(keys), "missingValues": [""]},
    }
