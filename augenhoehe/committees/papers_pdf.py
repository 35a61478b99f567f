"""A paper on paper, as PDF/UA-1: set by Typst, which is loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import translation

from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date, long_moment

from .models import Paper
from .papers_shown import ShownItem, effects_of, shown_items, shown_questions
from .queries import PaperParts, StationView
from .tags import paper_tag, station_tag

# Reads the paper as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.paper))
#set document(title: it.title, author: it.from, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 24mm, bottom: 20mm, left: 25mm, right: 20mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.name #h(1fr) #it.title])
#set par(justify: false, leading: 0.65em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.3em, below: 0.6em)
#show heading: set block(sticky: true)
#show table.cell.where(y: 0): strong
#let said(text) = for line in text.split("\n").filter(line => line.trim() != "") { par(line) }

#text(10pt)[#it.name #h(1fr) #it.state]
#heading(level: 1, it.title)
#for pair in it.facts [*#pair.at(0):* #pair.at(1) \ ]

#if it.items.len() > 0 [
  #heading(level: 2)[Was beschlossen werden soll]
  #for one in it.items [
    #if it.items.len() > 1 [#heading(level: 3)[Punkt #one.order]]
    #said(one.text)
    #if one.below != "" [#text(9.5pt, one.below)]
    #for line in one.results [#par(text(9.5pt, line))]
  ]
]
#if it.questions.len() > 0 [
  #heading(level: 2)[Fragen]
  #for one in it.questions [
    #heading(level: 3)[Frage #one.order]
    #said(one.text)
    #text(9.5pt, one.state)
    #said(one.answer)
    #if one.source != "" [#text(9.5pt)[Quelle: #one.source]]
  ]
]
#heading(level: 2)[Begründung]
#said(it.reasons)
#if it.effects.len() > 0 or it.effects_text != "" [
  #heading(level: 2)[Folgen für Haushalt und Personal]
  #for pair in it.effects [*#pair.at(0):* #pair.at(1) \ ]
  #said(it.effects_text)
]
#heading(level: 2)[Weg durch die Gremien]
#table(columns: (1fr, auto, auto), stroke: (x, y) => (bottom: 0.4pt + luma(140)), inset: (x: 4pt, y: 3.5pt),
  table.header([Gremium], [Aufgabe], [Stand]), ..it.stations.flatten())
#if it.annexes.len() > 0 [
  #heading(level: 2)[Anlagen]
  #list(..it.annexes)
]
#if it.signed.len() > 0 [
  #heading(level: 2)[Unterzeichnet]
  #for one in it.signed [#par(one)]
]
#v(1em)
#text(9pt)[Erzeugt am #it.drawn.]
"""


def pdf(paper: Paper, parts: PaperParts, stations: Sequence[StationView], at: datetime) -> bytes:
    """As one reader may see it; accessible by standard: tagged, with language and title. Always in German."""
    import typst

    with translation.override("de"):
        data = _data(paper, parts, stations, at)
    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"paper": json.dumps(data)},
        ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(paper: Paper, parts: PaperParts, stations: Sequence[StationView], at: datetime) -> dict[str, Any]:
    day = day_of(at)
    return {
        "title": paper.title, "name": paper.name, "state": paper_tag(paper).text, "from": _origin(paper, at),
        "year": day.year, "month": day.month, "day": day.day, "drawn": long_moment(at),
        "facts": [[label, value] for label, value in _facts(paper, at) if value],
        "items": [_item(one) for one in shown_items(parts, stations)],
        "questions": [
            {"order": str(one.question.order), "text": one.question.text, "state": _answered(one.question),
             "answer": one.answer, "source": one.question.source if one.answer else ""}
            for one in shown_questions(parts)
        ],
        "reasons": paper.reasons,
        "effects": [list(pair) for pair in effects_of(paper)],
        "effects_text": paper.effects_text,
        "stations": [
            [one.committee, one.station.get_role_display(), station_tag(one.station, one.overdue).text]
            for one in stations
        ],
        "annexes": [f"{one.title} ({one.ending})" for one in parts.annexes],
        "signed": [str(one) for one in parts.signatories],
    }  # fmt: skip


def _origin(paper: Paper, at: datetime) -> str:
    committee = paper.submitted_by_committee
    return committee.name_on(day_of(at)) if committee else paper.submitter


def _facts(paper: Paper, at: datetime) -> list[tuple[str, str]]:
    certified = f"{paper.certified_by}, {long_date(paper.certified_on)}" if paper.certified_on else ""
    group = paper.group
    if group and paper.group_resolved_on:
        group = f"{group}, dort beschlossen am {long_date(paper.group_resolved_on)}"
    return [
        ("Von", _origin(paper, at)),
        ("Eingereicht von", paper.submitter if paper.submitted_by_committee else ""),
        ("Fraktion oder Gruppe", group),
        ("Eingereicht am", long_date(day_of(paper.submitted_at)) if paper.submitted_at else ""),
        ("Aktenzeichen", paper.file_reference),
        ("Beglaubigt", certified),
    ]


def _item(one: ShownItem) -> dict[str, Any]:
    if one.item is None:
        return {"order": str(one.order), "text": "Dieser Punkt ist nicht öffentlich.", "below": "", "results": []}
    due = f"gewünscht bis {long_date(one.item.due_wish)}" if one.item.due_wish else ""
    whom = f"Wer es tun soll: {one.item.addressee}" if one.item.addressee else ""
    return {
        "order": str(one.order),
        "text": one.item.text,
        "below": " · ".join(filter(None, [whom, due])),
        "results": [f"{decision.committee}: {decision.tag.text}" for decision in one.decisions],
    }


def _answered(question: Any) -> str:
    if question.open:
        return str(question.get_state_display())
    return f"{question.get_state_display()}, {question.unit}, {long_date(question.answered_on)}"
