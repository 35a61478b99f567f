"""Who reads what: everybody what is public, nobody anything else, in no list, no embedded object and no file."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.committees import operations
from augenhoehe.committees.models import Seat
from augenhoehe.committees.tests import factories as f
from augenhoehe.committees.tests import paper_factories as p
from augenhoehe.journal.operations import withdraw_thread
from augenhoehe.oparl.kinds import path_of as address
from augenhoehe.oparl.models import OparlStamp
from augenhoehe.oparl.operations import rebuild
from augenhoehe.places.operations import set_up_installation

from . import reading
from .world import SECRET, World, paper, the_world

pytestmark = pytest.mark.django_db
LONG_AGO = "2000-01-01T00:00:00+01:00"


@pytest.fixture
def world() -> World:
    return the_world()


def test_what_is_public_is_there_with_all_twelve_types(world):
    get = reading.getter()
    found = reading.everything(get)
    types = {one["type"].rsplit("/", 1)[1] for one in found.values()} | {"System", "Body"}
    assert types == {
        "System", "Body", "LegislativeTerm", "Organization", "Person", "Membership", "Meeting", "AgendaItem", "Paper",
        "Consultation", "File", "Location",
    }  # fmt: skip
    (shown,) = [one for one in found.values() if one["type"].endswith("/Paper")]
    assert shown["reference"] == world.papers["open"].number and len(shown["consultation"]) == 2


def test_nothing_closed_is_in_any_answer(world):
    """Committees, papers, items, places, people: neither in lists nor embedded, nor as something that was deleted."""
    get = reading.getter()
    for filters in ({}, {"modified_since": LONG_AGO}):
        found = reading.everything(get, **filters)
        assert SECRET not in reading.words_of(found)
        for url, said in found.items():
            assert SECRET not in reading.words_of(get(url))
            if "accessUrl" in said:
                assert SECRET not in Client().get(reading.path_of(said["accessUrl"])).content.decode()


@pytest.mark.parametrize("name", ["unpublished", "inside", "draft"])
def test_a_paper_that_is_not_public_has_no_address(world, name):
    found = world.papers[name]
    assert Client().get(address("Paper", found.pk)).status_code == 404
    for station in found.stations.all():
        assert Client().get(address("Consultation", station.pk)).status_code == 404


def test_a_closed_committee_has_no_address_and_no_lists(world):
    closed = world.bodies["closed"]
    for path in ("", "/meetings", "/consultations"):
        assert Client().get(address("Organization", closed.pk) + path).status_code == 404
    assert not OparlStamp.objects.filter(organization=closed.pk).exists()


def test_of_a_closed_meeting_only_what_it_decided_in_public_is_told(world):
    item = world.meetings["behind"].agenda_items.get()
    assert Client().get(address("AgendaItem", item.pk)).status_code == 404
    resolution = f.decided(item, at=f.AFTER + timedelta(days=2))
    said = reading.getter()(address("AgendaItem", item.pk))
    assert said["result"] == "angenommen" and said["resolutionText"] == resolution.wording
    assert "meeting" not in said


def test_people_are_named_only_where_the_installation_decided_so(world, django_capture_on_commit_callbacks):
    get = reading.getter()
    people = reading.entries(get, reading.body(get, "Sternmünde")["person"])
    assert len(people) == 2 and all("name" not in one for one in people)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_installation(
            name="Kreis Federlohe", district=world.cast.kreis, modules={"oparl_names": True}, by=f.SYSTEM, at=f.AT
        )
    people = reading.entries(get, reading.body(get, "Sternmünde")["person"])
    assert {one["name"] for one in people} == {"Xenia Xaver", "Emine"}


def test_what_is_withdrawn_answers_as_deleted_and_its_file_is_gone(world):
    """HTTP 200, `deleted`, nothing of its content; the text of the paper 410."""
    get, client = reading.getter(), Client()
    found = world.papers["open"]
    before = get(address("Paper", found.pk))
    withdraw_thread(thread=found.thread, reason="Versehen", by=f.SYSTEM, at=f.AFTER)
    after = get(address("Paper", found.pk))
    assert after == {**{key: before[key] for key in ("id", "type", "created")}, "deleted": True,
                     "modified": after["modified"]}  # fmt: skip
    assert after["modified"] >= before["modified"]
    assert client.get(reading.path_of(before["mainFile"]["accessUrl"])).status_code == 410
    assert not reading.entries(get, reading.body(get, "Sternmünde")["paper"])
    gone = reading.entries(get, reading.body(get, "Sternmünde")["paper"], modified_since=LONG_AGO)
    assert [one["id"] for one in gone] == [before["id"]]
    meeting = get(address("Meeting", world.meetings["school"].pk))
    assert [one["name"] for one in meeting["agendaItem"]] == ["Bericht der Verwaltung"]


def test_a_committee_that_is_hidden_takes_everything_with_it(world):
    get = reading.getter()
    before = reading.everything(get)
    operations.change_committee(committee=world.bodies["school"], public=False, by=f.SYSTEM, at=f.AT)
    after = reading.everything(get)
    school = address("Organization", world.bodies["school"].pk)
    assert any(school in reading.words_of(one) for one in before.values())
    assert not any(school in reading.words_of(one) for one in after.values())


def test_a_called_off_meeting_stays_and_gives_its_items_back(world):
    get = reading.getter()
    meeting = world.meetings["school"]
    operations.cancel_meeting(meeting=meeting, reason="Kein Raum", by=f.SYSTEM, at=f.AT)
    said = get(address("Meeting", meeting.pk))
    assert said["cancelled"] is True and "agendaItem" not in said
    first = get(address("Paper", world.papers["open"].pk))["consultation"][0]
    assert "meeting" not in first and "agendaItem" not in first
    assert not reading.entries(get, reading.body(get, "Sternmünde")["agendaItem"])


def test_the_text_of_a_paper_under_revision_is_not_shown(world):
    """Its page shows no text either while it lies with whoever submitted it."""
    found = paper(world, "Noch eine Vorlage")
    get = reading.getter()
    assert "mainFile" in get(address("Paper", found.pk))
    operations.cancel_meeting(meeting=world.meetings["school"], reason="Kein Raum", by=f.SYSTEM, at=f.AT)
    p.decide(found, world.bodies["school"], p.KIND.RETURNED, at=f.AFTER + timedelta(days=7))
    assert "mainFile" not in get(address("Paper", found.pk))


def test_files_open_in_the_browser_by_one_address_and_are_saved_by_the_other(world):
    get, client = reading.getter(), Client()
    said = get(address("Paper", world.papers["open"].pk))["mainFile"]
    shown = client.get(reading.path_of(said["accessUrl"]))
    saved = client.get(reading.path_of(said["downloadUrl"]))
    assert "Content-Disposition" not in shown and saved["Content-Disposition"].startswith("attachment")
    assert shown.content == saved.content and len(shown.content) == said["size"]
    assert shown["Access-Control-Allow-Origin"] == "*"


def test_every_link_between_objects_leads_to_something_public(world):
    """No reference to what answers 404: an absent object is not hinted at."""
    get = reading.getter()
    known = set(reading.everything(get)) | {one["id"] for one in reading.bodies(get)} | {get(reading.SYSTEM)["id"]}
    for said in reading.everything(get).values():
        for key, value in said.items():
            links = value if isinstance(value, list) else [value]
            for link in (one for one in links if isinstance(one, str) and "/oparl/v1.1/" in one):
                if key not in ("accessUrl", "downloadUrl") and not link.endswith(("/meetings", "/consultations")):
                    assert link in known, (said["id"], key, link)


def test_whoever_writes_gets_an_error_object_and_a_sentence():
    answer = Client().post(reading.SYSTEM)
    assert answer.status_code == 405 and answer["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.content)["type"] == "https://schema.oparl.org/1.1/Error"


def test_the_first_reader_of_an_older_installation_gets_an_answer_and_the_worker_fills_in_the_rest(world):
    reading.getter()(reading.SYSTEM)
    OparlStamp.objects.all().delete()
    get = reading.getter()
    assert get(reading.SYSTEM)["name"] == "Augenhöhe: Kreis Federlohe" and len(reading.bodies(get)) == 5
    assert ProcrastinateJob.objects.filter(task_name="oparl.rebuild").count() == 1
    rebuild()
    assert {one["type"].rsplit("/", 1)[1] for one in reading.everything(get).values()} >= {"Paper", "File", "Meeting"}


def test_the_nightly_look_finds_what_a_deletion_run_removed_without_a_word(world):
    get = reading.getter()
    people = reading.entries(get, reading.body(get, "Sternmünde")["person"])
    Seat.objects.filter(holder_name="Xenia Xaver").delete()
    rebuild()
    after = reading.entries(get, reading.body(get, "Sternmünde")["person"])
    assert (len(people), len(after)) == (2, 1)
    gone = OparlStamp.objects.filter(deleted=True)
    assert sorted(gone.values_list("kind", flat=True)) == ["Membership", "Person"]
    assert not OparlStamp.objects.filter(content__contains="Xenia").exists()
