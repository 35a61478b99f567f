"""One tap on an invitation: the same on the meeting's page, on its sheet and behind the link of the mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from augenhoehe.committees import operations
from augenhoehe.committees.models import Attendance, DeputyRequest, Meeting, Seat
from augenhoehe.committees.queries.deputies import deputies_of, open_request
from augenhoehe.committees.tags import answer_tag
from augenhoehe.core.clock import now
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.ui.status import StatusTag


def own_answer(seat: Seat, given: Attendance | None) -> dict[str, Any]:
    """The answer of a seat so far, whom it may ask to come instead, and what that person said."""
    request, deputies = open_request(given), deputies_of(seat)
    return {
        "seat": seat,
        "given": given,
        "tag": answer_tag(given),
        "deputies": deputies,
        "asks_by_mail": any(one.email for one in deputies),
        "asked": request,
        "asked_tag": request_tag(request) if request else None,
    }


def answer_for(
    meeting: Meeting, seat: Seat, typed: Mapping[str, str], *, by: Actor, revision: int | None = None
) -> Attendance:
    """One tap: yes, no, a named deputy who is then asked, or somebody else by name."""
    if chosen := typed.get("ask", ""):
        named = {str(one.pk): one for one in deputies_of(seat)}
        if chosen not in named:
            raise Refused("Diese Vertretung ist nicht mehr benannt. Bitte wählen Sie noch einmal.")
        if not named[chosen].email:
            return operations.answer_invitation(
                meeting=meeting, seat=seat, answer=Attendance.Answer.DEPUTY, deputy=named[chosen].name, by=by, at=now()
            )
        return operations.ask_deputy(meeting=meeting, seat=seat, deputy=named[chosen], by=by, at=now()).attendance
    return operations.answer_invitation(
        meeting=meeting, seat=seat, answer=typed.get("answer", ""), deputy=typed.get("deputy"), by=by, at=now(),
        revision=revision,
    )  # fmt: skip


def request_tag(request: DeputyRequest) -> StatusTag:
    """What a deputy who was asked said, in a word."""
    if not request.answer:
        return StatusTag(gettext("noch keine Antwort"), "warning")
    yes = request.answer == DeputyRequest.Answer.YES
    return StatusTag(gettext(request.get_answer_display()), "good" if yes else "bad")
