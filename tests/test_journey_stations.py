"""Journey 6: a suggestion of the § 27 body goes to the council, the clock runs, the answer comes back, all can see it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import council, group
from tests.journeys.visitor import BOTH_WIDTHS, Visitor, visitor

pytestmark = pytest.mark.rounds

TITLE = "Probestunde ohne Anmeldung"
TEXT = "Jede Schule bietet eine Probestunde an."
TEMPLATE = "Anregung an den Rat"
SPEAKER = "Emine Erlerhan, Vorsitz"
RECORD = "https://ratsinfo.sternmuende.example/vorlage/17"
ANSWER = "Das kostet wenig und hilft viel."
LATE = "Sprachmittlung beim Elternsprechtag"


def prepare(olek: Visitor) -> None:
    """Before: the council is known, and there is a template to start from."""
    council.found_council(olek)
    olek.open("/intern/gremien/vorlagen/muster/")
    olek.follow("Muster anlegen")
    olek.choose("kind", "Anregung")
    olek.fill(name=TEMPLATE, title="Anregung: ", text="Der Rat möge beschließen: …", reasons="{gremium} regt an:")
    olek.press("Anlegen")


def draft(emine: Visitor) -> str:
    """Step 1: the elected member begins with the template, the way to the council stands in it; the paper's address."""
    emine.open("/intern/gremien/")
    emine.follow(council.INTEGRATION)
    emine.follow("Vorlage schreiben")
    emine.follow(TEMPLATE)
    assert council.INTEGRATION in emine.page.input_value("[name='reasons']")
    emine.fill(title=TITLE, text=TEXT)
    council.choose_way(emine, (council.INTEGRATION, "Empfehlung"), (council.COUNCIL, "Entscheidung"))
    emine.press("Entwurf speichern")
    emine.reads("Entwurf", TEXT)
    return emine.page.url.split("#")[0]


def check_and_submit(olek: Visitor, paper: str) -> None:
    """Step 2: the office looks at the form, adds the file number, and sends it on its way."""
    olek.open(paper)
    olek.follow("Unterzeichnende und Aktenzeichen")
    olek.fill(signatories=SPEAKER, file_reference="40.11.02")
    olek.press("Speichern")
    olek.open(paper)
    olek.press("Einreichen")
    olek.reads("eingereicht", council.INTEGRATION, "40.11.02")


def adopt(olek: Visitor, paper: str) -> None:
    """Steps 3 and 4: adopted, so it has to be laid before the council; who speaks there is named, the link entered."""
    council.decide(olek, council.INTEGRATION, TITLE, "Kinder sollen es ausprobieren.")
    olek.open(paper)
    olek.reads("liegt dort")
    olek.page.locator("#stationen summary", has_text=council.COUNCIL).click()
    olek.reads("Vorlagepflicht", "noch nicht vorgelegt")


def follow_the_clock(emine: Visitor, olek: Visitor, paper: str) -> None:
    emine.open(paper)
    emine.page.locator("#stationen summary", has_text=council.COUNCIL).click()
    emine.follow("noch nicht vorgelegt")
    laying = emine.page.url
    emine.follow("Nennen, wer dort spricht")
    emine.fill(speaker=SPEAKER)
    emine.press("Speichern")
    emine.reads(SPEAKER)
    olek.open(laying)
    olek.follow("Als vorgelegt festhalten")
    olek.fill(laid_on=group.day(0), url=RECORD)
    olek.press("Festhalten")
    olek.reads("vorgelegt", SPEAKER)
    assert olek.page.locator(f"main a[href='{RECORD}']").count() == 1


@pytest.mark.parametrize("width", BOTH_WIDTHS)
def test_a_suggestion_walks_to_the_council_and_back_and_what_is_late_is_seen_by_the_right_people(
    house: House, browser: Any, width: int
) -> None:
    """S2-3, S4-3, S4-26 to S4-28; journey 6, steps 1 to 6."""
    with visitor(browser, house.url, width=width) as emine, visitor(browser, house.url, width=width) as olek:
        olek.sign_in("o")
        prepare(olek)
        emine.sign_in("e")
        paper = draft(emine)
        check_and_submit(olek, paper)
        adopt(olek, paper)
        follow_the_clock(emine, olek, paper)
        council.decide(olek, council.COUNCIL, TITLE, ANSWER)
        olek.open(paper)
        olek.reads("angenommen")
        olek.picture("beratungsfolge")
        emine.open("/intern/gremien/")
        emine.follow(council.INTEGRATION)
        emine.reads(f"Antwort: {TITLE}")
        emine.open("/intern/gremien/ueberfaellig/")
        emine.reads(LATE, "Büro des Rates")
        emine.picture("ueberfaellig")
        number = _publish(browser, house, width, paper)
    with visitor(browser, house.url, width=width) as linh:
        linh.sign_in("l")
        linh.open("/intern/gremien/ueberfaellig/")
        assert LATE not in linh.text()
    with visitor(browser, house.url, width=width) as resident:
        resident.open("/vorlagen/")
        resident.follow(TITLE)
        resident.reads(council.INTEGRATION, council.COUNCIL, "angenommen", number)
        resident.open("/vorlagen/")
        resident.follow(LATE)
        resident.reads("Die zuständige Stelle nennt als Grund", "Die Tagesordnung war schon versandt")
        assert "Olek" not in resident.text()


def _publish(browser: Any, house: House, width: int, paper: str) -> str:
    """Step 6: the coordination lets everybody read the matter; returns the paper's number."""
    with visitor(browser, house.url, width=width) as aylin:
        aylin.sign_in("a")
        aylin.open(paper)
        number = str(aylin.page.locator("main dt:text-is('Art') + dd").first.inner_text()).split()[-1]
        aylin.page.locator("main dt:text-is('Vorgang') + dd a").first.click()
        aylin.arrived()
        aylin.follow("Veröffentlichen")
        aylin.fill(public_title=TITLE, summary="Kinder sollen Schulen ausprobieren können.")
        aylin.press("Veröffentlichen")
    return number
