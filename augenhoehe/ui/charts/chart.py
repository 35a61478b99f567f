"""What every chart is, whichever picture it shows; and how it leaves the page as CSV, SVG and PNG."""

from __future__ import annotations

import csv
import io
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from augenhoehe.core.values import dataclass
from augenhoehe.ui.drawing.measure import wrapped

from .pens import INK, MUTED, PAPER, text

Row = tuple[str, tuple[str, ...]]
WIDE, NARROW = 720, 340
MOST_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Picture:
    """Markup inside an <svg>, and its size."""

    width: int
    height: int
    inner: str

    def inline(self, label: str, css: str) -> str:
        """One picture with one sentence: ticks and labels in it are for the eye, and are not read out one by one."""
        return (
            f'<svg class="chart {css}" direction="ltr" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-label="{escape(label)}" focusable="false"><g aria-hidden="true">{self.inner}</g></svg>'
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers with its table. `title` says the finding; `alternative` says the picture in a sentence.

    `notes` are what a reader must know (a new definition, a redrawn area); `downloads` are (word, address).
    """

    key: str
    title: str
    alternative: str
    wide: Picture | None
    narrow: Picture | None
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str = ""
    notes: tuple[str, ...] = ()
    downloads: tuple[tuple[str, str], ...] = ()
    # A picture of many small ones stands beside itself, so that it flows with the page.
    panels: tuple[tuple[str, Picture], ...] = ()

    @property
    def empty(self) -> bool:
        return not self.rows

    @property
    def many(self) -> bool:
        """Has the table more columns than stand side by side on paper?"""
        return len(self.head) > MOST_COLUMNS

    @property
    def pictures(self) -> SafeString:
        """Both layouts, of which the stylesheet shows the one that fits; everything in them is escaped."""
        if self.panels:
            inner = "".join(panel.inline(name, "chart-panel") for name, panel in self.panels)
            label = escape(self.alternative)
            return mark_safe(f'<div class="chart-panels" role="group" aria-label="{label}">{inner}</div>')  # noqa: S308
        if not self.wide:
            return mark_safe("")
        narrow = (self.narrow or self.wide).inline(self.alternative, "chart-narrow")
        return mark_safe(self.wide.inline(self.alternative, "chart-wide") + narrow)  # noqa: S308

    @property
    def series(self) -> tuple[str, ...]:
        return self.head[1:]

    @property
    def table(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(label, list(zip(self.series, cells, strict=True))) for label, cells in self.rows]


def csv_of(chart: Chart) -> bytes:
    """The table as people in Germany open it: UTF-8 with mark, semicolon; source and notes below."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(chart.head)
    writer.writerows((_plain(label), *(_plain(cell) for cell in cells)) for label, cells in chart.rows)
    writer.writerow([])
    for line in (*chart.notes, chart.source):
        if line:
            writer.writerow([_plain(line)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(cell: str) -> str:
    """Thin spaces go, so that a spreadsheet reads numbers; what could be a formula is made text."""
    plain = cell.replace("\u2009", "")
    risky = plain[:1] in ("=", "@", "\t") or (plain[:1] in ("+", "-") and not plain[1:2].isdecimal())
    return f"'{plain}" if risky else plain


def svg_of(chart: Chart) -> bytes:
    """The picture as a file that explains itself: with title, source and notes."""
    picture = _as_one(chart)
    lines = wrapped(chart.title, picture.width - 16, 17, bold=True, most=4)
    below = [line for one in (*chart.notes, chart.source) if one for line in wrapped(one, picture.width - 16, 12)]
    top, width = 16 + 22 * len(lines), picture.width
    height = top + picture.height + 18 * len(below) + 12
    parts = [f'<rect width="{width}" height="{height}" fill="{PAPER}"/>']
    parts += [text(8, 24 + 22 * at, line, size=17, bold=True) for at, line in enumerate(lines)]
    parts.append(f'<g transform="translate(0 {top})">{picture.inner}</g>')
    parts += [
        text(8, top + picture.height + 14 + 18 * at, line, size=12, colour=MUTED) for at, line in enumerate(below)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="Fira Sans, Noto Sans, Arial, sans-serif" fill="{INK}"><title>{escape(chart.title)}</title>'
        f"<desc>{escape(chart.alternative)}</desc>{''.join(parts)}</svg>"
    ).encode()


def _as_one(chart: Chart) -> Picture:
    """Many small pictures side by side in one."""
    if not chart.panels:
        return chart.wide or Picture(WIDE, 0, "")
    first = chart.panels[0][1]
    across = max(WIDE // first.width, 1)
    inner = [
        f'<g transform="translate({at % across * first.width} {at // across * first.height})">{panel.inner}</g>'
        for at, (_, panel) in enumerate(chart.panels)
    ]
    return Picture(WIDE, -(-len(chart.panels) // across) * first.height, "".join(inner))


def png_of(chart: Chart) -> bytes:
    """The same as pixels, set by Typst, which is loaded only now."""
    import typst

    source = (
        "#set page(width: 720pt, height: auto, margin: 0pt)\n"
        '#image(bytes(sys.inputs.picture), format: "svg", width: 720pt)'
    )
    return bytes(
        typst.compile(source.encode(), format="png", ppi=144.0, sys_inputs={"picture": svg_of(chart).decode()})
    )


def in_table() -> str:
    """The last sentence of every text alternative."""
    return gettext("Alle Zahlen stehen in der Tabelle.")
