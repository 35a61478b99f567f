"""The one number that leaves the closed room: how many people had a file in a quarter, and that through `disclosure`.

The database adds up; not a row, a name or a number of a single carrier comes out of the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

from augenhoehe.core.clock import quarter_start
from augenhoehe.core.closed import FIGURES, closed_room
from augenhoehe.core.contributions import CountedInside, Releasable
from augenhoehe.places.queries import module_on

from .permissions import READ_ADVISED

KEY, ADVISED = "cases.advised", "advised"


def of_advised(day: date) -> CountedInside:
    """People with a file at any time of the quarter that ends on a day; their carriers are the sources.

    Who has files with two carriers counts twice: nobody may compare the clients of two carriers.
    """
    if not module_on("cases"):
        return CountedInside({}, {})
    with closed_room(FIGURES), connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, people FROM cases_advised(%s, %s)", [quarter_start(day), day])
        found = {str(carrier): people for carrier, people in cursor.fetchall()}
    if not found:
        return CountedInside({}, {})
    return CountedInside({(ADVISED,): sum(found.values())}, {(ADVISED,): frozenset(found)})


def _words(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {ADVISED: "Menschen mit einer Fallakte"}


# No flow: most people of a quarter are those of the quarter before, so every earlier stand is attacked with it.
RELEASES = (
    Releasable(
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
    ),
)
