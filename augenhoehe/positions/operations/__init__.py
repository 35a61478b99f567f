"""The verbs of networks, their space, joint positions and protected notes."""

from .finding import index_position, rebuild_positions
from .networks import add_member, change_speakers, end_member
from .notes import erase_due_notes, note_opened, remove_note, write_note
from .positions import (
    ask_again,
    draft_position,
    drop_position,
    enter_wording,
    lose_item,
    open_position,
    publish_position,
    retract_position,
    take_answer,
    take_back_position,
    write_version,
)
from .space import change_entry, comment_on_entry, remove_entry, resume_entry, settle_entry, write_entry

__all__ = [
    "add_member",
    "ask_again",
    "change_entry",
    "change_speakers",
    "comment_on_entry",
    "draft_position",
    "drop_position",
    "end_member",
    "enter_wording",
    "erase_due_notes",
    "index_position",
    "lose_item",
    "note_opened",
    "open_position",
    "publish_position",
    "rebuild_positions",
    "remove_entry",
    "remove_note",
    "resume_entry",
    "retract_position",
    "settle_entry",
    "take_answer",
    "take_back_position",
    "write_entry",
    "write_note",
    "write_version",
]
