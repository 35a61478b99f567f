"""Fixtures for every package; tests/plugin.py sets the test mode before Django loads."""

from tests.houses import browser, house, standing  # noqa: F401
from tests.plugin import committed, django_db_setup, worker_database  # noqa: F401
from tests.worlds import module_world, pytest_fixture_setup  # noqa: F401
