"""The report on paper, as PDF/UA-1: set by Typst, which is loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
from typing import Any

from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.ui.figures import Figure

from .content import Report

# Reads the report as data: nothing that somebody typed is ever read as markup. Set in the fonts that come with
# Typst, so that every server makes the same page. The picture has a text of its own; the table says it all.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.report))
#set document(title: it.title, author: it.centre, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 10.5pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, left: 24mm, right: 20mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) Stand #it.as_of])
#set par(justify: false, leading: 0.62em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.7em)
#show figure: set block(breakable: false)
#show heading: set block(sticky: true)
#show table.cell.where(y: 0): strong
#let ink = rgb("#1b3a8a")

#text(10pt)[#it.installation · #it.centre]
#heading(level: 1, it.title)
Stand #it.as_of. Erzeugt am #it.drawn.

#for part in it.parts [
  #heading(level: 2, part.question)
  #text(11.5pt, part.lead)
  #for one in part.figures [
    #heading(level: 3, one.title)
    #if one.bars.len() > 0 {
      figure(alt: one.alt, kind: image, supplement: none, outlined: false,
        grid(columns: (34%, 1fr, auto), column-gutter: 6pt, row-gutter: 4pt, align: (left, left + horizon, right),
          ..one.bars.map(bar => (
            text(9pt, bar.label),
            if bar.length > 0 { rect(width: bar.length * 1%, height: 7pt, fill: ink) } else { box(height: 7pt) },
            text(9pt, bar.value),
          )).flatten()))
    }
    #if one.rows.len() > 0 {
      table(columns: (1fr,) + (auto,) * (one.head.len() - 1), stroke: (x, y) => (bottom: 0.4pt + luma(140)),
        align: (x, y) => if x == 0 { left } else { right }, inset: (x: 4pt, y: 3.5pt),
        table.header(..one.head), ..one.rows.flatten())
    } else [Dazu gibt es noch keine Zahl.]
    #for line in one.below [#text(8.5pt, line) \ ]
  ]
  #if part.missing.len() > 0 [
    #heading(level: 3)[Was hier fehlt]
    #list(..part.missing)
  ]
]
#heading(level: 2)[Quellen]
#list(..it.sources)
"""


def pdf(report: Report) -> bytes:
    """Takes about a fifth of a second; accessible by standard: tagged, with language, title and texts for pictures."""
    import typst

    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"report": json.dumps(_data(report))},
        ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(report: Report) -> dict[str, Any]:
    day = report.drawn_at.date()
    return {
        "title": report.title, "installation": report.installation, "centre": report.centre,
        "year": day.year, "month": day.month, "day": day.day, "as_of": long_date(report.day),
        "drawn": long_moment(report.drawn_at), "sources": list(report.sources),
        "parts": [
            {"question": one.question, "lead": one.lead, "missing": list(one.missing),
             "figures": [_figure(figure) for figure in one.figures]}
            for one in report.parts
        ],
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    groups = figure.groups
    bars = [
        {"label": f"{label} {bar.series}".strip(), "length": float(bar.length), "value": bar.value}
        for label, several in groups
        for bar in several
    ]
    return {
        "title": figure.title, "head": list(figure.head), "bars": bars,
        "alt": f"Balken zu „{figure.title}“. Dieselben Zahlen stehen in der Tabelle darunter.",
        "rows": [[label, *(value for _, value in cells)] for label, cells in figure.table],
        "below": [line for line in (figure.note, figure.source) if line],
    }  # fmt: skip
