"""Pages: the public form, the links of the mails, the inside pages; and nothing of it while the module is off."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.tests.pages import client_of, hidden_in, text_of, typed_in
from augenhoehe.portal.operations import write_version
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.links import address_token, office_token, volunteer_token
from augenhoehe.volunteers.models import Assignment, Enquiry, Settlement, Volunteer

from . import factories as f

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "interpreting", "language": "ar", "setting": "parents", "subject": "Gespräch mit Eltern", "day": "12.11.2026",
    "begins": "15", "ends": "16:30", "place": "Lindenschule, Sekretariat", "mode": "on_site", "office": "school",
    "office_name": "Lindenschule", "contact_name": "Lea Linde", "email": "lea@lindenschule.example",
}  # fmt: skip
SECRETS = ("inas@ehrenamt.example", "0221 4710-501")


@pytest.fixture
def moment(monkeypatch):
    """The clock of the house; tests turn it."""
    told = {"now": f.AT}
    monkeypatch.setattr("django.utils.timezone.now", lambda: told["now"])
    return told


@pytest.fixture
def cast(moment):
    return f.the_house()


def inside(page: str, *arguments) -> str:
    return reverse(f"volunteers_inside:{page}", args=arguments)


def sent(moment, client: Client, **changed):
    """The public form, opened, read for a while and sent."""
    hidden = hidden_in(client.get("/sprachmittlung/"))
    moment["now"] = f.AT + timedelta(seconds=30)
    typed = {**TYPED, "town": str(f.town("Sternmünde").pk), **hidden, "go": "send", **changed}
    return client.post("/sprachmittlung/", typed)


def link_in(mail: OutgoingMail) -> str:
    found = re.search(r"http://[^/]+(/sprachmittlung/\S+)", mail.body)
    assert found is not None
    return found.group(1)


# --- A school without an account -----------------------------------------------------------------------------
def test_a_school_asks_confirms_its_address_and_follows_the_enquiry_without_an_account(cast, moment):
    client = Client()
    page = sent(moment, client)
    assert "Eine Mail ist unterwegs" in page.content.decode() and not page.cookies
    made, mail = Enquiry.objects.get(), OutgoingMail.objects.get()
    assert (made.state, made.starts_at, made.ends_at) == ("unconfirmed", f.BEGIN, f.END)
    # Looking confirms nothing: mail programs open links by themselves.
    assert "Ist diese Anfrage von Ihnen?" in text_of(client, link_in(mail))
    assert Enquiry.objects.get().state == "unconfirmed"
    answered = client.post(link_in(mail), follow=True)
    assert "eingegangen" in answered.content.decode() and Enquiry.objects.get().state == "received"


def test_the_privacy_notice_in_force_is_linked_and_its_version_kept(cast, moment):
    """S2-37."""
    write_version(key="privacy", texts={"de": "Neu"}, note="", by=SYSTEM, at=f.AT, version=0)
    client = Client()
    assert "/datenschutz/" in client.get("/sprachmittlung/").content.decode()
    sent(moment, client)
    assert Enquiry.objects.get().privacy_version == 1


def test_an_excluded_occasion_says_where_to_turn_at_its_field_and_keeps_what_was_typed(cast, moment):
    page = sent(moment, Client(), setting="diagnosis", subject="Untersuchung").content.decode()
    assert "Sozialdienst" in page and "Untersuchung" in page and not Enquiry.objects.exists()
    # Even while something else is missing.
    assert "Schulamt" in sent(moment, Client(), setting="aosf", subject="").content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"subject": "Gespräch mit Frau Sahin"}, "ohne Angaben über einzelne Menschen"), ({"language": ""}, "wählen Sie die Sprache"),
     ({"day": "4.11.2026"}, "mindestens 5 Werktage vorher"), ({"ends": "14"}, "Das Ende liegt vor dem Anfang"),
     ({"website": "http://spam.example"}, "Feld, das leer bleiben muss"), ({"token": "unsinn"}, "passte nicht mehr"),
     ({"day": "4.11.2026", "urgent": "on"}, "Warum ist es dringend")],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_beside_its_field(cast, moment, changed, sentence):
    page = sent(moment, Client(), **changed).content.decode()
    assert sentence in page and not Enquiry.objects.exists() and 'value="Lindenschule"' in page


def test_the_lead_time_of_the_installation_holds_on_the_form(cast, moment):
    typed = typed_in(client_of(cast, "aylin").get(inside("conditions")))
    client_of(cast, "aylin").post(inside("conditions"), {**typed, "lead_days": "9"})
    assert "mindestens 9 Werktage" in text_of(Client(), "/sprachmittlung/")
    assert "mindestens 9 Werktage" in sent(moment, Client()).content.decode() and not Enquiry.objects.exists()


def test_a_machine_that_is_too_fast_loses_no_word(cast):
    client = Client()
    hidden = hidden_in(client.get("/sprachmittlung/"))
    typed = {**TYPED, "town": str(f.town("Sternmünde").pk), **hidden, "go": "send"}
    page = client.post("/sprachmittlung/", typed).content.decode()
    assert "sehr schnell" in page and "Lindenschule, Sekretariat" in page and not Enquiry.objects.exists()


# --- Behind the links ------------------------------------------------------------------------------------------
def test_the_volunteer_answers_with_one_tap_and_looking_answers_nothing(cast):
    made = f.an_assignment(f.an_interpreter())
    address = reverse("volunteers:answer", args=[volunteer_token(made)])
    page = text_of(Client(), address)
    assert "Donnerstag, 12. November 2026, 15:00 bis 16:30 Uhr" in page and "Lea Linde" not in page
    assert Assignment.objects.get().state == "proposed"
    assert "Sie haben zugesagt" in Client().post(address, {"answer": "yes"}, follow=True).content.decode()


def test_the_school_confirms_and_never_reads_how_to_reach_the_volunteer(cast, moment):
    made = f.an_assignment(f.an_interpreter())
    office = reverse("volunteers:office", args=[office_token(made.enquiry)])
    hers = reverse("volunteers:answer", args=[volunteer_token(made)])
    assert "Inas Inselwald" not in text_of(Client(), office)
    Client().post(hers, {"answer": "yes"})
    pages = [text_of(Client(), office), Client().post(office, {"answer": "agree"}, follow=True).content.decode()]
    assert "Inas Inselwald kann kommen" in pages[0] and "bestätigt" in pages[1]
    assert "Lea Linde" in text_of(Client(), hers)

    moment["now"] = f.AFTER
    told = Client().post(hers, {"answer": "hours", "hours": "1,5", "km": "12"}, follow=True).content.decode()
    assert "Stunden gemeldet" in told
    pages.append(text_of(Client(), office))
    assert "hat gemeldet: 1:30 Std., 12 Kilometer" in pages[2]
    pages.append(Client().post(office, {"answer": "sign"}, follow=True).content.decode())
    assert "durchgeführt" in pages[3] and Assignment.objects.get().state == "done"
    mails = "".join(OutgoingMail.objects.filter(to="lea@lindenschule.example").values_list("body", flat=True))
    assert [secret for secret in SECRETS for text in (*pages, mails) if secret in text] == []


def test_wrong_numbers_and_objections_stand_beside_their_field(cast, moment):
    made = f.an_assignment(f.an_interpreter(), state="agreed")
    hers = reverse("volunteers:answer", args=[volunteer_token(made)])
    assert (
        "Der Termin liegt noch vor uns"
        in Client().post(hers, {"answer": "hours", "hours": "1", "km": "0"}).content.decode()
    )
    moment["now"] = f.AFTER
    assert "Bitte eine Zahl" in Client().post(hers, {"answer": "hours", "hours": "viel", "km": "0"}).content.decode()
    Client().post(hers, {"answer": "hours", "hours": "1", "km": "0"})
    office = reverse("volunteers:office", args=[office_token(made.enquiry)])
    assert "Was stimmt nicht?" in Client().post(office, {"answer": "object", "objection": ""}).content.decode()
    Client().post(office, {"answer": "object", "objection": "Zwei Stunden"})
    assert "Zwei Stunden" in text_of(Client(), hers)


def test_links_open_nothing_else_and_a_changed_one_opens_nothing(cast):
    made = f.an_assignment(f.an_interpreter())
    tokens = {
        "office": office_token(made.enquiry),
        "answer": volunteer_token(made),
        "address": address_token(made.enquiry),
    }
    for page in tokens:
        for name, token in tokens.items():
            expected = (302 if page == "address" else 200) if name == page else 404
            assert Client().get(reverse(f"volunteers:{page}", args=[token])).status_code == expected
    assert Client().get(reverse("volunteers:office", args=["A" + tokens["office"][1:]])).status_code == 404


def test_the_calendar_file_is_there_from_the_yes_on_and_takes_itself_back(cast):
    made = f.an_assignment(f.an_interpreter())
    address = reverse("volunteers:answer_calendar", args=[volunteer_token(made)])
    assert Client().get(address).status_code == 404
    operations.accept(assignment=made, at=f.AT, **f.BY_LINK)
    event = Calendar.from_ical(Client().get(address).content).walk("VEVENT")[0]
    assert event.decoded("dtstart") == f.BEGIN and event.decoded("dtend") == f.END and event["status"] == "CONFIRMED"
    operations.decline(assignment=made, at=f.AT, **f.BY_LINK)
    assert b"METHOD:CANCEL" in Client().get(address).content


# --- Inside ------------------------------------------------------------------------------------------------------
def test_the_coordination_checks_sees_who_could_come_and_asks(cast):
    inas, client = f.an_interpreter(), client_of(cast, "aylin")
    enquiry = f.an_enquiry(state="received")
    page = client.get(inside("enquiry_check", enquiry.pk))
    client.post(inside("enquiry_check", enquiry.pk), typed_in(page))
    shown = text_of(client, inside("enquiry", enquiry.pk))
    assert "Inas Inselwald" in shown and "hat donnerstags nachmittags Zeit" in shown
    ask = inside("enquiry_propose", enquiry.pk, inas.pk)
    client.post(ask, typed_in(client.get(ask)))
    assert Assignment.objects.get().volunteer == inas


def test_an_office_reads_its_enquiry_without_a_way_to_the_volunteer(cast):
    enquiry = operations.make_enquiry(by=cast.linh, at=f.AT, **f.asked_for())
    operations.check_enquiry(enquiry=enquiry, by=SYSTEM, at=f.AT)
    made, client = f.an_assignment(f.an_interpreter(), enquiry), client_of(cast, "linh")
    assert "Inas" not in text_of(client, inside("enquiry", enquiry.pk))
    operations.accept(assignment=made, at=f.AT, **f.BY_LINK)
    page = text_of(client, inside("enquiry", enquiry.pk))
    assert "Inas Inselwald" in page and not [secret for secret in SECRETS if secret in page]
    client.post(inside("enquiry_agree", enquiry.pk), typed_in(client.get(inside("enquiry_agree", enquiry.pk))))
    assert Enquiry.objects.get().state == "confirmed"
    assert text_of(client, inside("volunteer", made.volunteer_id), 404) and text_of(
        client, inside("assignment", made.pk), 404
    )
    for page in ("volunteers", "hours", "figures"):
        assert client.get(inside(page)).status_code == 403


def test_a_profile_is_entered_changed_and_two_who_change_it_see_each_other(cast):
    client = client_of(cast, "aylin")
    first = typed_in(client.get(inside("volunteer_enter")))
    typed = {**first, "name": "Zara Zwirn", "email": "zara@ehrenamt.example", "municipality": str(f.town("Mohnfurt").pk),
             "language_1_0": "so", "language_1_1": "c1", "language_1_2": "to_german", "available_MO": ["MO-m", "MO-e"]}  # fmt: skip
    assert "zugestimmt" in client.post(inside("volunteer_enter"), typed).content.decode()
    client.post(inside("volunteer_enter"), {**typed, "consent": "on"})
    made = Volunteer.objects.get()
    assert (made.available, made.languages.get().language, made.languages.get().direction) == (
        ["MO-m", "MO-e"],
        "so",
        "to_german",
    )
    page = text_of(client, inside("volunteer", made.pk))
    assert "Mo. vormittags, abends" in page and "die Erklärung zur Verschwiegenheit, eine Schulung" in page
    change = inside("volunteer_times", made.pk)
    once = typed_in(client.get(change))
    client.post(change, {**once, "available_TU": ["TU-a"]})
    assert client.post(change, {**once, "available_WE": ["WE-a"]}).status_code == 409
    assert Volunteer.objects.get().available == ["MO-m", "MO-e", "TU-a"]


def test_a_volunteer_keeps_her_own_times_and_absences_and_nothing_else(cast):
    inas, client = f.an_interpreter(user=cast.users["inas"]), client_of(cast, "inas")
    client.post(inside("absence_add", inas.pk), {"first_day": "10.11.2026", "last_day": "20.11.2026"})
    assert inas.absences.count() == 1
    assert "10. November 2026" in text_of(client, inside("volunteer", inas.pk))
    for page in ("volunteer_change", "volunteer_end", "training_add"):
        assert client.get(inside(page, inas.pk)).status_code == 403
    assert client.get(inside("volunteers")).status_code == 403


def test_the_month_is_printed_settled_once_and_leaves_as_excel(cast, moment):
    f.an_assignment(f.an_interpreter(), state="done")
    moment["now"] = f.AFTER
    client, month = client_of(cast, "aylin"), inside("month_settle", "2026-11")
    assert "28,60 €" in text_of(client, month)
    sheet = load_workbook(BytesIO(client.get(inside("hours") + "?export=xlsx").getvalue())).active
    assert sheet["A2"].value == "Inas Inselwald" and sheet.max_row == 2
    client.post(month, typed_in(client.get(month)))
    paid = Settlement.objects.get()
    assert "28,60 €" in text_of(client, inside("settlement", paid.pk)) and "abgerechnet" in text_of(
        client, inside("hours")
    )
    assert "wartet nichts" in text_of(client, month)
    assert (
        client_of(cast, "nuray").get(month).status_code == 403
        and client.get(inside("month_settle", "2026-13")).status_code == 404
    )


def test_lists_and_pages_ask_the_database_no_more_with_more_rows(cast, django_assert_max_num_queries):
    for number in range(4):
        f.an_assignment(f.an_interpreter(f"Person {number}"), state="done")
    client = client_of(cast, "aylin")
    client.get(inside("enquiries"))
    for page in ("enquiries", "volunteers", "hours"):
        with django_assert_max_num_queries(14):
            client.get(inside(page))
    enquiry = f.an_enquiry()
    with django_assert_max_num_queries(16):
        client.get(inside("enquiry", enquiry.pk))
    with django_assert_max_num_queries(8):
        Client().get("/sprachmittlung/")


# --- Switched off --------------------------------------------------------------------------------------------------
def test_while_the_module_is_off_no_page_of_it_exists_and_nobody_is_asked_for_hours(moment):
    from augenhoehe.volunteers.tasks import ask_for_hours

    cast = f.the_house(on=False)
    made = f.an_assignment(f.an_interpreter(), state="agreed")
    client = client_of(cast, "aylin")
    for page in ("enquiries", "volunteers", "hours", "own", "figures", "conditions", "enquiry_make"):
        assert client.get(inside(page)).status_code == 404
    assert Client().get("/sprachmittlung/").status_code == 404
    assert Client().get(reverse("volunteers:answer", args=[volunteer_token(made)])).status_code == 404
    assert "Einsatzanfragen" not in text_of(client, "/intern/")
    moment["now"] = f.AFTER
    ask_for_hours(0)
    assert Assignment.objects.get().hours_asked_at is None
