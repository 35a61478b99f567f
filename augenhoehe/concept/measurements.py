"""Process indicators of concepts: was done what was promised, and on time?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef

from augenhoehe.core.contributions import Measured, Measurement

from .models import Goal, ImplementationMarker, Measure

State = ImplementationMarker.State


def on_time(first: date, last: date) -> Measured:
    """Share of the markers due in the period by their first date that were reported as reached by then."""
    due = ImplementationMarker.objects.filter(first_due__range=(first, last)).exclude(state=State.DROPPED)
    whole = due.count()
    if not whole:
        return Measured(None, note="In diesem Quartal war kein Umsetzungsmarker fällig.")
    kept = due.filter(state__in=(State.REACHED, State.PARTLY), claimed_at__date__lte=F("first_due")).count()
    return Measured(round(Decimal(100 * kept) / whole, 1), Decimal(kept), Decimal(whole))


def reached(first: date, last: date) -> Measured:
    """Markers that a second person confirmed in the period."""
    rows = ImplementationMarker.objects.filter(state=State.REACHED, closed_at__date__range=(first, last))
    return Measured(Decimal(rows.count()))


def measured(first: date, last: date) -> Measured:
    """Share of the measures that are neither stopped nor only planned whose goal names an indicator."""
    rows = Measure.objects.exclude(state__in=(Measure.State.PLANNED, Measure.State.STOPPED))
    whole = rows.count()
    if not whole:
        return Measured(None, note="Noch ist keine Maßnahme beschlossen.")
    kept = rows.filter(Exists(Goal.indicators.through.objects.filter(goal=OuterRef("goal")))).count()
    return Measured(round(Decimal(100 * kept) / whole, 1), Decimal(kept), Decimal(whole))


INDICATORS = (
    Measurement(
        "concept.on_time", "P6", "Umsetzungsmarker in der ersten Frist", "%",
        "Anteil der Umsetzungsmarker, die zum zuerst genannten Tag erreicht waren. Verschobene zählen als verspätet.",
        on_time, "up", 1, "rechtzeitig erreichte Umsetzungsmarker", "im Quartal zuerst fällige Umsetzungsmarker",
    ),
    Measurement(
        "concept.reached", "P7", "Erreichte Umsetzungsmarker", "Umsetzungsmarker",
        "Umsetzungsmarker, die eine zweite Person im Quartal bestätigt hat.", reached, "up",
    ),
    Measurement(
        "concept.measured", "P14", "Maßnahmen mit Indikator", "%",
        "Anteil der beschlossenen, laufenden und abgeschlossenen Maßnahmen, deren Ziel einen Indikator nennt.",
        measured, "up", 1, "Maßnahmen, deren Ziel einen Indikator nennt",
        "alle Maßnahmen ohne geplante und abgebrochene",
    ),
)  # fmt: skip
