"""„nur Strukturhinweise“: with the files switched off counsellors give and withdraw hints, and no client is anywhere."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.houses import House
from tests.journeys import advice
from tests.journeys.reporting import look_up
from tests.journeys.visitor import DESK, PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

PROBLEM = "Beim Kinderarzt gibt es Termine nur am Telefon, und dort spricht jemand nur Deutsch."


def test_a_counsellor_gives_and_withdraws_a_hint_where_no_files_are_kept(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as samuel:
        advice.enter(samuel, "s", "/intern/einrichtung/")
        _switch(samuel, on=False)
        with visitor(browser, house.url, width=PHONE) as chiara:
            code = _gives(chiara)
            _looks(browser, house, code, "eingegangen")
            chiara.follow("Hinweis geben", within="nav")
            chiara.follow("Hinweis zurückziehen")
            chiara.fill(code="7KQ2")
            chiara.press("Zurückziehen")
            chiara.reads("Eine Nummer hat 16 Zeichen")
            chiara.fill(code=code.lower())
            chiara.press("Zurückziehen")
            chiara.reads("Das Zurückziehen geht in der Nacht hinaus")
            _looks(browser, house, code, "zurückgezogen")
        samuel.open("/intern/einrichtung/")
        _switch(samuel, on=True)
    with visitor(browser, house.url, width=DESK) as chiara:
        advice.enter(chiara, "c")
        chiara.reads("Mahir Morgenrot")


def _switch(samuel: Visitor, *, on: bool) -> None:
    box = samuel.page.locator("[name='module_cases']")
    (box.check if on else box.uncheck)()
    samuel.press("Speichern")


def _gives(chiara: Visitor) -> str:
    """No second factor is asked for: there is no file behind this page. What is named is marked; nothing typed is lost."""
    chiara.sign_in("c")
    chiara.open("/akte/", status=404)
    chiara.open("/intern/")
    assert "Fallakten" not in " ".join(chiara.page.locator("nav").all_inner_texts())
    chiara.follow("Hinweis geben", within="nav")
    chiara.press("Prüfen und ansehen")
    chiara.reads("Schreiben Sie, was das Problem ist.")
    chiara.choose("life_area", "Gesundheit")
    advice.try_to_name(chiara, f"{PROBLEM} Frau Kaya wartet.", "Frau Kaya")
    assert chiara.page.locator("[name='life_area'] option:checked").inner_text() == "Gesundheit"
    chiara.fill(problem=PROBLEM)
    chiara.press("Prüfen und ansehen")
    chiara.reads("Genau das geht hinaus, und nichts sonst", PROBLEM, "Gesundheit")
    chiara.press("Freigeben")
    found = re.search(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}", chiara.text())
    assert found, chiara.text()
    return found[0]


def _looks(browser: Any, house: House, code: str, state: str) -> None:
    """Whoever holds the number looks on the public page; the gate of the demo opens as soon as the worker comes to it."""
    with visitor(browser, house.url, width=PHONE) as somebody:
        for _ in range(40):
            somebody.open("/stand/")
            somebody.fill(code=code)
            somebody.page.locator("main form button").first.click()
            somebody.arrived()
            if state in somebody.text():
                break
            somebody.page.wait_for_timeout(500)
        look_up(somebody, code)
        somebody.reads(state)
