"""A club calls: the centre writes down a few things, and the club confirms them by link."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Contact, Organisation

from .confirming import ask_organisation
from .entries import enter_organisation


@transaction.atomic
def enter_on_behalf(
    *, by: Actor, at: datetime, contact_name: str = "", email: str = "", phone: str = "", language: str = "de",
    ask: bool = False, **values: Any,
) -> Organisation:  # fmt: skip
    """Enter an organisation with one contact, of which nothing is public; `ask`: send the link to confirm at once."""
    organisation = enter_organisation(by=by, at=at, language=language, **values)
    if contact_name or email or phone:
        contact = Contact.objects.create(
            organisation=organisation, name=contact_name, email=email, phone=phone, languages=[language]
        )
        audit("add_contact", contact, by=by, at=at, fields=["name", "email", "phone"])
    if ask:
        ask_organisation(organisation=organisation, by=by, at=at)
    return organisation
