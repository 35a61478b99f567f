"""Name badges: A4 with ten cards of 85 × 54 mm, the usual perforated sheet."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.events import words
from augenhoehe.events.models import Event, Registration

from . import made_of

# Two columns of five; the frames are thin enough to cut along where the sheet is not perforated.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.it))
#set document(title: it.title, author: it.house, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 10pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 12mm, bottom: 12mm, left: 20mm, right: 20mm))
#let fitted(name) = if name.clusters().len() > 34 { 13pt } else if name.clusters().len() > 20 { 16pt } else { 20pt }
#let card(one) = box(width: 85mm, height: 54mm, inset: 5mm, stroke: 0.3pt + luma(170), clip: true)[
  #set par(leading: 0.45em, justify: false)
  #text(8pt, fill: luma(70), it.event)
  #v(1fr)
  #align(center, text(fitted(one.name), weight: "bold", one.name))
  #align(center, text(11pt, one.from))
  #v(1fr)
  #text(8pt, fill: luma(70), it.when)
]
#for (place, sheet) in it.sheets.enumerate() {
  if place > 0 { pagebreak() }
  for row in sheet.chunks(2) { block(above: 0pt, below: 0pt, row.map(card).join()) }
}
"""
ON_A_SHEET = 10


def pdf(event: Event, rows: Sequence[Registration]) -> bytes:
    """Expects the event whole and `organisation` of the rows to be selected."""
    day, called = day_of(event.begins_at), words.heading(event, "de")
    cards = [{"name": one.name, "from": one.shown_organisation} for one in rows]
    sheets = [cards[start : start + ON_A_SHEET] for start in range(0, len(cards), ON_A_SHEET)]
    return made_of(TEMPLATE, {
        "title": f"Namensschilder: {called}", "house": settings.INSTALLATION_NAME, "event": called,
        "when": words.when(event), "year": day.year, "month": day.month, "day": day.day, "sheets": sheets,
    })  # fmt: skip
