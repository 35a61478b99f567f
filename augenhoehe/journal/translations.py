"""What of a matter people read in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from augenhoehe.core.happenings import happened
from augenhoehe.core.translating import Text, Translatable

from . import rules
from .happenings import ThreadChanged
from .models import Thread


def _steps(thread: Thread) -> Iterator[Text]:
    """Public steps in their order; a step itself never changes, another language is added to it."""
    for step in thread.steps.public().filter(blanked_at__isnull=True).order_by("sequence"):
        yield Text(step, "text", f"Schritt {step.sequence}")


def _after(thread: Thread, at: datetime) -> None:
    happened(ThreadChanged(thread))


TRANSLATABLE = (
    Translatable(
        "journal.Thread", "Vorgang", lambda: Thread.objects.public(), lambda row: row.title, rules.check_write,
        longest={"public_title": 200}, parts=_steps, models=("journal.Step",),
        through={"journal.step": "steps"}, after=_after,
    ),
)  # fmt: skip
