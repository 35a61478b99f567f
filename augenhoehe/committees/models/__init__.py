"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .attendance import Attendance
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
from .delays import Delay, DelayQuerySet
from .evidence import Evidence, StationChange, TrackingItem
from .hearing import HearingRule
from .layings import DutyRule, Laying, LayingQuerySet, StatementRequest, StatementRequestQuerySet
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

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "Delay",
    "DelayQuerySet",
    "DutyRule",
    "Evidence",
    "HearingRule",
    "Laying",
    "LayingQuerySet",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "MissedMeeting",
    "Paper",
    "PaperQuerySet",
    "Resolution",
    "ResolutionQuerySet",
    "Seat",
    "SeatQuerySet",
    "StatementRequest",
    "StatementRequestQuerySet",
    "Station",
    "StationChange",
    "StationQuerySet",
    "TrackingItem",
    "managed_by",
    "published_thread",
    "seated_in",
]
