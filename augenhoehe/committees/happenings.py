"""What happened to committees; packages above react to these."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import AgendaItem, Mandate, Meeting, Minutes, Paper, Resolution, Station


@dataclass(frozen=True, slots=True)
class ItemSubmitted(Happening):
    """Something waits for a committee."""

    item: AgendaItem


@dataclass(frozen=True, slots=True)
class ItemWithdrawn(Happening):
    """An item was taken back before the committee decided."""

    item: AgendaItem


@dataclass(frozen=True, slots=True)
class MeetingPlanned(Happening):
    """A committee has a date for its next meeting."""

    meeting: Meeting
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetingMoved(Happening):
    """A meeting has another date or place."""

    meeting: Meeting
    at: datetime


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


@dataclass(frozen=True, slots=True)
class PaperSubmitted(Happening):
    """A paper is on its way: its first stations are open."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class StationDecided(Happening):
    """A committee on a paper's way has dealt with it; the next station is open, or the paper concluded."""

    station: Station


@dataclass(frozen=True, slots=True)
class PaperConcluded(Happening):
    """The way of a paper is over: decided for good, or every station has taken note."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class PaperReturned(Happening):
    """A committee gave a paper back to whoever submitted it, to be revised."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class PaperWithdrawn(Happening):
    """Whoever submitted a paper took it back."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class MandateGiven(Happening):
    """A resolution charges somebody with something."""

    mandate: Mandate


@dataclass(frozen=True, slots=True)
class MandateClosed(Happening):
    """A mandate is done, or was dropped with a reason."""

    mandate: Mandate


@dataclass(frozen=True, slots=True)
class MinutesPublished(Happening):
    """Everybody may read the public part of a meeting's minutes."""

    minutes: Minutes
