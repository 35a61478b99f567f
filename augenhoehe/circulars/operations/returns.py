"""What comes back: bounces lead to a check of the address, answers are noted; by hand or from a mailbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.circulars import rules
from augenhoehe.circulars.models import Recipient
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, shorten
from augenhoehe.core.workdays import workdays_after
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.operations.contact_log import add_to_note
from augenhoehe.organisations.rules import entries as rules_entries
from augenhoehe.ui.words import long_day

ADDRESS = "circulars.address"
# So many working days somebody has to look at a returned address.
WITHIN = 10
State = Recipient.State


def locked(**which: Any) -> Recipient | None:
    """The row for this transaction, with what the verbs read."""
    rows = Recipient.objects.select_for_update(of=("self",)).select_related(
        "circular", "organisation__municipality", "note"
    )
    found: Recipient | None = rows.defer("organisation__municipality__boundary").filter(**which).first()
    return found


def lock(recipient: Recipient) -> Recipient:
    found = locked(pk=recipient.pk)
    if found is None:
        raise Refused("Diese Zeile gibt es nicht mehr.")
    return found


@transaction.atomic
def mark_bounced(*, recipient: Recipient, reason: str, by: Actor, at: datetime) -> Recipient:
    """The letter came back: somebody looks at the address."""
    rules.check_write(by, recipient.circular)
    found = lock(recipient)
    found.state = rules.RECIPIENT.target(found.state, "bounce")
    found.reason, found.returned_at, found.checked_at = shorten(clean(reason), 300), at, None
    found.save(update_fields=["state", "reason", "returned_at", "checked_at"])
    audit("mark_bounced", found.circular, by=by, at=at, fields=["recipients"])
    if found.note:
        add_to_note(note=found.note, text=f"Kam am {long_day(day_of(at))} zurück.")
    organisation = found.organisation
    open_duty(
        kind=ADDRESS, subject_kind="organisation", subject_id=organisation.pk,
        title=f"Adresse prüfen: {organisation.name}", url=f"{of_organisation(organisation)}#rundschreiben",
        owner_label="Koordination", role=Role.COORDINATION, municipality=organisation.municipality,
        due=workdays_after(day_of(at), WITHIN), by=by, at=at,
    )  # fmt: skip
    return found


@transaction.atomic
def mark_answered(*, recipient: Recipient, by: Actor, at: datetime) -> Recipient:
    """Somebody answered, by mail or by telephone; what they said is a note of its own."""
    rules.check_write(by, recipient.circular)
    found = lock(recipient)
    found.state, found.answered_at = rules.RECIPIENT.target(found.state, "answer"), at
    found.save(update_fields=["state", "answered_at"])
    audit("mark_answered", found.circular, by=by, at=at, fields=["recipients"])
    if found.note:
        add_to_note(note=found.note, text=f"Antwort am {long_day(day_of(at))}.")
    return found


@transaction.atomic
def count_as_sent(*, recipient: Recipient, by: Actor, at: datetime) -> Recipient:
    """Somebody knows that it arrived although the sending broke off."""
    from .sending import _sent

    rules.check_write(by, recipient.circular)
    found = lock(recipient)
    rules.RECIPIENT.target(found.state, "count")
    _sent(found, at)
    audit("count_as_sent", found.circular, by=by, at=at, fields=["recipients"])
    return found


@transaction.atomic
def settle_address(*, organisation: Organisation, by: Actor, at: datetime) -> int:
    """Somebody looked: the address is right or mended, and counts again."""
    rules_entries.check_keep(by, organisation)
    settled = _settle(organisation, "Adresse geprüft", by, at)
    if not settled:
        raise Refused("Hier ist keine Adresse zu prüfen.")
    return settled


@transaction.atomic
def settle_mended_addresses(*, organisation: Organisation, by: Actor, at: datetime) -> int:
    """When no contact has the returned address any more, nothing is left to check."""
    returned = Recipient.objects.filter(organisation=organisation, state=State.BOUNCED, checked_at=None)
    emails = {email.casefold() for email in returned.values_list("email", flat=True)}
    kept = Contact.objects.valid_on(day_of(at)).filter(organisation=organisation).exclude(email="")
    if not emails or emails & {email.casefold() for email in kept.values_list("email", flat=True)}:
        return 0
    return _settle(organisation, "Adresse geändert", by, at)


def _settle(organisation: Organisation, outcome: str, by: Actor, at: datetime) -> int:
    rows = Recipient.objects.filter(organisation=organisation, state=State.BOUNCED, checked_at=None)
    settled = rows.update(checked_at=at)
    if settled:
        audit("settle_address", organisation, by=by, at=at, fields=["circulars_received"])
        close_duty(kind=ADDRESS, subject_id=organisation.pk, outcome=outcome, by=by, at=at)
    return settled
