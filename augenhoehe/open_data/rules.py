from __future__ import annotations

from augenhoehe.core.datasets import Licence, Rhythm
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .models import DataVersion, Publication
from .permissions import PUBLISH_DATA


def check_publish(by: Actor, licence: str) -> None:
    by.check(PUBLISH_DATA)
    if licence not in {one.value for one in Licence}:
        raise Refused("Wählen Sie eine der beiden Lizenzen.", field="licence")


def check_withdraw(by: Actor, publication: Publication) -> None:
    by.check(PUBLISH_DATA)
    if not publication.shown:
        raise Refused("Dieser Datensatz ist schon zurückgezogen.")


def can_publish(by: Actor) -> bool:
    return allowed(by.check, PUBLISH_DATA)


def due(rhythm: Rhythm, last: DataVersion | None, quarter: str, quarter_of_last: str) -> bool:
    """May a new version come today?"""
    return last is None or rhythm == Rhythm.DAILY or quarter != quarter_of_last
