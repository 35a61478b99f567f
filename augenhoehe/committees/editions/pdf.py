"""An edition as PDF/UA-1, set by Typst, which is loaded with this file and with nothing else of the web process."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import typst

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.numbers import long_moment

from .content import Block, Edition, Facts, Heading, Listing

# Reads the edition as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.edition))
#set document(title: it.title, author: it.author, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 25mm, bottom: 22mm, left: 25mm, right: 20mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) #it.note])
#set par(justify: false, leading: 0.65em, spacing: 0.9em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.7em)
#show heading.where(level: 3): set block(above: 1.1em, below: 0.5em)
#show heading.where(level: 3): set text(11pt)
#show heading: set block(sticky: true)

#align(right)[#set text(9.5pt); #for line in it.sender [#line \ ]]
#heading(level: 1, it.title)
#text(10pt, it.note)

#for one in it.blocks {
  if one.kind == "heading" { heading(level: one.level, one.text) }
  else if one.kind == "listing" { list(..one.items) }
  else if one.kind == "facts" { block(above: 0.8em, below: 1em, terms(separator: [: ], hanging-indent: 1.5em,
    ..one.rows.map(row => terms.item(row.at(0), row.at(1))))) }
  else if one.style == "decision" { block(inset: (left: 8pt), stroke: (left: 1.5pt + luma(120)), one.text) }
  else if one.style == "quiet" { par(text(9.5pt, one.text)) }
  else { par(one.text) }
}
#v(1em)
#text(9pt)[Erzeugt am #it.drawn.]
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
    return {"kind": "paragraph", "text": one.text, "style": one.style}
