"""Published contributions as Atom."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from .addresses import public_of_contribution
from .queries.public import Shown

CONTENT_TYPE = Atom1Feed.content_type
LATEST = 50


def feed_of(rows: Iterable[Shown]) -> str:
    feed = Atom1Feed(
        title=f"{gettext('Mitreden')} – {settings.INSTALLATION_NAME}",
        link=settings.BASE_URL + reverse("forum:start"),
        description="",
        language=get_language() or "de",
        feed_url=settings.BASE_URL + reverse("forum:feed"),
        author_name=settings.INSTALLATION_NAME,
    )
    for one in rows:
        row = one.contribution
        feed.add_item(
            title=one.heading.text,
            link=settings.BASE_URL + public_of_contribution(row),
            description=one.text.text,
            unique_id=f"urn:uuid:{row.pk}",
            pubdate=row.published_at,
            updateddate=row.published_at,
            author_name=one.who or gettext("ohne Namen"),
        )
    return feed.writeString("utf-8")
