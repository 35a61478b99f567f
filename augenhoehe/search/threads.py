"""Threads in the search: journal lies below and does not know that somebody finds its threads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.contributions import ask
from augenhoehe.core.multilingual import text_in
from augenhoehe.journal import queries as journal
from augenhoehe.journal.happenings import StepAdded, StepBlanked, ThreadChanged, ThreadPublished, ThreadWithdrawn
from augenhoehe.journal.models import Step, Thread

from .models import Document
from .operations import forget, index_all
from .queries import tsquery
from .tags import about

KIND = "thread"


def on_step(happening: StepAdded | StepBlanked) -> None:
    write(happening.step.thread)


def on_change(happening: ThreadPublished | ThreadChanged) -> None:
    write(happening.thread)


def on_withdrawal(happening: ThreadWithdrawn) -> None:
    forget(kind=KIND, object_id=happening.thread.pk, scope=Document.Scope.PUBLIC)


def write(thread: Thread) -> None:
    """Write all documents of a thread anew: one for the inside, one per language for the public."""
    index_all(_documents(thread, journal.steps_of(thread)))


def rebuild() -> int:
    """All documents of all threads, from nothing but the journal."""
    count = 0
    for thread in journal.all_threads().iterator(chunk_size=500):
        write(thread)
        count += 1
    return count


def matching(typed: str, *, public: bool) -> QuerySet[Any, Any] | None:
    """Ids of threads that fit what was typed; None when nothing usable was typed."""
    query = tsquery(typed)
    if query is None:
        return None
    scope = Document.Scope.PUBLIC if public else Document.Scope.INSIDE
    return Document.objects.filter(kind=KIND, scope=scope, vector=query).values("object_id")


def _documents(thread: Thread, steps: Iterable[Step]) -> list[Document]:
    steps = list(steps)
    documents = [_inside(thread, steps)]
    if thread.is_public:
        public = [step for step in steps if step.audience == Step.Audience.PUBLIC]
        languages = [code for code, entry in thread.public_title.items() if entry.get("text")]
        tags = [*about(thread=thread.pk, town=thread.municipality_id), *ask("threads.tags", thread, default=())]
        documents += [_public(thread, public, language, tags) for language in languages]
    return documents


def _inside(thread: Thread, steps: list[Step]) -> Document:
    public = (text_in(thread.public_title, "de").text, text_in(thread.summary, "de").text)
    body = [thread.number or "", *public, *_texts(steps, "de")]
    return _document(
        thread, Document.Scope.INSIDE, "de", thread.title, body, thread.get_absolute_url(), thread.opened_at
    )


def _public(thread: Thread, steps: list[Step], language: str, tags: list[str]) -> Document:
    with translation.override(language):
        url = reverse("journal:thread_public", args=[thread.number])
    title = text_in(thread.public_title, language).text
    body = [thread.number or "", text_in(thread.summary, language).text, *_texts(steps, language)]
    since = thread.published_at or thread.opened_at
    document = _document(thread, Document.Scope.PUBLIC, language, title, body, url, since)
    document.tags = tags
    return document


def _texts(steps: list[Step], language: str) -> list[str]:
    return [text for step in steps for text in (text_in(step.text, language).text, step.reason) if text]


def _document(
    thread: Thread, scope: str, language: str, title: str, body: list[str], url: str, since: datetime
) -> Document:
    changed = thread.last_public_step_at if scope == Document.Scope.PUBLIC else thread.last_step_at
    return Document(
        kind=KIND,
        object_id=thread.pk,
        language=language,
        scope=scope,
        title=title,
        body="\n\n".join(part for part in body if part),
        url=url,
        changed_at=changed,
        visible_from=since,
        municipality_id=thread.municipality_id,
    )
