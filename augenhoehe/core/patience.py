"""Waiting for a row that others hold: not for long, a few times, and then with a sentence instead of an error page."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from django.utils.functional import Promise

from .refused import Busy

P = ParamSpec("P")
T = TypeVar("T")
# Below the web's time for one statement (settings), so that the lock says why it failed.
LOCK_TIMEOUT, TRIES, PAUSE = "4s", 4, 0.05
# lock_not_available, deadlock_detected, serialization_failure, query_canceled (the web's time for one statement):
# another try may well succeed.
_WORTH_ANOTHER_TRY = frozenset({"55P03", "40P01", "40001", "57014"})


def for_a_moment_only() -> None:
    """No statement of this transaction waits longer for a lock; expects a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCK_TIMEOUT])


def busy(error: BaseException) -> bool:
    """Did this fail only because others were at the same thing?"""
    return isinstance(error, OperationalError) and getattr(error.__cause__, "sqlstate", "") in _WORTH_ANOTHER_TRY


def patiently(sentence: str | Promise) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """For an operation (a transaction): busy it is tried again, a few times and not for long; then `sentence` says so.

    An operation that is tried again starts from what its caller handed over: it takes its lock before it changes that.
    """

    def wrapped(work: Callable[P, T]) -> Callable[P, T]:
        @wraps(work)
        def tried(*args: P.args, **kwargs: P.kwargs) -> T:
            if connection.in_atomic_block:
                # Inside somebody else's transaction there is nothing to try again.
                return work(*args, **kwargs)
            for attempt in range(1, TRIES + 1):
                try:
                    return work(*args, **kwargs)
                except OperationalError as error:
                    if not busy(error):
                        raise
                    if attempt < TRIES:
                        time.sleep(PAUSE * 2**attempt)
            raise Busy(str(sentence))

        return tried

    return wrapped
