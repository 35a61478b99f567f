"""Hints, topics, reconstructions, structural questions, project groups, proposals, adoptions, answers: a file each."""

from __future__ import annotations

from .adoptions import Adoption
from .answers import Answer
from .chains import Cause, ChainStep, ServiceChain
from .conflicts import Conflict
from .groups import (
    GroupDocument,
    GroupInvitation,
    GroupNote,
    GroupPoll,
    GroupTask,
    PollVote,
    ProjectGroup,
)
from .hints import Bundling, Hint, HintCode, HintContact
from .imports import HintImport
from .offer_aims import OfferAim
from .proposals import Proposal
from .questions import QuestionHint, QuestionMeasure, QuestionThread, QuestionTopic, StructuralQuestion
from .reconstructions import Reconstruction, ReconstructionPhase, ReconstructionTopic
from .sources import QuestionSource
from .terms import Term
from .topics import Topic

__all__ = [
    "Adoption",
    "Answer",
    "Bundling",
    "Cause",
    "ChainStep",
    "Conflict",
    "GroupDocument",
    "GroupInvitation",
    "GroupNote",
    "GroupPoll",
    "GroupTask",
    "Hint",
    "HintCode",
    "HintContact",
    "HintImport",
    "OfferAim",
    "PollVote",
    "ProjectGroup",
    "Proposal",
    "QuestionHint",
    "QuestionMeasure",
    "QuestionSource",
    "QuestionThread",
    "QuestionTopic",
    "Reconstruction",
    "ReconstructionPhase",
    "ReconstructionTopic",
    "ServiceChain",
    "StructuralQuestion",
    "Term",
    "Topic",
]
