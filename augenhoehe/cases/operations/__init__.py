"""The verbs of the closed room. Each runs inside `core.closed.closed_room`; none writes a word outside it."""

from .access import accept_case, end_deputy, hand_over, name_deputy, reassign_cases
from .concerns import begin_concern, end_concern, name_concern, reopen_concern
from .erasing import erase_case, erase_due, sweep
from .files import change_client, close_case, move_case, open_case, reopen_case, take_in_client
from .gating import give_hint, open_gate, release_hint, take_back_given, withdraw_hint
from .intake import admit_wish, answer_wish, care_for_wish, erase_due_wishes, give_wish_back, leave_wish, set_door
from .linking import link_to, note_missing, settle_linking
from .reading import note_reading
from .records import give_consent, note_contact, revoke_consent
from .strengths import change_strength, name_strength, remove_strength

__all__ = [
    "accept_case",
    "admit_wish",
    "answer_wish",
    "begin_concern",
    "care_for_wish",
    "change_client",
    "change_strength",
    "close_case",
    "end_concern",
    "end_deputy",
    "erase_case",
    "erase_due",
    "erase_due_wishes",
    "give_consent",
    "give_hint",
    "give_wish_back",
    "hand_over",
    "leave_wish",
    "link_to",
    "move_case",
    "name_concern",
    "name_deputy",
    "name_strength",
    "note_contact",
    "note_missing",
    "note_reading",
    "open_case",
    "open_gate",
    "reassign_cases",
    "release_hint",
    "remove_strength",
    "reopen_case",
    "reopen_concern",
    "revoke_consent",
    "set_door",
    "settle_linking",
    "sweep",
    "take_back_given",
    "take_in_client",
    "withdraw_hint",
]
