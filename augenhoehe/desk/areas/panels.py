"""Published analyses on the public page of a concept."""

from __future__ import annotations

from typing import Any

from augenhoehe.concept.models import Concept
from augenhoehe.concept.queries import analyses_within
from augenhoehe.core.rights import Actor


def analyses_of_concept(_actor: Actor, concept: Concept) -> dict[str, Any] | None:
    """For everybody alike; nothing while none is published."""
    found = list(analyses_within(concept.municipality))
    return {"analyses": found} if found else None
