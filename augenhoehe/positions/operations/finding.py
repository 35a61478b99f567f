"""What the search finds here: published positions, and nothing else of a network."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.clock import day_of
from augenhoehe.positions.addresses import public_of_position
from augenhoehe.positions.models import JointPosition
from augenhoehe.positions.queries import public_positions
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index

POSITION = "position"


def index_position(position: JointPosition, *, at: datetime) -> None:
    """Let a published position be found under its words and the names of those that adopted it."""
    shown = public_positions().filter(pk=position.pk).first()
    if shown is None:
        forget(kind=POSITION, object_id=position.pk)
        return
    names = [one.body.name_on(day_of(at)) for one in shown.answers.all() if one.state == one.State.ADOPTED]
    index(
        kind=POSITION,
        object_id=shown.pk,
        scope=Document.Scope.PUBLIC,
        title=shown.title,
        body="\n".join([shown.wording, shown.network.name_on(day_of(at)), *names]),
        url=public_of_position(shown),
        at=at,
        municipality_id=shown.network.municipality_id,
    )


def rebuild_positions(*, at: datetime) -> int:
    found = list(JointPosition.objects.order_by("pk"))
    for one in found:
        index_position(one, at=at)
    return len(found)
