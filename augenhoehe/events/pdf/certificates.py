"""The confirmation of attendance on paper: who, what, when, how long, and a code to check it by (S1-36)."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import long_date
from augenhoehe.core.values import dataclass
from augenhoehe.events import words
from augenhoehe.events.models import Attendance, Event

from . import made_of

TEMPLATE = r"""
#let it = json(bytes(sys.inputs.it))
#set document(title: it.title, author: it.house, date: datetime(year: it.year, month: it.month, day: it.day))
#set text(lang: "de", region: "de", size: 12pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (x: 28mm, top: 34mm, bottom: 24mm))
#set par(justify: false, leading: 0.75em)
#for (place, one) in it.people.enumerate() {
  if place > 0 { pagebreak() }
  [
    #text(10.5pt)[#it.host]
    #v(12mm)
    #heading(level: 1, outlined: false)[Bestätigung der Teilnahme]
    #v(6mm)
    #text(17pt, weight: "bold", one.name)
    #if one.from != "" [\ #one.from]

    hat teilgenommen an:

    #text(14pt, weight: "bold", it.event)

    #for pair in it.facts [*#pair.at(0):* #pair.at(1) \ ]
    *Dauer:* #one.hours

    #if it.topics.len() > 0 [
      Inhalte:
      #list(..it.topics)
    ]
    #v(1fr)
    #it.issued

    #v(14mm)
    #line(length: 70mm, stroke: 0.5pt)
    #text(10pt)[Unterschrift]
    #v(8mm)
    #text(9pt)[Diese Bestätigung lässt sich prüfen: #it.address \ Code: *#one.code*.
      Die Seite sagt nur, ob der Code gilt, und zu welcher Veranstaltung er gehört.]
  ]
}
"""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One page."""

    attendance: Attendance
    code: str


def pdf(event: Event, people: Sequence[Confirmed], topics: Sequence[str], address: str) -> bytes:
    """Expects the event whole, with `training_topic` selected."""
    day = day_of(event.begins_at)
    called = words.heading(event, "de")
    issued = max((one.attendance.certificate_at for one in people if one.attendance.certificate_at), default=None)
    place = event.municipality.name if event.municipality else ""
    signed = long_date(day_of(issued)) if issued else ""
    return made_of(TEMPLATE, {
        "title": f"Bestätigung der Teilnahme: {called}", "house": settings.INSTALLATION_NAME,
        "host": " · ".join(words.hosts(event)), "event": called, "year": day.year, "month": day.month, "day": day.day,
        "facts": [[name, value] for name, value in _facts(event) if value], "topics": list(topics),
        "issued": ", ".join(filter(None, [place, signed])), "address": address,
        "people": [_person(event, one) for one in people],
    })  # fmt: skip


def _facts(event: Event) -> list[tuple[str, str]]:
    topic = event.training_topic.title if event.training_topic else ""
    kind = Event.Format(event.format).label
    return [
        ("Am", words.when(event)), ("Ort", words.where(event)), ("Art", str(kind)), ("Thema", topic),
        ("Leitfrage", text_in(event.guiding_question, "de").text),
    ]  # fmt: skip


def _person(event: Event, one: Confirmed) -> dict[str, str]:
    minutes = one.attendance.minutes or int((event.over_at - event.begins_at).total_seconds() // 60)
    return {
        "name": one.attendance.name, "from": one.attendance.organisation_name, "hours": hours(minutes),
        "code": one.code,
    }  # fmt: skip


def hours(minutes: int) -> str:
    """„3 Stunden 30 Minuten“, „1 Stunde“."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole} Stunde" + ("" if whole == 1 else "n")] if whole else []
    parts += [f"{rest} Minute" + ("" if rest == 1 else "n")] if rest else []
    return " ".join(parts)
