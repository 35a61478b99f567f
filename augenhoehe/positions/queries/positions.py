"""Questions about joint positions: which somebody may read, who agreed, the matrix of bodies and positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from augenhoehe.committees.models import Committee
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.positions.models import BodyAnswer, JointPosition, PositionVersion

State = BodyAnswer.State


def positions_for(actor: Actor, day: date) -> QuerySet[JointPosition]:
    rows = JointPosition.objects.visible_to(actor, day).select_related("network", "version")
    return rows.prefetch_related("network__names")  # type: ignore[no-any-return]


def public_positions() -> QuerySet[JointPosition]:
    """Published positions with the answers of the bodies, the latest first."""
    rows = JointPosition.objects.public().select_related("network", "version")
    answers = Prefetch("answers", queryset=_whole(BodyAnswer.objects.all()))
    return rows.prefetch_related("network__names", answers).order_by("-published_at", "id")  # type: ignore[no-any-return]


def versions_of(position: JointPosition) -> list[PositionVersion]:
    """The latest first."""
    return list(position.versions.order_by("-number"))


def answers_of(position: JointPosition) -> list[BodyAnswer]:
    """What each body made of it, by town."""
    return list(_whole(BodyAnswer.objects.filter(position=position)))


def answers_waiting_for(actor: Actor, day: date) -> QuerySet[BodyAnswer]:
    return _whole(BodyAnswer.objects.visible_to(actor, day))


def _whole(rows: QuerySet[BodyAnswer]) -> QuerySet[BodyAnswer]:
    found = rows.select_related("position", "body__municipality", "resolution", "item__meeting", "item__committee")
    found = found.defer("body__municipality__boundary").prefetch_related("body__names")
    return found.order_by("body__municipality__sorting", "body_id")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who said what to a position. Nobody agrees but by its own vote, and „all“ are all that were asked."""

    adopted: tuple[BodyAnswer, ...]
    amended: tuple[BodyAnswer, ...]
    declined: tuple[BodyAnswer, ...]
    open: tuple[BodyAnswer, ...]

    @property
    def asked(self) -> int:
        return len(self.adopted) + len(self.amended) + len(self.declined) + len(self.open)

    @property
    def unanimous(self) -> bool:
        """Did every body that was asked adopt the common wording?"""
        return bool(self.adopted) and len(self.adopted) == self.asked


def agreement_of(answers: Iterable[BodyAnswer]) -> Agreement:
    given = list(answers)

    def of(*states: str) -> tuple[BodyAnswer, ...]:
        return tuple(one for one in given if one.state in states)

    return Agreement(
        of(State.ADOPTED), of(State.AMENDED), of(State.DECLINED), of(State.WAITING, State.UNDECIDED)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matrix:
    """Bodies down, positions across; a body that was not asked has no cell there."""

    positions: tuple[JointPosition, ...]
    rows: tuple[tuple[Committee, tuple[BodyAnswer | None, ...]], ...]


def matrix_of(positions: Sequence[JointPosition]) -> Matrix:
    """One query for all answers, whatever their number."""
    asked = [one for one in positions if one.opened_at is not None]
    answers = list(_whole(BodyAnswer.objects.filter(position__in=asked)))
    bodies = {one.body_id: one.body for one in answers}
    cells = {(one.body_id, one.position_id): one for one in answers}
    rows = tuple((body, tuple(cells.get((pk, one.pk)) for one in asked)) for pk, body in bodies.items())
    return Matrix(tuple(asked), rows)
