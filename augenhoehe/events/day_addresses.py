"""Where the day and what came of it are read inside."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Event


def of_door(event: Event) -> str:
    return by_id("events_inside:door", event.pk)


def of_turnout(event: Event) -> str:
    return by_id("events_inside:turnout", event.pk)


def of_results(event: Event) -> str:
    return by_id("events_inside:results", event.pk)


def of_materials(event: Event) -> str:
    return by_id("events_inside:materials", event.pk)


def of_feedback(event: Event) -> str:
    return by_id("events_inside:feedback", event.pk)
