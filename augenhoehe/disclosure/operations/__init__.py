"""Counts leave the house here, and only here: as a stored release, or frozen at the moment that makes them known."""

from .moments import release_at_moment
from .releasing import release_table, start_release
from .showing import release, shown_count
from .withdrawing import withdraw_release

__all__ = [
    "release", "release_at_moment", "release_table", "shown_count", "start_release", "withdraw_release",
]  # fmt: skip
