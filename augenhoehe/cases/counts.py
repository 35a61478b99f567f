"""The only place that counts what stands in files, and only kinds of strengths: sums go in, a release comes out.

No row leaves the room for it. The database adds up by carrier and kind for the programme itself; what small numbers
could tell, `disclosure` hides.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from augenhoehe.core.closed import COUNTING, closed_room
from augenhoehe.core.contributions import Releasable, Rhythm
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.counting import FEWEST_SOURCES
from augenhoehe.disclosure.lattice import Key, Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_at_moment
from augenhoehe.structure.permissions import READ_QUESTIONS

from .models import Strength

STRENGTHS = "cases.strengths"
# The table is about all files together: there is one subject.
ALL_FILES = uuid.UUID("57ae4c7e-0000-4000-8000-000000000000")


def _kinds(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {str(value): str(label) for value, label in Strength.Kind.choices}


RELEASES = (
    Releasable(
        key=STRENGTHS,
        title="Stärken in der Beratung, nach Art",
        dimensions=(("kind", "Art der Stärke"),),
        labels=_kinds,
        sums=(),
        zeros_hidden=True,
        rhythm=Rhythm.AT_A_MOMENT,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Bei wie vielen verschiedenen Menschen in laufender Beratung eine Stärke dieser Art aufgeschrieben "
        "ist. Wer mehrere hat, zählt bei jeder. Einmal im Quartal gezählt.",
    ),
)


@transaction.atomic
def release_strengths(*, at: datetime) -> Release | None:
    """Freeze the sums of today; nothing leaves before more than one carrier counts, or where a number is small."""
    counts: dict[Key, int] = {}
    sources: dict[Key, frozenset[str]] = {}
    for carrier, kind, clients in _sums():
        counts[kind,] = counts.get((kind,), 0) + clients
        sources[kind,] = sources.get((kind,), frozenset()) | {str(carrier)}
    if not counts:
        return None
    several = len(frozenset().union(*sources.values())) >= FEWEST_SOURCES
    terms = Terms(settings.DISCLOSURE_THRESHOLD, zeros_hidden=True, sources=FEWEST_SOURCES if several else 1)
    return release_at_moment(
        table=RELEASES[0], subject=ALL_FILES, counts=counts, terms=terms, sources=sources, by=SYSTEM, at=at
    )


def _sums() -> list[tuple[uuid.UUID, str, int]]:
    with closed_room(COUNTING), connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, kind, clients FROM cases_strength_sums()")
        return cursor.fetchall()  # type: ignore[no-any-return]
