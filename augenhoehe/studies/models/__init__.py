"""The nouns of a study. What is in `CLOSED` lies in the closed room and is asked inside `core.closed` only."""

from .guides import Guide, GuideQuestion, Handout
from .interviews import (
    Erasure,
    Finding,
    Interview,
    InterviewConsent,
    Nomination,
    QueuedFinding,
    ReadLog,
)
from .studies import ConsentText, Phase, Study, StudyQuerySet, Suggestion
from .workshops import Card, Cluster, Engagement, Workshop

CLOSED = (Interview, InterviewConsent, Finding, ReadLog, Erasure, Nomination, QueuedFinding)

__all__ = [
    "CLOSED",
    "Card",
    "Cluster",
    "ConsentText",
    "Engagement",
    "Erasure",
    "Finding",
    "Guide",
    "GuideQuestion",
    "Handout",
    "Interview",
    "InterviewConsent",
    "Nomination",
    "Phase",
    "QueuedFinding",
    "ReadLog",
    "Study",
    "StudyQuerySet",
    "Suggestion",
    "Workshop",
]
