"""Where somebody may do something with what belongs to a town, or to the whole Kreis."""

from __future__ import annotations

from django.db.models import Q

from augenhoehe.core.rights import Actor, Permission


def within(actor: Actor, permission: Permission) -> Q:
    """Rows of the actor's towns. What belongs to no town is for who may do it everywhere."""
    reach = actor.reach(permission)
    # Never an empty Q: joined with another by „or“ it would vanish.
    return Q(pk__isnull=False) if reach.everywhere else Q(municipality_id__in=reach.municipalities)
