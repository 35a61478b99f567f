"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .attendance import Attendance
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
from .hearing import HearingRule
from .live import ItemCourse, Presence, PresenceQuerySet, Sitting, Speech
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
from .minutes import Minutes, MinutesQuerySet, MinutesSection, Objection, Signature
from .papers import MissedMeeting, Paper, PaperQuerySet, Station, StationQuerySet

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "HearingRule",
    "ItemCourse",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "Minutes",
    "MinutesQuerySet",
    "MinutesSection",
    "MissedMeeting",
    "Objection",
    "Paper",
    "PaperQuerySet",
    "Presence",
    "PresenceQuerySet",
    "Resolution",
    "ResolutionQuerySet",
    "Seat",
    "SeatQuerySet",
    "Signature",
    "Sitting",
    "Speech",
    "Station",
    "StationQuerySet",
    "managed_by",
    "published_thread",
    "seated_in",
]
