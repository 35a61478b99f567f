"""Journey 13: a network's body begins a position, each town decides for itself, everybody reads who agreed."""

from __future__ import annotations

from typing import Any

import pytest

from augenhoehe.core.clock import today
from tests.houses import House
from tests.journeys.visitor import DESK, PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

TITLE = "Ein Dolmetschpool für alle vier Städte"
TEXT = "Wir wollen einen gemeinsamen Pool.\nDer Kreis zahlt die Einsätze in Rathäusern."


def test_a_joint_position_is_adopted_by_the_towns_and_published_with_their_names(house: House, browser: Any) -> None:
    """S4-12, S4-10: drafted on a phone, laid before four bodies, decided by three, published with two names."""
    with visitor(browser, house.url, width=PHONE) as emine, visitor(browser, house.url, width=DESK) as aylin:
        emine.sign_in("e")
        emine.open("/intern/netzwerke/")
        emine.follow("Netzwerk der Integrationsgremien")
        emine.reads("Sprachkurse auch im Sommer", "Mitglieder")
        emine.follow("Position entwerfen")
        emine.fill(title=TITLE, text=TEXT)
        emine.press("Anlegen")
        emine.reads("Der Entwurf ist angelegt", "Der Kreis zahlt")

        aylin.sign_in("a")
        aylin.open("/intern/netzwerke/")
        aylin.follow("Netzwerk der Integrationsgremien")
        aylin.follow(TITLE)
        aylin.follow("Den Gremien vorlegen")
        aylin.press("Vorlegen")
        aylin.reads("liegt den Gremien vor", "Durch eigenen Beschluss übernommen: 0 von 4 Gremien")
        address = aylin.page.url

        bodies = [name.strip() for name in aylin.page.locator("#gremien h3").all_inner_texts()]
        towns = {town: next(one for one in bodies if town in one) for town in ("Nebelfurt", "Mohnfurt", "Zwirnstadt")}
        _decide(aylin, towns["Nebelfurt"], "angenommen")
        _decide(aylin, towns["Zwirnstadt"], "angenommen")
        _decide(aylin, towns["Mohnfurt"], "mit Änderung angenommen")

        aylin.open(address)
        aylin.reads("Durch eigenen Beschluss übernommen: 2 von 4 Gremien", "noch nicht eingetragen")
        aylin.follow("Eigenen Wortlaut eintragen")
        aylin.fill(wording=TEXT.replace("in Rathäusern", "in Rathäusern und Kitas"))
        aylin.press("Speichern")
        assert aylin.page.locator("#gremien ins").first.inner_text().strip().startswith("eingefügt:")
        aylin.page.locator("summary", has_text="Veröffentlichen").click()
        aylin.press("Veröffentlichen")
        aylin.follow("Öffentliche Seite")

        with visitor(browser, house.url, width=PHONE) as anybody:
            anybody.open(aylin.page.url.removeprefix(house.url))
            anybody.arrived()
            anybody.reads("2 von 4 Gremien haben den Text beschlossen.", "Mit eigenem Wortlaut", "Noch kein Beschluss")
            assert "Alle " not in anybody.text()
            agreed = anybody.page.locator("#beschlossen").inner_text()
            assert "Nebelfurt" in agreed and "Zwirnstadt" in agreed
            assert "Mohnfurt" not in agreed and "Sternmünde" not in agreed


def _decide(person: Visitor, body: str, kind: str) -> None:
    """The body meets today and decides on what waits."""
    person.open("/intern/gremien/")
    person.follow(body)
    person.follow("Sitzung planen")
    person.fill(starts_at_0=f"{today():%d.%m.%Y}", starts_at_1="06:30", place="Rathaus")
    person.press("Planen")
    person.press("Tagesordnung zusammenstellen")
    item = person.page.locator("#tagesordnung li", has_text=TITLE)
    item.get_by_role("link", name="Beschluss festhalten").click()
    person.arrived()
    person.choose("kind", kind)
    person.fill(wording="Das Gremium stimmt zu.", reason="Beraten und abgestimmt.")
    person.press("Festhalten")
