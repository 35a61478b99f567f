"""Journey 12: an area is chosen, looked at with what the house knows, written about, checked, and read by everybody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import group
from tests.journeys.visitor import BOTH_WIDTHS, Visitor, visitor

pytestmark = pytest.mark.rounds

AREA = "Sternmünde: Altstadt"
INDICATOR = "Anteil der Menschen mit Einwanderungsgeschichte"
NEEDS, STRONG = "Nach dem Abendkurs fährt kein Bus mehr.", "Die Altstadt hat drei Treffpunkte, die sich kennen."
FOLLOWS = "Ein Sammeltaxi nach den Kursen hilft sofort."
MEASURE = "Sammeltaxi nach dem Abendkurs"


def begin(aylin: Visitor) -> None:
    """Step 1: from the list to a page that already holds what is known."""
    aylin.open("/intern/sozialraeume/")
    aylin.follow("Analyse beginnen")
    aylin.choose("area", AREA)
    aylin.fill(starts_on=group.day(-400), ends_on=group.day(-40))
    aylin.press("Beginnen")
    aylin.reads("Was das Haus über das Gebiet weiß, steht schon da.")


def look(aylin: Visitor) -> None:
    """Steps 2 to 4: figures beside the town's, with a table; what there is; people only as they were released."""
    aylin.reads(INDICATOR, "Organisationen", "Angebote", "Personen, die im Quartal Hinweise gaben")
    told = aylin.page.locator("#bedarf dd").first.inner_text()
    assert "Stand" in told or "weniger als 5" in told, told
    figures = aylin.page.locator("#kennzahlen")
    assert figures.locator("svg").count() >= 1
    assert figures.locator("table").count() >= 1
    assert "Sternmünde" in figures.inner_text()


def write(aylin: Visitor) -> None:
    """Steps 5 and 6: nothing is checked before it says what follows; a measure is proposed for this area."""
    aylin.follow("Analyse schreiben")
    aylin.fill(needs=NEEDS, potentials=STRONG, conclusions=FOLLOWS)
    aylin.press("Speichern")
    aylin.reads(NEEDS, STRONG, FOLLOWS)
    aylin.follow("Maßnahme vorschlagen")
    aylin.fill(title=MEASURE, description="Zwei Abende in der Woche.", lead_unit="Integrationszentrum")
    aylin.press("Vorschlagen")
    aylin.reads(MEASURE, "geplant")


def publish(aylin: Visitor) -> str:
    """Checked, then published; returns the public address."""
    aylin.follow("Als geprüft festhalten")
    aylin.press("Als geprüft festhalten")
    aylin.follow("Veröffentlichen")
    aylin.press("Veröffentlichen")
    aylin.reads("Die Analyse ist öffentlich.")
    return str(aylin.page.get_by_role("link", name="Öffentliche Seite ansehen").get_attribute("href"))


@pytest.mark.parametrize("width", BOTH_WIDTHS)
def test_an_area_is_looked_at_and_what_follows_is_read_by_everybody(house: House, browser: Any, width: int) -> None:
    """S3-18, S3-19, acceptance 2 of the concepts."""
    with visitor(browser, house.url, width=width) as aylin:
        aylin.sign_in("a")
        begin(aylin)
        look(aylin)
        write(aylin)
        address = publish(aylin)
        aylin.picture("sozialraum")
    with visitor(browser, house.url, width=width) as resident:
        resident.open(address)
        resident.arrived()
        resident.reads("Altstadt", NEEDS, STRONG, FOLLOWS, MEASURE, INDICATOR)
        assert "Aylin" not in resident.text()
