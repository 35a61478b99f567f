"""With real commits: the worker that deletes, and an audit trail that somebody changed."""

from __future__ import annotations

from augenhoehe.core import clock, contributions
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.desk.privacy import checks, operations
from augenhoehe.places.tests.factories import actor


def test_the_real_worker_carries_a_run_out(committed):
    from procrastinate.contrib.django import app

    run = operations.start_deletion(by=actor(Role.DATA_PROTECTION), at=clock.now())
    worker_app = app.with_connector(app.connector.get_worker_connector())
    with worker_app.replace_connector(worker_app.connector) as running:
        running.run_worker(wait=False, concurrency=1, install_signal_handlers=False, listen_notify=False)
    run.refresh_from_db()
    assert run.finished_at is not None
    assert set(run.removed) == {one.name for one in contributions.retention_rules()}
    assert not any(found.get("failed") for found in run.removed.values())


def test_a_changed_entry_is_noticed(committed):
    import psycopg

    from augenhoehe.journal import sealing
    from augenhoehe.journal.operations import audit

    audit("probe", ("probe", "1"), by=SYSTEM, at=clock.now())
    sealing.seal(at=clock.now())
    assert checks.audit_trail()[0]
    with psycopg.connect(committed.superuser, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE journal_auditentry SET verb = 'anders'")
    ok, sentence = checks.audit_trail()
    assert not ok and "wurde verändert" in sentence
