"""The verbs of the forum."""

from .answering import answer_officially, carry_answer, make_hint
from .finding import index_contribution, rebuild_contributions
from .moderating import (
    close_contribution,
    publish_contribution,
    redact_contribution,
    refer_contribution,
    reject_contribution,
    settle_reports,
    take_back_contribution,
    take_contribution,
    translate_contribution,
)
from .reading import report_contribution, support_contribution
from .setting_up import change_room, change_settings, close_room, open_room, pull_brake, release_brake
from .submitting import (
    Submitted,
    confirm_address,
    contribution_of,
    object_to_refusal,
    submit_contribution,
    submit_once,
    was_submitted,
    withdraw_contribution,
)

__all__ = [
    "Submitted",
    "answer_officially",
    "carry_answer",
    "change_room",
    "change_settings",
    "close_contribution",
    "close_room",
    "confirm_address",
    "contribution_of",
    "index_contribution",
    "make_hint",
    "object_to_refusal",
    "open_room",
    "publish_contribution",
    "pull_brake",
    "rebuild_contributions",
    "redact_contribution",
    "refer_contribution",
    "reject_contribution",
    "release_brake",
    "report_contribution",
    "settle_reports",
    "submit_contribution",
    "submit_once",
    "support_contribution",
    "take_back_contribution",
    "take_contribution",
    "translate_contribution",
    "was_submitted",
    "withdraw_contribution",
]
