"""Does a text name somebody? Checked against the file's own identifiers, and for what always names somebody.

It fails closed: a marked place is reworded, never waved through. What it finds and how often it errs is
measured and written down in docs/pruefung-kennzeichen.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from augenhoehe.cases import names
from augenhoehe.cases.identity import Identity
from augenhoehe.core.identifiers import UNNAMED, Mark, merged, possible
from augenhoehe.core.text import distance
from augenhoehe.core.values import dataclass

SHORTEST = 3
# Endings that German puts behind a name, and a few of Turkish, Russian and Ukrainian.
ENDINGS = (
    "s", "'s", "’s", "es", "ens", "en", "n", "e", "in", "sche", "schen", "scher", "sches", "'", "’", "ova", "owa",
    "ın", "in", "un", "ün", "nın", "nin", "а", "у", "ом", "ою", "ой", "ем", "и", "і", "ів", "ові",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of the file, prepared for comparing."""

    forms: frozenset[str]
    sound: str
    bones: frozenset[str]


def check(text: str, identity: Identity, *, more: Iterable[str] = (), towns: Iterable[str] = ()) -> list[Mark]:
    """Every place that could name somebody, in order and without overlaps.

    more: further identifiers of the file. towns: names of places that many live in, so that they name nobody.
    """
    common = UNNAMED | {town.casefold() for town in towns}
    return merged([*_names(text, identity), *_own_values(text, identity, more, common), *possible(text)])


def check_general(text: str) -> list[Mark]:
    """Without a file: numbers, addresses, dates, and people called by title and name."""
    return merged(possible(text))


# --- Names ------------------------------------------------------------------------------------------
def _names(text: str, identity: Identity) -> Iterator[Mark]:
    known = [_prepared(piece) for name in identity.names for piece in names.words(name) if len(piece) > 1]
    known += [_prepared(name) for name in identity.names if len(names.words(name)) > 1]
    if not known:
        return
    seen: dict[str, bool] = {}
    for word in names_in(text):
        written = word.group()
        if written not in seen:
            seen[written] = any(_same(form, one) for form in _uninflected(written) for one in known)
        if seen[written]:
            yield Mark(word.start(), word.end(), "name", "klingt wie ein Name aus der Akte")


_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def names_in(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)


def _prepared(name: str) -> _Name:
    return _Name(names.forms(name), names.cologne(name), names.skeletons(name))


def _uninflected(word: str) -> list[str]:
    """The word, its parts, and each without an ending: „Colbrunettis“, „Al-Masris“, „Hussein’s“."""
    pieces = {word, *names.words(word)}
    found = set(pieces)
    for piece in pieces:
        for ending in ENDINGS:
            if piece.casefold().endswith(ending) and len(piece) - len(ending) >= SHORTEST:
                found.add(piece[: -len(ending)])
    return sorted(found)


def _same(word: str, known: _Name) -> bool:
    """Is the word this name, in another case, script, spelling, or with a slip?"""
    for written in names.forms(word):
        for name in known.forms:
            if written == name or _slip(written, name):
                return True
    if min(len(names.plain(word)), min(map(len, known.forms))) < 4:
        return False
    near = max(SequenceMatcher(None, names.loose(word), name).ratio() for name in known.forms)
    if known.bones & names.skeletons(word) and near >= _needed(max(map(len, known.bones))):
        return True
    return len(known.sound) > 2 and names.cologne(word) == known.sound and near >= 0.6


def _needed(bones: int) -> float:
    """The fewer consonants, the more of the rest has to fit."""
    return {0: 0.9, 1: 0.8, 2: 0.6}.get(bones, 0.45)


def _slip(written: str, name: str) -> bool:
    """One slip of the finger in a short name, two in a long one."""
    if abs(len(written) - len(name)) > 2 or min(len(written), len(name)) < 4:
        return False
    allowed = 1 if min(len(written), len(name)) < 7 else 2
    return distance(written, name, allowed) <= allowed


# --- Numbers, dates, addresses of the file ------------------------------------------------------------
def _own_values(text: str, identity: Identity, more: Iterable[str], common: frozenset[str]) -> Iterator[Mark]:
    # Behind the @ stands whose mail server it is, which is no secret of the file.
    mailbox = identity.email.partition("@")[0]
    for value in (identity.phone, mailbox, identity.address, identity.born, *more):
        yield from _pieces_of(text, value, common)


def _pieces_of(text: str, value: str, common: frozenset[str]) -> Iterator[Mark]:
    """Runs of digits of the file, in any grouping, and the words of its addresses."""
    for digits in re.findall(r"\d{3,}", re.sub(r"(?<=\d)[\s/().-]+(?=\d)", "", value)):
        loose = r"[\s/().-]*".join(digits)
        yield from (Mark(one.start(), one.end(), "number", "Zahl aus der Akte") for one in re.finditer(loose, text))
    # What stands in an address, a street above all, is no name of a person: only its own spelling counts.
    for word in re.findall(r"[^\W\d_]{4,}", value):
        if word.casefold() not in common:
            pattern = rf"(?<!\w){re.escape(word)}\w{{0,3}}(?!\w)"
            yield from (
                Mark(one.start(), one.end(), "name", "steht so in der Akte") for one in re.finditer(pattern, text, re.I)
            )
