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


class HintCopier:
    """Copies rows of one import; each row is a person of its own, all of them come from one source."""

    def __init__(self, *, source_key: str, day: date) -> None:
        self.fields: list[Field[Any, Any]] = [one for one in Hint._meta.concrete_fields if not one.generated]
        self.names = [one.attname for one in self.fields]
        fixed = {"source": Hint.Source.IMPORT.value, "arrived_on": day, "source_key": source_key}
        self.defaults = [fixed.get(one.attname, one.get_default()) for one in self.fields]
        columns = ", ".join(f'"{one.column}"' for one in self.fields)
        self.statement = f'COPY "{Hint._meta.db_table}" ({columns}) FROM STDIN'

    def __call__(self, rows: Iterable[Found]) -> None:
        with connection.cursor() as cursor, cursor.copy(self.statement) as copy:
            for row in rows:
                copy.write_row(self._values(row))

    def _values(self, row: Found) -> list[Any]:
        given = {
            "id": new_id(),
            "person_key": new_id().hex,
            "problem": row.problem,
            "idea": row.idea,
            "municipality_id": row.municipality_id,
            "life_area_id": row.life_area_id,
            "quarter": row.quarter,
            "language": row.language,
            "relation": row.relation,
            "text_digest": row.digest,
        }
        return [given.get(name, default) for name, default in zip(self.names, self.defaults, strict=True)]
