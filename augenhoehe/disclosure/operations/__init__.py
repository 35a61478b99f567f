"""Counts leave the house here, and only here: as a stored release, or frozen at the moment that makes them known."""

from .moments import release_at_moment
from .releasing import release_table, start_release
from .setting import pause_table, resume_table, tell_together
from .withdrawing import withdraw_release

__all__ = [
    "pause_table", "release_at_moment", "release_table", "resume_table", "start_release", "tell_together",
    "withdraw_release",
]  # fmt: skip
