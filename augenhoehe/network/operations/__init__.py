"""The verbs of the network."""

from .agreeing import agree_to_cooperation, decline_cooperation
from .answers import answer_entry, decline_answer, withdraw_answer, write_to_other
from .board import (
    change_entry,
    close_entry,
    comment_on_entry,
    expire_entries,
    hide_comment,
    hide_entry,
    post_entry,
    prolong_entry,
    show_entry,
)
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
from .diversity import change_diversity, remove_diversity, report_diversity, set_diversity_goal
from .diversity_link import answer_diversity, ask_diversity, ask_for_the_year, decline_diversity
from .merging import hand_over
from .picture import dismiss_suggestion, draw_network
from .plans import answer_concern, close_plan, lay_plan, remind_of_outcomes, reply_to_plan, withdraw_plan
from .reminding import remind_of_ends
from .shares import agree_to_share, end_share, propose_share, remind_of_reviews, write_part

__all__ = [
    "add_cooperation_document",
    "add_partner",
    "agree_to_cooperation",
    "agree_to_share",
    "answer_concern",
    "answer_diversity",
    "answer_entry",
    "ask_diversity",
    "ask_for_the_year",
    "change_cooperation",
    "change_diversity",
    "change_entry",
    "close_entry",
    "close_plan",
    "comment_on_entry",
    "decline_answer",
    "decline_cooperation",
    "decline_diversity",
    "dismiss_suggestion",
    "draw_network",
    "end_cooperation",
    "end_share",
    "enter_cooperation",
    "expire_entries",
    "hand_over",
    "hide_comment",
    "hide_entry",
    "lay_plan",
    "post_entry",
    "prolong_entry",
    "propose_share",
    "remind_of_ends",
    "remind_of_outcomes",
    "remind_of_reviews",
    "remove_cooperation_document",
    "remove_diversity",
    "remove_partner",
    "reply_to_plan",
    "report_diversity",
    "resume_cooperation",
    "set_diversity_goal",
    "show_entry",
    "start_cooperation",
    "withdraw_answer",
    "withdraw_plan",
    "write_part",
    "write_to_other",
]
