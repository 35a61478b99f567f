"""A training on its day: two registered, one waiting, an organisation of the register among them."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.rights import SYSTEM
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.operations import attendance, turn_event
from augenhoehe.organisations.models import Organisation

from . import factories as f

# At the door, and the morning after.
DOOR, AFTER = f.BEGIN - f.hours(0.5), f.END + f.hours(13)


@dataclass
class Day:
    """Aylin hosts for the office; Faisal speaks for the club that came, and is no host."""

    cast: f.Cast
    event: Event
    club: Organisation
    mona: Registration
    sami: Registration
    wait: Registration


def make_day(**more: object) -> Day:
    cast = f.the_cast()
    club = f.a_host(cast)
    event = f.an_event(**{"childcare": True, **more})
    mona = f.registered(
        event, "Mona Möhring", organisation=club, category="migrant_organisation", access_needs="Platz für Rollstuhl"
    )
    sami = f.registered(event, "Sami Sönmez", children=2)
    return Day(cast, event, club, mona, sami, f.registered(event, "Wanda Warnecke"))


def arrive(day: Day, registration: Registration):
    return attendance.check_in(registration=registration, by=day.cast.aylin, at=DOOR)


def closed(day: Day) -> Event:
    """Mona came, somebody came without, Sami did not; the list is closed."""
    arrive(day, day.mona)
    attendance.walk_in(event=day.event, name="Otto Ohne", by=day.cast.aylin, at=DOOR)
    held = Event.objects.select_related("meeting", "series", "municipality").get(pk=day.event.pk)
    turn_event(event=held, verb="hold", by=SYSTEM, at=AFTER)
    attendance.close_list(event=held, by=day.cast.aylin, at=AFTER)
    day.event = held
    return held
