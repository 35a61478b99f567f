"""A programme is found on a phone in Turkish, checked without sign-in, remembered by a club, and told in time."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.houses import House
from tests.journeys.visitor import PHONE, visitor

pytestmark = pytest.mark.rounds

START = "Starthilfe für junge Vereine"
# What the coordination translated; the page's own words are the catalogue's.
FUNDED = "Genç derneklerin oda kirası, kursları ve ilk projeleri."


def test_from_the_turkish_phone_to_the_reminder(house: House, browser: Any) -> None:
    """S1-39: find a programme, self-check, remember, and the message before the deadline."""
    with visitor(browser, house.url, width=PHONE) as guest, visitor(browser, house.url, width=PHONE) as faisal:
        guest.open("/tr/foerderung/")
        guest.follow(START)
        assert guest.page.locator("html").get_attribute("lang") == "tr"
        guest.reads(FUNDED)
        guest.page.locator("main a[href$='/pruefung/']").first.click()
        guest.arrived()
        for _question in range(7):
            radios = guest.page.locator("main input[type=radio]")
            if radios.count():
                radios.first.check()
            else:
                guest.page.locator("main [name=answer]").fill("2024")
            guest.page.locator("main form .kern-btn--primary").click()
            guest.arrived()
        # The legal form chosen first is not the one that is asked for; nobody's first time it is either.
        tags = guest.page.locator("main ol > li .status")
        assert tags.count() == 7
        assert [tags.nth(place).get_attribute("data-kind") for place in (0, 2, 4)] == ["good", "bad", "good"]

        faisal.sign_in("f")
        faisal.open("/foerderung/")
        faisal.follow("Federn und Flügel")
        faisal.follow("Merken und erinnern lassen")
        faisal.fill(days_before="60")
        faisal.press("Merken")
        faisal.reads("Federn und Flügel", "Erinnerung 60 Tage vorher")
        remind(house)
        faisal.open("/ar/postfach/")
        faisal.page.get_by_role("link", name=re.compile("Federn und Flügel")).first.click()
        faisal.arrived()
        link = re.search(r"/ar/foerderung/erinnerung/\S+", faisal.text())
        assert link is not None
        guest.open(link.group())
        guest.page.locator("main form button").click()
        guest.arrived()
        faisal.open("/intern/foerderung/eigene/")
        assert "Federn und Flügel" not in faisal.text()


def remind(house: House) -> None:
    """What the worker does every morning."""
    code = (
        "from augenhoehe.core import clock; from augenhoehe.funding.operations import remind_of_deadlines as remind; "
    )
    done = house.command("shell", "-v", "0", "-c", f"{code}print(remind(at=clock.now()))")
    assert done.stdout.strip().isdecimal() and int(done.stdout) >= 1, done.stdout + done.stderr
