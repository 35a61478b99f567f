"""Status words of contributions."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from augenhoehe.ui.status import Kind, StatusTag

from .models import Contribution

_S = Contribution.State
_KINDS: dict[str, Kind] = {
    _S.SUBMITTED: "active", _S.IN_REVIEW: "active", _S.PUBLISHED: "good", _S.ANSWERED: "good", _S.REJECTED: "bad",
    _S.REFERRED: "warning",
}  # fmt: skip


def public_tag(contribution: Contribution, today: date) -> StatusTag:
    """As everybody reads it: a promise that was not kept comes before everything else."""
    if contribution.is_overdue(today):
        return StatusTag(gettext("Antwort überfällig"), "bad")
    return contribution_tag(contribution)


def contribution_tag(contribution: Contribution) -> StatusTag:
    return StatusTag(gettext(contribution.State(contribution.state).label), _KINDS.get(contribution.state, "neutral"))


def inside_tag(contribution: Contribution, today: date) -> StatusTag:
    """For the moderation: an objection and an overdue answer come first."""
    if contribution.state == _S.IN_REVIEW and contribution.objected:
        return StatusTag("Einspruch", "warning")
    if contribution.is_overdue(today):
        return StatusTag("Antwort überfällig", "bad")
    return StatusTag(contribution.get_state_display(), _KINDS.get(contribution.state, "neutral"))
