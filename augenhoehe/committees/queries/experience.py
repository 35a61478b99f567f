"""Finding one's own declaration again; nobody else's can be asked for (S1-24)."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import OwnExperience, Seat
from augenhoehe.core.ids import token_digest

_PURPOSE = "committees.own_experience"


def mark_of(user_id: uuid.UUID) -> str:
    """The sign under which a declaration is kept: only with the key of the installation it leads to a person."""
    return token_digest(str(user_id), _PURPOSE)


def own_declaration(user_id: uuid.UUID | None) -> OwnExperience | None:
    """What the person who asks has declared."""
    return OwnExperience.objects.filter(mark=mark_of(user_id)).first() if user_id is not None else None


def declarations_of(user_id: uuid.UUID) -> QuerySet[OwnExperience]:
    """The same for the access report (Art. 15 DSGVO)."""
    return OwnExperience.objects.filter(mark=mark_of(user_id))


def seated_people(day: date) -> QuerySet[User]:
    """Everybody with an account who holds a seat on a day."""
    return User.objects.active().filter(pk__in=Seat.objects.valid_on(day).values("user_id"))


def marks_of_seated(day: date) -> dict[str, uuid.UUID]:
    return {mark_of(pk): pk for pk in seated_people(day).values_list("pk", flat=True)}


def sits_somewhere(user_id: uuid.UUID | None, day: date) -> bool:
    return user_id is not None and Seat.objects.valid_on(day).filter(user_id=user_id).exists()
