"""The day of an event and after: the door, results, material, confirmations, and their links."""

from __future__ import annotations

from typing import Any

from .registry import MORE, SUBJECTS, each, noted


def _events() -> dict[str, dict[str, Any]]:
    return each(
        ("vergangen, des Kreises", noted("event_held")), ("heute", noted("event_today")),
        ("einer Organisation", noted("event_encounter")),
    )  # fmt: skip


@SUBJECTS.of(
    "events_inside:door", "events_inside:turnout", "events_inside:certificates", "events_inside:results",
    "events_inside:review", "events_inside:thanks", "events_inside:feedback", "events_inside:materials",
    "events_inside:material_add", "events_inside:photo_notice",
)  # fmt: skip
def events() -> dict[str, dict[str, Any]]:
    return _events()


@SUBJECTS.of("events_inside:door_guest", "events_inside:door_in")
def guests() -> dict[str, dict[str, Any]]:
    return each(("war da", noted("event_guest")))


@SUBJECTS.of("events_inside:door_undo", "events_inside:certificate")
def attendances() -> dict[str, dict[str, Any]]:
    return each(("war da", noted("event_attendance")))


@SUBJECTS.of("events_inside:result_")
def results() -> dict[str, dict[str, Any]]:
    return each(("Vereinbarung", noted("event_result")))


@SUBJECTS.of("events_inside:material_file", "events_inside:material_change", "events_inside:material_show",
             "events_inside:material_remove", "events:material")  # fmt: skip
def materials() -> dict[str, dict[str, Any]]:
    return each(("Folien", noted("event_material")))


@SUBJECTS.of("events_inside:year")
def years() -> dict[str, dict[str, Any]]:
    return {"nichts in diesem Jahr": {"year": 1999}}


@SUBJECTS.of("events_inside:training_plan")
def topics() -> dict[str, dict[str, Any]]:
    return each(("Thema", noted("training_topic")))


@SUBJECTS.of("events:door")
def doors() -> dict[str, dict[str, Any]]:
    return {"gültig": {"token": MORE["event_door"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("events:after", "events:feedback")
def after() -> dict[str, dict[str, Any]]:
    return {"gültig": {"token": MORE["event_after"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("events:after_file")
def after_files() -> dict[str, dict[str, Any]]:
    found = after()
    return {label: {**one, "pk": noted("event_material")} for label, one in found.items()}


@SUBJECTS.of("events:feedback_room")
def rooms() -> dict[str, dict[str, Any]]:
    return {"gültig": {"token": MORE["event_room"]}, "unbekannt": {"token": "unsinn"}}
