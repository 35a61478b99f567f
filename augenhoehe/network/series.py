"""A series of shares as a small drawing: dots where somebody counted, bars where a band was said, the goal a line."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from augenhoehe.network.models import DiversityReport
from augenhoehe.network.queries.diversity import share_of

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 560, 200, 44, 28, 12


def _y(percent: float) -> float:
    return round(TOP + (100 - percent) / 100 * (HEIGHT - TOP - BOTTOM), 1)


def drawn(reports: Sequence[DiversityReport], part: str, target: int | None) -> SafeString | None:
    """Nothing while nothing was said of this part."""
    said = [(one, share) for one in reports if (share := share_of(one, part))]
    if not said:
        return None
    step = (WIDTH - LEFT) / len(said)
    marks = []
    for place, (one, share) in enumerate(said):
        x = round(LEFT + step * (place + 0.5), 1)
        top, bottom = _y(share.high), _y(share.low)
        if share.exact:
            mark = format_html('<circle cx="{}" cy="{}" r="5"/>', x, top)
        else:
            mark = format_html(
                '<rect x="{}" y="{}" width="14" height="{}" rx="2"/>', x - 7, top, round(bottom - top, 1)
            )
        label = format_html('<text class="value" x="{}" y="{}">{}</text>', x, max(top - 6, TOP), _short(share.words))
        day = format_html('<text x="{}" y="{}">{}</text>', x, HEIGHT - 8, one.as_of.strftime("%m/%Y"))
        marks.append((format_html("{}{}{}", mark, label, day),))
    lines = format_html_join(
        "", '<line x1="{}" x2="{}" y1="{}" y2="{}"/><text class="axis" x="{}" y="{}">{} %</text>',
        [(LEFT, WIDTH, _y(at), _y(at), LEFT - 6, _y(at) + 4, at) for at in (0, 50, 100)],
    )  # fmt: skip
    goal = format_html(
        '<line class="goal" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="goal" x="{}" y="{}">Ziel {} %</text>',
        LEFT, WIDTH, _y(target), _y(target), WIDTH - 4, _y(target) - 5, target,
    ) if target is not None else ""  # fmt: skip
    return format_html(
        '<svg class="series" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}{}</svg>',
        WIDTH, HEIGHT, lines, goal, format_html_join("", "{}", marks),
    )  # fmt: skip


def _short(words: str) -> str:
    return words.split(" von ")[0]
