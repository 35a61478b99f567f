"""Clients that ask only what changed end with what the server shows, whoever writes beside them."""

from __future__ import annotations

import contextlib
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Paper
from augenhoehe.committees.tests import factories as f
from augenhoehe.committees.tests import paper_factories as p
from augenhoehe.core import clock, commits
from augenhoehe.core.refused import Refused
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.journal.operations import publish_thread, withdraw_thread
from augenhoehe.oparl.models import OparlStamp
from augenhoehe.oparl.operations import rebuild

from . import reading
from .world import World, paper, the_world


def _seconds() -> str:
    return clock.now().replace(microsecond=0).isoformat()


def test_a_client_that_asks_what_changed_ends_with_what_the_server_shows(committed):
    """Three writers with connections of their own insert, change, delete and bring back while it reads; then they are
    the same.
    """
    world = the_world()
    copy, running = reading.Copy(reading.getter(), _seconds), threading.Event()

    def inserts() -> None:
        for number in range(4):
            paper(world, f"Neu {number}")

    def changes() -> None:
        for number in range(4):
            operations.rename_committee(
                committee=world.bodies["school"], name=f"Schulausschuss {number}",
                valid_from=f.DAY + timedelta(days=number), by=f.SYSTEM, at=f.AT,
            )  # fmt: skip
            operations.change_meeting(
                meeting=world.meetings["school"], starts_at=f.THURSDAY + timedelta(hours=number),
                place=f"Raum {number}", public=True, by=f.SYSTEM, at=f.AT,
            )  # fmt: skip

    def deletes() -> None:
        for number in range(4):
            gone = paper(world, f"Bald weg {number}")
            withdraw_thread(thread=gone.thread, reason="Versehen", by=f.SYSTEM, at=f.AFTER)
            if number % 2:
                # Whoever asks between the two hears that it is gone, and later that it is back.
                publish_thread(
                    thread=gone.thread, title=f.multilingual("T"), summary=f.multilingual("S"), by=f.SYSTEM,
                    at=f.AFTER + timedelta(days=1),
                )  # fmt: skip

    def reads() -> None:
        while not running.is_set():
            copy.sync()

    def writes() -> None:
        try:
            ended = at_once(inserts, changes, deletes)
            assert ended == [None, None, None], ended
        finally:
            running.set()

    assert at_once(writes, reads) == [None, None]
    copy.sync()
    assert copy.objects == reading.everything(reading.getter())
    assert sum(one["type"].endswith("/Paper") for one in copy.objects.values()) == 7
    assert OparlStamp.objects.filter(kind="Paper", deleted=True).count() == 2


def test_a_client_hears_that_something_is_gone_and_that_it_is_back(committed):
    """Each between two of its questions: removed, without its content; the same address and `created` when it is back."""
    world = the_world()
    copy, thread = reading.Copy(reading.getter(), _seconds), world.papers["open"].thread
    copy.sync()
    (before,) = [one for one in copy.objects.values() if one["type"].endswith("/Paper")]
    withdraw_thread(thread=thread, reason="Versehen", by=f.SYSTEM, at=f.AFTER)
    copy.sync()
    assert copy.objects == reading.everything(reading.getter()) and before["id"] not in copy.objects
    publish_thread(
        thread=thread, title=f.multilingual("T"), summary=f.multilingual("S"), by=f.SYSTEM,
        at=f.AFTER + timedelta(days=1),
    )  # fmt: skip
    copy.sync()
    assert copy.objects == reading.everything(reading.getter())
    back = copy.objects[before["id"]]
    assert (back["name"], back["created"]) == (before["name"], before["created"]) and "deleted" not in back
    assert back["modified"] >= before["modified"]


def test_a_list_waits_for_who_is_about_to_commit(committed):
    """A stamp that a reader does not see yet is never older than the moment at which the reader asked."""
    world = the_world()
    stamped, asked = threading.Event(), []

    def writes() -> None:
        with transaction.atomic():
            paper(world, "Knapp")
            commits.run_now()
            stamped.set()
            # Long enough for the reader to come; the lock is held until the commit.
            connection.cursor().execute("SELECT pg_sleep(0.4)")

    def reads() -> None:
        assert stamped.wait(10)
        get = reading.getter()
        url = f"/oparl/v1.1/body/{world.bodies['school'].municipality_id}/papers"
        asked.extend(one["name"] for one in reading.entries(get, url))

    assert at_once(writes, reads) == [None, None]
    assert "Knapp" in asked


def test_what_fails_before_the_commit_takes_the_whole_transaction_with_it(committed):
    def fails(items: set[str]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError), transaction.atomic():
        OparlStamp.objects.all().delete()
        f.the_cast()
        commits.before_commit(fails, "x")
    assert not Paper.objects.exists() and not OparlStamp.objects.exists()
    f.the_cast()
    assert OparlStamp.objects.filter(kind="Body").count() == 5


def test_what_is_rolled_back_leaves_no_stamp(committed):
    world = the_world()
    before = OparlStamp.objects.count()
    with pytest.raises(ValueError), transaction.atomic():
        paper(world, "Doch nicht")
        raise ValueError
    world.cast.kreis.refresh_from_db()
    assert OparlStamp.objects.count() == before


# --- Any order of publishing and withdrawing ---------------------------------------------------------
ACTS = ("publish", "withdraw", "hide", "show", "take_back", "cancel", "decide", "another")


class Story:
    """A town in which things become public and cease to be, in any order that the rules allow."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.papers = [self.world.papers["open"], self.world.papers["unpublished"]]
        self.day = 0

    def act(self, name: str, place: int) -> None:
        chosen = self.papers[place % len(self.papers)]
        chosen.refresh_from_db()
        self.day += 1
        at = f.AFTER + timedelta(days=self.day)
        with transaction.atomic():
            getattr(self, name)(chosen, at)

    def publish(self, one, at) -> None:
        publish_thread(thread=one.thread, title=f.multilingual("T"), summary=f.multilingual("S"), by=f.SYSTEM, at=at)

    def withdraw(self, one, at) -> None:
        withdraw_thread(thread=one.thread, reason="Versehen", by=f.SYSTEM, at=at)

    def hide(self, one, at, public=False) -> None:
        school = self.world.bodies["school"]
        school.refresh_from_db()
        operations.change_committee(committee=school, public=public, by=f.SYSTEM, at=at)

    def show(self, one, at) -> None:
        self.hide(one, at, public=True)

    def take_back(self, one, at) -> None:
        operations.withdraw_paper(paper=one, reason="erledigt", by=f.SYSTEM, at=at)

    def cancel(self, one, at) -> None:
        meeting = self.world.meetings["school"]
        meeting.refresh_from_db()
        operations.cancel_meeting(meeting=meeting, reason="Kein Raum", by=f.SYSTEM, at=at)

    def decide(self, one, at) -> None:
        p.decide(one, self.world.bodies["school"], at=at)

    def another(self, one, at) -> None:
        self.papers.append(paper(self.world, f"Vorlage {self.day}", published=bool(self.day % 2)))


@pytest.fixture
def world(db) -> World:
    made = the_world()
    commits.run_now()
    return made


@settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(acts=[("cancel", 0), ("publish", 1)])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 3)), min_size=3, max_size=7))
def test_in_any_order_the_stamps_say_what_asking_everything_anew_would_say(world, acts):
    """What reactions stamped is what a look at all records finds: nothing was missed, nothing secret is left."""
    sid = transaction.savepoint()
    try:
        story = Story(world)
        for name, place in acts:
            with contextlib.suppress(Refused, AgendaItem.DoesNotExist):
                story.act(name, place)
            commits.run_now()
        stamps = _stamps()
        rebuild()
        assert stamps == _stamps()
        _nothing_closed({pk for kind, pk, *_, deleted in stamps if kind == "Paper" and not deleted})
    finally:
        transaction.savepoint_rollback(sid)


def _stamps() -> list[tuple[Any, ...]]:
    return list(OparlStamp.objects.order_by("pk").values_list("kind", "pk", "content", "modified", "deleted"))


def _nothing_closed(served) -> None:
    """Straight from the rows, without the sources: whose matter or committee is closed is not served."""
    for one in Paper.objects.select_related("thread"):
        thread = one.thread
        public = thread.published_at is not None and thread.withdrawn_at is None
        assert (one.pk in served) == (public and one.public and one.submitted_at is not None)
