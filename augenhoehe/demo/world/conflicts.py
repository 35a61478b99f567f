"""A hint about a quarrel at the edge of the pitch lies with the Diakonie, which mediates (S3-17)."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations import conflicts as verbs

from .calendar import Calendar
from .stage import Scene, Stage


def scenes(calendar: Calendar) -> list[Scene]:
    return [Scene(calendar.ago(6, 11), "Ein Streit geht an die Vermittlung", _assign)]


def _assign(stage: Stage, at: datetime) -> None:
    hint = Hint.objects.get(problem__startswith="Ich begleite zwei Jungen zum Fußball.")
    made = verbs.assign_conflict(
        hint=hint, task="Am Rand eines Fußballplatzes geraten Eltern aneinander. Kinder werden nachgemacht.",
        place="Sportplatz Uhlenquell", body="Konfliktvermittlung der Diakonie", responsible=stage.people["jolanta"],
        due=stage.calendar.today + timedelta(days=12), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["conflict"] = str(made.pk)
