"""Pages of offers: found by everybody, in their language; kept by their people on a phone, in few fields."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from augenhoehe.core.clock import BERLIN
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Offer, Representative
from augenhoehe.organisations.words_offers import Understood, understand
from augenhoehe.places.queries import forget_map
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    forget_map()


@shared
def cast():
    return f.the_cast()


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def found(query: str = "", language: str = "") -> list[str]:
    """Titles of the list, in order."""
    html = page(Client(), f"{language}/angebote/{query}")
    return [offer for offer in html.split('class="main"')[1:]] and [
        part.split("</span>")[0].rsplit(">", 1)[-1] for part in html.split('class="main"')[1:]
    ]


# --- Found --------------------------------------------------------------------------------------------
@shared
def several(cast):
    """In Sternmünde Arabic on Tuesday, in Zwirnstadt Ukrainian on Tuesday and Saturday, online in English."""
    club = f.a_club(street="Am Hafen 12", legal_form="association")
    mosque = f.a_mosque()
    saturday = {**o.TUESDAY, "days": ["SA"]}
    return {
        "story": o.an_offer(club, "Erzählcafé", latitude=51.02, longitude=7.02),
        "parents": o.an_offer(mosque, "Elterntreff", languages=["uk"], kind="encounter"),
        "school": o.an_offer(mosque, "Samstagsschule", languages=["uk"], kind="language_course", times=[saturday], cost="5 Euro"),
        "online": o.an_offer(club, "Onlineberatung", languages=["en"], where="online", kind="advice"),
        "over": o.an_offer(club, "Vorbei", times=[{**o.TUESDAY, "valid_until": f.DAY - timedelta(days=1)}]),
    }  # fmt: skip


@pytest.mark.parametrize(("query", "titles"), [
    ("", ["Elterntreff", "Erzählcafé", "Onlineberatung", "Samstagsschule", "Vorbei"]),
    ("?tag=TU", ["Elterntreff", "Erzählcafé", "Onlineberatung"]),
    ("?tag=TU&sprache=uk", ["Elterntreff"]),
    ("?art=language_course", ["Samstagsschule"]),
    ("?kostenlos=ja&sprache=uk", ["Elterntreff"]),
    ("?q=erzahlcaffe", ["Erzählcafé"]),
    ("?q=Ukrainisch", ["Elterntreff", "Samstagsschule"]),
    ("?q=was gibt es am Dienstag auf Ukrainisch in meiner Nähe", ["Elterntreff"]),
    ("?q=samstags", ["Samstagsschule"]),
    ("?q=xyzxyz", []),
    ("?tag=nope&sprache=nope&ort=nope&umkreis=nope&seite=nope&breite=nope", ["Elterntreff", "Erzählcafé", "Onlineberatung", "Samstagsschule", "Vorbei"]),
    ("?seite=99", ["Elterntreff", "Erzählcafé", "Onlineberatung", "Samstagsschule", "Vorbei"]),
    ("?breite=51.02&laenge=7.02&umkreis=2", ["Erzählcafé"]),
    ("?breite=51.02&laenge=7.02&umkreis=5&online=ja&tag=TU", ["Erzählcafé", "Elterntreff", "Onlineberatung"]),
])  # fmt: skip
def test_offers_are_found_by_words_day_language_kind_and_distance(several, query, titles):
    assert found(query) == titles


def test_offers_of_a_town_and_around_it(several):
    town = f.town("Zwirnstadt")
    assert found(f"?ort={town.pk}") == ["Elterntreff", "Samstagsschule"]
    assert found(f"?ort={town.pk}&umkreis=25&tag=TU") == ["Elterntreff", "Erzählcafé"]
    assert found(f"?ort={town.pk}&online=ja&tag=TU") == ["Elterntreff", "Onlineberatung"]


@pytest.mark.parametrize(("typed", "language", "meant"), [
    ("Deutsch lernen am Dienstag", "de", Understood("lernen", "TU", "de")),
    ("what is there on Tuesday in Ukrainian near me", "en", Understood("", "TU", "uk")),
    ("ما يوجد يوم الثلاثاء بالعربية", "ar", Understood("بالعربية", "TU", "")),
    ("що є у вівторок українська", "uk", Understood("", "TU", "uk")),
    ("salı günü Arapça", "tr", Understood("", "TU", "ar")),
    ("Fahrrad in der Stadt", "de", Understood("Fahrrad in der Stadt")),
])  # fmt: skip
def test_weekdays_and_languages_are_understood_in_the_readers_language(typed, language, meant):
    assert understand(typed, language) == meant


def test_what_is_hidden_is_in_no_public_page_of_offers(cast):
    mosque = f.a_mosque()
    f.a_contact(mosque, phone_shown=True)
    offer = o.an_offer(mosque, room="Hinterhaus", latitude=51.0123, longitude=7.0456, contact=mosque.contacts.get())
    pages = [f"/angebote/{offer.pk}/{part}" for part in ("", "aushang/", "kalender/", "kontakt/")]
    for address in (
        "/angebote/",
        "/angebote/?breite=51.0123&laenge=7.0456&umkreis=25",
        f"/organisationen/{mosque.pk}/",
        *pages,
    ):
        html = page(Client(), address)
        assert not [hidden for hidden in ("Zwirngraben 7", "59994", "Hinterhaus", "51.0123\"", "Faisal", "dattelpalme.example", "Türkei") if hidden in html.replace('value="51.0123"', "")]  # fmt: skip
    # A pin that is not shown is not found by its distance either.
    assert found("?breite=51.0123&laenge=7.0456&umkreis=2") == []


@pytest.mark.parametrize(("language", "word"), [
    ("", "jeden Dienstag"), ("/en", "Tuesday"), ("/tr", "Salı"), ("/ar", "الثلاثاء"), ("/uk", "вівторок"),
])  # fmt: skip
def test_list_page_and_sheet_exist_in_five_languages(cast, language, word):
    offer = o.an_offer()
    for address in ("/angebote/", f"/angebote/{offer.pk}/", f"/angebote/{offer.pk}/aushang/"):
        assert word.casefold() in page(Client(), f"{language}{address}").casefold()


def test_the_place_of_a_device_may_only_be_asked_where_it_is_needed(cast):
    offer = o.an_offer()
    assert "geolocation=(self)" in Client().get("/angebote/").headers["Permissions-Policy"]
    assert "geolocation=()" in Client().get(f"/angebote/{offer.pk}/").headers["Permissions-Policy"]


def test_ended_drafts_and_offers_of_nobody_are_no_pages(cast):
    offer = o.an_offer()
    operations.end_offer(offer=offer, by=cast.aylin, at=f.AT)
    for part in ("", "aushang/", "kalender/", "kontakt/"):
        page(Client(), f"/angebote/{offer.pk}/{part}", 404)
    other = o.an_offer()
    page(Client(), f"/angebote/{other.pk}/kontakt/", 404)


def test_the_map_shows_each_place_once_with_the_numbers_of_the_list(several):
    html = page(Client(), "/angebote/")
    assert html.count('r="7"') == 2 and ">1, 4, 5</text>" in html and ">2</text>" in html
    assert 'class="outline' in html and "<script src=" in html


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_asks_the_database_as_often_for_many_as_for_few(cast, count, django_assert_max_num_queries):
    club = f.a_club()
    for number in range(count):
        o.an_offer(club, f"Angebot {number:02}")
    page(Client(), "/angebote/?online=ja")
    with django_assert_max_num_queries(4):
        page(Client(), "/angebote/?online=ja")


def test_an_offer_asks_the_database_at_most_six_times(cast, django_assert_max_num_queries):
    offer = o.an_offer(partners=[f.a_club("Frauen wagen Wege e. V.")], areas=[f.town("Mohnfurt")])
    page(Client(), f"/angebote/{offer.pk}/?x=1")
    with django_assert_max_num_queries(6):
        page(Client(), f"/angebote/{offer.pk}/?x=1")


# --- Taken along --------------------------------------------------------------------------------------
def test_the_calendar_keeps_five_oclock_and_leaves_out_what_falls_out(cast):
    offer = o.an_offer(times=[{**o.TUESDAY, "exceptions": [date(2026, 12, 22), date(2026, 12, 24)], "valid_until": date(2027, 6, 29)}])  # fmt: skip
    content = Client().get(f"/angebote/{offer.pk}/kalender/").content
    calendar = Calendar.from_ical(content)
    event = calendar.walk("VEVENT")[0]
    assert event["DTSTART"].dt == datetime(2026, 11, 3, 17, tzinfo=BERLIN)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin" and calendar.walk("VTIMEZONE")
    assert event["RRULE"]["UNTIL"] == [datetime(2027, 6, 29, 15, tzinfo=event["RRULE"]["UNTIL"][0].tzinfo)]
    assert [one.dt.date() for one in event["EXDATE"].dts] == [date(2026, 12, 22)]
    assert b"ORGANIZER" not in content and b"METHOD:PUBLISH" in content


def test_a_contact_file_says_what_is_shown_and_no_more(cast):
    club = f.a_club()
    offer = o.an_offer(club, contact=f.a_contact(club, phone_shown=True))
    text = Client().get(f"/angebote/{offer.pk}/kontakt/").content.decode()
    assert "TEL;VALUE=text:0221 4710-123" in text and "FN:Syrischer Kulturkreis Dattelpalme e. V." in text
    assert "Faisal" not in text and "EMAIL" not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


# --- Kept ---------------------------------------------------------------------------------------------
def test_an_editor_enters_an_offer_in_few_fields_and_everybody_finds_it(cast):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"], Representative.Right.EDITOR)
    faisal = client_of(cast, "faisal")
    assert "was bieten Sie an?" in page(faisal, "/intern/angebote/neu/")
    typed = {"title": "Erzählcafé", "kind": "encounter", "description": "Tee.", "access": "open", "languages": ["ar"],
             "days": ["TU"], "begins": "17", "ends": "19"}  # fmt: skip
    answer = faisal.post("/intern/angebote/neu/", typed, follow=True)
    html = answer.content.decode()
    assert "Das Angebot ist öffentlich" in html and "jeden Dienstag, 17 bis 19 Uhr" in html
    assert found("?tag=TU&sprache=ar") == ["Erzählcafé"]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(cast):
    club = f.a_club()
    typed = {"title": "Erzählcafé", "kind": "encounter", "description": "", "access": "open", "days": ["TU"]}
    html = client_of(cast, "aylin").post(f"/intern/angebote/neu/?organisation={club.pk}", typed).content.decode()
    assert "Um wie viel Uhr beginnt es?" in html and 'value="Erzählcafé"' in html
    assert not Offer.objects.exists()


@pytest.mark.parametrize(("name", "status"), [
    ("aylin", 200), ("faisal", 200), ("rojda", 200), ("nuray", 403), ("veit", 403), ("wiebke", 403), ("emine", 403),
])  # fmt: skip
def test_who_may_open_the_forms_of_an_offer(cast, name, status):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    f.head_of(club, cast.users["rojda"], Representative.Right.EDITOR)
    offer = o.an_offer(club)
    client = client_of(cast, name)
    page(client, f"/intern/angebote/neu/?organisation={club.pk}", status)
    for part in ("bearbeitung/", "texte/ar/", "partner/", "zeit/", "pause/", "ende/"):
        page(client, f"/intern/angebote/{offer.pk}/{part}", status)
    page(client, f"/intern/angebote/zeiten/{offer.times.get().pk}/", 200 if status == 200 else 404)
    page(client, f"/intern/angebote/{offer.pk}/", 200)


def test_who_speaks_for_nobody_is_told_who_enters_offers(cast):
    f.a_club()
    assert "wer für eine Organisation im Register spricht" in page(
        client_of(cast, "veit"), "/intern/angebote/neu/", 403
    )
    assert "Syrischer Kulturkreis" in page(client_of(cast, "aylin"), "/intern/angebote/neu/?name=dattel")


def test_an_offer_is_changed_by_pages(cast):
    club = f.a_club()
    f.a_club("Frauen wagen Wege e. V.")
    offer = o.an_offer(club)
    aylin, address = client_of(cast, "aylin"), f"/intern/angebote/{offer.pk}/"
    typed = {"revision": 1, "title": "Erzählabend", "kind": "encounter", "description": "Abends.", "access": "open",
             "where": "address", "street": "Markt 5", "municipality": f.town("Mohnfurt").pk, "latitude": "51,05",
             "longitude": "7,05", "languages": ["ar"], "cost": "2 Euro", "waiting": ""}  # fmt: skip
    assert aylin.post(f"{address}bearbeitung/", typed).status_code == 302
    offer.refresh_from_db()
    assert (str(offer), offer.shown_town, offer.shown_latitude) == ("Erzählabend", f.town("Mohnfurt"), 51.05)
    assert "hat jemand anderes" in aylin.post(f"{address}bearbeitung/", typed).content.decode()
    aylin.post(f"{address}texte/ar/", {"revision": 2, "title": "أمسية", "description": "مساء"})
    aylin.post(f"{address}zeit/", {"revision": 3, "rhythm": "monthly", "week": "1", "days": ["MO"], "begins": "10"})
    html = page(aylin, address)
    assert "أمسية" in html and "jeden ersten Montag im Monat, 10 Uhr" in html
    time = offer.times.get(rhythm="monthly")
    aylin.post(f"/intern/angebote/zeiten/{time.pk}/", {"revision": 4, "rhythm": "weekly", "days": ["MO"], "begins": "10", "exceptions": "24.12., 28.12. bis 2.1."})  # fmt: skip
    time.refresh_from_db()
    assert len(time.exceptions) == 7 and time.exceptions[-1] == date(2027, 1, 2)
    partner = page(aylin, f"{address}partner/?name=wagen")
    assert "Frauen wagen Wege" in partner
    from augenhoehe.organisations.models import Organisation

    other = Organisation.objects.get(name__startswith="Frauen")
    aylin.post(f"{address}partner/", {"partner": other.pk, "revision": 5})
    assert list(offer.partners.all()) == [other]
    aylin.post(f"{address}partner/{other.pk}/ende/", {"revision": 6})
    aylin.post(f"/intern/angebote/zeiten/{time.pk}/entfernung/", {"revision": 7})
    aylin.post(f"{address}pause/", {"revision": 8, "note": "Weiter ab Mai."})
    assert "Weiter ab Mai." in page(Client(), f"/angebote/{offer.pk}/")
    aylin.post(f"{address}fortsetzung/", {"revision": 9})
    aylin.post(f"{address}bestaetigung/", {"revision": 10})
    aylin.post(f"{address}ende/", {"revision": 11})
    offer.refresh_from_db()
    assert (offer.state, offer.times.count(), offer.partners.count()) == ("ended", 1, 0)


@pytest.mark.parametrize("count", [2, 40])
def test_the_list_inside_asks_as_often_for_many_as_for_few(cast, count, django_assert_max_num_queries):
    club = f.a_club()
    for number in range(count):
        o.an_offer(club, f"Angebot {number:02}")
    client = client_of(cast, "aylin")
    page(client, "/intern/angebote/")
    with django_assert_max_num_queries(8):
        assert "Angebot 01" in page(client, "/intern/angebote/?kind=encounter&state=active&sort=-organisation")


def test_a_common_word_does_not_hide_what_the_other_conditions_leave(cast, monkeypatch):
    """Three hundred matches are ranked; of more than that, filters still see each one."""
    monkeypatch.setattr("augenhoehe.organisations.queries.offer_search.MOST_RANKED", 2)
    club = f.a_club()
    for number in range(4):
        o.an_offer(club, f"Treffen {number}", languages=["de"])
    o.an_offer(club, "Treffen zuletzt", languages=["uk"])
    assert found("?q=Treffen") == ["Treffen 0", "Treffen 1", "Treffen 2", "Treffen 3", "Treffen zuletzt"]
    assert found("?q=Treffen&sprache=uk") == ["Treffen zuletzt"]


def test_many_matches_are_counted_and_paged_in_the_order_of_the_alphabet(
    cast, monkeypatch, django_assert_max_num_queries
):
    """Above what is ranked: the count to its cap, each page once, and four questions whichever page it is."""
    for name, most in (("MOST_RANKED", 3), ("PAGE_SIZE", 2), ("MOST_MATCHES", 6)):
        monkeypatch.setattr(f"augenhoehe.organisations.queries.offer_search.{name}", most)
    club = f.a_club()
    for number in (4, 0, 3, 1, 2):
        o.an_offer(club, f"Treffen {number}")
    o.an_offer(f.a_mosque(), "Treffen 5", state="ended")
    pages = [found(f"?q=Treffen&seite={page_}") for page_ in (1, 2, 3, 9)]
    assert pages == [["Treffen 0", "Treffen 1"], ["Treffen 2", "Treffen 3"], ["Treffen 4"], ["Treffen 4"]]
    with django_assert_max_num_queries(4):
        assert "1 bis 2 von 5" in page(Client(), "/angebote/?q=Treffen")
    for number in (6, 7):
        o.an_offer(club, f"Treffen {number}")
    assert "Mehr als 1000 Angebote" in page(Client(), "/angebote/?q=Treffen")


def test_few_matches_are_ranked_with_four_questions(cast, django_assert_max_num_queries):
    """A word in the title weighs more than one in the text; equals stand in the order of the alphabet."""
    club = f.a_club()
    for title, text in (("Lernhilfe", "Nähen"), ("Nähen am Abend", "Für alle"), ("Basteln", "Nähen")):
        o.an_offer(club, title, description=text)
    found("?q=basteln")
    with django_assert_max_num_queries(4):
        assert found("?q=nähen") == ["Nähen am Abend", "Basteln", "Lernhilfe"]


def test_a_line_writes_markup_as_text(cast):
    o.an_offer(f.a_club("Chor <b>&amp; Co"), "Singen <script>", cost="5 € <i>", where="online")
    html = page(Client(), "/angebote/?q=Singen")
    assert "Singen &lt;script&gt;" in html and "Chor &lt;b&gt;&amp;amp; Co" in html and "5 € &lt;i&gt;" in html
    assert "<script>" not in html.split("<ol")[1].split("</ol>")[0]
