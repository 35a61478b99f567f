"""Conflicts that were given to somebody, and who may be given one."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import people_with
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Conflict, Hint
from augenhoehe.structure.permissions import MEDIATE


def conflicts_for(actor: Actor) -> QuerySet[Conflict]:
    """With the town of the hint and who is responsible; of the hint itself no word is loaded."""
    rows = Conflict.objects.visible_to(actor).select_related("hint__municipality", "responsible")
    return rows.defer("hint__problem", "hint__idea", "hint__vector", "hint__municipality__boundary")  # type: ignore[no-any-return]


def conflict_of(hint: Hint) -> Conflict | None:
    """What the hint was given as; expects `inbox.hint_for`."""
    return getattr(hint, "conflict", None)


def mediators(hint: Hint, at: datetime) -> list[User]:
    """Who holds a role that mediates there, without residence authorities."""
    found = {
        user.pk: user
        for role in sorted(MEDIATE.roles)
        for user in people_with(role, municipality_id=hint.municipality_id, at=at).select_related("carrier")
        if user.carrier is None or not user.carrier.residence_authority
    }
    return sorted(found.values(), key=lambda one: one.sorting)
