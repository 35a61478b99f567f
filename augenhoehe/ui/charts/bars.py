"""Comparison bars: from zero, named directly, with a line for what everything is compared with."""

from __future__ import annotations

from django.utils.translation import gettext

from augenhoehe.core.values import dataclass
from augenhoehe.ui.drawing.measure import wrapped

from .chart import NARROW, WIDE, Chart, Picture, in_table
from .pens import INK, MUTED, PENS, text, ticks

MOST = 40


@dataclass(frozen=True, slots=True)
class Comparison:
    """One bar: its name, its length (None: nothing is known), and what the table says of it."""

    name: str
    value: float | None
    shown: str
    emphasised: bool = False


def comparison(
    key: str,
    title: str,
    unit: str,
    bars: tuple[Comparison, ...],
    *,
    beside: Comparison | None = None,
    head: tuple[str, str] = ("Gebiet", "Wert"),
    source: str = "",
    notes: tuple[str, ...] = (),
    downloads: tuple[tuple[str, str], ...] = (),
) -> Chart:
    """Bars in the given order; `beside` is the area that all are compared with."""
    rows = tuple((one.name, (one.shown,)) for one in (*bars, *([beside] if beside else [])))
    known = [one.value for one in (*bars, *([beside] if beside else [])) if one.value is not None]
    drawn = bool(known) and len(bars) <= MOST and min(known) >= 0 and max(known) > 0
    said = "; ".join(f"{one.name} {one.shown}" for one in bars[:3])
    return Chart(
        key=key,
        title=title,
        alternative=gettext("Balkendiagramm in %(unit)s, %(count)s Balken. Zuerst: %(said)s. %(table)s")
        % {"unit": unit, "count": len(bars), "said": said, "table": in_table()},
        wide=_picture(bars, beside, WIDE) if drawn else None,
        narrow=_picture(bars, beside, NARROW) if drawn else None,
        head=head,
        rows=rows,
        source=source,
        notes=notes,
        downloads=downloads,
    )


def _picture(bars: tuple[Comparison, ...], beside: Comparison | None, width: int) -> Picture:
    small = width < WIDE
    left, row, top = (0.0, 46.0, 26.0) if small else (210.0, 32.0, 26.0)
    most = ticks(0.0, max(one.value or 0.0 for one in (*bars, *([beside] if beside else []))))[-1]
    unit = (width - left - 90) / most
    height = round(top + row * len(bars) + 8)
    several = any(one.emphasised for one in bars)
    parts = []
    if beside and beside.value is not None:
        parts += _beside(beside, left + unit * beside.value, top, height, width)
    for at, one in enumerate(bars):
        y = top + row * at + (20 if small else 4)
        name = wrapped(one.name, (width if small else left) - 12, 14, bold=one.emphasised, most=1)[0]
        spot = (6, y - 5, "start") if small else (left - 10, y + 16, "end")
        parts.append(text(spot[0], spot[1], name, size=14, anchor=spot[2], bold=one.emphasised))
        drawn = unit * (one.value or 0.0)
        fill = PENS[0][0] if one.emphasised or not several else "#86a3dd"
        parts.append(f'<rect x="{left:.0f}" y="{y:.0f}" width="{drawn:.1f}" height="20" fill="{fill}"/>')
        colour = INK if one.value is not None else MUTED
        parts.append(text(left + drawn + 6, y + 15, one.shown, size=14, colour=colour, bold=one.emphasised, halo=True))
    parts.append(f'<path d="M{left:.0f} {top:.0f}V{height - 4}" stroke="{INK}" stroke-width="2" fill="none"/>')
    return Picture(width, height, "".join(parts))


def _beside(beside: Comparison, x: float, top: float, height: int, width: int) -> list[str]:
    """The line of what all bars are compared with, and its name above."""
    line = f'<path d="M{x:.1f} {top - 2:.0f}V{height - 4}" stroke="{INK}" stroke-dasharray="4 4" fill="none"/>'
    words, late = f"{beside.name}: {beside.shown}", x > width * 0.6
    return [line, text(x + (-4 if late else 4), 16, words, size=13, anchor="end" if late else "start")]
