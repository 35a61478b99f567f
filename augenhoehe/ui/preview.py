"""The picture beside a link in messages: the title in the page's own fonts, drawn here, asked of nobody else."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from augenhoehe.core.multilingual import RIGHT_TO_LEFT

# What programs expect (Open Graph): wide, and readable when it is as small as a thumb.
WIDTH, HEIGHT = 1200, 630
MARGIN, LINE, MOST_LINES = 80, 1.18, 4
INK, ACCENT, PAPER, MUTED = "#16181d", "#1b3d9e", "#ffffff", "#4c5360"
_FONTS = Path(__file__).resolve().parent / "static" / "vendor" / "fonts"
_FAMILIES = {"ar": "noto-sans-arabic", "fa": "noto-sans-arabic", "uk": "fira-sans-cyrillic", "ru": "fira-sans-cyrillic"}


@lru_cache(maxsize=64)
def preview(title: str, below: str, language: str) -> bytes:
    """A PNG with a title, and below it whose page this is."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    _mark(draw)
    right = language in RIGHT_TO_LEFT
    size, lines = _fitting(draw, title, language)
    top = 210.0
    for line in lines:
        _write(draw, line, top, size, 600, INK, language, right)
        top += size * LINE
    _write(draw, below, HEIGHT - MARGIN - 30, 34, 400, MUTED, language, right)
    kept = io.BytesIO()
    picture.quantize(32).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _mark(draw: Any) -> None:
    """Two heads at one height, as in the head of every page."""
    for left in (MARGIN, MARGIN + 96):
        draw.ellipse((left, 70, left + 64, 134), fill=ACCENT)
    draw.line((MARGIN - 8, 152, MARGIN + 168, 152), fill=ACCENT, width=8)


def _fitting(draw: Any, title: str, language: str) -> tuple[int, list[str]]:
    """As large as four lines allow; what is longer ends with „…“."""
    for size in (76, 64, 54):
        lines = _broken(draw, title, size, language)
        if len(lines) <= MOST_LINES:
            return size, lines
    return size, [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]


def _broken(draw: Any, title: str, size: int, language: str) -> list[str]:
    font, lines = _font(title, language, size, 600), [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write(draw: Any, text: str, top: float, size: int, weight: int, ink: str, language: str, right: bool) -> None:
    font = _font(text, language, size, weight)
    anchor, left = ("ra", WIDTH - MARGIN) if right else ("la", MARGIN)
    # Without libraqm Pillow cannot set scripts from the right; then it says so, and letters stand singly.
    shaped = {"direction": "rtl", "language": language} if right and _shapes() else {}
    draw.text((left, top), text, font=font, fill=ink, anchor=anchor, **shaped)


@lru_cache(maxsize=1)
def _shapes() -> bool:
    from PIL import features

    return bool(features.check("raqm"))


def _font(text: str, language: str, size: int, weight: int) -> Any:
    """The subset in which all letters of the text are; a German name on an Arabic page has its own."""
    family = "fira-sans-latin" if text.isascii() else _FAMILIES.get(language, "fira-sans-latin")
    return _loaded(family, size, weight)


@lru_cache(maxsize=32)
def _loaded(family: str, size: int, weight: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONTS / f"{family}-{weight}.woff2"), size)
