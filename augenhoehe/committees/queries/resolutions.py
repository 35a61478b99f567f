"""Questions about resolutions, as each reader may see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from augenhoehe.committees.decisions_shown import decision_html
from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    Mandate,
    Meeting,
    Resolution,
)
from augenhoehe.committees.tags import resolution_tag, votes_in_words
from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import ask
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.ui.status import StatusTag


@dataclass(frozen=True, slots=True)
class Decision:
    """A resolution as one reader sees it: closed parts are empty, released ones stay."""

    resolution: Resolution
    committee: str
    title: str
    wording: str
    reason: str
    shows_votes: bool

    @property
    def tag(self) -> StatusTag:
        return resolution_tag(self.resolution)

    @property
    def block(self) -> SafeString:
        """The whole of it, as every page shows it."""
        return decision_html(self)

    @property
    def votes(self) -> str:
        return votes_in_words(self.resolution) if self.shows_votes else ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a matter waits: committee, since when, and the day it is on the agenda."""

    item: AgendaItem
    committee: str
    meets_on: date | None


def comes_back(item: AgendaItem) -> bool:
    """Put off it comes back on a day that the committee names: packages above know of which items that holds."""
    return bool(ask("items.come_back", item, default=False))


def opens_meeting(actor: Actor, day: date, meeting: str) -> Exists:
    """May the actor open the meeting that a column names? Its page is closed to more people than its results."""
    return Exists(Meeting.objects.visible_to(actor, day).filter(pk=OuterRef(meeting)))


def resolutions_for(actor: Actor, day: date) -> QuerySet[Resolution]:
    """Resolutions the actor may read; `meeting_opens`: and the meeting, too."""
    return (
        Resolution.objects.visible_to(actor, day)
        .annotate(meeting_opens=opens_meeting(actor, day, "agenda_item__meeting_id"))
        .select_related("agenda_item__committee", "agenda_item__thread", "agenda_item__meeting")
        .prefetch_related("agenda_item__committee__names")
    )


def public_resolutions() -> QuerySet[Resolution]:
    return (
        Resolution.objects.public()
        .select_related("agenda_item__committee", "agenda_item__thread")
        .prefetch_related("agenda_item__committee__names")
        .order_by("-decided_on", "id")
    )


def decision(resolution: Resolution, opened: bool) -> Decision:
    """`opened`: may the reader see the whole item, or only the text that was released of a closed one?"""
    item = resolution.agenda_item
    return Decision(
        resolution=resolution,
        committee=item.committee.name_on(resolution.decided_on),
        title=item.title if opened else "",
        wording=resolution.wording if opened else "",
        reason=resolution.reason if opened else "",
        shows_votes=opened and resolution.counted,
    )


def waiting_at(item: AgendaItem, day: date) -> Waiting:
    meets_on = day_of(item.meeting.starts_at) if item.meeting else None
    return Waiting(item, item.committee.name_on(day), meets_on)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item as the meeting's page shows it, with its resolution if there is one."""

    item: AgendaItem
    decision: Decision | None
    mandates: tuple[Mandate, ...] = ()


def item_views(items: list[AgendaItem], mandates: Mapping[UUID, list[Mandate]]) -> list[ItemView]:
    """Expects `resolution` to be selected; the reader sees the items, so everything of them is open."""
    found = []
    for item in items:
        resolution = getattr(item, "resolution", None)
        charged = tuple(mandates.get(resolution.pk, ())) if resolution else ()
        found.append(ItemView(item, decision(resolution, True) if resolution else None, charged))
    return found


def latest_resolutions(actor: Actor, committee_id: UUID, day: date) -> QuerySet[Resolution]:
    """A body's resolutions that the actor may read, the latest first, with their items."""
    # What is decided on is the meeting's day. Asked by the meeting, the database walks back from the latest one and
    # stops; by the day, it would sort everything that the body ever decided.
    rows = Resolution.objects.visible_to(actor, day).filter(agenda_item__meeting__committee=committee_id)
    return rows.select_related("agenda_item").order_by("-agenda_item__meeting__starts_at", "id")


def public_decisions(committee: Committee) -> list[Decision]:
    """The latest resolutions everybody may read; of closed items only the released text."""
    found = public_resolutions().filter(agenda_item__committee=committee)[:50]
    return [decision(one, one.agenda_item.public) for one in found]
