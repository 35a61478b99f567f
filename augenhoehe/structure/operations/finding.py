"""The words of hints and topics for the search that forgives typing errors.

Hints and topics are no search documents: they are searched where they lie, by who may read them. Only their
words are known to the search.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from augenhoehe.search.operations import learn_words
from augenhoehe.structure.models import Hint, Topic

AT_ONCE = 2_000


def relearn_hint_words() -> int:
    """Learn the words of all hints anew; returns how many hints were read."""
    return _learn(Hint.objects.values_list("problem", "idea").order_by("pk"))


def relearn_topic_words() -> int:
    return _learn(Topic.objects.values_list("title", "description").order_by("pk"))


def _learn(rows: QuerySet) -> int:
    read = 0
    for texts in _portions(rows):
        learn_words(*texts)
        read += len(texts)
    return read


def _portions(rows: QuerySet) -> Iterator[list[str]]:
    """Some thousand texts at once: a million hints fit into no list."""
    waiting: list[str] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        waiting.append(" ".join(row))
        if len(waiting) == AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
