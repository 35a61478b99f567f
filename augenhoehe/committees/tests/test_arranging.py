"""The agenda point by point, until when to invite, and what members expect of their body."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations, rules
from augenhoehe.committees.models import AgendaItem, Expectation, Meeting
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from tests.worlds import shared

from . import factories as f

BACKEND = "augenhoehe.accounts.backends.Backend"
NOW = f.THURSDAY - timedelta(days=10)


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def ten_days_before(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def three_items(cast) -> tuple[Meeting, list[AgendaItem]]:
    group = f.seated(cast)
    items = [f.on_agenda(group, title) for title in ("Eins", "Zwei", "Drei")]
    return items[0].meeting, items


def titles(meeting) -> list[str]:
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("order").values_list("title", flat=True))


def move(item, direction, by=SYSTEM):
    item = AgendaItem.objects.select_related("meeting__committee", "committee").get(pk=item.pk)
    return operations.move_item(item=item, direction=direction, by=by, at=NOW)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def test_an_item_goes_one_place_up_or_down_and_no_further_than_the_ends(cast):
    meeting, (one, two, three) = three_items(cast)
    assert move(three, "up") and titles(meeting) == ["Eins", "Drei", "Zwei"]
    assert move(one, "down") and titles(meeting) == ["Drei", "Eins", "Zwei"]
    assert not move(three, "up") and not move(two, "down")
    with pytest.raises(Refused):
        move(one, "seitwärts")
    with pytest.raises(Refused):
        move(one, "up", by=cast.linh)


def test_two_who_move_at_once_leave_an_agenda_without_gaps(committed):
    cast = f.the_cast()
    meeting, (one, _, three) = three_items(cast)
    assert failures_of(lambda: move(three, "up"), lambda: move(one, "down")) == []
    orders = AgendaItem.objects.filter(meeting=meeting).order_by("order").values_list("order", flat=True)
    assert list(orders) == [1, 2, 3] and sorted(titles(meeting)) == ["Drei", "Eins", "Zwei"]


def test_the_agenda_is_ordered_by_buttons_without_javascript(cast):
    meeting, (_, _, three) = three_items(cast)
    client, page = client_of(cast, "aylin"), reverse("committees_inside:meeting_prepare", args=[meeting.pk])
    html = client.get(page).content.decode()
    assert html.count("Nach oben") == 3 and "Öffentlicher Teil" in html
    client.post(reverse("committees_inside:item_move", args=[three.pk]), {"direction": "up"})
    assert titles(meeting) == ["Eins", "Drei", "Zwei"]
    assert client_of(cast, "linh").get(page).status_code == 403


def test_one_waiting_item_is_put_on_the_agenda_and_the_others_wait_on(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group)
    first, second = f.an_item(group, "Wartet lange"), f.an_item(group, "Wartet")
    client = client_of(cast, "aylin")
    client.post(reverse("committees_inside:item_add", args=[meeting.pk]), {"item": second.pk})
    assert titles(meeting) == ["Wartet"]
    first.refresh_from_db()
    assert first.meeting is None
    answer = client.post(reverse("committees_inside:item_add", args=[meeting.pk]), {"item": second.pk})
    assert answer.status_code == 404


@pytest.mark.parametrize(("text", "count"), [
    ("", 0), ("Ein Satz.", 1), ("Eins. Zwei. Drei.", 3), ("Ohne Punkt am Ende", 1), ("Was? Wer? Wann!", 3),
    ("Am 3. Mai tagt Nr. 4 des Ausschusses, z. B. im Rathaus. Kommen Sie. Danke.", 3),
    ("Eltern verstehen die Auskunft nicht. Sieben Hinweise aus drei Städten. Wer soll es ändern?", 3),
])  # fmt: skip
def test_sentences_are_counted_as_people_count_them(text, count):
    assert rules.sentences_in(text) == count


def test_a_missing_brief_is_a_warning_and_no_bar(cast):
    group = f.seated(cast)
    item = f.on_agenda(group, brief="Nur ein Satz.")
    page = reverse("committees_inside:meeting_prepare", args=[item.meeting_id])
    html = client_of(cast, "aylin").get(page).content.decode()
    assert "Die Kurzfassung hat einen Satz, gebraucht werden drei." in html and "können trotzdem einladen" in html
    assert "Laden Sie bis 19. November 2026 ein" in html and "zu prüfen" in html
    assert operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=NOW) == 2


def test_the_brief_says_what_is_to_be_decided_and_two_writers_see_each_other(cast):
    item = f.on_agenda(f.seated(cast))
    values = {"brief": "Eins. Zwei. Drei.", "to_decide": "Ob es gilt.", "public": False, "by": cast.aylin, "at": NOW}
    operations.describe_item(item=item, **values)
    assert (item.to_decide, item.public) == ("Ob es gilt.", False)
    with pytest.raises(Conflict):
        operations.describe_item(item=item, revision=item.revision - 1, **values)


def test_the_sheet_inside_shows_members_every_item_and_others_the_public_ones(cast):
    group = f.seated(cast)
    item = f.on_agenda(group)
    f.on_agenda(group, "Ein geschlossener Punkt", public=False)
    meeting = Meeting.objects.select_related("committee").get(pk=item.meeting_id)
    operations.describe_way(
        meeting=meeting, directions="Klingel 3", online_url="https://konferenz.example/r", by=cast.aylin, at=NOW
    )
    page = reverse("committees_inside:meeting_sheet", args=[item.meeting_id])
    member = client_of(cast, "rojda").get(page).content.decode()
    other = client_of(cast, "linh").get(page).content.decode()
    assert "Ein geschlossener Punkt" in member and "geschlossener" not in other
    assert "konferenz.example" in member and "konferenz.example" not in other and "Klingel 3" in other
    assert "Ein weiterer Punkt ist nicht öffentlich." in other


def test_the_pages_of_preparing_ask_little_however_long_the_agenda_is(cast, django_assert_max_num_queries):
    meeting, items = three_items(cast)
    for number in range(6):
        f.on_agenda(items[0].committee, f"Punkt {number}")
    operations.invite_to_meeting(meeting=Meeting.objects.get(pk=meeting.pk), by=SYSTEM, at=NOW)
    client = client_of(cast, "aylin")
    for name, most in (("meeting_prepare", 34), ("meeting_sheet", 26)):
        address = reverse(f"committees_inside:{name}", args=[meeting.pk])
        client.get(address)
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


# --- Expectations (S3-29) ---------------------------------------------------------------------------
def collected(cast, group, **more) -> Expectation:
    values = {"text": "Antworten in fester Zeit.", "term": "2025 bis 2030", "by": cast.rojda, "at": NOW, **more}
    return operations.collect_expectation(committee=group, **values)


def test_members_say_what_they_expect_and_read_what_became_of_it(cast):
    group = f.seated(cast)
    found = collected(cast, group)
    thread = f.a_thread(cast, published=True)
    operations.settle_expectation(expectation=found, state="taken_up", thread=thread, by=cast.aylin, at=NOW)
    page = reverse("committees_inside:expectations", args=[group.pk])
    html = client_of(cast, "rojda").get(page).content.decode()
    assert "Antworten in fester Zeit." in html and "1 von 1 sind aufgegriffen" in html and "Zum Vorgang" in html
    assert client_of(cast, "linh").get(page).status_code == 404
    assert "Erwartungen" in client_of(cast, "rojda").get(
        reverse("committees_inside:committee", args=[group.pk])
    ).content.decode()  # fmt: skip


def test_what_became_of_it_needs_a_matter_or_words_and_only_the_office_says_it(cast):
    group = f.seated(cast)
    found = collected(cast, group)
    for state, field in (("taken_up", "thread"), ("answered", "outcome"), ("x", "state")):
        with pytest.raises(Refused) as refused:
            operations.settle_expectation(expectation=found, state=state, by=cast.aylin, at=NOW)
        assert refused.value.field == field
    for name in ("rojda", "linh"):
        with pytest.raises(Refused):
            by = getattr(cast, name)
            operations.settle_expectation(expectation=found, state="answered", outcome="Ja.", by=by, at=NOW)
    with pytest.raises(Refused):
        collected(cast, group, by=cast.linh)
    with pytest.raises(Refused, match="anderen Gremium"):
        collected(cast, f.a_committee(cast, name="B"), by=cast.aylin, seat=group.seats.first())
