"""Following a thread: a message for each public step."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from augenhoehe.accounts.models import User
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.text import shorten
from augenhoehe.journal.models import Step, Thread
from augenhoehe.notices.models import Follow

from .messages import send_message


@transaction.atomic(savepoint=False)
def follow(*, user: User, thread: Thread, at: datetime) -> Follow:
    """Hear of each public step of a thread from now on; twice is once."""
    found, _ = Follow.objects.get_or_create(user=user, thread=thread, defaults={"since": at})
    return found


@transaction.atomic(savepoint=False)
def unfollow(*, user: User, thread: Thread) -> bool:
    """Hear no more of it. False when the person did not follow."""
    return bool(Follow.objects.filter(user=user, thread=thread).delete()[0])


@transaction.atomic(savepoint=False)
def tell_followers(step: Step) -> int:
    """A public step of a public thread reaches everybody who follows it, but not the one who wrote it."""
    thread = step.thread
    if step.audience != Step.Audience.PUBLIC or not thread.is_public:
        return 0
    followers = Follow.objects.filter(thread=thread).select_related("user")
    told = 0
    for one in followers:
        if one.user.is_active and one.user_id != step.by_id:
            _tell(one.user, step)
            told += 1
    return told


def _tell(user: User, step: Step) -> None:
    thread = step.thread
    with translation.override(user.language):
        title = text_in(thread.public_title, user.language)
        text = text_in(step.text, user.language)
        send_message(
            recipient=user,
            kind="step",
            # What happened tells thirty messages apart; the step is public, as its whole text in the body.
            subject=f"{shorten(text.text, 90)} – {title.text}",
            body=text.text,
            url=reverse("journal:thread_public", args=[thread.number]),
            thread=thread,
            at=step.at,
        )
