"""Taking organisations from a file: upload, assign columns, dry run, and all rows in one transaction or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import TABLES, TXT
from augenhoehe.files.operations import store
from augenhoehe.files.queries import path_of
from augenhoehe.files.tables import Table, Tally, by_heading, open_table
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.import_rows import HEADINGS, Found, Plan, RowReader, walk
from augenhoehe.organisations.models import Contact, Organisation, RegisterImport
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.places.models import Municipality
from augenhoehe.places.names import TownNames
from augenhoehe.places.queries import served_towns

from .entries import enter_organisation

State = RegisterImport.State
ALLOWED = TABLES | {TXT}
# A list of clubs is short; a longer file is something else.
MOST_ROWS = 3000
# The languages our mails exist in.
WRITTEN = dict(settings.LANGUAGES)


@transaction.atomic
def upload_register(*, content: bytes | UploadedFile, file_name: str, by: Actor, at: datetime) -> RegisterImport:
    """Keep a file and find out what its columns probably mean; nothing is taken over yet."""
    rules.check_keep_in(by, None)
    stored = store(content=content, at=at, allowed=ALLOWED)
    table = open_table(path_of(stored))
    made: RegisterImport = RegisterImport.objects.create(
        file=stored, file_name=shorten(clean(file_name), 200),
        columns=[{"name": one.name, "samples": list(one.samples)} for one in table.columns],
        mapping={"columns": by_heading(table.columns, HEADINGS)}, rows_total=table.rows_about,
        started_by=by.user_id, started_at=at,
    )  # fmt: skip
    audit("upload_register", made, by=by, at=at, fields=["file", "file_name"])
    return made


@transaction.atomic
def check_register(
    *, register_import: RegisterImport, columns: Mapping[str, str], municipality: Municipality | None, by: Actor,
    at: datetime, keep_duplicates: bool = False, revision: int | None = None,
) -> RegisterImport:  # fmt: skip
    """The dry run: reads every row and writes only what it found."""
    rules.check_keep_in(by, municipality.pk if municipality else None)
    rules.check_not_taken(register_import)
    rules.check_columns(columns, [one["name"] for one in register_import.columns])
    revisions.lock(register_import, revision=revision)
    mapping = {"columns": dict(columns), "keep_duplicates": keep_duplicates}
    register_import.mapping, register_import.municipality = mapping, municipality
    tally = _walked(register_import, _table_of(register_import), by, at)
    revisions.change(register_import, mapping=mapping, municipality=municipality, state=State.CHECKED, **_result(tally))
    audit("check_register", register_import, by=by, at=at, fields=["mapping", "municipality"])
    return register_import


@transaction.atomic
def take_over_register(
    *, register_import: RegisterImport, by: Actor, at: datetime, revision: int | None = None, path: Path | None = None
) -> RegisterImport:
    """All new rows, in one transaction: either all are there afterwards, or none."""
    rules.check_keep_in(by, None)
    revisions.lock(register_import, revision=revision)
    rules.check_take_over(register_import)
    table = open_table(path) if path else _table_of(register_import)
    tally = _walked(register_import, table, by, at, take=True)
    revisions.change(register_import, state=State.DONE, finished_at=at, **_result(tally))
    audit("take_over_register", register_import, by=by, at=at, fields=["state", "rows_new"])
    return register_import


@transaction.atomic
def discard_register(*, register_import: RegisterImport, by: Actor, at: datetime) -> None:
    """Throw an upload away that was not taken over."""
    rules.check_keep_in(by, None)
    rules.check_not_taken(register_import)
    audit("discard_register", register_import, by=by, at=at, fields=["file"])
    register_import.delete()


def rehearsed(draft: RegisterImport, table: Table, by: Actor, at: datetime) -> Tally:
    """A dry run of a file that lies on the server; nothing is kept."""
    return _walked(draft, table, by, at)


def _walked(register_import: RegisterImport, table: Table, by: Actor, at: datetime, *, take: bool = False) -> Tally:
    if table.rows_about > MOST_ROWS:
        raise Refused(f"Höchstens {MOST_ROWS} Zeilen auf einmal. Teilen Sie die Datei bitte.", field="file")
    places = {column.name: place for place, column in enumerate(table.columns)}
    chosen = register_import.mapping["columns"].items()
    plan = Plan(
        columns={name: places[column] for name, column in chosen if column in places},
        municipality=register_import.municipality,
        keep_duplicates=register_import.mapping.get("keep_duplicates", False),
    )
    reader = RowReader(
        plan, TownNames(served_towns().defer("boundary")),
        lambda town: allowed(rules.check_keep_in, by, town.pk if town else None), day_of(at),
    )  # fmt: skip
    known = queries_register.known_names()
    if not take:
        return walk(table.rows(), reader, known)
    return walk(table.rows(), reader, known, lambda found: _enter(found, by, at))


def _enter(found: Found, by: Actor, at: datetime) -> None:
    spoken = found.values["languages"]
    language = SOURCE if SOURCE in spoken else next((one for one in spoken if one in WRITTEN), SOURCE)
    made = enter_organisation(by=by, at=at, source=Organisation.Source.IMPORT, language=language, **found.values)
    contact = Contact.objects.create(organisation=made, **found.contact)
    audit("add_contact", contact, by=by, at=at, fields=["name", "email", "phone"])


def _result(tally: Tally) -> dict[str, Any]:
    return {
        "rows_total": tally.total,
        "rows_new": tally.new,
        "rows_duplicate": tally.duplicate,
        "rows_faulty": tally.faulty,
        "listed": sorted(tally.listed, key=lambda one: (one["kind"] != "faulty", one["kind"], one["row"])),
    }


def _table_of(register_import: RegisterImport) -> Table:
    if register_import.file is None:
        raise Refused("Die Datei ist nicht mehr da. Laden Sie sie bitte noch einmal hoch.")
    return open_table(path_of(register_import.file))
