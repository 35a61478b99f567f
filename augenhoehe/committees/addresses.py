"""Where committees are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import (
    AgendaItem,
    Appointment,
    CarryOver,
    Committee,
    Delay,
    DeputyRequest,
    Election,
    Guest,
    HandOver,
    Laying,
    Mandate,
    Meeting,
    Paper,
    Seat,
    StatementRequest,
)
from .rsvp import token_for, token_of


def of_committee(committee: Committee) -> str:
    return by_id("committees_inside:committee", committee.pk)


def of_appointment(appointment: Appointment) -> str:
    return by_id("committees_inside:appointment", appointment.pk)


def of_meeting(meeting: Meeting) -> str:
    return by_id("committees_inside:meeting", meeting.pk)


def of_sheet(meeting: Meeting) -> str:
    """The meeting on one sheet: place, way, answer."""
    return by_id("committees_inside:meeting_sheet", meeting.pk)


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


def of_delay(delay: Delay) -> str:
    return by_id("committees_inside:delay", delay.pk)


def of_laying(laying: Laying) -> str:
    return by_id("committees_inside:laying", laying.pk)


def of_statement(request: StatementRequest) -> str:
    return by_id("committees_inside:statement", request.pk)


def of_tracking(committee: Committee) -> str:
    return by_id("committees_inside:tracking", committee.pk)


def answer_address(meeting: Meeting, seat: Seat, language: str) -> str:
    """The whole address in a mail: opens the question in the person's language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("committees:invitation_answer", args=[token_for(meeting, seat)])


def deputy_address(request: DeputyRequest) -> str:
    """What a deputy is asked at, in the deputy's language; expects `deputy` to be selected."""
    with translation.override(request.deputy.language):
        return settings.BASE_URL + reverse("committees:deputy_answer", args=[token_of(request)])


def guest_address(guest: Guest) -> str:
    with translation.override(guest.language):
        return settings.BASE_URL + reverse("committees:guest_answer", args=[token_of(guest)])


def public_of_paper(paper: Paper) -> str:
    """The public page; nothing for papers that are not public or have no number yet."""
    if not (paper.public and paper.number):
        return ""
    with translation.override("de"):
        return reverse("committees:paper_public", args=[paper.number])


def of_carry_over(carry_over: CarryOver) -> str:
    return by_id("committees_inside:carry_over", carry_over.pk)


def of_hand_over(hand_over: HandOver) -> str:
    return by_id("committees_inside:hand_over", hand_over.pk)


def of_election(election: Election) -> str:
    return by_id("committees_inside:election", election.pk)


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
