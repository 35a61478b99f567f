"""How wide words are, closely enough to break lines: a picture has no line breaking of its own."""

from __future__ import annotations

import unicodedata

TITLE, SMALL = 17.0, 15.0
_NARROW = frozenset("ijlftrI.,:;!|'()[]/ ‚‘’“„·-–")
_WIDE = frozenset("mwMWÄÖÜ@%ЖШЩЮМФжшщюмф—")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width in units of the drawing; rather too wide than too narrow."""
    total = sum(_share(sign) for sign in text if not unicodedata.combining(sign))
    return total * size * (1.07 if bold else 1.0)


def _share(sign: str) -> float:
    if sign in _NARROW:
        return 0.34
    if sign in _WIDE:
        return 0.88
    if sign.isupper():
        return 0.66
    return 0.56


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 4) -> list[str]:
    """Lines that fit into the room; long words are broken with a hyphen, what is too long ends in „…“."""
    lines: list[str] = []
    for word in _pieces(text, room, size, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and not lines[-1].endswith("-") and width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip("-") + " …"]
    return lines


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        while width(word, size, bold=bold) > room and len(word) > 4:
            cut = _cut(word, room, size, bold)
            pieces.append(word[:cut].rstrip("-") + "-")
            word = word[cut:]
        pieces.append(word)
    return pieces


def _cut(word: str, room: float, size: float, bold: bool) -> int:
    """Where to break: at the last hyphen that fits, else after a vowel, never leaving fewer than three letters."""
    fitting = next((n for n in range(len(word), 2, -1) if width(word[:n] + "-", size, bold=bold) <= room), 3)
    hyphen = word.rfind("-", 3, fitting)
    if hyphen > 0:
        return hyphen + 1
    fitting = min(fitting, len(word) - 3)
    vowel = next((n for n in range(fitting, max(fitting - 4, 3), -1) if word[n - 1] in "aeiouäöüy"), fitting)
    return max(vowel, 3)
