"""The built world for tests: a clone of the one that `make test` builds once."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tests import plugin


@pytest.fixture(scope="module")
def world(worker_database: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """A fresh clone of the demo world for one module; gives the notes of the tours."""
    from augenhoehe.demo.known import known

    plugin.ensure_demo_template()
    server = plugin._embedded()
    name = f"world_{secrets.token_hex(4)}"
    with django_db_blocker.unblock():
        plugin.point_django_at(server.clone(plugin.DEMO_TEMPLATE, name))
        try:
            yield known()
        finally:
            connections.close_all()
            server.drop(name)
            plugin.point_django_at(server.urls(worker_database))


@pytest.fixture
def demo_mode(settings: Any) -> None:
    settings.DEMO = True
    settings.ROOT_URLCONF = "augenhoehe.demo.tests.urls_in_demo_mode"
