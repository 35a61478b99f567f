"""„Beschlusskontrolle“ on paper, as PDF/UA-1: set by Typst, loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from augenhoehe.core.numbers import long_date, long_moment

from .listings_tracking import why
from .models import Mandate
from .tags import mandate_tag

# Reads the rows as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.report))
#set document(title: it.title, author: it.house, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 10pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, left: 22mm, right: 20mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.title #h(1fr) Stand #it.as_of])
#set par(justify: false, leading: 0.62em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.6em)
#show heading: set block(sticky: true)
#show table.cell.where(x: 0): strong

#text(10pt)[#it.house]
#heading(level: 1, it.title)
#it.edition. Stand #it.as_of. Erzeugt am #it.drawn.

#it.lead

#for one in it.rows [
  #heading(level: 2, one.title)
  #table(columns: (30%, 1fr), stroke: (x, y) => (bottom: 0.4pt + luma(140)), align: left,
    inset: (x: 4pt, y: 3.5pt), ..one.facts.flatten())
]
"""


def pdf(name: str, edition: str, rows: Sequence[Mandate], at: datetime) -> bytes:
    """Each mandate with its facts; tagged, with language and title."""
    import typst

    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_data(name, edition, rows, at))},
    )  # fmt: skip
    return bytes(made)


def _data(name: str, edition: str, rows: Sequence[Mandate], at: datetime) -> dict[str, Any]:
    day = at.date()
    count = "Ein Auftrag." if len(rows) == 1 else f"{len(rows)} Aufträge."
    return {
        "title": f"Beschlusskontrolle: {name}", "house": settings.INSTALLATION_NAME, "edition": edition,
        "year": day.year, "month": day.month, "day": day.day, "as_of": long_date(day), "drawn": long_moment(at),
        "lead": count, "rows": [_row(one, at) for one in rows],
    }  # fmt: skip


def _row(mandate: Mandate, at: datetime) -> dict[str, Any]:
    resolution = mandate.resolution
    moved = mandate.first_due != mandate.due
    facts = [
        ("Beschluss", f"{resolution.agenda_item.title}, {long_date(resolution.decided_on)}"),
        ("Zuständig", mandate.unit),
        ("Bis", long_date(mandate.due)),
        ("Zuerst bis", long_date(mandate.first_due) if moved else ""),
        ("Stand", mandate_tag(mandate, mandate.overdue_on(at.date())).text),
        ("Grund der Verzögerung", why(mandate)),
        ("Bericht", mandate.report),
    ]
    return {"title": mandate.title, "facts": [[name, value] for name, value in facts if value]}
