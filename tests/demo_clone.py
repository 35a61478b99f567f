"""The demo world as a database of its own inside this process, with what `tests/subjects` adds to it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import override_settings

from tests.plugin import BASE, DEMO_TEMPLATE, _embedded, ensure_demo_template, point_django_at
from tests.subjects import make_more


class RolledBack(Exception):
    """Raised at the end of a request whose traces are not wanted."""


@contextmanager
def demo_clone(name: str, database: str) -> Iterator[None]:
    """Django speaks with the clone until the end, then with `database` again."""
    ensure_demo_template()
    server = _embedded()
    urls = server.clone(DEMO_TEMPLATE, name)
    # What the demo world wrote (reports, open data) lies where it was built; what is made here joins it.
    with override_settings(FILES_DIR=BASE / "demo-data" / "files"):
        point_django_at(urls)
        try:
            make_more()
            logging.disable(logging.WARNING)
            yield
        finally:
            logging.disable(logging.NOTSET)
            connection.close()
            server.drop(name)
            point_django_at(server.urls(database))
