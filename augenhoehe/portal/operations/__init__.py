"""What people do with the public pages: legal texts, lists of links, answers to reported barriers."""

from .barriers import answer_barrier, forget_reporters, report_barrier
from .legal import (
    confirm_check,
    discard_draft,
    owe_reviews,
    publish_draft,
    restore_version,
    review,
    save_draft,
    withdraw_version,
    write_version,
)
from .links import (
    add_link,
    change_link,
    change_list,
    check_links,
    make_list,
    note_answer,
    owe_link_checks,
    publish_list,
    remove_link,
    remove_list,
)

__all__ = [
    "add_link",
    "answer_barrier",
    "change_link",
    "change_list",
    "check_links",
    "confirm_check",
    "discard_draft",
    "forget_reporters",
    "make_list",
    "note_answer",
    "owe_link_checks",
    "owe_reviews",
    "publish_draft",
    "publish_list",
    "remove_link",
    "remove_list",
    "report_barrier",
    "restore_version",
    "review",
    "save_draft",
    "withdraw_version",
    "write_version",
]
