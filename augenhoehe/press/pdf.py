"""A release on paper, as PDF/UA-1: set by Typst, which is loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from django.utils import translation

from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.ui.prose import plain

from .addresses import stored_of_release, whole
from .shown import Shown, contact_lines

# Reads the release as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.release))
#set document(title: it.title, author: it.publisher, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 24mm, bottom: 20mm, left: 25mm, right: 25mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.number #h(1fr) #it.title])
#set par(justify: false, leading: 0.65em, spacing: 1em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.7em)
#show heading: set block(sticky: true)

#text(10pt)[#it.publisher #h(1fr) #it.kind #it.number]
#heading(level: 1, it.title)
#if it.sub != "" [#text(13pt, it.sub)]
#par(text(10pt, it.day_long))
#for one in it.corrections [
  #block(inset: (left: 8pt), stroke: (left: 1.5pt + luma(120)))[Korrigiert am #one.at(0): #one.at(1)]
]
#if it.lead != "" [#par(strong(it.lead))]
#for one in it.blocks {
  if one.kind == "heading" { heading(level: 2, one.text) }
  else if one.kind == "list" { list(..one.items) }
  else if one.kind == "steps" { enum(..one.items) }
  else { par(one.text) }
}
#for one in it.quotes [#quote(block: true, attribution: one.at(1), one.at(0))]
#if it.media.len() > 0 [
  #heading(level: 2)[Bilder und Unterlagen]
  #list(..it.media)
]
#heading(level: 2)[Kontakt]
#for pair in it.contact [*#pair.at(0):* #pair.at(1) \ ]
#v(1em)
#text(9pt)[#it.address #linebreak() Erzeugt am #it.drawn.]
"""
_NUMBERED = re.compile(r"^\d{1,2}\. ")


def sheet(shown: Shown, at: datetime) -> bytes:
    """Accessible by standard: tagged, with language and title. Always in German."""
    import typst

    with translation.override("de"):
        data = _data(shown, at)
    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"release": json.dumps(data)},
        ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(shown: Shown, at: datetime) -> dict[str, Any]:
    release, said = shown.release, shown.said
    dateline, lead, text = said.dateline.text, said.lead.text, said.text.text
    day = day_of(release.published_at or at)
    media = [f"{one.photo.caption} (Foto: {one.photo.credit})" for one in shown.pictures]
    return {
        "title": said.headline.text, "sub": said.subheadline.text, "number": release.number or "Entwurf",
        "kind": str(release.get_kind_display()), "publisher": shown.block.name, "year": day.year, "month": day.month,
        "day": day.day, "day_long": long_date(day), "drawn": long_moment(at),
        "lead": f"{dateline} {lead}".strip() if lead else "",
        "blocks": _blocks(text if lead else f"{dateline} {text}".strip()),
        "quotes": [[f"„{one.text.text}“", one.source] for one in said.quotes],
        "corrections": [[long_date(day_of(one.at)), one.note] for one in shown.corrections],
        "media": [*media, *(one.title for one in shown.documents)],
        "contact": [[label, value] for label, value in contact_lines(shown.block) if value],
        "address": whole(stored_of_release(release)) if release.number else "",
    }  # fmt: skip


def _blocks(text: str) -> list[dict[str, Any]]:
    """The text as `ui.prose` reads it: headings, lists, paragraphs; bold and links are words here."""
    made: list[dict[str, Any]] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for line in block.splitlines():
            _add(made, line.strip())
        made.append({"kind": "end"})
    return [one for one in made if one["kind"] != "end"]


def _add(made: list[dict[str, Any]], line: str) -> None:
    kind = "heading" if line.startswith("## ") else "list" if line.startswith("- ") else "text"
    kind = "steps" if _NUMBERED.match(line) else kind
    words = plain(line) if kind in ("heading", "text") else plain(line.split(" ", 1)[1])
    last = made[-1] if made and made[-1]["kind"] == kind else None
    if kind in ("list", "steps"):
        if last:
            last["items"].append(words)
        else:
            made.append({"kind": kind, "items": [words]})
    elif kind == "text" and last:
        last["text"] += f"\n{words}"
    else:
        made.append({"kind": kind, "text": words})
