"""A paper of a project group's matter passes the § 27 body and the committee that decides, and the answer comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import council
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

TITLE = "Probestunde ohne Anmeldung"
BODY = "Ausschuss für Chancengerechtigkeit und Integration der Stadt Sternmünde"
LATE = "Sprachmittlung beim Elternsprechtag"


def write_and_submit(person: Visitor) -> str:
    """Through the § 27 body, then to the school committee; returns the paper's address."""
    person.open("/intern/gremien/vorlagen/neu/")
    person.fill(title=TITLE, text="Jede Schule bietet eine Probestunde an.", reasons="Vorschlag der Projektgruppe.")
    person.choose("kind", "Anregung")
    for place, (body, role) in enumerate(((BODY, "Empfehlung"), (council.BODY, "Entscheidung")), start=1):
        options = person.page.locator(f"main [name='gremium_{place}'] option", has_text=body)
        person.choose(f"gremium_{place}", options.first.inner_text().strip())
        person.choose(f"aufgabe_{place}", role)
    for place in (3, 4, 5):
        person.choose(f"gremium_{place}", "– kein Gremium –")
    person.press("Entwurf speichern")
    person.press("Einreichen")
    person.reads("eingereicht", BODY)
    return str(person.page.url).split("#")[0]


def decide(person: Visitor, body: str, reason: str) -> None:
    meeting = council.call_meeting(person, body, TITLE).split("#")[0]
    person.open(meeting)
    item = person.page.locator("#tagesordnung li").filter(has=person.page.get_by_role("heading", name=TITLE))
    item.get_by_role("link", name="Beschluss festhalten").click()
    person.arrived()
    person.choose("kind", "angenommen")
    person.fill(wording="So wird es gemacht.", reason=reason)
    person.press("Festhalten")
    person.reads(reason)


def test_a_paper_walks_through_the_bodies_and_back_and_what_is_late_is_seen_by_the_right_people(
    house: House, browser: Any
) -> None:
    with visitor(browser, house.url) as aylin:
        aylin.sign_in("a")
        paper = write_and_submit(aylin)
        decide(aylin, BODY, "Kinder sollen es ausprobieren.")
        aylin.open(paper)
        aylin.page.locator("#stationen summary", has_text=council.BODY).click()
        aylin.reads("liegt dort", "Vorlagepflicht", "noch nicht vorgelegt")
        decide(aylin, council.BODY, "Das kostet wenig und hilft viel.")
        aylin.open(paper)
        aylin.reads("angenommen")
        aylin.picture("beratungsfolge")
    with visitor(browser, house.url, width=PHONE) as emine:
        emine.sign_in("e")
        emine.open("/intern/gremien/")
        emine.follow(BODY)
        emine.reads(f"Antwort: {TITLE}")
        emine.open("/intern/gremien/ueberfaellig/")
        emine.reads(LATE, "Büro des Rates")
        emine.picture("ueberfaellig")
    with visitor(browser, house.url) as linh:
        linh.sign_in("l")
        linh.open("/intern/gremien/ueberfaellig/")
        assert LATE not in linh.text()
    with visitor(browser, house.url) as resident:
        resident.open("/vorlagen/")
        resident.follow(LATE)
        resident.reads("Die zuständige Stelle nennt als Grund", "Die Tagesordnung war schon versandt")
        assert "Olek" not in resident.text()
