"""Journey: volunteers meet in the evening, write along on the phone, and the town reads signed minutes (S3-3, S3-38)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from augenhoehe.core.clock import BERLIN, now
from tests.houses import House
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

BODY = "Ausschuss für Chancengerechtigkeit und Integration der Stadt Sternmünde"
TITLE = "Nachbarschaftsfest am Hafen"


def test_an_evening_of_volunteers_from_the_phone_to_published_minutes(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=PHONE) as emine, visitor(browser, house.url, width=DESK) as olek:
        emine.sign_in("e")
        olek.sign_in("o")
        meeting = _plan(olek)
        _write_along(emine, meeting)
        _minutes(emine, olek, meeting)
    with visitor(browser, house.url, width=PHONE) as town:
        town.open(meeting.replace("/intern", ""))
        town.reads("Niederschrift, öffentlicher Teil", TITLE, "Alle wollen helfen.", "5 Ja, 0 Nein")
        assert not any(name in town.text() for name in ("Emine", "Quentin", "Berta Beifuß"))


def _just_now() -> datetime:
    return now().astimezone(BERLIN) - timedelta(minutes=1)


def _plan(olek: Any) -> str:
    """A meeting of today, entered with one item."""
    olek.open("/intern/gremien/")
    olek.follow(BODY)
    committee = olek.page.url.split("#")[0]
    olek.follow("Punkt vorlegen")
    olek.fill(title=TITLE, brief="Im Mai ist das Fest. Wer macht mit?")
    olek.press("Vorlegen")
    olek.open(committee.replace(olek.url, ""))
    olek.follow("Sitzung planen")
    begun = _just_now()
    olek.fill(starts_at_0=f"{begun:%d.%m.%Y}", starts_at_1=f"{begun:%H:%M}", place="Jugendheim am Hafen")
    olek.page.locator("main [name='public']").check()
    olek.press("Planen")
    olek.press("Tagesordnung zusammenstellen")
    return olek.page.url.replace(olek.url, "").split("#")[0]


def _write_along(emine: Any, meeting: str) -> None:
    """The chair holds the phone: opened, who is there, a guest, a text, a vote by hand."""
    emine.open(meeting)
    emine.follow("Mitschreiben")
    emine.follow("Sitzung eröffnen")
    emine.fill(opened_at=f"{_just_now():%H:%M}", secretary_name="Berta Beifuß")
    emine.press("Eröffnen")
    for _ in range(5):
        emine.press("Ist da", within="#anwesend")
    emine.reads("5 von 5")
    # What else the body follows up (Beschlusskontrolle) stands on the agenda too.
    emine.page.get_by_role("link", name=re.compile(r"\d+\.\s+" + re.escape(TITLE))).first.click()
    emine.press("Punkt aufrufen")
    emine.choose("presence", "Faisal")
    emine.fill(note="sagt, dass der Verein Zelte hat")
    emine.press("Wortmeldung notieren")
    emine.wait_for(lambda: "sagt, dass der Verein Zelte hat" in emine.text(), seconds=10)
    emine.fill(discussion="Alle wollen helfen.")
    emine.press("Text speichern")
    emine.follow("Beschluss festhalten")
    emine.choose("kind", "angenommen")
    emine.fill(wording="Wir machen mit.", reason="Das Fest verbindet.", yes="6", no="0")
    emine.press("Festhalten")
    emine.reads("6 Stimmen sind mehr, als an diesem Tag Sitze stimmberechtigt waren (5).")
    emine.fill(yes="", no="")
    emine.page.locator("main [name='unanimous']").check()
    emine.press("Festhalten")
    emine.reads("5 Ja, 0 Nein, 0 Enthaltungen")
    emine.open(meeting + "verlauf/")
    emine.follow("Sitzung schließen")
    emine.press("Schließen")
    emine.press("Niederschrift entwerfen")
    emine.reads("Entwurf", "Alle wollen helfen.", "Berta Beifuß")


def _minutes(emine: Any, olek: Any, meeting: str) -> None:
    """The chair signs on the phone, the secretary on paper; the office publishes."""
    emine.press("Zur Unterschrift geben")
    emine.press("Als Vorsitz unterschreiben")
    olek.open(meeting + "niederschrift/")
    olek.reads("Es fehlt noch die Unterschrift: Schriftführung.")
    olek.follow("Unterschrift auf Papier vermerken")
    olek.choose("role", "Schriftführung")
    olek.fill(name="Berta Beifuß")
    olek.press("Vermerken")
    olek.press("Öffentlichen Teil veröffentlichen")
    olek.reads("veröffentlicht")
