"""The nouns of the closed room. Every table has row-level security, forced (migrations/0001_initial.py)."""

from .concerns import Concern, SentHint
from .files import Case, CaseAccess, Client, NameToken
from .gate import GateCount, QueuedHint
from .records import CaseContact, Consent, Erasure, ReadLog

__all__ = [
    "Case",
    "CaseAccess",
    "CaseContact",
    "Client",
    "Concern",
    "Consent",
    "Erasure",
    "GateCount",
    "NameToken",
    "QueuedHint",
    "ReadLog",
    "SentHint",
]
