"""Mitreden in the browser: written in Arabic on the phone without an account, read, published, answered, told."""

from __future__ import annotations

from typing import Any

import pytest

from augenhoehe.demo.world.mitreden import ROOM_TITLE
from tests.houses import House
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

TEXT = "لم أجد من يشرح لي كيف أسجل ابني في المدرسة."
SEND = "main button[name='go'][value='send']"
ANSWER = "Ab Januar hilft eine Stelle in der Bücherei bei der Anmeldung."


def go(person: Visitor, selector: str) -> None:
    """Follow or press the first thing found by its place: words are in the visitor's language."""
    with person.page.expect_navigation():
        person.page.locator(selector).first.click()
    person.arrived()


def writes_in_arabic(resident: Visitor) -> str:
    """From the list to the slip; the first try goes wrong and not a word is lost. Returns the code."""
    resident.open("/ar/mitreden/")
    go(resident, "#raeume a.main")
    assert ROOM_TITLE in resident.page.title()
    go(resident, "main a[href*='/mitreden/schreiben/']")
    assert resident.page.locator("html").get_attribute("dir") == "rtl"
    resident.fill(text=TEXT, pseudonym="أم ليلى")
    # Nothing chosen yet, and sent by keyboard alone.
    resident.page.locator(SEND).focus()
    with resident.page.expect_navigation():
        resident.page.keyboard.press("Enter")
    resident.arrived()
    assert resident.page.locator("main [name='text']").input_value() == TEXT
    resident.page.locator("main [name='kind'][value='hurdle']").check()
    resident.page.wait_for_timeout(4000)
    go(resident, SEND)
    return str(resident.page.locator("p.code").inner_text()).strip()


def is_published_and_answered(aylin: Visitor) -> str:
    """The moderation finds it in the queue; returns the public address."""
    aylin.sign_in("a")
    aylin.open("/intern/mitreden/?offen=ja&sprache=ar")
    aylin.follow(TEXT[:20])
    aylin.reads(TEXT, "eingereicht")
    aylin.follow("Veröffentlichen")
    aylin.press("Veröffentlichen")
    aylin.reads(TEXT, "veröffentlicht")
    aylin.follow("Amtlich antworten")
    aylin.fill(text_de=ANSWER)
    aylin.press("Antworten")
    aylin.reads(ANSWER, "Amtliche Antwort")
    return str(aylin.page.get_by_role("link", name="So sehen es alle").get_attribute("href"))


def test_a_resident_writes_in_arabic_on_the_phone_and_reads_the_official_answer(house: House, browser: Any) -> None:
    """S2-33, S2-35, S2-41, S4-32."""
    with visitor(browser, house.url, width=PHONE) as resident, visitor(browser, house.url) as aylin:
        code = writes_in_arabic(resident)
        address = is_published_and_answered(aylin)
        resident.open(f"/ar{address}")
        resident.reads(TEXT, ANSWER, "أم ليلى")
        resident.open("/ar/mitreden/stand/")
        resident.fill(code=code)
        go(resident, "main form button")
        resident.reads(ANSWER)
        assert TEXT not in resident.text()
