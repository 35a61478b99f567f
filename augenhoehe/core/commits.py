"""What is done last in a transaction, just before it is committed.

Some things must see everything the transaction did, and must lock after everything else it locks: then they can never
stand in a ring of waiting. `before_commit` collects; the connection (core.postgresql) runs the works before COMMIT.
A work that fails takes the whole transaction with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from django.db import connections, transaction

Work = Callable[[set[Any]], None]


def before_commit(work: Work, item: Hashable) -> None:
    """Let `work` run once before this transaction is committed, with all the items it was named with."""
    own = _connection()
    if own.in_atomic_block:  # nothing can fail here: a savepoint would only cost two statements
        own.last_works.setdefault(work, set()).add(item)
        return
    with transaction.atomic():
        own.last_works.setdefault(work, set()).add(item)


def run_now() -> None:
    """Do now what would wait for the commit: for whoever reads inside the transaction that wrote."""
    own = _connection()
    works, own.last_works = own.last_works, {}
    for work, items in works.items():
        work(items)


def _connection() -> Any:
    """Django's stubs know the connection without what ours adds."""
    return connections["default"]
