"""Status words of polls."""

from __future__ import annotations

from augenhoehe.ui.status import Kind, StatusTag

from .models import Poll

_KINDS: dict[str, Kind] = {Poll.State.OPEN: "active", Poll.State.CLOSED: "good"}


def poll_tag(poll: Poll) -> StatusTag:
    return StatusTag(poll.get_state_display(), _KINDS.get(poll.state, "neutral"))
