"""A concept, from the motion to the version that the council adopts, and on to the report of the year (journeys 7, 8)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.houses import House
from tests.journeys import group
from tests.journeys.visitor import BOTH_WIDTHS, Visitor, visitor

pytestmark = pytest.mark.rounds

COUNCIL = "Rat der Stadt Zwirnstadt"
MOTION = "Teilhabe im Alter für Zwirnstadt"
WANTED, BESIDE = "Die Verwaltung legt binnen eines Jahres ein Konzept vor.", "Sie berichtet nach der Hälfte der Zeit."
MANDATE = "Ein Konzept für Teilhabe im Alter erarbeiten"
CONCEPT = "Konzept Teilhabe im Alter"
INVOLVED = {
    "clubs": ("Vereine und Ehrenamt", "Sportverein und Feuerwehr"),
    "schools": ("Schulen", "Grundschule am Zwirngraben"),
    "churches": ("Kirchen", "Beide Kirchengemeinden"),
}
GOAL, MEASURE, MARKER = "Niemand isst allein", "Mittagstisch in drei Sprachen", "Der erste Mittagstisch ist gedeckt"
EVIDENCE, LATER = "Zwölf Gäste am Montag, Liste der Küche.", "Die Küche wird zuerst umgebaut."
# What the statistics office sends: one value that nobody knows.
VALUES = "Indikator;Gebiet;Zeitraum;Wert\nS1;Zwirnstadt;2031;17,5\nS1;Zwirnstadt;2032;unbekannt\n"


def file_motion(paul: Visitor) -> str:
    """Journey 7.1: two points, a reason, what it costs; returns the paper's address."""
    paul.open("/intern/gremien/vorlagen/")
    paul.follow("Vorlage schreiben")
    paul.choose("kind", "Antrag")
    assert COUNCIL in paul.page.locator("main [name='submitted_by_committee'] option:checked").inner_text()
    paul.fill(
        title=MOTION, text=WANTED, addressee="Integrationsbeauftragte", submitter="Paul Pfefferblum, Ratsmitglied",
        reasons="Wer alt wird und wenig Deutsch spricht, bleibt oft allein.",
    )  # fmt: skip
    paul.choose("gremium_1", COUNCIL)
    paul.choose("aufgabe_1", "Entscheidung")
    for place in (2, 3, 4, 5):
        paul.choose(f"gremium_{place}", "– kein Gremium –")
    paul.press("Entwurf speichern")
    paper = paul.page.url.split("#")[0]
    paul.follow("Beschlusspunkt ergänzen")
    paul.fill(text=BESIDE)
    paul.press("Ergänzen")
    paul.follow("Folgen für Haushalt und Personal angeben")
    paul.choose("effects", "ja")
    paul.fill(costs_once="4000", effects_text="Druck und Räume.")
    paul.press("Speichern")
    paul.open(paper)
    paul.press("Einreichen")
    paul.reads("eingereicht", BESIDE, "Druck und Räume.")
    return paper


def in_council(aylin: Visitor, title: str) -> None:
    """The council meets today; the item of this title stands open on the screen."""
    aylin.open("/intern/gremien/")
    aylin.follow(COUNCIL)
    aylin.follow("Sitzung planen")
    aylin.fill(starts_at_0=group.day(0), starts_at_1="23:45", place="Ratssaal")
    aylin.press("Planen")
    aylin.press("Tagesordnung zusammenstellen")
    item = aylin.page.locator("#tagesordnung li").filter(has=aylin.page.get_by_role("heading", name=title))
    item.get_by_role("link", name="Beschluss festhalten").click()
    aylin.arrived()


def adopt_with_change(aylin: Visitor) -> None:
    """Journey 7.2 and 7.3: what the council made of it, and who has the mandate."""
    in_council(aylin, MOTION)
    aylin.choose("kind", "mit Änderung angenommen")
    aylin.fill(wording="Das Konzept kommt in achtzehn Monaten.", reason="Ein Jahr ist zu kurz.", yes="6", no="2")
    aylin.press("Festhalten")
    aylin.follow("Auftrag erteilen", about=MOTION)
    aylin.fill(title=MANDATE, unit="Integrationsbeauftragte", due=group.day(540))
    aylin.choose("responsible", "Nuray Nalbandur")
    aylin.press("Erteilen")
    aylin.reads("Am Zug", "Integrationsbeauftragte")


def begin(nuray: Visitor) -> str:
    """Journey 7.4: from „Heute“ to the process of the template; returns the concept's address."""
    nuray.open("/intern/")
    nuray.follow(f"Auftrag erfüllen und berichten: {MANDATE}")
    nuray.follow("Daraus ein Konzept beginnen")
    nuray.fill(title=CONCEPT)
    nuray.press("Beginnen")
    nuray.reads("Bestandsaufnahme", "Beteiligung", "Fortschreibung", MANDATE)
    return nuray.page.url.split("prozess/")[0]


def involve(nuray: Visitor, concept: str) -> None:
    """Journey 7.4: the matrix says who is missing; two entries later it does not."""
    nuray.open(f"{concept}prozess/")
    nuray.follow("Beginnen", about="Beteiligung")
    nuray.press("Beginnen")
    nuray.follow("Wen beteiligen?")
    for one in nuray.page.locator("main [name='actor_types']").all():
        one.set_checked(one.get_attribute("value") in INVOLVED)
    nuray.press("Speichern")
    nuray.reads("Noch niemand beteiligt")
    said = {
        "Vereine und Ehrenamt": "Schulen und Kirchen noch nicht beteiligt",
        "Schulen": "Kirchen noch nicht beteiligt",
    }
    for kind, who in INVOLVED.values():
        row = nuray.page.locator("main tr").filter(has=nuray.page.get_by_role("rowheader", name=kind, exact=True))
        row.get_by_role("link", name="Eintragen").first.click()
        nuray.arrived()
        nuray.fill(who=who)
        nuray.press("Eintragen")
        nuray.reads(said.get(kind, who))
    assert "noch nicht beteiligt" not in nuray.text()


def plan_goals(nuray: Visitor, concept: str) -> None:
    """Journey 7.5: a goal with its indicator, a measure with its marker; what is missing is told with a way to mend it."""
    nuray.open(concept)
    nuray.follow("Aus der Vorlage übernehmen")
    nuray.press("Übernehmen")
    nuray.open(f"{concept}ziel/")
    nuray.fill(title=GOAL, criterion="Menschen am Mittagstisch", target="zwölf Gäste", unit="Integrationsbeauftragte")
    nuray.fill(due=group.day(600))
    nuray.page.locator("main [name='indicators']").first.check()
    nuray.press("Anlegen")
    nuray.open(f"{concept}massnahme/")
    nuray.fill(title=MEASURE, description="Jeden Montag, offen für alle.", lead_unit="Seniorenbüro")
    nuray.fill(criterion=MARKER, due=group.day(60))
    nuray.choose("goal", GOAL)
    nuray.press("Anlegen")
    nuray.open(concept)
    nuray.reads("ohne zuständige Person")
    missing = nuray.page.locator("#luecken li", has_text=MEASURE)
    missing.get_by_role("link", name="Person eintragen").first.click()
    nuray.arrived()
    nuray.choose("lead", "Nuray Nalbandur")
    nuray.press("Speichern")
    nuray.open(concept)
    assert nuray.page.locator("#luecken li", has_text=MEASURE).count() == 0
    nuray.open(f"{concept}text/")
    nuray.follow("Was wir uns vornehmen")
    nuray.follow("Schreiben")
    nuray.fill(text="Mittags gemeinsam essen.")
    nuray.press("Speichern")
    nuray.reads("Mittags gemeinsam essen.")


def submit(nuray: Visitor, concept: str) -> None:
    """Journey 7.6: a version is frozen and filed as a paper, with the whole text as an annex."""
    nuray.open(f"{concept}text/")
    nuray.follow("Fassung festhalten")
    nuray.fill(note="Entwurf für den Rat")
    nuray.press("Festhalten")
    nuray.follow("Den Gremien vorlegen")
    nuray.choose("gremium_1", COUNCIL)
    nuray.choose("aufgabe_1", "Entscheidung")
    nuray.fill(reasons="Ein Jahr Arbeit mit Schulen und Kirchen.")
    nuray.press("Vorlage anlegen")
    nuray.reads("Entwurf", f"{CONCEPT}, Fassung 1")
    nuray.press("Einreichen")
    nuray.reads("eingereicht", COUNCIL)


def adopt(aylin: Visitor) -> None:
    in_council(aylin, CONCEPT)
    aylin.choose("kind", "angenommen")
    aylin.fill(wording="Das Konzept gilt.", reason="Gut vorbereitet.")
    aylin.press("Festhalten")


def postpone_and_report(nuray: Visitor, concept: str) -> None:
    """Journey 8.1 to 8.3: moved with a reason, both days stand there; then the evidence."""
    first, later = group.long_day(60), group.long_day(90)
    nuray.open("/intern/umsetzungsmarker/")
    nuray.follow(MARKER)
    nuray.follow("Verschieben", about=MARKER)
    nuray.fill(due=group.day(90), reason=LATER)
    nuray.press("Verschieben")
    nuray.page.locator("#umsetzungsmarker summary", has_text="Verlauf").first.click()
    nuray.reads(later, f"zuerst bis {first}", LATER)
    for view in ("", "zeitplan/", "stellen/", "massnahmen/"):
        nuray.open(f"{concept}{view}")
        nuray.reads(first, later)
    nuray.open("/intern/umsetzungsmarker/")
    nuray.follow(MARKER)
    nuray.follow("Als erreicht melden", about=MARKER)
    nuray.fill(evidence=EVIDENCE)
    nuray.press("Melden")
    nuray.reads("als erreicht gemeldet")


def confirm(aylin: Visitor, concept: str) -> None:
    aylin.open(concept)
    aylin.follow(MEASURE)
    aylin.follow("Bestätigen", about=MARKER)
    aylin.page.locator("main [name='partly'][value='nein']").check()
    aylin.press("Bestätigen")
    aylin.reads(EVIDENCE)


def take_values(aylin: Visitor) -> None:
    """Journey 8.4: a file with a value and one that nobody knows; the page says so instead of a nought."""
    aylin.open("/intern/indikatoren/import/neu/")
    aylin.page.set_input_files(
        "main [name='file']", {"name": "werte.csv", "mimeType": "text/csv", "buffer": VALUES.encode()}
    )
    aylin.press("Hochladen")
    aylin.choose("municipality", "Zwirnstadt")
    aylin.fill(source="Statistikstelle Zwirnstadt", area_status_on="31.12.2025")
    aylin.press("Prüfen")
    aylin.wait_for(lambda: "geprüft" in aylin.text())
    aylin.press("2 Werte übernehmen")
    aylin.wait_for(lambda: "Die Werte stehen jetzt bei ihren Indikatoren." in aylin.text())
    aylin.follow("Zu den Indikatoren")
    aylin.fill(text="Einwanderungsgeschichte")
    aylin.press("Suchen")
    aylin.page.locator("main a", has_text="Anteil der Menschen mit Einwanderungsgeschichte").first.click()
    aylin.arrived()
    aylin.reads("unbekannt")


def report_year(nuray: Visitor, concept: str) -> None:
    """Journey 8.5: the worker makes the edition; PDF and ODT come down."""
    nuray.open(f"{concept}berichte/")
    nuray.follow("Jahresbericht beginnen")
    nuray.press("Beginnen")
    nuray.follow("Einleitung und Ausblick schreiben")
    nuray.fill(intro="Das Konzept gilt, der erste Mittagstisch ist gedeckt.")
    nuray.press("Speichern")
    nuray.follow("Ausgabe festhalten")
    nuray.press("Festhalten")
    nuray.wait_for(lambda: "fertig" in nuray.text())
    for words, start in (("PDF", b"%PDF"), ("ODT", b"PK")):
        with nuray.page.expect_download() as waiting:
            nuray.page.locator("#ausgaben").get_by_role("link", name=words).first.click()
        assert waiting.value.path().read_bytes().startswith(start)


@pytest.mark.parametrize("width", BOTH_WIDTHS)
def test_a_concept_goes_from_motion_to_adopted_version_to_the_report_of_the_year(
    house: House, browser: Any, width: int
) -> None:
    with visitor(browser, house.url, width=width) as nuray, visitor(browser, house.url, width=width) as aylin:
        with visitor(browser, house.url, width=width) as paul:
            paul.sign_in("p")
            motion = file_motion(paul)
            aylin.sign_in("a")
            adopt_with_change(aylin)
            paul.open(motion)
            paul.reads("mit Änderung angenommen")
            paul.page.locator("#stationen summary", has_text=COUNCIL).click()
            paul.reads("in achtzehn Monaten", "6 Ja")
        nuray.sign_in("n")
        concept = begin(nuray)
        involve(nuray, concept)
        plan_goals(nuray, concept)
        submit(nuray, concept)
        adopt(aylin)
        nuray.open(f"{concept}text/")
        nuray.reads("Fassung 1", "beschlossen")
        postpone_and_report(nuray, concept)
        confirm(aylin, concept)
        take_values(aylin)
        report_year(nuray, concept)
        nuray.picture("konzept")
    with visitor(browser, house.url, width=width) as resident:
        resident.open(concept.replace("/intern/konzepte/", "/konzept/").replace(house.url, ""))
        resident.reads("Was sich im letzten Monat geändert hat", MARKER)
        resident.follow("Das beschlossene Konzept lesen")
        resident.reads("Das Konzept gilt.", "Mittags gemeinsam essen.")
        assert "Nuray" not in resident.text()
