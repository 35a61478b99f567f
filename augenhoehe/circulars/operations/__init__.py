"""The verbs of circulars."""

from .drafts import (
    add_recipients,
    attach,
    change_circular,
    copy_circular,
    detach,
    discard_circular,
    remove_recipient,
    write_circular,
)
from .languages import translate_circular, untranslate_circular
from .merging import hand_over
from .opt_outs import end_opt_out, opt_out, opt_out_by_link
from .returns import count_as_sent, mark_answered, mark_bounced, settle_address, settle_mended_addresses
from .sending import mark_given_up, mark_posted, mark_sent, queue_all, queue_mails, send_again, send_circular
from .taking_in import take_in

__all__ = [
    "add_recipients",
    "attach",
    "change_circular",
    "copy_circular",
    "count_as_sent",
    "detach",
    "discard_circular",
    "end_opt_out",
    "hand_over",
    "mark_answered",
    "mark_bounced",
    "mark_given_up",
    "mark_posted",
    "mark_sent",
    "opt_out",
    "opt_out_by_link",
    "queue_all",
    "queue_mails",
    "remove_recipient",
    "send_again",
    "send_circular",
    "settle_address",
    "settle_mended_addresses",
    "take_in",
    "translate_circular",
    "untranslate_circular",
    "write_circular",
]
