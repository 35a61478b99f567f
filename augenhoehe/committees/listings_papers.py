"""Lists of papers, of stations that wait too long, and of mandates, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_mandate, of_paper
from .models import Mandate, Paper
from .queries import towns_with_committees
from .tags import mandate_tag, paper_tag


def papers_listing() -> Listing:
    return Listing(
        name="vorlagen",
        title="Vorlagen",
        columns=(
            Column("title", "Titel", "title", sort="title", url=of_paper),
            Column("name", "Vorlage", "name", sort="-number"),
            Column("from", "Von", _origin),
            Column("state", "Stand", paper_tag, kind="status"),
            Column("at", "Liegt bei", "lies_at"),
            Column("since", "Liegt dort seit", "lies_since", sort="lies_since", kind="date"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", lambda: _pairs(Paper.Kind)),
            Filter(
                "state", "Stand", lambda rows, value: rows.filter(state=value), "choice", lambda: _pairs(Paper.State)
            ),
            Filter("place", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", _places),
            Filter("travels", "Unterwegs", lambda rows, _value: rows.filter(state__in=Paper.TRAVELLING), "flag"),
        ),
        default_sort="-created_at",
        empty_title="Noch keine Vorlage",
        empty_text="Hier stehen Anträge, Anregungen und Vorlagen mit ihrem Weg durch die Gremien.",
    )


def _origin(paper: Paper) -> str:
    committee = paper.submitted_by_committee
    return committee.name_on(today()) if committee else paper.submitter


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(title__icontains=typed) | Q(text__icontains=typed) | Q(number__iexact=typed.strip()))


def _places() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns_with_committees()]


def _pairs(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices.choices]


def mandates_listing() -> Listing:
    return Listing(
        name="auftraege",
        title="Aufträge",
        columns=(
            Column("title", "Auftrag", "title", sort="title", url=of_mandate),
            Column("unit", "Zuständig", "unit", sort="unit"),
            Column("from", "Aus dem Beschluss", _body),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("first", "Zuerst bis", _first_due, kind="date"),
            Column("state", "Stand", lambda one: mandate_tag(one, one.overdue_on(today())), kind="status"),
        ),
        filters=(
            Filter(
                "text", "Wort", lambda rows, typed: rows.filter(Q(title__icontains=typed) | Q(unit__icontains=typed))
            ),
            Filter(
                "state", "Stand", lambda rows, value: rows.filter(state=value), "choice", lambda: _pairs(Mandate.State)
            ),
            Filter("late", "Überfällige", lambda rows, _value: rows.filter(state="open", due__lt=today()), "flag"),
        ),
        default_sort="due",
        empty_title="Noch kein Auftrag",
        empty_text="Hier steht, wer nach einem Beschluss bis wann was tut.",
    )


def _body(mandate: Mandate) -> str:
    resolution = mandate.resolution
    return resolution.agenda_item.committee.name_on(resolution.decided_on)


def _first_due(mandate: Mandate) -> Any:
    return mandate.first_due if mandate.first_due != mandate.due else None
