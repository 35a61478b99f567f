"""What happened on the structural level; packages above react to these."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import (
    Adoption,
    Answer,
    Hint,
    HintImport,
    ProjectGroup,
    Proposal,
    Reconstruction,
    StructuralQuestion,
    Topic,
)


@dataclass(frozen=True, slots=True)
class HintArrived(Happening):
    """A single hint came in: by the form, from advice, from an organisation."""

    hint: Hint


@dataclass(frozen=True, slots=True)
class HintWithdrawn(Happening):
    """Somebody took a hint back before it lay in a topic."""

    hint: Hint


@dataclass(frozen=True, slots=True)
class HintsImported(Happening):
    """A file of hints was taken over as a whole; single arrivals are not told."""

    hint_import: HintImport


@dataclass(frozen=True, slots=True)
class HintsBundled(Happening):
    """Hints were put into a topic."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class QuestionSubmitted(Happening):
    """A structural question was laid before a steering group."""

    question: StructuralQuestion


@dataclass(frozen=True, slots=True)
class ReconstructionReleased(Happening):
    """A second person released a case reconstruction."""

    reconstruction: Reconstruction


@dataclass(frozen=True, slots=True)
class GroupFounded(Happening):
    """A project group was founded with a mandate."""

    group: ProjectGroup


@dataclass(frozen=True, slots=True)
class ProposalSubmitted(Happening):
    """A solution proposal was laid before the steering group: gate 2."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class AdoptionSettled(Happening):
    """An organisation took a decision over, or said why not."""

    adoption: Adoption


@dataclass(frozen=True, slots=True)
class QuestionClosed(Happening):
    """A structural question came to its end: solved, partly solved or not solvable."""

    question: StructuralQuestion


@dataclass(frozen=True, slots=True)
class AnswerGiven(Happening):
    """An answer went back to those whose hint it is about."""

    answer: Answer
