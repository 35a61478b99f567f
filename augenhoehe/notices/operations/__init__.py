"""The verbs of duties, messages, mails and follows."""

from .duties import close_duty, move_duty, open_duty
from .follows import follow, tell_followers, unfollow
from .mails import send_mail
from .messages import mark_all_read, mark_read, send_message

__all__ = [
    "close_duty",
    "follow",
    "mark_all_read",
    "mark_read",
    "move_duty",
    "open_duty",
    "send_mail",
    "send_message",
    "tell_followers",
    "unfollow",
]
