"""Journey in the browser at 375 px: a volunteer reads the sheet in the evening and sends a deputy, the office plans."""

from __future__ import annotations

from typing import Any

import pytest

from augenhoehe.core import clock
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.ui.words import long_day
from tests.houses import House
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

EMINE, ESMA = "emine@federlohe.example", "esma.eichenau@vertretung.example"
COMMITTEE = "Ausschuss für Chancengerechtigkeit und Integration der Stadt Sternmünde"


def the_volunteer_reads_and_asks_a_deputy(emine: Visitor) -> None:
    # The invitation to a meeting that is over lies in the mailbox too.
    day = long_day(Calendar(clock.now()).next_thursday().date())
    emine.follow_mail(EMINE, f"Einladung: {COMMITTEE} am {day}", "/sitzungen/")
    emine.reads("kommen Sie?", "Weg dorthin", "Raum für das Frauencafé", "Zu entscheiden:", "noch keine Antwort")
    assert emine.page.evaluate("document.documentElement.scrollWidth") <= PHONE
    emine.press("Esma Eichenau als Vertretung fragen")
    emine.reads("schickt eine Vertretung", "Esma Eichenau ist gefragt: noch keine Antwort")


def the_deputy_says_yes(esma: Visitor) -> None:
    esma.follow_mail(ESMA, "Können Sie vertreten?", "/sitzungen/")
    esma.reads("ob Sie Emine Erlerhan vertreten", "Raum für das Frauencafé")
    esma.press("Ja, ich komme")
    esma.reads("kommt als Vertretung")


def the_office_sees_what_is_missing(olek: Visitor) -> None:
    """Faisal and the deputy come, three are needed: the forecast names the number."""
    olek.sign_in("o")
    olek.open("/intern/gremien/")
    olek.follow(COMMITTEE)
    olek.page.locator("#sitzungen a").first.click()
    olek.follow("Vorbereitung")
    olek.reads(
        "Beschlussfähigkeit unsicher", "2 Zusagen, 3 ohne Antwort, gebraucht werden 3; es fehlt mindestens eine."
    )
    olek.reads("Esma Eichenau: kommt als Vertretung")


def test_a_volunteer_sends_a_deputy_from_the_phone_and_the_office_plans(house: House, browser: Any) -> None:
    """S3-2, S3-37, acceptance 4 of the committees."""
    with visitor(browser, house.url, width=PHONE) as emine, visitor(browser, house.url, width=PHONE) as esma, \
            visitor(browser, house.url) as olek:  # fmt: skip
        the_volunteer_reads_and_asks_a_deputy(emine)
        the_deputy_says_yes(esma)
        emine.page.reload()
        emine.reads("Esma Eichenau ist gefragt: kommt als Vertretung")
        the_office_sees_what_is_missing(olek)
