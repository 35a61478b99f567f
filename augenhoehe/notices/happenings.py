"""What happens to duties; packages above react."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening

from .models import Duty


@dataclass(frozen=True, slots=True)
class DutyMoved(Happening):
    """A duty got another date, with a reason."""

    duty: Duty


@dataclass(frozen=True, slots=True)
class DutyClosed(Happening):
    """What was owed is done, or is no longer owed."""

    duty: Duty
