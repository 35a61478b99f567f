"""What an organisation tells of itself, on its own page inside."""

from __future__ import annotations

from datetime import date
from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.listings.stories import story_tag
from augenhoehe.organisations.models import Organisation, Story
from augenhoehe.organisations.rules import entries as rules


def stories_of_inside(actor: Actor, organisation: Organisation, stories: list[Story], day: date) -> dict[str, Any]:
    """Everything it wrote, with the state of each."""
    rows = [(one, story_tag(one)) for one in stories]
    return {"rows": rows, "organisation": organisation, "tends": rules.can_tend(actor, organisation, day)}
