"""A guide on paper, as PDF/UA-1: set by Typst, which is loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.ui.words import long_day

from .models import Guide
from .shown import by_area

# Reads the guide as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.guide))
#set document(title: it.title, author: it.from, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: it.lang, size: 11pt, font: ("Libertinus Serif", "DejaVu Sans Mono"),
  dir: if it.rtl { rtl } else { ltr })
#set page(paper: "a4", margin: (top: 24mm, bottom: 20mm, x: 22mm), numbering: "1 / 1")
#set par(justify: false, leading: 0.65em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading: set block(sticky: true)
#text(10pt)[#it.from #h(1fr) #it.version]
#heading(level: 1, it.title)
#for line in it.intro.split("\n").filter(line => line.trim() != "") { par(line) }
#for group in it.groups [
  #if group.title != "" [#heading(level: 2, group.title)]
  #for one in group.questions [
    #block(breakable: false)[#strong(one.number) #h(0.4em) #one.text #v(1.8cm)]
  ]
]
"""


def pdf(guide: Guide, at: datetime) -> bytes:
    """With room to write under each question; in the language of the guide."""
    import typst

    with translation.override(guide.language):
        data = _data(guide, at)
    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"guide": json.dumps(data)},
        ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(guide: Guide, at: datetime) -> dict[str, Any]:
    day = day_of(at)
    return {
        "title": guide.study.title, "from": guide.study.institute.name, "lang": guide.language,
        "rtl": guide.language in RIGHT_TO_LEFT, "year": day.year, "month": day.month, "day": day.day,
        "version": f"{gettext('Fassung')} {guide.number} · {long_day(guide.published_on or day)}",
        "intro": guide.intro,
        "groups": [
            {"title": area.title,
             "questions": [{"number": f"{one.position}.", "text": one.text} for one in area.questions]}
            for area in by_area(guide)
        ],
    }  # fmt: skip
