"""An address is entered, confirmed by its own mail, and gone with one tap."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.notices.operations import send_mail
from augenhoehe.places.privacy import privacy_version
from augenhoehe.press import letters
from augenhoehe.press.models import Delivery, Subscription
from augenhoehe.press.queries import subscriptions as queries

# The link of the first mail; after that the address is deleted.
CONFIRM_WITHIN = timedelta(days=2)


@transaction.atomic
def ask_subscription(
    *, entry_id: uuid.UUID, email: str, language: str, at: datetime, kinds: Sequence[str] = (),
    towns: Sequence[uuid.UUID] = (), action_fields: Sequence[uuid.UUID] = (),
) -> Subscription:  # fmt: skip
    """Enter an address; sent twice it is one entry and one mail. Nothing tells whether it was known before."""
    values = {
        "email": email.strip().lower(), "language": language, "kinds": list(kinds), "towns": list(towns),
        "action_fields": list(action_fields), "asked_at": at,
        "privacy_version": privacy_version(at),
    }  # fmt: skip
    made, new = Subscription.objects.get_or_create(pk=entry_id, defaults=values)
    if new:
        letter = letters.about_confirmation(made)
        send_mail(to=made.email, subject=letter.subject, body=letter.body, language=language, at=at)
    return made


@transaction.atomic
def confirm_subscription(*, subscription: Subscription, at: datetime) -> Subscription:
    """The address was meant. What the same address chose before is replaced."""
    # All rows of the address, in one order: two links pressed at once wait for each other.
    rows = list(queries.of_address(subscription.email).select_for_update())
    found = next((one for one in rows if one.pk == subscription.pk), None)
    if found is None or (found.confirmed_at is None and at > found.asked_at + CONFIRM_WITHIN):
        raise Refused("Dieser Link gilt nicht mehr. Bitte tragen Sie sich noch einmal ein.")
    if found.confirmed_at is None:
        Subscription.objects.confirmed().filter(email=found.email).delete()
        found.confirmed_at = at
        found.save(update_fields=["confirmed_at"])
        audit("confirm_subscription", found, by=ANONYMOUS, at=at, fields=["confirmed_at"])
    return found


@transaction.atomic
def end_subscription(*, subscription: Subscription, at: datetime) -> None:
    """One tap, and the address is not kept."""
    Subscription.objects.filter(email=subscription.email).delete()
    audit("end_subscription", ("press.subscription", str(subscription.pk)), by=ANONYMOUS, at=at)


@transaction.atomic
def forget_refused(*, mail: OutgoingMail, at: datetime) -> bool:
    """The mail server will never take this address: there is nobody to tell."""
    delivery = Delivery.objects.select_related("subscription").filter(mail=mail).first()
    if delivery is None:
        return False
    end_subscription(subscription=delivery.subscription, at=at)
    return True
