"""What is asked of the stamps: one object, one page of a list."""

from __future__ import annotations

import json
from dataclasses import field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from augenhoehe.core.values import dataclass

from .kinds import BASE, SCHEMA, url_of
from .models import OparlStamp
from .sources.base import moment

FILTERS = {
    "created_since": "created__gte",
    "created_until": "created__lte",
    "modified_since": "modified__gte",
    "modified_until": "modified__lte",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and the id after which the next one begins, if there is one."""

    stamps: list[OparlStamp]
    after: UUID | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Which list: all of a kind, those of a Body, or those of an Organization; narrowed by times."""

    kind: str
    body: UUID | None = None
    organization: UUID | None = None
    times: dict[str, datetime] = field(default_factory=dict)

    @property
    def rows(self) -> QuerySet[OparlStamp]:
        found = OparlStamp.objects.filter(kind=self.kind)
        if self.body is not None:
            found = found.filter(body=self.body)
        if self.organization is not None:
            found = found.filter(organization=self.organization)
        found = found.filter(**{FILTERS[name]: value for name, value in self.times.items()})
        # Whoever asks what changed has to learn what is gone; everybody else never hears of it.
        return found if "modified_since" in self.times else found.standing()


def page_of(listed: Listed, *, after: UUID | None, size: int) -> Page:
    """In the order of ids, which never change: rows that come and go move no other row to another page."""
    rows = listed.rows if after is None else listed.rows.filter(pk__gt=after)
    found = list(rows.defer("embeds").order_by("pk")[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def stamp_of(kind: str, pk: UUID) -> OparlStamp | None:
    """An object that is or was public."""
    return OparlStamp.objects.filter(kind=kind, pk=pk).first()


def was_ever(kind: str, pk: UUID) -> bool:
    """Is or was there such a public object?"""
    return OparlStamp.objects.filter(kind=kind, pk=pk).exists()


def filled() -> bool:
    """Has this installation been stamped at all?"""
    return OparlStamp.objects.filter(kind="System").exists()


def times_of(stamp: OparlStamp) -> dict[str, Any]:
    return {"created": moment(stamp.created), "modified": moment(stamp.modified)}


def text_of(stamp: OparlStamp) -> str:
    """The object as JSON text under the present address of the installation."""
    if stamp.deleted:
        head = f'{{"id":"{url_of(stamp.kind, stamp.pk)}","type":"{SCHEMA}{stamp.kind}","deleted":true'
    else:
        head = stamp.content[:-1]
    text = f'{head},"created":"{moment(stamp.created)}","modified":"{moment(stamp.modified)}"}}'
    return text.replace(BASE, settings.BASE_URL)


def without(text: str, keys: tuple[str, ...]) -> str:
    """The same without embedded lists: for clients that fetch those from lists of their own (`omit_internal`)."""
    if not keys:
        return text
    said = json.loads(text)
    left = {key: value for key, value in said.items() if key not in keys}
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))
