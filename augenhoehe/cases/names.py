"""Names as people write them, hear them and transliterate them: one plain form, one sound, one skeleton.

Arabic and Cyrillic are brought into Latin letters the way German offices do it; the sound follows the Kölner
Phonetik (Postel 1969), which knows no vowels and therefore also fits a script that does not write them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+")
_FOLDED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "oe", "đ": "d", "ð": "d", "þ": "th",
     "æ": "ae", "œ": "oe", "ə": "e", "’": "", "'": "", "ʼ": "", "`": ""}
)  # fmt: skip
# Russian and Ukrainian, in the German way of writing.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "w", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "je", "ё": "jo", "ж": "sch",
    "з": "s", "и": "i", "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj",
    "ћ": "c", "џ": "dz",
}  # fmt: skip
# Arabic, Persian and Kurdish letters; short vowels are not written.
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "u", "ؤ": "u", "ي": "i", "ی": "i", "ى": "a", "ئ": "i", "ء": "",
    "ێ": "e", "ۆ": "o", "ە": "e", "ڵ": "l", "ڕ": "r", "ڤ": "v",
}  # fmt: skip
_SCRIPTS = str.maketrans({**_CYRILLIC, **_ARABIC})
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARTICLE = re.compile(r"^(?:al|el|as|es|ad|ed|ar|er|an|en|az|asch|ash|at)[-\s](?=\w{3})")


def words(text: str) -> list[str]:
    """The words of a text that may be names, in the order in which they stand."""
    return _LETTERS.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Lower case, Latin, without accents: „Šükrü“ → „suekrue“, „محمد“ → „mhmd“."""
    text = _MARKS.sub("", unicodedata.normalize("NFC", name).casefold()).translate(_SCRIPTS).translate(_FOLDED)
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in bare if "a" <= sign <= "z")


# One sound, many ways to write it in Latin letters.
_ONE_WAY = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("y", "i"), ("j", "i"), ("w", "v"), ("ph", "f"))


@lru_cache(maxsize=20_000)
def loose(name: str) -> str:
    """As `plain`, with one way of writing: who writes „Mueller“, „Muller“, „Maier“ or „Mayer“ meets here."""
    text = plain(name)
    for written, meant in _ONE_WAY:
        text = text.replace(written, meant)
    return "".join(sign for at, sign in enumerate(text) if at == 0 or sign != text[at - 1])


# Letters of other scripts that languages read differently: Ukrainian г, Persian ض, ظ and ذ, و as a consonant.
_OTHER_READING = str.maketrans(
    {"г": "h", "Г": "h", "е": "je", "Е": "je", "и": "y", "х": "h", "Х": "h", "ض": "z", "ظ": "z", "ذ": "z", "ث": "s",
     "و": "w", "ج": "dsch", "ي": "j"}
)  # fmt: skip


# What one writes in many ways, brought to one way before the consonants are taken.
_SPELLINGS = (
    ("schtsch", "x"), ("tsch", "x"), ("tch", "x"), ("dsch", "j"), ("sch", "x"), ("sh", "x"), ("zh", "j"), ("dj", "j"),
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("tz", "s"),
    ("ts", "s"), ("z", "s"), ("v", "w"),
)  # fmt: skip
# Letters that stand for different sounds, by the language of who wrote: each reading is tried.
_READINGS = (("ch", ("k", "x", "")), ("c", ("k", "s", "x")), ("j", ("", "x")), ("w", ("w", "")))


@lru_cache(maxsize=20_000)
def cologne(name: str) -> str:
    """Kölner Phonetik: „Müller-Lüdenscheidt“ → „65752682“."""
    text = plain(name)
    codes = []
    for at, sign in enumerate(text):
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        codes.append(_sound(sign, before, after, first=at == 0))
    kept, last = [], ""
    for code in codes:
        for one in code:
            if one != last:
                kept.append(one)
            last = one
    return "".join(kept[:1]) + "".join(one for one in kept[1:] if one != "0")


_SIMPLE = {**dict.fromkeys("aeijouy", "0"), "b": "1", "f": "3", "v": "3", "w": "3", "g": "4", "k": "4", "q": "4",
           "l": "5", "m": "6", "n": "6", "r": "7", "s": "8", "z": "8", "h": ""}  # fmt: skip


def _sound(sign: str, before: str, after: str, *, first: bool) -> str:
    if sign in _SIMPLE:
        return _SIMPLE[sign]
    if sign == "p":
        return "3" if after == "h" else "1"
    if sign in "dt":
        return "8" if after and after in "csz" else "2"
    if sign == "x":
        return "8" if before and before in "ckq" else "48"
    if sign == "c":
        open_to = "ahkloqrux" if first else "ahkoqux"
        return "4" if after and after in open_to and (first or before not in ("s", "z")) else "8"
    return ""


@lru_cache(maxsize=20_000)
def skeletons(name: str) -> frozenset[str]:
    """Consonants only, in every reading: „Mohammad“, „Muhamed“ and „محمد“ meet in „md“, „Dschamal“ and „Jamal“ too."""
    text = plain(name)
    for written, meant in _SPELLINGS:
        text = text.replace(written, meant)
    readings = {text}
    for letters, ways in _READINGS:
        readings = {one.replace(letters, each) for one in readings for each in ways}
    return frozenset(_bones(one) for one in readings)


def _bones(text: str) -> str:
    start = "a" if text[:1] in tuple("aeiouy") else ""
    bare = start + "".join(one for one in text if one not in "aeiouhy")
    return "".join(one for at, one in enumerate(bare) if at == 0 or one != bare[at - 1])


def forms(name: str) -> frozenset[str]:
    """Under which plain forms a name is looked for: as written, without umlaut, without the article."""
    found: set[str] = set()
    for reading in {name.casefold(), name.casefold().translate(_OTHER_READING)}:
        for one in (reading, _ARTICLE.sub("", reading)):
            found |= {plain(one), loose(one)}
    return frozenset(one for one in found if one)
