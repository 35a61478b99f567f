"""Taking hints from a file: upload, assign columns, dry run, and all rows in one transaction or none."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import actor_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import TABLES, TXT
from augenhoehe.files.operations import store
from augenhoehe.files.queries import path_of
from augenhoehe.files.tables import Table, Tally, open_table
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import installation, served_towns
from augenhoehe.search.operations import learn_words
from augenhoehe.structure import rules_intake
from augenhoehe.structure.happenings import HintsImported
from augenhoehe.structure.import_copy import HintCopier
from augenhoehe.structure.import_rows import FIELDS, Plan, RowReader, suggested
from augenhoehe.structure.import_runs import Heartbeat, Run
from augenhoehe.structure.models import HintImport, Term
from augenhoehe.structure.permissions import IMPORT_HINTS
from augenhoehe.structure.queries_intake import terms

State = HintImport.State
ALLOWED = TABLES | {TXT}
BROKEN = "Beim Lesen ging etwas schief. Nichts wurde übernommen. Bitte melden Sie es der Systemverwaltung."
WORDS_AT_ONCE = 5000
logger = logging.getLogger(__name__)


@transaction.atomic
def upload_import(*, content: bytes | UploadedFile, file_name: str, by: Actor, at: datetime) -> HintImport:
    """Keep a file and find out what its columns probably mean; nothing is taken over yet."""
    rules_intake.check_import(by)
    stored = store(content=content, at=at, allowed=ALLOWED)
    table = open_table(path_of(stored))
    reach = by.reach(IMPORT_HINTS)
    one_town = len(reach.municipalities) == 1 and not reach.everywhere
    created = HintImport.objects.create(
        file=stored,
        file_name=shorten(clean(file_name), 200),
        columns=[{"name": one.name, "samples": list(one.samples)} for one in table.columns],
        mapping={"columns": suggested(table.columns)},
        municipality_id=next(iter(reach.municipalities)) if one_town else None,
        rows_total=table.rows_about,
        started_by=by.user_id,
        started_at=at,
    )
    audit("upload_import", created, by=by, at=at, fields=["file", "file_name"])
    return created


@transaction.atomic
def start_check(
    *,
    hint_import: HintImport,
    columns: Mapping[str, str],
    municipality: Municipality | None,
    source_note: str,
    by: Actor,
    at: datetime,
    values: Mapping[str, Mapping[str, str]] | None = None,
    language: str = "de",
    keep_duplicates: bool = False,
    revision: int | None = None,
) -> HintImport:
    """Assign columns and let a dry run begin; it writes nothing but its result."""
    rules_intake.check_import(by)
    rules_intake.check_map(hint_import)
    rules_intake.check_columns(columns, [one["name"] for one in hint_import.columns])
    rules_intake.check_default_town(by, municipality, columns)
    mapping = {
        "columns": dict(columns),
        "values": {name: dict(found) for name, found in (values or {}).items()},
        "language": language,
        "keep_duplicates": keep_duplicates,
    }
    change(
        hint_import,
        revision=revision,
        mapping=mapping,
        municipality=municipality,
        source_note=shorten(clean(source_note), 300),
        state=State.CHECKING,
        failure="",
        rows_done=0,
        heard_at=at,
    )
    audit("check_import", hint_import, by=by, at=at, fields=["mapping", "municipality", "source_note"])
    _defer_check(hint_import)
    return hint_import


@transaction.atomic
def assign_values(
    *, hint_import: HintImport, values: Mapping[str, str], by: Actor, at: datetime, revision: int | None = None
) -> HintImport:
    """Say which life area a foreign word means („Radverkehr“ is „Bus, Bahn und Wege“), and check again."""
    mapping = hint_import.mapping
    assigned = {**mapping.get("values", {}).get("life_area", {}), **{key: code for key, code in values.items() if code}}
    return start_check(
        hint_import=hint_import, columns=mapping["columns"], municipality=hint_import.municipality,
        source_note=hint_import.source_note, language=mapping.get("language", "de"),
        keep_duplicates=mapping.get("keep_duplicates", False), values={"life_area": assigned},
        by=by, at=at, revision=revision,
    )  # fmt: skip


@transaction.atomic
def start_take_over(*, hint_import: HintImport, by: Actor, at: datetime, revision: int | None = None) -> HintImport:
    """Let the worker take all new rows over."""
    rules_intake.check_import(by)
    rules_intake.check_take_over(hint_import)
    change(hint_import, revision=revision, state=State.IMPORTING, failure="", rows_done=0, heard_at=at)
    audit("start_import", hint_import, by=by, at=at, fields=["state"])
    _defer_take_over(hint_import)
    return hint_import


@transaction.atomic
def restart_import(*, hint_import: HintImport, by: Actor, at: datetime) -> HintImport:
    """Push a run that has not been heard of: its worker is gone, and with it everything half done."""
    rules_intake.check_import(by)
    rules_intake.check_restart(hint_import, at)
    change(hint_import, heard_at=at, rows_done=0)
    audit("restart_import", hint_import, by=by, at=at, fields=["heard_at"])
    (_defer_check if hint_import.state == State.CHECKING else _defer_take_over)(hint_import)
    return hint_import


@transaction.atomic
def discard_import(*, hint_import: HintImport, by: Actor, at: datetime) -> None:
    """Throw an upload away that was not taken over."""
    rules_intake.check_import(by)
    rules_intake.check_map(hint_import)
    audit("discard_import", hint_import, by=by, at=at, fields=["file"])
    hint_import.delete()


def run_check(*, import_id: uuid.UUID, now: Callable[[], datetime]) -> HintImport | None:
    """The dry run: reads every row and writes only what it found. None when there is nothing to check."""
    hint_import = HintImport.objects.select_related("municipality", "file").filter(pk=import_id).first()
    if hint_import is None or hint_import.state != State.CHECKING:
        return None
    at = now()
    try:
        with Heartbeat(import_id, now) as heard:
            run = prepared(hint_import, _table_of(hint_import), _actor_of(hint_import, at), at, heard=heard)
            run.walk()
    except Exception as error:
        return _failed(hint_import, error)
    return change(hint_import, state=State.CHECKED, **_result(run))


def run_take_over(
    *,
    import_id: uuid.UUID,
    now: Callable[[], datetime],
    path: Path | None = None,
    progress: Callable[[Tally], None] | None = None,
) -> HintImport | None:
    """Take all new rows over in one transaction: either all are there afterwards, or none."""
    hint_import = HintImport.objects.select_related("municipality", "file").filter(pk=import_id).first()
    if hint_import is None or hint_import.state != State.IMPORTING:
        return None
    at = now()
    try:
        with Heartbeat(import_id, now) as heard:
            words = _take_over(hint_import, _actor_of(hint_import, at), at, progress or heard, path)
    except Exception as error:
        return _failed(hint_import, error)
    if words is None:
        return None
    # After the commit: a word that lies in an open transaction would make every new hint with it wait.
    _learn(words)
    return hint_import


def take_over_file(
    *, draft: HintImport, path: Path, now: Callable[[], datetime], progress: Callable[[Tally], None]
) -> HintImport:
    """Take a file on the server over at once; the import stands in the list beside those from the page."""
    draft.state, draft.started_by = State.IMPORTING, None
    with transaction.atomic():
        draft.save(force_insert=True)
        audit("start_import", draft, by=SYSTEM, at=draft.started_at, fields=["state", "source_note"])
    return run_take_over(import_id=draft.pk, now=now, path=path, progress=progress) or draft


@transaction.atomic
def _take_over(
    hint_import: HintImport, by: Actor, at: datetime, heard: Callable[[Tally], None], path: Path | None
) -> set[str] | None:
    """The words of what was taken over; None when another run was faster."""
    if not _alone(hint_import):
        return None
    table = open_table(path) if path else _table_of(hint_import)
    copier = HintCopier(source_key=hint_import.pk.hex, day=day_of(at))
    run = prepared(hint_import, table, by, at, heard=heard, take=copier)
    run.walk()
    change(hint_import, state=State.DONE, finished_at=at, **_result(run))
    audit("take_over_import", hint_import, by=by, at=at, fields=["state", "rows_new"])
    happened(HintsImported(hint_import))
    return run.tally.words


def prepared(hint_import: HintImport, table: Table, by: Actor, at: datetime, **callbacks: Any) -> Run:
    """A run over a table as the import says it is to be read."""
    rules_intake.check_import(by)
    mapping = hint_import.mapping
    places = {column.name: place for place, column in enumerate(table.columns)}
    plan = Plan(
        columns={name: places[column] for name, column in mapping["columns"].items() if column in places},
        width=len(table.columns),
        municipality=hint_import.municipality,
        language=mapping.get("language", "de"),
        values=mapping.get("values", {}),
        keep_duplicates=mapping.get("keep_duplicates", False),
    )
    return Run(table, reader_for(plan, by, day_of(at)), **callbacks)


def reader_for(plan: Plan, by: Actor, day: date) -> RowReader:
    """A reader that knows the towns served here and the life areas in use; three queries for any file."""
    row = installation()
    towns = [*served_towns().defer("boundary"), *([row.district] if row and row.district else [])]
    life_areas = list(terms(Term.Vocabulary.LIFE_AREA))
    return RowReader(plan, towns=towns, life_areas=life_areas, reach=by.reach(IMPORT_HINTS), day=day)


def _result(run: Run) -> dict[str, Any]:
    tally = run.tally
    listed = sorted(tally.listed, key=lambda one: (one["kind"] != "faulty", one["kind"], one["row"]))
    return {
        "rows_total": tally.total,
        "rows_done": tally.total,
        "rows_new": tally.new,
        "rows_duplicate": tally.duplicate,
        "rows_faulty": tally.faulty,
        "errors": listed,
        "unknown_values": run.unknown,
    }


def _failed(hint_import: HintImport, error: Exception) -> HintImport:
    """Say what went wrong. The transaction is rolled back, so nothing was taken over."""
    if not isinstance(error, Refused):
        logger.exception("Import %s failed", hint_import.pk)
    sentence = error.sentence if isinstance(error, Refused) else BROKEN
    hint_import.refresh_from_db(fields=["revision", "state"])
    return change(hint_import, state=State.FAILED, failure=shorten(sentence, 300))


def _alone(hint_import: HintImport) -> bool:
    """A run that was started twice waits for the first, and then finds the work done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"hint-import:{hint_import.pk}"])
    hint_import.refresh_from_db(fields=["state", "revision"])
    return hint_import.state == State.IMPORTING


def _actor_of(hint_import: HintImport, at: datetime) -> Actor:
    """Who started it, with the rights of this moment; a command on the server is the system."""
    if hint_import.started_by is None:
        return SYSTEM
    user = User.objects.filter(pk=hint_import.started_by, is_active=True).first()
    if user is None:
        raise Refused("Das Konto, das diesen Import begonnen hat, gibt es nicht mehr.")
    return actor_of(user, at=at)


def _table_of(hint_import: HintImport) -> Table:
    if hint_import.file is None:
        raise Refused("Die Datei ist nicht mehr da. Laden Sie sie bitte noch einmal hoch.")
    return open_table(path_of(hint_import.file))


def _learn(words: Iterable[str]) -> None:
    waiting = sorted(words)
    for start in range(0, len(waiting), WORDS_AT_ONCE):
        learn_words(" ".join(waiting[start : start + WORDS_AT_ONCE]))


def _defer_check(hint_import: HintImport) -> None:
    from augenhoehe.structure.tasks_import import check_import

    check_import.defer(import_id=str(hint_import.pk))


def _defer_take_over(hint_import: HintImport) -> None:
    from augenhoehe.structure.tasks_import import take_over_import

    take_over_import.defer(import_id=str(hint_import.pk))


__all__ = [
    "FIELDS", "assign_values", "discard_import", "restart_import", "run_check", "run_take_over",
    "start_check", "start_take_over", "upload_import",
]  # fmt: skip
