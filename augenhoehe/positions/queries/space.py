"""Questions about the space of a network."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from augenhoehe.committees.addresses import of_paper
from augenhoehe.committees.models import Paper
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.positions.models import SpaceComment, SpaceEntry


def entries_for(actor: Actor, day: date) -> QuerySet[SpaceEntry]:
    rows = SpaceEntry.objects.visible_to(actor, day).select_related("network", "body__municipality", "thread", "paper")
    rows = rows.defer("body__municipality__boundary").prefetch_related("body__names", "network__names")
    return rows.annotate(comment_count=Count("comments"))  # type: ignore[no-any-return]


def comments_of(entry: SpaceEntry) -> list[SpaceComment]:
    rows = entry.comments.select_related("body").prefetch_related("body__names")
    return list(rows.order_by("written_at", "id"))


def worded(rows: QuerySet[SpaceEntry], typed: str) -> QuerySet[SpaceEntry]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return rows


def links_for(entry: SpaceEntry, actor: Actor, day: date) -> list[tuple[str, str, str]]:
    """(what, title, address) of the matter and the paper, as far as this reader may open them."""
    found = []
    if entry.thread and Thread.objects.visible_to(actor).filter(pk=entry.thread_id).exists():
        found.append(("Vorgang", entry.thread.title, entry.thread.get_absolute_url()))
    if entry.paper and Paper.objects.visible_to(actor, day).filter(pk=entry.paper_id).exists():
        found.append(("Vorlage", entry.paper.title, of_paper(entry.paper)))
    return found
