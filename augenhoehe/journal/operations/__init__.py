"""The verbs of threads and of the audit trail."""

from augenhoehe.journal.trail import audit

from .steps import add_step, blank_step, correct_step, write_step
from .threads import (
    change_thread_text,
    close_thread,
    merge_threads,
    open_thread,
    publish_thread,
    reopen_thread,
    split_thread,
    take_next,
    take_number,
    withdraw_thread,
)

__all__ = [
    "add_step",
    "audit",
    "blank_step",
    "change_thread_text",
    "close_thread",
    "correct_step",
    "merge_threads",
    "open_thread",
    "publish_thread",
    "reopen_thread",
    "split_thread",
    "take_next",
    "take_number",
    "withdraw_thread",
    "write_step",
]
