"""The audit trail: true or not there, without values; refusals stay; later changes come to light."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connections, transaction

from augenhoehe.core.refused import Refused
from augenhoehe.journal import sealing
from augenhoehe.journal.digests import digest_of
from augenhoehe.journal.models import AuditEntry, AuditSeal
from augenhoehe.journal.operations import audit

from .factories import AT, AYLIN, VEIT, a_thread


def note(verb="see_hint", **more):
    return audit(verb, ("structure.hint", str(uuid.uuid4())), by=AYLIN, at=AT, fields=["state", "idea"], **more)


def verify(*options):
    out, err = io.StringIO(), io.StringIO()
    call_command("audit", "verify", *options, stdout=out, stderr=err)
    return out.getvalue()


def tamper(statement, *parameters):
    """As somebody who owns the database; the application may not."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, parameters)
        assert cursor.rowcount > 0


@pytest.mark.django_db
def test_the_digest_that_sql_wrote_is_the_one_that_anybody_computes():
    entries = [note(), audit("öffnen", a_thread(), by=VEIT, at=AT.replace(microsecond=123456))]
    for entry in entries:
        assert digest_of(AuditEntry.objects.get(pk=entry.pk)) == entry.digest


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_auditentry SET verb = 'x'",
        "DELETE FROM journal_auditentry",
        "UPDATE journal_auditseal SET root = 'x'",
        "DELETE FROM journal_auditseal",
    ],
)
def test_the_application_may_only_add(statement):
    with pytest.raises(ProgrammingError, match="permission denied"), connections["default"].cursor() as cursor:
        cursor.execute(statement)


def test_what_is_rolled_back_was_never_noted(committed):
    with pytest.raises(Refused), transaction.atomic():
        note()
        raise Refused("Nein.")
    assert not AuditEntry.objects.exists()


def test_a_refusal_stays_although_its_transaction_is_rolled_back(committed):
    with pytest.raises(Refused), transaction.atomic():
        note()
        note("code_hint", refused=True)
        raise Refused("Nein.")
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.refused) == ("code_hint", True)


def test_an_untouched_trail_is_found_intact(committed):
    for _ in range(5):
        note()
    assert "5 Einträge sind noch unversiegelt" in verify()
    (seal,) = sealing.seal(at=AT)
    assert (seal.first_id, seal.entries, seal.previous) == (1, 5, "")
    note()
    (second,) = sealing.seal(at=AT + timedelta(minutes=10))
    assert (second.first_id, second.previous) == (6, seal.root)
    note()
    shown = verify()
    assert "6 Einträge unter 2 Siegeln geprüft; 1 Einträge sind noch unversiegelt." in shown
    assert "unversehrt" in shown


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE journal_auditentry SET verb = 'x' WHERE id = 2", "Eintrag 2 wurde verändert"),
        ("UPDATE journal_auditentry SET at = at + interval '1 second' WHERE id = 2", "Eintrag 2 wurde verändert"),
        ("UPDATE journal_auditentry SET actor_id = NULL WHERE id = 2", "Eintrag 2 wurde verändert"),
        ("UPDATE journal_auditentry SET digest = repeat('0', 64) WHERE id = 2", "Eintrag 2 wurde verändert"),
        ("DELETE FROM journal_auditentry WHERE id = 3", "liegen 4 Einträge; versiegelt wurden 5"),
        ("UPDATE journal_auditseal SET entries = 4", "versiegelt wurden 4"),
        ("UPDATE journal_auditseal SET sealed_at = sealed_at + interval '1 day'", "passt nicht zu seinen Einträgen"),
        ("UPDATE journal_auditseal SET first_id = 2", "Es beginnt bei Eintrag 2"),
        ("UPDATE journal_auditseal SET previous = repeat('0', 64)", "schließt nicht an"),
    ],
)
def test_whoever_changes_the_trail_later_is_found_out(committed, capsys, statement, sentence):
    for _ in range(5):
        note()
    sealing.seal(at=AT)
    tamper(statement)
    with pytest.raises(CommandError, match="verändert") as refusal:
        call_command("audit", "verify")
    assert refusal.value.returncode == 1
    assert sentence in capsys.readouterr().err


def test_an_entry_put_into_a_sealed_gap_is_found_out(committed, capsys):
    note()
    with pytest.raises(Refused), transaction.atomic():
        note()
        raise Refused("Nein.")
    note()
    sealing.seal(at=AT)
    copied = AuditEntry.objects.get(pk=1)
    copied.pk = 2
    tamper(
        "INSERT INTO journal_auditentry SELECT 2, transaction, at, verb, object_kind, object_id, fields, actor_id,"
        " refused, %s FROM journal_auditentry WHERE id = 1",
        digest_of(copied),
    )
    with pytest.raises(CommandError):
        call_command("audit", "verify")
    assert "liegen 3 Einträge; versiegelt wurden 2" in capsys.readouterr().err


def test_a_trail_cut_off_at_its_end_is_found_by_the_seal_kept_outside(committed, capsys):
    note()
    sealing.seal(at=AT)
    note()
    (last,) = sealing.seal(at=AT)
    kept = f"{last.pk}:{last.root}"
    assert "unversehrt" in verify("--erwartet", kept)
    tamper("DELETE FROM journal_auditseal WHERE id = %s", last.pk)
    tamper("DELETE FROM journal_auditentry WHERE id = 2")
    assert "unversehrt" in verify()
    with pytest.raises(CommandError):
        call_command("audit", "verify", "--erwartet", kept)
    assert "gibt es hier nicht mehr" in capsys.readouterr().err


def test_what_is_still_being_written_is_not_sealed(committed):
    """A lower number may commit after a higher one; a seal over the higher one must wait for it."""
    note()
    slow = connections["default"].copy()
    try:
        with slow.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT txid_current(), nextval('journal_auditentry_id_seq')")
        note()
        assert sealing.seal(at=AT, wait_seconds=0.3) == []
        with slow.cursor() as cursor:
            cursor.execute("COMMIT")
    finally:
        slow.close()
    (seal,) = sealing.seal(at=AT)
    assert (seal.first_id, seal.last_id, seal.entries) == (1, 3, 2)


def test_an_open_reading_transaction_delays_no_seal(committed):
    note()
    reader = connections["default"].copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT count(*) FROM journal_auditentry")
        assert len(sealing.seal(at=AT, wait_seconds=0.3)) == 1
    finally:
        reader.close()


def test_somebody_who_writes_in_another_database_of_the_server_delays_no_seal(committed):
    note()
    with psycopg.connect(committed.superuser, dbname="postgres") as elsewhere:
        elsewhere.execute("SELECT txid_current()")
        note()
        (seal,) = sealing.seal(at=AT, wait_seconds=2)
    assert seal.entries == 2


def test_the_command_seals_and_says_how_many(committed):
    note()
    out = io.StringIO()
    call_command("audit", "seal", stdout=out)
    assert "1 Einträge versiegelt." in out.getvalue()
    assert AuditSeal.objects.count() == 1
