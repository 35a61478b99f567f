"""The whole loop in one story: from the concern in a case file through group and council back to the person."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import advice, council, matter
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

PROBLEM = "Praxen behandeln Menschen nicht, wenn niemand übersetzt, und schicken sie ohne Untersuchung weg."
IDEA = "Eine Nummer, unter der am Telefon übersetzt wird."
TOPIC = "Arztbesuch ohne Sprachmittlung"
NOTE = "Ich war dreimal da und bin dreimal ohne Rezept gegangen."
ANSWER = "Zehn Praxen übersetzen jetzt am Telefon. Fragen Sie am Empfang nach der Nummer."


def test_from_the_concern_in_a_case_file_through_the_council_and_back(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=DESK) as chiara, visitor(browser, house.url, width=DESK) as aylin:
        file = _a_hint_leaves_the_file(chiara)
        aylin.sign_in("a")
        question, first = _to_gate_1(aylin)
        with visitor(browser, house.url) as korbinian:
            korbinian.sign_in("k")
            council.record(korbinian, first, "angenommen", "Das trifft viele.")
            second = _group_and_proposal(house, browser, aylin, question)
            council.record(korbinian, second, "weitergeleitet", "Das Geld gibt die Politik.")
        paper = council.forward(aylin, question)
        with visitor(browser, house.url) as olek:
            olek.sign_in("o")
            meeting = council.call_meeting(olek, council.BODY, matter.TITLE)
            council.record(olek, meeting, "angenommen", council.POLITICAL_REASON)
        with visitor(browser, house.url) as linh:
            linh.sign_in("l")
            council.take_over(aylin, linh, question)
        council.close_and_answer(aylin, question, ANSWER)
        number = matter.number_of_matter(aylin, question)
        chiara.open(file)
        chiara.reads("Was daraus wurde", "gelöst", ANSWER)
    _everybody_reads_it(house, browser, number, paper)


def _a_hint_leaves_the_file(chiara: Any) -> str:
    """Returns the file's path; in the hint stands no word that was not previewed."""
    advice.enter(chiara, "c")
    advice.search(chiara, "Morgenrot", finds="Mahir Morgenrot")
    chiara.page.get_by_role("link", name="Hinweis ohne Namen geben: Ich brauche einen Arzt").click()
    chiara.arrived()
    advice.release(chiara, PROBLEM, IDEA)
    file = chiara.page.url.split("#")[0].removeprefix(chiara.url)
    chiara.wait_for(lambda: "eingegangen" in chiara.text())
    return file


def _to_gate_1(aylin: Any) -> tuple[str, str]:
    matter.find_and_bundle(aylin, misspelt="Untersuchung", words=PROBLEM[:35], topic=TOPIC)
    question = matter.draft_and_submit(aylin, topic=TOPIC)
    return question, matter.call_meeting(aylin)


def _group_and_proposal(house: House, browser: Any, aylin: Any, question: str) -> str:
    """Somebody it concerns works in the group, on the phone; returns the meeting of gate 2."""
    room = council.found_group(aylin, question)
    with visitor(browser, house.url, width=PHONE) as halyna:
        halyna.sign_in("h")
        council.say_what_it_is_like(halyna, NOTE)
    with visitor(browser, house.url, width=PHONE) as rojda:
        rojda.sign_in("r")
        proposal = council.propose(rojda, room)
    return council.gate_2(aylin, proposal)


def _everybody_reads_it(house: House, browser: Any, number: str, paper: str) -> None:
    """Who decided what and why, without a word from the file."""
    with visitor(browser, house.url, width=PHONE) as resident:
        resident.open("/gremien/")
        resident.follow("Alle Vorlagen mit ihrem Weg")
        resident.follow(matter.TITLE)
        resident.reads(paper, council.BODY, "angenommen")
        resident.open(f"/vorgaenge/{number}/")
        resident.reads("Das trifft viele.", council.GROUP, council.POLITICAL_REASON, council.EVIDENCE, ANSWER)
        for secret in ("Morgenrot", "Chiara", "Caritas", NOTE, PROBLEM):
            assert secret not in resident.page.content(), secret
