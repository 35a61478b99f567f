"""Releases as Atom (RFC 4287): all of them, or those of one topic."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from .addresses import public_of_release, whole
from .models import PressRelease
from .queries.subscriptions import Topic
from .shown import summary_of
from .words import headline

CONTENT_TYPE = Atom1Feed.content_type
MOST = 50


def feed_of(releases: Iterable[PressRelease], topic: Topic | None) -> str:
    """Newest first; a corrected release says so by its later date."""
    own = reverse("press:feed_topic", args=[topic.key]) if topic else reverse("press:feed")
    about = f"{gettext('Presse')}: {gettext(topic.label)}" if topic else gettext("Presse")
    feed = Atom1Feed(
        title=f"{about} – {settings.INSTALLATION_NAME}",
        link=whole(reverse("press:releases_public")),
        description="",
        language=get_language() or "de",
        feed_url=whole(own),
        feed_guid=whole(own),
        author_name=settings.INSTALLATION_NAME,
    )
    for one in releases:
        block = one.published_block
        feed.add_item(
            title=headline(one).text,
            link=whole(public_of_release(one)),
            description=summary_of(one),
            unique_id=f"urn:uuid:{one.pk}",
            pubdate=one.published_at,
            updateddate=getattr(one, "corrected_at", None) or one.published_at,
            author_name=block.name if block else settings.INSTALLATION_NAME,
            categories=[str(one.get_kind_display()), *one.tags],
        )
    return feed.writeString("utf-8")
