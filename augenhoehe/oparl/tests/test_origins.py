"""What other packages keep and OParl shows: terms, successions, annexes, documents, invitations, minutes, places.

Each from its public side only: what is not public has neither an entry nor a file, and leaves when it ceases to be.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, Paper
from augenhoehe.committees.operations import NewItem, carrying, terms
from augenhoehe.committees.tests import factories as f
from augenhoehe.committees.tests import minutes_factories as m
from augenhoehe.core import commits
from augenhoehe.oparl.files import document_of
from augenhoehe.oparl.kinds import path_of as address
from augenhoehe.oparl.models import OparlStamp
from augenhoehe.oparl.operations import rebuild
from augenhoehe.oparl.sources.shelves import file_of
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import reading
from .world import SECRET, World, paper, the_world

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nHallo"
BY = {"by": f.SYSTEM, "at": f.AT}


@shared
def world() -> World:
    made = the_world()
    # Stamped with it: what waits for a commit would be gone with the first test.
    commits.run_now()
    return made


def said(kind: str, pk: object) -> dict:
    return reading.getter()(address(kind, pk))


def status(path: str) -> int:
    return Client().get(reading.path_of(path)).status_code


def same_as_anew() -> None:
    """Asking everything anew finds nothing that the reactions missed."""
    get = reading.getter()
    before = reading.everything(get)
    rebuild()
    assert reading.everything(get) == before


# --- Terms and successions ------------------------------------------------------------------------------
def test_a_term_that_is_entered_takes_the_place_of_the_derived_one(world):
    here = town("Sternmünde")
    (derived,) = said("Body", here.pk)["legislativeTerm"]
    made = terms.start_term(number=18, starts_on=f.DAY, municipality=here, **BY)
    terms.start_term(number=18, starts_on=f.DAY, committee=world.bodies["council"], **BY)
    (entered,) = said("Body", here.pk)["legislativeTerm"]
    assert (entered["name"], entered["startDate"]) == ("18. Wahlperiode", f.DAY.isoformat())
    assert reading.path_of(entered["id"]) == address("LegislativeTerm", made.pk)
    assert reading.getter()(derived["id"])["deleted"] is True
    same_as_anew()


def test_the_term_of_a_body_that_is_not_elected_is_no_legislative_term(world):
    before = said("Body", town("Sternmünde").pk)["legislativeTerm"]
    terms.start_term(number=3, starts_on=f.DAY, committee=world.bodies["closed"], **BY)
    assert said("Body", town("Sternmünde").pk)["legislativeTerm"] == before


def test_bodies_name_whom_they_follow_as_long_as_both_are_public(world):
    old = world.bodies["integration"]
    new = f.a_committee(
        world.cast, Committee.Kind.INTEGRATION_COMMITTEE, "Integrationsausschuss", place=town("Sternmünde"),
        started_on=f.DAY,
    )  # fmt: skip
    carrying.succeed_committee(committee=old, successor=new, starts_on=f.DAY, **BY)
    links = (
        said("Organization", old.pk)["augenhoehe:successor"],
        said("Organization", new.pk)["augenhoehe:predecessor"],
    )
    assert [reading.path_of(one) for (one,) in links] == [address("Organization", pk) for pk in (new.pk, old.pk)]
    new.refresh_from_db()
    operations.change_committee(committee=new, public=False, **BY)
    assert "augenhoehe:successor" not in said("Organization", old.pk)
    same_as_anew()


# --- Papers ----------------------------------------------------------------------------------------------
def annex(found: Paper, title: str, *, public: bool, content: bytes = PDF):
    return operations.add_annex(paper=found, content=content, title=title, public=public, **BY)


def test_public_annexes_of_public_papers_are_files(world):
    found = world.papers["open"]
    shown = annex(found, "Lageplan", public=True)
    hidden = annex(found, f"{SECRET} Kosten", public=False)
    (file,) = said("Paper", found.pk)["auxiliaryFile"]
    assert (file["name"], file["fileName"], file["mimeType"]) == ("Lageplan", "lageplan.pdf", "application/pdf")
    assert file["size"] == len(PDF) and Client().get(reading.path_of(file["accessUrl"])).content == PDF
    assert status(address("File", file_of("annex", hidden.pk).id)) == 404
    operations.show_annex(annex=shown, public=False, **BY)
    assert "auxiliaryFile" not in said("Paper", found.pk) and status(file["downloadUrl"]) == 410
    same_as_anew()


@pytest.mark.parametrize("name", ["unpublished", "inside", "draft"])
def test_a_public_annex_of_a_paper_that_is_not_public_is_none(world, name):
    made = annex(world.papers[name], f"{SECRET} Anlage", public=True)
    assert status(address("File", file_of("annex", made.pk).id)) == 404


def test_the_points_of_a_paper_are_told_as_far_as_they_are_public(world):
    points = [NewItem("Jede Schule bekommt Stunden.", "Schulamt"), NewItem(f"{SECRET} Preis", public=False)]
    found = paper(world, "Zwei Punkte", items=points)
    (point,) = said("Paper", found.pk)["augenhoehe:items"]
    assert point == {"number": 1, "text": "Jede Schule bekommt Stunden.", "addressee": "Schulamt"}
    file = said("Paper", found.pk)["mainFile"]
    text = Client().get(reading.path_of(file["accessUrl"])).content
    assert "Schule bekommt" in text.decode() and SECRET not in text.decode()
    assert hashlib.sha512(text).hexdigest() == file["sha512Checksum"]


# --- Meetings --------------------------------------------------------------------------------------------
def test_documents_of_public_items_are_files_and_go_when_they_are_taken_away(world):
    items = {one.public: one for one in world.meetings["school"].agenda_items.filter(station__isnull=True)}
    made = {
        public: operations.attach_document(item=item, name="Unterlage", file=PDF, **BY)
        for public, item in items.items()
    }
    (file,) = said("AgendaItem", items[True].pk)["auxiliaryFile"]
    (embedded,) = [one for one in said("Meeting", world.meetings["school"].pk)["agendaItem"] if "auxiliaryFile" in one]
    assert embedded["auxiliaryFile"][0]["id"] == file["id"]
    assert status(file["accessUrl"]) == 200
    assert status(address("File", file_of("document", made[False].pk).id)) == 404
    operations.detach_document(document=made[True], **BY)
    assert "auxiliaryFile" not in said("AgendaItem", items[True].pk)
    assert status(file["accessUrl"]) == 410
    same_as_anew()


def test_the_invitation_is_a_file_with_public_items_only(world):
    meeting = world.meetings["school"]
    assert "invitation" not in said("Meeting", meeting.pk)
    operations.invite_to_meeting(meeting=meeting, **BY)
    operations.invite_to_meeting(meeting=world.meetings["behind"], **BY)
    file = said("Meeting", meeting.pk)["invitation"]
    answer = Client().get(reading.path_of(file["accessUrl"]))
    assert answer.content.startswith(b"%PDF-") and "attachment" not in answer.get("Content-Disposition", "")
    assert status(address("File", file_of("invitation", world.meetings["behind"].pk).id)) == 404
    edition = document_of(OparlStamp.objects.get(pk=file_of("invitation", meeting.pk).id))
    assert edition is not None and edition.mark == file["augenhoehe:edition"]
    operations.cancel_meeting(meeting=meeting, reason="Kein Raum", **BY)
    assert "invitation" not in said("Meeting", meeting.pk) and status(file["accessUrl"]) == 410


def test_published_minutes_are_a_file_in_their_public_edition(world):
    body = m.a_body(world.cast, place=town("Sternmünde"))
    meeting = f.a_meeting(body, public=True)
    f.an_item(body, f"{SECRET} Punkt", public=False)
    minutes = m.signed(world.cast, body)
    assert "resultsProtocol" not in said("Meeting", meeting.pk)
    operations.publish_minutes(minutes=minutes, by=f.SYSTEM, at=f.AFTER)
    file = said("Meeting", meeting.pk)["resultsProtocol"]
    assert file["fileName"].endswith("-oeffentlich.pdf") and SECRET not in reading.words_of(file)
    assert Client().get(reading.path_of(file["downloadUrl"]))["Content-Disposition"].startswith("attachment")
    same_as_anew()
    minutes.refresh_from_db()
    operations.unpublish_minutes(minutes=minutes, reason="Ein Name", by=f.SYSTEM, at=f.AFTER)
    assert "resultsProtocol" not in said("Meeting", meeting.pk) and status(file["accessUrl"]) == 410


def test_a_place_stays_when_one_of_two_meetings_moves(world):
    """The row a place is known from may be the one that moved."""
    school = world.bodies["school"]
    other = f.a_meeting(school, f.THURSDAY + timedelta(days=7), public=True)
    place = said("Meeting", other.pk)["location"]
    for meeting in (world.meetings["school"], other):
        assert said("Meeting", meeting.pk)["location"]["id"] == place["id"]
        operations.change_meeting(
            meeting=meeting, starts_at=meeting.starts_at, place="Rathaus, Saal 1", public=True, **BY
        )
        same_as_anew()
    assert reading.getter()(place["id"])["deleted"] is True


# --- Seats -----------------------------------------------------------------------------------------------
def test_a_membership_says_function_vote_and_for_whom(world):
    seat = f.seat(
        world.cast, world.bodies["council"], holder_name="Yara Yilmaz", function="Sachkundige Einwohnerin",
        sector="politics", voting=False, list_name="Liste Brücke",
    )  # fmt: skip
    told = said("Membership", seat.pk)
    assert (told["role"], told["votingRight"]) == ("Sachkundige Einwohnerin", False)
    faction = reading.getter()(told["onBehalfOf"])
    assert (faction["name"], faction["organizationType"]) == ("Liste Brücke", "Fraktion")
    assert SECRET not in reading.words_of(faction) and "Yara" not in reading.words_of((told, faction))
    operations.end_seat(seat=seat, valid_until=f.DAY, **BY)
    assert said("Membership", seat.pk)["endDate"] == f.DAY.isoformat()
    same_as_anew()
