"""Journeys through the register: a club registers itself on the phone, a list becomes entries, everybody is asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from augenhoehe.organisations.tests import tables
from tests.houses import House
from tests.journeys.reporting import READING_TIME
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

CLUB, WHAT, WHAT_DE = (
    "نادي الياسمين Jasminkreis",
    "نلتقي كل يوم جمعة ونتعلم الألمانية.",
    "Wir treffen uns freitags und lernen Deutsch.",
)
MAIL = "jasminkreis@verein.example"


def test_a_club_registers_in_arabic_on_the_phone_and_stands_in_the_register(house: House, browser: Any) -> None:
    """Tour „Ich leite einen Verein“: QR code → Arabic → four questions → „Danke. … meldet sich bis …“."""
    with visitor(browser, house.url, width=PHONE) as leader, visitor(browser, house.url, width=DESK) as aylin:
        leader.open("/organisationen/anmelden/")
        leader.fill(name=CLUB)
        leader.press("العربية", within="header")
        assert leader.page.get_attribute("html", "dir") == "rtl"
        assert leader.page.input_value("[name='name']") == CLUB
        leader.choose("town", "Mohnfurt")
        leader.fill(activity=WHAT, email="jasminkreis")
        leader.page.wait_for_timeout(READING_TIME)
        _send(leader)
        assert leader.page.input_value("[name='activity']") == WHAT
        leader.fill(email=MAIL)
        leader.picture("anmeldung")
        _send(leader)
        leader.reads("Integrationszentrum Kreis Federlohe meldet sich bis", CLUB, "Mohnfurt")
        leader.picture("danke")
        _check_and_publish(aylin)
        leader.open(f"/ar/organisationen/?text={CLUB.split()[-1]}")
        leader.follow(CLUB)
        leader.reads(WHAT)
        assert MAIL not in leader.page.content() and WHAT_DE not in leader.text()


def _send(person: Any) -> None:
    person.page.locator("main button[name='go'][value='send']").click()
    person.arrived()


def _check_and_publish(aylin: Any) -> None:
    """The duty of the day leads to the entry; its German sentence is written while it is checked."""
    aylin.sign_in("a")
    aylin.open("/intern/")
    aylin.follow(f"Anmeldung prüfen: {CLUB}")
    aylin.reads(WHAT, MAIL, "nur intern")
    aylin.follow("Prüfen und veröffentlichen")
    aylin.press("Veröffentlichen")
    aylin.reads("Bitte füllen Sie dieses Feld aus.")
    aylin.fill(description=WHAT_DE)
    aylin.press("Veröffentlichen")
    aylin.reads("veröffentlicht", WHAT_DE)


def test_a_list_of_38_clubs_is_taken_over_and_one_mail_asks_them_all(house: House, browser: Any) -> None:
    """Tour „Ich koordiniere“: 38 clubs, 6 incomplete, 3 double; then „Stimmt das noch?“, answered with one tap."""
    with visitor(browser, house.url, width=DESK) as aylin:
        aylin.sign_in("a")
        aylin.open("/intern/organisationen/import/")
        aylin.follow("Vereinsliste 2019")
        aylin.reads("38", "E-Mail und Telefon fehlen.", "Wahrscheinlich schon im Register: Bildungsbrücke Lale e. V.")
        aylin.press("29 Organisationen übernehmen")
        aylin.follow("Alle um Bestätigung bitten")
        asked = re.search(r"Mails gehen hinaus\s+(\d+)", aylin.text())
        assert asked and int(asked[1]) >= 29
        aylin.press(f"{asked[1]} Organisationen jetzt fragen")
    with visitor(browser, house.url, width=PHONE) as club:
        link = _link_in_mail(club, "akeleichor@verein.example")
        club.open(link)
        club.reads("Akeleichor Sternmünde", "Mit Ihrem Ja nehmen wir sie auf")
        club.press("Ja, das stimmt so")
        club.reads("Der Eintrag gilt als bestätigt.")
        club.follow("Eintrag im Verzeichnis ansehen")
        club.reads("Akeleichor", "bestätigt")
        other = _link_in_mail(club, "borretschchor@verein.example")
        club.open(other)
        club.page.locator("main summary", has_text="Etwas hat sich geändert").click()
        club.fill(note="Wir heißen jetzt Borretschkreis.")
        club.press("Änderung schicken")
        club.reads("Wir tragen Ihre Änderung ein.")
    with visitor(browser, house.url) as aylin:
        aylin.sign_in("a")
        aylin.open("/intern/")
        aylin.follow("Änderung übernehmen: Borretschchor")
        aylin.reads("Wir heißen jetzt Borretschkreis.")


def _link_in_mail(person: Any, address: str) -> str:
    """What the mail to a club leads to."""
    person.open(f"/demo/postfach/?an={address.replace('@', '%40')}")
    letters = person.page.locator("main ul a[href*='/demo/postfach/']")
    person.wait_for(lambda: letters.count() > 0)
    letters.first.click()
    person.arrived()
    found = re.search(r"(?:/\w\w)?/organisationen/stimmt-das/[\w=-]+/", person.text())
    assert found, person.text()
    return found[0]


def test_a_hundred_organisations_with_fifteen_broken_rows_come_from_excel(
    house: House, browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "hundert.xlsx"
    path.write_bytes(tables.as_excel(tables.rows()))
    with visitor(browser, house.url, width=DESK) as aylin:
        aylin.sign_in("a")
        aylin.open("/intern/organisationen/import/neu/")
        aylin.page.set_input_files("main [name='file']", str(path))
        aylin.press("Hochladen")
        assert aylin.page.locator("[name='description']").input_value() == "Tätigkeit"
        aylin.press("Prüfen")
        rows = aylin.page.locator("#zeilen tbody tr")
        assert rows.count() == len(tables.BROKEN)
        aylin.reads(*(sentence for _what, _value, sentence in tables.BROKEN.values()))
        aylin.press("85 Organisationen übernehmen")
        aylin.reads("85 Organisationen sind angemeldet")
        aylin.open("/intern/organisationen/?text=Birkentreff")
        aylin.follow("Birkentreff Nebelfurt e. V.")
        aylin.reads("aus einer Datei", "verein1@verein.example", "nur intern")


def test_faisal_keeps_his_entry_on_the_phone_and_wishes_a_new_name(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=PHONE) as faisal, visitor(browser, house.url) as aylin:
        faisal.sign_in("f")
        faisal.open("/intern/")
        faisal.follow("Meine Organisation", within="nav")
        faisal.follow("Angaben ändern")
        faisal.choose("members", "21 bis 50")
        faisal.press("Speichern")
        faisal.reads("21 bis 50")
        faisal.follow("Name, Art und Selbstauskunft ändern")
        faisal.fill(name="Kulturkreis Dattelpalme e. V.")
        faisal.press("Änderung wünschen")
        faisal.reads("Die Koordination prüft das.")
        aylin.sign_in("a")
        aylin.open("/intern/")
        aylin.follow("Änderungswunsch prüfen: Syrischer Kulturkreis")
        aylin.reads("Kulturkreis Dattelpalme e. V.", "jetzt: Syrischer Kulturkreis Dattelpalme e. V.")
        aylin.follow("Ablehnen")
        aylin.fill(reason="Das Vereinsregister kennt diesen Namen noch nicht.")
        aylin.press("Ablehnen")
        faisal.open("/ar/postfach/")
        faisal.reads("Syrischer Kulturkreis Dattelpalme")
