"""A club enters an offer on the phone; somebody near it finds it, by words and by the place of the device."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys.visitor import PHONE, visitor

pytestmark = pytest.mark.rounds

# In Sternmünde; more exact than anybody needs to know.
HERE = {"latitude": 51.62871, "longitude": 8.45219}


def test_an_offer_entered_on_the_phone_is_found_nearby_on_its_day_in_its_language(house: House, browser: Any) -> None:
    """Issue 4: „adds an offer with weekly times“; „was gibt es am Dienstag auf Arabisch in meiner Nähe“."""
    with visitor(browser, house.url, width=PHONE) as faisal, visitor(browser, house.url, width=PHONE) as guest:
        faisal.sign_in("f")
        faisal.open("/intern/angebote/neu/")
        faisal.fill(title="Nähen am Dienstag", description="Wir nähen zusammen.", begins="17", ends="19")
        faisal.page.get_by_label("Dienstag").check()
        faisal.press("Eintragen")
        faisal.reads("Das Angebot ist öffentlich", "jeden Dienstag, 17 bis 19 Uhr")

        guest.open("/angebote/")
        guest.fill(q="was gibt es am Dienstag auf Arabisch")
        guest.press("Suchen", within="main")
        guest.reads("Nähen am Dienstag")
        assert guest.page.locator("select[name=tag]").input_value() == "TU"

        guest.page.context.grant_permissions(["geolocation"])
        guest.page.context.set_geolocation(HERE)
        guest.page.get_by_role("button", name="In meiner Nähe").click()
        guest.page.wait_for_url("**breite=51.63**laenge=8.45**")
        guest.reads("auf etwa einen Kilometer gerundet", "Nähen am Dienstag", "km entfernt")
        guest.follow("Nähen am Dienstag")
        guest.reads("Die nächsten Termine", "Federgasse 9")
