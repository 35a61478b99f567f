"""Calendars to subscribe to: one per public body, one per person; changes, cancellations, revoked addresses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from augenhoehe.committees import operations
from augenhoehe.committees.models import CalendarFeed
from augenhoehe.committees.rsvp import token_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f

NOW = f.THURSDAY - timedelta(days=3)


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def three_days_before(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def read_by_hand(content: bytes) -> list[dict[str, str]]:
    """A second reader, after the grammar of RFC 5545 and nothing else: folded lines of 75 octets, CRLF, BEGIN and END."""
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    open_parts, events = [], []
    for line in lines:
        name, _, value = line.partition(":")
        name = name.split(";")[0]
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = value
    assert not open_parts
    return events


def body_feed(group, **headers):
    return Client().get(f"/gremien/{group.pk}/kalender.ics", headers=headers)


def own_feed(cast, name="rojda"):
    feed = operations.make_feed(user=cast.users[name], by=getattr(cast, name), at=NOW)
    return feed, f"/kalender/{token_of(feed)}.ics"


def test_two_readers_find_the_same_events_in_a_feed(cast):
    """Deliver 9: icalendar, and a reader of our own after the RFC."""
    group = f.seated(cast)
    meeting = f.a_meeting(group, public=True)
    f.a_meeting(group, f.THURSDAY + timedelta(days=28), public=True)
    content = body_feed(group).content
    calendar = Calendar.from_ical(content)
    library = {str(one["UID"]): (int(one["SEQUENCE"]), str(one["STATUS"])) for one in calendar.walk("VEVENT")}
    by_hand = {one["UID"]: (int(one["SEQUENCE"]), one["STATUS"]) for one in read_by_hand(content)}
    assert library == by_hand and len(library) == 2
    assert next(iter(library)).startswith(str(meeting.pk))
    assert "METHOD" not in calendar and "ORGANIZER" not in content.decode() and calendar.walk("VTIMEZONE")
    assert calendar["VERSION"] == "2.0" and b"DTSTART;TZID=Europe/Berlin:20261126T180000" in content


def test_a_moved_and_then_cancelled_meeting_keeps_its_uid_and_counts_up(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group, public=True)
    (first,) = read_by_hand(body_feed(group).content)
    operations.change_meeting(
        meeting=meeting, starts_at=f.THURSDAY + timedelta(days=1), place="Rathaus", public=True, by=SYSTEM, at=f.AT
    )
    (moved,) = read_by_hand(body_feed(group).content)
    operations.cancel_meeting(meeting=meeting, reason="Sturm", by=SYSTEM, at=f.AT)
    (cancelled,) = read_by_hand(body_feed(group).content)
    assert first["UID"] == moved["UID"] == cancelled["UID"] and moved["LOCATION"] == "Rathaus"
    assert int(first["SEQUENCE"]) < int(moved["SEQUENCE"]) < int(cancelled["SEQUENCE"])
    assert cancelled["STATUS"] == "CANCELLED"


def test_a_cancelled_meeting_stays_for_three_months(cast, monkeypatch):
    group = f.seated(cast)
    operations.cancel_meeting(meeting=f.a_meeting(group), reason="Sturm", by=SYSTEM, at=f.AT)
    for days, shown in ((89, 1), (91, 0)):
        monkeypatch.setattr("django.utils.timezone.now", lambda days=days: f.THURSDAY + timedelta(days=days))
        assert len(read_by_hand(body_feed(group).content)) == shown


def test_of_a_closed_meeting_the_public_learns_the_day_and_never_the_place(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group)
    operations.describe_way(
        meeting=meeting, directions="Klingel 3", online_url="https://konferenz.example/geheim", by=cast.aylin, at=f.AT
    )
    text = body_feed(group).content.decode()
    assert "Kreishaus" not in text and "Klingel" not in text and "geheim" not in text
    assert body_feed(f.a_committee(cast, name="Still", public=False)).status_code == 404


def test_a_dissolved_body_keeps_its_calendar_as_it_keeps_its_page(cast):
    group = f.a_committee(cast, name="Aufgelöst")
    operations.end_committee(committee=group, ended_on=f.DAY, by=SYSTEM, at=f.AT)
    assert Client().get(f"/gremien/{group.pk}/").status_code == body_feed(group).status_code == 200


def test_who_asks_again_gets_nothing_new_until_something_changes(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group)
    first = body_feed(group)
    assert body_feed(group, if_none_match=first["ETag"]).status_code == 304
    operations.cancel_meeting(meeting=meeting, reason="Sturm", by=SYSTEM, at=f.AT)
    again = body_feed(group, if_none_match=first["ETag"])
    assert again.status_code == 200 and again["ETag"] != first["ETag"]


def test_the_own_calendar_shows_the_own_bodies_and_no_others(cast):
    group, other = f.seated(cast), f.a_committee(cast, name="Anderes")
    f.a_meeting(group)
    f.a_meeting(other)
    f.seat(cast, other, "rojda", valid_until=f.DAY)  # over before the meeting
    _, address = own_feed(cast)
    answer = Client().get(address)
    assert [one["SUMMARY"] for one in read_by_hand(answer.content)] == ["Lenkungsgruppe"]
    assert "Kreishaus" in answer.content.decode() and "private" in answer["Cache-Control"]


def test_a_revoked_or_changed_address_leads_nowhere_and_only_the_person_makes_one(cast):
    feed, address = own_feed(cast)
    assert Client().get(address).status_code == 200
    assert Client().get(address.replace(".ics", "x.ics")).status_code == 404
    second, newer = own_feed(cast)
    assert Client().get(address).status_code == 404 and Client().get(newer).status_code == 200
    operations.revoke_feed(user=cast.users["rojda"], by=cast.rojda, at=NOW)
    assert Client().get(newer).status_code == 404
    for verb in (operations.make_feed, operations.revoke_feed):
        with pytest.raises(Refused):
            verb(user=cast.users["rojda"], by=cast.aylin, at=NOW)
    assert CalendarFeed.objects.filter(pk__in=[feed.pk, second.pk], revoked_at__isnull=False).count() == 2


def test_a_feed_asks_little_however_many_meetings_there_are(cast, django_assert_max_num_queries):
    group = f.seated(cast)
    for week in range(8):
        f.a_meeting(group, f.THURSDAY + timedelta(days=7 * week))
    _, address = own_feed(cast)
    with django_assert_max_num_queries(6):
        assert len(read_by_hand(Client().get(address).content)) == 8
