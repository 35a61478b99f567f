"""Choropleth maps: at most five classes with round limits in words; the class stands on each area as a figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext

from augenhoehe.core.values import dataclass

from .chart import NARROW, Chart, Picture, in_table
from .pens import INK, MUTED, ON_TINTS, PAPER, TINTS, text, written

MOST_CLASSES = 5
# What is not known has stripes, so that it never looks like a low value.
STRIPES = (
    '<pattern id="{key}-none" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="8" height="8" fill="{PAPER}"/><path d="M0 0V8" stroke="#8b93a3" stroke-width="2"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Region:
    """One area: its name and value, its path in the picture (empty: no outline is known), and where its mark stands."""

    name: str
    value: float | None
    shown: str
    path: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Class:
    """A class of values: from a limit up to below the next."""

    place: int
    words: str
    low: float
    high: float


def choropleth(
    key: str,
    title: str,
    unit: str,
    regions: Sequence[Region],
    size: tuple[int, int],
    *,
    source: str = "",
    notes: tuple[str, ...] = (),
    downloads: tuple[tuple[str, str], ...] = (),
    heading: str = "Gebiet",
) -> Chart:
    """The map, and the table from the highest value to the lowest: small areas never decide the picture."""
    known = [one.value for one in regions if one.value is not None]
    classes = classes_of(known, unit)
    ordered = sorted(regions, key=lambda one: (one.value is None, -(one.value or 0.0), one.name))
    drawn = bool(classes) and any(one.path for one in regions)
    said = "; ".join(f"{one.place}: {one.words} ({_within(one, known)})" for one in classes)
    return Chart(
        key=key,
        title=title,
        alternative=gettext("Karte mit %(count)s Gebieten in %(unit)s. %(said)s. %(table)s")
        % {"count": len(regions), "unit": unit, "said": said, "table": in_table()},
        wide=_picture(key, regions, classes, size, beside=True) if drawn else None,
        narrow=_picture(key, regions, classes, size, beside=False) if drawn else None,
        head=(heading, gettext("Wert"), gettext("Klasse")),
        rows=tuple((one.name, (one.shown, _class_words(one, classes))) for one in ordered),
        source=source,
        notes=notes,
        downloads=downloads,
    )


def classes_of(values: Sequence[float], unit: str = "") -> tuple[Class, ...]:
    """About equally filled classes with limits that people can say; fewer where the values do not differ."""
    told = sorted(values)
    if not told:
        return ()
    span = told[-1] - told[0]
    step = 10.0 ** math.floor(math.log10(span / 10)) if span > 0 else 1.0
    limits: list[float] = []
    for part in range(1, MOST_CLASSES):
        rough = told[min(len(told) * part // MOST_CLASSES, len(told) - 1)]
        limit = round(round(rough / step) * step, 10)
        # Every class holds something: a limit between the same two values says nothing new.
        if any((limits[-1] if limits else -math.inf) <= value < limit for value in told) and limit <= told[-1]:
            limits.append(limit)
    edges = [-math.inf, *limits, math.inf]
    return tuple(
        Class(place, _limits(low, high, unit), low, high) for place, (low, high) in enumerate(pairwise(edges), start=1)
    )


def _limits(low: float, high: float, unit: str) -> str:
    after = f" {unit}" if unit else ""
    if low == -math.inf and high == math.inf:
        return gettext("alle Werte")
    if low == -math.inf:
        return gettext("unter %(high)s") % {"high": f"{written(high)}{after}"}
    if high == math.inf:
        return gettext("%(low)s und mehr") % {"low": f"{written(low)}{after}"}
    return gettext("%(low)s bis unter %(high)s") % {"low": written(low), "high": f"{written(high)}{after}"}


def _within(one: Class, values: Sequence[float]) -> str:
    return gettext("Gebiete: %(count)s") % {"count": sum(1 for value in values if one.low <= value < one.high)}


def _class_of(region: Region, classes: Sequence[Class]) -> Class | None:
    if region.value is None:
        return None
    return next(one for one in classes if one.low <= region.value < one.high)


def _class_words(region: Region, classes: Sequence[Class]) -> str:
    found = _class_of(region, classes)
    return f"{found.place}: {found.words}" if found else "–"


def _picture(
    key: str, regions: Sequence[Region], classes: Sequence[Class], size: tuple[int, int], *, beside: bool
) -> Picture:
    width, height = size
    # Where the picture is shown half as wide, its words are twice as large.
    large = 16 if beside else 16 * width / NARROW
    pattern = f"{key}-{'wide' if beside else 'narrow'}"
    parts = [f"<defs>{STRIPES.format(key=pattern)}</defs>"]
    tints = _tints(len(classes))
    for one in regions:
        found = _class_of(one, classes)
        fill = TINTS[tints[found.place - 1]] if found else f"url(#{pattern}-none)"
        if one.path:
            parts.append(f'<path d="{one.path}" fill="{fill}" stroke="{INK}" stroke-width="1" fill-rule="evenodd"/>')
    for one in regions:
        found = _class_of(one, classes)
        if one.path and found:
            colour = ON_TINTS[tints[found.place - 1]]
            parts.append(
                text(one.x, one.y + 0.35 * large, str(found.place), size=large, anchor="middle", colour=colour)
            )
    legend, room = _legend(classes, tints, pattern, any(one.value is None for one in regions), large)
    parts.append(f'<g transform="translate(0 {height + large})">{legend}</g>')
    return Picture(width, round(height + large + room), "".join(parts))


def _tints(count: int) -> tuple[int, ...]:
    return {1: (2,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4)}.get(count, (0, 1, 2, 3, 4))


def _legend(
    classes: Sequence[Class], tints: Sequence[int], pattern: str, unknown: bool, large: float
) -> tuple[str, float]:
    parts, row = [], large * 1.7
    named = [(str(one.place), one.words, TINTS[tints[at]], ON_TINTS[tints[at]]) for at, one in enumerate(classes)]
    named += [("", gettext("nicht bekannt oder geheim gehalten"), f"url(#{pattern}-none)", INK)] if unknown else []
    for at, (sign, words, fill, colour) in enumerate(named):
        y = row * at
        side = large * 1.4
        parts.append(f'<rect x="1" y="{y:.0f}" width="{side:.0f}" height="{side:.0f}" fill="{fill}" stroke="{MUTED}"/>')
        parts.append(text(1 + side / 2, y + large * 1.05, sign, size=large, anchor="middle", colour=colour))
        parts.append(text(side + large * 0.6, y + large * 1.05, words, size=large))
    return "".join(parts), row * len(named)
