"""A concept, from the motion to the version that the council adopts, and on to the report of the year (journeys 7, 8)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import group
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

COUNCIL = "Rat der Stadt Zwirnstadt"
CONCEPT = "Integrationskonzept Zwirnstadt"
MOTION = "Integrationskonzept für Zwirnstadt"
MEASURE, MARKER = "Abendkurs mit Kinderbetreuung", "Der erste Kurs hat begonnen"
EVIDENCE = "Kursliste der Volkshochschule, zwölf Namen, vom Montag."


def read_motion(paul: Visitor) -> None:
    """Journey 7.1 to 7.3: what was asked, what the council made of it, who has the mandate."""
    paul.open("/intern/gremien/vorlagen/")
    paul.follow(MOTION)
    paul.reads("mit Änderung angenommen", "in achtzehn Monaten")


def involve(nuray: Visitor) -> str:
    """Journey 7.4: the matrix says who is missing; two entries later it does not. Returns the concept's address."""
    nuray.open("/intern/konzepte/")
    nuray.follow(CONCEPT)
    concept = nuray.page.url.split("#")[0]
    nuray.reads("Schulen und Kirchen noch nicht beteiligt")
    for kind, who in (("Schulen", "Grundschule am Zwirngraben"), ("Kirchen", "Beide Kirchengemeinden")):
        nuray.open(f"{concept}prozess/")
        row = nuray.page.locator("main tr").filter(has=nuray.page.get_by_role("rowheader", name=kind, exact=True))
        row.get_by_role("link", name="Eintragen").click()
        nuray.arrived()
        nuray.fill(who=who)
        nuray.press("Eintragen")
    assert "noch nicht beteiligt" not in nuray.text()
    return concept


def set_goal(nuray: Visitor, concept: str) -> None:
    """Journey 7.5: what is missing is told with a way to mend it; a person is charged with the measure."""
    nuray.open(concept)
    nuray.reads("ohne zuständige Person")
    nuray.page.locator("#luecken").get_by_role("link", name="Person eintragen").first.click()
    nuray.arrived()
    nuray.choose("lead", "Nuray Nalbandur")
    nuray.press("Speichern")
    nuray.open(concept)
    assert "ohne zuständige Person" not in nuray.text()
    nuray.open(f"{concept}text/")
    nuray.follow("Was wir uns vornehmen")
    nuray.follow("Schreiben")
    nuray.fill(text="Abends lernen, während nebenan gespielt wird.")
    nuray.press("Speichern")
    nuray.reads("Abends lernen")


def submit(nuray: Visitor, concept: str) -> None:
    """Journey 7.6: a version is frozen and filed as a paper, with the whole text as an annex."""
    nuray.open(f"{concept}text/")
    nuray.follow("Fassung festhalten")
    nuray.fill(note="Entwurf für den Rat")
    nuray.press("Festhalten")
    nuray.follow("Den Gremien vorlegen")
    nuray.choose("gremium_1", COUNCIL)
    nuray.choose("aufgabe_1", "Entscheidung")
    nuray.fill(reasons="Zwei Jahre Arbeit mit Vereinen, Schulen und Kirchen.")
    nuray.press("Vorlage anlegen")
    nuray.reads("Entwurf", f"{CONCEPT}, Fassung 1")
    nuray.press("Einreichen")
    nuray.reads("eingereicht", COUNCIL)


def resolve(aylin: Visitor) -> None:
    aylin.open("/intern/gremien/")
    aylin.follow(COUNCIL)
    aylin.follow("Sitzung planen")
    aylin.fill(starts_at_0=group.day(0), starts_at_1="23:45", place="Ratssaal")
    aylin.press("Planen")
    aylin.press("Tagesordnung zusammenstellen")
    item = aylin.page.locator("#tagesordnung li").filter(has=aylin.page.get_by_role("heading", name=CONCEPT))
    item.get_by_role("link", name="Beschluss festhalten").click()
    aylin.arrived()
    aylin.choose("kind", "angenommen")
    aylin.fill(wording="Das Konzept gilt.", reason="Gut vorbereitet.")
    aylin.press("Festhalten")


def report_marker(officer: Visitor) -> None:
    """Journey 8.1 and 8.2, on the phone: from „Meine Umsetzungsmarker“ to the evidence."""
    officer.open("/intern/umsetzungsmarker/")
    officer.follow(MARKER)
    officer.page.get_by_role("link", name=f"Als erreicht melden: {MARKER}").click()
    officer.arrived()
    officer.fill(evidence=EVIDENCE)
    officer.press("Melden")
    officer.reads("als erreicht gemeldet")


def confirm(aylin: Visitor, concept: str) -> None:
    aylin.open(concept)
    aylin.follow(MEASURE)
    aylin.page.get_by_role("link", name=f"Bestätigen: {MARKER}").click()
    aylin.arrived()
    aylin.page.locator("main [name='partly'][value='nein']").check()
    aylin.press("Bestätigen")
    aylin.reads(EVIDENCE)


def report_year(nuray: Visitor, concept: str) -> None:
    """Journey 8.5: the worker makes the edition; PDF and ODT come down."""
    nuray.open(f"{concept}berichte/")
    nuray.follow("Jahresbericht beginnen")
    nuray.press("Beginnen")
    nuray.follow("Einleitung und Ausblick schreiben")
    nuray.fill(intro="Das Konzept gilt, der erste Kurs läuft.")
    nuray.press("Speichern")
    nuray.follow("Ausgabe festhalten")
    nuray.press("Festhalten")
    nuray.wait_for(lambda: "fertig" in nuray.text())
    for words, start in (("PDF", b"%PDF"), ("ODT", b"PK")):
        with nuray.page.expect_download() as waiting:
            nuray.page.locator("#ausgaben").get_by_role("link", name=words).first.click()
        assert waiting.value.path().read_bytes().startswith(start)


def test_a_concept_goes_from_motion_to_adopted_version_to_the_report_of_the_year(house: House, browser: Any) -> None:
    with visitor(browser, house.url) as paul:
        paul.sign_in("p")
        read_motion(paul)
    with visitor(browser, house.url) as nuray, visitor(browser, house.url) as aylin:
        nuray.sign_in("n")
        concept = involve(nuray)
        set_goal(nuray, concept)
        submit(nuray, concept)
        aylin.sign_in("a")
        resolve(aylin)
        nuray.open(f"{concept}text/")
        nuray.reads("Fassung 1", "beschlossen")
        with visitor(browser, house.url, width=PHONE) as officer:
            officer.sign_in("n")
            report_marker(officer)
        confirm(aylin, concept)
        report_year(nuray, concept)
        nuray.picture("konzept")
    with visitor(browser, house.url) as resident:
        resident.open(concept.replace("/intern/konzepte/", "/konzept/").replace(house.url, ""))
        resident.reads("Was sich im letzten Monat geändert hat", MARKER)
        resident.follow("Das beschlossene Konzept lesen")
        resident.reads("Das Konzept gilt.", "Abends lernen")
        assert "Nuray" not in resident.text()
