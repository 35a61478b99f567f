"""What happens to threads; packages above react."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import AuditEntry, Step, Thread


@dataclass(frozen=True, slots=True)
class Audited(Happening):
    """Somebody did something, and the trail says to what; every operation ends up here."""

    entry: AuditEntry


@dataclass(frozen=True, slots=True)
class StepAdded(Happening):
    """A step was added to a thread."""

    step: Step


@dataclass(frozen=True, slots=True)
class StepBlanked(Happening):
    """The text of a step was removed because the law demands it."""

    step: Step


@dataclass(frozen=True, slots=True)
class ThreadPublished(Happening):
    """A thread can be read by everybody from now on."""

    thread: Thread


@dataclass(frozen=True, slots=True)
class ThreadChanged(Happening):
    """Title or summary of a thread were rewritten."""

    thread: Thread


@dataclass(frozen=True, slots=True)
class ThreadWithdrawn(Happening):
    """A thread is no longer public; its address says why."""

    thread: Thread


@dataclass(frozen=True, slots=True)
class ThreadClosed(Happening):
    """The matter of a thread came to its end."""

    thread: Thread
