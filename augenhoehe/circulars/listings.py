"""Lists of circulars, of whom to choose, and of who gets one, as data."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.languages import GERMAN
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.listings.entries import register_listing
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from . import letters, links
from .addresses import of_circular, of_preview
from .models import Circular, Recipient
from .queries.lists import shown_reach
from .queries.reach import Reach, reach_of
from .queries.wordings import Wordings, read_by, wordings_of

State, Way = Recipient.State, Recipient.Way
KINDS: dict[str, Kind] = {
    State.SENT: "active", State.ANSWERED: "good", State.BOUNCED: "bad", State.UNCERTAIN: "warning",
    State.NO_MAIL: "warning",
}  # fmt: skip
Rows = QuerySet[Any]


def circular_tag(circular: Circular) -> StatusTag:
    return StatusTag(circular.get_state_display(), "neutral" if circular.draft else "good")


def recipient_tag(recipient: Recipient) -> StatusTag:
    return StatusTag(recipient.get_state_display(), KINDS.get(recipient.state, "neutral"))


def circulars_listing() -> Listing:
    return Listing(
        name="rundschreiben",
        title="Rundschreiben",
        columns=(
            Column("betreff", "Betreff", "subject", sort="subject", url=of_circular),
            Column("stand", "Stand", circular_tag, sort="state", kind="status"),
            Column("begonnen", "Begonnen", "begun_at", sort="begun_at", kind="moment"),
            Column("verschickt", "Verschickt", "sent_at", sort="sent_at", kind="moment"),
            Column("wer", "Von", "sent_by_name"),
            Column("liste", "Organisationen", "letters", sort="letters", kind="number"),
            Column("zurueck", "Unzustellbar", "back", sort="back", kind="number"),
            Column("antworten", "Antworten", "heard", sort="heard", kind="number"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
            Filter("seit", "Verschickt seit", lambda rows, day: rows.filter(sent_at__date__gte=day), "date"),
        ),
        default_sort="-begonnen",
        empty_title="Noch kein Rundschreiben",
        empty_text="Schreiben Sie einmal; jede Organisation bekommt ihren eigenen Brief, per E-Mail oder per Post.",
        empty_action=("Rundschreiben beginnen", reverse("circulars_inside:circular_write")),
    )


def _worded(rows: Rows, typed: str) -> Rows:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(subject__icontains=word) | Q(text__icontains=word))
    return rows


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Circular.State.choices]


# --- Whom to choose -----------------------------------------------------------------------------------
class Chooser:
    """The register with a box before each row, and how each organisation would be reached."""

    def __init__(self, actor: Actor, day: date, there: set[uuid.UUID]) -> None:
        self.day, self.there, self.reaches = day, there, {}
        kept = register_listing(actor, day, file=False)
        wanted = [one for one in kept.columns if one.name in ("name", "art", "ort", "gebiete", "sprachen")]
        self.listing = replace(
            kept, name="auswahl", title="Organisationen wählen", select=True,
            columns=(*wanted, Column("weg", "Erreichbar", self._way), Column("liste", "Auf der Liste", self._there)),
            empty_title="Keine Organisation", empty_text="In Ihrem Bereich steht noch keine Organisation im Register.",
            empty_action=None,
        )  # fmt: skip

    def look_at(self, rows: Sequence[Organisation]) -> None:
        """Ask once for all rows of the page."""
        self.reaches = dict(reach_of(rows, self.day))

    def _way(self, organisation: Organisation) -> str:
        return way_words(self.reaches.get(organisation.pk) or Reach(Way.NONE))

    def _there(self, organisation: Organisation) -> str:
        return "ja" if organisation.pk in self.there else ""


def way_words(reach: Reach) -> str:
    """„E-Mail“, „nur Post: keine E-Mail-Adresse bekannt“, „nicht: möchte keine Rundschreiben“."""
    if reach.way == Way.MAIL:
        return "E-Mail"
    return f"{'nur Post' if reach.way == Way.POST else 'nicht'}: {reach.why}" if reach.why else "nicht"


# --- Who gets it --------------------------------------------------------------------------------------
def recipients_listing(circular: Circular, now: dict[uuid.UUID, Reach] | None, *, day: date, file: bool) -> Listing:
    """The list of one circular; the file holds what a serial letter in an office program needs."""

    wordings = wordings_of(circular)

    def reach(row: Recipient) -> Reach:
        return shown_reach(row, now)

    columns = (
        Column("name", "Organisation", lambda row: row.name or row.organisation.name, sort="organisation__sorting",
               url=of_preview),
        Column("ort", "Ort", lambda row: row.organisation.municipality.name if row.organisation.municipality else "",
               sort="organisation__municipality__sorting"),
        Column("weg", "Weg", lambda row: str(Way(reach(row).way).label)),
        Column("adresse", "Geht an", lambda row: reach(row).email or (
            ", ".join(filter(None, [reach(row).street, reach(row).place])) if reach(row).way == Way.POST else "")),
        Column("stand", "Stand", recipient_tag, sort="state", kind="status"),
        Column("sprache", "Sprache", lambda row: GERMAN[read_by(wordings, reach(row).language).language]),
        Column("grund", "Bemerkung", lambda row: reach(row).why),
    )  # fmt: skip
    return Listing(
        name="empfaenger",
        title=f"Empfänger: {circular.subject}",
        columns=(*columns, *(_file_columns(reach, wordings, day) if file else ())),
        filters=_recipient_filters(circular, now),
        default_sort="name",
        empty_title="Noch niemand auf der Liste",
        empty_text="Wählen Sie Organisationen aus dem Register, mit seinen Filtern oder einzeln.",
        empty_action=("Organisationen wählen", reverse("circulars_inside:choose", args=[circular.pk])),
    )


def _file_columns(reach: Any, wordings: Wordings, day: date) -> tuple[Column, ...]:
    """Fields of a serial letter, one column each, in the language of the letter."""

    def language(row: Recipient) -> str:
        return read_by(wordings, reach(row).language).language

    def value(name: str) -> Any:
        return lambda row: letters.filling(
            row, day=day, contact=reach(row).contact_name, language=language(row)
        ).values()[name]

    return (
        Column("anrede", "Anrede", value("Anrede")),
        Column("person", "Ansprechperson", lambda row: reach(row).contact_name),
        Column("strasse", "Straße", lambda row: reach(row).street),
        Column("plz", "PLZ", lambda row: reach(row).place.partition(" ")[0]),
        Column("wohnort", "Ort der Anschrift", lambda row: reach(row).place.partition(" ")[2]),
        Column("mail", "E-Mail", lambda row: reach(row).email),
        Column("link", "Link", lambda row: links.letter_address(row, language(row))),
        Column("eintrag", "Eintrag", value("Eintrag")),
        Column("datum", "Datum", lambda row: row.circular.dated or day, kind="date"),
        Column("gesendet", "Gesendet", "sent_at", kind="moment"),
        Column("beantwortet", "Beantwortet", "answered_at", kind="moment"),
    )


def _recipient_filters(circular: Circular, now: dict[uuid.UUID, Reach] | None) -> tuple[Filter, ...]:
    def on_way(rows: Rows, value: str) -> Rows:
        if now is None or not circular.draft:
            return rows.filter(way=value)
        return rows.filter(organisation_id__in=[key for key, one in now.items() if one.way == value])

    return (
        Filter("text", "Wort", lambda rows, typed: rows.filter(organisation__name__icontains=typed)),
        Filter("weg", "Weg", on_way, "choice", lambda: [(str(v), str(label)) for v, label in Way.choices if v]),
        Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
               lambda: [(str(value), str(label)) for value, label in State.choices]),
        Filter("ort", "Ort", lambda rows, value: rows.filter(organisation__municipality_id=value), "choice",
               town_choices),
    )  # fmt: skip
