"""Questions about duties, inboxes and follows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.journal.queries import public_threads

from .models import DemoMail, Duty, Follow, Message, OutgoingMail

SOON_DAYS = 3


def duties_of(actor: Actor) -> QuerySet[Duty]:
    """What waits for this person, by name or by role, the most pressing first."""
    return cast("QuerySet[Duty]", Duty.objects.open().owned_by(actor).by_due())


def open_duties_of_thread(thread: Thread) -> QuerySet[Duty]:
    """Who is „am Zug“ in a matter, the most pressing first."""
    return cast("QuerySet[Duty]", Duty.objects.open().filter(thread=thread).by_due())


def overdue_duties(today: date) -> QuerySet[Duty]:
    """Open duties past their date, everywhere; the longest overdue first."""
    return cast("QuerySet[Duty]", Duty.objects.open().filter(due__lt=today).by_due())


def inbox_of(actor: Actor) -> QuerySet[Message]:
    """The person's messages, newest first."""
    return Message.objects.visible_to(actor).order_by("-sent_at", "-id")


def unread_count(actor: Actor) -> int:
    return Message.objects.visible_to(actor).unread().count()


def follows(actor: Actor, thread: Thread) -> bool:
    return actor.user_id is not None and Follow.objects.filter(user_id=actor.user_id, thread=thread).exists()


def duties_to_remind(today: date) -> QuerySet[Duty]:
    """Due within three days or overdue, and not yet reminded of today."""
    return cast(
        "QuerySet[Duty]",
        Duty.objects.open()
        .filter(due__lte=today + timedelta(days=SOON_DAYS))
        .exclude(reminded_on=today)
        .select_related("user")
        .by_due(),
    )


def messages_for_digest(digest: str, until: datetime) -> QuerySet[Message]:
    """Messages not yet mailed to people who chose this digest; what was read meanwhile needs no mail."""
    return (
        Message.objects.unread()
        .filter(mailed_at__isnull=True, recipient__digest=digest, recipient__is_active=True, sent_at__lte=until)
        .select_related("recipient")
        .order_by("recipient_id", "sent_at", "id")
    )


def collectors(digest: str) -> list[uuid.UUID]:
    """Everybody who chose this digest."""
    return list(User.objects.active().filter(digest=digest).order_by("pk").values_list("pk", flat=True))


def duties_of_people(ids: Iterable[object], until: date) -> dict[object, list[Duty]]:
    """What people owe by a day, in their own name; what a role owes everybody reads under „Heute“."""
    found: dict[object, list[Duty]] = {}
    rows = Duty.objects.open().filter(user__in=list(ids), due__lte=until).by_due()
    for duty in rows:
        found.setdefault(duty.user_id, []).append(duty)
    return found


def demo_mails(address: str = "", subject: str = "") -> QuerySet[DemoMail]:
    """Mails of the demo, newest first; of one address, or of all; with these words in the subject."""
    found = DemoMail.objects.order_by("-id")
    found = found.filter(subject__icontains=subject) if subject else found
    return found.filter(to__iexact=address) if address else found


def demo_addresses() -> list[str]:
    return list(DemoMail.objects.order_by("to").values_list("to", flat=True).distinct())


def user_of(actor: Actor) -> User:
    """The account behind an actor."""
    return User.objects.get(pk=actor.user_id)


def follows_of(actor: Actor) -> QuerySet[Follow]:
    """The matters this person follows, the last one moved first."""
    if actor.user_id is None:
        return Follow.objects.none()
    rows = Follow.objects.filter(user_id=actor.user_id, thread__in=public_threads()).select_related("thread")
    return rows.order_by("-thread__last_public_step_at", "id")


def stuck_mails(before: datetime) -> QuerySet[OutgoingMail]:
    """Mails queued before a moment and still not sent, the oldest first."""
    rows = OutgoingMail.objects.filter(sent_at__isnull=True, given_up_at__isnull=True, queued_at__lt=before)
    return rows.order_by("queued_at")


def broken_off(before: datetime) -> QuerySet[OutgoingMail]:
    """Mails that go out at most once, begun before a moment and still not out."""
    rows = OutgoingMail.objects.filter(once=True, begun_at__lt=before)
    return rows.filter(sent_at__isnull=True, given_up_at__isnull=True).order_by("pk")


def people_by_id(ids: Iterable[object]) -> dict[object, User]:
    return {user.pk: user for user in User.objects.filter(pk__in=list(ids))}
