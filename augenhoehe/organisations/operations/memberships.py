"""Who belongs to which umbrella (S0-13)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Membership, Organisation
from augenhoehe.organisations.rules import entries as rules


@transaction.atomic
def join_umbrella(*, organisation: Organisation, umbrella: Organisation, by: Actor, at: datetime) -> Membership:
    """The organisation belongs to an umbrella; it says so itself, or who keeps the register."""
    rules.check_change(by, organisation, day_of(at))
    rules.check_alive(organisation)
    rules.check_umbrella(organisation, umbrella)
    link, new = Membership.objects.get_or_create(umbrella=umbrella, member=organisation, defaults={"since": day_of(at)})
    if not new:
        raise Refused("Diese Mitgliedschaft steht schon da.", field="umbrella")
    audit("join_umbrella", organisation, by=by, at=at, fields=["umbrella"])
    return link


@transaction.atomic
def leave_umbrella(*, membership: Membership, by: Actor, at: datetime) -> None:
    """The organisation belongs to the umbrella no more; either side may say so."""
    day = day_of(at)
    if not rules.can_change(by, membership.umbrella, day):
        rules.check_change(by, membership.member, day)
    audit("leave_umbrella", membership.member, by=by, at=at, fields=["umbrella"])
    membership.delete()
