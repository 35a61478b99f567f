"""The nouns of the closed room. Every table has row-level security, forced (migrations/_walls_*.py)."""

from .concerns import Concern, SentHint
from .files import Case, CaseAccess, Client, NameToken
from .gate import GateCount, QueuedHint
from .intake import AdviceRequest, IntakeDoor
from .linkings import Linking
from .records import CaseContact, Consent, Erasure, ReadLog
from .strengths import Strength

__all__ = [
    "AdviceRequest",
    "Case",
    "CaseAccess",
    "CaseContact",
    "Client",
    "Concern",
    "Consent",
    "Erasure",
    "GateCount",
    "IntakeDoor",
    "Linking",
    "NameToken",
    "QueuedHint",
    "ReadLog",
    "SentHint",
    "Strength",
]
