"""Process indicators of events: who invites, and how many organisations come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.contributions import Measured, Measurement

from .models import CoHost, Event, Turnout


def _held(first: date, last: date) -> QuerySet[Event]:
    """Public events that took place in a period."""
    begin = datetime.combine(first, time.min, tzinfo=BERLIN)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BERLIN)
    rows = Event.objects.timed().filter(state__in=Event.OVER, begins__gte=begin, begins__lt=end)
    return rows.filter(published_at__isnull=False)


def with_migrant_organisation(first: date, last: date) -> Measured:
    """Share of events that a migrant-led organisation invited to, alone or with others."""
    rows = _held(first, last)
    whole = rows.count()
    if not whole:
        return Measured(None, note="In diesem Zeitraum gab es keine Veranstaltung.")
    invited = Exists(CoHost.objects.filter(event=OuterRef("pk"), organisation__migrant_led=True))
    part = rows.filter(Q(organisation__migrant_led=True) | Q(invited)).count()
    return Measured(round(Decimal(100 * part) / whole, 1), Decimal(part), Decimal(whole))


def organisations_there(first: date, last: date) -> Measured:
    """Different organisations of the register for which somebody came."""
    rows = Turnout.objects.filter(event__in=_held(first, last).values("pk"), attended__gt=0, organisation__isnull=False)
    return Measured(Decimal(rows.values("organisation").distinct().count()))


INDICATORS = (
    Measurement(
        "events.migrant_led", "P20", "Veranstaltungen mit Migrantenorganisation als Gastgeberin", "%",
        "Anteil der Veranstaltungen, zu denen eine migrantisch geführte Organisation allein oder mit anderen einlud.",
        with_migrant_organisation, "up", 1, "davon mit Migrantenorganisation", "Veranstaltungen",
    ),
    Measurement(
        "events.organisations", "P21", "Organisationen bei Veranstaltungen", "Organisationen",
        "Verschiedene Organisationen des Verzeichnisses, für die jemand da war. Mehrmals zählt einmal.",
        organisations_there, "up",
    ),
)  # fmt: skip
