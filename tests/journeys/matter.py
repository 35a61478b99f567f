"""The way of one matter, verb by verb, each by the person whose turn it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from .visitor import Visitor

TITLE = "Sprachmittlung in Arztpraxen"
QUESTION = "Wie kommt Sprachmittlung in die Arztpraxen, wenn jemand ohne Deutsch krank wird?"
CRITERION = "Ein Dienst für Sprachmittlung am Telefon ist in zehn Praxen freigeschaltet."


def find_and_bundle(aylin: Visitor, *, misspelt: str, words: str, topic: str) -> None:
    """From a misspelt word to a coded hint that lies in a topic with others."""
    aylin.open("/intern/hinweise/")
    aylin.fill(text=misspelt)
    aylin.press("Suchen")
    aylin.reads(words)
    aylin.picture("eingang")
    aylin.follow(words)
    aylin.choose("life_area", "Gesundheit")
    aylin.press("Kodierung speichern")
    aylin.reads(words)
    aylin.open("/intern/hinweise/?text=" + misspelt)
    row = aylin.page.locator("main tbody tr").filter(has_text=words)
    row.locator("input[type='checkbox']").check()
    aylin.fill(title=topic)
    aylin.press("Bündeln")


def draft_and_submit(aylin: Visitor, *, topic: str) -> str:
    """A structural question from the topic, laid before the steering group; returns its address."""
    aylin.open("/intern/themen/")
    aylin.follow(topic)
    aylin.follow("Strukturfrage entwerfen")
    aylin.fill(
        title=TITLE,
        question=QUESTION,
        short_text_de="In Praxen fehlt Sprachmittlung. Menschen werden nicht behandelt. Wer kann das ändern?",
    )
    aylin.press("Entwurf speichern")
    address = aylin.page.url
    aylin.follow("Der Lenkungsgruppe vorlegen")
    aylin.choose("committee", "Lenkungsgruppe")
    aylin.press("Vorlegen")
    aylin.reads(QUESTION)
    return address


def call_meeting(aylin: Visitor) -> str:
    """A meeting of today with everything that waits on its agenda; returns its address."""
    aylin.open("/intern/gremien/")
    aylin.follow("Lenkungsgruppe")
    aylin.reads(TITLE)
    aylin.follow("Sitzung planen")
    today = datetime.now()
    aylin.fill(starts_at_0=f"{today:%d.%m.%Y}", starts_at_1="23:30", place="Kreishaus Federlohe, Raum 117")
    aylin.press("Planen")
    aylin.press("Tagesordnung zusammenstellen")
    aylin.reads(f"1. {TITLE}")
    return aylin.page.url


def decide(korbinian: Visitor, meeting: str) -> None:
    """The chair records what was decided and why."""
    korbinian.open(meeting)
    korbinian.follow("Beschluss festhalten")
    korbinian.choose("kind", "angenommen")
    korbinian.press("Festhalten")
    korbinian.reads("Bitte prüfen Sie")
    korbinian.fill(
        wording="Der Kreis schließt einen Vertrag über Sprachmittlung am Telefon für Arztpraxen.",
        reason="Ohne Verständigung ist keine Behandlung möglich; der Dienst kostet wenig.",
        yes="9",
        no="0",
        abstentions="1",
        public_text="Arztpraxen bekommen Sprachmittlung am Telefon.",
    )
    korbinian.press("Festhalten")
    korbinian.reads("angenommen", "Ohne Verständigung ist keine Behandlung möglich")


def make_measure(aylin: Visitor, question: str, *, lead: str) -> None:
    """The measure with its one marker; then the matter is published."""
    aylin.open(question)
    aylin.follow("Maßnahme daraus machen")
    due = datetime.now() + timedelta(days=60)
    aylin.fill(
        description="Das Jugendamt richtet mit der Kassenärztlichen Vereinigung den Dienst ein.",
        lead_unit="Jugendamt Sternmünde",
        criterion=CRITERION,
        due=f"{due:%d.%m.%Y}",
        public_text_de="Zehn Arztpraxen können Sprachmittlung am Telefon dazuholen.",
    )
    aylin.page.locator("main [name='action_field']").select_option(index=0)
    aylin.choose("lead", lead)
    aylin.press("Maßnahme anlegen")
    aylin.reads(CRITERION)
    aylin.follow("Vorgang veröffentlichen")
    aylin.press("Veröffentlichen")


def report_reached(linh: Visitor) -> None:
    """Who is responsible says what proves it."""
    linh.open("/intern/umsetzungsmarker/")
    linh.follow(CRITERION[:40])
    linh.follow("Als erreicht melden")
    linh.fill(evidence="Vertrag vom Montag; zehn Praxen stehen mit Zugang in der Liste des Dienstes.")
    linh.press("Melden")
    linh.reads("zehn Praxen stehen mit Zugang in der Liste")


def confirm_and_answer(aylin: Visitor, question: str, *, answer: str) -> None:
    """A second person confirms; the question ends; everybody who reported is told."""
    aylin.open(question)
    aylin.follow(TITLE, within="#massnahmen")
    aylin.follow("Bestätigen")
    aylin.choose("partly", "ja, ganz")
    aylin.press("Bestätigen")
    aylin.open(question)
    aylin.follow("Abschließen")
    aylin.page.locator("main [name='verb']").first.check()
    aylin.fill(reason="Zehn Praxen arbeiten mit dem Dienst.")
    aylin.press("Abschließen")
    aylin.follow("Rückmeldung geben")
    aylin.choose("kind", "Ergebnis")
    aylin.fill(text_de=answer)
    aylin.press("Rückmeldung geben")
    aylin.reads(answer)


def number_of_matter(aylin: Visitor, question: str) -> str:
    """The public number stands on the question's page, in the link to its matter."""
    aylin.open(question)
    link = aylin.page.locator("main a[href*='/vorgaenge/V-']").first
    return str(link.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1]
