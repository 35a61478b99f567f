"""A club answers a round of questions on the phone in Arabic; the coordination reads it and draws the report."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.houses import House
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

HALL = "قاعة للاحتفال مع مطبخ"


def test_a_club_answers_a_round_in_arabic_on_the_phone_and_the_coordination_sees_it(house: House, browser: Any) -> None:
    """S0-8: mail → one tap → ticks, how much, until when → thanks; inside: result, need, report."""
    with visitor(browser, house.url, width=PHONE) as club:
        _open_round(club, "faisal@federlohe.example")
        club.arrived()
        assert club.page.get_attribute("html", "dir") == "rtl"
        amount = club.page.locator("[name='amount_volunteers']")
        assert not amount.is_visible()
        club.page.locator("label[for='id_want_volunteers']").click()
        club.fill(amount_volunteers="12", until_volunteers="31.12.2027", text_volunteers=HALL)
        club.page.locator("main form button[type='submit']").click()
        club.arrived()
        club.reads(HALL, "12")
    with visitor(browser, house.url, width=DESK) as aylin:
        aylin.sign_in("a")
        aylin.open("/intern/organisationen/erhebungen/")
        aylin.follow("Bedarfe fürs nächste Jahr")
        aylin.reads("4 von 6 haben geantwortet")
        aylin.follow("Alles Genannte einzeln")
        aylin.follow(HALL)
        aylin.reads("Syrischer Kulturkreis Dattelpalme", "Das könnte passen")
        aylin.open("/intern/berichte/organisationen/")
        aylin.arrived()
        aylin.reads("4 von 6 Organisationen haben geantwortet", "weniger als 5", "Erzeugt am")
        assert HALL not in aylin.text()


def _open_round(person: Any, address: str) -> None:
    """Follow the link of the mail about the round that still runs, as soon as the worker has sent it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        person.open(f"/demo/postfach/?an={address.replace('@', '%40')}")
        letters = person.page.locator("main ul a[href*='/demo/postfach/']")
        for href in [one.get_attribute("href") for one in letters.all()]:
            person.open(href)
            if found := re.search(r"(?:/\w\w)?/organisationen/umfrage/[\w=-]+/", person.text()):
                person.open(found[0])
                if person.page.locator("label[for='id_want_volunteers']").count():
                    return
        time.sleep(0.5)
    raise AssertionError(f"{address}: keine Mail mit einer Runde, die läuft")
