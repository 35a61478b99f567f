"""The verbs of council records: sources, runs, results, links."""

from .links import (
    dismiss_paper,
    dismiss_proposal,
    link_paper,
    propose_results,
    suggest_paper,
    take_proposal,
    unlink_paper,
)
from .results import confirm_reading, correct_reading, reread
from .runs import accept_leaving, read_source, refuse_leaving, restart_run, start_nightly, start_run
from .sources import change_source, create_source, end_source

__all__ = [
    "accept_leaving",
    "change_source",
    "confirm_reading",
    "correct_reading",
    "create_source",
    "dismiss_paper",
    "dismiss_proposal",
    "end_source",
    "link_paper",
    "propose_results",
    "read_source",
    "refuse_leaving",
    "reread",
    "restart_run",
    "start_nightly",
    "start_run",
    "suggest_paper",
    "take_proposal",
    "unlink_paper",
]
