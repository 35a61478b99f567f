"""Events, series, registrations, and the link of a registration."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted

_LANGUAGE = {"language": "en"}


def _events() -> tuple[tuple[str, str], ...]:
    return (
        ("Konferenz des Kreises", noted("event_conference")), ("einer Organisation", noted("event_encounter")),
        ("Entwurf", noted("event_draft")),
    )  # fmt: skip


@SUBJECTS.of("events_inside:event", "events_inside:registrations", "events_inside:waiting", "events_inside:note_write",
             "events_inside:registration_enter", "events_inside:item_add", "events_inside:question_add")  # fmt: skip
def events() -> dict[str, dict[str, Any]]:
    return each(*_events())


@SUBJECTS.of("events_inside:event_translate")
def translations() -> dict[str, dict[str, Any]]:
    return {label: {**one, **_LANGUAGE} for label, one in each(*_events()).items()}


@SUBJECTS.of("events_inside:event_turn")
def turns() -> dict[str, dict[str, Any]]:
    found = {label: {**one, "verb": "close"} for label, one in each(*_events()).items()}
    return {**found, "unbekanntes Wort": {"pk": noted("event_conference"), "verb": "unsinn"}}


@SUBJECTS.of("events_inside:item_change", "events_inside:item_remove")
def items() -> dict[str, dict[str, Any]]:
    from augenhoehe.events.models import ProgrammeItem

    event = noted("event_conference")
    first = ProgrammeItem.objects.filter(event=event).order_by("starts_at").first()
    assert first is not None
    return {"Konferenz": {"pk": event, "item": first.pk}, "unbekannt": {"pk": event, "item": NOWHERE}}


@SUBJECTS.of("events_inside:question_remove")
def questions() -> dict[str, dict[str, Any]]:
    from augenhoehe.events.models import Question

    event = noted("event_conference")
    return {
        "Konferenz": {"pk": event, "question": Question.objects.get(event=event).pk},
        "unbekannt": {"pk": event, "question": NOWHERE},
    }


@SUBJECTS.of("events_inside:registration")
def registrations() -> dict[str, dict[str, Any]]:
    return each(("zu prüfen", noted("registration_begun")), ("auf der Warteliste", noted("registration_waiting")))


@SUBJECTS.of("events_inside:series")
def series() -> dict[str, dict[str, Any]]:
    return each(("Fachkonferenz", noted("event_series")))


@SUBJECTS.of("events:event", "events:register")
def public_events() -> dict[str, dict[str, Any]]:
    return each(
        ("mit Warteliste", noted("event_funds")), ("abgesagt", noted("event_cancelled")), ("vergangen", noted("event_17")),
        ("Entwurf", noted("event_draft")),
    )  # fmt: skip


@SUBJECTS.of("events:own")
def links() -> dict[str, dict[str, Any]]:
    return {"wartet": {"token": MORE["event_own"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("events:past")
def years() -> dict[str, dict[str, Any]]:
    return {"nichts in diesem Jahr": {"year": 1999}}
