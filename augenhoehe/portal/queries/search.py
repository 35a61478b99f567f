"""The public search: everybody is shown the same, whoever is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.utils.translation import gettext

from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.places.queries import kinds_off
from augenhoehe.search import queries as finding

MOST = 50


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finds, with the link that shows only these; the first one stands for all."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    hit: finding.Hit
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search shows: the finds, and by which kinds they can be narrowed."""

    typed: str
    rows: Sequence[Row]
    kinds: Sequence[Kind]
    kind: str

    @property
    def capped(self) -> bool:
        return len(self.rows) >= MOST


def search(typed: str, *, kind: str, language: str, at: datetime) -> Found:
    """Public finds for what was typed; an unknown kind counts as none."""
    labels = kinds()
    chosen = kind if kind in labels else ""
    wanted = (chosen,) if chosen else ()
    hits = _hits(typed, wanted, language, at) if typed else []
    rows = [Row(hit, labels.get(hit.kind, "")) for hit in hits]
    present = {name: label for name, label in labels.items() if name in {hit.kind for hit in hits} | {chosen}}
    return Found(typed, rows, _narrowing(typed, present, chosen), chosen)


def _hits(typed: str, wanted: tuple[str, ...], language: str, at: datetime) -> list[finding.Hit]:
    return finding.find(typed, actor=ANONYMOUS, language=language, kinds=wanted, without=kinds_off(), at=at, limit=MOST)


def _narrowing(typed: str, labels: dict[str, str], chosen: str) -> list[Kind]:
    everything = Kind(gettext("Alles"), "?" + urlencode({"q": typed}), not chosen)
    each = [Kind(label, "?" + urlencode({"q": typed, "art": name}), name == chosen) for name, label in labels.items()]
    return [everything, *each]


def kinds() -> dict[str, str]:
    """Kinds of search documents, in the reader's language; many of them have no public documents at all."""
    return {one.kind: gettext(one.label) for one in collected("SEARCH")}
