"""Bodies join a network, name who speaks for them, and leave it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.committees.models import Committee
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.positions import rules
from augenhoehe.positions.models import Membership


@transaction.atomic
def add_member(
    *, network: Committee, body: Committee, valid_from: date, by: Actor, at: datetime, speakers: str = ""
) -> Membership:
    """A body belongs to the network from a day on."""
    rules.check_lead(by, network, day_of(at))
    rules.check_network(network, day_of(at))
    rules.check_body(network, body, valid_from)
    # One at a time: two who add the same body at once both look after the other is done.
    Committee.objects.select_for_update().get(pk=network.pk)
    later = Membership.objects.filter(network=network, body=body).exclude(valid_until__lt=valid_from)
    if later.exists():
        raise Refused("Dieses Gremium gehört zu diesem Tag schon zum Netzwerk.", field="body")
    made = Membership.objects.create(
        network=network, body=body, valid_from=valid_from, speakers=shorten(clean(speakers), 300)
    )
    audit("add_member", made, by=by, at=at, fields=["network", "body", "valid_from", "speakers"])
    return made


@transaction.atomic
def change_speakers(
    *, membership: Membership, speakers: str, by: Actor, at: datetime, revision: int | None = None
) -> Membership:
    """Name who speaks for the body: the body itself, or who leads the network."""
    day = day_of(at)
    if not rules.can_lead(by, membership.network, day):
        rules.check_speak_for(by, membership.network, membership.body, day)
    revisions.change(membership, revision=revision, speakers=shorten(clean(speakers), 300))
    audit("change_speakers", membership, by=by, at=at, fields=["speakers"])
    return membership


@transaction.atomic
def end_member(
    *, membership: Membership, valid_until: date, by: Actor, at: datetime, revision: int | None = None
) -> Membership:
    """A body leaves; what it decided stays."""
    rules.check_lead(by, membership.network, day_of(at))
    rules.check_member_dates(membership.valid_from, valid_until)
    revisions.change(membership, revision=revision, valid_until=valid_until)
    audit("end_member", membership, by=by, at=at, fields=["valid_until"])
    return membership
