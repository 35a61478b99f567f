"""COPY into the tables of our models, under the owner role, with the indexes built afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connections, models
from psycopg.types.json import Jsonb

Progress = Any


def columns_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """What is written: every concrete column that the database does not compute itself."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def copy_rows(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows given by column name (attname); what a row leaves out gets the field's default."""
    fields = columns_of(model)
    names = ", ".join(f'"{field.column}"' for field in fields)
    written = 0
    with connections["owner"].cursor() as cursor:
        statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([_value(field, row) for field in fields])
                written += 1
    return written


def _value(field: models.Field[Any, Any], row: Mapping[str, Any]) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    return Jsonb(value) if isinstance(field, models.JSONField) and value is not None else value


FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextlib.contextmanager
def built_afterwards(tables: Sequence[str]) -> Iterator[None]:
    """Take foreign keys and indexes off, and put them on again at the end: far faster than row by row.

    The keys are checked for all rows when they come back, so nothing wrong can stay.
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute(FOREIGN_KEYS, [list(tables)])
        keys = cursor.fetchall()
        cursor.execute(INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        for table, name, _definition in keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
