"""Telling subscribers of a release: one mail for each, at most once (ADR 0015); no one is watched opening it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from augenhoehe.notices.operations import send_mail
from augenhoehe.press import letters
from augenhoehe.press.models import Delivery, PressRelease, Subscription
from augenhoehe.press.queries import releases as queries_releases
from augenhoehe.press.queries import subscriptions as queries

# What a worker did not tell in so long is not news any more.
FRESH = timedelta(days=2)


def tell_subscribers(*, release_id: uuid.UUID, at: datetime) -> int:
    """Queue one mail for each, each in a transaction of its own; begun again it goes on where it ended."""
    release = queries_releases.to_tell(at, FRESH).filter(pk=release_id).first()
    if release is None:
        return 0
    told = sum(_tell(release.pk, one, at) for one in queries.still_to_tell(release))
    PressRelease.objects.filter(pk=release.pk).update(told_at=at)
    return told


def tell_all(*, at: datetime) -> int:
    """Go on with everything whose worker ended half-way."""
    waiting = list(queries_releases.to_tell(at, FRESH).values_list("pk", flat=True))
    return sum(tell_subscribers(release_id=one, at=at) for one in waiting)


def _tell(release_id: uuid.UUID, subscription_id: uuid.UUID, at: datetime) -> int:
    """The row first: a second worker that wants to write it waits, and then finds that it is there."""
    try:
        with transaction.atomic():
            # Withdrawn or unsubscribed a moment ago: nothing goes out.
            release = queries_releases.to_tell(at, FRESH).filter(pk=release_id).first()
            subscription = Subscription.objects.select_for_update().filter(pk=subscription_id).first()
            if release is None or subscription is None:
                return 0
            made = Delivery.objects.create(release=release, subscription=subscription, queued_at=at)
            letter = letters.about_release(release, subscription)
            made.mail = send_mail(
                to=subscription.email, subject=letter.subject, body=letter.body, language=subscription.language,
                headers=letters.headers_for(subscription), once=True, at=at,
            )  # fmt: skip
            made.save(update_fields=["mail"])
            return 1
    except IntegrityError:
        return 0
