"""The report to a council: six questions of a year, answered in a few lines each, and where every line comes from.

Live and frozen it is the same plain data; page, PDF and ODT read nothing else. Only public things are named; people
behind hints are counted by the gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse

from augenhoehe.committees.models import AgendaItem, Mandate, Resolution
from augenhoehe.concept import queries as concept
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.concept.words import listed
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import long_date, number
from augenhoehe.desk.models import OfficeReport
from augenhoehe.journal.queries import public_threads
from augenhoehe.places.queries import centre_of, installation

from . import costs
from .figures import SOURCES, Period, period_of, settled

# So many lines of a kind stand on the two pages; all of them in the annex.
MOST = 4
SECTIONS = {
    "eingang": "Was bei uns ankam",
    "fragen": "Welche Fragen daraus wurden",
    "beschluesse": "Was beschlossen wurde",
    "spaet": "Was sich verzögert",
    "wirkung": "Was sich für Menschen geändert hat",
    "kosten": "Was es kostet",
}
Section = dict[str, Any]


def content(report: OfficeReport, *, at: datetime) -> dict[str, Any]:
    """Everything the report says, as plain data; a frozen edition answers with what it said when it was frozen."""
    if report.content is not None:
        return dict(report.content)
    period = period_of(report.year, day_of(at))
    house = installation()
    made = [_arrived(period), _questions(period), _decided(period), _late(period), _changed(period), _paid()]
    for one in made:
        one["title"], one["text"] = SECTIONS[one["key"]], str(report.texts.get(one["key"], ""))
    return {
        "title": report.title,
        "addressee": report.addressee,
        "installation": house.name if house else settings.INSTALLATION_NAME,
        "centre": centre_of(house).name or "Koordination",
        "period": f"{long_date(period.since)} bis {long_date(period.until)}",
        "drawn_at": at.isoformat(),
        "summary": str(report.texts.get("vorab", "")),
        "sections": made,
    }


def _section(
    key: str, lead: str, lines: Sequence[str], source: str, rows: Sequence[tuple[str, str]] = (),
    annex: Sequence[str] | None = None,
) -> Section:  # fmt: skip
    return {
        "key": key, "lead": lead, "rows": [list(row) for row in rows], "lines": list(lines[:MOST]),
        "more": max(len(lines) - MOST, 0), "annex": list(lines if annex is None else annex), "source": source,
    }  # fmt: skip


def _figures(period: Period, *keys: str) -> list[tuple[str, str]]:
    return [(SOURCES[key].label, SOURCES[key].draw(period)) for key in keys]


def _arrived(period: Period) -> Section:
    return _section(
        "eingang",
        "Menschen, Beratungsstellen und Organisationen melden, woran Integration im Alltag scheitert.",
        [],
        "Eingang der Hinweise; Personen, nicht Meldungen. Kleine Zahlen sind geschützt, Quartale stehen für sich.",
        _figures(period, "hints", "organisations", "migrant_organisations", "offers"),
    )


def _questions(period: Period) -> Section:
    rows = public_threads().filter(published_at__date__gte=period.since, published_at__date__lte=period.until)
    found = list(rows.order_by("published_at", "pk"))
    lines = [f"{text_in(one.public_title, 'de').text}: {_standing(one.closed_at)}" for one in found]
    annex = [f"{one.number} {line}" for one, line in zip(found, lines, strict=True)]
    lead = f"Neu öffentlich: {_counted(len(lines), 'Vorgang', 'Vorgänge')}." if lines else _NO_THREADS
    where = f"{settings.BASE_URL}{reverse('journal:threads_public')}"
    return _section(
        "fragen", lead, lines, f"Öffentliche Vorgänge, mit ihrer Nummer zu lesen unter {where}", annex=annex
    )


def _standing(closed: datetime | None) -> str:
    return f"abgeschlossen am {long_date(day_of(closed))}" if closed else "läuft"


def _decided(period: Period) -> Section:
    rows = Resolution.objects.public().filter(agenda_item__in=AgendaItem.objects.public())
    shown = rows.filter(decided_on__gte=period.since, decided_on__lte=period.until).order_by("-decided_on", "pk")
    found = list(shown.select_related("agenda_item__committee").prefetch_related("agenda_item__committee__names"))
    lead = f"{_counted(len(found), 'öffentlicher Beschluss', 'öffentliche Beschlüsse')}." if found else _NO_RESOLUTIONS
    meetings = _figures(period, "steering_meetings", "project_groups")
    annex = [f"{one.agenda_item.title}: {one.get_kind_display()} ({_body_and_day(one)})" for one in found]
    return _section("beschluesse", lead, _by_title(found), "Öffentliche Beschlüsse der Gremien.", meetings, annex)


def _by_title(found: Sequence[Resolution]) -> list[str]:
    """What several bodies had before them is one line: who adopted it, and who did not."""
    titles: dict[str, dict[str, list[str]]] = {}
    for one in found:
        kinds = titles.setdefault(one.agenda_item.title, {})
        kinds.setdefault(str(one.get_kind_display()), []).append(_body_and_day(one))
    return [
        f"{title}: {'; '.join(f'{kind} ({listed(where)})' for kind, where in kinds.items())}"
        for title, kinds in titles.items()
    ]


def _body_and_day(one: Resolution) -> str:
    return f"{one.agenda_item.committee.name_on(one.decided_on)}, {long_date(one.decided_on)}"


def _late(period: Period) -> Section:
    day = period.until
    markers = ImplementationMarker.objects.filter(measure__in=concept.public_measures()).overdue(day)
    lines = [
        f"{one.measure.title}: {one.criterion}, bis {long_date(one.due)}{_first(one.first_due, one.due)}, "
        f"am Zug: {one.measure.lead_unit}"
        for one in markers.select_related("measure").order_by("due", "pk")
    ]
    mandates = Mandate.objects.public().filter(state=Mandate.State.OPEN, due__lt=day)
    lines += [
        f"{one.title}: bis {long_date(one.due)}{_first(one.first_due, one.due)}, am Zug: {one.unit}"
        for one in mandates.order_by("due", "pk")
    ]
    lead = f"{_counted(len(lines), 'Zusage ist', 'Zusagen sind')} überfällig." if lines else "Nichts ist überfällig."
    source = f"Öffentliche Umsetzungsmarker und Aufträge, Stand {long_date(day)}."
    return _section("spaet", lead, lines, source)


def _first(first: Any, due: Any) -> str:
    """Who moved a day says both."""
    return f" (zuerst {long_date(first)})" if first != due else ""


def _changed(period: Period) -> Section:
    rows = settled(period).select_related("measure").order_by("-closed_at", "pk")
    lines = [
        f"{one.measure.title}: {one.criterion} ({one.get_state_display()}). {one.evidence}".strip() for one in rows
    ]
    lead = f"{_counted(len(lines), 'Umsetzungsmarker', 'Umsetzungsmarker')} erreicht." if lines else _NO_MARKERS
    return _section("wirkung", lead, lines, "Umsetzungsmarker, von einer zweiten Person bestätigt, mit Beleg.")


def _paid() -> Section:
    sheet = costs.sheet()
    rows: list[tuple[str, str]] = []
    spent = costs.of_measures()
    if spent:
        hours, euros = sum((one.hours for one in spent), Decimal(0)), sum((one.euros for one in spent), Decimal(0))
        rows.append(("Öffentliche Maßnahmen", _effort(hours, euros)))
    result = costs.result(sheet) if sheet else None
    if result and result.filled:
        rows += [
            ("Das Programm kostet im Jahr", f"{_number(result.costs)} Euro"),
            ("Es ersetzt im Jahr", f"{_number(result.replaces)} Euro"),
        ]
    lines = [f"{one.title}: {_effort(one.hours, one.euros)}" for one in spent]
    lead = "" if rows else "Kosten sind noch nicht eingetragen."
    return _section("kosten", lead, lines, "Angaben der federführenden Stellen und der Koordination.", rows)


def _effort(hours: Decimal, euros: Decimal) -> str:
    """„40 Stunden und 1200 Euro“; what nobody filled in is not told as nothing."""
    said = [(hours, "Stunden"), (euros, "Euro")]
    return " und ".join(f"{_number(value)} {unit}" for value, unit in said if value) or "nicht eingetragen"


def _number(value: Decimal) -> str:
    return number(value.quantize(Decimal(1)))


_NO_THREADS = "In diesem Zeitraum wurde kein Vorgang öffentlich."
_NO_RESOLUTIONS = "In diesem Zeitraum gab es keinen öffentlichen Beschluss."
_NO_MARKERS = "In diesem Zeitraum wurde kein Umsetzungsmarker erreicht."


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"
