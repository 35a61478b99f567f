"""The answer at /health/: what works, and whether pages can be served."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from augenhoehe.core import clock
from augenhoehe.core import health as health_module
from augenhoehe.core.health import Health, health, is_alive, known_migrations, missing_migrations, unknown_migrations

LATEST = ("auth", "0012_alter_user_first_name_max_length")


def beat(seconds_ago):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)", [timedelta(seconds=seconds_ago)]
        )


@pytest.mark.django_db
def test_with_a_living_worker_everything_is_well():
    beat(5)
    found = health(clock.now())
    assert found.database and found.migrations and found.worker and found.serving


@pytest.mark.django_db
def test_a_silent_worker_is_told_but_pages_are_still_served():
    beat(600)
    found = health(clock.now())
    assert not found.worker and found.serving and found.status == "degraded"


@pytest.mark.django_db
def test_a_database_behind_the_program_serves_no_pages(monkeypatch):
    known = health_module.known_migrations()
    monkeypatch.setattr(health_module, "known_migrations", lambda: known | {("places", "0999_later")})
    assert missing_migrations() == [("places", "0999_later")]
    assert health(clock.now()).as_dict()["status"] == "failed"


@pytest.mark.django_db
def test_a_program_behind_its_database_is_noticed(monkeypatch):
    known = health_module.known_migrations()
    monkeypatch.setattr(health_module, "known_migrations", lambda: known - {LATEST})
    assert unknown_migrations() == [LATEST]


def test_no_database_is_an_answer_and_not_an_error(monkeypatch):
    from django.db import OperationalError

    def unreachable():
        raise OperationalError("connection refused")

    monkeypatch.setattr(health_module, "missing_migrations", unreachable)
    found = health(clock.now())
    assert not found.serving and found.status == "failed"


@pytest.mark.django_db
def test_the_answer_costs_two_statements(django_assert_max_num_queries):
    health_module.known_migrations()
    with django_assert_max_num_queries(3):
        health(clock.now())


@pytest.mark.parametrize(
    ("worker", "disk", "status"), [(True, True, "ok"), (False, True, "degraded"), (True, False, "degraded")]
)
def test_the_status_is_the_worst_of_its_parts(worker, disk, status):
    assert Health(database=True, migrations=True, worker=worker, disk=disk).status == status


def test_a_worker_that_never_spoke_is_not_alive():
    assert not is_alive(None, clock.now())


@pytest.mark.django_db
def test_migrations_are_known_by_the_names_of_their_files():
    from django.db.migrations.loader import MigrationLoader

    assert known_migrations() == set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def test_asking_for_the_health_loads_no_migration():
    import subprocess
    import sys

    code = (
        "import augenhoehe.wsgi, sys; from augenhoehe.core.health import known_migrations; "
        "print(len(known_migrations()) > 100, [one for one in sys.modules if '.migrations.0' in one])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "True []", done.stdout + done.stderr
