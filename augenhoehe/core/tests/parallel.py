"""Real parallel connections: several works released at one moment, each with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run the works in threads and wait for all; at each place the result, or the exception it ended with."""
    barrier, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        try:
            barrier.wait(10)
            results[place] = work()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(40)
    assert not any(one.is_alive() for one in threads)
    return results


def failures_of(*works: Callable[[], Any]) -> list[Exception]:
    """What went wrong when the works ran at once."""
    return [one for one in at_once(*works) if isinstance(one, Exception)]
