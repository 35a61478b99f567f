"""„Donnerstag, 18:00 Uhr: kommen Sie?“: answered from the mail, on the page, by the office; counted; forgotten in time."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import Attendance, DeputyRequest, Meeting, NamedDeputy
from augenhoehe.committees.register import RETENTION
from augenhoehe.committees.rsvp import link_of, token_for
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.notices.models import OutgoingMail
from tests.worlds import shared

from . import factories as f
from .paper_factories import DAY

BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@shared
def meeting(cast):
    return invited(f.seated(cast))


@pytest.fixture(autouse=True)
def three_days_before(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.THURSDAY - 3 * DAY)


def invited(group) -> Meeting:
    item = f.on_agenda(group)
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT + DAY)
    operations.deliver(meeting_id=item.meeting_id, at=f.AT + DAY)
    return Meeting.objects.select_related("committee").get(pk=item.meeting_id)


def seat_of(cast, meeting, name):
    return meeting.committee.seats.select_related("user").get(user=cast.users[name])


def answer(cast, meeting, name, value, **more):
    values = {"by": getattr(cast, name), "at": f.THURSDAY - 3 * DAY, **more}
    return operations.answer_invitation(meeting=meeting, seat=seat_of(cast, meeting, name), answer=value, **values)


# --- Answering --------------------------------------------------------------------------------------
def test_the_last_answer_counts_and_there_is_one_row(cast, meeting):
    answer(cast, meeting, "rojda", "yes")
    answer(cast, meeting, "rojda", "deputy", deputy="Sevgi Sarı")
    answer(cast, meeting, "rojda", "no", deputy="wird nicht gebraucht")
    given = Attendance.objects.get()
    assert (given.answer, given.deputy, given.revision) == ("no", "", 3)


def test_the_office_plans_with_numbers(cast, meeting):
    answer(cast, meeting, "rojda", "yes")
    answer(cast, meeting, "korbinian", "deputy")
    coming = queries.meeting_page(SYSTEM, meeting, at=f.AT).coming
    assert (coming.yes, coming.deputy, coming.no, coming.silent) == (1, 1, 0, 3)
    assert (coming.voting_coming, coming.voting) == (2, 5)


def test_nobody_answers_for_somebody_else_but_the_office_that_was_called(cast, meeting):
    seat = seat_of(cast, meeting, "rojda")
    for name in ("linh", "veit", "wiebke"):
        with pytest.raises(Refused):
            answer(cast, meeting, "rojda", "yes", by=getattr(cast, name))
    for name in ("aylin", "korbinian", "rojda"):
        operations.answer_invitation(
            meeting=meeting, seat=seat, answer="yes", by=getattr(cast, name), at=f.THURSDAY - 3 * DAY
        )


def test_the_office_does_not_overwrite_what_the_person_said_meanwhile(cast, meeting):
    seen = answer(cast, meeting, "rojda", "yes").revision
    answer(cast, meeting, "rojda", "no")
    with pytest.raises(Conflict):
        answer(cast, meeting, "rojda", "yes", by=cast.aylin, revision=seen)
    assert Attendance.objects.get().answer == "no"


@pytest.mark.parametrize(
    ("prepare", "at", "sentence"),
    [
        (lambda m: None, f.THURSDAY + DAY, "schon vorbei"),
        (lambda m: operations.cancel_meeting(meeting=m, reason="Sturm", by=SYSTEM, at=f.AT), f.THURSDAY, "abgesagt"),
    ],
)
def test_when_there_is_nothing_to_answer_a_sentence_says_so(cast, meeting, prepare, at, sentence):
    prepare(meeting)
    with pytest.raises(Refused, match=sentence):
        answer(cast, meeting, "rojda", "yes", at=at)


def test_before_the_invitation_nobody_answers(cast):
    item = f.on_agenda(f.seated(cast))
    with pytest.raises(Refused, match="noch nicht eingeladen"):
        answer(cast, item.meeting, "rojda", "yes")


def test_two_taps_at_once_are_one_answer(committed):
    cast = f.the_cast()
    meeting, failures = invited(f.seated(cast)), []
    start = threading.Barrier(2)

    def tap(value):
        try:
            start.wait(10)
            answer(cast, meeting, "rojda", value)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tap, args=[value]) for value in ("yes", "no")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == [] and Attendance.objects.count() == 1


# --- Who comes instead ------------------------------------------------------------------------------
def deputised(cast, meeting, name="Sevgi Sarı"):
    return operations.add_deputy(seat=seat_of(cast, meeting, "rojda"), name=name, email="", by=cast.aylin, at=f.AT)


def test_one_tap_sends_the_deputy_whom_the_seat_knows(cast, meeting):
    deputised(cast, meeting)
    assert answer(cast, meeting, "rojda", "deputy").deputy == "Sevgi Sarı"


def test_somebody_else_may_be_named_and_stays_named_with_the_next_tap(cast, meeting):
    deputised(cast, meeting)
    assert answer(cast, meeting, "rojda", "deputy", deputy="Dilan Demir").deputy == "Dilan Demir"
    assert answer(cast, meeting, "rojda", "deputy").deputy == "Dilan Demir"
    assert answer(cast, meeting, "rojda", "deputy", deputy="").deputy == ""


def test_a_name_that_is_too_long_is_refused_and_nothing_is_cut_off(cast, meeting):
    with pytest.raises(Refused, match="160 Zeichen") as refused:
        answer(cast, meeting, "rojda", "deputy", deputy="S" * 161)
    assert refused.value.field == "deputy" and not Attendance.objects.exists()


def test_who_manages_the_committee_names_deputies_and_nobody_else(cast, meeting):
    seat = seat_of(cast, meeting, "rojda")
    for name in ("rojda", "korbinian", "linh", "wiebke"):
        with pytest.raises(Refused):
            operations.add_deputy(seat=seat, name="X", email="", by=getattr(cast, name), at=f.AT)
    kept = operations.give_seat(committee=meeting.committee, sector="affected", valid_from=f.DAY, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="frei"):
        operations.add_deputy(seat=kept, name="X", email="", by=cast.aylin, at=f.AT)


def test_two_who_name_the_same_deputy_at_once_name_one(committed):
    cast = f.the_cast()
    meeting = invited(f.seated(cast))

    def name():
        seat = seat_of(cast, meeting, "rojda")
        return lambda: operations.add_deputy(seat=seat, name="Sevgi Sarı", email="", by=cast.aylin, at=f.AT)

    assert failures_of(name(), name()) == []
    assert NamedDeputy.objects.get().name == "Sevgi Sarı"


def test_of_several_deputies_one_tap_names_nobody_and_who_has_no_address_is_never_asked(cast, meeting):
    first, _ = deputised(cast, meeting), deputised(cast, meeting, "Dilan Demir")
    assert answer(cast, meeting, "rojda", "deputy").deputy == ""
    with pytest.raises(Refused, match="keine Adresse"):
        operations.ask_deputy(meeting=meeting, seat=seat_of(cast, meeting, "rojda"), deputy=first, by=SYSTEM, at=f.AT)


def test_behind_the_link_the_deputy_is_one_tap_and_the_name_can_be_typed(cast, meeting):
    deputised(cast, meeting)
    address = f"/sitzungen/antwort/{token_for(meeting, seat_of(cast, meeting, 'rojda'))}/"
    client = Client()
    asked = client.get(address).content.decode()
    assert "Sevgi Sarı kommt für mich" in asked and "bekommt eine Mail" not in asked
    client.post(address, {"ask": NamedDeputy.objects.get().pk})
    assert not DeputyRequest.objects.exists()
    html = client.get(address).content.decode()
    assert "Jemand anderes vertritt mich" in html and 'value="Sevgi Sarı"' in html
    client.post(address, {"answer": "deputy", "deputy": "Dilan Demir"})
    assert Attendance.objects.get().deputy == "Dilan Demir"
    office = client_of(cast, "aylin").get(page_of(meeting)).content.decode()
    assert "Dilan Demir" in office
    refused = client.post(address, {"answer": "deputy", "deputy": "D" * 161})
    assert refused.status_code == 403 and "D" * 161 in refused.content.decode()


def test_without_a_known_deputy_the_office_sees_that_the_name_is_missing(cast, meeting):
    answer(cast, meeting, "rojda", "deputy")
    assert "noch ohne Namen" in client_of(cast, "aylin").get(page_of(meeting)).content.decode()


def test_the_office_writes_the_deputy_of_a_seat_on_its_page(cast, meeting):
    seat = seat_of(cast, meeting, "rojda")
    client, address = client_of(cast, "aylin"), reverse("committees_inside:deputy_add", args=[seat.pk])
    client.post(address, {"name": "Sevgi Sarı", "email": "", "language": "de"})
    page = reverse("committees_inside:committee", args=[meeting.committee_id])
    assert "Vertretung: Sevgi Sarı" in client.get(page).content.decode()
    assert client_of(cast, "linh").get(address).status_code == 403
    assert (
        "Sevgi"
        not in Client().get(reverse("committees:committee_public", args=[meeting.committee_id])).content.decode()
    )


# --- From the mail ----------------------------------------------------------------------------------
def link_in(mail: OutgoingMail) -> str:
    found = re.search(r"(/(?:ar/)?sitzungen/antwort/\S+)", mail.body)
    assert found, mail.body
    return found[1]


def test_one_tap_in_the_mail_leads_to_the_question_and_one_tap_answers_it(cast, meeting):
    mail = OutgoingMail.objects.get(to=cast.users["rojda"].email)
    client, address = Client(), link_in(mail)
    html = client.get(address).content.decode()
    assert "Donnerstag, 18:00 Uhr: kommen Sie?" in html and "noch keine Antwort" in html
    assert not Attendance.objects.exists()  # looking answers nothing: mail programs look by themselves
    assert client.post(address, {"answer": "yes"}).status_code == 302
    assert Attendance.objects.get().seat.user == cast.users["rojda"]
    assert "kommt" in client.get(address).content.decode()


def test_the_mail_is_written_in_the_persons_language(cast):
    group = f.a_committee(cast)
    f.seat(cast, group, "faisal")
    invited(group)
    mail = OutgoingMail.objects.get(to=cast.users["faisal"].email)
    assert "/ar/sitzungen/antwort/" in mail.body and "Kommen Sie?" not in mail.body


def test_a_closed_item_is_neither_in_the_mail_nor_behind_the_link(cast):
    group = f.seated(cast)
    f.an_item(group, "Ein vertraulicher Titel", public=False)
    f.an_item(group, "Noch nicht veröffentlicht", thread=f.a_thread(cast))
    meeting = invited(group)
    mail = OutgoingMail.objects.get(to=cast.users["rojda"].email)
    html = Client().get(link_in(mail)).content.decode()
    for text in (mail.body, html):
        assert "vertraulich" not in text and "Noch nicht" not in text and "Kita-Auskunft" in text
    assert meeting.agenda_items.count() == 3


def test_a_changed_link_leads_nowhere_and_opens_no_other_page(cast, meeting):
    seat = seat_of(cast, meeting, "rojda")
    token = token_for(meeting, seat)
    assert link_of(token).seat_id == seat.pk
    for broken in (
        token[:-2] + "xx",
        "x" + token,
        token[:43],
        "quatsch",
        "ä" + token[1:],
        token[:20] + ("A" if token[20] != "A" else "B") + token[21:],
    ):
        assert Client().get(f"/sitzungen/antwort/{broken}/").status_code == 404
    operations.end_seat(seat=seat, valid_until=f.DAY, by=SYSTEM, at=f.AT)
    assert Client().get(f"/sitzungen/antwort/{token}/").status_code == 404


def test_behind_the_link_nothing_is_kept_by_caches(cast, meeting):
    response = Client().get(f"/sitzungen/antwort/{token_for(meeting, seat_of(cast, meeting, 'rojda'))}/")
    assert "no-store" in response["Cache-Control"]


# --- On the page ------------------------------------------------------------------------------------
def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def page_of(meeting):
    return reverse("committees_inside:meeting", args=[meeting.pk])


def test_a_member_is_asked_on_the_page_and_answers_there(cast, meeting):
    client = client_of(cast, "rojda")
    assert "Donnerstag, 18:00 Uhr: kommen Sie?" in client.get(page_of(meeting)).content.decode()
    seat = seat_of(cast, meeting, "rojda")
    client.post(f"{page_of(meeting)}antwort/", {"seat": seat.pk, "answer": "deputy"})
    html = client.get(page_of(meeting)).content.decode()
    assert "Ihre Antwort:" in html and "1 mit Vertretung" in html


@pytest.mark.parametrize("where", ["", "blatt/"])
def test_a_browser_with_its_token_may_answer_on_the_page_and_on_the_sheet(cast, meeting, where):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.users["rojda"], backend=BACKEND)
    html = client.get(f"{page_of(meeting)}{where}").content.decode()
    form = html[html.index('name="seat"') - 400 :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token and form.index(token[0]) < 400
    typed = {"seat": seat_of(cast, meeting, "rojda").pk, "answer": "yes", "csrfmiddlewaretoken": token[1]}
    assert client.post(f"{page_of(meeting)}antwort/", typed).status_code == 302


def test_members_see_numbers_and_only_the_office_sees_who(cast, meeting):
    answer(cast, meeting, "korbinian", "no")
    member, office = (client_of(cast, name).get(page_of(meeting)).content.decode() for name in ("rojda", "aylin"))
    assert "1 nicht" in member and "Antwort eintragen" not in member and "Korbinian" not in member
    assert "Korbinian" in office and "Antwort eintragen" in office


def test_somebody_without_a_seat_is_not_asked(cast, meeting):
    assert "kommen Sie?" not in client_of(cast, "linh").get(page_of(meeting)).content.decode()


def test_the_page_of_a_meeting_asks_little_however_many_answered(cast, meeting, django_assert_max_num_queries):
    for seat in meeting.committee.seats.all():
        operations.answer_invitation(meeting=meeting, seat=seat, answer="yes", by=SYSTEM, at=f.THURSDAY - 3 * DAY)
    client = client_of(cast, "aylin")
    client.get(page_of(meeting))
    with django_assert_max_num_queries(30):
        client.get(page_of(meeting))


# --- Calendar ---------------------------------------------------------------------------------------
def event_of(response):
    assert response["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(response.content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_the_calendar_file_is_one_that_calendars_understand(cast, meeting):
    calendar, event = event_of(client_of(cast, "rojda").get(f"{page_of(meeting)}kalender/"))
    assert calendar["METHOD"] == "PUBLISH" and "METHOD" not in event and "ORGANIZER" not in event
    assert event["UID"].startswith(str(meeting.pk)) and event["SEQUENCE"] == meeting.revision
    assert event["DTSTART"].dt == f.THURSDAY and event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert calendar.walk("VTIMEZONE")


def test_moved_or_called_off_the_same_entry_changes(cast, meeting):
    _, before = event_of(client_of(cast, "rojda").get(f"{page_of(meeting)}kalender/"))
    operations.cancel_meeting(meeting=meeting, reason="Sturm", by=SYSTEM, at=f.AT + DAY)
    calendar, after = event_of(client_of(cast, "rojda").get(f"{page_of(meeting)}kalender/"))
    assert after["UID"] == before["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert (after["STATUS"], calendar["METHOD"]) == ("CANCELLED", "CANCEL")


# --- Forgetting -------------------------------------------------------------------------------------
def test_answers_are_erased_ninety_days_after_the_meeting(cast, meeting):
    answer(cast, meeting, "rojda", "yes")
    rule = next(one for one in RETENTION if one.name == "committees.old_answers")
    assert not rule.due(f.THURSDAY + timedelta(days=89)).exists()
    late = f.THURSDAY + timedelta(days=91)
    assert rule.erase(rule.due(late), late) == 1 and not Attendance.objects.exists()
