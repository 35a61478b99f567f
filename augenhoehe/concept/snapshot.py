"""A concept as it is now, as plain data: what a frozen version keeps, and what is printed from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from augenhoehe.committees.editions.content import Block, Edition, Facts, Heading, Paragraph
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.text import slug

from .models import Concept, Goal
from .queries import Branch, Grown, chapters_of, grow, measures_for, tree
from .queries.measures import MeasureRow
from .words import listed

Content = dict[str, Any]


def content_of(concept: Concept, day: date) -> Content:
    """Vision, chapters and the whole tree; dates as ISO days."""
    branches: list[Branch] = tree(concept, measures_for(SYSTEM), day)
    grown, overarching = grow(concept, branches)
    return {
        "title": concept.title,
        "vision": concept.vision,
        "starts_on": _iso(concept.starts_on),
        "ends_on": _iso(concept.ends_on),
        "chapters": [{"title": one.title, "text": one.text} for one in chapters_of(concept)],
        "guiding_goals": [{"title": one.title, "text": one.text} for one in overarching],
        "fields": [_field(one) for one in grown],
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _field(grown: Grown) -> Content:
    return {
        "title": grown.action_field.title,
        "text": grown.action_field.text,
        "guiding_goals": [
            {"title": limb.guiding_goal.title, "text": limb.guiding_goal.text}
            for limb in grown.limbs
            if limb.guiding_goal
        ],
        "goals": [{**_goal(row.goal), "measures": [_measure(one) for one in row.rows]} for row in grown.goals],
        "measures": [_measure(row) for row in grown.loose],
    }


def _goal(goal: Goal) -> Content:
    return {
        "title": goal.title, "criterion": goal.criterion, "target": goal.target, "unit": goal.unit,
        "due": _iso(goal.due), "first_due": _iso(goal.first_due),
        "guiding_goal": goal.guiding_goal.title if goal.guiding_goal else "",
    }  # fmt: skip


def _measure(row: MeasureRow) -> Content:
    measure = row.measure
    return {
        "title": measure.title, "lead": measure.lead_unit, "partners": list(measure.partner_units),
        "target_group": measure.target_group, "state": measure.get_state_display(),
        "markers": [
            {"criterion": view.marker.criterion, "due": _iso(view.marker.due),
             "first_due": _iso(view.marker.first_due), "state": str(view.tag)}
            for view in row.markers
        ],
    }  # fmt: skip


# --- On paper ---------------------------------------------------------------------------------------
def day_words(due: str, first: str = "") -> str:
    """„30. Juni 2027, verschoben, zuerst 31. März 2027“: both days, wherever a date moved."""
    if not due:
        return ""
    said = long_date(date.fromisoformat(due))
    return f"{said}, verschoben, zuerst {long_date(date.fromisoformat(first))}" if first and first != due else said


def edition_of(content: Content, *, note: str, sender: tuple[str, ...], name: str) -> Edition:
    """The frozen version as a sheet that goes with a paper."""
    blocks: list[Block] = []
    if content["vision"]:
        blocks += [Heading(2, "Leitbild"), *paragraphs(content["vision"])]
    for one in content["guiding_goals"]:
        blocks += [Heading(3, f"Leitziel: {one['title']}"), *paragraphs(one["text"])]
    for chapter in content["chapters"]:
        if chapter["text"]:
            blocks += [Heading(2, chapter["title"]), *paragraphs(chapter["text"])]
    for field in content["fields"]:
        blocks += _field_blocks(field)
    return Edition(
        title=content["title"], note=note, sender=sender, file_name=f"{slug(content['title'])[:60]}-{name}",
        blocks=tuple(blocks),
    )  # fmt: skip


def _field_blocks(field: Content) -> list[Block]:
    blocks: list[Block] = [Heading(2, f"Handlungsfeld: {field['title']}"), *paragraphs(field["text"])]
    for one in field["guiding_goals"]:
        blocks += [Paragraph(f"Leitziel: {one['title']}"), *paragraphs(one["text"])]
    for goal in field["goals"]:
        rows = (("Woran man es erkennt", goal["criterion"]), ("Zielwert", goal["target"]),
                ("Bis", day_words(goal["due"], goal["first_due"])), ("Verantwortlich", goal["unit"]))  # fmt: skip
        blocks += [Heading(3, f"Ziel: {goal['title']}"), Facts(rows)]
        blocks += [block for one in goal["measures"] for block in _measure_blocks(one)]
    for one in field["measures"]:
        blocks += _measure_blocks(one)
    return blocks


def _measure_blocks(measure: Content) -> list[Block]:
    rows = [("Wer es tut", measure["lead"])]
    if measure["partners"]:
        rows.append(("Beteiligt", listed(measure["partners"])))
    if measure["target_group"]:
        rows.append(("Für wen", measure["target_group"]))
    rows += [
        ("Umsetzungsmarker", f"{one['criterion']} (bis {day_words(one['due'], one['first_due'])})")
        for one in measure["markers"]
    ]
    return [Heading(3, f"Maßnahme: {measure['title']}"), Facts(tuple(rows))]


def paragraphs(text: str) -> list[Block]:
    return [Paragraph(part.strip()) for part in text.split("\n\n") if part.strip()]
