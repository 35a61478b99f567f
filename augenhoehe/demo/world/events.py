"""Events of the invented Kreis: a conference with a history, a full working group, an encounter, one called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from augenhoehe.committees.models import Committee, Meeting, Rhythm
from augenhoehe.committees.operations import create_committee, plan_meeting, set_rhythm
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.multilingual import multilingual
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Series
from augenhoehe.organisations.models import TrainingTopic

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

OFFICE = "Kommunales Integrationszentrum Kreis Federlohe"
CONTACT: dict[str, Any] = {"contact_email": "veranstaltungen@federlohe.example", "contact_phone": "0221 4710-555"}
HALL: dict[str, Any] = {
    "place": "Kreishaus Federlohe, Großer Saal, Mohnstraße 1",
    "directions": "Bus 4 bis Kreishaus, Eingang am Hof",
}
# Who wants to learn how applications succeed: more people than the room has seats.
PEOPLE = (
    ("Amira Abendroth", "dattelpalme"), ("Bilal Birkenfeld", "dattelpalme"), ("Celia Clausnitz", "frauen"),
    ("Dunja Distelkamp", "frauen"), ("Elif Ehrenpreis", "lale"), ("Farid Felsner", "lale"),
    ("Goran Ginsterbusch", "dattelpalme"), ("Hodan Holunder", "frauen"), ("Ilja Immergrün", "lale"),
    ("Jale Jasmin", "dattelpalme"), ("Kofi Kornblum", "frauen"), ("Leyla Lavendel", "lale"),
    ("Marjan Mohn", "dattelpalme"), ("Nikola Nelkenau", "frauen"), ("Oriana Ostrach", "lale"),
)  # fmt: skip
TALKS: tuple[tuple[str, str, int, int, tuple[tuple[str, str, str, bool], ...]], ...] = (
    ("welcome", "Begrüßung", 930, 945, (("speaker", "Aylin Ahornweg", OFFICE, True),)),
    ("lecture", "Arbeit finden, Abschluss anerkennen: was den Weg kürzer macht", 945, 1030, (
        ("speaker", "Prof. Dr. Tilda Tannhof", "Hochschule Federlohe (erfunden)", True),
    )),
    ("break", "Pause", 1030, 1100, ()),
    ("panel", "Was hält uns auf, und wer kann es ändern?", 1100, 1215, (
        ("panel", "Faisal Fliederbaum", "Syrischer Kulturkreis Dattelpalme e. V.", True),
        ("panel", "Greta Grauweide", "Jobcenter Kreis Federlohe", True),
        ("panel", "Ungenannt Unkenruf", "Betrieb aus Zwirnstadt", False),
        ("moderation", "Olek Olivenhain", "Gremienbüro Sternmünde", True),
    )),
    ("workshop", "Drei Werkstätten: Sprache, Anerkennung, Kinderbetreuung", 1300, 1500, ()),
    ("closing", "Was wir vereinbaren", 1500, 1530, (("moderation", "Aylin Ahornweg", OFFICE, True),)),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(395, 9), "Die Fachkonferenz ist eine Reihe", _series),
        Scene(calendar.ago(390, 9), "Zur 16. Fachkonferenz wird eingeladen", _past(16, 365, "Wohnen und Ankommen", 94)),
        Scene(
            calendar.ago(210, 9), "Zur 17. Fachkonferenz wird eingeladen", _past(17, 180, "Gesund im neuen Land", 103)
        ),
        Scene(calendar.ago(85, 9), "Der Arbeitskreis Fördermittel bekommt einen Rhythmus", _working_group),
        Scene(calendar.ago(30, 9), "Zur 18. Fachkonferenz wird eingeladen", _conference),
        Scene(calendar.ago(21, 9), "Das nächste Treffen zum Thema Fördermittel ist offen", _open_meeting),
        Scene(calendar.ago(20, 18), "Mehr Menschen als Plätze melden sich an", _register),
        Scene(calendar.ago(15, 11), "Dattelpalme lädt mit anderen zum Essen ein", _encounter),
        Scene(calendar.ago(12, 11), "Ein Vortrag wird angekündigt", _lecture),
        Scene(calendar.ago(3, 11), "Der Vortrag fällt aus", _called_off),
        Scene(calendar.ago(2, 11), "Eine Schulung steht im Entwurf", _draft),
    ]


def _series(stage: Stage, at: datetime) -> None:
    made = operations.make_series(
        title="Fachkonferenz „Zuwanderung, Aufenthalt, Integration“", since="2009", first_number=16,
        about="Einmal im Jahr sprechen Verwaltung, Vereine und Fachstellen über eine Frage.",
        overdue_after_months=14, by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["event_series"] = str(made.pk)


def _past(number: int, days_ago: int, topic: str, came: int) -> Callable[[Stage, datetime], None]:
    """An edition that took place; how many came is told rounded."""

    def play(stage: Stage, at: datetime) -> None:
        day = stage.calendar.ago(days_ago).astimezone(BERLIN).date()
        begin, end = _moment(day, 930), _moment(day, 1530)
        made = _made(
            stage, at, title=topic, format="conference", series=_of_series(stage), number=number, **HALL,
            starts_at=begin, ends_at=end, capacity=120,
            summary="Vorträge, Podium und Werkstätten mit Menschen aus Verwaltung, Vereinen und Fachstellen.",
            guiding_question="Was brauchen Menschen, die neu sind, und wer kann es geben?",
        )  # fmt: skip
        after = end + timedelta(hours=2)
        operations.keep_time(at=after)
        held = Event.objects.get(pk=made.pk)
        operations.note_attended(event=held, number=came, by=stage.actor("aylin"), at=after)
        operations.turn_event(event=held, verb="archive", by=stage.actor("aylin"), at=after)
        stage.notes[f"event_{number}"] = str(made.pk)

    return play


def _conference(stage: Stage, at: datetime) -> None:
    day, aylin = stage.calendar.ahead(45), stage.actor("aylin")
    made = _made(
        stage, at, publish=False, title="Ankommen in Arbeit", format="conference", series=_of_series(stage), **HALL,
        starts_at=_moment(day, 930), ends_at=_moment(day, 1530), capacity=120,
        summary="Ein Tag für alle, die Menschen auf dem Weg in Arbeit begleiten, und für die, die ihn gehen.",
        guiding_question="Wie wird aus einem Abschluss, der anderswo zählt, Arbeit, die hier zählt?",
    )  # fmt: skip
    operations.change_event(
        event=made, step_free=True, childcare=True, interpreters=["ar", "uk"], languages=["de"],
        access_info="Ruheraum im ersten Stock. Fahrtkosten erstatten wir auf Wunsch.",
        audience=["municipality", "authority", "migrant_organisation", "resident"],
        tags=["Arbeit", "Anerkennung"], by=aylin, at=at,
    )  # fmt: skip
    operations.set_co_hosts(event=made, organisations=[entry(stage, "lale")], reading=[], by=aylin, at=at)
    for kind, title, begin, end, people in TALKS:
        operations.add_item(
            event=made, kind=kind, title=title, starts_at=_moment(day, begin), ends_at=_moment(day, end), people=people,
            by=aylin, at=at,
        )  # fmt: skip
    operations.add_question(
        event=made, text="In welche Werkstatt möchten Sie?", kind="choice", required=True,
        choices=["Sprache", "Anerkennung", "Kinderbetreuung"], by=aylin, at=at,
    )  # fmt: skip
    texts = {
        "en": {"title": "Arriving at work", "summary": "A day for everybody on the way into work, and for who helps.",
               "guiding_question": "How does a qualification from elsewhere become work that counts here?"},
        "ar": {"title": "الوصول إلى العمل", "summary": "يوم لكل من يبحث عن عمل ولكل من يساعد في ذلك."},
    }  # fmt: skip
    for language, told in texts.items():
        operations.translate_event(event=made, language=language, texts=told, by=aylin, at=at)
    operations.publish_event(event=made, by=aylin, at=at)
    stage.notes["event_conference"] = str(made.pk)


def _working_group(stage: Stage, at: datetime) -> None:
    """A standing group with a rhythm; its meetings are open (S1-35)."""
    aylin = stage.actor("aylin")
    group = create_committee(
        kind=Committee.Kind.WORKING_GROUP, name="Arbeitskreis Fördermittel", by=aylin, at=at,
        started_on=date(2017, 6, 1),
        short_text=multilingual(
            "Vereine lernen voneinander, wie Anträge gelingen.", en="Clubs learn how to apply for funds."
        ),
    )  # fmt: skip
    set_rhythm(
        committee=group, unit=Rhythm.Unit.MONTHS, every=6, week=Rhythm.Week.FIRST, weekday=Rhythm.Weekday.TUESDAY,
        starts_at=time(18), place="Kreishaus Federlohe, Raum 12", starts_on=at.date(), grace_days=14, by=aylin, at=at,
    )  # fmt: skip
    stage.committees["funds"] = group


def _open_meeting(stage: Stage, at: datetime) -> None:
    aylin, day = stage.actor("aylin"), stage.calendar.ahead(24)
    meeting: Meeting = plan_meeting(
        committee=stage.committees["funds"], starts_at=_moment(day, 1800), place="Kreishaus Federlohe, Raum 12",
        public=True, by=aylin, at=at,
    )  # fmt: skip
    made = _made(
        stage, at, publish=False, title="Projektfördermittel: vom Einfall zum Antrag", format="working_group",
        meeting=meeting, summary="Zwei Vereine zeigen Anträge, die bewilligt wurden. Danach schreiben wir gemeinsam.",
        guiding_question="Was macht aus einer guten Idee einen guten Antrag?",
    )  # fmt: skip
    topic = TrainingTopic.objects.get(pk=stage.notes["training_topic"])
    operations.change_event(
        event=made, capacity=12, restricted_to="organisations", organisation_limit=6, languages=["de"], step_free=True,
        interpreters=["ar"], training_topic=topic, by=aylin, at=at,
    )  # fmt: skip
    operations.publish_event(event=made, by=aylin, at=at)
    stage.notes["event_funds"] = str(made.pk)


def _register(stage: Stage, at: datetime) -> None:
    """Twelve seats, fifteen people: the hosts know them and enter who called; one has to be looked at."""
    aylin = stage.actor("aylin")
    for place, (name, key) in enumerate(PEOPLE):
        operations.enter_registration(
            event=_event(stage, "funds"), name=name, email=f"{name.split()[0].lower()}@vereine.example",
            category="migrant_organisation", organisation=entry(stage, key), interpreter="ar" if place == 1 else "",
            access_needs="Platz für einen Rollstuhl" if place == 4 else "", by=aylin, at=at + timedelta(minutes=place),
        )  # fmt: skip
    made = operations.register(
        event=_event(stage, "funds"), name="Pavel Petersil", email="pavel@vereine.example", agreed=True, language="de",
        category="migrant_organisation", organisation=entry(stage, "lale"), at=at + timedelta(hours=1),
    )  # fmt: skip
    stage.notes["registration_begun"] = str(made.registration.pk)
    # What the worker does a moment later.
    operations.tell_left_behind(at=at + timedelta(hours=2))
    waiting = _event(stage, "funds").registrations.queue().first()
    stage.notes["registration_waiting"] = str(waiting.pk) if waiting else ""


def _encounter(stage: Stage, at: datetime) -> None:
    """An organisation invites, another along; the list is theirs alone."""
    faisal, day = stage.actor("faisal"), stage.calendar.ahead(17)
    made = _made(
        stage, at, by="faisal", publish=False, office_name="", organisation=entry(stage, "dattelpalme"),
        municipality=stage.towns["sternmuende"], title="Eine lange Tafel", format="encounter",
        place="Marktplatz Sternmünde", starts_at=_moment(day, 1700), ends_at=_moment(day, 2100), capacity=60,
        summary="Wir essen zusammen, was unsere Großmütter gekocht haben. Bringen Sie gern etwas mit.",
        contact_email="tafel@dattelpalme.example", contact_phone="",
    )  # fmt: skip
    operations.change_event(event=made, childcare=True, step_free=True, languages=["de", "ar"], by=faisal, at=at)
    operations.set_co_hosts(
        event=made, organisations=[entry(stage, "frauen")], reading=[entry(stage, "frauen")], by=faisal, at=at
    )
    operations.publish_event(event=made, by=faisal, at=at)
    for name in ("Rana Rosenthal", "Samir Seebach"):
        operations.register(
            event=Event.objects.get(pk=made.pk), name=name, email=f"{name.split()[0].lower()}@leute.example",
            agreed=True, language="de", category="resident", children=2, at=at + timedelta(hours=2),
        )  # fmt: skip
    operations.tell_left_behind(at=at + timedelta(hours=3))
    stage.notes["event_encounter"] = str(made.pk)


def _lecture(stage: Stage, at: datetime) -> None:
    day = stage.calendar.ahead(9)
    made = _made(
        stage, at, title="Einbürgerung: was sich geändert hat", format="lecture", capacity=40,
        municipality=stage.towns["zwirnstadt"], place="Volkshochschule Zwirnstadt, Raum 3",
        starts_at=_moment(day, 1800), ends_at=_moment(day, 1930),
        summary="Ein Vortrag mit Zeit für Fragen.",
    )  # fmt: skip
    stage.notes["event_cancelled"] = str(made.pk)


def _called_off(stage: Stage, at: datetime) -> None:
    operations.cancel_event(
        event=_event(stage, "cancelled"), reason="Die Referentin ist erkrankt. Ein neuer Termin wird gesucht.",
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip


def _draft(stage: Stage, at: datetime) -> None:
    day = stage.calendar.ahead(60)
    made = _made(
        stage, at, publish=False, title="Vereinsrecht für Vorstände", format="training", place="Kreishaus, Raum 2",
        starts_at=_moment(day, 1700), ends_at=_moment(day, 2000), summary="",
    )  # fmt: skip
    stage.notes["event_draft"] = str(made.pk)


def _made(stage: Stage, at: datetime, *, by: str = "aylin", publish: bool = True, **values: Any) -> Event:
    actor = stage.actor(by)
    made = operations.make_event(by=actor, at=at, **{"office_name": OFFICE, **CONTACT, **values})
    if publish:
        operations.publish_event(event=made, by=actor, at=at)
    return made


def _event(stage: Stage, key: str) -> Event:
    found: Event = Event.objects.select_related("meeting", "series", "municipality").get(pk=stage.notes[f"event_{key}"])
    return found


def _of_series(stage: Stage) -> Series:
    found: Series = Series.objects.get(pk=stage.notes["event_series"])
    return found


def _moment(day: date, clock: int) -> datetime:
    """„930“ is half past nine."""
    return datetime.combine(day, time(*divmod(clock, 100)), tzinfo=BERLIN)
