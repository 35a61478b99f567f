"""A thread's steps by day, with corrections linked to what they correct.

Written here and not in a template: a thread may have a hundred steps, and a template takes six times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass

from .readings import reading_html
from .words import long_day


@dataclass(frozen=True, slots=True)
class Line:
    """One step; `corrects` and `corrected_by` are the sequence numbers of steps on the same page."""

    step: Any
    corrects: int | None = None
    corrected_by: int | None = None


def lines_by_day(steps: Iterable[Any]) -> list[tuple[date, list[Line]]]:
    """Steps in the given order, grouped by German day; no query, whatever the steps are linked to."""
    found = list(steps)
    sequences = {step.id: step.sequence for step in found}
    corrected = {step.corrects_id: step.sequence for step in found if step.corrects_id}
    lines = [Line(step, sequences.get(step.corrects_id), corrected.get(step.id)) for step in found]
    return [(day, list(group)) for day, group in groupby(lines, key=lambda line: day_of(line.step.at))]


def timeline_html(steps: Iterable[Any], *, inside: bool = False) -> SafeString:
    """The timeline as a list of days; the public one names functions, the inside one names people too."""
    writer = _Writer(get_language() or "de", inside)
    days = [
        f"<li><h3>{escape(long_day(day))}</h3>\n<ol>{''.join([writer.line(line) for line in lines])}</ol></li>"
        for day, lines in lines_by_day(steps)
    ]
    made = "\n".join(days)
    return mark_safe(f'<ol class="timeline">\n{made}\n</ol>' if days else "")  # noqa: S308 – every part is escaped


class _Writer:
    """Writes steps in one language; the words around them are looked up once."""

    def __init__(self, language: str, inside: bool) -> None:
        self.language, self.inside = language, inside
        self.removed, self.reason = gettext("Text entfernt"), gettext("Begründung")
        self.look, self.corrected = gettext("Ansehen"), gettext("Inzwischen berichtigt")
        self.corrects = gettext("Berichtigt einen früheren Schritt")

    def line(self, line: Line) -> str:
        step = line.step
        parts = [self._text(line), *self._documents(step), self._links(line), self._by(step)]
        return f'\n<li id="schritt-{step.sequence}" data-audience="{escape(step.audience)}">{"".join(parts)}</li>'

    def _text(self, line: Line) -> str:
        step = line.step
        if step.blanked_at:
            return f'<p class="quiet">{self.removed}: {escape(step.blanked_reason)}</p>'
        reading = text_in(step.text, self.language)
        css = ' class="struck"' if line.corrected_by else ""
        link = ""
        if step.url:
            spoken = f'<span class="kern-sr-only">: {escape(reading.text)}</span>'
            link = f' <a href="{escape(step.url)}">{self.look}{spoken}</a>'
        reason = f"<p>{self.reason}: <bdi>{escape(step.reason)}</bdi></p>" if step.reason else ""
        return f"<p{css}>{reading_html(reading)}{link}</p>{reason}"

    def _documents(self, step: Any) -> list[str]:
        """Documents under the step, where the page brought some: {title, url}."""
        return [
            f'<p><a href="{escape(one["url"])}">{escape(one["title"])}</a></p>'
            for one in getattr(step, "documents", ())
        ]

    def _links(self, line: Line) -> str:
        pairs = ((line.corrected_by, self.corrected), (line.corrects, self.corrects))
        return "".join(f'<p class="small"><a href="#schritt-{at}">{words}</a></p>' for at, words in pairs if at)

    def _by(self, step: Any) -> str:
        names = [step.by_name, step.by_function] if self.inside else [step.by_function]
        words = escape(", ".join(one for one in names if one))
        hidden = " · nur innen sichtbar" if self.inside and step.audience == "inside" else ""
        return f'<p class="by">{words}{hidden}</p>' if words or hidden else ""
