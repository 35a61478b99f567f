"""Lists of needs and of contact notes, as data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.text import shorten
from augenhoehe.organisations.addresses import of_need, of_organisation
from augenhoehe.organisations.models import ContactNote, Need, Organisation
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.queries.needs import SupportYear
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

NEEDS: dict[str, Kind] = {Need.State.OPEN: "active", Need.State.MET: "good"}


def need_tag(need: Need) -> StatusTag:
    return StatusTag(need.get_state_display(), NEEDS.get(need.state, "neutral"))


def note_tag(note: ContactNote) -> StatusTag | None:
    """Contacts that helped the organisation are marked."""
    return StatusTag("Unterstützung", "good") if note.supports else None


def _town(row: Need) -> str:
    town = row.organisation.municipality
    return town.name if town else ""


def _in_town(rows: QuerySet, town_id: str) -> QuerySet:
    return rows.filter(organisation__municipality_id=town_id)


def needs_listing() -> Listing:
    return Listing(
        name="bedarfe",
        title="Bedarfe der Organisationen",
        columns=(
            Column("bedarf", "Bedarf", lambda row: shorten(row.text, 90), url=of_need),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting"),
            Column("ort", "Ort", _town),
            Column("gemeldet", "Gemeldet", lambda row: day_of(row.reported_at), sort="reported_at", kind="date"),
            Column("bis", "Bis", "wanted_until", sort="wanted_until", kind="date"),
            Column("stand", "Stand", need_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries_needs.worded),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Need.Kind.choices]),
            Filter("ort", "Ort", _in_town, "choice", town_choices),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Need.State.choices]),
        ),
        default_sort="-gemeldet",
        empty_title="Noch kein Bedarf",
        empty_text="Organisationen melden auf ihrer Seite, was sie brauchen. Sie können es auch für sie eintragen.",
    )  # fmt: skip


def notes_listing() -> Listing:
    return Listing(
        name="kontaktnotizen",
        title="Kontaktnotizen",
        columns=(
            Column("tag", "Tag", "day", sort="day", kind="date"),
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting", url=_log_of),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("hilfe", "Unterstützung", lambda row: "ja" if row.supports else ""),
            Column("thema", "Worum ging es", "topic"),
            Column("betrag", "Betrag", lambda row: euros(row.amount), numeric=True),
            Column("ergebnis", "Ergebnis", "result"),
            Column("wieder", "Wieder melden", lambda row: None if row.followed_up_at else row.follow_up, kind="date"),
            Column("wer", "Zuständig", "noted_by_name"),
        ),
        filters=(
            Filter("text", "Wort", queries_needs.worded_notes),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in ContactNote.Kind.choices]),
            Filter("hilfe", "Unterstützung", _supporting, "flag"),
            Filter("ort", "Ort", _in_town, "choice", town_choices),
            Filter("seit", "Seit", lambda rows, day: rows.filter(day__gte=day), "date"),
            Filter("offen", "Noch zu melden", _waiting, "flag"),
        ),
        default_sort="-tag",
        empty_title="Noch keine Notiz",
        empty_text="Auf der Seite einer Organisation notieren Sie einen Kontakt in zwanzig Sekunden.",
    )  # fmt: skip


def euros(amount: Decimal | None) -> str:
    """„1.500,50 €“; nothing for no amount."""
    if not amount:
        return ""
    return f"{amount:,.2f} €".translate(str.maketrans(",.", ".,"))


def support_listing(years: Sequence[SupportYear]) -> Listing:
    """One line for each organisation; the year is applied where the rows are counted."""
    kinds = [(str(kind.value), kind) for kind in ContactNote.SUPPORT]
    return Listing(
        name="unterstuetzung",
        title="Unterstützung der Organisationen",
        columns=(
            Column("organisation", "Organisation", "name", sort="sorting", url=_log_of_organisation),
            Column("ort", "Ort", lambda row: row.municipality.name if row.municipality else ""),
            *(
                Column(name, SUPPORT_WORDS[name], name, sort=f"-{name}", kind="number")
                for name, _kind in kinds
            ),
            Column("betrag", "Geld in Euro", lambda row: row.amount or Decimal(0), kind="number"),
        ),
        filters=(
            Filter("text", "Wort", queries_needs.worded_organisations),
            Filter("jahr", "Jahr", lambda rows, _year: rows, "choice",
                   lambda: [(str(one.year), str(one.year)) for one in years]),
            Filter("ort", "Ort", lambda rows, town: rows.filter(municipality_id=town), "choice",
                   town_choices),
        ),
        default_sort="organisation",
        empty_title="Noch keine Unterstützung",
        empty_text="Notieren Sie bei einer Organisation Beratung, Schulung, Geld oder Räume, dann steht sie hier.",
    )  # fmt: skip


SUPPORT_WORDS = {"advice": "Beratungen", "training": "Schulungen", "money": "Mal Geld", "room": "Mal Räume"}


def _log_of_organisation(organisation: Organisation) -> str:
    return f"{of_organisation(organisation)}#kontaktnotizen"


def _log_of(note: ContactNote) -> str:
    return f"{of_organisation(note.organisation)}#kontaktnotizen"


def _waiting(rows: QuerySet, _value: str) -> QuerySet:
    return rows.filter(follow_up__isnull=False, followed_up_at__isnull=True)


def _supporting(rows: QuerySet, _value: str) -> QuerySet:
    return rows.filter(kind__in=ContactNote.SUPPORT)
