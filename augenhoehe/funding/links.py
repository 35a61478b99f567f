"""The link at the foot of a reminder: it names one bookmark and ends it, nothing else."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import Bookmark

PURPOSE = "augenhoehe.funding.bookmark"


def token_for(bookmark: Bookmark) -> str:
    return link_token(PURPOSE, bookmark.pk)


def bookmark_id_of(token: str) -> uuid.UUID | None:
    """The bookmark of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None


def end_address(bookmark: Bookmark, language: str) -> str:
    """The whole address of the page that ends the reminders, in a language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("funding:reminder_end", args=[token_for(bookmark)])
