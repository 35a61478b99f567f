"""The report to a council on paper: two pages and an annex, as PDF/UA-1 and as OpenDocument text."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.text import slug

# Reads the report as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.report))
#set document(title: it.title, author: it.centre, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 10pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 20mm, bottom: 18mm, left: 24mm, right: 20mm),
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) #it.period],
  footer: context [#set text(8.5pt); Erzeugt am #it.drawn #h(1fr) #counter(page).display("1 / 1", both: true)])
#set par(justify: false, leading: 0.55em, spacing: 0.75em)
#set heading(numbering: none)
#set list(spacing: 0.5em)
#show heading.where(level: 2): set block(above: 1.15em, below: 0.5em)
#show heading.where(level: 2): set text(11.5pt)
#show heading: set block(sticky: true)
#show list: set block(above: 0.9em, below: 0.75em)

#text(9.5pt)[#it.installation · #it.centre]
#heading(level: 1, it.title)
#text(9.5pt)[#it.period. #it.standing]
#for part in it.summary [#par(part)]

#for one in it.sections [
  #heading(level: 2, one.title)
  #if one.lead != "" { par(one.lead) }
  #if one.rows.len() > 0 {
    block(breakable: false, table(columns: (1fr, auto), inset: (x: 3pt, y: 3pt),
      stroke: (x, y) => (bottom: 0.4pt + luma(150)),
      align: (x, y) => if x == 0 { left } else { right }, table.header([*Angabe*], [*Wert*]), ..one.rows.flatten()))
  }
  #for part in one.text [#par(part)]
  #if one.lines.len() > 0 { list(..one.lines) }
  #if one.more > 0 { par(text(9pt)[#one.more weitere stehen im Anhang.]) }
]
#pagebreak(weak: true)
#heading(level: 2)[Anhang: Quellen und alle Einträge]
#for one in it.sections [
  #heading(level: 3, one.title)
  #text(9pt)[Quelle: #one.source]
  #if one.annex.len() > 0 { set text(9pt); list(..one.annex) }
]
"""


def pdf(content: dict[str, Any], standing: str) -> bytes:
    """Accessible by standard: tagged, with language and title."""
    return bytes(_set(content, standing, format="pdf", pdf_standards=["ua-1"]))


def pages(content: dict[str, Any], standing: str) -> list[bytes]:
    """The same as pictures, one for each page: for whoever looks at how it is set."""
    made = _set(content, standing, format="png", ppi=60)
    return made if isinstance(made, list) else [made]


def _set(content: dict[str, Any], standing: str, **how: Any) -> Any:
    import typst

    data = json.dumps(_data(content, standing))
    return typst.compile(TEMPLATE.encode(), ignore_system_fonts=True, sys_inputs={"report": data}, **how)


def _data(content: dict[str, Any], standing: str) -> dict[str, Any]:
    at = _at(content)
    day = at.astimezone(BERLIN).date()
    sections = [{**one, "text": paragraphs(one["text"])} for one in content["sections"]]
    return {
        **content, "summary": paragraphs(content["summary"]), "sections": sections, "standing": standing,
        "year": day.year, "month": day.month, "day": day.day, "drawn": long_moment(at),
    }  # fmt: skip


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _at(content: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(content["drawn_at"])


def odt(content: dict[str, Any], standing: str) -> bytes:
    """The same to be worked on: real headings, lists and tables."""
    from augenhoehe.committees.editions import made
    from augenhoehe.committees.editions.content import Edition, Facts, Heading, Listing, Paragraph

    blocks: list[Any] = [Paragraph(one) for one in paragraphs(content["summary"])]
    for one in content["sections"]:
        blocks.append(Heading(2, one["title"]))
        blocks += [Paragraph(one["lead"])] if one["lead"] else []
        blocks += [Facts(tuple((label, value) for label, value in one["rows"]))] if one["rows"] else []
        blocks += [Paragraph(part) for part in paragraphs(one["text"])]
        blocks += [Listing(tuple(one["lines"]))] if one["lines"] else []
    blocks.append(Heading(2, "Anhang: Quellen und alle Einträge"))
    for one in content["sections"]:
        blocks += [Heading(3, one["title"]), Paragraph(f"Quelle: {one['source']}", "quiet")]
        blocks += [Listing(tuple(one["annex"]))] if one["annex"] else []
    edition = Edition(
        title=content["title"], note=f"{content['period']}. {standing}",
        sender=(content["installation"], content["centre"]), file_name=file_name(content), blocks=tuple(blocks),
    )  # fmt: skip
    return made(edition, "odt", at=_at(content))


def file_name(content: dict[str, Any]) -> str:
    return slug(content["title"])[:80]
