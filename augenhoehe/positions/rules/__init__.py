"""Who may do what in a network, with its positions and notes, and what their state allows."""

from .networks import (
    can_lead,
    can_speak_for,
    can_take_part,
    check_body,
    check_lead,
    check_member_dates,
    check_network,
    check_speak_for,
    check_take_part,
)
from .notes import LONGEST_KEPT, SHORTEST_KEPT, check_kept, check_nobody_named, check_note, check_remove_note
from .positions import (
    ANSWER,
    DECISIONS,
    FEWEST_AGREEING,
    POSITION,
    can_enter_wording,
    check_deadline,
    check_enough_agree,
    check_enter_wording,
    check_no_vote_yet,
    check_position_text,
    check_reason,
)
from .space import ENTRY, can_change_entry, check_change_entry, check_comment, check_entry_text

MACHINES = (POSITION, ANSWER, ENTRY)

__all__ = [
    "ANSWER",
    "DECISIONS",
    "ENTRY",
    "FEWEST_AGREEING",
    "LONGEST_KEPT",
    "MACHINES",
    "POSITION",
    "SHORTEST_KEPT",
    "can_change_entry",
    "can_enter_wording",
    "can_lead",
    "can_speak_for",
    "can_take_part",
    "check_body",
    "check_change_entry",
    "check_comment",
    "check_deadline",
    "check_enough_agree",
    "check_enter_wording",
    "check_entry_text",
    "check_kept",
    "check_lead",
    "check_member_dates",
    "check_network",
    "check_no_vote_yet",
    "check_nobody_named",
    "check_note",
    "check_position_text",
    "check_reason",
    "check_remove_note",
    "check_speak_for",
    "check_take_part",
]
