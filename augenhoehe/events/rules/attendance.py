"""Who keeps the list of the day, and what may be written down in it when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from augenhoehe.core.refused import Refused
from augenhoehe.events.models import Attendance, Event, Registration
from augenhoehe.events.queries.attendance import AT_THE_DOOR

# Doors open before the event begins; badges and lists are tried out the evening before.
DOORS = timedelta(hours=24)


def check_day(event: Event, at: datetime) -> None:
    """The list is kept from the day before on; expects `meeting` to be selected."""
    if event.state in (Event.State.DRAFT, Event.State.CANCELLED):
        raise Refused("Diese Veranstaltung findet nicht statt oder ist noch nicht veröffentlicht.")
    if event.begins_at - DOORS > at:
        raise Refused("Der Einlass beginnt frühestens 24 Stunden vor der Veranstaltung.")


def check_at_the_door(registration: Registration) -> None:
    if registration.state not in AT_THE_DOOR:
        raise Refused("Diese Anmeldung gilt nicht: Sie ist abgesagt oder noch nicht geprüft.")


def check_walk_in(values: dict[str, Any]) -> None:
    if not values.get("name"):
        raise Refused("Wer ist gekommen? Ein Name genügt.", field="name")


def check_close(event: Event, at: datetime) -> None:
    """Who has not come may still come, until it is over."""
    if event.over_at > at:
        raise Refused("Die Veranstaltung läuft noch. Schließen Sie die Liste, wenn sie vorbei ist.")
    if event.state in (Event.State.DRAFT, Event.State.CANCELLED):
        raise Refused("Diese Veranstaltung fand nicht statt.")


def check_certificate(attendance: Attendance, event: Event, at: datetime) -> None:
    """What is confirmed has happened."""
    if attendance.withdrawn_at is not None:
        raise Refused("Diese Teilnahme ist zurückgenommen.")
    if event.over_at > at:
        raise Refused("Bestätigt wird die Teilnahme nach dem Ende.")


def check_minutes(event: Event, minutes: int | None) -> None:
    """Nobody is confirmed more time than there was."""
    if minutes is None:
        return
    most = int((event.over_at - event.begins_at).total_seconds() // 60)
    if not 1 <= minutes <= most:
        raise Refused(f"Bestätigt werden zwischen 1 und {most} Minuten.", field="minutes")
