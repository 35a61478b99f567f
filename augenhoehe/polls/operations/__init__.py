"""The verbs of polls."""

from .polls import (
    NewPoll,
    add_slips,
    change_poll,
    close_due_polls,
    close_poll,
    conclude_poll,
    create_poll,
    drop_poll,
    open_poll,
)
from .voting import cast_vote

__all__ = [
    "NewPoll",
    "add_slips",
    "cast_vote",
    "change_poll",
    "close_due_polls",
    "close_poll",
    "conclude_poll",
    "create_poll",
    "drop_poll",
    "open_poll",
]
