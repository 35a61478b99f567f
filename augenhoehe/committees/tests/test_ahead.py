"""The mailed overview of the coming meetings: in the person's language, with the way to the sheet (S4-5)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.accounts.models import User
from augenhoehe.committees import operations
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices import post
from augenhoehe.notices.models import OutgoingMail
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
MONDAY = f.THURSDAY - timedelta(days=3)


@shared
def cast():
    cast = f.the_cast()
    User.objects.filter(pk=cast.users["rojda"].pk).update(digest=User.Digest.WEEKLY)
    return cast


def mail_of(cast, name: str) -> str:
    found = OutgoingMail.objects.filter(to=cast.users[name].email).order_by("-queued_at").first()
    return found.body if found else ""


def test_a_week_before_everybody_who_collects_reads_when_and_where_with_one_link(cast):
    committee = f.seated(cast)
    meeting = f.a_meeting(committee)
    assert post.send_digests("weekly", at=MONDAY) == 1
    body = mail_of(cast, "rojda")
    assert "Ihre nächsten Termine" in body and "Kreishaus, Raum 12" in body and "Lenkungsgruppe" in body
    assert f"/intern/gremien/sitzungen/{meeting.pk}/blatt/" in body
    assert not mail_of(cast, "korbinian")


def test_meetings_of_others_and_cancelled_ones_are_not_in_it(cast):
    committee = f.seated(cast)
    meeting = f.a_meeting(committee)
    f.a_meeting(f.a_committee(cast, name="Andere"), place="Anderswo")
    operations.cancel_meeting(meeting=meeting, reason="Krank", by=SYSTEM, at=f.AT)
    post.send_digests("weekly", at=MONDAY)
    assert "Ihre nächsten Termine" not in mail_of(cast, "rojda")


def test_a_seat_that_ends_before_is_not_told_of_the_meeting(cast):
    committee = f.seated(cast)
    f.a_meeting(committee)
    seat = committee.seats.get(user=cast.users["rojda"])
    operations.end_seat(seat=seat, valid_until=f.THURSDAY.date() - timedelta(days=1), by=SYSTEM, at=f.AT)
    assert post.send_digests("weekly", at=MONDAY) == 0


def test_many_people_cost_no_more_questions_than_one(cast, django_assert_max_num_queries):
    from augenhoehe.committees.panels import meetings_ahead

    committee = f.seated(cast)
    for _again in range(4):
        f.a_meeting(committee)
    with django_assert_max_num_queries(3):
        found = meetings_ahead([one.pk for one in cast.users.values()], MONDAY, MONDAY + timedelta(days=14))
    assert len(found[cast.rojda.user_id]) == 4
