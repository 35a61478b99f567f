"""People of an organisation are invited by mail; whoever accepts keeps its entry from then on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.accounts.models import Invitation, User
from augenhoehe.accounts.operations import invite
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import Organisation, OrganisationInvitation, Representative
from augenhoehe.organisations.rules import entries as rules


@transaction.atomic
def invite_person(
    *, organisation: Organisation, email: str, name: str, language: str, right: str, by: Actor, at: datetime
) -> tuple[OrganisationInvitation, str]:
    """Invite somebody in their language to keep the entry; gives the invitation and its token."""
    rules.check_change(by, organisation, day_of(at))
    rules.check_alive(organisation)
    # The register decided who may ask: the organisation's own head people hold no right to invite elsewhere.
    invitation, token = invite(
        email=email, name=clean(name), language=language, role=Role.MIGRANT_ORGANISATION, about=organisation.name,
        target=of_organisation(organisation), by=by.as_system(), at=at,
    )  # fmt: skip
    made = OrganisationInvitation.objects.create(
        organisation=organisation, invitation=invitation, right=Representative.Right(right)
    )
    audit("invite_person", organisation, by=by, at=at, fields=["invitations"])
    return made, token


@transaction.atomic
def take_place(*, invitation: Invitation, user: User, by: Actor, at: datetime) -> Representative | None:
    """The invitation was accepted: the person keeps the entry; one who does already keeps their place."""
    found = OrganisationInvitation.objects.select_related("organisation").filter(invitation=invitation).first()
    if found is None or found.organisation.state in rules.ENDED:
        return None
    place, new = Representative.objects.get_or_create(
        organisation=found.organisation, user=user, valid_until=None,
        defaults={"right": found.right, "valid_from": day_of(at)},
    )  # fmt: skip
    if new:
        audit("take_place", place, by=by, at=at, fields=["user", "right", "valid_from"])
    return place
