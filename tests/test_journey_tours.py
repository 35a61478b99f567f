"""The tours of the demo's start page, step by step as they are offered, each at the width at which it is shown."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import pytest

from tests.houses import House
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

SECONDS = 10


@dataclass(frozen=True)
class Tour:
    """For each step what has to stand on the screen that it opens."""

    key: str
    width: int
    convinces: tuple[tuple[str, ...], ...]


TOURS = (
    Tour("koordinieren", DESK, (
        ("Heute", "Sprachmittlung beim Elternsprechtag"),
        ("Hinweise", "Arzt"),
        ("Elternsprechtag", "Hinweise", "Personen"),
        ("Wie verstehen sich Eltern und Schule", "Entwurf", "Der Lenkungsgruppe vorlegen"),
        ("Sprachkurse passen nicht zum Leben", "Tagesordnung", "Wer kommt"),
        ("Vereinsliste 2019.csv", "29 Organisationen übernehmen", "Der Name fehlt."),
        ("Stimmt das noch?",),
    )),
    Tour("ausschuss", PHONE, (
        ("Einladung: Ausschuss für Chancengerechtigkeit",),
        ("18:00 Uhr: kommen Sie?", "Ihre Anregung liegt seit 63 Tagen", "Esma Eichenau als Vertretung fragen"),
        ("Ihre Anregung liegt seit 63 Tagen", "Zwei erreichbare Sitzungen sind vorbei", "Am Zug: Büro des Rates"),
        ("Liegt seit 63 Tagen bei: Schulausschuss der Stadt Sternmünde", "keine gesetzliche Frist"),
    )),
    Tour("berichten", DESK, (
        ("Was bei uns ankam", "Was sich verzögert", "am Zug", "Was es kostet", "Quelle:", "Als PDF herunterladen"),
        ("Was es ersetzt", "Im Jahr bleiben", "Arbeitsstunden im Monat"),
        ("Öffentliche Beschlüsse", "fehlt noch", "Als Excel herunterladen"),
        ("Organisationen im Verzeichnis", "DCAT-AP.de"),
    )),
    Tour("recherchieren", PHONE, (
        ("Kita-Auskunft in mehreren Sprachen",),
        ("In allen 41 Kitas liegt jetzt ein Blatt", "Beschlüsse", "Lenkungsgruppe"),
        ("Begründung", "Wiedervorlage"),
        ("Am Zug", "Projektgruppe"),
        ("Schulausschuss der Stadt Sternmünde", "Alle Vorlagen mit ihrem Weg durch die Gremien"),
    )),
)  # fmt: skip


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.key)
def test_every_step_of_the_tour_opens_the_screen_that_convinces(house: House, browser: Any, tour: Tour) -> None:
    with visitor(browser, house.url, width=tour.width) as guest:
        guest.open(f"/demo/rundgang/{tour.key}/")
        assert guest.page.locator("main ol.list-plain > li").count() == len(tour.convinces)
        for place, words in enumerate(tour.convinces):
            guest.open(f"/demo/rundgang/{tour.key}/")
            guest.page.locator("main ol.list-plain > li").nth(place).locator(".actions :is(a, button)").click()
            guest.arrived()
            guest.reads(*words)


def test_who_lives_here_sees_in_ten_seconds_who_decided_what_when_and_why(house: House, browser: Any) -> None:
    """From the start page: a word, the matter, and everything stands there."""
    with visitor(browser, house.url, width=PHONE) as resident:
        resident.open("/")
        began = time.monotonic()
        resident.fill(q="Kita")
        resident.press("Suchen")
        resident.follow("Kita-Auskunft in mehreren Sprachen")
        resident.reads("abgeschlossen", "Lenkungsgruppe", "angenommen", "Begründung", "In allen 41 Kitas")
        assert time.monotonic() - began < SECONDS
        resident.page.locator("#beschluesse").scroll_into_view_if_needed()
        resident.open("/vorgaenge/")
        resident.follow("Sprachkurse, die zum Leben passen")
        resident.reads("Am Zug: Lenkungsgruppe")
