"""Who may do what here, when a run stops to ask, and what results and titles say."""

from .records import (
    can_check_results,
    can_keep,
    can_link,
    check_check_results,
    check_decidable,
    check_decision,
    check_keep,
    check_link,
    check_restart,
    check_startable,
    check_url,
    shrinks_too_much,
)
from .results import RULES, Reading, read_result, tidy
from .words import fitting_word

__all__ = [
    "RULES",
    "Reading",
    "can_check_results",
    "can_keep",
    "can_link",
    "check_check_results",
    "check_decidable",
    "check_decision",
    "check_keep",
    "check_link",
    "check_restart",
    "check_startable",
    "check_url",
    "fitting_word",
    "read_result",
    "shrinks_too_much",
    "tidy",
]
