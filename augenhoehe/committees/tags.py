"""Status tags of meetings and resolutions: shape and colour beside the word, which says it alone."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.utils.translation import get_language, gettext

from augenhoehe.ui.status import Kind, StatusTag

from .forecasts import Outlook
from .models import Attendance, Laying, Mandate, Meeting, Minutes, Paper, Resolution, StatementRequest, Station

RESOLUTIONS: dict[str, Kind] = {
    Resolution.Kind.ADOPTED: "good",
    Resolution.Kind.ADOPTED_CHANGED: "good",
    Resolution.Kind.REFUSED: "bad",
    Resolution.Kind.DEFERRED: "warning",
    Resolution.Kind.RETURNED: "warning",
}
MEETINGS: dict[str, Kind] = {
    Meeting.State.PLANNED: "neutral",
    Meeting.State.INVITED: "active",
    Meeting.State.HELD: "good",
    Meeting.State.CANCELLED: "bad",
}


def resolution_tag(resolution: Resolution) -> StatusTag:
    return _resolution_tag(resolution.kind, get_language())


@cache
def _resolution_tag(kind: str, _language: str | None) -> StatusTag:
    """In the language that is set, which is the one named: an agenda has thirty of them."""
    return StatusTag(gettext(Resolution.Kind(kind).label), RESOLUTIONS.get(kind, "neutral"))


def meeting_tag(meeting: Meeting) -> StatusTag:
    return StatusTag(gettext(meeting.get_state_display()), MEETINGS[meeting.state])


_WORDS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def spelled(count: int) -> str:
    """Small numbers as German texts write them; other languages keep figures."""
    german = (get_language() or "de").startswith("de")
    return _WORDS[count] if german and 0 <= count < len(_WORDS) else str(count)


def votes_in_words(resolution: Resolution) -> str:
    """„10 Ja, 0 Nein, 1 Enthaltung“; other languages read their catalogue's sentence."""
    if resolution.abstentions == 1 and (get_language() or "de").startswith("de"):
        return f"{resolution.yes} Ja, {resolution.no} Nein, 1 Enthaltung"
    counted = {"yes": resolution.yes, "no": resolution.no, "abstentions": resolution.abstentions}
    return gettext("%(yes)s Ja, %(no)s Nein, %(abstentions)s Enthaltungen") % counted


PAPERS: dict[str, Kind] = {
    Paper.State.DRAFT: "neutral",
    Paper.State.SUBMITTED: "active",
    Paper.State.UNDER_WAY: "active",
    Paper.State.CONCLUDED: "good",
    Paper.State.WITHDRAWN: "neutral",
}
STATIONS: dict[str, Kind] = {
    Station.State.AHEAD: "neutral",
    Station.State.OPEN: "active",
    Station.State.DECIDED: "good",
    Station.State.LAPSED: "neutral",
}
MANDATES: dict[str, Kind] = {
    Mandate.State.OPEN: "active",
    Mandate.State.REPORTED: "active",
    Mandate.State.DONE: "good",
    Mandate.State.DROPPED: "neutral",
}
ANSWERS: dict[str, Kind] = {
    Attendance.Answer.YES: "good",
    Attendance.Answer.DEPUTY: "active",
    Attendance.Answer.NO: "neutral",
}
OUTLOOKS: dict[Outlook, StatusTag] = {
    Outlook.SURE: StatusTag("beschlussfähig", "good"),
    Outlook.LIKELY: StatusTag("wahrscheinlich beschlussfähig", "active"),
    Outlook.AT_RISK: StatusTag("Beschlussfähigkeit unsicher", "bad"),
}


def paper_tag(paper: Paper) -> StatusTag:
    """The state; of a concluded paper its result, which is what people ask for."""
    if paper.result:
        result = Resolution.Kind(paper.result)
        return StatusTag(gettext(result.label), RESOLUTIONS.get(paper.result, "neutral"))
    if paper.state == Paper.State.DRAFT and paper.submitted_at:
        return StatusTag(gettext("wird überarbeitet"), "warning")
    return StatusTag(gettext(paper.get_state_display()), PAPERS[Paper.State(paper.state)])


def station_tag(station: Station, late: bool = False) -> StatusTag:
    """The result, or how it stands; „überfällig“ when a reachable meeting passed."""
    if station.result:
        return StatusTag(gettext(Resolution.Kind(station.result).label), RESOLUTIONS.get(station.result, "neutral"))
    if late:
        return StatusTag(gettext("überfällig"), "bad")
    return StatusTag(gettext(station.get_state_display()), STATIONS[Station.State(station.state)])


def mandate_tag(mandate: Mandate, late: bool = False) -> StatusTag:
    return StatusTag("überfällig", "bad") if late else StatusTag(mandate.get_state_display(), MANDATES[mandate.state])


def answer_tag(answer: Attendance | None) -> StatusTag:
    if answer is None:
        return StatusTag(gettext("noch keine Antwort"), "warning")
    return StatusTag(gettext(answer.get_answer_display()), ANSWERS[Attendance.Answer(answer.answer)])


LAYINGS: dict[str, Kind] = {
    Laying.State.OPEN: "active",
    Laying.State.LAID: "active",
    Laying.State.ANSWERED: "good",
    Laying.State.WAIVED: "neutral",
}
STATEMENTS: dict[str, Kind] = {
    StatementRequest.State.RECEIVED: "active",
    StatementRequest.State.DECIDED: "active",
    StatementRequest.State.SENT: "good",
    StatementRequest.State.DECLINED: "neutral",
}


def laying_tag(laying: Laying, day: date) -> StatusTag:
    due = laying.due if laying.state == Laying.State.OPEN else laying.answer_due
    if laying.open and due and due < day:
        return StatusTag("überfällig", "bad")
    return StatusTag(laying.get_state_display(), LAYINGS[Laying.State(laying.state)])


def statement_tag(request: StatementRequest, day: date) -> StatusTag:
    if request.open and request.due < day:
        return StatusTag("überfällig", "bad")
    return StatusTag(request.get_state_display(), STATEMENTS[StatementRequest.State(request.state)])


MINUTES: dict[str, Kind] = {
    Minutes.State.DRAFT: "neutral",
    Minutes.State.SUBMITTED: "active",
    Minutes.State.SIGNED: "good",
    Minutes.State.APPROVED: "good",
    Minutes.State.PUBLISHED: "good",
}


def minutes_tag(minutes: Minutes) -> StatusTag:
    return StatusTag(minutes.get_state_display(), MINUTES[Minutes.State(minutes.state)])
