"""How wide words are, closely enough to break lines: a picture has no line breaking of its own."""

from __future__ import annotations

import unicodedata

TITLE, SMALL = 16.0, 15.0
# A hyphen that only the line break made; one that a person wrote stays „-“.
BREAK = "\u2010"
# Shares of the font size, as Fira Sans and Noto Sans Arabic draw these signs; a little added for other fonts.
_SHARES = (
    (0.29, " .,:;!'|ijlIJіїІЇıİ‚’"),
    (0.38, "frt()[]-\u20101„“гґ"),
    (0.47, "7sz?тş235ckvxyFLзсухєГҐ"),
    (0.53, "4689aegäESTXYZ–/аекчьяЕЗТУХğŞ"),
    (0.63, "dqBGRийВДЧЯĞDUÜмЛПЦ"),
    (0.70, "HNOQÖИЙНО"),
    (0.84, "mwMWжюМфшщЖФЮШЩ%@—"),
)
_SHARE = {sign: share for share, signs in _SHARES for sign in signs}
_VOWELS = frozenset("aeiouäöüyаеиіоуюяєї")
_TOGETHER = ("ch", "ck", "sch", "ph", "th", "qu", "ng")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width in units of the drawing; rather too wide than too narrow."""
    total = sum(_share(sign) for sign in text if not unicodedata.combining(sign))
    return total * size * (1.05 if bold else 1.02)


def _share(sign: str) -> float:
    if "\u0600" <= sign <= "\u06ff":
        return 0.44
    return _SHARE.get(sign, 0.58)


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 4) -> list[str]:
    """Lines that fit into the room; long words are broken with a hyphen, what is too long ends in „…“."""
    lines: list[str] = []
    full = True
    for word, broken in _pieces(text, room, size, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if not full and width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
        full = broken
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip("-" + BREAK) + " …"]
    return lines


def _pieces(text: str, room: float, size: float, bold: bool) -> list[tuple[str, bool]]:
    """Words; one that does not fit comes in pieces, each but the last of which ends its line."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split(" ") if text else ():
        while width(word, size, bold=bold) > room and len(word) > 4:
            cut = _cut(word, room, size, bold)
            own = word[cut - 1] == "-"
            pieces.append((word[:cut] if own else word[:cut].rstrip("\u00ad") + BREAK, True))
            word = word[cut:]
        pieces.append((word, False))
    return pieces


def _cut(word: str, room: float, size: float, bold: bool) -> int:
    """Where to break: after a hyphen or soft hyphen, else before the last consonant of a group, else anywhere."""
    fitting = next((n for n in range(len(word), 2, -1) if width(word[:n] + BREAK, size, bold=bold) <= room), 3)
    marked = max(word.rfind("-", 3, fitting), word.rfind("\u00ad", 3, fitting))
    if marked > 0:
        return marked + 1
    fitting = max(3, min(fitting, len(word) - 3))
    return next((n for n in range(fitting, 2, -1) if _syllable(word.casefold(), n)), fitting)


def _syllable(word: str, at: int) -> bool:
    """May a German word be broken before this letter? A vowel before, one consonant (or „gr“, „bl“) and a vowel."""
    rest = word[at:]
    onset = 2 if rest[0] in "bcdfgkpt" and rest[1:2] in ("r", "l") else 1
    onset_torn = rest[0] in "rl" and word[at - 1] in "bcdfgkpt"
    torn = onset_torn or any(word[at - 1 : at + 1] == pair[-2:] for pair in _TOGETHER)
    opens = rest[0] not in _VOWELS and rest[onset : onset + 1] != "" and rest[onset] in _VOWELS
    return opens and not torn and any(sign in _VOWELS for sign in word[:at])
