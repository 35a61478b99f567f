"""What belongs to something: other public documents that share its tags, the nearest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from augenhoehe.core.values import dataclass

from .models import Document
from .tags import bound_in, score

# So many of the latest are compared: a tag that thousands share says little about each of them.
COMPARED = 200
# A town alone makes nothing related.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Related:
    """Another public object, in the reader's language or in German."""

    kind: str
    title: str
    url: str
    language: str
    changed_at: datetime


def related(
    kind: str, object_id: uuid.UUID, *, language: str, at: datetime, without: Iterable[str] = (), most: int = 5
) -> list[Related]:
    """Public documents near to this one, in two queries; embargo and expiry are decided in SQL.

    What is tied to the same matter or house is left out: the page itself shows it.
    """
    public = Document.objects.filter(scope=Document.Scope.PUBLIC)
    tags = public.filter(kind=kind, object_id=object_id, language="de").values_list("tags", flat=True).first() or []
    bound = bound_in(tags)
    strong = [tag for tag in tags if tag not in bound and not tag.startswith("town:")]
    if not strong:
        return []
    rows = (
        public.filter(tags__overlap=strong, language__in={language, "de"})
        .visible_at(at)
        .exclude(kind=kind, object_id=object_id)
        .exclude(kind__in=tuple(without))
        .exclude(tags__overlap=bound)
        .order_by("-changed_at", "-id")
        .only("kind", "object_id", "language", "title", "url", "changed_at", "tags")[:COMPARED]
    )
    best: dict[tuple[str, uuid.UUID], Document] = {}
    for row in rows:
        held = best.get((row.kind, row.object_id))
        if held is None or row.language == language:
            best[(row.kind, row.object_id)] = row
    near = [(score(tags, row.tags), row) for row in best.values()]
    near = sorted((one for one in near if one[0] >= ENOUGH), key=lambda one: (-one[0], -one[1].changed_at.timestamp()))
    return _each_address_once([row for _score, row in near])[:most]


def _each_address_once(rows: list[Document]) -> list[Related]:
    """Resolutions of one matter lead to the same page."""
    found: dict[str, Related] = {}
    for row in rows:
        found.setdefault(row.url, Related(row.kind, row.title, row.url, row.language, row.changed_at))
    return list(found.values())
