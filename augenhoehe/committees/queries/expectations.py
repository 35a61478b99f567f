"""Questions about what members expect of their body, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.committees.models import Committee, Expectation
from augenhoehe.committees.models.committees import managed_by, seated_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread


@dataclass(frozen=True, slots=True)
class Term:
    """The expectations of one term, with how many of them are settled."""

    name: str
    expectations: tuple[Expectation, ...]

    @property
    def settled(self) -> int:
        return sum(one.state != Expectation.State.OPEN for one in self.expectations)


def expectations_for(actor: Actor, day: date) -> QuerySet[Expectation]:
    """For members of the body and who manages it."""
    inside = managed_by(actor, "committee__") | seated_in(actor, day, "committee_id")
    rows = Expectation.objects.filter(inside).select_related("committee", "seat__user", "meeting", "thread")
    return rows.prefetch_related("committee__names")


def terms_of(actor: Actor, committee: Committee, day: date) -> list[Term]:
    """The latest term first, in it what is open first."""
    rows: Sequence[Expectation] = list(
        expectations_for(actor, day).filter(committee=committee).order_by("-collected_on", "id")
    )
    names = list(dict.fromkeys(one.term for one in rows))
    return [Term(name, tuple(sorted((one for one in rows if one.term == name), key=_open_first))) for name in names]


def _open_first(one: Expectation) -> bool:
    return one.state != Expectation.State.OPEN


def thread_by_number(actor: Actor, number: str) -> Thread | None:
    """A matter the actor may read, by its number."""
    return Thread.objects.visible_to(actor).filter(number=number.strip()).first()


def open_expectations(committee_id: UUID) -> QuerySet[Expectation]:
    return Expectation.objects.filter(committee_id=committee_id, state=Expectation.State.OPEN)
