"""What is done with events; each one transaction, with the audit trail."""

from .events import (
    cancel_event,
    change_event,
    discard_event,
    make_event,
    move_event,
    note_attended,
    publish_event,
    set_co_hosts,
    translate_event,
    turn_event,
    write_to_registered,
)
from .following import follow_cancelled, follow_moved, hand_over
from .keeping_time import fill_seats, keep_time, remind, watch_series
from .programme import add_item, add_question, change_item, remove_item, remove_question
from .registrations import (
    Registered,
    cancel_by_hosts,
    cancel_own,
    enter_registration,
    refuse,
    register,
    seat_by_hand,
    vouch,
)
from .seats import BUSY
from .series import change_series, make_series
from .standing import TASK as TELL
from .standing import tell_left_behind, tell_owed
from .waiting import accept_offer, lapse_offers

__all__ = [
    "BUSY",
    "TELL",
    "Registered",
    "accept_offer",
    "add_item",
    "add_question",
    "cancel_by_hosts",
    "cancel_event",
    "cancel_own",
    "change_event",
    "change_item",
    "change_series",
    "discard_event",
    "enter_registration",
    "fill_seats",
    "follow_cancelled",
    "follow_moved",
    "hand_over",
    "keep_time",
    "lapse_offers",
    "make_event",
    "make_series",
    "move_event",
    "note_attended",
    "publish_event",
    "refuse",
    "register",
    "remind",
    "remove_item",
    "remove_question",
    "seat_by_hand",
    "set_co_hosts",
    "tell_left_behind",
    "tell_owed",
    "translate_event",
    "turn_event",
    "vouch",
    "watch_series",
    "write_to_registered",
]
