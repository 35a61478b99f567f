"""The only place that counts files: people of a quarter, and kinds of strengths; sums go in, a release comes out.

No row leaves the room for it. The database adds up by carrier for the programme itself; what small numbers could tell,
`disclosure` hides.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction

from augenhoehe.core.clock import quarter_start
from augenhoehe.core.closed import COUNTING, closed_room
from augenhoehe.core.contributions import CountedInside, Releasable, Rhythm
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.counting import FEWEST_SOURCES
from augenhoehe.disclosure.lattice import Key, Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_at_moment
from augenhoehe.places.queries import module_on
from augenhoehe.structure.permissions import READ_QUESTIONS

from .models import Strength
from .permissions import READ_ADVISED

KEY, ADVISED = "cases.advised", "advised"
STRENGTHS = "cases.strengths"
# The table is about all files together: there is one subject.
ALL_FILES = uuid.UUID("57ae4c7e-0000-4000-8000-000000000000")


def _kinds(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {str(value): str(label) for value, label in Strength.Kind.choices}


def of_advised(day: date) -> CountedInside:
    """People with a file at any time of the quarter that ends on a day; their carriers are the sources.

    Who has files with two carriers counts twice: nobody may compare the clients of two carriers.
    """
    if not module_on("cases"):
        return CountedInside({}, {})
    with closed_room(COUNTING), connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, people FROM cases_advised(%s, %s)", [quarter_start(day), day])
        found = {str(carrier): people for carrier, people in cursor.fetchall()}
    if not found:
        return CountedInside({}, {})
    return CountedInside({(ADVISED,): sum(found.values())}, {(ADVISED,): frozenset(found)})


def _words(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {ADVISED: "Menschen mit einer Fallakte"}


OF_STRENGTHS = Releasable(
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
)

# No flow: most people of a quarter are those of the quarter before, so every earlier stand is attacked with it.
OF_PEOPLE = Releasable(
    key=KEY,
    title="Menschen im Case Management im Quartal",
    dimensions=(("room", "Case Management"),),
    counted=of_advised,
    labels=_words,
    sums=(),
    permission=READ_ADVISED,
    walled=True,
    explains="Verschiedene Menschen, die in den drei Monaten bis zum Stichtag eine Fallakte hatten, nach der "
    "Anfrage. Nichts aus einer Akte ist dabei.",
)
RELEASES = (OF_PEOPLE, OF_STRENGTHS)


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
        table=OF_STRENGTHS, subject=ALL_FILES, counts=counts, terms=terms, sources=sources, by=SYSTEM, at=at
    )


def _sums() -> list[tuple[uuid.UUID, str, int]]:
    with closed_room(COUNTING), connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, kind, clients FROM cases_strength_sums()")
        return cursor.fetchall()  # type: ignore[no-any-return]
