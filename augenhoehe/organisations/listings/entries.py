"""Lists of organisations, as data. Every cell is read from a card: a file holds what the reader may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from augenhoehe.core.addresses import by_id
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries.cards import Card
from augenhoehe.organisations.tags import organisation_tag, public_tag
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing

Rows = QuerySet[Any]
Shown = Callable[[Card], Any]


class Cards:
    """The card of each row, made once; `whole` knows whether the reader sees everything of an entry.

    file: all of the card, for rows `with_parts`; a list shows lines, of rows `in_list`.
    """

    def __init__(self, whole: Callable[[Organisation], bool], day: date, *, file: bool) -> None:
        self.whole, self.day, self.file, self.language = whole, day, file, get_language() or "de"

    def of(self, organisation: Organisation) -> Card:
        kept: Card | None = organisation.__dict__.get("_card")
        if kept is None:
            kept = self._made(organisation, self.whole(organisation))
            organisation.__dict__["_card"] = kept
        return kept

    def _made(self, organisation: Organisation, whole: bool) -> Card:
        if self.file:
            return queries.made_card(organisation, whole=whole, day=self.day, language=self.language)
        return queries.line_of(organisation, whole=whole, day=self.day)

    def column(self, name: str, label: str, shown: Shown, **more: Any) -> Column:
        return Column(name, label, lambda row: shown(self.of(row)), **more)


def joined(name: str) -> Shown:
    return lambda card: ", ".join(getattr(card, name))


def town_of(card: Card) -> str:
    """The town without its postal code, where the card tells it."""
    home = card.organisation.municipality
    return home.name if home and card.place else card.place


# --- Inside -------------------------------------------------------------------------------------------
def register_listing(actor: Actor, day: date, *, file: bool) -> Listing:
    """The list of who keeps the register; `file`: with the columns that only fit into a table to take along."""
    cards = Cards(queries.whole_reader(actor, day), day, file=file)
    columns = (
        Column("name", "Name", "name", sort="sorting", url=of_organisation),
        cards.column("art", "Art", lambda card: card.kind),
        cards.column("ort", "Ort", town_of),
        cards.column("gebiete", "Fachgebiete", joined("fields")),
        cards.column("sprachen", "Sprachen", joined("languages")),
        Column("stand", "Stand", lambda row: organisation_tag(row, day), kind="status"),
        Column("bestaetigt", "Zuletzt bestätigt", "confirmed_on", sort="confirmed_on", kind="date"),
        cards.column("quelle", "Eintrag kommt", lambda card: _source(card)),
    )
    return Listing(
        name="organisationen",
        title="Organisationen",
        columns=(*columns, *(_file_columns(cards) if file else ())),
        filters=_inside_filters(),
        default_sort="name",
        empty_title="Noch keine Organisation",
        empty_text="Erfassen Sie die erste am Telefon, oder übernehmen Sie eine Tabelle.",
    )


def _source(card: Card) -> str:
    return card.organisation.get_source_display() if card.whole else ""


def _file_columns(cards: Cards) -> tuple[Column, ...]:
    return (
        cards.column("rechtsform", "Rechtsform", lambda card: card.legal_form),
        cards.column("beschreibung", "Was sie macht", lambda card: str(card.description)),
        cards.column("zwecke", "Zwecke", joined("purposes")),
        cards.column("ausrichtung", "Ausrichtung", joined("orientations")),
        cards.column("bezug", "Bezug", joined("communities")),
        cards.column("strasse", "Straße", lambda card: card.street),
        cards.column("taetig", "Tätig in", joined("towns")),
        Column("internet", "Internetseite", "website"),
        cards.column("kontakte", "Kontakte", _contacts),
    )


def _contacts(card: Card) -> str:
    return "; ".join(", ".join(filter(None, [one.name, one.function, one.email, one.phone])) for one in card.contacts)


def _inside_filters() -> tuple[Filter, ...]:
    return (
        Filter("text", "Wort", queries_register.worded),
        Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
        Filter("unbestaetigt", "Unbestätigt", _unconfirmed, "flag"),
        *_shared_filters(),
        Filter("quelle", "Eintrag kommt", lambda rows, value: rows.filter(source=value), "choice", _sources),
    )


def _shared_filters() -> tuple[Filter, ...]:
    """Filters by what everybody may read."""
    return (
        Filter("ort", gettext("Ort"), queries_register.in_town, "choice", town_choices),
        Filter("gebiet", gettext("Fachgebiet"), _in_field, "choice", _fields),
        Filter(
            "sprache", gettext("Sprache"), lambda rows, value: rows.filter(languages__contains=[value]), "choice",
            queries_register.language_choices,
        ),
        Filter("art", gettext("Art"), lambda rows, value: rows.filter(kind=value), "choice", _kinds),
    )  # fmt: skip


def _in_field(rows: Rows, value: str) -> Rows:
    return rows.filter(fields__contains=[value])


def _unconfirmed(rows: Rows, _value: str) -> Rows:
    return rows.unconfirmed(today() - queries.STALE_AFTER)  # type: ignore[attr-defined, no-any-return]


def _translated(enumeration: Any) -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in enumeration.choices]


def _states() -> list[tuple[str, str]]:
    return [one for one in _translated(Organisation.State) if one[0] != Organisation.State.MERGED]


def _sources() -> list[tuple[str, str]]:
    return _translated(Organisation.Source)


def _kinds() -> list[tuple[str, str]]:
    return _translated(Organisation.Kind)


def _fields() -> list[tuple[str, str]]:
    return _translated(Field)


# --- Public -------------------------------------------------------------------------------------------
def public_listing(day: date, *, file: bool) -> Listing:
    """The register as everybody reads it, in the reader's language; names keep their own direction on the page."""
    cards = Cards(lambda organisation: False, day, file=False)
    return Listing(
        name="verzeichnis",
        title=gettext("Organisationen"),
        columns=(
            Column("name", gettext("Name"), "name" if file else _isolated, sort="sorting", url=_public_url),
            cards.column("art", gettext("Art"), lambda card: card.kind),
            cards.column("ort", gettext("Ort"), town_of),
            cards.column("gebiete", gettext("Fachgebiete"), joined("fields")),
            cards.column("sprachen", gettext("Sprachen"), joined("languages")),
            Column("stand", gettext("Stand"), lambda row: public_tag(row, day), kind="status"),
        ),
        filters=(Filter("text", gettext("Wort"), queries_register.worded), *_shared_filters()),
        default_sort="name",
        empty_title=gettext("Noch keine Organisation"),
        empty_text=gettext("Melden Sie die erste an: Vier Fragen genügen."),
        empty_action=(gettext("Verein oder Gruppe anmelden"), reverse("organisations:registration")),
    )


def _isolated(organisation: Organisation) -> str:
    return format_html("<bdi>{}</bdi>", organisation.name)


def _public_url(organisation: Organisation) -> str:
    return by_id("organisations:organisation_public", organisation.pk)
