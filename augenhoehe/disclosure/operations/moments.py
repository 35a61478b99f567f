"""What leaves at a moment instead of a fixed day: a closed poll, the people behind a question that is published.

Lists and single numbers only: they are protected without a solver, so that the web process may do it at once.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import Releasable
from augenhoehe.core.rights import Actor
from augenhoehe.disclosure.counting import counted_of
from augenhoehe.disclosure.lattice import Key, Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.proof import Shown

from .protecting import protect
from .releasing import EMPTY, earlier_of, enter_release, known_of


@transaction.atomic
def release_at_moment(
    *,
    table: Releasable,
    subject: uuid.UUID,
    counts: Mapping[Key, int],
    terms: Terms,
    by: Actor,
    at: datetime,
    title: str = "",
    sources: Mapping[Key, frozenset[str]] | None = None,
    extra: Sequence[Shown] = EMPTY,
) -> Release:
    """Freeze the numbers of one object. By the operation that makes them known, in its transaction; raises Refused."""
    as_of = day_of(at)
    counted, before = counted_of(table, counts, terms, sources), earlier_of(table, as_of, subject)
    if extra:
        counted = counted.also_named(table.labels(table.dimensions[0][0], [one.key[0] for one in extra]))
    found = Release.objects.filter(key=table.key, subject=subject, as_of=as_of, withdrawn_at__isnull=True).first()
    release = found or Release(key=table.key, subject=subject, as_of=as_of)
    known, name = known_of(table, before, as_of), release.remembered_as
    done = protect(counted.system, known, table=name, solver=False) if counted.system else None
    release.title, release.created_at = title or table.title, at
    return enter_release(
        release, counted, done, [one for one in before if one.pk != release.pk], by=by, at=at, extra=extra
    )
