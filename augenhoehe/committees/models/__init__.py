"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .attendance import Attendance
from .body_rules import BodyRule
from .carrying import CarriedMatter, CarryOver
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
from .delays import Delay, DelayQuerySet
from .elections import Election, ElectionQuerySet, ElectionStep
from .evidence import Evidence, StationChange, TrackingItem
from .handovers import HandOver, HandOverEntry, HandOverQuerySet
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
from .paper_parts import Annex, ItemDecision, PaperItem, PaperQuestion, Signatory, shown_papers, wholly_read
from .paper_texts import Amendment, PaperNumbering, PaperTemplate, PaperVersion
from .papers import MissedMeeting, Paper, PaperQuerySet, Station, StationQuerySet
from .profiles import BodyLink, Capacity
from .terms import Term, TermQuerySet
from .thresholds import PopulationFigure, ThresholdRule

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Amendment",
    "Annex",
    "Attendance",
    "BodyLink",
    "BodyRule",
    "Capacity",
    "CarriedMatter",
    "CarryOver",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "Delay",
    "DelayQuerySet",
    "DutyRule",
    "Election",
    "ElectionQuerySet",
    "ElectionStep",
    "Evidence",
    "HandOver",
    "HandOverEntry",
    "HandOverQuerySet",
    "HearingRule",
    "ItemDecision",
    "Laying",
    "LayingQuerySet",
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
    "PopulationFigure",
    "Resolution",
    "ResolutionQuerySet",
    "Seat",
    "SeatQuerySet",
    "Signatory",
    "StatementRequest",
    "StatementRequestQuerySet",
    "Station",
    "StationChange",
    "StationQuerySet",
    "Term",
    "TermQuerySet",
    "ThresholdRule",
    "TrackingItem",
    "managed_by",
    "published_thread",
    "seated_in",
    "shown_papers",
    "wholly_read",
]
