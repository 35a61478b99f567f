"""Atom feeds of public steps: for one matter, or for all."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import text_in

from .models import Step, Thread

CONTENT_TYPE = Atom1Feed.content_type


def feed_of(thread: Thread, steps: Sequence[Step]) -> str:
    """The public steps of one thread, newest first."""
    language = get_language() or "de"
    address = reverse("journal:thread_public", args=[thread.number])
    feed = _feed(
        text_in(thread.public_title, language).text, address, reverse("journal:thread_feed", args=[thread.number])
    )
    for step in reversed(steps):
        _add(feed, step, gettext("Schritt %(number)s") % {"number": step.sequence}, address)
    return feed.writeString("utf-8")


def feed_of_all(steps: Sequence[Step]) -> str:
    """The latest public steps of all threads."""
    language = get_language() or "de"
    feed = _feed(gettext("Vorgänge"), reverse("journal:threads_public"), reverse("journal:feed"))
    for step in steps:
        address = reverse("journal:thread_public", args=[step.thread.number])
        _add(feed, step, text_in(step.thread.public_title, language).text, address)
    return feed.writeString("utf-8")


def _feed(title: str, address: str, own: str) -> Atom1Feed:
    name = f"{title} – {settings.INSTALLATION_NAME}"
    return Atom1Feed(
        title=name,
        link=settings.BASE_URL + address,
        description="",
        language=get_language() or "de",
        feed_url=settings.BASE_URL + own,
        author_name=settings.INSTALLATION_NAME,
    )


def _add(feed: Atom1Feed, step: Step, title: str, address: str) -> None:
    text = text_in(step.text, get_language() or "de").text
    if step.blanked_at:
        text = f"{gettext('Text entfernt')}: {step.blanked_reason}"
    feed.add_item(
        title=title,
        link=f"{settings.BASE_URL}{address}#schritt-{step.sequence}",
        description=text,
        unique_id=f"urn:uuid:{step.pk}",
        pubdate=step.at,
        updateddate=step.blanked_at or step.at,
        author_name=step.by_function or settings.INSTALLATION_NAME,
    )
