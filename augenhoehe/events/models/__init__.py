"""Models of events, one file per noun. Before the day: series to messages; from the day on: attendance, afterwards."""

from .afterwards import Feedback, Material, PhotoNotice, Result
from .attendance import Attendance, Certificate, Turnout
from .events import ActorCategory, CoHost, Event
from .messages import EventMessage
from .programme import ProgrammeItem, Speaker
from .registrations import Question, Registration
from .series import Series

__all__ = [
    "ActorCategory",
    "Attendance",
    "Certificate",
    "CoHost",
    "Event",
    "EventMessage",
    "Feedback",
    "Material",
    "PhotoNotice",
    "ProgrammeItem",
    "Question",
    "Registration",
    "Result",
    "Series",
    "Speaker",
    "Turnout",
]
