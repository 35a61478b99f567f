"""The verbs of the network."""

from .agreeing import agree_to_cooperation, decline_cooperation
from .cooperations import (
    add_cooperation_document,
    add_partner,
    change_cooperation,
    end_cooperation,
    enter_cooperation,
    remove_cooperation_document,
    remove_partner,
    resume_cooperation,
    start_cooperation,
)
from .merging import hand_over
from .reminding import remind_of_ends

__all__ = [
    "add_cooperation_document",
    "add_partner",
    "agree_to_cooperation",
    "change_cooperation",
    "decline_cooperation",
    "end_cooperation",
    "enter_cooperation",
    "hand_over",
    "remind_of_ends",
    "remove_cooperation_document",
    "remove_partner",
    "resume_cooperation",
    "start_cooperation",
]
