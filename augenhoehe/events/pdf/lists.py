"""The list at the door on paper: names, where from, what people need, and a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.numbers import long_moment
from augenhoehe.events import words
from augenhoehe.events.models import Event, Registration

from . import made_of

TEMPLATE = r"""
#let it = json(bytes(sys.inputs.it))
#set document(title: it.title, author: it.house, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 9.5pt, font: "Libertinus Serif")
#set page(paper: "a4", flipped: true, margin: (x: 15mm, top: 16mm, bottom: 14mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) Stand #it.drawn])
#set par(justify: false, leading: 0.5em)
#show table.cell.where(y: 0): strong
#heading(level: 1, it.title)
#it.when #h(1em) #it.place \
#it.lead Stand #it.drawn. Bitte nach dem Tag vernichten.

#if it.rows.len() > 0 {
  table(columns: (auto, 1.3fr, 1.3fr, auto, 1.6fr, auto), stroke: (x, y) => (bottom: 0.4pt + luma(140)), align: left,
    inset: (x: 4pt, y: 4.5pt),
    table.header([Da], [Name], [Organisation], [Sprache], [Braucht], [Kinder]), ..it.rows.flatten())
} else [Noch hat sich niemand angemeldet.]
"""
BOX = "☐"


def pdf(event: Event, rows: Sequence[Registration], at: datetime) -> bytes:
    """Expects the event whole and `organisation` of the rows to be selected."""
    day = day_of(event.begins_at)
    return made_of(TEMPLATE, {
        "title": f"Einlass: {words.heading(event, 'de')}", "house": settings.INSTALLATION_NAME,
        "when": words.when(event), "place": words.where(event), "year": day.year, "month": day.month, "day": day.day,
        "lead": f"{len(rows)} Angemeldete." if len(rows) != 1 else "Eine Anmeldung.",
        "drawn": long_moment(at), "rows": [_row(one) for one in rows],
    })  # fmt: skip


def _row(one: Registration) -> list[str]:
    language = GERMAN.get(one.interpreter, one.interpreter)
    return [
        BOX, one.name, one.shown_organisation, language, one.access_needs, str(one.children) if one.children else "",
    ]  # fmt: skip
