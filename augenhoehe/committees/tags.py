"""Status tags of meetings and resolutions: shape and colour beside the word, which says it alone."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from augenhoehe.ui.status import Kind, StatusTag

from .models import Meeting, Resolution

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
    return StatusTag(gettext(resolution.get_kind_display()), RESOLUTIONS.get(resolution.kind, "neutral"))


def meeting_tag(meeting: Meeting) -> StatusTag:
    return StatusTag(gettext(meeting.get_state_display()), MEETINGS[meeting.state])


def votes_in_words(resolution: Resolution) -> str:
    """„10 Ja, 0 Nein, 1 Enthaltung“; other languages read their catalogue's sentence."""
    if resolution.abstentions == 1 and (get_language() or "de").startswith("de"):
        return f"{resolution.yes} Ja, {resolution.no} Nein, 1 Enthaltung"
    counted = {"yes": resolution.yes, "no": resolution.no, "abstentions": resolution.abstentions}
    return gettext("%(yes)s Ja, %(no)s Nein, %(abstentions)s Enthaltungen") % counted
