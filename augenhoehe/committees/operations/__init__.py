"""The verbs of committees, seats, agendas, meetings and resolutions."""

from .agenda import build_agenda, move_item, order_agenda, put_off_item, submit_item, withdraw_item
from .committees import change_committee, create_committee, end_committee, rename_committee
from .meetings import cancel_meeting, change_meeting, hold_meeting, invite_to_meeting, plan_meeting
from .resolutions import correct_resolution, record_resolution
from .seats import end_seat, give_seat

__all__ = [
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_meeting",
    "correct_resolution",
    "create_committee",
    "end_committee",
    "end_seat",
    "give_seat",
    "hold_meeting",
    "invite_to_meeting",
    "move_item",
    "order_agenda",
    "plan_meeting",
    "put_off_item",
    "record_resolution",
    "rename_committee",
    "submit_item",
    "withdraw_item",
]
