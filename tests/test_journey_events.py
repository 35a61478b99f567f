"""Journey on the phone: one registers in Arabic, one waits, the first cancels by the mail's link, the second moves up."""

from __future__ import annotations

import re
from typing import Any

import psycopg
import pytest

from tests.houses import House
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

TITLE, ADA, BO = "Eine lange Tafel", "ada@leute.example", "bo@leute.example"


def one_seat_is_left(house: House) -> str:
    """The long table in Sternmünde; returns its number."""
    with psycopg.connect(house.urls.owner) as connection:
        row = connection.execute(
            "UPDATE events_event SET capacity = taken + 1 WHERE title->'de'->>'text' = %s RETURNING id", [TITLE]
        ).fetchone()
    assert row is not None
    return str(row[0])


def send(person: Visitor, name: str, email: str) -> None:
    """Without words of the page, so that it goes in every language."""
    person.fill(name=name, email=email)
    person.page.locator("main select[name='category']").select_option(value="resident")
    person.page.locator("main [name='agreed']").check()
    person.page.wait_for_timeout(4000)
    person.page.locator("main .actions button[name='go']").click()
    person.arrived()


def open_own_mail(person: Visitor, email: str) -> None:
    """The one mail about the event, and the link in it."""
    person.open(f"/demo/postfach/?an={email}")
    person.wait_for(lambda: TITLE in person.text())
    person.page.locator("main").get_by_role("link", name=re.compile(TITLE)).first.click()
    person.arrived()
    found = re.search(r"https?://[^/\s]+(/\S*veranstaltungen/anmeldung/\S+)", person.text())
    assert found is not None, person.text()
    person.open(found.group(1))


def test_somebody_registers_somebody_waits_and_moves_up(house: House, browser: Any) -> None:
    """S1-40, acceptance of the public side: without an account, at 375 pixels, in two languages."""
    number = one_seat_is_left(house)
    with visitor(browser, house.url, width=PHONE) as ada, visitor(browser, house.url, width=PHONE) as bo:
        ada.open(f"/ar/veranstaltungen/{number}/anmelden/")
        send(ada, "Ada Adler", ADA)
        assert ADA in ada.text()
        bo.open("/veranstaltungen/")
        bo.follow(TITLE)
        bo.reads("Alle Plätze sind vergeben", "Syrischer Kulturkreis Dattelpalme e. V.")
        bo.follow("Auf die Warteliste")
        send(bo, "Bo Buche", BO)
        assert "Warteliste" in bo.page.title()
        open_own_mail(ada, ADA)
        ada.page.locator("main details summary").click()
        ada.page.locator("main button[value='cancel']").click()
        ada.arrived()
        bo.follow_mail(BO, "Ein Platz ist frei", "/veranstaltungen/anmeldung/")
        bo.press("Ja, ich komme")
        bo.reads("bestätigt", "In den Kalender")
