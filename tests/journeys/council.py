"""From gate 1 through a project group and gate 2 into the political bodies, to the office that takes it over."""

from __future__ import annotations

from . import group, matter
from .visitor import Visitor

GROUP = "Projektgruppe Arztbesuch"
INTEGRATION = "Ausschuss für Chancengerechtigkeit und Integration der Stadt Sternmünde"
COUNCIL = "Rat der Stadt Sternmünde"
PROPOSAL = "Ein Dienst übersetzt am Telefon; jede Praxis bekommt eine Nummer."
ADVICE = "Wer nichts versteht, kann nicht gesund werden."
POLITICAL_REASON = "Wer krank ist, muss sagen können, wo es weh tut."
PROMISE = "Der Vertrag mit dem Dienst, und die Nummern für alle Praxen."
EVIDENCE = "Vertrag vom Montag; zehn Praxen haben ihre Nummer."


def found_council(olek: Visitor) -> None:
    """The council of the town as the office enters it."""
    olek.open("/intern/gremien/neu/")
    olek.choose("kind", "Rat")
    olek.choose("municipality", "Sternmünde")
    olek.fill(name=COUNCIL, short_text="Entscheidet für die ganze Stadt.", started_on="1.11.2025")
    olek.press("Anlegen")
    olek.reads(COUNCIL)


def choose_way(person: Visitor, *way: tuple[str, str]) -> None:
    """Bodies and what each does, in this order; no further ones."""
    for place, (body, role) in enumerate(way, start=1):
        options = person.page.locator(f"main [name='gremium_{place}'] option", has_text=body)
        # What is folded has no inner text.
        person.choose(f"gremium_{place}", str(options.first.text_content()).strip())
        person.choose(f"aufgabe_{place}", role)
    for place in range(len(way) + 1, 6):
        person.choose(f"gremium_{place}", "– kein Gremium –")


def decide(person: Visitor, body: str, title: str, reason: str) -> None:
    """The body meets today and adopts."""
    meeting = call_meeting(person, body, title)
    record(person, meeting, "angenommen", reason, title=title)


def found_group(aylin: Visitor, question: str) -> str:
    """Founded with its mandate, a mother and an association in it; returns the room's address."""
    aylin.open(question)
    aylin.follow("Projektgruppe einsetzen")
    aylin.fill(name=GROUP, goal="Niemand bleibt ohne Behandlung, weil die Sprache fehlt.", due=group.day(40))
    aylin.press("Einsetzen")
    aylin.open(question)
    aylin.follow(GROUP)
    room = aylin.page.url.split("#")[0]
    aylin.reads("Es fehlt jemand")
    for name, sector in (("Halyna Holubrenko", "Betroffene"), ("Rojda Rengareş", "Zivilgesellschaft")):
        aylin.open(room)
        aylin.follow("Mitglied einladen")
        aylin.choose("user", name)
        aylin.choose("sector", sector)
        aylin.press("Einladen")
    aylin.open(room)
    assert "Es fehlt jemand" not in aylin.text()
    return room


def say_what_it_is_like(halyna: Visitor, note: str) -> None:
    """From „Heute“, on the phone: the person it is about says how it is."""
    halyna.open("/intern/")
    halyna.follow(GROUP)
    halyna.fill(text=note)
    halyna.press("Notiz schreiben")
    halyna.reads(note)


def propose(rojda: Visitor, room: str) -> str:
    rojda.open(room)
    rojda.follow("Vorschlag beginnen")
    rojda.fill(
        problem="Praxen schicken Menschen weg, mit denen sie nicht reden können.",
        solution=PROPOSAL,
        effect="Niemand bleibt ohne Behandlung.",
        cost="Etwa 9 000 Euro im Jahr.",
        responsible="Kreis und Kassenärztliche Vereinigung",
        heard_how="Eine Mutter arbeitet in der Gruppe mit.",
        short_text_de="In Praxen wird am Telefon übersetzt.",
    )
    rojda.page.locator("main [name='heard'][value='ja']").check()
    rojda.press("Speichern")
    rojda.press("In die Abstimmung geben")
    rojda.reads("in Abstimmung")
    return str(rojda.page.url).split("#")[0]


def gate_2(aylin: Visitor, proposal: str) -> str:
    """Laid before the steering group, on the agenda of today; returns the meeting's address."""
    aylin.open(proposal)
    aylin.follow("Der Lenkungsgruppe vorlegen")
    aylin.choose("committee", "Lenkungsgruppe")
    aylin.press("Vorlegen")
    return call_meeting(aylin, "Lenkungsgruppe", f"1. Lösungsvorschlag: {matter.TITLE}")


def call_meeting(person: Visitor, body: str, item: str) -> str:
    person.open("/intern/gremien/")
    person.follow(body)
    person.follow("Sitzung planen")
    person.fill(starts_at_0=group.day(0), starts_at_1="23:45", place="Raum 117")
    person.press("Planen")
    person.press("Tagesordnung zusammenstellen")
    person.reads(item)
    return person.page.url


def record(person: Visitor, meeting: str, kind: str, reason: str, *, title: str = matter.TITLE) -> None:
    """On the item of this matter, whatever else stands on the agenda."""
    person.open(meeting.split("#")[0])
    item = person.page.locator("#tagesordnung li").filter(has=person.page.get_by_role("heading", name=title))
    item.get_by_role("link", name="Beschluss festhalten").click()
    person.arrived()
    person.choose("kind", kind)
    person.fill(wording="So wird es gemacht.", reason=reason)
    person.press("Festhalten")
    person.reads(kind, reason)


def forward(aylin: Visitor, question: str) -> str:
    """What the steering group passed on goes through the § 27 body to the council; returns its public number."""
    aylin.open(question)
    aylin.follow("In die politischen Gremien geben")
    choose_way(aylin, (INTEGRATION, "Empfehlung"), (COUNCIL, "Entscheidung"))
    aylin.fill(text=PROPOSAL, reasons="Siehe Vorschlag der Projektgruppe.")
    aylin.press("Einreichen")
    aylin.reads("eingereicht", INTEGRATION, COUNCIL)
    # „Antrag VL-2026-003“: the kind, then the number.
    return str(aylin.page.locator("main dt:text-is('Art') + dd").first.inner_text()).split()[-1]


def take_over(aylin: Visitor, linh: Visitor, question: str) -> None:
    """The youth office is asked, promises, and proves what it did."""
    aylin.open(question)
    aylin.reads("in Umsetzung")
    aylin.follow("Übernahme anfragen")
    aylin.fill(organisation="Jugendamt Sternmünde", what=PROPOSAL, due=group.day(30))
    aylin.choose("owner", "Linh Lamthuy")
    aylin.press("Anfragen")
    linh.open("/intern/")
    linh.follow("Übernahme zusagen oder ablehnen")
    linh.follow("Zusagen")
    linh.page.locator("main [name='answer'][value='yes']").check()
    linh.fill(what=PROMISE, due=group.day(60))
    linh.press("Zusagen")
    linh.follow("Als umgesetzt melden")
    linh.fill(evidence=EVIDENCE)
    linh.press("Melden")
    linh.reads("umgesetzt", EVIDENCE)


def close_and_answer(aylin: Visitor, question: str, answer: str) -> None:
    aylin.open(question)
    aylin.follow("Vorgang veröffentlichen")
    aylin.press("Veröffentlichen")
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
