"""Writing many hints at once: PostgreSQL's COPY, with the model's own defaults, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Field

from augenhoehe.core.ids import new_id

from .import_rows import Found
from .models import Hint

# What a row of a file decides; everything else is the same for all of them.
GIVEN = (
    "id", "person_key", "problem", "idea", "municipality_id", "life_area_id",
    "quarter", "language", "relation", "text_digest",
)  # fmt: skip


class HintCopier:
    """Copies rows of one import; each row is a person of its own, all of them come from one source."""

    def __init__(self, *, source_key: str, day: date) -> None:
        fields: list[Field[Any, Any]] = [one for one in Hint._meta.concrete_fields if not one.generated]
        fixed = {"source": Hint.Source.IMPORT.value, "arrived_on": day, "source_key": source_key}
        self.pattern = [fixed.get(one.attname, one.get_default()) for one in fields]
        places = {one.attname: place for place, one in enumerate(fields)}
        self.places = [places[name] for name in GIVEN]
        columns = ", ".join(f'"{one.column}"' for one in fields)
        self.statement = f'COPY "{Hint._meta.db_table}" ({columns}) FROM STDIN'

    def __call__(self, rows: Iterable[Found]) -> None:
        with connection.cursor() as cursor, cursor.copy(self.statement) as copy:
            for row in rows:
                copy.write_row(self._values(row))

    def _values(self, row: Found) -> list[Any]:
        values = self.pattern.copy()
        given = (
            new_id(), new_id().hex, row.problem, row.idea, row.municipality_id, row.life_area_id,
            row.quarter, row.language, row.relation, row.digest,
        )  # fmt: skip
        for place, value in zip(self.places, given, strict=True):
            values[place] = value
        return values
