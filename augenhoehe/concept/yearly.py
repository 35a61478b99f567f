"""What stands in a yearly report: computed from markers and texts, kept as data, shown as page, PDF and ODT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from augenhoehe.committees.editions.content import Bar, Block, Chart, Edition, Grid, Heading, Listing, Paragraph
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.text import shorten, slug
from augenhoehe.ui.figures import Figure, one_column

from .models import YearReport
from .queries import Grown, grow, parts_of, tree
from .queries.indicators import readings_of
from .queries.measures import MarkerView, MeasureRow, measures_for, together
from .snapshot import day_words, paragraphs
from .words import listed

Content = dict[str, Any]
Progress = Callable[[int, int], None]
# With fewer markers a chart of a field says less than a sentence.
FEWEST_DRAWN = 4
NOTHING_YET = "Noch ohne Ziele und Maßnahmen"
NOTHING_LEAD = "In diesen Handlungsfeldern gibt es noch keine Ziele und keine Maßnahmen:"


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
                # Named by the goal, but nobody outside may read them yet: the report says so instead of „none“.
                "not_public": row.indicators - len(readings.get(row.goal.pk, [])),
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
            f"feld-{field['key']}", f"{field['title']}: {of_total(field['reached'], field['total'])}",
            ("Stand", "Umsetzungsmarker"), [(label, count) for label, count in field["states"]], source=source,
        )
        for field in content["fields"]
    }  # fmt: skip


def _finding(content: Content) -> str:
    return reached_words(content["reached"], content["total"])


def reached_words(reached: int, total: int) -> str:
    """„2 von 5 Umsetzungsmarkern sind erreicht“, and none, one and all as people say them."""
    if not total:
        return "Das Konzept hat noch keinen Umsetzungsmarker"
    if total == 1:
        return f"Der einzige Umsetzungsmarker ist {'erreicht' if reached else 'noch nicht erreicht'}"
    if reached == total:
        return f"Alle {total} Umsetzungsmarker sind erreicht"
    if reached <= 1:
        return f"{'1' if reached else 'Noch keiner'} von {total} Umsetzungsmarkern ist erreicht"
    return f"{reached} von {total} Umsetzungsmarkern sind erreicht"


def of_total(reached: int, total: int) -> str:
    """„1 von 3 erreicht“ beside a title; nothing to count is said, never „0 von 0“."""
    return f"{reached} von {total} erreicht" if total else "noch kein Umsetzungsmarker"


def in_use(content: Content) -> tuple[list[Content], list[Content]]:
    """Fields of action that have something to say, and those in which there is nothing yet."""
    full = [one for one in content["fields"] if one["text"] or one["goals"] or one["measures"]]
    return full, [one for one in content["fields"] if one not in full]


def indicator_words(goal: Content) -> list[str]:
    """What a goal is measured by, a line each; one that is not public yet is counted, not named."""
    lines = [
        f"{one['name']}: {one['value']} ({one['period']}, {one['status']})" if one["value"]
        else f"{one['name']}: {one['status']}"
        for one in goal["indicators"]
    ]  # fmt: skip
    if more := goal.get("not_public", 0):
        further = "weiterer" if lines else "Indikator"
        lines.append(f"{more} {further if more == 1 else 'weitere' if lines else 'Indikatoren'}, noch nicht öffentlich")
    return lines or ["noch keiner"]


# --- On paper ---------------------------------------------------------------------------------------
def edition_of_year(content: Content, *, sender: tuple[str, ...], number: int) -> Edition:
    """The report as a sheet: text, picture and table for each field of action."""
    whole, by_field = figures_of(content)
    as_of = long_date(date.fromisoformat(content["as_of"]))
    blocks: list[Block] = []
    if content["intro"]:
        blocks += [Heading(2, "Das Jahr in Kürze"), *paragraphs(content["intro"])]
    blocks += [Heading(2, "Wie weit das Konzept ist"), *_summary(content), *_drawn(whole)]
    full, empty = in_use(content)
    for field in full:
        blocks += _field_blocks(field, by_field[field["key"]])
    if empty:
        titles = tuple(field["title"] for field in empty)
        blocks += [Heading(2, NOTHING_YET), Paragraph(NOTHING_LEAD), Listing(titles)]
    if content["outlook"]:
        blocks += [Heading(2, "Ausblick"), *paragraphs(content["outlook"])]
    return Edition(
        title=content["title"], note=f"Ausgabe {number}, Stand {as_of}", sender=sender,
        file_name=f"{slug(content['concept'])[:50]}-jahresbericht-{content['year']}-ausgabe-{number}",
        blocks=tuple(blocks),
    )  # fmt: skip


def _summary(content: Content) -> list[Block]:
    """What the picture does not say; without a picture, the finding too."""
    words = [] if content["total"] else [f"{_finding(content)}."]
    if content["overdue"]:
        words.append(f"Überfällig: {content['overdue']}.")
    if content["postponed"]:
        words.append(f"Verschoben im Jahr {content['year']}: {content['postponed']}.")
    return [Paragraph(" ".join(words))] if words else []


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
    blocks += _standing(field, figure) if field["states"] else []
    if field["goals"]:
        rows = tuple(
            (goal["title"], goal["target"], day_words(goal["due"], goal["first_due"]), "\n".join(indicator_words(goal)))
            for goal in field["goals"]
        )
        blocks += [Heading(3, "Ziele"), Grid("Ziele", ("Ziel", "Zielwert", "Bis", "Indikatoren"), rows)]
    if not field["measures"]:
        blocks.append(Paragraph("Noch keine Maßnahme."))
    for one in field["measures"]:
        blocks += [Heading(3, f"Maßnahme: {one['title']}"), Paragraph(_told(one))]
        marks = tuple((mark["criterion"], mark["state"], day_words(mark["due"], mark["first_due"]))
                      for mark in one["markers"])  # fmt: skip
        if marks:
            blocks.append(Grid(one["title"], ("Woran man es erkennt", "Stand", "Bis"), marks))
    for moved in field["postponed"]:
        blocks.append(Paragraph(f"Verschoben vom {moved['old']} auf den {moved['new']}: {moved['criterion']}. "
                                f"Grund: {moved['reason']}", "quiet"))  # fmt: skip
    return blocks


def _standing(field: Content, figure: Figure) -> list[Block]:
    """How far a field is; so few markers that a sentence says it need no picture."""
    if sum(count for _, count in field["states"]) >= FEWEST_DRAWN:
        return _drawn(figure)
    told = listed([f"{count} {label}" for label, count in field["states"]])
    return [Paragraph(f"Umsetzungsmarker: {told}.")]


def _told(measure: Content) -> str:
    done = of_total(measure["reached"], measure["total"])
    words = [f"{measure['lead']}. Stand: {measure['state']}. {done[0].upper()}{done[1:]}."]
    if measure["result"]:
        words.append(measure["result"])
    return " ".join(words)
