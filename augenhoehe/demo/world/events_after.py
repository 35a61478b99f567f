"""What events leave behind: an evening with confirmations and feedback, a conference with results, a door today."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from augenhoehe.core.clock import BERLIN
from augenhoehe.events import operations
from augenhoehe.events.models import Event
from augenhoehe.events.operations import attendance, certificates, feedback, following_up, materials, results
from augenhoehe.events.pdf import made_of
from augenhoehe.organisations.models import TrainingTopic

from .calendar import Calendar
from .events import CONTACT, OFFICE
from .organisations import entry
from .stage import Scene, Stage

HELD, TODAY = "event_held", "event_today"
# Who registered for the evening: name, organisation, whether they came.
GUESTS = (
    ("Amal Ahornblatt", "dattelpalme", True), ("Bruno Bergkristall", "lale", True), ("Ceyda Colberg", "lale", True),
    ("Daria Distelfink", "frauen", True), ("Emre Efeuranke", "lale", True), ("Fatou Farnkraut", "frauen", False),
    ("Georg Goldregen", "", True), ("Hedi Heckenrose", "", True), ("Ismail Ilexhain", "mosque", True),
)  # fmt: skip
NEIGHBOURS = ("Jette Jasminweg", "Karim Kastanie", "Lamis Lindenlaub", "Murat Malvenfeld", "Nadia Nussbaum")
SLIDES = r"""
#let it = json(bytes(sys.inputs.it))
#set document(title: it.title, author: it.by)
#set text(lang: "de", size: 20pt, font: "Libertinus Serif")
#set page(paper: "presentation-16-9")
#heading(level: 1, it.title)
#for line in it.lines [- #line]
"""
MARKS: tuple[tuple[int, int, str, str], ...] = (
    (5, 5, "Die echten Anträge", ""), (5, 4, "Zeit für Fragen", "Ein Raum mit besserer Luft"), (5, 5, "", ""),
    (5, 5, "Dass übersetzt wurde", ""), (5, 4, "", "Mehr zum Eigenanteil"), (5, 4, "", ""), (5, 5, "Das Essen", ""),
    (5, 5, "", ""),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(178, 10), "Was bei der 17. Fachkonferenz herauskam", _conference),
        Scene(calendar.ago(62, 10), "Der Arbeitskreis lädt zu einem Abend ein", _invite),
        Scene(calendar.ago(41, 18), "Wer kommt, wird abgehakt", _door),
        Scene(calendar.ago(40, 11), "Der Abend wird nachbereitet", _after),
        Scene(calendar.ago(38, 11), "Rückmeldungen kommen ohne Namen", _feedback),
        Scene(calendar.ago(12, 6), "Die Rückmeldungen werden einmal gezählt", _count),
        Scene(calendar.ago(14, 10), "Ein Nachbarschaftscafé wird angekündigt", _cafe),
        Scene(calendar.built_at, "Das Café beginnt gleich", _cafe_door),
    ]


def _conference(stage: Stage, at: datetime) -> None:
    """Three kinds of results, on the public page; slides; what was said about photos."""
    aylin, event = stage.actor("aylin"), _event(stage, "event_17")
    for kind, text in (
        ("hurdle", "Wer krank ist, versteht die Aufklärung vor einer Behandlung oft nicht."),
        ("support", "Zwei Krankenhäuser öffnen ihre Sprachmittlung für Praxen."),
        ("idea", "Ein Kärtchen mit der eigenen Sprache, das man in der Praxis zeigt."),
        ("agreement", "Das Gesundheitsamt lädt im Herbst zu einem Runden Tisch ein."),
    ):
        made = results.note_result(
            event=event, kind=kind, text=text, by=aylin, at=at,
            responsible="Gesundheitsamt" if kind == "agreement" else "",
        )  # fmt: skip
        results.show_result(result=made, shown=True, by=aylin, at=at)
    stage.notes["event_result"] = str(made.pk)
    content = made_of(SLIDES, {
        "title": "Gesund im neuen Land", "by": "Hochschule Federlohe (erfunden)",
        "lines": ["Was Menschen krank macht", "Was hilft", "Was wir ändern können"],
    })  # fmt: skip
    slides = materials.lay_down(
        event=event, content=content, name="vortrag.pdf", kind="slides", title="Gesund im neuen Land: der Vortrag",
        credit="Hochschule Federlohe (erfunden)", licence="CC BY 4.0", by=aylin, at=at, show=True,
    )  # fmt: skip
    stage.notes["event_material"] = str(slides.pk)
    materials.say_about_photos(
        event=event, by_whom="Presseamt des Kreises", used_for="Für Berichte über die Fachkonferenz.",
        quiet_zone="erste Reihe links und der Ruheraum", taken_down_by=CONTACT["contact_email"], by=aylin, at=at,
    )  # fmt: skip


def _invite(stage: Stage, at: datetime) -> None:
    aylin = stage.actor("aylin")
    begin = stage.calendar.ago(41, 18)
    topic = TrainingTopic.objects.get(pk=stage.notes["training_topic"])
    made = _made(
        stage, at, title="Ein Antrag von Anfang bis Ende", format="training", training_topic=topic, capacity=20,
        starts_at=begin, ends_at=begin + timedelta(minutes=150), place="Kreishaus Federlohe, Raum 12",
        summary="Drei Vereine zeigen, wie ihr Antrag bewilligt wurde. Danach schreiben alle einen eigenen.",
    )  # fmt: skip
    operations.set_co_hosts(event=made, organisations=[entry(stage, "lale")], reading=[], by=aylin, at=at)
    for place, (name, key, _) in enumerate(GUESTS):
        operations.enter_registration(
            event=made, name=name, email=f"{name.split()[0].lower()}@gaeste.example",
            category="migrant_organisation" if key else "volunteer", organisation=entry(stage, key) if key else None,
            access_needs="Bitte große Schrift" if place == 1 else "", by=aylin, at=at + timedelta(minutes=place),
        )  # fmt: skip
    # What the worker does a moment later.
    operations.tell_left_behind(at=at + timedelta(hours=1))
    operations.add_item(
        event=made, kind="workshop", title="Ziele, Kosten, Eigenanteil", starts_at=begin + timedelta(minutes=15),
        ends_at=begin + timedelta(minutes=120), people=(), by=aylin, at=at,
    )  # fmt: skip
    stage.notes[HELD] = str(made.pk)


def _door(stage: Stage, at: datetime) -> None:
    aylin, event = stage.actor("aylin"), _event(stage, HELD)
    came = {name for name, _, there in GUESTS if there}
    for registration in event.registrations.select_related("event__meeting", "organisation").order_by("position"):
        if registration.name in came:
            arrival, _ = attendance.check_in(registration=registration, by=aylin, at=at)
            stage.notes["event_attendance"], stage.notes["event_guest"] = str(arrival.pk), str(registration.pk)
    attendance.walk_in(
        event=event, name="Ottilie Ohnedies", organisation_name="Nachbarschaftshilfe", category="association", by=aylin,
        at=at,
    )  # fmt: skip


def _after(stage: Stage, at: datetime) -> None:
    """The list is closed, papers go out, a hurdle becomes a hint, an agreement a cooperation."""
    aylin = stage.actor("aylin")
    operations.keep_time(at=at)
    event = _event(stage, HELD)
    following_up.owe_results(at=at)
    attendance.close_list(event=event, by=aylin, at=at)
    certificates.issue_certificates(event=event, by=aylin, at=at)
    hurdle = _result(stage, event, "hurdle", "Die Formulare der Förderprogramme gibt es nur auf Deutsch.", at)
    _result(stage, event, "support", "Die Bildungsbrücke liest Anträge vor dem Absenden gegen.", at)
    _result(stage, event, "idea", "Ein Wörterbuch der Förderbegriffe in fünf Sprachen.", at)
    agreed = _result(
        stage, event, "agreement", "Dattelpalme und Bildungsbrücke üben zweimal im Jahr gemeinsam.", at,
        responsible="Bildungsbrücke Lale",
    )  # fmt: skip
    results.hand_over_result(result=hurdle, by=aylin, at=at)
    results.agree_on_cooperation(
        result=agreed, partners=[entry(stage, "dattelpalme"), entry(stage, "lale")], subject="Gemeinsam Anträge üben",
        by=aylin, at=at,
    )  # fmt: skip
    following_up.thank(event=event, text="Die Folien stellen wir in den nächsten Tagen ein.", by=aylin, at=at)


def _result(stage: Stage, event: Event, kind: str, text: str, at: datetime, **more: Any) -> Any:
    made = results.note_result(event=event, kind=kind, text=text, by=stage.actor("aylin"), at=at, **more)
    return results.show_result(result=made, shown=True, by=stage.actor("aylin"), at=at)


def _feedback(stage: Stage, at: datetime) -> None:
    event = _event(stage, HELD)
    for place, (overall, content, good, missing) in enumerate(MARKS):
        feedback.give_feedback(
            event=event, entry_id=uuid.uuid4(), language="ar" if place == 3 else "de", at=at, overall=overall,
            content=content, access=4, understood=overall, good=good, missing=missing,
        )  # fmt: skip


def _count(stage: Stage, at: datetime) -> None:
    feedback.count_feedback(at=at)


def _cafe(stage: Stage, at: datetime) -> None:
    """It begins in two hours, whenever the demo is opened: so that there is a door to stand at."""
    begin = (stage.calendar.built_at + timedelta(hours=2)).astimezone(BERLIN).replace(minute=0, second=0, microsecond=0)
    made = _made(
        stage, at, title="Nachbarschaftscafé", format="encounter", municipality=stage.towns["sternmuende"],
        starts_at=begin, ends_at=begin + timedelta(hours=3), capacity=30, place="Haus der Begegnung, Federgasse 3",
        summary="Kaffee, Kuchen und Zeit zum Reden. Kinder sind willkommen.",
    )  # fmt: skip
    for place, name in enumerate(NEIGHBOURS):
        operations.enter_registration(
            event=made, name=name, email=f"{name.split()[0].lower()}@nachbarn.example", category="resident",
            children=2 if place == 2 else 0, access_needs="kommt mit Rollator" if place == 1 else "",
            by=stage.actor("aylin"), at=at + timedelta(minutes=place),
        )  # fmt: skip
    operations.tell_left_behind(at=at + timedelta(hours=1))
    stage.notes[TODAY] = str(made.pk)


def _cafe_door(stage: Stage, at: datetime) -> None:
    event = _event(stage, TODAY)
    first = event.registrations.select_related("event__meeting", "organisation").order_by("position").first()
    if first is not None:
        attendance.check_in(registration=first, by=stage.actor("aylin"), at=at)


def _made(stage: Stage, at: datetime, **values: Any) -> Event:
    aylin = stage.actor("aylin")
    made = operations.make_event(by=aylin, at=at, **{"office_name": OFFICE, **CONTACT, **values})
    operations.publish_event(event=made, by=aylin, at=at)
    return _fresh(made.pk)


def _event(stage: Stage, key: str) -> Event:
    return _fresh(uuid.UUID(stage.notes[key]))


def _fresh(pk: uuid.UUID) -> Event:
    found: Event = Event.objects.select_related("meeting", "series", "municipality").get(pk=pk)
    return found
