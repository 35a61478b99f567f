"""Writing what may be found, and the words that forgive typing errors, in the operation's own transaction."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection, transaction

from augenhoehe.core.text import clean, shorten

from .models import Document
from .words import words_in

# New words go to a table without a unique key: two operations that meet the same new word never wait for each
# other, and an import over a million texts blocks nobody until it commits. `settle_words` moves them later.
LEARN = """
INSERT INTO search_newword (word)
SELECT word FROM unnest(%s::text[]) AS seen (word)
WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = seen.word)
  AND NOT EXISTS (SELECT FROM search_newword waiting WHERE waiting.word = seen.word)
"""
SETTLE = """
WITH moved AS (DELETE FROM search_newword RETURNING word)
INSERT INTO search_word (word) SELECT DISTINCT word FROM moved ON CONFLICT (word) DO NOTHING
"""
SETTLING = 7_301_944  # number of the advisory lock: one settling at a time


@transaction.atomic
def index(
    *,
    kind: str,
    object_id: uuid.UUID,
    scope: str,
    title: str,
    body: str,
    url: str,
    at: datetime,
    language: str = "de",
    visible_from: datetime | None = None,
    visible_until: datetime | None = None,
    municipality_id: uuid.UUID | None = None,
) -> Document:
    """Let an object be found, in one language and for one circle of readers; written again it is replaced."""
    title, body = shorten(clean(title), 300), clean(body)
    document, _ = Document.objects.update_or_create(
        kind=kind,
        object_id=object_id,
        language=language,
        scope=Document.Scope(scope),
        defaults={
            "title": title,
            "body": body,
            "url": url,
            "changed_at": at,
            "visible_from": visible_from or at,
            "visible_until": visible_until,
            "municipality_id": municipality_id,
        },
    )
    learn_words(title, body)
    return document


@transaction.atomic
def forget(*, kind: str, object_id: uuid.UUID, scope: str = "", language: str = "") -> int:
    """Let an object no longer be found: everywhere, or only in one scope or language."""
    rows = Document.objects.filter(kind=kind, object_id=object_id)
    if scope:
        rows = rows.filter(scope=scope)
    if language:
        rows = rows.filter(language=language)
    return rows.delete()[0]


@transaction.atomic
def learn_words(*texts: str) -> int:
    """Add the words of texts to the list that forgives typing errors. Never called for closed rooms."""
    words = sorted(set().union(*(words_in(text) for text in texts)))
    if not words:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(LEARN, [words])
        return int(cursor.rowcount)


@transaction.atomic
def settle_words() -> int:
    """Move the new words into the list. While another process does so there is nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SETTLING])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(SETTLE)
        return int(cursor.rowcount)
