"""From a request on the board to a cooperation that both agreed to, and into the picture of the network."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys.visitor import PHONE, visitor

pytestmark = pytest.mark.rounds

# What the worker does at night.
DRAW = """
from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network.operations import draw_network
draw_network(by=SYSTEM, at=clock.now())
"""


def test_a_request_on_the_board_becomes_a_cooperation_in_the_picture(house: House, browser: Any) -> None:
    """Issue 4: Rojda seeks, Faisal takes part, both talk, both say yes; S0-20, S1-33, S1-38."""
    with visitor(browser, house.url, width=PHONE) as rojda, visitor(browser, house.url, width=PHONE) as faisal:
        rojda.sign_in("r")
        rojda.open("/intern/netzwerk/boerse/neu/")
        rojda.fill(title="Wer näht mit uns?", text="Wir haben Stoff und suchen Maschinen.")
        rojda.press("Veröffentlichen")
        rojda.reads("Der Eintrag steht in der Börse", "Gesuch")

        faisal.sign_in("f")
        faisal.open("/intern/netzwerk/boerse/")
        faisal.follow("Wer näht mit uns?")
        faisal.follow("Wir machen mit")
        faisal.fill(text="Drei Maschinen stehen bei uns.")
        faisal.press("Absenden")
        faisal.reads("Das lesen nur die beiden Seiten", "Drei Maschinen stehen bei uns.")

        rojda.open("/intern/netzwerk/boerse/")
        rojda.follow("Wer näht mit uns?")
        rojda.page.locator("#antworten a").click()
        rojda.follow("Schreiben")
        rojda.fill(text="Kommt am Freitag vorbei!")
        rojda.press("Senden")
        rojda.follow("Kooperation daraus machen")
        rojda.fill(subject="Nähstube am Freitag", begins_on="1.11.2026")
        rojda.press("Eintragen")
        rojda.reads("noch nicht vereinbart", "Syrischer Kulturkreis Dattelpalme")

        faisal.open("/intern/netzwerk/kooperationen/")
        faisal.follow("Nähstube am Freitag")
        faisal.page.locator("a[href$='/zustimmung/']").click()
        faisal.press("Zustimmen")
        faisal.reads("Alle Partner haben zugestimmt", "läuft")

        assert house.command("shell", "-v", "0", "-c", DRAW).returncode == 0
        faisal.open("/intern/netzwerk/bild/")
        dot = faisal.page.locator("a[data-node]", has_text="Dattelpalme")
        assert "Frauen wagen Wege" in (dot.get_attribute("aria-label") or "")
        dot.focus()
        faisal.page.wait_for_selector("svg.network.pointed line.cooperation.near")
