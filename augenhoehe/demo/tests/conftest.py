"""The built world for tests: a clone of the one that `make test` builds once."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings

from tests import plugin


@pytest.fixture(scope="module")
def world(worker_database: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """A fresh clone of the demo world for one module; gives the notes of the tours."""
    from augenhoehe.demo.known import known

    plugin.ensure_demo_template()
    server = plugin._embedded()
    name = f"world_{secrets.token_hex(4)}"
    # The world was built with a secret of its own, by which codes and factors are kept.
    secret = (plugin.BASE / "demo-data" / "secret-key").read_text(encoding="utf-8").strip()
    with django_db_blocker.unblock(), override_settings(SECRET_KEY=secret):
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
