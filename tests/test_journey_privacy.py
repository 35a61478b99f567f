"""Tour „Ich prüfe den Datenschutz“: which data, where, how long, who reads; and a deletion run rehearsed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import advice
from tests.journeys.visitor import DESK, visitor

pytestmark = pytest.mark.rounds


def test_the_officer_reads_one_page_rehearses_a_deletion_and_opens_no_file(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as gesine:
        gesine.sign_in("g")
        gesine.open("/intern/datenschutz/")
        gesine.unfold("Fallakten")
        gesine.reads("Welche Daten", "Klient:innen", "nur wer den Fall führt", "drei Jahre nach Abschluss", "zu prüfen")
        gesine.reads("Caritasverband Federlohe e. V.", "KDG")
        gesine.follow("Löschläufe ansehen und proben")
        advice.show_factor(gesine, "/intern/datenschutz/loeschlaeufe/")
        before = _numbers(gesine)
        assert sum(before) > 0, gesine.text()
        gesine.reads("Fallakten nach Ablauf der Aufbewahrung oder nach Widerruf")
        gesine.press("Probelauf festhalten")
        gesine.reads("Probelauf. Weggefallen wäre:", "Gesine Grauhorst")
        assert _numbers(gesine) == before
        gesine.open("/intern/rollen-und-rechte/")
        gesine.reads("Fälle eines Trägers in andere Hände geben, ohne eine Akte zu lesen", "Teamleitung")
        for closed in ("/akte/", "/akte/zahlen/", "/akte/hinweis/"):
            gesine.open(closed, status=403)
    with visitor(browser, house.url, width=DESK) as anybody:
        anybody.open("/")
        anybody.follow("Welche Daten", within="footer")
        anybody.unfold("Fallakten")
        anybody.reads("Klient:innen", "nur wer den Fall führt und eine benannte Vertretung")


def _numbers(gesine: Any) -> list[int]:
    """What would go now, rule by rule."""
    cells = gesine.page.locator("main table td[data-label='Jetzt fällig']").all_inner_texts()
    return [int(cell.replace("\u202f", "").replace(".", "")) for cell in cells]
