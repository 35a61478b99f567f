"""Whose hints, topics and questions somebody may work on: town and carrier of the grant decide."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Permission
from augenhoehe.structure.models import Hint, Topic
from augenhoehe.structure.permissions import CODE_HINTS

ELSEWHERE = "Das gehört nicht zu Ihrem Bereich."
FOREIGN_HINTS = "Dieses Thema enthält Hinweise anderer Kommunen. Bitten Sie die Koordination des Kreises darum."


def check_reach(
    by: Actor, permission: Permission, municipality_id: uuid.UUID | None, carrier_id: uuid.UUID | None = None
) -> None:
    """What names no town belongs to the whole Kreis and needs a grant for the whole Kreis."""
    by.check(permission)
    reach = by.reach(permission)
    if not (reach.everywhere or municipality_id in reach.municipalities or carrier_id in reach.carriers):
        raise Refused(ELSEWHERE)


def outside_reach(by: Actor, permission: Permission, hints: QuerySet[Hint]) -> QuerySet[Hint]:
    """Those of the hints that lie outside the actor's reach."""
    reach = by.reach(permission)
    if reach.everywhere:
        return hints.none()
    return hints.exclude(Q(municipality_id__in=reach.municipalities) | Q(carrier_id__in=reach.carriers))


def check_whole_topic(by: Actor, topic: Topic, permission: Permission = CODE_HINTS) -> None:
    """Who reshapes a topic acts on all its hints, and so must have the right for each of them."""
    by.check(permission)
    if outside_reach(by, permission, Hint.objects.filter(topic=topic)).exists():
        raise Refused(FOREIGN_HINTS)
