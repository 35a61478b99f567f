"""What a person is to an event: keeper, host, somebody who speaks for an organisation."""

from __future__ import annotations

import uuid
from datetime import date

from augenhoehe.core.rights import Actor
from augenhoehe.events.models import Event
from augenhoehe.events.permissions import KEEP_EVENTS
from augenhoehe.organisations.models import Organisation, Representative


def keeps(actor: Actor, event: Event, day: date) -> bool:
    if actor.system:
        return True
    return Event.objects.filter(pk=event.pk).kept(actor, day).exists()


def reads_lists(actor: Actor, event: Event, day: date) -> bool:
    if actor.system:
        return True
    return Event.objects.filter(pk=event.pk).opening_lists_to(actor, day).exists()


def keeps_in(actor: Actor, municipality_id: uuid.UUID | None) -> bool:
    """Does the actor keep events there? What belongs to no town belongs to the whole Kreis."""
    reach = actor.reach(KEEP_EVENTS)
    return reach.everywhere or municipality_id in reach.municipalities


def speaks_for(actor: Actor, organisation: Organisation, day: date) -> bool:
    """The actor holds a place there today, and the entry is published."""
    return organisation.published and (
        actor.system
        or (
            actor.user_id is not None
            and Representative.objects.valid_on(day).filter(user_id=actor.user_id, organisation=organisation).exists()
        )
    )


def speaks_for_any(actor: Actor, day: date) -> bool:
    return Organisation.objects.public().represented(actor, day).exists()


def known_at(organisation: Organisation, email: str, day: date) -> bool:
    """Is the address one of the organisation's own: of an account that keeps its entry, or of a contact?"""
    people = Representative.objects.valid_on(day).filter(organisation=organisation, user__email__iexact=email)
    return people.exists() or organisation.contacts.valid_on(day).filter(email__iexact=email).exists()
