"""Pages of committees: what each reader finds there, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Resolution, Seat
from augenhoehe.committees.panels import next_meetings, resolutions_on_thread
from augenhoehe.core import clock
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.models import Thread
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def the_day_after_the_meeting(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER)


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def of(committee: Committee) -> str:
    return reverse("committees_inside:committee", args=[committee.pk])


def of_meeting(meeting: Meeting) -> str:
    return reverse("committees_inside:meeting", args=[meeting.pk])


def test_the_clock_of_these_tests_stands_after_the_meeting():
    assert clock.now() == f.AFTER


# --- Inside -----------------------------------------------------------------------------------------
def test_the_list_shows_what_waits_and_when_they_meet_next(cast):
    group = f.seated(cast)
    f.an_item(group)
    f.a_meeting(group, f.AFTER + timedelta(days=30))
    html = page(client_of(cast, "aylin"), "/intern/gremien/")
    assert "Lenkungsgruppe" in html and "27. Dezember 2026" in html and "Gremium anlegen" in html


def test_the_list_exports_what_it_shows(cast):
    f.seated(cast)
    response = client_of(cast, "aylin").get("/intern/gremien/?export=csv")
    assert "Lenkungsgruppe;Lenkungsgruppe;ganzer Kreis" in b"".join(response.streaming_content).decode()


def test_a_committee_page_names_its_members_only_for_people_with_a_role(cast):
    group = f.seated(cast)
    assert "Korbinian" in page(client_of(cast, "linh"), of(group))
    stranger = page(client_of(cast, "veit"), of(group))
    assert "Korbinian" not in stranger and "Mitglied 1" not in stranger and "Kreis Federlohe" in stranger


def test_a_hidden_committee_does_not_exist_for_a_stranger(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group)
    operations.change_committee(committee=group, public=False, by=SYSTEM, at=f.AT)
    stranger = client_of(cast, "veit")
    page(stranger, of(group), 404)
    page(stranger, of_meeting(meeting), 404)
    page(client_of(cast, "rojda"), of(group))


def test_without_sign_in_the_inside_asks_for_it(cast):
    response = client_of(cast).get(of(f.seated(cast)))
    assert response.status_code == 302 and "/konto/" in response.url


def test_the_warning_stands_on_top_of_a_group_without_people_concerned(cast):
    group = f.a_committee(cast)
    f.seat(cast, group, "korbinian")
    assert "Es fehlt jemand" in page(client_of(cast, "korbinian"), of(group))


def test_forms_are_refused_before_anybody_types(cast):
    group = f.seated(cast)
    for name in ("committee_change", "committee_rename", "committee_end", "seat_give", "meeting_plan"):
        address = reverse(f"committees_inside:{name}", args=[group.pk])
        page(client_of(cast, "rojda"), address, 403)
        page(client_of(cast, "aylin"), address, 200)


def test_a_committee_is_set_up_seated_and_renamed_by_forms(cast):
    aylin = client_of(cast, "aylin")
    aylin.post(
        "/intern/gremien/neu/",
        {"kind": "project_group", "name": "Projektgruppe Post", "municipality": "", "public": "on",
         "started_on": "1.2.2026"},
    )  # fmt: skip
    group = Committee.objects.get()
    assert group.name_on(f.DAY) == "Projektgruppe Post" and group.municipality is None
    aylin.post(
        reverse("committees_inside:seat_give", args=[group.pk]),
        {"user": str(cast.users["rojda"].pk), "function": "Mitglied", "sector": "civil_society", "voting": "on",
         "valid_from": "1.3.2026"},
    )  # fmt: skip
    assert Seat.objects.get().user == cast.users["rojda"] and Seat.objects.get().migrant_organisation
    aylin.post(
        reverse("committees_inside:committee_rename", args=[group.pk]),
        {"name": "Gruppe Post", "valid_from": "1.12.2026"},
    )
    assert Committee.objects.get().name_on(f.DAY + timedelta(days=60)) == "Gruppe Post"


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(cast):
    group = f.seated(cast)
    response = client_of(cast, "aylin").post(
        reverse("committees_inside:committee_rename", args=[group.pk]),
        {"name": "Zu früh benannt", "valid_from": "1.1.2019"},
    )
    html = response.content.decode()
    assert "Der neue Name gilt erst nach dem Beginn des jetzigen." in html and "Zu früh benannt" in html


# --- A meeting --------------------------------------------------------------------------------------
def test_from_waiting_items_to_a_recorded_resolution_by_pages(cast):
    group = f.seated(cast)
    f.an_item(group, "Erster Punkt")
    f.an_item(group, "Zweiter Punkt", at=f.AT + timedelta(hours=1))
    meeting = f.a_meeting(group)
    aylin = client_of(cast, "aylin")
    assert "2 Punkte warten" in page(aylin, of_meeting(meeting))
    aylin.post(reverse("committees_inside:agenda_build", args=[meeting.pk]))
    first, second = AgendaItem.objects.order_by("order")
    meeting.refresh_from_db()
    aylin.post(
        reverse("committees_inside:agenda_order", args=[meeting.pk]),
        {"revision": meeting.revision, f"platz-{first.pk}": "2", f"platz-{second.pk}": "1"},
    )
    assert list(AgendaItem.objects.order_by("order")) == [second, first]
    assert "Personen bekommen" in page(aylin, of_meeting(meeting))
    aylin.post(reverse("committees_inside:meeting_invite", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.INVITED
    first.refresh_from_db()
    record = reverse("committees_inside:resolution_record", args=[first.pk])
    assert "Stimmberechtigte Sitze an diesem Tag: 5" in page(aylin, record)
    response = aylin.post(
        record,
        {"revision": first.revision, "kind": "adopted", "wording": "Ja.", "reason": "Es hilft.", "yes": "4", "no": "1"},
    )
    assert response.status_code == 302
    assert Resolution.objects.get().yes == 4
    assert "4 Ja, 1 Nein, 0 Enthaltungen" in page(client_of(cast, "rojda"), of_meeting(meeting))


def test_who_records_too_late_sees_both_texts(cast):
    item = f.on_agenda(f.seated(cast))
    seen = item.revision
    f.decided(item, wording="Der erste Wortlaut.")
    response = client_of(cast, "aylin").post(
        reverse("committees_inside:resolution_record", args=[item.pk]),
        {"revision": seen, "kind": "refused", "wording": "Der zweite Wortlaut.", "reason": "Anders."},
    )
    html = response.content.decode()
    assert response.status_code == 409
    assert "Der erste Wortlaut." in html and "Der zweite Wortlaut." in html


def test_a_member_reads_each_item_in_plain_sentences_and_sees_no_buttons(cast):
    item = f.on_agenda(f.seated(cast))
    html = page(client_of(cast, "rojda"), of_meeting(item.meeting))
    assert "Eltern verstehen die Auskunft nicht." in html
    assert "Beschluss festhalten" not in html and "Absagen" not in html


def test_the_chair_finds_the_button_to_record(cast):
    item = f.on_agenda(f.seated(cast))
    assert "Beschluss festhalten" in page(client_of(cast, "korbinian"), of_meeting(item.meeting))


def test_an_outsider_never_reads_a_closed_item(cast):
    item = f.on_agenda(f.seated(cast), "Ein vertraulicher Titel", public=False)
    page(client_of(cast, "veit"), of_meeting(item.meeting), 404)
    for name in ("linh", "emine"):
        assert "vertraulich" not in page(client_of(cast, name), of_meeting(item.meeting))
        page(client_of(cast, name), reverse("committees_inside:resolution_record", args=[item.pk]), 404)
    assert "vertraulich" in page(client_of(cast, "rojda"), of_meeting(item.meeting))


# --- Outside ----------------------------------------------------------------------------------------
def test_the_public_list_shows_public_committees_by_town_and_no_hidden_one(cast):
    f.seated(cast)
    f.a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt", place=f.town("Nebelfurt"))
    f.a_committee(cast, name="Geheim", public=False)
    html = page(client_of(cast), "/gremien/")
    assert html.index("Ganzer Kreis") < html.index("Nebelfurt") and "Rat der Stadt" in html
    assert "Geheim" not in html


def test_the_public_page_shows_organisations_and_functions_and_no_names(cast):
    group = f.seated(cast)
    item = f.on_agenda(group, thread=f.a_thread(cast, published=True))
    closed = f.on_agenda(group, "Ein vertraulicher Titel", public=False)
    f.decided(item, yes=3, no=1)
    f.decided(closed)
    html = page(client_of(cast), f"/gremien/{group.pk}/")
    assert "Frauen wagen Wege e. V." in html and "Vorsitz" in html
    assert item.title in html and "3 Ja, 1 Nein" in html
    for hidden in ("Korbinian", "Rojda", "Mitglied 1", "vertraulich"):
        assert hidden not in html


def test_a_hidden_committee_has_no_public_page(cast):
    group = f.a_committee(cast, public=False)
    page(client_of(cast), f"/gremien/{group.pk}/", 404)


def test_the_place_of_a_closed_meeting_stays_inside(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group, f.AFTER + timedelta(days=9))
    assert "Raum 12" not in page(client_of(cast), f"/gremien/{group.pk}/")
    operations.change_meeting(
        meeting=meeting, starts_at=meeting.starts_at, place=meeting.place, public=True, by=SYSTEM, at=f.AT
    )
    assert "Raum 12" in page(client_of(cast), f"/gremien/{group.pk}/")


# --- Cost -------------------------------------------------------------------------------------------
def a_busy_group(cast, size: int) -> Meeting:
    """As many seats, items, resolutions, waiting items and other committees as `size` says."""
    group = f.seated(cast)
    for number in range(size):
        f.seat(cast, group, holder_name=f"Neu {number}", organisation=f"Verein {number}")
        f.on_agenda(group, f"Punkt {number}", thread=f.a_thread(cast, f"Sache {number}", published=True))
        other = f.a_committee(cast, Committee.Kind.WORKING_GROUP, f"Arbeitskreis {number}", place=f.town())
        f.a_meeting(other, f.AFTER + timedelta(days=20))
    for item in group.agenda_items.order_by("order")[: size // 2]:
        f.decided(item)
    for number in range(size):
        f.an_item(group, f"Wartet {number}")
    return group.meetings.get()


def addresses(meeting: Meeting) -> list[tuple[str, str]]:
    """Who opens which page."""
    group = meeting.committee
    return [
        ("aylin", "/intern/gremien/"),
        ("aylin", of(group)),
        ("rojda", of(group)),
        ("aylin", reverse("committees_inside:resolutions", args=[group.pk])),
        ("aylin", of_meeting(meeting)),
        ("rojda", of_meeting(meeting)),
        ("", "/gremien/"),
        ("", f"/gremien/{group.pk}/"),
    ]


def test_a_page_costs_the_same_for_two_and_for_twenty(cast, django_assert_max_num_queries):
    clients = {name: client_of(cast, name) for name in ("aylin", "rojda", "")}
    costs = []
    for name, address in addresses(a_busy_group(cast, 2)):
        page(clients[name], address)
        with django_assert_max_num_queries(30) as counted:
            page(clients[name], address)
        costs.append(len(counted))
    for cost, (name, address) in zip(costs, addresses(a_busy_group(cast, 20)), strict=True):
        with django_assert_max_num_queries(cost, info=address):
            page(clients[name], address)


# --- On the thread ----------------------------------------------------------------------------------
def test_the_panel_tells_everybody_who_decided_what_when_and_why(cast):
    group, thread = f.seated(cast), f.a_thread(cast, published=True)
    f.on_agenda(group, thread=thread)
    second = f.an_item(group, "Noch einmal", thread=thread)
    outside = panel(ANONYMOUS, thread)
    assert "Auf der Tagesordnung am 26. November 2026" in outside and "Wartet seit dem 2. November 2026" in outside
    f.decided(group.agenda_items.get(order=1), yes=4, no=1)
    outside = panel(ANONYMOUS, thread)
    for told in ("Lenkungsgruppe", "angenommen", "26. November 2026", "Sieben Hinweise", "4 Ja, 1 Nein"):
        assert told in outside
    assert "Zur Sitzung" not in outside and "/intern/" not in outside
    assert "Zur Sitzung" in panel(cast.korbinian, thread)
    operations.withdraw_item(item=second, by=SYSTEM, at=f.AFTER)
    assert "Wartet seit" not in panel(ANONYMOUS, thread)


def test_a_thread_that_no_committee_dealt_with_has_no_panel(cast):
    assert resolutions_on_thread(ANONYMOUS, f.a_thread(cast, published=True)) is None


def panel(actor, thread) -> str:
    # Each page reads its matter anew.
    thread = Thread.objects.get(pk=thread.pk)
    return render_to_string("committees/panel_resolutions.html", {"panel": resolutions_on_thread(actor, thread)})


def test_today_names_the_next_meetings_of_the_groups_one_sits_in(cast):
    group = f.seated(cast)
    meeting = f.a_meeting(group, f.AFTER + timedelta(days=3))
    (entry,) = next_meetings(cast.rojda)
    assert entry["title"] == "Lenkungsgruppe" and entry["url"] == of_meeting(meeting)
    assert "leiten" not in entry["note"]
    assert next_meetings(cast.linh) == [] == next_meetings(ANONYMOUS)


def test_today_tells_the_chair_whether_there_is_an_agenda(cast):
    group = f.a_committee(cast)
    f.seat(cast, group, "korbinian", chair=True)
    f.a_meeting(group, f.AFTER + timedelta(days=3))
    assert "noch keine Tagesordnung" in next_meetings(cast.korbinian)[0]["note"]


def test_an_invitation_without_an_answer_waits_on_today_and_is_the_one_main_button(cast):
    group = f.a_committee(cast)
    sits = f.seat(cast, group, "korbinian", chair=True)
    f.an_item(group)
    meeting = f.a_meeting(group, f.AFTER + timedelta(days=3))
    assert not next_meetings(cast.korbinian)[0]["waits"]
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AFTER)
    operations.invite_to_meeting(meeting=meeting, by=SYSTEM, at=f.AFTER)
    (entry,) = next_meetings(cast.korbinian)
    assert entry["waits"] and "Ihre Antwort fehlt noch" in entry["note"] and entry["url"].endswith("#antwort")
    f.an_item(group, "Noch ein Punkt")
    korbinian = client_of(cast, "korbinian")
    shown = page(korbinian, of_meeting(meeting))
    assert "Tagesordnung zusammenstellen" in shown and shown.count("kern-btn--primary") == 1
    meeting.refresh_from_db()
    operations.answer_invitation(meeting=meeting, seat=sits, answer="yes", by=cast.korbinian, at=f.AFTER)
    (entry,) = next_meetings(cast.korbinian)
    assert not entry["waits"] and "Antwort" not in entry["note"]
    assert page(korbinian, of_meeting(meeting)).count("kern-btn--primary") == 1


def test_the_chair_plans_and_arranges_a_meeting_without_the_office(cast):
    group = f.a_committee(cast)
    f.seat(cast, group, "korbinian", chair=True)
    f.an_item(group)
    client = client_of(cast, "korbinian")
    assert "Sitzung planen" in page(client, of(group))
    typed = {"starts_at_0": "3.12.2026", "starts_at_1": "17:00", "place": "Kreishaus"}
    answer = client.post(f"{of(group)}sitzung/", typed, follow=True)
    meeting = group.meetings.get()
    assert "Die Sitzung ist geplant" in answer.content.decode()
    client.post(f"{of_meeting(meeting)}tagesordnung/")
    assert meeting.agenda_items.count() == 1
