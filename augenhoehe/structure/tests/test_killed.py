"""A process killed in the middle of a gate decision leaves the old state or the new one, and nothing between.

The process is a real one (see `killed`): it is stopped inside PostgreSQL before one of its writes, killed with
SIGKILL, and only then the server goes on. Old means: every row of every table is what it was.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import TestCase

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import AgendaItem, Committee, Resolution
from augenhoehe.committees.operations import build_agenda, plan_meeting
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.models import Step
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from augenhoehe.notices.operations import follow
from augenhoehe.structure.models import ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.operations import owing, questions
from tests.plugin import ROOT

from . import factories as f
from . import killed
from . import work_factories as w

PATIENCE = 30
Q, P = StructuralQuestion.State, Proposal.State


@dataclass(frozen=True)
class Gate:
    """An item on the agenda of a meeting that is over, and the moment at which its resolution is recorded."""

    item: AgendaItem
    at: datetime


def on_agenda(item: AgendaItem, starts_at: datetime) -> Gate:
    meeting = plan_meeting(committee=item.committee, starts_at=starts_at, place="Kreishaus", by=SYSTEM, at=f.AT)
    build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    return Gate(AgendaItem.objects.select_related("committee", "meeting", "thread").get(pk=item.pk),
                starts_at + timedelta(hours=2))  # fmt: skip


def followed(cast: f.Cast, question: StructuralQuestion) -> StructuralQuestion:
    """Everybody reads the matter, and Nuray hears of each step at once, by mail."""
    questions.publish_question(question=question, title=f.short("Auskunft"), summary=f.short(), by=cast.aylin, at=f.AT)
    User.objects.filter(pk=cast.nuray.user_id).update(digest=User.Digest.AT_ONCE)
    follow(user=cast.users["nuray"], thread=owing.thread_of(question), at=f.AT)
    return f.fresh(question)


def gate_1() -> Gate:
    cast = f.the_cast()
    question = followed(cast, f.submitted(cast))
    return on_agenda(question.agenda_item, f.MEETING)


def gate_2() -> Gate:
    """With seven hints, a group that has reported, and a proposal that lies before the steering group."""
    cast = f.the_cast()
    proposal = w.proposed(cast, w.a_group(cast, followed(cast, f.decided(cast)), members=("rojda",)))
    return on_agenda(proposal.agenda_item, f.LATER + timedelta(days=7))


# --- The house, row by row -------------------------------------------------------------------------------
def rows_of_the_house() -> dict[str, list[str]]:
    """Every row of every table as text, read by the owner: what differs in it, differs in the house."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
                       "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")  # fmt: skip
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT one::text FROM {table} one ORDER BY 1")
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


def writes_of(gate: Gate, kind: str) -> int:
    """How many statements the decision writes, with what it leaves for after the commit: done here, and rolled back."""
    counted = killed.Writes()
    with transaction.atomic(), connection.execute_wrapper(counted):
        with TestCase.captureOnCommitCallbacks(execute=True):
            killed.decide(gate.item, kind, gate.at)
        transaction.set_rollback(True)
    return counted.count


# --- The process --------------------------------------------------------------------------------------------
def kill_at(gate: Gate, kind: str, place: int) -> None:
    """Let the process come as far as this write, kill it there, and wait until the server has noticed."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", killed.LOCK)
        process = subprocess.Popen(
            [sys.executable, "-m", killed.__name__, str(gate.item.pk), kind, gate.at.isoformat(), str(place)],
            cwd=ROOT, env=dict(os.environ), stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            _until(lambda: waits(cursor) or process.poll() is not None)
            assert process.poll() is None, process.stderr and process.stderr.read()
        finally:
            process.kill()
            ended = process.wait(PATIENCE)
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", killed.LOCK)
        assert ended == -signal.SIGKILL
        _until(lambda: not others(cursor))


def waits(cursor: Any) -> bool:
    cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND NOT granted",
                   killed.LOCK[:1])  # fmt: skip
    return bool(cursor.fetchone()[0])


def others(cursor: Any) -> int:
    """Connections of the clone besides the two of this process."""
    cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> ALL(%s)",
                   [[connections[alias].connection.info.backend_pid for alias in ("default", "owner")]])  # fmt: skip
    return int(cursor.fetchone()[0])


def _until(holds: Callable[[], Any]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "Das dauert zu lange."
        time.sleep(0.02)


def nothing_between(gate: Gate, kind: str, places: Callable[[int], list[int]]) -> None:
    """Killed before any of its writes it leaves the house as it was, killed after the commit the new state."""
    before = rows_of_the_house()
    writes = writes_of(gate, kind)
    assert writes > 12 and rows_of_the_house() == before
    for place in places(writes):
        kill_at(gate, kind, place)
        now = rows_of_the_house()
        assert now == before, (place, [table for table in now if now[table] != before[table]])
    kill_at(gate, kind, 0)


def some(writes: int) -> list[int]:
    """The first and the last write, and three between."""
    return sorted({1, writes // 4, writes // 2, 3 * writes // 4, writes})


def each(writes: int) -> list[int]:
    return list(range(1, writes + 1))


# --- What the new state is --------------------------------------------------------------------------------------
def all_is_new(gate: Gate, *, step: str, owed: set[str]) -> StructuralQuestion:
    """State, steps, duties and mails of the decision are there, each once."""
    question = StructuralQuestion.objects.get()
    assert Resolution.objects.filter(agenda_item=gate.item).count() == 1
    assert f.fresh(gate.item.meeting).state == "held"
    steps = Step.objects.filter(thread=owing.thread_of(question), at__gte=gate.at)
    assert sorted(steps.values_list("kind", flat=True)) == sorted(["resolution", step])
    assert not Duty.objects.open().filter(kind="decide").exists()
    assert set(Duty.objects.open().filter(subject_id=question.pk).values_list("kind", flat=True)) == owed
    assert (
        Message.objects.filter(sent_at=gate.at).count() == OutgoingMail.objects.filter(queued_at=gate.at).count() == 2
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'notices.send_outgoing'")
        assert cursor.fetchone()[0] == OutgoingMail.objects.count()
    return question


def gate_1_is_passed(gate: Gate) -> None:
    assert all_is_new(gate, step="question_decided", owed={owing.ANSWER, owing.MEASURE}).state == Q.PRIORITISED


def gate_2_is_passed(gate: Gate) -> None:
    question = all_is_new(gate, step="proposal_decided", owed={owing.ANSWER, owing.ADOPT})
    assert (question.state, Proposal.objects.get().state) == (Q.IMPLEMENTING, P.ADOPTED)
    assert ProjectGroup.objects.get().state == "reported" and Committee.objects.filter(ended_on=None).count() == 2


# Gate 2 writes what gate 1 writes and more; each process that is killed has to load the programme first.
GATES = pytest.mark.parametrize(
    ("build", "passed"),
    [
        pytest.param(gate_1, gate_1_is_passed, id="gate 1", marks=pytest.mark.rounds),
        pytest.param(gate_2, gate_2_is_passed, id="gate 2"),
    ],
)


@GATES
def test_killed_in_the_middle_of_a_decision_everything_is_old_or_everything_is_new(committed, build, passed):
    gate = build()
    nothing_between(gate, Resolution.Kind.ADOPTED, some)
    passed(gate)


@pytest.mark.prove
@GATES
def test_killed_before_any_of_its_writes_nothing_is_half_done(committed, build, passed):
    gate = build()
    nothing_between(gate, Resolution.Kind.ADOPTED, each)
    passed(gate)
