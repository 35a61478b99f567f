"""Who wants no circulars says so with one tap, or to the coordination; and may want them again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.circulars.models import OptOut, Recipient
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.rules import entries as rules_entries


@transaction.atomic
def opt_out_by_link(*, recipient: Recipient, whole: bool, at: datetime) -> OptOut:
    """The link in a letter: this address gets no more of them, or (`whole`) nobody of the organisation."""
    contact = None if whole else recipient.contact
    return _keep(recipient.organisation, contact, OptOut.Source.LINK, ANONYMOUS, at)


@transaction.atomic
def opt_out(*, organisation: Organisation, contact: Contact | None = None, by: Actor, at: datetime) -> OptOut:
    """Somebody told the coordination."""
    rules_entries.check_keep(by, organisation)
    return _keep(organisation, contact, OptOut.Source.HAND, by, at)


@transaction.atomic
def end_opt_out(*, opt_out: OptOut, by: Actor, at: datetime) -> None:
    """They want to hear again, and said so."""
    rules_entries.check_keep(by, opt_out.organisation)
    opt_out.delete()
    audit("end_opt_out", opt_out.organisation, by=by, at=at, fields=["circular_opt_outs"])


def _keep(organisation: Organisation, contact: Contact | None, source: str, by: Actor, at: datetime) -> OptOut:
    found, new = OptOut.objects.get_or_create(
        organisation=organisation, contact=contact, defaults={"since": at, "source": source}
    )
    if new:
        audit("opt_out", organisation, by=by, at=at, fields=["circular_opt_outs"])
    return found
