"""Lists of who came, as data: one event, one year, the register beside the events."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.core.text import sort_key
from augenhoehe.events import words
from augenhoehe.events.day_addresses import of_turnout
from augenhoehe.events.models import ActorCategory, Event
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.ui.tables import Column, Filter, Listing


def turnout_listing(event: Event) -> Listing:
    return Listing(
        name="teilnehmende",
        title=f"Teilnehmende: {words.heading(event, 'de')}",
        columns=(
            Column("woher", "Woher", lambda row: row.get_category_display(), sort="category"),
            Column("organisation", "Organisation", lambda row: row.organisation.name if row.organisation else "",
                   sort="organisation__sorting"),
            Column("angemeldet", "Angemeldet", "registered", sort="registered", kind="number"),
            Column("gekommen", "Gekommen", "attended", sort="attended", kind="number"),
        ),
        filters=(
            Filter("woher", "Woher", lambda rows, value: rows.filter(category=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in ActorCategory.choices]),
        ),
        default_sort="-gekommen",
        empty_title="Noch keine Zahlen",
        empty_text="Die Zahlen stehen hier, sobald die Liste geschlossen ist.",
    )  # fmt: skip


def year_listing(year: int) -> Listing:
    return Listing(
        name="jahr",
        title=f"Veranstaltungen {year}",
        columns=(
            Column("tag", "Tag", lambda row: day_of(row.begins), sort="begins", kind="date"),
            Column("titel", "Veranstaltung", lambda row: words.heading(row, "de"), sort="sorting", url=of_turnout),
            Column("format", "Format", lambda row: row.get_format_display(), sort="format"),
            Column("angemeldet", "Angemeldet", lambda row: row.signed_up or 0, sort="signed_up", kind="number"),
            Column("gekommen", "Gekommen", _came, sort="came", kind="number"),
            Column("organisationen", "Organisationen", "houses", sort="houses", kind="number"),
        ),
        filters=(
            Filter("format", "Format", lambda rows, value: rows.filter(format=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Event.Format.choices]),
        ),
        default_sort="tag",
        empty_title="In diesem Jahr gab es noch keine Veranstaltung",
        empty_text="Hier stehen Veranstaltungen, sobald sie durchgeführt sind.",
    )  # fmt: skip


def _came(row: Any) -> int:
    """From the closed list, else what was counted by hand."""
    return row.came if row.came is not None else row.attended or 0


def houses_listing() -> Listing:
    return Listing(
        name="erreicht",
        title="Wen erreichen Veranstaltungen?",
        columns=(
            Column("name", "Organisation", "name", sort="sorting", url=of_organisation),
            Column("ort", "Ort", lambda row: row.municipality.name if row.municipality else "",
                   sort="municipality__name"),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("wie-oft", "Veranstaltungen", "visits", sort="visits", kind="number"),
            Column("zuerst", "Zum ersten Mal", lambda row: _day(row.first_visit), sort="first_visit", kind="date"),
            Column("zuletzt", "Zuletzt", lambda row: _day(row.last_visit), sort="last_visit", kind="date"),
        ),
        filters=(
            Filter("text", "Name", lambda rows, value: rows.filter(sorting__contains=sort_key(value))),
            Filter("nie", "noch nie da", lambda rows, _value: rows.filter(visits=0), "flag"),
            Filter("msf", "migrantisch geführt", lambda rows, _value: rows.filter(migrant_led=True), "flag"),
        ),
        default_sort="wie-oft",
        empty_title="Noch keine Organisation",
        empty_text="Hier steht jede veröffentlichte Organisation, auch die, von der noch nie jemand da war.",
    )  # fmt: skip


def _day(moment: Any) -> Any:
    return day_of(moment) if moment else None
