"""Journey of a circular: written, chosen from the register, looked at, sent, one comes back, the contact log knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from augenhoehe.circulars.tests.factories import bounce
from tests.houses import House
from tests.journeys.visitor import DESK, PHONE, visitor

pytestmark = pytest.mark.rounds

TEXT = "{Anrede},\n\nam **{Datum}** ist Tag der offenen Tür. Kommt {Organisation}?\n\nMehr: {Link}"
SUBJECT_ARABIC = "يوم الأبواب المفتوحة"
ARABIC = "{Anrede}،\n\nندعو {Organisation} في {Datum}. المزيد: {Link}"
MAIL = "faisal@federlohe.example"


def test_a_circular_from_the_first_word_to_the_contact_log(house: House, browser: Any, tmp_path: Path) -> None:
    with visitor(browser, house.url, width=DESK) as aylin, visitor(browser, house.url, width=PHONE) as club:
        aylin.sign_in("a")
        aylin.open("/intern/rundschreiben/")
        aylin.follow("Rundschreiben beginnen")
        aylin.fill(subject="Tag der offenen Tür", text=TEXT.replace("{Anrede}", "{Anrde}"))
        aylin.press("Speichern")
        aylin.reads("Das Feld {Anrde} gibt es nicht.")
        aylin.fill(text=TEXT)
        aylin.press("Speichern")
        _choose(aylin)
        _say_it_in_arabic(aylin)
        aylin.follow("Ansehen und verschicken")
        aylin.press("2 Mails verschicken")
        aylin.wait_for(lambda: "Mails gehen hinaus" not in aylin.text())
        aylin.reads("Gesendet, noch ohne Antwort\n2")
        _letter_arrives(club)
        _comes_back(aylin, tmp_path)


def _choose(aylin: Any) -> None:
    """Narrowed by a filter, ticked, and looked at as this organisation reads it."""
    aylin.reads("Noch niemand auf der Liste.")
    aylin.follow("Art")
    aylin.follow("Migrantenorganisation")
    for name in ("Syrischer Kulturkreis", "Frauen wagen Wege"):
        aylin.page.locator("tbody tr", has_text=name).locator("input[name='selected']").check()
    aylin.press("Angekreuzte dazunehmen")
    aylin.reads("Auf der Liste: 2.")
    aylin.follow("Liste ansehen")
    aylin.follow("Syrischer Kulturkreis")
    aylin.reads("Guten Tag Faisal", MAIL, "Kommt Syrischer Kulturkreis Dattelpalme e. V.?")
    aylin.follow("Tag der offenen Tür", within="nav[aria-label='Brotkrumen'], .breadcrumb")


def _say_it_in_arabic(aylin: Any) -> None:
    """One of the two reads Arabic: its text is written beside the German one and looked at."""
    aylin.reads("Arabisch", "Sprachen")
    aylin.page.locator("main a[href$='/sprachen/ar/text/']").first.click()
    aylin.arrived()
    aylin.fill(subject=SUBJECT_ARABIC, text=ARABIC.replace("{Link}", "{Verweis}"))
    aylin.press("Speichern und ansehen")
    aylin.reads("Das Feld {Verweis} gibt es nicht.")
    aylin.fill(text=ARABIC)
    aylin.press("Speichern und ansehen")
    aylin.reads("ندعو Beispielverein")
    aylin.follow("Tag der offenen Tür", within="nav[aria-label='Brotkrumen'], .breadcrumb")


def _letter_arrives(club: Any) -> None:
    """One mail for this club alone, in its language; its link opens the letter without a name."""
    club.open(f"/demo/postfach/?an={MAIL.replace('@', '%40')}")
    club.page.locator("main ul a", has_text=SUBJECT_ARABIC).first.click()
    club.arrived()
    club.reads("مرحباً Faisal", "تكفي لمسة واحدة")
    assert "Frauen wagen Wege" not in club.text()


def _comes_back(aylin: Any, tmp_path: Path) -> None:
    """A strange report belongs to nothing; the one entered by hand leads to the address and into the contact log."""
    strange = tmp_path / "unzustellbar.eml"
    strange.write_bytes(bounce("<strange.rundschreiben@elsewhere.example>"))
    sent = aylin.page.url
    aylin.follow("Unzustellbares und Antworten einlesen")
    aylin.page.set_input_files("main [name='file']", str(strange))
    aylin.press("Einlesen")
    assert "gehört zu keinem Rundschreiben" in aylin.page.content()
    aylin.open(sent.replace(aylin.url, ""))
    aylin.follow("Ganze Liste")
    aylin.follow("Syrischer Kulturkreis")
    aylin.follow("Kam zurück")
    aylin.fill(reason="Postfach voll")
    aylin.press("Als unzustellbar eintragen")
    aylin.reads("unzustellbar")
    aylin.open("/intern/")
    aylin.follow("Adresse prüfen: Syrischer Kulturkreis")
    aylin.reads("Adresse prüfen", "Postfach voll", "Tag der offenen Tür", "Ging hinaus per E-Mail.")
    aylin.follow("Adresse ist geprüft")
    aylin.press("Adresse stimmt")
    assert "Postfach voll" not in aylin.text()
