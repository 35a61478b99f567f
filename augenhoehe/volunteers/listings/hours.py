"""Hours both sides confirmed: what is to be paid and what was, for the screen, for Excel and for paper."""

from __future__ import annotations

from augenhoehe.core.clock import day_of
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.volunteers.addresses import of_enquiry, of_settlement
from augenhoehe.volunteers.letters.words import hours
from augenhoehe.volunteers.models import Assignment

OPEN, SETTLED = "offen", "abgerechnet"


def payment_tag(assignment: Assignment) -> StatusTag:
    return StatusTag(SETTLED, "good") if assignment.settlement_id else StatusTag(OPEN, "active")


def _list_of(assignment: Assignment) -> str:
    return of_settlement(assignment.settlement) if assignment.settlement else ""


def hours_listing() -> Listing:
    return Listing(
        name="abrechnung",
        title="Abrechnung der Einsätze",
        columns=(
            Column("name", "Name", "volunteer.name", sort="volunteer__sorting"),
            Column("tag", "Tag", lambda row: day_of(row.starts_at), sort="starts_at", kind="date"),
            Column("einsatz", "Einsatz", lambda row: str(row.enquiry), url=lambda row: of_enquiry(row.enquiry)),
            Column("stunden", "Stunden", lambda row: hours(row.minutes), numeric=True),
            Column("km", "Kilometer", "km", kind="number"),
            Column("zeit", "Zeit in Euro", "time_amount", kind="number"),
            Column("weg", "Weg in Euro", "km_amount", kind="number"),
            Column("summe", "Summe in Euro", lambda row: row.amount, kind="number"),
            Column("stand", "Stand", payment_tag, url=_list_of, kind="status"),
        ),
        filters=(
            Filter("name", "Name", lambda rows, typed: rows.filter(volunteer__name__icontains=typed)),
            Filter("stand", "Stand", lambda rows, value: rows.filter(settlement__isnull=value == OPEN), "choice",
                   lambda: [(OPEN, OPEN), (SETTLED, SETTLED)]),
            Filter("ab", "Ab", lambda rows, day: rows.filter(starts_at__date__gte=day), "date"),
            Filter("bis", "Bis", lambda rows, day: rows.filter(starts_at__date__lte=day), "date"),
        ),
        default_sort="-tag",
        empty_title="Noch nichts abzurechnen",
        empty_text="Sobald beide Seiten die Stunden bestätigt haben, steht der Einsatz hier.",
    )  # fmt: skip
