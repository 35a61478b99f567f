"""The own link of each letter: it names one recipient and opens that letter and nothing else."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by
from augenhoehe.core.multilingual import SOURCE

from .models import Recipient

PURPOSE = "augenhoehe.circulars.letter"


def token_for(recipient: Recipient) -> str:
    return link_token(PURPOSE, recipient.pk)


def recipient_id_of(token: str) -> uuid.UUID | None:
    """The recipient of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None


def letter_address(recipient: Recipient, language: str = SOURCE) -> str:
    """Its page, in the language of the letter."""
    return _address("circulars:letter", recipient, language)


def opt_out_address(recipient: Recipient) -> str:
    """For mail programs, which send a POST there when somebody presses their button (RFC 8058)."""
    return _address("circulars:opt_out", recipient)


def new_message_id() -> str:
    """How bounces and answers are known again; nobody can guess it."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{uuid.uuid4().hex}.rundschreiben@{host}>"


def _address(name: str, recipient: Recipient, language: str = SOURCE) -> str:
    with translation.override(language):
        return settings.BASE_URL + reverse(name, args=[token_for(recipient)])
