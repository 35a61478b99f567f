"""„Beschlusskontrolle“ comes on the next agenda by itself, as long as something a body charged is not done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees.addresses import of_tracking
from augenhoehe.committees.models import AgendaItem, Committee, Mandate, Meeting, TrackingItem
from augenhoehe.core.rights import Actor

from .agenda import lay_before

TITLE = "Beschlusskontrolle"


@transaction.atomic
def put_on_next_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> AgendaItem | None:
    """One item for each meeting, and only one that waits; nothing when all mandates are closed."""
    committee = Committee.objects.select_for_update(of=("self",)).get(pk=meeting.committee_id)
    running = Mandate.objects.running().filter(resolution__agenda_item__committee=committee).count()
    waiting = AgendaItem.objects.undecided().filter(committee=committee, tracking__isnull=False)
    if not running or waiting.exists():
        return None
    word = "Ein Auftrag läuft" if running == 1 else f"{running} Aufträge laufen"
    item = lay_before(
        committee, title=TITLE, url=of_tracking(committee), by=by, at=at, thread=None, public=False,
        brief=f"{word} noch. Der Bericht zeigt zu jedem die zuständige Stelle, den Tag, den Stand und den Grund, wenn "
        "es länger dauert.",
    )  # fmt: skip
    TrackingItem.objects.create(item=item, for_meeting=meeting)
    return item
