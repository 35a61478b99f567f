"""The register in figures, for the public page and the report; what only the report draws is German."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.numbers import number
from augenhoehe.organisations.models import Comparator, Organisation, Story
from augenhoehe.organisations.queries.numbers import Numbers, OfferNumbers, Rows
from augenhoehe.organisations.queries.stories import Sums
from augenhoehe.organisations.vocabularies import Field, OfferKind, Orientation
from augenhoehe.ui.figures import Figure, one_column
from augenhoehe.ui.words import long_day


def labelled(vocabulary: Any, rows: Rows) -> list[tuple[str, int]]:
    """Codes as words; a code that is no longer in the list stays as it is."""
    known = {str(value): gettext(str(label)) for value, label in vocabulary.choices}
    return [(known.get(code, code), count) for code, count in rows]


def _source(day: date) -> str:
    return gettext("Quelle: Verzeichnis der Organisationen, Stand %(day)s.") % {"day": long_day(day)}


def _led(rows: Iterable[tuple[str, int]], finding: str, otherwise: str) -> str:
    """A title that says what is most, or what is counted where nothing leads."""
    found = list(rows)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return otherwise
    return finding % {"name": found[0][0], "number": number(found[0][1])}


def by_town(found: Numbers, day: date) -> Figure:
    unnamed = gettext("Ohne genannten Ort: %(number)s.") % {"number": number(found.unnamed)} if found.unnamed else ""
    title = _led(found.towns, gettext("Die meisten sitzen in %(name)s: %(number)s"), gettext("Organisationen nach Ort"))
    head = (gettext("Ort"), gettext("Organisationen"))
    return one_column("orte", title, head, found.towns, source=_source(day), note=unnamed)


def by_field(found: Numbers, day: date) -> Figure:
    rows = labelled(Field, found.fields)
    title = _led(
        rows, gettext("Am häufigsten: %(name)s, %(number)s Organisationen"), gettext("Organisationen nach Fachgebiet")
    )
    note = gettext("Viele Organisationen arbeiten in mehreren Fachgebieten.")
    head = (gettext("Fachgebiet"), gettext("Organisationen"))
    return one_column("gebiete", title, head, rows, source=_source(day), note=note)


def by_orientation(found: Numbers, day: date) -> Figure:
    """Only what organisations say of themselves and show to everybody."""
    note = gettext("Nur was Organisationen von sich sagen und öffentlich zeigen. Keine Angabe: %(number)s.") % {
        "number": number(found.undeclared)
    }
    return one_column(
        "ausrichtung", gettext("Wie Organisationen sich selbst beschreiben"),
        (gettext("Ausrichtung"), gettext("Organisationen")), labelled(Orientation, found.orientations),
        source=_source(day), note=note,
    )  # fmt: skip


def by_kind(found: Numbers, day: date) -> Figure:
    return one_column(
        "arten", "Organisationen nach Art", ("Art", "Organisationen"),
        labelled(Organisation.Kind, found.kinds), source=_source(day),
    )  # fmt: skip


def development(found: Numbers, day: date) -> Figure:
    rows = [(f"{quarter[6:]}. Quartal {quarter[:4]}", count) for quarter, count in found.quarters]
    grown = found.quarters[-1][1] - found.quarters[0][1]
    title = f"In zwei Jahren kamen {number(grown)} dazu"
    note = "Gezählt ist, was heute im Verzeichnis steht, nach dem Tag der Veröffentlichung."
    return one_column("entwicklung", title, ("Bis Ende", "Organisationen"), rows, source=_source(day), note=note)


def compared(found: Numbers, others: Iterable[Comparator], day: date) -> Figure | None:
    """The register beside numbers from elsewhere; drawn they would only show that they are larger."""
    rows = [
        (f"{one.label} ({one.source}, {long_day(one.as_of)})", (f"{one.prefix} {number(one.number)}".strip(),))
        for one in others
    ]
    if not rows:
        return None
    own = (gettext("In diesem Verzeichnis"), (found.migrant,))
    return Figure(
        "vergleich", gettext("Migrantenorganisationen im Vergleich"),
        (gettext("Wovon"), gettext("Migrantenorganisationen")), (own, *rows), source=_source(day), drawn=False,
        note=gettext("Migrantenorganisationen sind hier Organisationen dieser Art, ihre Dachverbände und wer das von "
                     "sich sagt."),
    )  # fmt: skip


def offers_by_kind(found: OfferNumbers, day: date) -> Figure:
    return one_column(
        "angebote", "Angebote nach Art", ("Art", "Angebote"),
        labelled(OfferKind, found.kinds), source=_source(day),
    )  # fmt: skip


def offers_by_language(found: OfferNumbers, day: date) -> Figure:
    rows = [(SPOKEN.get(code, code), count) for code, count in found.languages]
    note = "Viele Angebote gibt es in mehreren Sprachen."
    head = ("Sprache", "Angebote")
    return one_column("sprachen", "Angebote nach Sprache", head, rows, source=_source(day), note=note)


def contributions(found: Sums, day: date) -> list[Figure]:
    """What organisations report of themselves, by year and by field; never one organisation beside another."""
    note = gettext("Nur veröffentlichte Leistungen, die Organisationen selbst berichten. Vieles steht nicht hier.")
    head = (gettext("Leistungen"), gettext("Stunden im Ehrenamt"))
    years = tuple((str(year), (count, hours)) for year, count, hours in found.by_year)
    names = {str(value): gettext(str(label)) for value, label in Field.choices}
    fields = tuple((names.get(code, code), (count, hours)) for code, count, hours in found.by_field)
    about: dict[str, Any] = {"source": _source(day), "note": note, "bars": (1,)}
    return [
        Figure("leistungen-jahr", gettext("Leistungen nach Jahr"), (gettext("Jahr"), *head), years, **about),
        Figure("leistungen-gebiet", gettext("Leistungen nach Fachgebiet"), (gettext("Fachgebiet"), *head), fields,
               **about),
    ]  # fmt: skip


def reached(found: Sums, day: date) -> Figure:
    return one_column(
        "erreicht", "Wie viele Menschen eine Leistung erreicht",
        ("Menschen erreicht", "Leistungen"), labelled(Story.Reach, found.reached),
        source=_source(day),
    )  # fmt: skip
