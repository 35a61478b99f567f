"""The end of a run: what refers to each other is joined, what is no longer there goes, or a person is asked first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet

from augenhoehe.core import revisions
from augenhoehe.core.numbers import number
from augenhoehe.council_records import rules
from augenhoehe.council_records.models import (
    CouncilConsultation,
    CouncilItem,
    CouncilMeeting,
    CouncilOrganisation,
    CouncilPaper,
    CouncilSource,
    RawObject,
    RecordRun,
)

from .finding import forget_papers
from .links import propose_results

if TYPE_CHECKING:
    from .reading import Reader

Mode, State = RecordRun.Mode, RecordRun.State
# Between a change there and our question clocks differ and transactions commit late.
OVERLAP = timedelta(minutes=10)
TABLES = {
    "Organization": CouncilOrganisation, "Meeting": CouncilMeeting, "AgendaItem": CouncilItem, "Paper": CouncilPaper,
    "Consultation": CouncilConsultation,
}  # fmt: skip
# By what a row is still needed here after the town has taken it back.
NEEDED = {"Paper": "links", "Meeting": "items__proposals", "AgendaItem": "proposals", "Consultation": "links"}
NAMES = {
    "Organization": "Gremien", "Meeting": "Sitzungen", "AgendaItem": "Tagesordnungspunkte", "Paper": "Vorlagen",
    "Consultation": "Beratungen",
}  # fmt: skip
JOINS = (
    """UPDATE council_records_councilmeeting child SET organisation_id = parent.id
       FROM council_records_councilorganisation parent
       WHERE child.source_id = %s AND parent.source_id = child.source_id
         AND child.organisation_external = parent.external_id AND child.organisation_id IS DISTINCT FROM parent.id""",
    """UPDATE council_records_councilconsultation child SET item_id = parent.id FROM council_records_councilitem parent
       WHERE child.source_id = %s AND parent.source_id = child.source_id
         AND (child.item_external = parent.external_id
              OR (child.item_external = '' AND parent.consultation_external = child.external_id))
         AND child.item_id IS DISTINCT FROM parent.id""",
    """UPDATE council_records_councilconsultation child SET meeting_id = parent.id
       FROM council_records_councilmeeting parent
       WHERE child.source_id = %s AND parent.source_id = child.source_id
         AND child.meeting_external = parent.external_id AND child.meeting_id IS DISTINCT FROM parent.id""",
    """UPDATE council_records_councilconsultation child SET meeting_id = item.meeting_id
       FROM council_records_councilitem item
       WHERE child.source_id = %s AND child.meeting_id IS NULL AND child.item_id = item.id""",
    """UPDATE council_records_councilconsultation child SET organisation_id = parent.id
       FROM council_records_councilorganisation parent
       WHERE child.source_id = %s AND parent.source_id = child.source_id
         AND child.organisation_external = parent.external_id AND child.organisation_id IS DISTINCT FROM parent.id""",
)


def settle(reader: Reader) -> None:
    """Join, count what leaves, and take it out, unless it is too much to believe."""
    with transaction.atomic():
        run, at = reader.run, reader.now()
        whole = reader.complete
        if reader.dry:
            _close(reader, State.DONE if whole else State.PARTLY, at, _would_leave(reader) if whole else {})
            return
        if whole and run.mode == Mode.FULL:
            _mark_unseen(run)
        leaving, alive = _leaving(run.source), _alive(run.source)
        if any(
            rules.shrinks_too_much(count, alive.get(kind, 0), run.source.shrink_percent)
            for kind, count in leaving.items()
        ):
            failure = ", ".join(f"{number(n)} von {number(alive[k])} {NAMES[k]}" for k, n in leaving.items())
            join(run.source)
            _close(reader, State.ASKING, at, leaving, f"Es würden verschwinden: {failure}.")
            return
        apply_leaving(run.source, at)
        join(run.source)
        propose_results(source=run.source, at=at)
        _close(reader, State.DONE if whole else State.PARTLY, at, leaving)
        if whole:
            remember(run, reader.fetcher.server_date)


def _close(reader: Reader, state: str, at: datetime, leaving: dict[str, int], failure: str = "") -> None:
    if all(one.get("silent") for one in reader.run.cursor.get("lists", [])) and reader.run.changes_since:
        reader.tally.problem(
            "Auf die Frage nach Änderungen antwortet der Server bei jeder Liste „nicht gefunden“. Vielleicht hat sich "
            "nichts geändert; sicher zeigt es erst der nächste vollständige Abruf."
        )
    counts = {**reader.tally.counts, "gone": sum(leaving.values()), "requests": reader.fetcher.requests}
    revisions.change(
        reader.run, state=state, finished_at=None if state == State.ASKING else at, counts=counts,
        failure=failure[:300], problems=reader.tally.problems, heard_at=at,
    )  # fmt: skip


def remember(run: RecordRun, server_date: datetime | None = None) -> None:
    """From when on the next run asks for changes: by the server's clock, if it tells one, and a little before."""
    if run.mode == Mode.DRY:
        return
    begun = min(run.started_at, server_date) if server_date else run.started_at
    values: dict[str, datetime] = {"changes_since": begun - OVERLAP}
    if run.mode == Mode.FULL:
        values["last_full_at"] = run.started_at
    CouncilSource.objects.filter(pk=run.source_id).update(**values)


def join(source: CouncilSource) -> None:
    """Consultations find their items, meetings and committees, in whatever order they came."""
    with connection.cursor() as cursor:
        for statement in JOINS:
            cursor.execute(statement, [source.pk])


def apply_leaving(source: CouncilSource, at: datetime) -> int:
    """What is marked disappears here too; what is linked with ours stays by name and says since when."""
    rows = RawObject.objects.filter(source=source, leaving=True)
    count = 0
    for kind, table in TABLES.items():
        keys = list(rows.filter(kind=kind).values_list("external_id", flat=True))
        count += len(keys)
        found = table._base_manager.filter(source=source, external_id__in=keys)
        if kind == "Paper":
            forget_papers(CouncilPaper.objects.filter(source=source, external_id__in=keys))
        if kind in NEEDED:
            # Whatever of ours hangs on it keeps what explains it; all else goes.
            found.exclude(**{f"{NEEDED[kind]}__isnull": False}).delete()
        if kind == "Meeting":
            CouncilItem.objects.filter(meeting__in=found, gone_at__isnull=True).update(gone_at=at)
        found.filter(gone_at__isnull=True).update(gone_at=at)
    # Withdrawn there means withdrawn here: not even the raw object keeps what it said.
    rows.update(deleted=True, leaving=False, content={"deleted": True}, digest="", fetched_at=at)
    return count


def _mark_unseen(run: RecordRun) -> None:
    kinds = {one["kind"] for one in run.cursor["lists"]}
    unseen = RawObject.objects.alive().filter(source=run.source, kind__in=kinds)
    unseen.filter(Q(seen_run__isnull=True) | ~Q(seen_run=run.pk)).update(leaving=True)


def _by_kind(rows: QuerySet[RawObject]) -> dict[str, int]:
    return dict(rows.order_by().values("kind").annotate(count=Count("pk")).values_list("kind", "count"))


def _leaving(source: CouncilSource) -> dict[str, int]:
    return _by_kind(RawObject.objects.alive().filter(source=source, leaving=True))


def _alive(source: CouncilSource) -> dict[str, int]:
    return _by_kind(RawObject.objects.alive().filter(source=source))


def _would_leave(reader: Reader) -> dict[str, int]:
    """What a full run would take out; a dry run knows what it saw."""
    kinds = {one["kind"] for one in reader.run.cursor["lists"]}
    rows = RawObject.objects.alive().filter(source=reader.source, kind__in=kinds)
    return _by_kind(rows.exclude(external_id__in=reader.taker.seen))
