"""A project group on the phone, its proposal at gate 2, and an organisation that takes the solution over."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core.numbers import long_date

from .visitor import Visitor

GROUP = "Projektgruppe Post"
QUESTION = "Post kommt in der Unterkunft nicht an"
TASK = "Betreiber fragen, wer heute die Post verteilt"
NOTE = "Der Betreiber sagt zu: ab nächster Woche ist jeden Tag jemand da."
SOLUTION = "Jedes Zimmer bekommt ein Fach mit Schloss; eine Person je Haus ist für die Post zuständig."
REASON = "Der Aufwand ist klein, und Menschen aus den Unterkünften haben mitgeredet."
PROMISE = "Fächer mit Schloss in den drei städtischen Unterkünften."


def day(days: int) -> str:
    return f"{datetime.now() + timedelta(days=days):%d.%m.%Y}"


def long_day(days: int) -> str:
    """The same day as pages write it."""
    return long_date((datetime.now() + timedelta(days=days)).date())


def work_on_the_phone(jolanta: Visitor) -> str:
    """From „Heute“ into the room: a task done, an answer changed, a note; returns the room's address."""
    jolanta.reads(TASK)
    jolanta.follow(GROUP)
    jolanta.reads("Es fehlt jemand", "Hadi Hamsa")
    jolanta.page.locator(f"button[aria-label^='Erledigt: {TASK[:20]}']").click()
    jolanta.arrived()
    jolanta.page.locator("#abfragen input[type='radio']").first.check()
    jolanta.press("Antwort ändern")
    jolanta.reads("Ihre Antwort ist gezählt")
    jolanta.fill(text=NOTE)
    jolanta.press("Notiz schreiben")
    jolanta.reads(NOTE)
    jolanta.picture("projektgruppe")
    return str(jolanta.page.url).split("#")[0]


def write_proposal(jolanta: Visitor, room: str) -> str:
    """Left incomplete it says what is missing; complete it goes to all members once more."""
    jolanta.open(room)
    jolanta.follow("Vorschlag beginnen")
    jolanta.fill(
        problem="Briefe gehen verloren.",
        solution=SOLUTION,
        effect="Niemand verpasst mehr eine Frist wegen verlorener Post.",
        cost="Fächer: etwa 6 000 Euro.",
        short_text_de="Jedes Zimmer bekommt ein Fach mit Schloss.",
    )
    jolanta.press("Speichern")
    jolanta.reads("Noch nicht vollständig", "Wer wäre zuständig?")
    jolanta.follow("Weiterschreiben")
    jolanta.fill(responsible="Betreiber und Kommunen", heard_how="Sechs Bewohner haben den Plan gelesen.")
    jolanta.page.locator("main [name='heard'][value='ja']").check()
    jolanta.press("Speichern")
    jolanta.press("In die Abstimmung geben")
    jolanta.reads("in Abstimmung", SOLUTION)
    return str(jolanta.page.url).split("#")[0]


def submit_and_call_meeting(aylin: Visitor, proposal: str) -> str:
    aylin.open(proposal)
    aylin.follow("Der Lenkungsgruppe vorlegen")
    aylin.choose("committee", "Lenkungsgruppe")
    aylin.press("Vorlegen")
    aylin.reads("vorgelegt")
    aylin.open("/intern/gremien/")
    aylin.follow("Lenkungsgruppe")
    aylin.follow("Sitzung planen")
    aylin.fill(starts_at_0=day(0), starts_at_1="23:30", place="Kreishaus Federlohe, Raum 117")
    aylin.press("Planen")
    aylin.press("Tagesordnung zusammenstellen")
    aylin.reads(f"1. Lösungsvorschlag: {QUESTION}")
    return aylin.page.url


def decide_at_gate_2(korbinian: Visitor, meeting: str) -> None:
    """Without a reason nothing is decided."""
    korbinian.open(meeting)
    korbinian.follow("Beschluss festhalten")
    korbinian.choose("kind", "mit Änderung angenommen")
    korbinian.fill(wording="Fächer mit Schloss zuerst in den drei größten Unterkünften.")
    korbinian.press("Festhalten")
    korbinian.reads("Bitte prüfen Sie")
    korbinian.fill(reason=REASON, yes="9", no="0", abstentions="1")
    korbinian.press("Festhalten")
    korbinian.reads("mit Änderung angenommen", REASON)


def ask_for_adoption(aylin: Visitor, room: str) -> None:
    aylin.open(room)
    aylin.follow(QUESTION, within="#auftrag")
    aylin.reads("in Umsetzung")
    aylin.follow("Übernahme anfragen")
    aylin.fill(organisation="Stadt Zwirnstadt", what="Fächer mit Schloss in den städtischen Unterkünften.", due=day(30))
    aylin.choose("owner", "Nuray Nalbandur")
    aylin.press("Anfragen")
    aylin.reads("angefragt")


def promise(nuray: Visitor) -> None:
    """From the duty on „Heute“ to the promise."""
    nuray.follow("Übernahme zusagen oder ablehnen")
    nuray.follow("Zusagen")
    nuray.page.locator("main [name='answer'][value='partly']").check()
    nuray.fill(what=PROMISE, due=day(90))
    nuray.press("Zusagen")
    nuray.reads("zugesagt", "teilweise")
