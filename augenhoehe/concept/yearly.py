"""What stands in a yearly report: computed from markers and texts, kept as data, shown as page, PDF and ODT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from augenhoehe.committees.editions.content import Bar, Block, Chart, Edition, Grid, Heading, Paragraph
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.text import shorten, slug
from augenhoehe.ui.figures import Figure, one_column

from .models import ImplementationMarker, YearReport
from .queries import Grown, grow, parts_of, tree
from .queries.indicators import readings_of
from .queries.measures import MarkerView, MeasureRow, measures_for, together
from .snapshot import day_words, paragraphs

Content = dict[str, Any]
Progress = Callable[[int, int], None]
_S = ImplementationMarker.State


def year_content(report: YearReport, as_of: date, progress: Progress = lambda done, total: None) -> Content:
    """Everything the edition says, field by field."""
    concept = report.concept
    branches = tree(concept, measures_for(SYSTEM).filter(created_at__lt=_end(as_of)), as_of, public=True)
    grown, _ = grow(concept, branches)
    texts = {one.action_field_id: one.text for one in parts_of(report)}
    goals = [row.goal for one in grown for row in one.goals]
    readings = readings_of(goals, concept)
    fields = []
    for place, one in enumerate(grown, start=1):
        fields.append(_field(one, texts.get(one.action_field.pk, ""), readings, report.year))
        progress(place, len(grown) + 2)
    whole = together(one.progress for one in grown)
    return {
        "title": f"{concept.title}: Jahresbericht {report.year}",
        "concept": concept.title,
        "year": report.year,
        "as_of": as_of.isoformat(),
        "vision": concept.vision,
        "intro": report.intro,
        "outlook": report.outlook,
        "reached": whole.reached,
        "total": whole.total,
        "overdue": whole.overdue,
        "by_field": [[one.action_field.title, one.progress.reached, one.progress.total] for one in grown],
        "fields": fields,
        "postponed": sum(len(part["postponed"]) for part in fields),
    }


def _end(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)


def _field(grown: Grown, text: str, readings: dict[Any, Any], year: int) -> Content:
    markers = [view for row in grown.rows for view in row.markers]
    return {
        "key": str(grown.action_field.pk),
        "title": grown.action_field.title,
        "text": text,
        "reached": grown.progress.reached,
        "total": grown.progress.total,
        "states": [[label, count] for label, count in _by_state(markers)],
        "goals": [
            {
                "title": row.goal.title, "criterion": row.goal.criterion, "target": row.goal.target,
                "due": row.goal.due.isoformat(), "first_due": row.goal.first_due.isoformat(), "unit": row.goal.unit,
                "indicators": [
                    {"name": one.indicator.title, "value": one.value, "period": one.period, "status": one.status_word}
                    for one in readings.get(row.goal.pk, [])
                ],
            }
            for row in grown.goals
        ],
        "measures": [_measure(row) for row in grown.rows],
        "postponed": [
            {"criterion": view.marker.criterion, "old": long_date(one.old_due), "new": long_date(one.new_due),
             "reason": one.reason}
            for view in markers
            for one in view.marker.postponements.all()
            if day_of(one.at).year == year
        ],
    }  # fmt: skip


def _by_state(markers: Iterable[MarkerView]) -> list[tuple[str, int]]:
    counted = Counter(str(view.tag) for view in markers)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _measure(row: MeasureRow) -> Content:
    measure = row.measure
    return {
        "title": measure.title, "lead": measure.lead_unit, "state": measure.get_state_display(),
        "reached": row.progress.reached, "total": row.progress.total,
        "result": measure.state_reason if measure.ended else "",
        "hours": str(measure.effort_hours or ""), "euros": str(measure.budget or ""),
        "markers": [
            {"criterion": view.marker.criterion, "due": view.marker.due.isoformat(),
             "first_due": view.marker.first_due.isoformat(), "state": str(view.tag), "evidence": view.evidence}
            for view in row.markers
        ],
    }  # fmt: skip


# --- As charts --------------------------------------------------------------------------------------
def figures_of(content: Content) -> tuple[Figure, dict[str, Figure]]:
    """One picture of all fields, and one for each: reached, open, moved."""
    source = f"Umsetzungsmarker des Konzepts, Stand {long_date(date.fromisoformat(content['as_of']))}"
    whole = Figure(
        key="handlungsfelder", title=_finding(content), head=("Handlungsfeld", "erreicht", "insgesamt"),
        rows=tuple((title, (reached, total)) for title, reached, total in content["by_field"] if total), source=source,
    )  # fmt: skip
    return whole, {
        field["key"]: one_column(
            f"feld-{field['key']}", f"{field['title']}: {field['reached']} von {field['total']} erreicht",
            ("Stand", "Umsetzungsmarker"), [(label, count) for label, count in field["states"]], source=source,
        )
        for field in content["fields"]
    }  # fmt: skip


def _finding(content: Content) -> str:
    return f"{content['reached']} von {content['total']} Umsetzungsmarkern sind erreicht"


# --- On paper ---------------------------------------------------------------------------------------
def edition_of_year(content: Content, *, sender: tuple[str, ...], number: int) -> Edition:
    """The report as a sheet: text, picture and table for each field of action."""
    whole, by_field = figures_of(content)
    as_of = long_date(date.fromisoformat(content["as_of"]))
    blocks: list[Block] = []
    if content["intro"]:
        blocks += [Heading(2, "Das Jahr in Kürze"), *paragraphs(content["intro"])]
    blocks += [Heading(2, "Wie weit das Konzept ist"), Paragraph(_summary(content)), *_drawn(whole)]
    for field in content["fields"]:
        blocks += _field_blocks(field, by_field[field["key"]])
    if content["outlook"]:
        blocks += [Heading(2, "Ausblick"), *paragraphs(content["outlook"])]
    return Edition(
        title=content["title"], note=f"Ausgabe {number}, Stand {as_of}", sender=sender,
        file_name=f"{slug(content['concept'])[:50]}-jahresbericht-{content['year']}-ausgabe-{number}",
        blocks=tuple(blocks),
    )  # fmt: skip


def _summary(content: Content) -> str:
    words = [f"{_finding(content)}."]
    if content["overdue"]:
        words.append(f"Überfällig: {content['overdue']}.")
    if content["postponed"]:
        words.append(f"Verschoben im Jahr {content['year']}: {content['postponed']}.")
    return " ".join(words)


def _drawn(figure: Figure) -> list[Block]:
    if figure.empty:
        return []
    bars = tuple(
        Bar(f"{shorten(label, 40)} {bar.series}".strip(), float(bar.length), bar.value)
        for label, several in figure.groups
        for bar in several
    )
    rows = tuple((label, *(value for _, value in cells)) for label, cells in figure.table)
    alt = f"Balken zu „{figure.title}“. Dieselben Zahlen stehen in der Tabelle darunter."
    chart: list[Block] = [Chart(figure.title, alt, bars)] if bars else []
    return [*chart, Grid(figure.title, figure.head, rows), Paragraph(figure.source, "quiet")]


def _field_blocks(field: Content, figure: Figure) -> list[Block]:
    blocks: list[Block] = [Heading(2, field["title"]), *paragraphs(field["text"])]
    blocks += _drawn(figure) if figure.rows else [Paragraph("Noch kein Umsetzungsmarker.")]
    if field["goals"]:
        rows = tuple(
            (goal["title"], goal["target"], day_words(goal["due"], goal["first_due"]), _indicators(goal))
            for goal in field["goals"]
        )
        blocks += [Heading(3, "Ziele"), Grid("Ziele", ("Ziel", "Zielwert", "Bis", "Indikatoren"), rows)]
    for one in field["measures"]:
        blocks += [Heading(3, one["title"]), Paragraph(_told(one))]
        marks = tuple((mark["criterion"], mark["state"], day_words(mark["due"], mark["first_due"]))
                      for mark in one["markers"])  # fmt: skip
        if marks:
            blocks.append(Grid(one["title"], ("Woran man es erkennt", "Stand", "Bis"), marks))
    for moved in field["postponed"]:
        blocks.append(Paragraph(f"Verschoben vom {moved['old']} auf den {moved['new']}: {moved['criterion']}. "
                                f"Grund: {moved['reason']}", "quiet"))  # fmt: skip
    return blocks


def _indicators(goal: Content) -> str:
    return "; ".join(
        f"{one['name']}: {one['value']} ({one['period']}, {one['status']})" if one["value"]
        else f"{one['name']}: {one['status']}"
        for one in goal["indicators"]
    ) or "keiner"  # fmt: skip


def _told(measure: Content) -> str:
    words = [f"{measure['lead']}. Stand: {measure['state']}. {measure['reached']} von {measure['total']} erreicht."]
    if measure["result"]:
        words.append(measure["result"])
    return " ".join(words)
