"""Journey 9: a club without a register number, from the four questions in its language on the phone to a seat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from tests.houses import House
from tests.journeys.group import GROUP, day
from tests.journeys.visitor import DESK, PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

NEED = "Wir brauchen samstags einen Raum mit Küche, Geschirr wäre schön."
WHAT_DE = "Wir singen donnerstags zusammen und helfen Familien, die neu sind."
BRIGADE = "Freiwillige Feuerwehr Mohnfurt"
OPEN_MEETING = "Arbeitskreis Fördermittel"


@dataclass(frozen=True)
class Club:
    """What a club writes about itself in its language, and how the sign-up names that language."""

    code: str
    language: str
    name: str
    what: str
    choir: str
    # Who speaks for it: clubs that meet in one house are told apart.
    person: str

    @property
    def prefix(self) -> str:
        return "" if self.code == "de" else f"/{self.code}"

    @property
    def mail(self) -> str:
        return f"treff-{self.code}@verein.example"

    @property
    def wanted_on(self) -> str:
        """Each on a day of its own: a room is lent once."""
        return day(20 + [one.values[0].code for one in CLUBS].index(self.code))

    @property
    def exercise(self) -> str:
        return f"Löschübung mit {self.person}"


CLUBS = (
    pytest.param(
        Club("ar", "العربية", "ملتقى النورس في مونفورت", "نغني معًا كل يوم خميس ونساعد العائلات الجديدة.", "كورال", "Lesja Lavendel"),
        id="ar",
    ),
    pytest.param(
        Club("tr", "Türkçe", "Mohnfurt Martı Buluşması", "Her perşembe birlikte şarkı söylüyoruz.", "Koro", "Lale Linde"),
        id="tr", marks=pytest.mark.prove,
    ),
    pytest.param(
        Club("uk", "Українська", "Світанок у Монфурті", "Ми співаємо разом щочетверга.", "Хор", "Oksana Orlenko"),
        id="uk", marks=pytest.mark.prove,
    ),
    pytest.param(
        Club("de", "Deutsch", "Möwentreff Mohnfurt", WHAT_DE, "Möwenchor", "Leonie Lerche"), id="de", marks=pytest.mark.prove
    ),
)  # fmt: skip


@pytest.mark.parametrize("club", CLUBS)
def test_a_club_goes_from_its_first_question_to_a_seat_in_a_project_group(
    house: House, browser: Any, club: Club
) -> None:
    """Acceptance 1 of issue 4: registered, checked, invited; offer, room, need, partner; a seat and its room."""
    with visitor(browser, house.url, width=PHONE) as lesja, visitor(browser, house.url, width=DESK) as aylin:
        _register(lesja, club)
        aylin.sign_in("a")
        _publish_and_invite(aylin, club)
        _accept(lesja, club)
        address = lesja.page.url.removeprefix(house.url)
        _offer(lesja, address, club)
        _share_and_ask(lesja, address, club)
        with visitor(browser, house.url, width=PHONE) as faisal:
            _lend(faisal, club)
        lesja.open("/postfach/")
        lesja.reads("Vereinsraum mit Küche")
        _come_to_the_working_group(lesja, club)
        _work_together(lesja, aylin, club)
        _seat(aylin, club)
        lesja.open("/intern/")
        lesja.follow(GROUP)
        lesja.reads(club.person, club.name)
        _still_right(lesja, aylin, address, club)
        with visitor(browser, house.url, width=PHONE) as guest:
            guest.open(f"{club.prefix}/organisationen/?text={club.name.split()[0]}")
            guest.follow(club.name)
            guest.reads(club.what, club.choir)
            assert club.mail not in guest.page.content()


def _register(lesja: Visitor, club: Club) -> None:
    lesja.open(f"{club.prefix}/organisationen/anmelden/")
    lesja.choose("town", "Mohnfurt")
    lesja.fill(name=club.name, activity=club.what, email=club.mail)
    lesja.has_read()
    lesja.page.locator("main button[name='go'][value='send']").click()
    lesja.arrived()
    lesja.reads(club.name, "Mohnfurt")
    assert lesja.page.get_attribute("html", "lang") == club.code


def _come_to_the_working_group(lesja: Visitor, club: Club) -> None:
    """Step 4: the next open meeting is found among the events; one form, and the mail has the date."""
    lesja.open(f"{club.prefix}/veranstaltungen/")
    lesja.page.locator("main a", has_text="Fördermittel").first.click()
    lesja.arrived()
    lesja.page.locator("main a[href$='/anmelden/']").first.click()
    lesja.arrived()
    lesja.fill(name=club.person, email=club.mail)
    lesja.page.locator("main select[name='category']").select_option(value="migrant_organisation")
    lesja.page.locator("main [name='agreed']").check()
    lesja.has_read()
    lesja.page.locator("main .actions button[name='go']").click()
    lesja.arrived()
    assert club.mail in lesja.text()


def _work_together(lesja: Visitor, aylin: Visitor, club: Club) -> None:
    """Step 5: the club names the partner; once both have agreed, it is no plan any more."""
    lesja.open("/intern/netzwerk/kooperationen/neu/")
    lesja.choose("partner", BRIGADE)
    lesja.fill(subject=club.exercise, begins_on="1.11.2026")
    lesja.press("Eintragen")
    lesja.reads("noch nicht vereinbart", BRIGADE)
    aylin.open("/intern/netzwerk/kooperationen/")
    aylin.follow(club.exercise)
    aylin.page.locator("a[href$='/zustimmung/']").first.click()
    aylin.arrived()
    aylin.fill(how="Am Telefon, die Wehrleitung.")
    aylin.press("Zustimmen")
    aylin.reads("Alle Partner haben zugestimmt")


def _still_right(lesja: Visitor, aylin: Visitor, address: str, club: Club) -> None:
    """Step 7: „Stimmt das noch?“ in the language of the club, answered with one tap."""
    aylin.open(f"{address}nachfrage/")
    aylin.page.locator("main form button").first.click()
    aylin.arrived()
    lesja.follow_mail(club.mail, "", "/organisationen/stimmt-das/")
    assert lesja.page.get_attribute("html", "lang") == club.code
    lesja.reads(club.name)
    lesja.page.locator("main form button").first.click()
    lesja.arrived()


def _publish_and_invite(aylin: Visitor, club: Club) -> None:
    """The coordination writes the German sentence where there is none, lets everybody read it, and invites who speaks for the club."""
    aylin.open("/intern/")
    aylin.follow(f"Anmeldung prüfen: {club.name}")
    aylin.follow("Prüfen und veröffentlichen")
    if club.code != "de":
        aylin.fill(description=WHAT_DE)
    aylin.press("Veröffentlichen")
    aylin.follow("Person einladen")
    aylin.fill(name=club.person, email=club.mail)
    aylin.choose("language", club.language)
    aylin.press("Einladen")
    aylin.reads(club.person, "noch nicht angenommen")


def _accept(lesja: Visitor, club: Club) -> None:
    lesja.follow_mail(club.mail, "", "/einladung/")
    assert lesja.page.get_attribute("html", "lang") == club.code
    lesja.reads(club.person, club.name)
    lesja.page.locator("main form button").first.click()
    lesja.arrived()
    lesja.reads("Angaben ändern", WHAT_DE)


def _offer(lesja: Visitor, address: str, club: Club) -> None:
    """Weekly times, in two languages; the offer is public at once, as the entry was checked."""
    lesja.open("/intern/angebote/neu/")
    lesja.choose("kind", "Kunst, Musik")
    lesja.fill(title=f"{club.choir} am Donnerstag", description="Singen ohne Noten.", begins="18", ends="20")
    lesja.page.get_by_label("Donnerstag").check()
    lesja.page.get_by_label("Українська").check()
    lesja.press("Eintragen")
    lesja.reads("Das Angebot ist öffentlich", "jeden Donnerstag, 18 bis 20 Uhr")
    lesja.open(address)
    lesja.reads(f"{club.choir} am Donnerstag")


def _share_and_ask(lesja: Visitor, address: str, club: Club) -> None:
    """The club shares a room and says what it needs; what others share and fits is found, and asked for."""
    lesja.follow("Raum oder Hilfe anbieten")
    lesja.fill(title="Probenraum mit Klavier", quantity="20")
    lesja.press("Anbieten")
    lesja.open(address)
    lesja.reads("Probenraum mit Klavier")
    lesja.follow("Bedarf melden")
    lesja.choose("kind", "Raum")
    lesja.fill(text=NEED)
    lesja.press("Melden")
    lesja.reads("Das könnte passen", "Vereinsraum mit Küche", "gemeinsame Wörter")
    lesja.follow("Vereinsraum mit Küche")
    lesja.follow("Anfragen")
    lesja.fill(wanted_on=club.wanted_on, purpose="Probe mit zwanzig Menschen, 15 bis 18 Uhr.")
    lesja.press("Anfragen")
    lesja.reads("Vereinsraum mit Küche")


def _lend(faisal: Visitor, club: Club) -> None:
    faisal.sign_in("f")
    faisal.open("/intern/")
    faisal.page.locator("main").get_by_role("link", name=re.compile(rf"Anfrage beantworten.*{club.name}")).first.click()
    faisal.arrived()
    faisal.reads("Probe mit zwanzig Menschen")
    faisal.follow("Zusagen")
    faisal.fill(answer="Gern, der Schlüssel liegt bei mir.")
    faisal.press("Zusagen")


def _seat(aylin: Visitor, club: Club) -> None:
    """A seat for people concerned, by the account that is there now."""
    aylin.open("/intern/projektgruppen/")
    aylin.follow(GROUP)
    aylin.follow("Mitglied einladen")
    aylin.choose("user", club.person)
    aylin.fill(organisation=club.name)
    aylin.page.locator("main form button").first.click()
    aylin.arrived()
    aylin.reads(club.person, club.name)
