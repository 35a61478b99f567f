"""An edition as PDF/UA-1, set by Typst, which is loaded with this file and with nothing else of the web process."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import typst

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.numbers import THIN, long_moment

from .content import Block, Chart, Edition, Facts, Grid, Heading, Listing

# Reads the edition as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.edition))
#set document(title: it.title, author: it.author, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 25mm, bottom: 22mm, left: 25mm, right: 20mm),
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) #it.note],
  footer: context [#set text(9pt); Erzeugt am #it.drawn #h(1fr) #counter(page).display("1 / 1", both: true)])
#set par(justify: false, leading: 0.65em, spacing: 0.9em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.7em)
#show heading.where(level: 3): set block(above: 1.1em, below: 0.5em)
#show heading.where(level: 3): set text(11pt)
#show heading: set block(sticky: true)
#show figure: set block(breakable: false)
#show figure: set align(left)
#show table.cell.where(y: 0): strong
#let ink = rgb("#1b3a8a")

#align(right)[#set text(9.5pt); #for line in it.sender [#line \ ]]
#heading(level: 1, it.title)
#text(10pt, it.note)

#for one in it.blocks {
  if one.kind == "heading" { heading(level: one.level, one.text) }
  else if one.kind == "listing" { list(..one.items) }
  else if one.kind == "facts" { block(above: 0.8em, below: 1em, terms(separator: [: ], hanging-indent: 1.5em,
    ..one.rows.map(row => terms.item(row.at(0), row.at(1))))) }
  else if one.kind == "grid" { block(above: 0.8em, below: 1em, table(columns: one.columns.map(it => it * 1fr),
    stroke: (x, y) => (bottom: 0.4pt + luma(140)), inset: (x: 4pt, y: 3.5pt),
    align: (x, y) => if one.numeric.at(x) { right } else { left },
    table.header(..one.head.map(it => text(9.5pt, it))), ..one.rows.flatten().map(it => text(9.5pt, it)))) }
  else if one.kind == "chart" { figure(alt: one.alt, kind: image, supplement: none, outlined: false,
    caption: figure.caption(position: top, text(9.5pt, one.name)),
    grid(columns: (34%, 1fr, auto), column-gutter: 6pt, row-gutter: 4pt, align: (left, left + horizon, right),
      ..one.bars.map(bar => (text(9pt, bar.label),
        if bar.length > 0 { rect(width: bar.length * 1%, height: 7pt, fill: ink) } else { box(height: 7pt) },
        text(9pt, bar.value))).flatten())) }
  else if one.style == "decision" { block(inset: (left: 8pt), stroke: (left: 1.5pt + luma(120)), one.text) }
  else if one.style == "quiet" { par(text(9.5pt, one.text)) }
  else { par(one.text) }
}
"""


def pdf(edition: Edition, at: datetime) -> bytes:
    """Accessible by standard: tagged, with language and title."""
    data = json.dumps(_data(edition, at))
    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"edition": data},
        ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(edition: Edition, at: datetime) -> dict[str, Any]:
    day = at.astimezone(BERLIN).date()
    return {
        "title": edition.title, "note": edition.note, "sender": list(edition.sender),
        "author": edition.sender[0] if edition.sender else edition.title,
        "year": day.year, "month": day.month, "day": day.day, "drawn": long_moment(at),
        "blocks": [_block(one) for one in edition.blocks],
    }  # fmt: skip


def _block(one: Block) -> dict[str, Any]:
    if isinstance(one, Heading):
        return {"kind": "heading", "level": one.level, "text": one.text}
    if isinstance(one, Listing):
        return {"kind": "listing", "items": list(one.items)}
    if isinstance(one, Facts):
        return {"kind": "facts", "rows": [list(row) for row in one.rows]}
    if isinstance(one, Grid):
        return {"kind": "grid", "head": list(one.head), "rows": [list(row) for row in one.rows],
                "columns": column_widths(one), "numeric": numeric_columns(one)}  # fmt: skip
    if isinstance(one, Chart):
        bars = [{"label": bar.label, "length": bar.length, "value": bar.value} for bar in one.bars]
        return {"kind": "chart", "name": one.name, "alt": one.alt, "bars": bars}
    return {"kind": "paragraph", "text": one.text, "style": one.style}


def numeric_columns(grid: Grid) -> list[bool]:
    """Which columns hold nothing but whole numbers: these stand under one another by their last digit."""
    columns = list(zip(*grid.rows, strict=True)) if grid.rows else [()] * len(grid.head)
    return [bool(cells) and all(cell.replace(THIN, "").isdigit() for cell in cells) for cells in columns]


def column_widths(grid: Grid) -> list[float]:
    """The first column tells most; of the others each gets what its longest word and usual text need."""
    columns = list(zip(grid.head, *grid.rows, strict=True)) if grid.rows else [(name,) for name in grid.head]
    wanted = []
    for cells in columns:
        longest_word = max(len(word) for cell in cells for word in (cell.split() or [""]))
        usual = sorted(len(cell) for cell in cells)[len(cells) // 2]
        wanted.append(float(max(longest_word + 2, min(usual, 40), 6)))
    return wanted
