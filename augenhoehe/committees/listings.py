"""Lists of committees and resolutions, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_item
from .models import Committee, Resolution
from .queries import towns_with_committees
from .tags import resolution_tag


def committees_listing() -> Listing:
    return Listing(
        name="gremien",
        title="Gremien",
        columns=(
            Column("name", "Name", _present_name, sort="name_sort", url=_committee_url),
            Column("kind", "Art", lambda one: one.get_kind_display()),
            Column("place", "Für", lambda one: one.municipality.name if one.municipality else "ganzer Kreis"),
            Column("next", "Nächste Sitzung", "next_at", sort="next_at", kind="date"),
            Column("waiting", "Es warten", "waiting_count", sort="-waiting_count", kind="number"),
        ),
        filters=(
            Filter("name", "Name", _named),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("place", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", _places),
            Filter("ended", "Aufgelöste", lambda rows, _value: rows.filter(ended_on__lt=today()), "flag"),
        ),
        default_sort="name",
        empty_title="Noch kein Gremium",
        empty_text="Hier stehen Lenkungsgruppe, Projektgruppen, Ausschüsse und Netzwerke.",
    )


def _present_name(committee: Committee) -> str:
    name = committee.name_on(today())
    return name if committee.stands_on(today()) else f"{name} (aufgelöst)"


def _committee_url(committee: Committee) -> str:
    return reverse("committees_inside:committee", args=[committee.pk])


def _named(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(names__name__icontains=typed)).distinct()


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Committee.Kind.choices]


def _places() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns_with_committees()]


def resolutions_listing() -> Listing:
    return Listing(
        name="beschluesse",
        title="Beschlüsse",
        columns=(
            Column("day", "Tag", "decided_on", sort="-decided_on", kind="date"),
            Column("title", "Punkt", "agenda_item.title", url=_resolution_url),
            Column("kind", "Entscheidung", resolution_tag, kind="status"),
            Column("wording", "Wortlaut", "wording"),
            Column("reason", "Begründung", "reason"),
            Column("votes", "Ja / Nein / Enthaltungen", _votes),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("kind", "Entscheidung", lambda rows, value: rows.filter(kind=value), "choice", _decisions),
            Filter("since", "Seit", lambda rows, value: rows.filter(decided_on__gte=value), "date"),
        ),
        default_sort="day",
        empty_title="Noch kein Beschluss",
        empty_text="Hier steht, was dieses Gremium entschieden hat und warum.",
    )


def _resolution_url(resolution: Any) -> str:
    """To the meeting, for who may open it; expects `meeting_opens` (queries.resolutions_for)."""
    return of_item(resolution.agenda_item) if resolution.meeting_opens else ""


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(
        Q(agenda_item__title__icontains=typed) | Q(wording__icontains=typed) | Q(reason__icontains=typed)
    )


def _decisions() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Resolution.Kind.choices]


def _votes(resolution: Resolution) -> str:
    if not resolution.counted:
        return ""
    return f"{resolution.yes} / {resolution.no} / {resolution.abstentions}"
