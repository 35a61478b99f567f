"""Protected notes; all of it inside `core.closed.closed_room`: the database decides what is found."""

from __future__ import annotations

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Committee
from augenhoehe.positions.models import ProtectedAccess, ProtectedNote


def notes_in(network: Committee) -> QuerySet[ProtectedNote]:
    """What the database shows to who acts, the latest first."""
    return ProtectedNote.objects.filter(network=network).order_by("-written_on", "id")


def accesses_of(note: ProtectedNote) -> list[tuple[ProtectedAccess, str]]:
    """Who opened a note, with names, the latest first."""
    rows = list(ProtectedAccess.objects.filter(note=note).order_by("-at", "id")[:50])
    names = dict(User.objects.filter(pk__in={one.user_id for one in rows}).values_list("pk", "name"))
    return [(one, names.get(one.user_id, "früheres Konto")) for one in rows]
