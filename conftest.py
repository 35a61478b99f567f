"""Fixtures for every package; they live in tests/plugin.py, which sets the test mode before Django loads."""

from tests.plugin import browser, committed, django_db_setup, house, standing, worker_database  # noqa: F401
from tests.worlds import module_world, pytest_fixture_setup  # noqa: F401
