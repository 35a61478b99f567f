"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .attendance import Attendance
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
from .deliveries import Delivery
from .deputies import DeputyRequest, NamedDeputy
from .documents import ItemDocument
from .expectations import Expectation
from .feeds import CalendarFeed
from .guests import Guest
from .hearing import HearingRule
from .mandates import Mandate, MandateQuerySet
from .meetings import (
    AgendaItem,
    AgendaItemQuerySet,
    Meeting,
    MeetingQuerySet,
    Resolution,
    ResolutionQuerySet,
    published_thread,
)
from .papers import MissedMeeting, Paper, PaperQuerySet, Station, StationQuerySet
from .quorum import QuorumRule
from .rhythm import Rhythm

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "CalendarFeed",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "Delivery",
    "DeputyRequest",
    "Expectation",
    "Guest",
    "HearingRule",
    "ItemDocument",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "MissedMeeting",
    "NamedDeputy",
    "Paper",
    "PaperQuerySet",
    "QuorumRule",
    "Resolution",
    "ResolutionQuerySet",
    "Rhythm",
    "Seat",
    "SeatQuerySet",
    "Station",
    "StationQuerySet",
    "managed_by",
    "published_thread",
    "seated_in",
]
