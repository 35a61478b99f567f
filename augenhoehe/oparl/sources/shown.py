"""What everybody may read: asked of the packages that own it, in the words they use for their own public pages."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from augenhoehe.committees.models import AgendaItem, Meeting, Paper, Resolution, Station
from augenhoehe.core.clock import today
from augenhoehe.core.rights import ANONYMOUS


def public_meetings() -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(ANONYMOUS, today())


def public_items() -> QuerySet[AgendaItem]:
    """Items of public meetings; of a closed one only what it decided in public."""
    decided = Q(resolution__in=Resolution.objects.public())
    return AgendaItem.objects.public().filter(Q(meeting__in=public_meetings()) | (Q(meeting__isnull=False) & decided))


def public_stations() -> QuerySet[Station]:
    """Where public papers pass: only bodies that are public themselves."""
    return Station.objects.filter(paper__in=Paper.objects.public(), committee__public=True)
