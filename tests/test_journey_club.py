"""A club without a register number: from the four questions in Ukrainian on the phone to a seat at the table."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.houses import House
from tests.journeys.group import GROUP, day
from tests.journeys.reporting import READING_TIME
from tests.journeys.visitor import DESK, PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

CLUB, WHAT = "Світанок у Монфурті", "Ми співаємо разом щочетверга і допомагаємо новоприбулим сім’ям."
WHAT_DE = "Wir singen donnerstags zusammen und helfen Familien, die neu sind."
MAIL, NAME = "switanok@verein.example", "Lesja Lavendel"
NEED = "Wir brauchen samstags einen Raum mit Küche, Geschirr wäre schön."


def test_a_club_goes_from_its_first_question_to_a_seat_in_a_project_group(house: House, browser: Any) -> None:
    """Acceptance 1 of issue 4: registered, checked, invited; offer, room, need, partner; a seat and its room."""
    with visitor(browser, house.url, width=PHONE) as lesja, visitor(browser, house.url, width=DESK) as aylin:
        _register(lesja)
        aylin.sign_in("a")
        _publish_and_invite(aylin)
        _accept(lesja)
        club = lesja.page.url.removeprefix(house.url)
        _offer(lesja, club)
        _share_and_ask(lesja, club)
        with visitor(browser, house.url, width=PHONE) as faisal:
            _lend(faisal)
        lesja.open("/postfach/")
        lesja.reads("Vereinsraum mit Küche")
        _seat(aylin)
        lesja.open("/intern/")
        lesja.follow(GROUP)
        lesja.reads(NAME, CLUB)
        with visitor(browser, house.url, width=PHONE) as guest:
            guest.open(f"/uk/organisationen/?text={CLUB.split()[0]}")
            guest.follow(CLUB)
            guest.reads(WHAT, "Хор")
            assert MAIL not in guest.page.content()


def _register(lesja: Visitor) -> None:
    lesja.open("/uk/organisationen/anmelden/")
    lesja.choose("town", "Mohnfurt")
    lesja.fill(name=CLUB, activity=WHAT, email=MAIL)
    lesja.page.wait_for_timeout(READING_TIME)
    lesja.page.locator("main button[name='go'][value='send']").click()
    lesja.arrived()
    lesja.reads(CLUB, "Mohnfurt")
    assert lesja.page.get_attribute("html", "lang") == "uk"


def _publish_and_invite(aylin: Visitor) -> None:
    """The coordination writes the German sentence, lets everybody read it, and invites who speaks for the club."""
    aylin.open("/intern/")
    aylin.follow(f"Anmeldung prüfen: {CLUB}")
    aylin.follow("Prüfen und veröffentlichen")
    aylin.fill(description=WHAT_DE)
    aylin.press("Veröffentlichen")
    aylin.follow("Person einladen")
    aylin.fill(name=NAME, email=MAIL)
    aylin.choose("language", "Українська")
    aylin.press("Einladen")
    aylin.reads(NAME, "noch nicht angenommen")


def _accept(lesja: Visitor) -> None:
    lesja.open(_link_in_mail(lesja, MAIL, r"/uk/einladung/[\w=-]+/"))
    assert lesja.page.get_attribute("html", "lang") == "uk"
    lesja.reads(NAME, CLUB)
    lesja.page.locator("main form button").first.click()
    lesja.arrived()
    lesja.reads("Angaben ändern", WHAT_DE)


def _link_in_mail(person: Visitor, address: str, pattern: str) -> str:
    """The newest mails first; the worker delivers in any order."""
    found: list[str] = []

    def arrived() -> bool:
        person.open(f"/demo/postfach/?an={address.replace('@', '%40')}")
        letters = person.page.locator("main ul a[href*='/demo/postfach/']")
        for path in [letters.nth(number).get_attribute("href") for number in range(letters.count())]:
            person.open(str(path))
            if link := re.search(pattern, person.text()):
                found.append(link[0])
                return True
        return False

    person.wait_for(arrived)
    return found[0]


def _offer(lesja: Visitor, club: str) -> None:
    """Weekly times, in two languages; the offer is public at once, as the entry was checked."""
    lesja.open("/intern/angebote/neu/")
    lesja.choose("kind", "Kunst, Musik")
    lesja.fill(title="Хор: Chor am Donnerstag", description="Singen ohne Noten.", begins="18", ends="20")
    lesja.page.get_by_label("Donnerstag").check()
    lesja.page.get_by_label("Українська").check()
    lesja.press("Eintragen")
    lesja.reads("Das Angebot ist öffentlich", "jeden Donnerstag, 18 bis 20 Uhr")
    lesja.open(club)
    lesja.reads("Хор: Chor am Donnerstag")


def _share_and_ask(lesja: Visitor, club: str) -> None:
    """The club shares a room and says what it needs; what others share and fits is found, and asked for."""
    lesja.follow("Raum oder Hilfe anbieten")
    lesja.fill(title="Probenraum mit Klavier", quantity="20")
    lesja.press("Anbieten")
    lesja.open(club)
    lesja.reads("Probenraum mit Klavier")
    lesja.follow("Bedarf melden")
    lesja.choose("kind", "Raum")
    lesja.fill(text=NEED)
    lesja.press("Melden")
    lesja.reads("Das könnte passen", "Vereinsraum mit Küche", "gemeinsame Wörter")
    lesja.follow("Vereinsraum mit Küche")
    lesja.follow("Anfragen")
    lesja.fill(wanted_on=day(20), purpose="Probe mit zwanzig Menschen, 15 bis 18 Uhr.")
    lesja.press("Anfragen")
    lesja.reads("Vereinsraum mit Küche")


def _lend(faisal: Visitor) -> None:
    faisal.sign_in("f")
    faisal.open("/intern/")
    faisal.page.locator("main").get_by_role("link", name=re.compile(rf"Anfrage beantworten.*{CLUB}")).first.click()
    faisal.arrived()
    faisal.reads("Probe mit zwanzig Menschen")
    faisal.follow("Zusagen")
    faisal.fill(answer="Gern, der Schlüssel liegt bei mir.")
    faisal.press("Zusagen")


def _seat(aylin: Visitor) -> None:
    """A seat for people concerned, by the account that is there now."""
    aylin.open("/intern/projektgruppen/")
    aylin.follow(GROUP)
    aylin.follow("Mitglied einladen")
    aylin.choose("user", NAME)
    aylin.fill(organisation=CLUB)
    aylin.page.locator("main form button").first.click()
    aylin.arrived()
    aylin.reads(NAME, CLUB)
