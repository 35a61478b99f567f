"""„Ich berate Menschen“: a hint in under two minutes, taken back by its number, and a wall for everybody else."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.houses import House
from tests.journeys import advice
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

PROBLEM = "Praxen behandeln Menschen nicht, wenn niemand übersetzt, und schicken sie ohne Untersuchung weg."
IDEA = "Eine Nummer, unter der am Telefon übersetzt wird."
SECRETS = ("Morgenrot", "Nebelstern", "4710-622", "Schreiner", "Fallakten")


def test_a_hint_leaves_a_file_in_two_minutes_and_the_authority_sees_nothing(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as chiara:
        advice.enter(chiara, "c")
        began = time.monotonic()
        advice.search(chiara, "Machir Morgenroth", finds="Mahir Morgenrot")
        chiara.reads("Ich brauche einen Arzt", "Sonst niemand")
        chiara.page.get_by_role("link", name="Hinweis ohne Namen geben: Ich brauche einen Arzt").click()
        chiara.arrived()
        advice.try_to_name(chiara, "Mahirs Praxis will am 3. Mai einen Dolmetscher.", "Mahirs", "3. Mai")
        chiara.picture("tor")
        advice.release(chiara, PROBLEM, IDEA)
        assert time.monotonic() - began < 120
        file = chiara.page.url.split("#")[0]
        chiara.wait_for(lambda: "eingegangen" in chiara.text())
        with visitor(browser, house.url) as aylin:
            aylin.sign_in("a")
            aylin.open("/intern/hinweise/?text=Untersuchung")
            aylin.follow(PROBLEM[:30])
            text = aylin.text()
            aylin.reads(PROBLEM, "Case Management")
            assert not [one for one in (*SECRETS, "Chiara", "Caritas") if one in text]
        _sees_nothing(house, browser, file)
        _sees_numbers_only(house, browser, file)
        chiara.open(file.removeprefix(house.url))
        advice.take_back(chiara, PROBLEM)
    with visitor(browser, house.url) as aylin:
        aylin.sign_in("a")
        aylin.open("/intern/hinweise/?text=Untersuchung")
        assert PROBLEM[:30] not in aylin.text()


def _sees_nothing(house: House, browser: Any, file: str) -> None:
    with visitor(browser, house.url, width=DESK) as wiebke:
        wiebke.sign_in("w")
        assert "Fallakten" not in " ".join(wiebke.page.locator("nav").all_inner_texts())
        path = file.removeprefix(house.url)
        for closed in ("/akte/", path, "/akte/zahlen/", "/akte/hinweis/", "/intern/hinweise/", "/intern/themen/"):
            wiebke.open(closed, status=403)
            assert not [one for one in (*SECRETS[:4], PROBLEM) if one in wiebke.page.content()], closed


def _sees_numbers_only(house: House, browser: Any, file: str) -> None:
    with visitor(browser, house.url, width=DESK) as tilda:
        advice.enter(tilda, "t", "/akte/zahlen/")
        tilda.reads("Chiara Colbrunetti", "Dragan Dravorić")
        assert not [one for one in SECRETS[:4] if one in tilda.page.content()]
        tilda.open(file.removeprefix(house.url), status=403)


def test_the_file_tells_what_became_of_the_hint_about_the_day_care(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as dragan:
        advice.enter(dragan, "d")
        dragan.follow("Nadira Nebelstern")
        dragan.reads(
            "Was daraus wurde", "gelöst", "In allen 41 Kitas liegt jetzt ein Blatt", "Dragan Dravorić vertritt"
        )
        dragan.follow("Kita-Auskunft in mehreren Sprachen")
        dragan.reads("Kita")


def test_a_team_lead_gives_a_case_away_and_the_colleague_finds_it_under_today(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as tilda:
        advice.enter(tilda, "t", "/akte/zahlen/")
        tilda.page.get_by_role("link", name="Fälle übergeben von Chiara Colbrunetti").click()
        tilda.arrived()
        tilda.page.get_by_label("abgeschlossene (1)").check()
        tilda.choose("to", "Dragan Dravorić")
        tilda.choose("why", "längere Abwesenheit")
        tilda.press("Übergeben")
        tilda.reads("Ein Fall ist jetzt bei Dragan Dravorić. Chiara Colbrunetti öffnet sie nicht mehr.")
        assert not [one for one in (*SECRETS[:4], "Taubenblau") if one in tilda.page.content()]
    with visitor(browser, house.url, width=PHONE) as dragan:
        advice.enter(dragan, "d")
        dragan.open("/intern/")
        dragan.reads("Fälle sind Ihnen übergeben")
        dragan.open("/akte/?abgeschlossene=ja")
        dragan.follow("Tekle Taubenblau")
        dragan.reads("Tilda Tannengrund hat Ihnen diesen Fall", "Gesperrt")
        dragan.press("Die Person weiß Bescheid")
        dragan.reads("Sie haben den Fall übernommen.")
        dragan.follow("Fall wieder öffnen")
        dragan.fill(reason="Die Wohnung ist gekündigt, die Familie sucht wieder.")
        dragan.press("Wieder öffnen")
        dragan.reads("Klärung", "Früher abgeschlossen", "Die Wohnung ist gekündigt")
    with visitor(browser, house.url, width=DESK) as chiara:
        advice.enter(chiara, "c")
        chiara.open("/akte/?abgeschlossene=ja")
        assert "Taubenblau" not in chiara.text()
        chiara.open("/intern/")
        chiara.reads("Die Teamleitung hat am")
