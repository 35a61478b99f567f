"""What hosts owe: look at who says they belong to the circle, plan the next of a series."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.workdays import workdays_after
from augenhoehe.events.addresses import of_registrations, of_series
from augenhoehe.events.models import Event, Registration, Series
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.organisations.models import Representative

VOUCH, NEXT = "events.vouch", "events.next"
VOUCH_DAYS, NEXT_DAYS = 2, 10


def owe_vouching(event: Event, *, by: Actor, at: datetime) -> None:
    """One duty for the event, however many wait: of the office, else of a head of the hosting organisation."""
    title = text_in(event.title, "de").text
    person = None if event.office_name else head_of(event, day_of(at))
    open_duty(
        kind=VOUCH, subject_kind="event", subject_id=event.pk, title=f"Anmeldungen prüfen: {title}",
        url=of_registrations(event), owner_label=person.user.name if person else event.office_name or "Koordination",
        user=person.user if person else None, role="" if person else Role.COORDINATION,
        municipality=event.municipality if not person else None,
        due=workdays_after(day_of(at), VOUCH_DAYS), by=by, at=at,
    )  # fmt: skip


def settle_vouching(event: Event, *, by: Actor, at: datetime) -> None:
    """Nothing is owed once nobody waits for a look."""
    if not event.registrations.filter(state=Registration.State.BEGUN).exists():
        close_duty(kind=VOUCH, subject_id=event.pk, outcome="geprüft", by=by, at=at)


def owe_next(series: Series, *, by: Actor, at: datetime) -> None:
    """A regular dialogue is regular only if somebody plans it (S1-31)."""
    title = text_in(series.title, "de").text
    open_duty(
        kind=NEXT, subject_kind="series", subject_id=series.pk, title=f"Nächsten Termin planen: {title}",
        url=of_series(series), owner_label="Koordination", role=Role.COORDINATION, municipality=series.municipality,
        due=day_of(at) + timedelta(days=NEXT_DAYS), by=by, at=at,
    )  # fmt: skip


def settle_next(series: Series, *, by: Actor, at: datetime) -> None:
    close_duty(kind=NEXT, subject_id=series.pk, outcome="geplant", by=by, at=at)


def head_of(event: Event, day: date) -> Representative | None:
    """Who leads the hosting organisation and has an account: duties of an event without an office are theirs."""
    places = Representative.objects.valid_on(day).filter(organisation_id=event.organisation_id)
    found: Representative | None = (
        places.filter(right=Representative.Right.HEAD, user__is_active=True)
        .select_related("user")
        .order_by("pk")
        .first()
    )
    return found
