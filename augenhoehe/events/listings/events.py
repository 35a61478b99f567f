"""The lists of events, inside and outside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, gettext

from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.events import words
from augenhoehe.events.addresses import of_event, public_of_event
from augenhoehe.events.models import Event
from augenhoehe.events.queries import events as queries
from augenhoehe.events.tags import event_tag, public_tag
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.tables import Column, Filter, Listing


def _formats() -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in Event.Format.choices]


def _in_town(rows: QuerySet[Any], town_id: str) -> QuerySet[Any]:
    """There, or for the whole Kreis: who looks near home must not miss those."""
    return rows.filter(Q(municipality_id=town_id) | Q(municipality__isnull=True))


def _spoken(rows: QuerySet[Any], code: str) -> QuerySet[Any]:
    return rows.filter(Q(languages__contains=[code]) | Q(interpreters__contains=[code]))


def _languages() -> list[tuple[str, str]]:
    return [(code, words.languages([code])) for code in GERMAN]


def _fields() -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in queries.action_fields()]


def _title(event: Event) -> Any:
    found = words.title_of(event)
    return reading_html(found) if found.missing and get_language() != SOURCE else words.heading(event)


def _format(event: Event) -> str:
    return gettext(str(event.get_format_display()))


def _filters() -> tuple[Filter, ...]:
    return (
        Filter("format", gettext("Format"), lambda rows, value: rows.filter(format=value), "choice", _formats),
        Filter("ort", gettext("Ort"), _in_town, "choice", town_choices),
        Filter("sprache", gettext("Sprache"), _spoken, "choice", _languages),
        Filter(
            "feld", gettext("Handlungsfeld"), lambda rows, value: rows.filter(action_field_id=value), "choice", _fields
        ),
    )


FILTERS = ("format", "ort", "sprache", "feld", "filter")


def public_listing(at: datetime, *, title: str, past: bool = False) -> Listing:
    """What is to come, or took place in a year."""
    seats = () if past else (Column("plaetze", gettext("Plätze"), lambda one: public_tag(one, at), kind="status"),)
    return Listing(
        name="veranstaltungen",
        title=title,
        columns=(
            Column("titel", gettext("Veranstaltung"), _title, url=public_of_event),
            Column("wann", gettext("Wann"), "begins", kind="moment"),
            Column("format", gettext("Format"), _format),
            Column("ort", gettext("Wo"), words.where),
            *seats,
        ),
        filters=_filters(),
        default_sort="-begins" if past else "begins",
        empty_title=gettext("Zurzeit steht nichts an"),
        empty_text=gettext("Neue Veranstaltungen stehen hier, sobald sie angekündigt sind."),
    )


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Event.State.choices]


def _seats(event: Event) -> str:
    if not event.registers:
        return "ohne Anmeldung"
    return f"{event.taken} von {event.capacity}" if event.capacity is not None else f"{event.taken}"


def kept_listing() -> Listing:
    """Inside: everything the person works on."""
    return Listing(
        name="eigene-veranstaltungen",
        title="Veranstaltungen",
        columns=(
            Column("titel", "Veranstaltung", words.heading, sort="sorting", url=of_event),
            Column("wann", "Wann", "begins", sort="begins", kind="moment"),
            Column("format", "Format", _format),
            Column("gastgebende", "Wer einlädt", lambda one: ", ".join(words.hosts(one))),
            Column("plaetze", "Vergebene Plätze", _seats),
            Column("stand", "Stand", event_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Titel", queries.worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
            Filter("format", "Format", lambda rows, value: rows.filter(format=value), "choice", _formats),
            Filter("ort", "Ort", lambda rows, value: rows.filter(municipality_id=value), "choice", town_choices),
        ),
        default_sort="-wann",
        empty_title="Noch keine Veranstaltung",
        empty_text="Hier stehen Konferenzen, Schulungen, Begegnungen und offene Treffen, die Sie vorbereiten.",
    )
