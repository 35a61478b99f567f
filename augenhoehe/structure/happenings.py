"""What happens on the structure level; packages above react."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening

from .models import Hint, HintImport


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
