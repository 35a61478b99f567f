"""Our import of council records reads our own OParl server over loopback: both sides prove each other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Meeting, Paper, Station
from augenhoehe.committees.queries import public_papers
from augenhoehe.committees.tests import factories as f
from augenhoehe.council_records.models import (
    CouncilBody,
    CouncilConsultation,
    CouncilFile,
    CouncilItem,
    CouncilMeeting,
    CouncilPaper,
    RecordRun,
)
from augenhoehe.council_records.tests import factories as records
from augenhoehe.council_records.tests.twin import Twin, served
from augenhoehe.journal.operations import publish_thread, withdraw_thread
from augenhoehe.oparl.tests.world import SECRET, World, paper, the_world
from augenhoehe.places.tests.factories import town

pytestmark = pytest.mark.rounds

Mode = RecordRun.Mode


class OwnServer(Twin):
    """Our own views behind a port of this machine."""

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        try:
            said = Client().get(path)
            return said.status_code, {"Content-Type": said["Content-Type"]}, said.content
        finally:
            connections.close_all()


def told() -> dict[str, set[Any]]:
    """What the import knows, by what people would call it."""
    ways = CouncilConsultation.objects.standing().filter(paper__gone_at__isnull=True)
    return {
        "papers": set(CouncilPaper.objects.standing().values_list("reference", "name", "kind", "date")),
        "meetings": set(CouncilMeeting.objects.standing().values_list("starts_at", "place", "cancelled")),
        "items": set(
            CouncilItem.objects.standing().values_list("meeting__starts_at", "name", "result_text", "resolution_text")
        ),
        "ways": set(ways.values_list("paper__reference", "organisation__name", "role", "authoritative")),
    }


def kept() -> dict[str, set[Any]]:
    """The same from our own rows, past OParl: what stands on our public pages."""
    papers = list(public_papers())
    meetings = Meeting.objects.filter(public=True, committee__public=True)
    items = AgendaItem.objects.public().filter(meeting__in=meetings).select_related("meeting", "resolution")
    ways = Station.objects.filter(paper__in=papers, committee__public=True)
    return {
        "papers": {(one.number, one.title, one.get_kind_display(), one.submitted_at.date()) for one in papers},
        "meetings": {(one.starts_at, one.place, one.state == Meeting.State.CANCELLED) for one in meetings},
        "items": {(one.meeting.starts_at, one.title, *decided(one)) for one in items},
        "ways": {
            (one.paper.number, one.committee.name_on(f.DAY), one.get_role_display(), one.authoritative)
            for one in ways.select_related("paper", "committee").prefetch_related("committee__names")
        },
    }


def decided(item: AgendaItem) -> tuple[str, str]:
    found = getattr(item, "resolution", None)
    return (found.get_kind_display(), found.wording) if found else ("", "")


def changed(world: World) -> Paper:
    """One paper goes, one comes, an item is decided, a meeting moves."""
    operations.change_meeting(
        meeting=world.meetings["school"], starts_at=f.THURSDAY + timedelta(hours=1), place="Aula", public=True,
        by=f.SYSTEM, at=f.AT,
    )  # fmt: skip
    f.decided(world.meetings["school"].agenda_items.get(title="Bericht der Verwaltung"))
    paper(world, "Kommt hinzu")
    gone = world.papers["open"]
    withdraw_thread(thread=gone.thread, reason="Versehen", by=f.SYSTEM, at=f.AFTER)
    return gone


def test_the_import_ends_with_what_our_server_shows_whatever_changes(committed, settings):
    """Everything at first; then only changes: what came, changed, went, and came back. A further run changes nothing."""
    world = the_world()
    with served(OwnServer()) as own:
        settings.BASE_URL = own.url
        source = records.a_source(own, settings, url=own.at("oparl/v1.1/system"), shrink_percent=100)

        def same(mode: str) -> RecordRun:
            run = records.read(source, mode, at=records.LATER)
            assert (run.state, run.problems, run.failure) == (RecordRun.State.DONE, [], "")
            assert told() == kept()
            return run

        same(Mode.FULL)
        assert all(told().values())
        assert CouncilBody.objects.get(name="Sternmünde").ags == town("Sternmünde").ags
        gone = changed(world)
        same(Mode.CHANGES)
        assert not CouncilPaper.objects.standing().filter(reference=gone.number).exists()
        publish_thread(
            thread=gone.thread, title=f.multilingual("T"), summary=f.multilingual("S"), by=f.SYSTEM,
            at=f.AFTER + timedelta(days=1),
        )  # fmt: skip
        same(Mode.CHANGES)
        assert CouncilPaper.objects.standing().filter(reference=gone.number).exists()
        again = same(Mode.FULL)
        assert not {"Paper.new", "Paper.changed", "Meeting.changed", "Meeting.new"} & set(again.counts)
        addresses = list(CouncilFile.objects.values_list("address", flat=True))
        assert addresses and all(one.startswith(f"{own.url}/oparl/v1.1/file/") for one in addresses)
        assert SECRET not in repr(told())
