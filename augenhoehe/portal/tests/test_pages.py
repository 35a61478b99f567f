from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.portal.models import LegalText
from augenhoehe.portal.operations import write_version
from augenhoehe.portal.queries import security_txt
from augenhoehe.portal.queries.data import _class_of, public_tables
from augenhoehe.search.operations import index

from .factories import MONDAY, samuel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def german():
    """A request in another language leaves that language behind in the thread."""
    with translation.override("de"):
        yield


PAGES = ("start", "search", "imprint", "privacy", "accessibility", "who_sees_what", "data", "plain")


def published(title: str):
    thread = open_thread(title=title, by=SYSTEM, at=MONDAY, text="Anfang")
    summary = multilingual("Drei Sätze.")
    return publish_thread(thread=thread, title=multilingual(title), summary=summary, by=SYSTEM, at=MONDAY)


@pytest.mark.parametrize("name", PAGES)
def test_everybody_reads_it_without_an_account(client, name: str):
    response = client.get(reverse(f"portal:{name}"))
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("name", PAGES)
def test_it_stands_under_an_address_in_every_language(client, name: str, settings):
    address = reverse(f"portal:{name}")
    for language, _ in settings.LANGUAGES[1:]:
        response = client.get(f"/{language}{address}")
        assert response.status_code == 200
        assert f'lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_second_visit_costs_nothing(client, name: str):
    first = client.get(reverse(f"portal:{name}"))
    again = client.get(reverse(f"portal:{name}"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert first["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", PAGES)
def test_it_needs_few_queries(client, name: str, django_assert_max_num_queries):
    for number in range(12):
        published(f"Vorgang {number}")
    client.get(reverse(f"portal:{name}"))
    # The start page shows the next events and the last news, too.
    with django_assert_max_num_queries(6 if name == "start" else 4):
        client.get(reverse(f"portal:{name}"), {"q": "Vorgang"} if name == "start" else {})


def test_the_start_page_shows_the_last_five_matters_and_none_unpublished(client):
    for number in range(7):
        published(f"Vorgang {number}")
    open_thread(title="Noch geheim", by=SYSTEM, at=MONDAY, text="Anfang")
    page = client.get("/").content.decode()
    assert page.count('href="/vorgaenge/V-') == 5
    assert "Noch geheim" not in page


def test_the_start_page_without_matters_says_so(client):
    assert "Noch ist kein Vorgang veröffentlicht" in client.get("/").content.decode()


def test_search_finds_what_is_public_and_marks_the_word(client):
    thread = published("Kita-Auskunft")
    index(kind="thread", object_id=thread.id, scope="public", title="Kita-Auskunft", body="Die Kita gab Auskunft.",
          url="/vorgaenge/V-2026-001/", at=MONDAY)  # fmt: skip
    page = client.get("/suche/", {"q": "Kita"}).content.decode()
    assert "/vorgaenge/V-2026-001/" in page
    assert "<mark>Kita</mark>" in page


def test_search_shows_nothing_from_inside_even_to_those_who_may_read_it(client):
    from augenhoehe.core.ids import new_id

    index(
        kind="thread", object_id=new_id(), scope="inside", title="Kita innen", body="Kita", url="/intern/x/", at=MONDAY
    )
    assert "Kita innen" not in client.get("/suche/", {"q": "Kita"}).content.decode()


def test_search_keeps_what_was_typed_and_never_as_markup(client):
    page = client.get("/suche/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_search_for_nothing_known_says_so(client):
    assert "Nichts gefunden" in client.get("/suche/", {"q": "Quastenflosser"}).content.decode()


def test_an_unchecked_text_says_so_until_it_is_checked(client):
    assert "Zu prüfen" in client.get("/impressum/").content.decode()
    write_version(key="imprint", texts={"de": "Kreis"}, note="", by=samuel(), at=MONDAY, version=0)
    LegalText.objects.update(checked_at=MONDAY, checked_by=samuel().user_id, checked_as="Rechtsamt")
    page = client.get("/impressum/").content.decode()
    assert "Zu prüfen" not in page
    assert "geprüft am 16. November 2026 (Rechtsamt)" in page


def test_a_text_that_exists_in_german_only_says_so_and_names_its_language(client):
    write_version(key="imprint", texts={"de": "Nur hier"}, note="", by=samuel(), at=MONDAY, version=0)
    LegalText.objects.update(text={"de": {"text": "Nur hier", "of_revision": 1, "by": "", "machine": False}})
    page = client.get("/ar/impressum/").content.decode()
    assert '<div class="prose" lang="de" dir="ltr">' in page


def test_accessibility_names_the_feedback_and_the_ombudsstelle(client):
    page = client.get("/barrierefreiheit/").content.decode()
    assert "BGG NRW" in page
    assert "Barriere melden" in page
    assert 'href="https://www.mags.nrw/ombudsstelle-barrierefreie-informationstechnik"' in page


def test_the_data_page_names_every_kind_of_data_about_people(client):
    page = client.get("/welche-daten/").content.decode()
    from django.utils.html import escape

    from augenhoehe.core.contributions import data_cards
    from augenhoehe.portal.queries.data import ABOUT_PEOPLE

    about_people = [card for card in data_cards() if _class_of(card) in ABOUT_PEOPLE]
    assert about_people
    for card in about_people:
        assert escape(card.title) in page


def test_the_most_sensitive_data_come_first():
    kinds = [table.about_people for table in public_tables()]
    assert kinds == sorted(kinds, reverse=True)


def test_security_txt_says_where_to_report_and_until_when(client):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert lines["Contact"].startswith("mailto:")
    assert {"Contact", "Expires", "Preferred-Languages", "Canonical", "Policy"} == set(lines)


def test_security_txt_expires_on_the_given_day():
    text = security_txt(contact="a@b.example", canonical="x", policy="y", expires=date(2027, 5, 1))
    assert "Expires: 2027-05-01T00:00:00Z\n" in text


def test_robots_stay_out_of_what_is_not_public(client):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /intern/" in robots
    assert "Disallow: /\n" not in robots


def test_robots_stay_out_altogether_where_the_installation_says_so(client, settings):
    settings.ROBOTS = False
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_only_reads(client, name: str):
    assert client.post(reverse(f"portal:{name}")).status_code == 405
