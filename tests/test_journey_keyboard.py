"""Without a mouse (issue 7, accepted 2): the report form, a registration and a contribution by the keys alone.

Every stop is looked at: its focus is seen, nothing covers it, and it lies further on. After a mistake the summary
comes first and leads to the field.
"""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from tests.houses import House
from tests.journeys.keyboard import Keyboard, keyboard
from tests.journeys.reporting import code_on
from tests.journeys.visitor import PHONE, visitor

pytestmark = pytest.mark.rounds

# A line of the head with its target of 44 pixels, and the space around it.
ROW = 52
PROBLEM, IDEA = "Der Bus fährt nach dem Kurs nicht mehr.", "Ein Bus um halb zehn."
FORWARD, SEND = "main button[name='go'][value='next']", "main .actions button[name='go'][value='send']"


TITLE = "Eine lange Tafel"


def one_seat_is_left(house: House) -> str:
    """The long table in Sternmünde; returns its number."""
    with psycopg.connect(house.urls.owner) as connection:
        row = connection.execute(
            "UPDATE events_event SET capacity = taken + 1 WHERE title->'de'->>'text' = %s RETURNING id", [TITLE]
        ).fetchone()
    assert row is not None
    return str(row[0])


def skips_to_the_content(hands: Keyboard) -> None:
    """The first stop of a page leads past everything that stands on every page."""
    hands.tab()
    hands.page.keyboard.press("Enter")
    assert hands.page.evaluate("document.activeElement.id") == "inhalt"
    hands.last = None


def press(hands: Keyboard, selector: str) -> None:
    hands.reach(selector)
    hands.enter()


def gives_a_hint(hands: Keyboard) -> str:
    """Four screens, the first sent empty; returns the code."""
    press(hands, FORWARD)
    hands.goes_from_the_summary_to("town")
    hands.page.keyboard.press("Space")
    hands.tick("life_area")
    press(hands, FORWARD)
    hands.write("problem", PROBLEM)
    hands.write("idea", IDEA)
    press(hands, FORWARD)
    press(hands, FORWARD)
    hands.person.has_read()
    press(hands, SEND)
    return code_on(hands.person)


def test_a_hint_is_given_from_the_start_page_to_the_code(house: House, browser: Any) -> None:
    with keyboard(browser, house.url) as hands:
        hands.person.open("/")
        skips_to_the_content(hands)
        press(hands, "main a[href='/melden/']")
        assert len(gives_a_hint(hands)) > 8


def test_on_an_arabic_phone_the_menu_unfolds_and_leads_to_the_form(house: House, browser: Any) -> None:
    with keyboard(browser, house.url, width=PHONE) as hands:
        hands.person.open("/ar/")
        hands.reach(".menu-all summary")
        assert not hands.page.locator(".nav a").first.is_visible()
        hands.page.keyboard.press("Enter")
        press(hands, ".nav a[href='/ar/melden/']")
        assert hands.page.locator("html").get_attribute("dir") == "rtl"
        assert len(gives_a_hint(hands)) > 8


def test_escape_folds_the_menu_and_the_focus_stays_at_its_word(house: House, browser: Any) -> None:
    with keyboard(browser, house.url, width=PHONE) as hands:
        hands.person.open("/")
        hands.reach(".menu-all summary")
        hands.page.keyboard.press("Space")
        hands.reach(".nav a")
        hands.page.keyboard.press("Escape")
        assert hands.page.evaluate("document.activeElement.matches('.menu-all summary')")
        assert not hands.page.locator(".nav a").first.is_visible()


def test_somebody_registers_for_an_event(house: House, browser: Any) -> None:
    number = one_seat_is_left(house)
    with keyboard(browser, house.url) as hands:
        hands.person.open("/veranstaltungen/")
        skips_to_the_content(hands)
        press(hands, f"main a[href*='{number}']")
        hands.person.reads(TITLE)
        press(hands, f"main a[href='/veranstaltungen/{number}/anmelden/']")
        press(hands, SEND)
        hands.goes_from_the_summary_to("name")
        hands.page.keyboard.type("Ada Adler")
        hands.write("email", "ada@leute.example")
        hands.choose("category", further=1)
        hands.tick("agreed")
        hands.person.has_read()
        press(hands, SEND)
        hands.person.reads("ada@leute.example")


def test_somebody_writes_a_contribution(house: House, browser: Any) -> None:
    with keyboard(browser, house.url) as hands:
        hands.person.open("/mitreden/")
        skips_to_the_content(hands)
        press(hands, "#raeume a.main")
        press(hands, "main a[href*='/mitreden/schreiben/']")
        press(hands, SEND)
        hands.goes_from_the_summary_to("kind")
        hands.page.keyboard.press("Space")
        hands.write("text", PROBLEM)
        hands.person.has_read()
        press(hands, SEND)
        assert len(code_on(hands.person)) > 8


@pytest.mark.parametrize("width", [320, PHONE, 768])
def test_the_head_takes_two_rows_and_unfolds_without_scripts(house: House, browser: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/melden/", "/ar/vorgaenge/", "/ru/"):
        page.goto(house.url + path)
        assert page.locator(".head").bounding_box()["height"] <= 2 * ROW, path
        assert not page.locator(".nav a, .languages a").locator("visible=true").count(), path
    page.locator(".menu-all summary").click()
    assert page.locator(".nav a").locator("visible=true").count() == 8
    page.locator(".speaking summary").click()
    assert page.locator(".languages a").locator("visible=true").count() == 5
    context.close()


@pytest.mark.parametrize("width", [320, PHONE])
def test_the_head_of_somebody_signed_in_takes_two_rows_as_well(house: House, browser: Any, width: int) -> None:
    with visitor(browser, house.url, width=width) as aylin:
        aylin.sign_in("a")
        for path in ("/", "/intern/hinweise/"):
            aylin.open(path)
            assert aylin.page.locator(".head").bounding_box()["height"] <= 2 * ROW, path
