"""The report's three questions, answered from the register at a day.

What needs the gate and what does not: entries, offers and contributions in here are published by organisations, which
are no protected persons. What organisations need is theirs and the coordination's (issue 4): below the house's
threshold it is told as „weniger als“. Contacts are counted for the whole district, never for one organisation.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import ask
from augenhoehe.core.numbers import long_date
from augenhoehe.core.numbers import number as written
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import figures
from augenhoehe.organisations.models import ContactNote, Resource
from augenhoehe.organisations.queries import numbers as queries_numbers
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.queries import stories as queries_stories
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.queries.numbers import Numbers
from augenhoehe.places.queries import centre_of, installation
from augenhoehe.ui.figures import Figure, Value, one_column

from .content import Part, Report

TITLE = "Organisationen: Bedeutung, Leistungen, Zusammenarbeit"
# Asked of the package that keeps cooperations: (since, until) -> total, running, ended, by_kind, by_field,
# organisations. Without it the report says what is missing.
COOPERATIONS = "report.cooperations"


def report(day: date, *, at: datetime) -> Report:
    """Everything at a day; a day in the future is today."""
    day = min(day, day_of(at))
    house = installation()
    found = queries_numbers.numbers(day, migrant_only=True)
    return Report(
        title=TITLE,
        installation=house.name if house else settings.INSTALLATION_NAME,
        centre=centre_of(house).name or "Koordination",
        day=day,
        drawn_at=at,
        parts=(_meaning(found, day), _contribution(day, at), _cooperation(day, at)),
        sources=_sources(day),
    )


# --- Welche Bedeutung haben sie? --------------------------------------------------------------------------
def _meaning(found: Numbers, day: date) -> Part:
    everybody = queries_numbers.numbers(day).total
    own = f"{written(found.total)} Migrantenorganisationen"
    lead = f"Im Verzeichnis stehen {written(everybody)} Organisationen, davon {own}."
    others = figures.compared(found, queries_numbers.comparators(), day)
    return Part(
        "bedeutung", "Welche Bedeutung haben Migrantenorganisationen?", lead,
        (
            figures.development(found, day), figures.by_town(found, day), figures.by_kind(found, day),
            figures.by_field(found, day), figures.by_orientation(found, day), *([others] if others else []),
        ),
        (
            "Organisationen, die sich nicht angemeldet haben, zählt niemand.",
            "Was inzwischen ruht oder sich aufgelöst hat, fehlt auch in früheren Quartalen.",
            *([] if others else ["Eine Vergleichszahl mit Quelle ist noch nicht eingetragen."]),
        ),
    )  # fmt: skip


# --- Was leisten sie? -------------------------------------------------------------------------------------
def _contribution(day: date, at: datetime) -> Part:
    offers, told = queries_numbers.offer_numbers(), queries_stories.sums(day)
    hours = sum(one for *_, one in told.by_year)
    lead = (
        f"{written(offers.total)} Angebote laufen heute. Organisationen berichten von {written(told.count)} Leistungen "
        f"mit {written(hours)} Stunden im Ehrenamt."
    )
    return Part(
        "leistungen", "Was leisten die Organisationen?", lead,
        (
            figures.offers_by_kind(offers, day_of(at)), figures.offers_by_language(offers, day_of(at)),
            *figures.contributions(told, day), figures.reached(told, day), _shared(day_of(at)),
        ),
        (
            "Angebote und Geteiltes stehen hier wie heute, auch wenn der Bericht für einen früheren Tag gilt.",
            "Leistungen sind Selbstauskunft und unvollständig. Wer nichts berichtet, leistet nicht weniger.",
        ),
    )  # fmt: skip


def _shared(day: date) -> Figure:
    counts = Counter(queries_pool.public_kinds(day))
    rows = [(str(Resource.Kind(kind).label), count) for kind, count in counts.most_common()]
    return one_column(
        "geteilt", "Was Organisationen öffentlich mit anderen teilen", ("Art", "Räume und Hilfe"), rows,
        source=f"Quelle: Verzeichnis, Stand {long_date(day)}.",
    )  # fmt: skip


# --- Wie arbeiten sie mit dem Integrationszentrum zusammen? -----------------------------------------------
def _cooperation(day: date, at: datetime) -> Part:
    contacts = _contacts(day)
    needs, needs_missing = _needs(day)
    agreed, agreed_missing = _agreed(day)
    total, support = _noted(day)
    return Part(
        "zusammenarbeit", "Wie sieht die Zusammenarbeit mit dem Integrationszentrum aus?",
        f"Notierte Kontakte: {written(total)}, davon Unterstützung: {written(support)}. Ohne Rundschreiben.",
        (contacts, *needs, *agreed),
        (
            "Kontakte werden nach drei Jahren gelöscht; ältere Jahre sind deshalb unvollständig.",
            *needs_missing, *agreed_missing,
        ),
    )  # fmt: skip


def _contacts(day: date) -> Figure:
    """By kind and year, for the whole district; support is named as such."""
    counts: Counter[tuple[str, int]] = Counter()
    for kind, noted in ContactNote.objects.filter(day__lte=day).values_list("kind", "day"):
        counts[kind, noted.year] += 1
    years = sorted({year for _, year in counts})
    rows = tuple(
        (_contact_label(kind), tuple(counts[kind, year] for year in years))
        for kind in ContactNote.Kind.values
        if any(counts[kind, year] for year in years)
    )
    return Figure(
        "kontakte", "Kontakte des Integrationszentrums nach Art und Jahr", ("Art", *(str(year) for year in years)),
        rows, source=f"Quelle: Kontaktnotizen der Koordination, Stand {long_date(day)}.",
    )  # fmt: skip


def _noted(day: date) -> tuple[int, int]:
    """(contacts, support among them); what the machine wrote into the log is no contact of a person."""
    rows = ContactNote.objects.filter(day__lte=day).exclude(kind__in=ContactNote.BY_MACHINE)
    return rows.count(), rows.filter(kind__in=ContactNote.SUPPORT).count()


def _contact_label(kind: str) -> str:
    label = str(ContactNote.Kind(kind).label)
    return f"{label} (Unterstützung)" if kind in ContactNote.SUPPORT else label


def _needs(day: date) -> tuple[list[Figure], list[str]]:
    """The last round of the whole district; few of a kind could be guessed, so they are told as „weniger als“."""
    survey = queries_surveys.last_round(day)
    if survey is None:
        return [], ["Eine Bedarfserhebung gab es noch nicht."]
    (found,) = queries_surveys.counted([survey], SYSTEM, day)
    rows = [(queries_surveys.kind_label(*key), (guarded(count),)) for key, count in _by_size(found.named)]
    note = f"{found.answered} von {found.asked} Organisationen haben geantwortet."
    opened = long_date(day_of(survey.opened_at)) if survey.opened_at else ""
    figure = Figure(
        "bedarfe", "Was Organisationen brauchen", ("Bedarf", "Organisationen"), tuple(rows),
        source=f"Quelle: Bedarfserhebung „{survey.title}“ vom {opened}.", note=note,
    )  # fmt: skip
    missing = [] if found.answered == found.asked else ["Nicht alle gefragten Organisationen haben geantwortet."]
    return [figure], missing


def _by_size(named: Any) -> list[tuple[tuple[str, str], int]]:
    return sorted(named.items(), key=lambda one: (-one[1], one[0]))


def guarded(count: int) -> Value:
    """The number, or „weniger als 5“ where so few could be guessed."""
    least = settings.DISCLOSURE_THRESHOLD
    return count if count >= least or count == 0 else f"weniger als {least}"


def _agreed(day: date) -> tuple[list[Figure], list[str]]:
    """What the package of cooperations knows of this year up to the day."""
    found: Any = ask(COOPERATIONS, date(day.year, 1, 1), day)
    if found is None:
        return [], ["Kooperationen zwischen Organisationen sind hier nicht erfasst."]
    source = f"Quelle: Kooperationen im Netzwerk, {day.year} bis {long_date(day)}."
    note = f"{written(found.organisations)} Organisationen sind beteiligt. Geendet haben {written(found.ended)}."
    title = f"Kooperationen {day.year}: {written(found.total)} vereinbart, {written(found.running)} laufen"
    head = ("Art", "Kooperationen")
    by_kind = one_column("kooperationen", title, head, found.by_kind, source=source, note=note)
    fields = figures.labelled(_NoWords, found.by_field)
    by_field = one_column(
        "kooperationen-gebiet", "Kooperationen nach Fachgebiet", ("Fachgebiet", "Kooperationen"), fields, source=source
    )
    return [by_kind, by_field], []


class _NoWords:
    """Labels that are words already."""

    choices: tuple[tuple[str, str], ...] = ()


def _sources(day: date) -> tuple[str, ...]:
    return (
        f"Verzeichnis der Organisationen, veröffentlichte Einträge bis {long_date(day)}; Angaben der Organisationen.",
        "Angebote und Leistungen: von den Organisationen selbst eingetragen, von der Koordination geprüft.",
        "Kontakte und Bedarfe: Aufzeichnungen der Koordination, nur in Summen.",
        *(f"{one.label}: {one.source}, {long_date(one.as_of)}." for one in queries_numbers.comparators()),
    )
