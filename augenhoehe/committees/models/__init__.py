"""Committees with names and seats, their meetings and resolutions, papers on their way, and mandates."""

from .appointments import Appointment, AppointmentQuerySet, accompanied_by
from .attendance import Attendance
from .body_rules import BodyRule
from .carrying import CarriedMatter, CarryOver
from .committees import Committee, CommitteeName, CommitteeQuerySet, Seat, SeatQuerySet, managed_by, seated_in
from .delays import Delay, DelayQuerySet
from .deliveries import Delivery
from .deputies import DeputyRequest, NamedDeputy
from .documents import ItemDocument
from .elections import Election, ElectionQuerySet, ElectionStep
from .evidence import Evidence, StationChange, TrackingItem
from .expectations import Expectation
from .experience import OwnExperience
from .feeds import CalendarFeed
from .guests import Guest
from .handovers import HandOver, HandOverEntry, HandOverQuerySet
from .hearing import HearingRule
from .layings import DutyRule, Laying, LayingQuerySet, StatementRequest, StatementRequestQuerySet
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
from .paper_parts import Annex, ItemDecision, PaperItem, PaperQuestion, Signatory, shown_papers, wholly_read
from .paper_texts import Amendment, PaperNumbering, PaperTemplate, PaperVersion
from .papers import MissedMeeting, Paper, PaperQuerySet, Station, StationQuerySet
from .profiles import BodyLink, Capacity
from .quorum import QuorumRule
from .rhythm import Rhythm
from .terms import Term, TermQuerySet
from .thresholds import PopulationFigure, ThresholdRule

__all__ = [
    "AgendaItem",
    "AgendaItemQuerySet",
    "Amendment",
    "Annex",
    "Appointment",
    "AppointmentQuerySet",
    "Attendance",
    "BodyLink",
    "BodyRule",
    "CalendarFeed",
    "Capacity",
    "CarriedMatter",
    "CarryOver",
    "Committee",
    "CommitteeName",
    "CommitteeQuerySet",
    "Delay",
    "DelayQuerySet",
    "Delivery",
    "DeputyRequest",
    "DutyRule",
    "Election",
    "ElectionQuerySet",
    "ElectionStep",
    "Evidence",
    "Expectation",
    "Guest",
    "HandOver",
    "HandOverEntry",
    "HandOverQuerySet",
    "HearingRule",
    "ItemCourse",
    "ItemDecision",
    "ItemDocument",
    "Laying",
    "LayingQuerySet",
    "Mandate",
    "MandateQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "Minutes",
    "MinutesQuerySet",
    "MinutesSection",
    "MissedMeeting",
    "NamedDeputy",
    "Objection",
    "OwnExperience",
    "Paper",
    "PaperItem",
    "PaperNumbering",
    "PaperQuerySet",
    "PaperQuestion",
    "PaperTemplate",
    "PaperVersion",
    "PopulationFigure",
    "Presence",
    "PresenceQuerySet",
    "QuorumRule",
    "Resolution",
    "ResolutionQuerySet",
    "Rhythm",
    "Seat",
    "SeatQuerySet",
    "Signatory",
    "Signature",
    "Sitting",
    "Speech",
    "StatementRequest",
    "StatementRequestQuerySet",
    "Station",
    "StationChange",
    "StationQuerySet",
    "Term",
    "TermQuerySet",
    "ThresholdRule",
    "TrackingItem",
    "accompanied_by",
    "managed_by",
    "published_thread",
    "seated_in",
    "shown_papers",
    "wholly_read",
]
