"""The picture as SVG. Written here and not in a template: a template takes ten times as long for a hundred shapes."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext

from augenhoehe.ui.path import Path

from .measure import BREAK
from .shapes import Drawing, Mark, Words
from .tall import tall
from .wide import wide

# A state has a shape of its own: filled with a tick, ring with a core, empty, broken ring with a dash, diamond with ×.
SHAPES = {
    "done": '<circle r="15"/><path class="sign" d="M-6.5 0.5 L-2 5.5 L7 -5"/>',
    "now": '<circle r="15"/><circle class="core" r="7"/>',
    "todo": '<circle r="12"/>',
    "skipped": '<circle r="12"/><path class="sign" d="M-5 0 H5"/>',
    "refused": '<path class="shape" d="M0 -17 L17 0 L0 17 L-17 0 Z"/><path class="sign" d="M-5 -5 L5 5 M5 -5 L-5 5"/>',
}


@lru_cache(maxsize=512)
def picture(path: Path, language: str) -> SafeString:
    """Both layouts of a path, of which CSS shows the one that fits, and the path in words.

    Kept by all that is in it; the language is part of the key because stations say their state in it.
    """
    rtl = get_language_bidi()
    label = gettext("Der Weg")
    both = _svg(wide(path, rtl=rtl), "path-wide", label) + _svg(tall(path, rtl=rtl), "path-tall", label)
    return render_to_string("ui/path.html", {"path": path, "pictures": mark_safe(both)})  # noqa: S308 – escaped below


def _svg(drawing: Drawing, kind: str, label: str) -> str:
    size = f'width="{drawing.width:g}" height="{drawing.height:g}" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    lines = "".join(f'<path class="{line.kind}" d="{line.d}"/>' for line in drawing.lines)
    heads = "".join(f'<path class="head" d="{arrow}"/>' for arrow in drawing.arrows)
    words = "".join(_text(one) for one in drawing.words)
    marks = "\n".join(_mark(mark) for mark in drawing.marks)
    return (
        f'<svg class="{kind}" {size} role="group" aria-label="{escape(label)}">'
        f'<g class="lines" aria-hidden="true">{lines}{heads}</g><g aria-hidden="true">{words}</g>\n{marks}</svg>\n'
    )


def _mark(mark: Mark) -> str:
    station = mark.station
    # A link is named by the words in it; a picture without a link needs a name of its own.
    link = f'a href="{escape(station.url)}"'
    tag, opening = ("a", link) if station.url else ("g", f'g role="img" aria-label="{escape(station.spoken)}"')
    x, y, width, height = mark.box
    return (
        f'<{opening} class="station {station.state}">'
        f'<rect class="area" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="4"/>'
        f'<g transform="translate({mark.x:g} {mark.y:g})">{SHAPES[station.state]}</g>'
        f"{''.join(_text(words) for words in mark.words)}</{tag}>"
    )


def _text(words: Words) -> str:
    # Lines are words of one name: they are read with a space between them, but not inside a broken word.
    gap = "" if words.text.endswith(BREAK) else " "
    place = f'x="{words.x:g}" y="{words.y:g}" text-anchor="{words.anchor}"'
    return f'<text {place} class="{words.kind}">{escape(words.text)}{gap}</text>'
