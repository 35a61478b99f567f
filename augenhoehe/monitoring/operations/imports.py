"""Taking values from a file: upload, say what the columns mean, dry run, and all values in one transaction or none."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import actor_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import TABLES, TXT
from augenhoehe.files.operations import store
from augenhoehe.files.queries import path_of
from augenhoehe.files.tables import Tally, by_heading, open_table
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.import_rows import FIELDS, HEADINGS, Known, Plan, ValueReader, beyond_keys, key_of
from augenhoehe.monitoring.models import Indicator, PopulationGroup, ValueImport
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import social_areas_of

from .catalogue import ensure_group
from .values import Origin, Written, deliver_values

State = ValueImport.State
TASK = "monitoring.run_import"
BROKEN = "Beim Lesen ging etwas schief. Nichts wurde übernommen. Bitte melden Sie es der Systemverwaltung."
logger = logging.getLogger(__name__)


@transaction.atomic
def upload_values(*, content: bytes | UploadedFile, file_name: str, by: Actor, at: datetime) -> ValueImport:
    """Keep a file; its columns mean what they meant in the last file with the same ones, or what their heads say."""
    rules.check_write(by)
    stored = store(content=content, at=at, allowed=TABLES | {TXT})
    table = open_table(path_of(stored))
    columns = [{"name": one.name, "samples": list(one.samples)} for one in table.columns]
    before = _remembered([one.name for one in table.columns])
    created = ValueImport.objects.create(
        file=stored, file_name=shorten(clean(file_name), 200), columns=columns,
        mapping=before.mapping if before else {"columns": by_heading(table.columns, HEADINGS)},
        municipality=before.municipality if before else None,
        rows_total=table.rows_about, started_by=by.user_id, started_at=at,
    )  # fmt: skip
    audit("upload_values", created, by=by, at=at, fields=["file", "file_name"])
    return created


def _remembered(names: list[str]) -> ValueImport | None:
    """The newest import of a file with exactly these columns."""
    newest = ValueImport.objects.filter(state__in=(State.CHECKED, State.DONE)).order_by("-started_at")[:100]
    return next((one for one in newest if [column["name"] for column in one.columns] == names), None)


@transaction.atomic
def start_check(
    *,
    value_import: ValueImport,
    mapping: dict[str, Any],
    municipality: Municipality,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> ValueImport:
    """Say what the columns mean and let a dry run begin; it writes nothing but its result."""
    rules.check_place(by, municipality.pk)
    rules.check_waiting(value_import)
    rules.check_mapping(mapping)
    change(
        value_import, revision=revision, mapping=mapping, municipality=municipality, state=State.CHECKING, failure="",
        rows_done=0, heard_at=at,
    )  # fmt: skip
    audit("check_values", value_import, by=by, at=at, fields=["mapping", "municipality"])
    _defer(value_import)
    return value_import


@transaction.atomic
def start_take_over(*, value_import: ValueImport, by: Actor, at: datetime, revision: int | None = None) -> ValueImport:
    """Let the worker take the values over."""
    rules.check_place(by, value_import.municipality_id)
    rules.check_take_over(value_import)
    change(value_import, revision=revision, state=State.IMPORTING, failure="", rows_done=0, heard_at=at)
    audit("start_value_import", value_import, by=by, at=at, fields=["state"])
    _defer(value_import)
    return value_import


@transaction.atomic
def discard_values(*, value_import: ValueImport, by: Actor, at: datetime) -> None:
    """Throw an upload away that was not taken over."""
    rules.check_write(by)
    rules.check_waiting(value_import)
    audit("discard_values", value_import, by=by, at=at, fields=["file"])
    value_import.delete()


def run(*, import_id: uuid.UUID, now: Callable[[], datetime]) -> ValueImport | None:
    """The worker's part: the dry run is the real one, taken back; so it can promise exactly what will happen."""
    found = ValueImport.objects.select_related("municipality", "file").filter(pk=import_id).first()
    if found is None or found.state not in ValueImport.AT_WORK:
        return None
    at, dry = now(), found.state == State.CHECKING
    try:
        by = _actor_of(found, at)
        with Heartbeat(import_id, now) as heard, transaction.atomic():
            if not _alone(found):
                return None
            reader, written = _take(found, by, at, heard)
            if dry:
                transaction.set_rollback(True)
            else:
                _finish(found, reader, written, State.DONE, finished_at=at)
                audit("take_over_values", found, by=by, at=at, fields=["state", "values_new", "values_corrected"])
    except Exception as error:
        return _failed(found, error)
    return _finish(found, reader, written, State.CHECKED) if dry else found


def _take(found: ValueImport, by: Actor, at: datetime, heard: Callable[[Tally], None]) -> tuple[ValueReader, Written]:
    mapping, town = found.mapping, found.municipality
    if found.file is None or town is None:
        raise Refused("Die Datei ist nicht mehr da. Laden Sie sie bitte noch einmal hoch.")
    day = date.fromisoformat(mapping["area_status_on"])
    plan = Plan(**{**mapping["plan"], "columns": mapping["columns"]})
    known = Known(_areas(town, day, plan.whole), _indicators(), _group_finder(by, at), day)
    reader = ValueReader(open_table(path_of(found.file)), plan, known, heard)
    as_of = date.fromisoformat(mapping["as_of"]) if mapping.get("as_of") else None
    written = deliver_values(values=reader.values(), origin=Origin(mapping["source"], as_of, day), by=by, at=at)
    return reader, written


def _areas(town: Municipality, day: date, whole: Iterable[str]) -> dict[str, AreaKey]:
    """The social areas of a town as drawn on a day, by key and name; the town itself, and what lies beyond."""
    found = beyond_keys()
    for pk, key, name in social_areas_of(town, day).values_list("pk", "key", "name"):
        area = AreaKey(town.pk, pk)
        found.setdefault(key_of(name), area)
        found[key_of(key)] = area
    for text in (town.name, town.ags, *whole):
        found[key_of(text)] = AreaKey(town.pk)
    return found


def _indicators() -> dict[str, Indicator]:
    rows = list(Indicator.objects.filter(retired_on__isnull=True))
    return {one.title.casefold(): one for one in rows} | {one.code.casefold(): one for one in rows}


def _group_finder(by: Actor, at: datetime) -> Callable[[str], int]:
    """Groups by their name; one that is new here is made, and taken back with a dry run."""
    known = {str(one).casefold(): one.pk for one in PopulationGroup.objects.all()}

    def group(name: str) -> int:
        if name.casefold() not in known:
            known[name.casefold()] = ensure_group(name=name, by=by, at=at).pk
        return known[name.casefold()]

    return group


def _finish(found: ValueImport, reader: ValueReader, written: Written, state: str, **more: Any) -> ValueImport:
    tally = reader.tally
    listed = sorted(tally.listed, key=lambda one: (one["kind"] != "faulty", one["kind"], one["row"]))
    return change(
        found, state=state, rows_total=tally.total, rows_done=tally.total, values_new=written.new,
        values_corrected=written.corrected, values_unchanged=written.unchanged, cells_faulty=tally.faulty,
        errors=listed, **more,
    )  # fmt: skip


def _failed(found: ValueImport, error: Exception) -> ValueImport:
    """Say what went wrong. The transaction is rolled back, so nothing was taken over."""
    if not isinstance(error, Refused):
        logger.exception("Import %s failed", found.pk)
    sentence = error.sentence if isinstance(error, Refused) else BROKEN
    found.refresh_from_db(fields=["revision", "state"])
    return change(found, state=State.FAILED, failure=shorten(sentence, 300))


def _alone(found: ValueImport) -> bool:
    """A run that was started twice waits for the first, and then finds the work done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"value-import:{found.pk}"])
    state = found.state
    found.refresh_from_db(fields=["state", "revision"])
    return found.state == state


def _actor_of(found: ValueImport, at: datetime) -> Actor:
    """Who started it, with the rights of this moment."""
    if found.started_by is None:
        return SYSTEM
    user = User.objects.filter(pk=found.started_by, is_active=True).first()
    if user is None:
        raise Refused("Das Konto, das diesen Import begonnen hat, gibt es nicht mehr.")
    return actor_of(user, at=at)


class Heartbeat:
    """Tells how far a run is, on a connection of its own: everybody sees it, whatever becomes of the run."""

    def __init__(self, import_id: uuid.UUID, now: Callable[[], datetime]) -> None:
        self.import_id, self.now = import_id, now
        self.connection = connections["default"].copy()

    def __call__(self, tally: Tally) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE monitoring_valueimport SET rows_done = %s, heard_at = %s WHERE id = %s",
                [tally.total, self.now(), self.import_id],
            )

    def __enter__(self) -> Heartbeat:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def _defer(value_import: ValueImport) -> None:
    # By name: tasks lie above operations.
    app.configure_task(TASK, queue="default").defer(import_id=str(value_import.pk))


__all__ = ["FIELDS", "discard_values", "run", "start_check", "start_take_over", "upload_values"]
