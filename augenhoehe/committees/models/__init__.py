"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .attendance import Attendance
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
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
from .paper_parts import Annex, ItemDecision, PaperItem, PaperQuestion, Signatory, shown_papers, wholly_read
from .paper_texts import Amendment, PaperNumbering, PaperTemplate, PaperVersion
from .papers import MissedMeeting, Paper, PaperQuerySet, Station, StationQuerySet

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Amendment",
    "Annex",
    "Attendance",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "HearingRule",
    "ItemDecision",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "MissedMeeting",
    "Paper",
    "PaperItem",
    "PaperNumbering",
    "PaperQuerySet",
    "PaperQuestion",
    "PaperTemplate",
    "PaperVersion",
    "Resolution",
    "ResolutionQuerySet",
    "Seat",
    "SeatQuerySet",
    "Signatory",
    "Station",
    "StationQuerySet",
    "managed_by",
    "published_thread",
    "seated_in",
    "shown_papers",
    "wholly_read",
]
