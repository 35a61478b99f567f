"""The contact block of an office that publishes: written in versions, ended when nobody uses it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.press.models import Publisher, PublisherVersion
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import photos as rules

VALUES = ("contact", "function", "phone", "fax", "email", "address", "website")


@transaction.atomic
def write_publisher(
    *, name: str, by: Actor, at: datetime, publisher: Publisher | None = None, revision: int | None = None, **block: str
) -> Publisher:
    """A new block, or the next version of one. Releases keep the version they appeared with."""
    rules.check_publishers(by)
    unknown = set(block) - set(VALUES)
    if unknown:
        raise TypeError(f"A publisher has no such values: {sorted(unknown)}")
    name = " ".join(clean(name).split())
    _check(name, block, publisher)
    if publisher is None:
        publisher = Publisher.objects.create(name=name)
    else:
        revisions.lock(publisher, revision=revision, typed={"name": name})
        revisions.change(publisher, name=name)
    PublisherVersion.objects.create(
        publisher=publisher, version=queries.last_block(publisher) + 1, name=name, written_at=at,
        written_by=by.user_id, **{field: clean(value) for field, value in block.items()},
    )  # fmt: skip
    audit("write_publisher", publisher, by=by, at=at, fields=["name", *sorted(block)])
    return publisher


def _check(name: str, block: dict[str, str], publisher: Publisher | None) -> None:
    if not name:
        raise Refused("Wer gibt heraus?", field="name")
    if not (block.get("phone") or block.get("email")):
        raise Refused("Wie erreicht man Sie? Telefon oder E-Mail.", field="phone")
    others = Publisher.objects.filter(name=name, ended_at__isnull=True)
    if (others.exclude(pk=publisher.pk) if publisher else others).exists():
        raise Refused("Diesen Herausgeber gibt es schon.", field="name")


@transaction.atomic
def end_publisher(*, publisher: Publisher, by: Actor, at: datetime, revision: int | None = None) -> Publisher:
    """Not to be chosen any more; what appeared keeps it."""
    rules.check_publishers(by)
    revisions.lock(publisher, revision=revision)
    revisions.change(publisher, ended_at=at)
    audit("end_publisher", publisher, by=by, at=at, fields=["ended_at"])
    return publisher
