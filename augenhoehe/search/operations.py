"""Writing what may be found, and the words that forgive typing errors, in the operation's own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from augenhoehe.core.contributions import SearchKind, WordSource
from augenhoehe.core.text import clean, shorten

from .models import Document, NewWord, Word
from .tags import MOST as MOST_TAGS
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
UNIQUE = ["kind", "object_id", "language", "scope"]
REPLACED = ["title", "body", "url", "changed_at", "visible_from", "visible_until", "municipality_id", "tags"]
SETTLING = 7_301_944  # number of the advisory lock: one settling at a time


@transaction.atomic(savepoint=False)
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
    tags: Sequence[str] = (),
) -> Document:
    """Let an object be found, in one language and for one circle of readers; written again it is replaced.

    tags: what it is about (tags.py), for „Passt dazu“; without them it is only found by its words.
    """
    document = Document(
        kind=kind,
        object_id=object_id,
        language=language,
        scope=Document.Scope(scope),
        title=title,
        body=body,
        url=url,
        changed_at=at,
        visible_from=visible_from or at,
        visible_until=visible_until,
        municipality_id=municipality_id,
        tags=list(tags),
    )
    index_all([document])
    return document


@transaction.atomic(savepoint=False)
def index_all(documents: Sequence[Document]) -> None:
    """Several documents at once: one statement for them, one for their words."""
    if not documents:
        return
    for one in documents:
        # Control signs would forge the marks of a snippet (queries.marked).
        one.title, one.body = shorten(clean(one.title), 300), clean(one.body)
        one.tags = sorted({tag[:80] for tag in one.tags})[:MOST_TAGS]
    Document.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=UNIQUE, update_fields=REPLACED, batch_size=500
    )
    learn_words(*(text for one in documents for text in (one.title, one.body)))


@transaction.atomic
def forget(*, object_id: uuid.UUID, kind: str = "", scope: str = "", language: str = "") -> int:
    """Let an object no longer be found: everywhere, or only in one scope or language."""
    rows = Document.objects.filter(object_id=object_id)
    if kind:
        rows = rows.filter(kind=kind)
    if scope:
        rows = rows.filter(scope=scope)
    if language:
        rows = rows.filter(language=language)
    return rows.delete()[0]


@transaction.atomic(savepoint=False)
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


@transaction.atomic
def rebuild(*, kinds: Sequence[SearchKind], words: Sequence[WordSource] = ()) -> dict[str, int]:
    """Write all documents of the kinds anew; readers see the old ones until everything is there.

    With `words` the list of known words is emptied first and learnt anew from documents and these sources.
    """
    if words:
        Word.objects.all().delete()
        NewWord.objects.all().delete()
    written = {}
    for one in kinds:
        Document.objects.filter(kind=one.kind).delete()
        written[one.label] = one.rebuild()
    for source in words:
        written[source.label] = source.learn()
    return written
