"""What the pages of translations ask."""

from __future__ import annotations

from django.db.models import QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.desk.models import TranslationState


def states_for(actor: Actor) -> QuerySet[TranslationState]:
    rows: QuerySet[TranslationState] = TranslationState.objects.visible_to(actor)
    return rows
