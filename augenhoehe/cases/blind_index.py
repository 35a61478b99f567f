"""Finding a name in a sealed room: a few bits of a keyed digest for each way of writing or saying it.

The digest is cut so short that several names share a token (ADR 0010): the table alone names nobody, even to
whom has the key of one carrier's index and a list of names to try. Candidates are opened and ranked in memory.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable
from difflib import SequenceMatcher

from augenhoehe.core.ids import tidy_code
from augenhoehe.core.keys import key_store

from . import names
from .identity import Identity

# 2,048 tokens: with the 16,000 spellings and sounds of some thousand clients, about eight share one.
BITS = 11
# Below this a candidate is another name that only shares the token.
LIKE = 0.55
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


def tokens_of(parts: Iterable[str], carrier_id: uuid.UUID) -> frozenset[int]:
    """All tokens under which these names are found in a carrier's index."""
    key = key_store().shared("blind-index", carrier_id)
    found: set[int] = set()
    for part in parts:
        for piece in names.words(part):
            for kind, text in _ways(piece):
                found.add(_cut(key, f"{kind}:{text}"))
    return frozenset(found)


def _ways(piece: str) -> set[tuple[str, str]]:
    ways = {("plain", form) for form in names.forms(piece)}
    ways |= {("sound", sound) for sound in (names.cologne(piece),) if len(sound) > 1}
    ways |= {("bones", bones) for bones in names.skeletons(piece) if len(bones) > 1}
    return ways


def _cut(key: bytes, text: str) -> int:
    digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS)


def number_digest(number: str, carrier_id: uuid.UUID) -> str:
    """Keyed digest of a file number, whole: a number names nobody, and who types it has been told it."""
    key = key_store().shared("file-number", carrier_id)
    return hmac.new(key, tidy_code(number).encode(), hashlib.sha256).hexdigest()


def likeness(typed: str, identity: Identity) -> float:
    """How well a typed name fits: for each typed word its best fit among the names, on average."""
    typed_words = names.words(typed)
    own = [piece for name in identity.own_names for piece in names.words(name)]
    if not typed_words or not own:
        return 0.0
    return sum(max(_fit(word, name) for name in own) for word in typed_words) / len(typed_words)


def _fit(word: str, name: str) -> float:
    one, other = names.loose(word), names.loose(name)
    if one == other:
        return 1.0
    if len(one) >= 2 and other.startswith(one):
        return 0.9
    letters = SequenceMatcher(None, one, other).ratio()
    # Two consonants are soon the same: „Maria“ is not „Mahir“, „Nur“ may be „Noor“. Arabic leaves vowels out.
    latin = _LATIN.match(word) and _LATIN.match(name)
    enough = 2 if latin and letters < 0.65 else 1
    if any(len(bones) > enough for bones in names.skeletons(word) & names.skeletons(name)):
        return 0.85
    if names.cologne(word) == names.cologne(name) and len(names.cologne(word)) > enough:
        return 0.8
    return letters * 0.8
