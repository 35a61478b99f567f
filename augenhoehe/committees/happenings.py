"""What happened to committees; packages above react to these."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening

from .models import AgendaItem, Meeting, Resolution


@dataclass(frozen=True, slots=True)
class ItemSubmitted(Happening):
    """Something waits for a committee."""

    item: AgendaItem


@dataclass(frozen=True, slots=True)
class ItemWithdrawn(Happening):
    """An item was taken back before the committee decided."""

    item: AgendaItem


@dataclass(frozen=True, slots=True)
class MeetingInvited(Happening):
    """The members of a committee were invited to a meeting."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Happening):
    """A meeting was called off; what stood on its agenda waits again."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class ResolutionRecorded(Happening):
    """A committee decided on an item."""

    resolution: Resolution
