"""The day itself: checked in at several doors at once, undone, written down without a registration, closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.events.counts import attendance as counts
from augenhoehe.events.models import ActorCategory, Attendance, Certificate, Event, Registration, Turnout
from augenhoehe.events.rules import attendance as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.events.rules.registrations import REGISTRATION
from augenhoehe.journal.operations import audit

from . import seats

_R = Registration.State
How = Attendance.How


@seats.patiently
@transaction.atomic
def check_in(*, registration: Registration, by: Actor, at: datetime, how: str = How.LIST) -> tuple[Attendance, bool]:
    """Somebody has come. At two doors at once it is one arrival; the second hears that she is in already."""
    event = _event_of(registration, by, at)
    # The row of the person, not of the event: two doors wait for each other only over the same name.
    _hold(registration)
    rules.check_at_the_door(registration)
    arrival, new = _arrive(registration, how, by, at)
    if new:
        _follow_state(registration, "attend", at)
        audit("check_in", registration, by=by, at=at, fields=["attendance"])
        _recount(event)
    return arrival, new


@seats.patiently
@transaction.atomic
def undo_check_in(*, attendance: Attendance, by: Actor, at: datetime) -> bool:
    """Ticked by mistake: taken back, and a confirmation handed out for it is no longer valid. False: it was already."""
    event = _checked(attendance.event, by, at)
    if attendance.registration is not None:
        _hold(attendance.registration)
    rows = Attendance.objects.there().filter(pk=attendance.pk)
    gone = rows.update(withdrawn_at=at, revision=F("revision") + 1)
    if gone:
        attendance.refresh_from_db()
        _follow_state(attendance.registration, "miss", at)
        revoke_certificate(attendance, at)
        audit("undo_check_in", attendance, by=by, at=at, fields=["withdrawn_at"])
        _recount(event)
    return bool(gone)


@seats.patiently
@transaction.atomic
def walk_in(
    *, event: Event, name: str, by: Actor, at: datetime, organisation_name: str = "",
    category: str = ActorCategory.OTHER,
) -> Attendance:  # fmt: skip
    """Somebody came without a registration: one line, counted like everybody else."""
    _checked(event, by, at)
    values = {"name": clean(name)[:160], "organisation_name": clean(organisation_name)[:200]}
    rules.check_walk_in(values)
    seats.hold(event)
    made = Attendance.objects.create(
        event=event,
        category=ActorCategory(category),
        how=How.WALK_IN,
        arrived_at=at,
        checked_in_by=by.user_id,
        **values,
    )
    audit("walk_in", made, by=by, at=at, fields=["name"])
    _recount(event)
    return made


@seats.patiently
@transaction.atomic
def close_list(*, event: Event, by: Actor, at: datetime) -> Event:
    """Who was checked in took part, who was not did not appear; the numbers stay when the names go."""
    rules_events.check_lists(by, event, day_of(at))
    seats.hold(event)
    rules.check_close(event, at)
    # The rows first: whoever is being checked in at this moment is seen by what is read afterwards.
    rows = list(event.registrations.select_for_update().filter(state=_R.CONFIRMED).order_by("pk"))
    came = set(event.attendances.there().filter(registration__isnull=False).values_list("registration_id", flat=True))
    for registration in rows:
        _turn(registration, "attend" if registration.pk in came else "miss")
    _write_sums(event)
    audit("close_list", event, by=by, at=at, fields=["attended", "turnout"])
    return event


def revoke_certificate(attendance: Attendance, at: datetime) -> None:
    """What was confirmed did not happen."""
    from .certificates import digest_of

    Certificate.objects.filter(digest=digest_of(attendance), revoked_at__isnull=True).update(revoked_at=at)


def _event_of(registration: Registration, by: Actor, at: datetime) -> Event:
    return _checked(registration.event, by, at)


def _checked(event: Event, by: Actor, at: datetime) -> Event:
    rules_events.check_lists(by, event, day_of(at))
    rules.check_day(event, at)
    return event


def _hold(registration: Registration) -> None:
    rows = Registration.objects.select_for_update(of=("self",)).select_related("organisation", "event__meeting")
    registration.refresh_from_db(from_queryset=rows)


def _arrive(registration: Registration, how: str, by: Actor, at: datetime) -> tuple[Attendance, bool]:
    """One row for each registration: new, taken up again after it was undone, or there already."""
    values: dict[str, Any] = {"how": How(how), "arrived_at": at, "checked_in_by": by.user_id}
    try:
        with transaction.atomic():
            return Attendance.objects.create(
                event_id=registration.event_id, registration=registration, name=registration.name,
                organisation_name=registration.shown_organisation, category=registration.category, **values,
            ), True  # fmt: skip
    except IntegrityError:
        rows = Attendance.objects.filter(registration=registration)
        again = rows.filter(withdrawn_at__isnull=False).update(withdrawn_at=None, revision=F("revision") + 1, **values)
        return rows.get(), bool(again)


def _follow_state(registration: Registration | None, verb: str, at: datetime) -> None:
    """After the list is closed a correction turns the state along."""
    if registration is None or registration.state not in (_R.ATTENDED, _R.ABSENT):
        return
    if REGISTRATION.allows(registration.state, verb):
        _turn(registration, verb)


def _turn(registration: Registration, verb: str) -> None:
    registration.state = REGISTRATION.target(registration.state, verb)
    registration.save(update_fields=["state"])


def is_closed(event: Event) -> bool:
    return event.turnout.exists()


def _recount(event: Event) -> None:
    """A closed list is corrected: its numbers follow, in turn."""
    if is_closed(event):
        seats.hold(event)
        _write_sums(event)


def _write_sums(event: Event) -> None:
    sums = counts.sums_of(event)
    event.turnout.all().delete()
    Turnout.objects.bulk_create(
        Turnout(event=event, category=category, organisation_id=organisation, registered=registered, attended=attended)
        for (category, organisation), (registered, attended) in sums.items()
    )
    event.attended = sum(attended for _, attended in sums.values())
    Event.objects.filter(pk=event.pk).update(attended=event.attended)
