"""A matter on paper, as PDF/UA-1: set by Typst, which is loaded when somebody asks for a PDF and not before (S1-5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import RIGHT_TO_LEFT, text_in
from augenhoehe.core.text import ended
from augenhoehe.core.values import dataclass
from augenhoehe.ui.path import Path, Station
from augenhoehe.ui.status import Turn
from augenhoehe.ui.words import long_day

from . import listings
from .models import Step, Thread
from .queries import Relation

# Reads the matter as data: nothing that somebody typed is ever read as markup.
TEMPLATE = r"""
#let it = json(bytes(sys.inputs.matter))
#set document(title: it.title, author: it.from, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: it.lang, size: 11pt, font: ("Libertinus Serif", "DejaVu Sans Mono"),
  dir: if it.rtl { rtl } else { ltr })
#set page(paper: "a4", margin: (top: 24mm, bottom: 20mm, x: 23mm), numbering: "1 / 1",
  header: context if counter(page).get().first() > 1 [#set text(9pt); #it.number #h(1fr) #it.title])
#set par(justify: false, leading: 0.65em, spacing: 1em)
#set heading(numbering: none)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.2em, below: 0.5em)
#show heading: set block(sticky: true)
#show table.cell.where(y: 0): strong
// What is not translated stands in German, from the left.
#let told(one) = if one.lang == it.lang { one.text } else { text(lang: one.lang, dir: ltr, one.text) }

#text(10pt)[#it.from #h(1fr) #it.kind #it.number]
#heading(level: 1, it.title)
#for pair in it.facts [*#pair.at(0):* #pair.at(1) \ ]
#if it.summary.text != "" [#par(text(12pt, told(it.summary)))]
#if it.path.len() > 1 [
  #heading(level: 2, it.words.way)
  #table(columns: (2fr, 3fr), stroke: (x, y) => (bottom: 0.4pt + luma(140)), inset: (x: 4pt, y: 4pt),
    table.header(..it.path.first()), ..it.path.slice(1).flatten())
  #it.back
]
#if it.relations.len() > 0 [#list(..it.relations)]
#heading(level: 2, it.words.happened)
#for day in it.days [
  #heading(level: 3, day.day)
  #for one in day.steps [
    #par[#told(one.text)#if one.who != "" [ #text(9.5pt, luma(70))[#one.who]]]
  ]
]
#v(1em)
#text(9pt)[#text(dir: ltr, it.address) #linebreak() #it.drawn]
"""


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands on the paper: as everybody reads the matter, or, `inside`, as those who work on it do."""

    thread: Thread
    path: Path | None
    turn: Turn | None
    steps: Sequence[Step]
    relations: Sequence[Relation]
    address: str
    inside: bool = False


def sheet(matter: Matter, at: datetime) -> bytes:
    """Accessible by standard: tagged, with language and title; in the language of the page it is called from."""
    import typst

    made: Any = typst.compile(
        TEMPLATE.encode(), format="pdf", pdf_standards=["ua-1"],
        sys_inputs={"matter": json.dumps(_data(matter, at), default=str)}, ignore_system_fonts=True,
    )  # fmt: skip
    return bytes(made)


def _data(matter: Matter, at: datetime) -> dict[str, Any]:
    thread, language, day = matter.thread, get_language() or "de", day_of(at)
    title = text_in(thread.public_title, language).text
    return {
        "title": thread.title if matter.inside else title, "number": thread.number or "",
        "kind": "Nur innen ·" if matter.inside else "", "from": settings.INSTALLATION_NAME,
        "lang": language, "rtl": language in RIGHT_TO_LEFT, "year": day.year, "month": day.month, "day": day.day,
        "facts": _facts(matter), "summary": _told(thread.summary), "path": _path(matter.path),
        "back": matter.path.return_words if matter.path else "",
        "relations": [f"{gettext(one.words)}: {_named(one.thread, matter.inside)}" for one in matter.relations],
        "days": _days(matter), "address": f"{settings.BASE_URL}{matter.address}",
        "drawn": f"{gettext('Stand')}: {long_day(day)}",
        "words": {"way": gettext("Der Weg in Worten"), "happened": gettext("Was bisher geschah")},
    }  # fmt: skip


def _facts(matter: Matter) -> list[tuple[str, str]]:
    thread, turn = matter.thread, matter.turn
    found = [
        (gettext("Stand"), str(listings.status_of(thread))),
        (gettext("Am Zug"), _turn(turn) if turn else ""),
        (gettext("Ort"), getattr(thread, "town", None) or ""),
        (gettext("Öffentlich seit"), long_day(thread.published_at) if thread.published_at else ""),
        (gettext("Abgeschlossen am"), long_day(thread.closed_at) if thread.closed_at else ""),
    ]
    return [(label, value) for label, value in found if value]


def _turn(turn: Turn) -> str:
    return f"{turn.who}, {gettext('bis %(day)s') % {'day': long_day(turn.due)}}" if turn.due else turn.who


def _told(value: dict[str, Any]) -> dict[str, str]:
    found = text_in(value, get_language() or "de")
    return {"text": found.text, "lang": found.language}


def _named(thread: Thread, inside: bool) -> str:
    title = thread.title if inside else text_in(thread.public_title, get_language() or "de").text
    return f"{title} ({thread.number})" if thread.number else title


def _path(path: Path | None) -> list[tuple[str, str]]:
    """Stations with their state; the branch through political bodies stands where it leaves."""
    if path is None:
        return []
    rows = [(gettext("Was"), gettext("Stand"))]
    for place, station in enumerate(path.stations):
        rows.append(_station(station))
        if path.branch and place == path.branch_index:
            rows += [_station(one, f"{path.branch_words}: ") for one in path.branch]
    return rows


def _station(station: Station, before: str = "") -> tuple[str, str]:
    said = (station.state_words, station.waiting_words, station.note)
    return f"{before}{station.title}", "; ".join(str(one) for one in said if one)


def _days(matter: Matter) -> list[dict[str, Any]]:
    """Steps under their day, as the page shows them; outside people stand there as functions only."""
    found: list[dict[str, Any]] = []
    for step in matter.steps:
        day = long_day(step.at)
        if not found or found[-1]["day"] != day:
            found.append({"day": day, "steps": []})
        found[-1]["steps"].append({"text": _said(step), "who": _who(step, matter.inside)})
    return found


def _said(step: Step) -> dict[str, str]:
    if step.blanked_at:
        return {"text": f"{gettext('Text entfernt')}: {step.blanked_reason}", "lang": get_language() or "de"}
    told = _told(step.text)
    more = f"{gettext('Begründung')}: {step.reason}" if step.reason else ""
    more = f"{more} ({gettext('Berichtigt einen früheren Schritt')})" if step.corrects_id else more
    return {**told, "text": f"{ended(told['text'])} {more}".strip()} if more else told


def _who(step: Step, inside: bool) -> str:
    if not inside:
        return step.by_function
    return ", ".join(one for one in (step.by_name, step.by_function) if one)
