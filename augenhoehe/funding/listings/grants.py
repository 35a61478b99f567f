"""Grants inside, as data."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from augenhoehe.core.text import sort_key
from augenhoehe.funding.addresses import of_grant
from augenhoehe.funding.models import FundingGrant
from augenhoehe.funding.queries import grants as queries
from augenhoehe.funding.tags import grant_tag
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.ui.tables import Column, Filter, Listing


def grants_listing(years: Callable[[], list[int]]) -> Listing:
    return Listing(
        name="bewilligungen",
        title="Bewilligungen",
        columns=(
            Column("zweck", "Wofür", "purpose", sort="purpose", url=of_grant),
            Column("wer", "Wer den Antrag stellt", "applicant", sort="applicant"),
            Column("programm", "Programm", "programme.name", sort="programme__sorting"),
            Column("fach", "Fachgebiet", lambda row: row.get_field_display(), sort="field"),
            Column("beantragt", "Beantragt (Euro)", "applied_sum", sort="applied_sum", kind="number"),
            Column("bewilligt", "Bewilligt (Euro)", "granted_sum", sort="granted_sum", kind="number"),
            Column("von", "Von", "starts_on", sort="starts_on", kind="date"),
            Column("bis", "Bis", "ends_on", sort="ends_on", kind="date"),
            Column("nachweis", "Nachweis bis", "report_due", sort="report_due", kind="date"),
            Column("stand", "Stand", grant_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("jahr", "Beginn im Jahr", _in_year, "choice", lambda: [(str(one), str(one)) for one in years()]),
            Filter("fach", "Fachgebiet", lambda rows, value: rows.filter(field=value), "choice", _fields),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in FundingGrant.State.choices]),
            Filter("verein", "nur von Organisationen", lambda rows, _value: rows.exclude(organisation=None), "flag"),
        ),
        default_sort="-von",
        empty_title="Noch keine Bewilligung",
        empty_text="Hier steht, wer wofür Geld beantragt und bekommen hat.",
    )  # fmt: skip


def _in_year(rows: QuerySet, value: str) -> QuerySet:
    return rows.filter(starts_on__year=int(value))


def _fields() -> list[tuple[str, str]]:
    return sorted(((str(value), str(label)) for value, label in Field.choices), key=lambda one: sort_key(one[1]))
