"""A person's own calendar address: made, made anew, revoked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import CalendarFeed
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit


@transaction.atomic
def make_feed(*, user: User, by: Actor, at: datetime) -> CalendarFeed:
    """A new address; the one before leads nowhere from now on."""
    _check_own(user, by)
    _revoke(user, by, at)
    made = CalendarFeed.objects.create(user=user, made_at=at)
    audit("make_feed", made, by=by, at=at, fields=[])
    return made


@transaction.atomic
def revoke_feed(*, user: User, by: Actor, at: datetime) -> None:
    """The address leads nowhere from now on; calendars that took it keep what they have."""
    _check_own(user, by)
    if not _revoke(user, by, at):
        raise Refused("Sie haben keine Kalenderadresse.")


def _check_own(user: User, by: Actor) -> None:
    if by.user_id != user.pk:
        raise Refused("Eine Kalenderadresse richtet jede Person selbst ein.")


def _revoke(user: User, by: Actor, at: datetime) -> bool:
    # The person's row is the lock: of two new addresses at once one remains.
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    feed = CalendarFeed.objects.filter(user=user, revoked_at__isnull=True).first()
    if feed is None:
        return False
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    audit("revoke_feed", feed, by=by, at=at, fields=["revoked_at"])
    return True
