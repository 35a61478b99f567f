"""Questions that pages and packages above ask about threads."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.composed import Text, composed
from augenhoehe.core.contributions import ask
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .models import Step, Thread, ThreadLink


def public_threads() -> QuerySet[Thread]:
    """What everybody may read."""
    return cast("QuerySet[Thread]", Thread.objects.public())


def threads_for(actor: Actor) -> QuerySet[Thread]:
    """What this person may read inside."""
    return cast("QuerySet[Thread]", Thread.objects.visible_to(actor))


def all_threads() -> QuerySet[Thread]:
    """Every thread, for rebuilding what is derived from them; never for a page."""
    return Thread.objects.order_by("pk")


def once_public(number: str) -> QuerySet[Thread]:
    """A thread by its public number, also when it was withdrawn: its address has to say so."""
    return Thread.objects.filter(number=number, published_at__isnull=False)


def by_ref(rows: QuerySet[Thread], ref: str) -> QuerySet[Thread]:
    """The thread with this number or this id."""
    try:
        return rows.filter(pk=uuid.UUID(ref))
    except ValueError:
        return rows.filter(number=ref.upper())


def steps_of(thread: Thread) -> list[Step]:
    """All steps, oldest first; each knows its thread without asking."""
    return _with_thread(thread, Step.objects.filter(thread=thread).order_by("sequence"))


def public_steps_of(thread: Thread) -> list[Step]:
    """The steps that everybody may read. Addresses of inside pages stay inside."""
    steps = _with_thread(thread, Step.objects.filter(thread=thread).public().order_by("sequence"))
    for step in steps:
        step.url = public_url(step.url)
    return steps


def step_of(actor: Actor, pk: uuid.UUID) -> QuerySet[Step]:
    """A step of a thread that the person may read inside."""
    return Step.objects.filter(pk=pk, thread__in=threads_for(actor)).select_related("thread")


def latest_public_steps(limit: int = 50) -> list[Step]:
    """The last public steps of all public threads, newest first."""
    rows = Step.objects.public().filter(thread__in=public_threads()).select_related("thread")
    return list(rows.order_by("-at", "-id")[:limit])


@dataclass(frozen=True, slots=True)
class Relation:
    """Another thread and how this one is tied to it, in words seen from here."""

    words: str
    thread: Thread
    reason: str


WORDS = {
    (ThreadLink.Kind.MERGED_INTO, True): "Geht weiter in",
    (ThreadLink.Kind.MERGED_INTO, False): "Hat aufgenommen",
    (ThreadLink.Kind.SPLIT_FROM, True): "Abgetrennt von",
    (ThreadLink.Kind.SPLIT_FROM, False): "Davon abgetrennt",
    (ThreadLink.Kind.RELATED, True): "Verwandt mit",
    (ThreadLink.Kind.RELATED, False): "Verwandt mit",
}


@dataclass(frozen=True, slots=True)
class Whole:
    """A thread with everything of its own that its inside page shows."""

    thread: Thread
    steps: list[Step]
    relations: list[Relation]


def whole(actor: Actor, ref: str) -> Whole | None:
    """The thread behind an inside address with steps and relations, in one statement; None for who may not read it."""
    try:
        named: dict[str, Any] = {"pk": uuid.UUID(ref)}
    except ValueError:
        named = {"number": Text(ref.upper())}
    rows = _whole.ask(actor=actor, **named)
    if not rows["threads"]:
        return None
    (thread,) = rows["threads"]
    return Whole(thread, _with_thread(thread, rows["steps"]), _seen_from(thread, rows["links"], public=False))


@composed
def _whole(*, actor: Actor, **named: Any) -> Mapping[str, QuerySet[Any]]:
    pages = for_page(threads_for(actor)).filter(**named)
    one = Thread.objects.filter(**named).values("pk")
    return {
        "threads": ask("threads.with_follower", pages, actor, default=pages),
        "steps": Step.objects.filter(thread__in=one).order_by("sequence"),
        "links": _whole_links(ThreadLink.objects.filter(Q(source__in=one) | Q(target__in=one))),
    }


def _whole_links(links: QuerySet[ThreadLink]) -> QuerySet[ThreadLink]:
    return links.select_related("source", "target").order_by("at", "id")


def relations_of(thread: Thread, *, public: bool) -> list[Relation]:
    """Threads it was merged with or split from, in one query; in public only those everybody may read."""
    if not getattr(thread, "linked", True):
        return []
    links = ThreadLink.objects.filter(source=thread) | ThreadLink.objects.filter(target=thread)
    return _seen_from(thread, _whole_links(links), public=public)


def _seen_from(thread: Thread, links: Iterable[ThreadLink], *, public: bool) -> list[Relation]:
    found = []
    for link in links:
        outward = link.source_id == thread.pk
        other = link.target if outward else link.source
        if other.is_public or not public:
            found.append(Relation(WORDS[ThreadLink.Kind(link.kind), outward], other, link.reason))
    return found


def public_url(url: str) -> str:
    return "" if url.startswith("/intern/") else url


def towns() -> list[tuple[uuid.UUID, str]]:
    """Keys and names of the towns in their order; places lies above and answers."""
    return list(ask("places.towns", default=()))


def with_turn(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each thread with `turn_label`, `turn_due`: who is „am Zug“. Duties lie above and answer."""
    return cast("QuerySet[Thread]", ask("threads.with_turn", rows, default=rows))


def for_page(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Threads with what pages show beside their own columns: town, and who is „am Zug“."""
    return with_turn(cast("QuerySet[Thread]", ask("threads.with_town", rows, default=rows)))


def for_detail(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """The same for a page of one thread, which also asks whether it is linked to others at all."""
    links = ThreadLink.objects.filter(Q(source=OuterRef("pk")) | Q(target=OuterRef("pk")))
    return for_page(rows).annotate(linked=Exists(links))


def matching(rows: QuerySet[Thread], typed: str, *, public: bool) -> QuerySet[Thread]:
    """Threads that fit what was typed, typing errors forgiven. The search lies above and answers."""
    ids = ask("threads.matching", typed, public=public)
    return rows.none() if ids is None else rows.filter(pk__in=ids)


def _with_thread(thread: Thread, steps: Iterable[Step]) -> list[Step]:
    found = list(steps)
    for step in found:
        step.thread = thread
    return found


# Who writes an entry holds this lock on the trail before the entry has a number, until the transaction ends; the
# list of locks is read last. Clones of a database share the numbers of their tables, hence the database's, too.
END_OF_TRAIL = """
SELECT coalesce((SELECT max(id) FROM journal_auditentry), 0), NOT EXISTS (
    SELECT FROM pg_locks WHERE relation = 'journal_auditentry'::regclass AND mode = 'RowExclusiveLock'
    AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
"""


def end_of_trail() -> tuple[int, bool]:
    """The last entry of the audit trail, and whether nobody was writing: then no lower entry can still appear."""
    with connection.cursor() as cursor:
        cursor.execute(END_OF_TRAIL)
        entry, quiet = cursor.fetchone()
    return int(entry), bool(quiet) and not connection.in_atomic_block
