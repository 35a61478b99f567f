"""Journey in the browser at 375 px: a volunteer reads the sheet in the evening and sends a deputy, the office plans."""

from __future__ import annotations

import re
from typing import Any

from tests.houses import House
from tests.journeys.visitor import PHONE, Visitor, visitor

EMINE, ESMA = "emine@federlohe.example", "esma.eichenau@vertretung.example"


def follow_mail(person: Visitor, address: str, subject: str) -> None:
    """Open the link of the newest mail to an address whose subject says this."""
    person.open(f"/demo/postfach/?an={address}")
    person.wait_for(lambda: subject in person.text())
    person.follow(subject)
    link = re.search(r"https?://[^/\s]+(/sitzungen/\S+)", person.text())
    assert link is not None, person.text()
    person.open(link.group(1))


def the_volunteer_reads_and_asks_a_deputy(emine: Visitor) -> None:
    follow_mail(emine, EMINE, "Einladung: Ausschuss für Chancengerechtigkeit")
    emine.reads("kommen Sie?", "Weg dorthin", "Raum für das Frauencafé", "Zu entscheiden:", "noch keine Antwort")
    assert emine.page.evaluate("document.documentElement.scrollWidth") <= PHONE
    emine.press("Esma Eichenau als Vertretung fragen")
    emine.reads("schickt eine Vertretung", "Esma Eichenau ist gefragt: noch keine Antwort")


def the_deputy_says_yes(esma: Visitor) -> None:
    follow_mail(esma, ESMA, "Können Sie vertreten?")
    esma.reads("ob Sie Emine Erlerhan vertreten", "Raum für das Frauencafé")
    esma.press("Ja, ich komme")
    esma.reads("kommt als Vertretung")


def the_office_sees_what_is_missing(olek: Visitor) -> None:
    """Faisal and the deputy come, three are needed: the forecast names the number."""
    olek.sign_in("o")
    olek.open("/intern/gremien/")
    olek.follow("Ausschuss für Chancengerechtigkeit und Integration der Stadt Sternmünde")
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
