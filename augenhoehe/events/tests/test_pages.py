"""Pages: the public list and form, the link of the mail, the hosts' pages; nothing of it while the module is off."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.core.rights import SYSTEM
from augenhoehe.events import operations
from augenhoehe.events.links import registration_token
from augenhoehe.events.models import Event, Registration
from augenhoehe.journal.views import kept
from augenhoehe.organisations.tests.pages import client_of, hidden_in
from augenhoehe.places.operations import set_up_installation

from . import factories as f

pytestmark = pytest.mark.django_db
TYPED = {"name": "Ada Adler", "email": "ada@leute.example", "category": "resident", "agreed": "on"}


@pytest.fixture
def moment(monkeypatch):
    """The clock of the house; tests turn it."""
    told = {"now": f.AT}
    monkeypatch.setattr("django.utils.timezone.now", lambda: told["now"])
    kept.forget_all()
    yield told
    kept.forget_all()


@pytest.fixture
def cast(moment):
    return f.the_cast()


def sent(moment, event: Event, *, language: str = "", **changed):
    """The public form, opened, read for a while and sent."""
    address = (
        f"{language}/veranstaltungen/{event.pk}/anmelden/" if language else f"/veranstaltungen/{event.pk}/anmelden/"
    )
    client = Client()
    hidden = hidden_in(client.get(address))
    moment["now"] += timedelta(seconds=30)
    return client.post(address, {**TYPED, **hidden, "go": "send", **changed})


def text_of(response) -> str:
    """What people read: without markup."""
    markup = re.sub(r"<(style|script).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def inside(page: str, *arguments) -> str:
    return reverse(f"events_inside:{page}", args=arguments)


def test_the_public_page_says_everything_one_needs_and_no_name_without_a_word(cast):
    series = operations.make_series(title="Fachkonferenz", first_number=17, since="2009", by=SYSTEM, at=f.AT)
    before = f.an_event(
        series=series, number=17, starts_at=f.BEGIN - timedelta(days=300), ends_at=f.END - timedelta(days=300),
        at=f.AT - timedelta(days=330), title="Wohnen",
    )  # fmt: skip
    Event.objects.filter(pk=before.pk).update(state="archived", attended=103)
    event = f.an_event(series=series, guiding_question="Wie gelingt Arbeit?", capacity=3, format="conference")
    operations.add_item(
        event=event, kind="panel", title="Was hält uns auf?", starts_at=f.BEGIN, ends_at=f.BEGIN + f.hours(1),
        people=[("panel", "Faisal Fliederbaum", "Dattelpalme", True), ("panel", "Ungenannt Unke", "Betrieb", False)],
        by=SYSTEM, at=f.AT,
    )  # fmt: skip
    f.registered(event, "Ada Adler")
    text = text_of(Client().get(f"/veranstaltungen/{event.pk}/"))
    for told in ("Wie gelingt Arbeit?", "18. Fachkonferenz", "Noch 2 Plätze frei, von 3", "Es gab schon 17 davor",
                 "rund 100 Menschen", "Faisal Fliederbaum", "Integrationszentrum", "25. November 2026"):  # fmt: skip
        assert told in text, told
    for hidden in ("Unke", "103", "Ada Adler", "leute.example"):
        assert hidden not in text, hidden


def test_what_is_scheduled_leaves_by_no_way_before_its_time(cast, moment):
    from augenhoehe.search.models import Document

    event = f.an_event(publish=False, title="Geheimer Vortrag")
    operations.publish_event(event=event, publish_at=f.AT + timedelta(hours=3), by=SYSTEM, at=f.AT)
    ways = ("/veranstaltungen/", "/veranstaltungen/atom.xml", "/veranstaltungen/kalender.ics")
    own = (f"/veranstaltungen/{event.pk}/", f"/veranstaltungen/{event.pk}/anmelden/",
           f"/veranstaltungen/{event.pk}/termin.ics")  # fmt: skip
    for way in ways:
        assert b"Geheimer" not in b"".join(Client().get(way)), way
    assert [Client().get(way).status_code for way in own] == [404, 404, 404]
    assert not Document.objects.filter(kind="event").exists()
    moment["now"] = f.AT + timedelta(hours=3, seconds=1)
    operations.keep_time(at=moment["now"])
    assert Document.objects.get(kind="event", language="de").visible_from == f.AT + timedelta(hours=3)
    kept.forget_all()
    for way in ways:
        assert b"Geheimer" in b"".join(Client().get(way)), way
    assert [Client().get(way).status_code for way in own] == [200, 200, 200]


def test_the_list_is_narrowed_and_past_years_are_told(cast):
    f.an_event(title="Schulung in Zwirnstadt", municipality=f.town("Zwirnstadt"), languages=["ar"])
    f.an_event(title="Konferenz in Mohnfurt", municipality=f.town("Sternmünde"), format="conference")
    gone = f.an_event(title="Längst vorbei", starts_at=f.BEGIN - timedelta(days=400), ends_at=f.END - timedelta(days=400),
                      at=f.AT - timedelta(days=420))  # fmt: skip
    client = Client()
    assert "Längst vorbei" not in text_of(client.get("/veranstaltungen/"))
    for query, found, missing in (
        ("format=conference", "Konferenz in", "Schulung in"), ("sprache=ar", "Schulung in", "Konferenz in"),
        (f"ort={f.town('Zwirnstadt').pk}", "Schulung in", "Konferenz in"),
    ):  # fmt: skip
        text = text_of(client.get(f"/veranstaltungen/?{query}"))
        assert found in text and missing not in text, query
    year = (f.BEGIN - timedelta(days=400)).year
    assert "Längst vorbei" in text_of(client.get(f"/veranstaltungen/vergangen/{year}/"))
    assert client.get("/veranstaltungen/vergangen/1999/").status_code == 404
    assert gone.pk


def test_somebody_registers_waits_moves_up_and_accepts_without_an_account(cast, moment):
    event = f.an_event(capacity=1)
    first = sent(moment, event)
    assert "Sie sind angemeldet" in text_of(first) and not first.cookies
    second = sent(moment, event, name="Bo Buche", email="bo@leute.example")
    assert "Sie stehen auf der Warteliste" in text_of(second)
    ada, bo = (Registration.objects.get(name=name) for name in ("Ada Adler", "Bo Buche"))
    link = re.search(r"http://[^/]+(/veranstaltungen/anmeldung/\S+)", f.heard("Ada", "Ihr Platz ist sicher").body)
    assert link and link[1].strip("/").endswith(registration_token(ada))
    client = Client()
    assert "Ich kann nicht kommen" in text_of(client.get(link[1])) and f.reread(ada).state == "confirmed"
    client.post(link[1], {"answer": "cancel"})
    assert (f.reread(ada).state, f.reread(bo).state) == ("cancelled", "offered")
    address = f"/veranstaltungen/anmeldung/{registration_token(bo)}/"
    assert "Ja, ich komme" in text_of(client.get(address))
    client.post(address, {"answer": "accept"})
    assert f.reread(bo).state == "confirmed"
    # Three of these kept the token of another: it opens nothing.
    assert client.get(address.replace(registration_token(bo)[:8], "A" * 8)).status_code == 404


def test_mistakes_stand_at_their_field_and_nothing_typed_is_lost(cast, moment):
    event = f.an_event(interpreters=["ar"], childcare=True)
    operations.add_question(event=event, text="Welche Werkstatt?", kind="choice", choices=["A", "B"], required=True,
                            by=SYSTEM, at=f.AT)  # fmt: skip
    page = sent(moment, event, email="kein", access_needs="Rollstuhl <b>", agreed="", children="99")
    text = text_of(page)
    for told in ("Das ist keine E-Mail-Adresse", "Ohne Ihre Einwilligung", "Bitte eine Zahl zwischen 0 und 10",
                 "Bitte beantworten Sie diese Frage"):  # fmt: skip
        assert told in text, told
    assert b"Rollstuhl &lt;b&gt;" in page.content and b"Ada Adler" in page.content
    assert not Registration.objects.exists()
    trapped = sent(moment, event, question_1="A", website="http://spam.example")
    assert "muss" in text_of(trapped) and not Registration.objects.exists()
    sent(moment, event, question_1="A", interpreter="ar", children="2")
    made = Registration.objects.get()
    assert (made.interpreter, made.children, list(made.answers.values())) == ("ar", 2, ["A"])


def test_too_many_from_one_mailbox_are_stopped_and_closed_says_why(cast, moment, monkeypatch):
    from augenhoehe.events.views import registering

    monkeypatch.setattr(registering, "MOST_PER_MAILBOX", 2)
    event = f.an_event(capacity=None)
    answers = [sent(moment, event).status_code for _ in range(registering.MOST_PER_MAILBOX + 1)]
    assert answers == [200] * registering.MOST_PER_MAILBOX + [429] and Registration.objects.count() == 1
    operations.turn_event(event=f.reread(event), verb="close", by=SYSTEM, at=f.AT)
    assert "Die Anmeldung ist geschlossen" in text_of(Client().get(f"/veranstaltungen/{event.pk}/anmelden/"))


def test_hosts_read_the_list_and_its_file_and_nobody_else_finds_it(cast):
    event = f.an_event(capacity=1)
    f.registered(event, "Ada Adler", access_needs="Rollstuhl")
    f.registered(event, "Bo Buche")
    client, stranger, neighbour = client_of(cast, "aylin"), client_of(cast, "veit"), client_of(cast, "nuray")
    pages = [inside("registrations", event.pk), inside("waiting", event.pk), inside("note_write", event.pk),
             inside("registration_enter", event.pk), inside("registration", Registration.objects.first().pk)]  # fmt: skip
    for page in pages:
        assert client.get(page).status_code == 200, page
        assert {stranger.get(page).status_code, neighbour.get(page).status_code} <= {403, 404}, page
    book = load_workbook(BytesIO(b"".join(client.get(pages[0] + "?export=xlsx"))))
    rows = list(book.active.values)
    assert "E-Mail" in rows[0] and {"Ada Adler", "Rollstuhl"} <= set(rows[1])
    assert "Bo Buche" in text_of(client.get(pages[1]))
    posted = client.post(pages[3], {"name": "Cem", "phone": "0221 1", "category": "resident", "language": "de",
                                    "agreed": "on"})  # fmt: skip
    assert posted.status_code == 302 and Registration.objects.get(name="Cem").state == "waiting"


def test_an_event_is_written_published_moved_and_called_off_on_its_pages(cast):
    client = client_of(cast, "aylin")
    typed = {"format": "training", "title": "Fördermittel", "summary": f.SUMMARY, "office_name": "KI", "day": "25.11.2026",
             "begins": "18", "ends": "20", "place": "Kreishaus", "contact_email": "ki@federlohe.example"}  # fmt: skip
    wrong = client.post(inside("event_make"), {**typed, "ends": "17", "title": ""})
    assert "Bitte geben Sie der Veranstaltung einen Titel" in text_of(wrong)
    assert client.post(inside("event_make"), {**typed, "ends": "17"}).status_code == 200
    assert client.post(inside("event_make"), typed).status_code == 302
    event = Event.objects.get()
    for page in ("event", "event_change", "event_access", "event_rules", "event_belonging", "event_co_hosts",
                 "event_publish", "item_add", "question_add", "event_discard"):  # fmt: skip
        assert client.get(inside(page, event.pk)).status_code == 200, page
    assert client.get(inside("event_translate", event.pk, "en")).status_code == 200

    def send(page: str, *more: str, **values):
        values["revision"] = f.reread(event).revision
        answer = client.post(inside(page, event.pk, *more), values)
        assert answer.status_code == 302, text_of(answer)

    send("event_rules", registers="on", restricted_to="all", capacity="12", waiting_list="on", offer_hours="24",
         cutoff_hours="12", reminder_days="2")  # fmt: skip
    send("event_access", step_free="true", languages=["de"], interpreters=["ar"])
    send("event_belonging", audience=["resident"], tags="Geld, Antrag")
    send("event_translate", "en", title="Funding")
    assert client.post(inside("item_add", event.pk), {"kind": "lecture", "title": "Vortrag", "begins": "18:15",
                                                       "speaker": "Tilda Tann, Hochschule", "agreed": "on"}).status_code == 302  # fmt: skip
    send("event_publish")
    event = f.reread(event)
    assert (event.state, event.capacity, event.tags, event.step_free) == ("open", 12, ["Geld", "Antrag"], True)
    assert "Funding" in text_of(Client().get(f"/en/veranstaltungen/{event.pk}/"))
    send("event_move", day="26.11.2026", begins="18", ends="20", place="Rathaus", reason="Umzug")
    send("event_cancel", reason="Zu wenig Zeit")
    assert "abgesagt" in text_of(Client().get(f"/veranstaltungen/{event.pk}/"))


def test_an_open_meeting_stands_on_the_page_of_its_body_with_rhythm_and_topic(cast):
    from datetime import time

    from augenhoehe.committees import operations as committees

    group = f.a_committee(cast, "working_group", "Arbeitskreis Fördermittel")
    committees.set_rhythm(committee=group, unit="months", every=6, week=1, weekday=1, starts_at=time(18), place="Kreishaus",
                          starts_on=f.DAY, grace_days=14, by=cast.aylin, at=f.AT)  # fmt: skip
    meeting = f.a_meeting(group, public=True)
    event = f.an_event(meeting=meeting, starts_at=None, ends_at=None, place="", title="Projektfördermittel")
    text = text_of(Client().get(reverse("committees:committee_public", args=[group.pk])))
    assert "Projektfördermittel" in text and "ersten Dienstag im Monat" in text
    text = text_of(Client().get(f"/veranstaltungen/{event.pk}/"))
    assert "ersten Dienstag im Monat" in text and "26. November 2026" in text and "Jetzt anmelden" in text


def test_the_module_switched_off_hides_every_page(cast):
    event = f.an_event()
    set_up_installation(name="Kreis", district=cast.kreis, by=SYSTEM, at=f.AT, modules={"events": False})
    client = client_of(cast, "aylin")
    for page in ("/veranstaltungen/", f"/veranstaltungen/{event.pk}/", inside("events"), inside("event", event.pk)):
        assert client.get(page).status_code == 404, page


@pytest.mark.parametrize("number", [3, 12])
def test_lists_ask_the_database_equally_often_whatever_they_hold(cast, number, django_assert_max_num_queries):
    """As for the other lists: bounded, not growing with the rows."""
    club = f.a_host(cast)
    for place in range(number):
        made = f.an_event(title=f"Schulung {place}")
        operations.set_co_hosts(event=made, organisations=[club], reading=[], by=SYSTEM, at=f.AT)
    for place in range(number):
        f.registered(made, f"Person{place} Ahorn")
    client = client_of(cast, "aylin")
    client.get(inside("events"))
    with django_assert_max_num_queries(22):
        client.get(inside("events"))
    with django_assert_max_num_queries(22):
        client.get(inside("registrations", made.pk))
    with django_assert_max_num_queries(14):
        Client().get("/veranstaltungen/")
    with django_assert_max_num_queries(22):
        Client().get(f"/veranstaltungen/{made.pk}/")
