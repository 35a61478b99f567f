"""A proposal of a project group in the steering group's meeting: agenda, papers, deliberation, minutes (S4-27)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.committees import operations as meetings
from augenhoehe.committees.models import Meeting, MinutesSection, Resolution, Signature
from augenhoehe.core.rights import SYSTEM
from augenhoehe.structure.models import Proposal
from augenhoehe.structure.tests import factories as f
from augenhoehe.structure.tests import work_factories as w
from tests.worlds import shared

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
EVENING = f.LATER + timedelta(days=7)
SAID = "Frau Halyna berichtet aus der Kita. Die Gruppe fragt nach den Kosten."


@shared
def cast():
    return f.the_cast()


@pytest.fixture
def proposal(cast) -> Proposal:
    """Laid before the steering group, which has not met yet."""
    return w.proposed(cast)


def read_by(cast, name: str, address: str) -> str:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client.get(address).content.decode()


def planned(proposal: Proposal) -> Meeting:
    meeting = meetings.plan_meeting(
        committee=proposal.agenda_item.committee, starts_at=EVENING, place="Kreishaus", by=SYSTEM, at=f.LATER
    )
    meetings.build_agenda(meeting=meeting, by=SYSTEM, at=f.LATER)
    proposal.agenda_item.refresh_from_db()
    return meeting


def test_the_proposal_stands_on_the_agenda_with_its_paper_and_the_members_read_both(cast, proposal):
    meeting = planned(proposal)
    sheet = read_by(cast, "korbinian", f"/intern/gremien/sitzungen/{meeting.pk}/blatt/")
    assert "Lösungsvorschlag: Kita-Auskunft in mehreren Sprachen" in sheet and "Kurz." in sheet
    assert proposal.agenda_item.url in read_by(cast, "korbinian", f"/intern/gremien/sitzungen/{meeting.pk}/")
    paper = read_by(cast, "korbinian", proposal.agenda_item.url)
    for text in ("Ein Blatt in fünf Sprachen.", "3 800 Euro.", "Jugendamt"):
        assert text in paper


def test_what_is_said_and_decided_about_it_stands_in_the_signed_minutes(cast, proposal):
    meeting = planned(proposal)
    item, at = proposal.agenda_item, EVENING + timedelta(minutes=30)
    meetings.open_sitting(meeting=meeting, opened_at=EVENING, secretary=cast.users["rojda"], by=SYSTEM, at=at)
    for seat in meeting.committee.seats.order_by("id"):
        meetings.take_seat(meeting=meeting, seat=seat, came_at=EVENING, by=SYSTEM, at=at)
    meetings.add_speech(
        item=item, name="Halyna", function="Mutter", organisation="Projektgruppe", note="stellt vor", by=SYSTEM, at=at
    )
    meetings.write_discussion(item=item, discussion=SAID, by=SYSTEM, at=at)
    meetings.record_resolution(
        item=item, kind=Resolution.Kind.ADOPTED_CHANGED, wording="Das Blatt erscheint in sechs Sprachen.",
        reason="Auch Ukrainisch wird gebraucht.", yes=4, no=1, abstentions=0, by=SYSTEM, at=at,
    )  # fmt: skip
    meetings.close_sitting(meeting=meeting, closed_at=at, by=SYSTEM, at=at)
    minutes = meetings.draft_minutes(meeting=meeting, by=SYSTEM, at=at)
    meetings.submit_minutes(minutes=minutes, by=SYSTEM, at=at)
    for name, role in (("korbinian", Signature.Role.CHAIR), ("rojda", Signature.Role.SECRETARY)):
        meetings.sign_minutes(minutes=minutes, role=role, by=getattr(cast, name), at=at)
    text = "\n".join(MinutesSection.objects.filter(minutes=minutes).values_list("text", flat=True))
    page = read_by(cast, "korbinian", f"/intern/gremien/sitzungen/{meeting.pk}/niederschrift/")
    for said in (SAID, "Das Blatt erscheint in sechs Sprachen."):
        assert said in text or said in page
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.ADOPTED_CHANGED


def test_the_decision_is_a_step_of_the_matter_and_leads_on_from_the_proposal(cast, proposal):
    done = w.at_gate_2(cast, proposal=proposal)
    thread = done.agenda_item.thread
    assert thread.steps.filter(kind="resolution").count() >= 2
    page = read_by(cast, "korbinian", done.agenda_item.url)
    assert "angenommen" in page
