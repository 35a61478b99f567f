"""What the search finds: public events, from the moment they are public."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.multilingual import SOURCE, text_in
from augenhoehe.events import words
from augenhoehe.events.addresses import public_of_event
from augenhoehe.events.models import Event
from augenhoehe.events.queries import events as queries
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.search.tags import about, words_of

EVENT = "event"


def index_event(event: Event, *, at: datetime) -> None:
    """Let it be found in every language it is told in, from its hour on: before, not even its words are known."""
    if event.state == Event.State.DRAFT or event.published_at is None or event.published_at > at:
        forget(kind=EVENT, object_id=event.pk)
        return
    found = queries.whole(Event.objects.filter(pk=event.pk)).get()
    people = [one for item in queries.programme_of(found) for one in item.named]  # type: ignore[attr-defined]
    for language in {SOURCE, *found.title, *found.summary}:
        parts = [found.subtitle, found.summary, found.guiding_question]
        told = [text_in(part, language).text for part in parts]
        named = [f"{one.name} {one.affiliation}" for one in people]
        index(
            kind=EVENT, object_id=found.pk, scope=Document.Scope.PUBLIC, language=language,
            title=words.heading(found, language),
            body="\n".join(filter(None, [*told, *words.hosts(found), words.where(found), *named, *found.tags])),
            url=public_of_event(found), at=at, visible_from=found.published_at,
            municipality_id=found.municipality_id, tags=_tags(found),
        )  # fmt: skip


def _tags(event: Event) -> list[str]:
    """What it is about, so that others find it (S2-40)."""
    threads = list(event.threads.values_list("pk", flat=True))
    houses = [event.organisation_id, *event.co_hosts.values_list("organisation_id", flat=True)]
    known = about(town=event.municipality_id, field=event.action_field_id, thread=threads, house=houses)
    return [*known, *words_of([text_in(event.title, SOURCE).text, *event.tags])]


def index_appeared(*, at: datetime) -> int:
    """Events whose hour has come since somebody last looked; returns how many."""
    known = Document.objects.filter(kind=EVENT).values("object_id")
    rows = list(Event.objects.public(at).filter(state__in=Event.COMING).exclude(pk__in=known).order_by("pk"))
    for event in rows:
        index_event(event, at=at)
    return len(rows)


def rebuild_events(*, at: datetime) -> int:
    rows = Event.objects.filter(published_at__isnull=False).exclude(state=Event.State.DRAFT).order_by("pk")
    for event in rows:
        index_event(event, at=at)
    return len(rows)
