"""Colours, signs and scales of charts. Colours are attributes, so that a saved picture keeps them."""

from __future__ import annotations

import math
from html import escape

from augenhoehe.core.numbers import number

INK, MUTED, LINE, PAPER = "#14171c", "#4a5160", "#c9ced8", "#ffffff"
# A colour, a dash and a mark for each line: no two are told apart by colour alone.
PENS = (
    ("#1b3a8a", "", "circle"),
    ("#a04400", "7 4", "square"),
    ("#00695f", "2 4", "diamond"),
    ("#4a5160", "10 3 2 3", "circle"),
)
# From light to dark; the mark of a class stands on each area as well.
TINTS = ("#e6ecf8", "#bccdee", "#86a3dd", "#4c6fbe", "#1b3a8a")
ON_TINTS = (INK, INK, INK, PAPER, PAPER)


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 14,
    anchor: str = "start",
    bold: bool = False,
    colour: str = INK,
    halo: bool = False,
) -> str:
    """Words in a picture; `halo` keeps them readable above a line."""
    weight = ' font-weight="600"' if bold else ""
    weight += f' paint-order="stroke" stroke="{PAPER}" stroke-width="5"' if halo else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size:g}" text-anchor="{anchor}" fill="{colour}"{weight}>'
        f"{escape(words)}</text>"
    )


def mark(kind: str, x: float, y: float, colour: str, *, hollow: bool = False, size: float = 4.0) -> str:
    """A point of a line; hollow for what is estimated or provisional."""
    fill = PAPER if hollow else colour
    drawn = f'fill="{fill}" stroke="{colour}" stroke-width="2"'
    if kind == "square":
        return f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:g}" height="{2 * size:g}" {drawn}/>'
    if kind == "diamond":
        r = size * 1.3
        points = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
        return f'<path d="{points}" {drawn}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" {drawn}/>'


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round steps that enclose what is drawn; from zero when the lowest value lies near it."""
    if low > 0 and low < 0.5 * high:
        low = 0.0
    if high <= low:
        high = low + (abs(low) * 0.1 or 1.0)
    step = _round_step((high - low) / (most - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def written(value: float) -> str:
    """A tick as people write it."""
    return number(f"{value:.10f}".rstrip("0").rstrip("."))  # type: ignore[arg-type]
