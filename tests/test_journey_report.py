"""Journey 2: somebody reports in the own language, is warned about names, and reads with the code how it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from augenhoehe.structure import status_words
from tests.houses import House
from tests.journeys import group
from tests.journeys.reporting import code_on, forward, look_up
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

MAIL = "meldung@leute.example"
NUMBER = "0221 4710-598"


@dataclass(frozen=True)
class Words:
    """What somebody writes, and in which language."""

    code: str
    problem: str
    idea: str
    search: str

    @property
    def prefix(self) -> str:
        return "" if self.code == "de" else f"/{self.code}"

    def tells(self, key: str) -> str:
        """The sentence about a state, as the page says it in this language."""
        with translation.override(self.code):
            return status_words.sentence(key)


LANGUAGES = (
    pytest.param(Words("ar", "تضيع الرسائل في السكن المشترك.", "صندوق بريد لكل غرفة.", "الرسائل"), id="ar"),
    pytest.param(
        Words("tr", "Yurtta mektuplar kayboluyor.", "Her odaya bir posta kutusu.", "mektuplar"),
        id="tr", marks=pytest.mark.prove,
    ),
    pytest.param(
        Words("de", "In der Unterkunft gehen Briefe verloren.", "Ein Briefkasten je Zimmer.", "Brife verlohren"),
        id="de", marks=pytest.mark.prove,
    ),
)  # fmt: skip


def report(resident: Visitor, words: Words) -> str:
    """Steps 1 to 4: warned once about a number, contact and interview stand apart; returns the code."""
    resident.open(f"{words.prefix}/melden/")
    resident.arrived()
    resident.page.locator("main").get_by_role("radio", name="Nebelfurt", exact=True).check()
    resident.page.locator("main [name='life_area']").first.check()
    forward(resident)
    resident.fill(problem=f"{words.problem} {NUMBER}", idea=words.idea)
    forward(resident)
    assert NUMBER in resident.page.locator("main q").first.inner_text()
    resident.fill(problem=words.problem)
    forward(resident)
    resident.fill(email=MAIL)
    resident.page.locator("main [name='consent']").check()
    resident.page.locator("main [name='interview']").check()
    forward(resident)
    assert words.problem in resident.text() and words.idea in resident.text()
    resident.has_read()
    resident.page.locator("main button[name='go'][value='send']").click()
    resident.arrived()
    return code_on(resident)


def reads(resident: Visitor, words: Words, code: str, key: str) -> None:
    """In the own language, whatever the coordination wrote in German."""
    look_up(resident, code, path=f"{words.prefix}/stand/")
    assert resident.page.get_attribute("html", "lang") == words.code
    assert words.tells(key) in strip_tags(resident.text()), resident.text()


@pytest.mark.parametrize("words", LANGUAGES)
def test_who_reports_in_ones_own_language_reads_how_it_goes_on(house: House, browser: Any, words: Words) -> None:
    """S0-29, S3-30; journey 2, steps 1 to 6."""
    with visitor(browser, house.url, width=PHONE) as resident, visitor(browser, house.url) as aylin:
        code = report(resident, words)
        reads(resident, words, code, "arrived")
        aylin.sign_in("a")
        hint = _find(aylin, words)
        assert MAIL not in aylin.text()
        aylin.choose("life_area", "Wohnen")
        aylin.press("Kodierung speichern")
        reads(resident, words, code, "coded")
        aylin.open(hint)
        aylin.press("Zu einem Thema bündeln")
        aylin.choose("topic", "Post")
        aylin.press("Bündeln")
        # A project group works on that topic: the person is told at once, and by whom.
        reads(resident, words, code, "commissioned")
        assert group.GROUP not in resident.text()


def _find(aylin: Visitor, words: Words) -> str:
    """Step 5: the words are found although they are misspelt or foreign; returns the hint's address."""
    aylin.open("/intern/hinweise/")
    aylin.fill(text=words.search)
    aylin.press("Suchen")
    aylin.follow(words.problem[:20])
    return str(aylin.page.url.split("#")[0])
