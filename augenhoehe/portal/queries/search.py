"""The public search: everybody is shown the same, whoever is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from augenhoehe.core.contributions import collected
from augenhoehe.core.values import dataclass
from augenhoehe.places.queries import kinds_off
from augenhoehe.search.looking import Finds, Found, Wish, fewer_words, look


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finds, with the link that shows only these; the first one stands for all."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    hit: Found
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a search shows: the finds, how they can be narrowed, and what to do when there are none."""

    wish: Wish
    finds: Finds
    rows: Sequence[Row]
    kinds: Sequence[Kind]
    meant: Sequence[tuple[str, str]]
    fewer: Sequence[tuple[str, str]]
    next_url: str = ""
    before_url: str = ""

    @property
    def typed(self) -> str:
        return self.wish.typed


def search(wish: Wish, *, language: str, at: datetime, page: int = 1) -> Shown:
    """Public finds for a wish; a wish for a kind that does not exist has been tidied away by the form."""
    off, labels = kinds_off(), kinds()
    finds = look(wish, language=language, at=at, without=off, page=page) if wish.typed else Finds()
    fewer = [] if finds.total or not wish.typed else fewer_words(wish, language=language, at=at, without=off)
    return Shown(
        wish=wish,
        finds=finds,
        rows=[Row(hit, labels.get(hit.kind, "")) for hit in finds.rows],
        kinds=_narrowing(wish, finds, labels),
        meant=_meant(wish, finds),
        fewer=[(typed, _url(wish, q=typed)) for typed in fewer],
        next_url=_url(wish, seite=page + 1) if finds.page < finds.pages else "",
        before_url=_url(wish, seite=page - 1) if finds.page > 1 else "",
    )


def _meant(wish: Wish, finds: Finds) -> list[tuple[str, str]]:
    """Each spelling that was found instead, with the same wish in which it stands in its place."""
    found = []
    for typed, spelling in finds.meant:
        place = wish.typed.lower().find(typed)
        if place >= 0:
            corrected = wish.typed[:place] + spelling + wish.typed[place + len(typed) :]
            found.append((spelling, _url(wish, q=corrected)))
    return found


def _narrowing(wish: Wish, finds: Finds, labels: dict[str, str]) -> list[Kind]:
    """„Alles“, then the kinds there are; without numbers where nobody counted to the end."""
    counted = dict(finds.kinds)
    present: dict[str, int | None] = {**counted} or ({wish.kind: None} if wish.kind else {})
    everything = Kind(gettext("Alles"), _url(wish, art=""), not wish.kind, sum(counted.values()) or None)
    return [everything, *(
        Kind(labels.get(name, name), _url(wish, art=name), name == wish.kind, count) for name, count in present.items()
    )]  # fmt: skip


def _url(wish: Wish, **instead: Any) -> str:
    """The address of the same wish with something else in it; on the first page, unless another is named."""
    asked = {
        "q": wish.typed, "art": wish.kind, "ort": str(wish.town or ""), "von": wish.since, "bis": wish.until, **instead
    }  # fmt: skip
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def kinds() -> dict[str, str]:
    """Kinds of search documents, in the reader's language; many of them have no public documents at all."""
    return {one.kind: gettext(one.label) for one in collected("SEARCH")}
