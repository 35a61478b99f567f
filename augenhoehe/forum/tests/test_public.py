"""What everybody reads: lists, rooms, the panel on other pages, search, feed; and what goes after its time."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.forum import operations
from augenhoehe.forum.counts import of_support
from augenhoehe.forum.models import Contribution, ContributionContact, Support
from augenhoehe.forum.register import RETENTION
from augenhoehe.journal.operations import close_thread, withdraw_thread
from augenhoehe.journal.views import kept
from augenhoehe.places.queries import forget_installation
from augenhoehe.search.queries import find
from tests.worlds import shared

from .factories import AT, DAY, TEXT, Forum, old_token, words

pytestmark = pytest.mark.django_db
RULES = {one.name: one for one in RETENTION}


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@shared
def forum() -> Forum:
    return Forum()


def thread_page(forum) -> str:
    forget_installation()
    return words(Client().get(f"/vorgaenge/{forum.thread_row.number}/"))


def test_a_comment_stands_on_the_page_of_its_matter_and_goes_with_it(forum):
    forum.thread_row.refresh_from_db()
    made = forum.published(subject=forum.thread)
    assert TEXT in thread_page(forum) and "Etwas dazu schreiben" in thread_page(forum)
    assert Contribution.objects.public().filter(pk=made.pk).exists()
    withdraw_thread(thread=forum.thread_row, reason="Irrtum.", by=SYSTEM, at=AT)
    assert not Contribution.objects.public().filter(pk=made.pk).exists()
    assert Client().get(f"/mitreden/beitrag/{made.pk}/").status_code == 404
    assert TEXT not in Client().get("/mitreden/feed/").content.decode()


def test_a_closed_matter_keeps_its_comments_and_takes_no_new_ones(forum):
    forum.thread_row.refresh_from_db()
    forum.published(subject=forum.thread)
    close_thread(thread=forum.thread_row, by=SYSTEM, at=AT)
    assert TEXT in thread_page(forum) and "Etwas dazu schreiben" not in thread_page(forum)


def test_lists_rooms_feed_and_search_show_what_is_published_and_nothing_else(forum):
    waiting, shown = forum.submitted("Wartewort bleibt drinnen."), forum.published("Zeigewort steht draußen.")
    for path in ("/mitreden/", f"/mitreden/raum/{forum.room_row.pk}/", f"/mitreden/beitrag/{shown.pk}/"):
        page = words(Client().get(path))
        assert "Zeigewort" in page and "Wartewort" not in page
    feed = ElementTree.fromstring(Client().get("/mitreden/feed/").content)  # noqa: S314 – our own feed
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 1 and "Zeigewort" in "".join(entries[0].itertext())
    assert find("Zeigewort", actor=ANONYMOUS, at=AT) and not find("Wartewort", actor=ANONYMOUS, at=AT)
    assert waiting.state == "submitted"
    operations.take_back_contribution(contribution=shown, by=forum.cast.gerda, at=AT)
    assert not find("Zeigewort", actor=ANONYMOUS, at=AT)


def test_one_device_supports_once_a_day_and_no_number_is_shown_before_its_release(forum):
    made, address = forum.published(), "/mitreden/beitrag/{}/betrifft-mich-auch/"
    client = Client(REMOTE_ADDR="192.0.2.9", HTTP_USER_AGENT="Telefon")
    assert "Danke" in words(client.post(address.format(made.pk)))
    assert "heute schon" in words(client.post(address.format(made.pk)))
    Client(REMOTE_ADDR="192.0.2.9", HTTP_USER_AGENT="Anderes").post(address.format(made.pk))
    Client(HTTP_SEC_FETCH_SITE="cross-site").post(address.format(made.pk))
    assert Support.objects.count() == 2
    assert not client.cookies and "Zahlen folgen zum Quartalsende" in words(client.get(f"/mitreden/beitrag/{made.pk}/"))
    request = of_support(DAY)
    assert len(list(request.rows)) == 2 and request.person_key == "device_key"


def test_the_same_device_reports_the_same_contribution_once(forum):
    made = forum.published()
    for _ in range(2):
        sent = {"kind": "insult", "note": "Das tut weh.", "token": old_token("forum-report")}
        assert "Danke" in words(Client().post(f"/mitreden/beitrag/{made.pk}/meldung/", sent))
    report = made.reports.get()
    assert (report.times, report.note) == (1, "Das tut weh.")
    lost = Client().post(f"/mitreden/beitrag/{made.pk}/meldung/", {"note": "Bleibt stehen."})
    assert "Bleibt stehen." in words(lost)


def test_addresses_go_after_the_end_and_comments_a_year_after_their_matter(forum):
    forum.thread_row.refresh_from_db()
    made = forum.published(subject=forum.thread, email="u@beispiel.example")
    other = forum.published("Ein anderer Text.", email="v@beispiel.example")
    operations.close_contribution(contribution=made, by=forum.cast.gerda, at=AT)
    rule, late = RULES["forum.contacts"], AT + timedelta(days=1)
    assert [one.contribution_id for one in rule.due(late)] == [made.pk]
    assert rule.erase(rule.due(late), late) == 1
    assert [one.contribution_id for one in ContributionContact.objects.all()] == [other.pk]
    close_thread(thread=forum.thread_row, by=SYSTEM, at=AT)
    ended = RULES["forum.ended"]
    assert not ended.due(AT + timedelta(days=365)).exists()
    assert list(ended.due(AT + timedelta(days=366))) == [made]


def test_what_was_refused_goes_half_a_year_later(forum):
    made, rule = forum.rejected(), RULES["forum.turned_down"]
    assert not rule.due(AT + timedelta(days=180)).exists()
    assert list(rule.due(AT + timedelta(days=181))) == [made]


def test_pages_ask_the_database_a_bounded_number_of_times(forum, django_assert_max_num_queries):
    for number in range(12):
        forum.published(f"{TEXT} {number}")
    client, page = Client(), f"/mitreden/raum/{forum.room_row.pk}/"
    client.get(page)
    kept.forget_all()
    with django_assert_max_num_queries(12):
        client.get(page)
    moderator = forum.client("gerda")
    moderator.get("/intern/mitreden/")
    with django_assert_max_num_queries(16):
        moderator.get("/intern/mitreden/")
