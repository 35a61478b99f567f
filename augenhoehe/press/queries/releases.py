"""Questions about releases, their versions and blocks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet

from augenhoehe.core.clock import now
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.events.addresses import of_event as inside_of_event
from augenhoehe.events.addresses import public_of_event
from augenhoehe.events.models import Event
from augenhoehe.events.queries.events import public_event, whole
from augenhoehe.events.words import heading
from augenhoehe.journal.models import Thread
from augenhoehe.press.models import Medium, PressRelease, Publisher, PublisherVersion, Quote, ReleaseVersion

_AROUND = ("publisher", "published_block", "thread", "organisation", "municipality", "action_field")
MOST_EVENTS = 100


def releases_for(actor: Actor, at: datetime) -> QuerySet[PressRelease]:
    rows = PressRelease.objects.visible_to(actor, at).select_related(*_AROUND)
    return rows.defer("municipality__boundary")  # type: ignore[no-any-return]


def public_releases(at: datetime) -> QuerySet[PressRelease]:
    rows = PressRelease.objects.public(at).select_related(*_AROUND)
    return rows.defer("municipality__boundary")  # type: ignore[no-any-return]


def current_releases(at: datetime) -> QuerySet[PressRelease]:
    """What is news: without the archived ones. Each knows when it was corrected last."""
    corrected = Max("versions__written_at", filter=Q(versions__correction=True))
    rows = public_releases(at).filter(state__in=PressRelease.CURRENT).annotate(corrected_at=corrected)
    return rows.newest_first()  # type: ignore[attr-defined,no-any-return]


def latest_headlines(at: datetime, most: int) -> list[PressRelease]:
    """What is news, as headlines: without publisher, place and the like."""
    return _latest.ask(at=at, most=most)["releases"]


@composed
def _latest(*, at: datetime, most: int) -> Mapping[str, QuerySet[Any]]:
    rows = PressRelease.objects.public(at).filter(state__in=PressRelease.CURRENT)
    return {"releases": rows.newest_first()[:most]}


def once_public(number: str, at: datetime) -> QuerySet[PressRelease]:
    """By its number, also when it was withdrawn: its address has to say so."""
    rows = PressRelease.objects.filter(number=number, state__in=PressRelease.ONCE_PUBLIC, published_at__lte=at)
    return rows.select_related(*_AROUND).defer("municipality__boundary")


def with_parts(rows: QuerySet[PressRelease]) -> QuerySet[PressRelease]:
    """Quotes, media and corrections, each with one query."""
    media = Medium.objects.select_related("photo__file", "file").order_by("position", "pk")
    return rows.prefetch_related(Prefetch("quotes", Quote.objects.order_by("position", "pk")), Prefetch("media", media))


def years(at: datetime) -> list[int]:
    """The years of the archive, the latest first."""
    days = PressRelease.objects.public(at).order_by().datetimes("published_at", "year", order="DESC")
    return [day.year for day in days]


def worded(rows: QuerySet[PressRelease], typed: str) -> QuerySet[PressRelease]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(headline__de__text__icontains=word)
            | Q(subheadline__de__text__icontains=word)
            | Q(lead__de__text__icontains=word)
            | Q(text__de__text__icontains=word)
            | Q(number__iexact=word)
        )
    return rows


def tagged(rows: QuerySet[PressRelease], tag: str) -> QuerySet[PressRelease]:
    return rows.filter(tags__contains=[tag])


def of_thread(actor: Actor, thread: Thread, at: datetime) -> list[PressRelease]:
    """On the page of a matter: published ones for everybody, drafts for who writes them."""
    return _beside.ask(actor=actor, at=at, thread=thread.pk)["releases"]


def of_event(actor: Actor, event_id: uuid.UUID, at: datetime) -> list[PressRelease]:
    return _beside.ask(actor=actor, at=at, event_id=event_id)["releases"]


@composed
def _beside(*, actor: Actor, at: datetime, **subject: uuid.UUID) -> Mapping[str, QuerySet[Any]]:
    """Headlines: without publisher, place and the like."""
    rows = PressRelease.objects.visible_to(actor, at).filter(**subject).exclude(state=PressRelease.State.WITHDRAWN)
    return {"releases": rows.order_by("-published_at", "-written_at")}


# --- Versions -----------------------------------------------------------------------------------------
def last_version(release: PressRelease) -> int:
    return ReleaseVersion.objects.filter(release=release).aggregate(last=Max("version"))["last"] or 0


def versions_of(release: PressRelease) -> list[ReleaseVersion]:
    """The latest first."""
    return list(ReleaseVersion.objects.filter(release=release).order_by("-version"))


def version_for(actor: Actor, pk: uuid.UUID, at: datetime) -> QuerySet[ReleaseVersion]:
    rows = ReleaseVersion.objects.filter(pk=pk, release__in=releases_for(actor, at).values("pk"))
    return rows.select_related("release__municipality", "release__publisher").defer("release__municipality__boundary")


def corrections_of(release: PressRelease) -> list[tuple[ReleaseVersion, ReleaseVersion]]:
    """Each correction with the wording before it, the latest first; drafts before the first publication stay inside."""
    versions = versions_of(release)
    return [(one, before) for one, before in pairwise(versions) if one.correction]


# --- The hour -----------------------------------------------------------------------------------------
def due(at: datetime) -> QuerySet[PressRelease]:
    return PressRelease.objects.filter(state=PressRelease.State.SCHEDULED, scheduled_for__lte=at)


def to_tell(at: datetime, fresh: timedelta) -> QuerySet[PressRelease]:
    """Published, still news, and not everybody was told."""
    return PressRelease.objects.filter(
        state__in=PressRelease.CURRENT, told_at__isnull=True, published_at__lte=at, published_at__gt=at - fresh
    )


# --- Around -------------------------------------------------------------------------------------------
def publishers() -> QuerySet[Publisher]:
    return Publisher.objects.filter(ended_at__isnull=True).order_by("name")


def all_publishers() -> list[tuple[Publisher, PublisherVersion]]:
    """Each with the block that holds; two queries."""
    rows = list(Publisher.objects.order_by("ended_at", "name"))
    blocks = PublisherVersion.objects.order_by("publisher_id", "-version").distinct("publisher_id")
    found = {one.publisher_id: one for one in blocks}
    return [(one, found[one.pk]) for one in rows]


def blocks_of(publisher: Publisher) -> list[PublisherVersion]:
    return list(publisher.versions.order_by("-version"))


def last_block(publisher: Publisher) -> int:
    return publisher.versions.aggregate(last=Max("version"))["last"] or 0


def latest_block(publisher: Publisher) -> PublisherVersion:
    return publisher.versions.latest("version")


def event_choices() -> Sequence[tuple[str, str]]:
    """Announced events to choose from, the last announced first."""
    rows = whole(Event.objects.public(now())).order_by("-published_at", "-pk")[:MOST_EVENTS]
    return [(str(one.pk), heading(one, "de")) for one in rows]


def event_brief(event_id: uuid.UUID | None, *, public: bool) -> tuple[str, str] | None:
    """(title, address) of an event, if the reader may open it."""
    if event_id is None:
        return None
    found = public_event(event_id, now())
    return (heading(found), public_of_event(found) if public else inside_of_event(found)) if found else None


def quotes_for(actor: Actor, at: datetime) -> QuerySet[Quote]:
    rows = Quote.objects.filter(release__in=releases_for(actor, at).values("pk"))
    return rows.select_related("release__municipality", "release__publisher").defer("release__municipality__boundary")


def media_for(actor: Actor, at: datetime) -> QuerySet[Medium]:
    rows = Medium.objects.filter(release__in=releases_for(actor, at).values("pk"))
    return rows.select_related("release__municipality", "file", "photo").defer("release__municipality__boundary")


def documents_of(release: PressRelease) -> QuerySet[Medium]:
    return release.media.filter(file__isnull=False).select_related("file")
