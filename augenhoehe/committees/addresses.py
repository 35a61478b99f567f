"""Where committees are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import AgendaItem, Committee, Mandate, Meeting, Paper, Seat
from .rsvp import token_for


def of_committee(committee: Committee) -> str:
    return by_id("committees_inside:committee", committee.pk)


def of_meeting(meeting: Meeting) -> str:
    return by_id("committees_inside:meeting", meeting.pk)


def of_item(item: AgendaItem) -> str:
    """Where an item is read and decided: on its meeting's page, or among what waits."""
    return of_meeting(item.meeting) if item.meeting else of_committee(item.committee)


def public_of_committee(committee: Committee) -> str:
    """The public page, or nothing for committees that are not shown."""
    if not committee.public:
        return ""
    with translation.override("de"):
        return by_id("committees:committee_public", committee.pk)


def of_paper(paper: Paper) -> str:
    return by_id("committees_inside:paper", paper.pk)


def of_mandate(mandate: Mandate) -> str:
    return by_id("committees_inside:mandate", mandate.pk)


def answer_address(meeting: Meeting, seat: Seat, language: str) -> str:
    """The whole address in a mail: opens the question in the person's language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("committees:invitation_answer", args=[token_for(meeting, seat)])


def public_of_paper(paper: Paper) -> str:
    """The public page; nothing for papers that are not public or have no number yet."""
    if not (paper.public and paper.number):
        return ""
    with translation.override("de"):
        return reverse("committees:paper_public", args=[paper.number])


def of_sitting(meeting: Meeting) -> str:
    return by_id("committees_inside:sitting", meeting.pk)


def of_minutes(meeting: Meeting) -> str:
    return by_id("committees_inside:minutes", meeting.pk)


def public_of_meeting(meeting: Meeting) -> str:
    """The public page of a meeting, or nothing where the committee is not shown."""
    if not meeting.committee.public:
        return ""
    with translation.override("de"):
        return by_id("committees:meeting_public", meeting.pk)
