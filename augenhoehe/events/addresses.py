"""Where events are read, inside and outside."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Event, Registration, Series


def of_event(event: Event) -> str:
    return by_id("events_inside:event", event.pk)


def of_series(series: Series) -> str:
    return by_id("events_inside:series", series.pk)


def of_registrations(event: Event) -> str:
    return by_id("events_inside:registrations", event.pk)


def of_registration(registration: Registration) -> str:
    return by_id("events_inside:registration", registration.pk)


def public_of_event(event: Event) -> str:
    return by_id("events:event", event.pk)
