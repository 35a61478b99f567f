"""Coming events as Atom, newest announcement first."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import text_in

from . import words
from .addresses import public_of_event
from .models import Event

CONTENT_TYPE = Atom1Feed.content_type


def feed_of(events: Sequence[Event]) -> str:
    """Each with when, where and what it is about; expects `queries.whole`."""
    language = get_language() or "de"
    feed = Atom1Feed(
        title=f"{gettext('Veranstaltungen')} – {settings.INSTALLATION_NAME}",
        link=settings.BASE_URL + reverse("events:events"),
        description="",
        language=language,
        feed_url=settings.BASE_URL + reverse("events:atom"),
        author_name=settings.INSTALLATION_NAME,
    )
    for event in events:
        off = f"{gettext('abgesagt')}: " if event.state == Event.State.CANCELLED else ""
        told = [words.when(event), words.where(event), text_in(event.summary, language).text]
        feed.add_item(
            title=off + words.heading(event, language),
            link=settings.BASE_URL + public_of_event(event),
            description="\n".join(filter(None, told)),
            unique_id=f"urn:uuid:{event.pk}",
            pubdate=event.published_at,
            updateddate=event.changed_at,
            author_name=", ".join(words.hosts(event)) or settings.INSTALLATION_NAME,
        )
    return feed.writeString("utf-8")
