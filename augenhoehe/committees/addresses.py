"""Where committees are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from .models import AgendaItem, Committee, Meeting


def of_committee(committee: Committee) -> str:
    return reverse("committees_inside:committee", args=[committee.pk])


def of_meeting(meeting: Meeting) -> str:
    return reverse("committees_inside:meeting", args=[meeting.pk])


def of_item(item: AgendaItem) -> str:
    """Where an item is read and decided: on its meeting's page, or among what waits."""
    return of_meeting(item.meeting) if item.meeting else of_committee(item.committee)


def public_of_committee(committee: Committee) -> str:
    """The public page, or nothing for committees that are not shown."""
    if not committee.public:
        return ""
    with translation.override("de"):
        return reverse("committees:committee_public", args=[committee.pk])
