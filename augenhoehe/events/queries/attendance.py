"""What the pages of the day ask: who is expected, who is there, found by a few letters."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.events.counts.attendance import first_days, with_visits
from augenhoehe.events.models import Attendance, Event, Registration
from augenhoehe.events.queries.events import whole
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER

# Who stands at the door with a registration: a seat, or the waiting list while others stay away.
AT_THE_DOOR = (
    Registration.State.CONFIRMED, Registration.State.OFFERED, Registration.State.WAITING,
    Registration.State.ATTENDED, Registration.State.ABSENT,
)  # fmt: skip
# So many are shown at once; a few letters bring everybody else.
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Guest:
    """One line at the door: somebody who registered, or who came without."""

    name: str
    organisation: str
    registration: Registration | None
    attendance: Attendance | None

    @property
    def there(self) -> bool:
        return self.attendance is not None and self.attendance.withdrawn_at is None

    @property
    def waiting(self) -> bool:
        return self.registration is not None and self.registration.state == Registration.State.WAITING

    @property
    def needs(self) -> list[str]:
        one = self.registration
        if one is None:
            return []
        children = f"{one.children} Kinder" if one.children > 1 else "1 Kind" if one.children else ""
        return [word for word in (one.access_needs, children) if word]


def opened(actor: Actor, day: date) -> QuerySet[Event]:
    """Events whose lists the actor opens, with all that titles and times need."""
    return whole(Event.objects.opening_lists_to(actor, day)).select_related(
        "series", "meeting__committee", "municipality", "organisation", "body", "training_topic"
    )


def kept(actor: Actor, day: date) -> QuerySet[Event]:
    return whole(Event.objects.kept(actor, day)).select_related(
        "series", "meeting__committee", "municipality", "organisation", "body", "training_topic"
    )


def guests_of(event: Event) -> list[Guest]:
    """Everybody at the door by name, in two queries: who registered, and who came without."""
    registered = event.registrations.filter(state__in=AT_THE_DOOR).select_related("organisation", "attendance")
    guests = [Guest(one.name, one.shown_organisation, one, getattr(one, "attendance", None)) for one in registered]
    alone = event.attendances.there().filter(registration__isnull=True)
    guests += [Guest(one.name, one.organisation_name, None, one) for one in alone]
    return sorted(guests, key=lambda guest: sort_key(guest.name))


def found_by(guests: Sequence[Guest], typed: str) -> list[Guest]:
    """Every word begins a word of the name or the organisation, whatever accents were typed."""
    wanted = sort_key(typed).split()
    return [guest for guest in guests if all(_has(guest, word) for word in wanted)]


def _has(guest: Guest, word: str) -> bool:
    parts = sort_key(f"{guest.name} {guest.organisation}").replace("-", " ").split()
    return any(part.startswith(word) for part in parts)


def at_the_door(actor: Actor, day: date) -> QuerySet[Registration]:
    """One registration for a host at the door."""
    rows = Registration.objects.filter(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))
    return rows.select_related("event__meeting", "event__series", "event__municipality", "organisation", "attendance")


def scanned(pk: uuid.UUID | None) -> Registration | None:
    """What the code of a confirmation names; nobody's rights are asked: its page shows the event alone."""
    rows = Registration.objects.select_related("event__meeting", "event__series", "event__municipality")
    return rows.filter(pk=pk, event__published_at__isnull=False).first() if pk else None


def attendances_for(actor: Actor, day: date) -> QuerySet[Attendance]:
    rows = Attendance.objects.visible_to(actor, day)
    return rows.select_related("event__meeting", "event__series", "event__municipality", "registration")


# --- Who came for the first time, whom nobody reaches (S3-6) -------------------------------------------
def first_times(since: date, until: date) -> list[tuple[str, date]]:
    """Organisations that came to an event for the first time in a period, the latest first."""
    days = {pk: day for pk, day in first_days().items() if since <= day <= until}
    names = dict(Organisation.objects.filter(pk__in=days).values_list("pk", "name"))
    return sorted(((names[pk], day) for pk, day in days.items() if pk in names), key=lambda pair: pair[1], reverse=True)


def houses(actor: Actor) -> Any:
    """Each published organisation the actor keeps, with how often somebody came for it, first and last."""
    rows = Organisation.objects.public().select_related("municipality").defer("municipality__boundary")
    reach = actor.reach(KEEP_REGISTER)
    if not reach.everywhere:
        rows = rows.filter(municipality_id__in=reach.municipalities)
    return with_visits(rows)
