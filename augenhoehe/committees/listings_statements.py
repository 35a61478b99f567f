"""Requests for statements as a list."""

from __future__ import annotations

from django.db.models import Q

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_statement
from .models import StatementRequest
from .tags import statement_tag


def statements_listing() -> Listing:
    return Listing(
        name="stellungnahmen",
        title="Bitten um Stellungnahme",
        columns=(
            Column("title", "Worum es geht", "title", sort="title", url=of_statement),
            Column("asked", "Wer fragt", "asked_by", sort="asked_by"),
            Column("body", "Gefragt", lambda one: one.committee.name_on(today())),
            Column("received", "Eingegangen", "received_on", sort="received_on", kind="date"),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("state", "Stand", lambda one: statement_tag(one, today()), kind="status"),
        ),
        filters=(
            Filter("text", "Wort",
                   lambda rows, typed: rows.filter(Q(title__icontains=typed) | Q(asked_by__icontains=typed))),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in StatementRequest.State.choices]),
            Filter("open", "Offene", lambda rows, _value: rows.filter(state__in=StatementRequest.OPEN), "flag"),
        ),
        default_sort="due",
        empty_title="Noch keine Bitte um Stellungnahme",
        empty_text="Hier steht, wozu Rat und Verwaltung Ihr Gremium fragen, bis wann, und was Sie geantwortet haben.",
    )  # fmt: skip
