"""What is past its time goes every night; what stays is a record of numbers."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest
from django.db.models import Q

from augenhoehe.core import clock, contributions
from augenhoehe.core.refused import Refused
from augenhoehe.core.register import RetentionRule
from augenhoehe.core.rights import SYSTEM, Role, SecondFactorNeeded
from augenhoehe.desk.privacy import checks, operations, queries, tasks
from augenhoehe.journal.models import AuditEntry, DeletionRun
from augenhoehe.notices.models import DemoMail, OutgoingMail
from augenhoehe.places.tests.factories import actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 12, 1, 30, tzinfo=clock.BERLIN)


def mail(days_old, to="halyna@federlohe.example", sent=True):
    at = AT - timedelta(days=days_old)
    return OutgoingMail.objects.create(to=to, subject="x", body="y", queued_at=at, sent_at=at if sent else None)


def sent_before(at):
    return OutgoingMail.objects.filter(sent_at__lt=at - timedelta(days=30))


def rule(name="mails", due=sent_before, erase=None):
    return RetentionRule(
        name=name, title="Verschickte Mails", legal_basis="Art. 5 DSGVO", period="30 Tage nach dem Versand",
        due=due, erase=erase or (lambda rows, at: rows.delete()[0]),
    )  # fmt: skip


@pytest.fixture
def rules(monkeypatch):
    """Let exactly these rules hold."""

    def hold(*wanted):
        for module in (queries, operations):
            monkeypatch.setattr(module, "retention_rules", lambda: wanted)

    return hold


def run_now(at=AT):
    run = operations.begin(at=at)
    operations.carry_out(run=run, at=at)
    operations.finish(run=run, at=at)
    run.refresh_from_db()
    return run


def test_the_run_removes_what_is_due_and_nothing_else(rules):
    rules(rule())
    kept, gone = mail(29), mail(31)
    run = run_now()
    assert list(OutgoingMail.objects.all()) == [kept] and not OutgoingMail.objects.filter(pk=gone.pk).exists()
    assert run.removed == {"mails": {"count": 1, "oldest": (AT - timedelta(days=31)).date().isoformat()}}
    assert run.finished_at and not run.rehearsal


def test_the_record_holds_numbers_and_never_content(rules):
    rules(rule())
    mail(31, to="geheim@federlohe.example")
    run = run_now()
    entry = AuditEntry.objects.get(object_id=str(run.pk))
    assert (entry.verb, entry.fields, entry.actor_id) == ("delete_what_is_due", ["mails"], None)
    assert "geheim" not in str(DeletionRun.objects.values()) + str(AuditEntry.objects.values())


def test_a_rehearsal_removes_nothing_and_says_what_would_go(rules):
    rules(rule())
    mail(45), mail(31), mail(3)
    run = operations.rehearse(by=actor(Role.DATA_PROTECTION), at=AT)
    assert OutgoingMail.objects.count() == 3
    assert run.rehearsal and run.removed["mails"]["count"] == 2
    assert run.removed["mails"]["oldest"] == (AT - timedelta(days=45)).date().isoformat()


def test_what_a_rehearsal_announces_is_what_the_run_removes(rules):
    rules(rule(), rule("alles", due=lambda at: DemoMail.objects.filter(delivered_at__lt=at)))
    mail(45), mail(31)
    DemoMail.objects.create(to="a", subject="b", body="c", delivered_at=AT - timedelta(hours=1))
    rehearsal = operations.rehearse(by=actor(Role.DATA_PROTECTION), at=AT)
    assert run_now().removed == rehearsal.removed


def test_a_rule_that_fails_undoes_itself_and_the_others_go_on(rules):
    def half(rows, at):
        rows.delete()
        raise RuntimeError("Inhalt, der nicht ins Protokoll gehört")

    rules(rule("kaputt", erase=half), rule("heil", due=lambda at: DemoMail.objects.all()))
    mail(31)
    DemoMail.objects.create(to="a", subject="b", body="c", delivered_at=AT)
    run = run_now()
    assert run.removed["kaputt"]["failed"] and run.removed["heil"]["count"] == 1
    assert OutgoingMail.objects.count() == 1 and not DemoMail.objects.exists()
    assert "Inhalt" not in str(run.removed)


def test_a_run_that_was_cut_short_is_known_as_unfinished(rules):
    rules(rule())
    run = operations.begin(at=AT)
    operations.carry_out(run=run, at=AT)
    assert queries.last_run() is None and queries.unfinished_run(run.pk) == run


def test_the_worker_deletes_every_night(rules):
    rules(rule())
    at = clock.now()
    OutgoingMail.objects.create(to="a@b.example", subject="x", body="y", queued_at=at, sent_at=at - timedelta(days=40))
    tasks.delete_every_night(timestamp=0)
    assert not OutgoingMail.objects.exists() and queries.last_run().removed["mails"]["count"] == 1


def test_a_run_somebody_asked_for_is_carried_out_once(rules):
    calls = []
    rules(rule(erase=lambda rows, at: calls.append(1) or rows.delete()[0]))
    mail(400)
    run = operations.start_deletion(by=actor(Role.DATA_PROTECTION), at=AT)
    assert run.started_by and run.finished_at is None
    tasks.carry_out_deletion(run_id=str(run.pk))
    tasks.carry_out_deletion(run_id=str(run.pk))
    tasks.carry_out_deletion(run_id=str(uuid.uuid4()))
    assert calls == [1] and queries.last_run() == run


@pytest.mark.parametrize(
    ("role", "rehearse", "delete"),
    [
        (Role.DATA_PROTECTION, True, True),
        (Role.ADMINISTRATION, True, False),
        (Role.COORDINATION, False, False),
        (Role.TEAM_LEAD, False, False),
        (None, False, False),
    ],
)
def test_who_rehearses_and_who_deletes(rules, role, rehearse, delete):
    rules()
    somebody = actor(*([role] if role else []))
    for verb, may in ((operations.rehearse, rehearse), (operations.start_deletion, delete)):
        if may:
            verb(by=somebody, at=AT)
        else:
            with pytest.raises(Refused):
                verb(by=somebody, at=AT)


def test_both_ask_for_the_second_factor_and_neither_is_for_a_residence_authority(rules):
    rules()
    for verb in (operations.rehearse, operations.start_deletion):
        with pytest.raises(SecondFactorNeeded):
            verb(by=actor(Role.DATA_PROTECTION, second_factor=False), at=AT)
        with pytest.raises(Refused):
            verb(by=actor(Role.DATA_PROTECTION, residence_authority=True), at=AT)


def test_the_oldest_day_is_read_from_the_date_that_makes_rows_due():
    assert queries.date_field(sent_before(AT)) == "sent_at"
    nested = OutgoingMail.objects.filter(Q(attempts__gt=3) | Q(queued_at__lt=AT), to="a")
    assert queries.date_field(nested) == "queued_at"
    assert queries.date_field(OutgoingMail.objects.filter(attempts=1)) is None


def test_a_rule_without_a_date_shows_its_number_alone(rules):
    rules(rule(due=lambda at: OutgoingMail.objects.filter(attempts=0)))
    mail(1)
    found = queries.due_now(AT)[0]
    assert (found.count, found.oldest) == (1, None)


def test_every_rule_of_the_program_can_be_asked_and_has_a_name_of_its_own(django_assert_max_num_queries):
    found = contributions.retention_rules()
    assert len({one.name for one in found}) == len(found)
    with django_assert_max_num_queries(2 * len(found)):
        for due in queries.due_now(clock.now()):
            assert due.count >= 0 and due.rule.period and due.rule.legal_basis and due.rule.title


# --- What the doctor asks ---------------------------------------------------------------------------


def finished(days_ago, removed=None):
    at = clock.now() - timedelta(days=days_ago)
    return DeletionRun.objects.create(started_at=at, finished_at=at, removed=removed or {})


def test_a_new_installation_waits_for_its_first_night_and_an_old_one_is_told(monkeypatch):
    assert checks.deletion() == (True, "Die Installation ist neu; der erste Löschlauf kommt in der Nacht.")
    later = clock.now() + timedelta(days=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    ok, sentence = checks.deletion()
    assert not ok and "noch nie einen Löschlauf" in sentence


@pytest.mark.parametrize(("days", "ok"), [(0, True), (1, True), (3, False)])
def test_a_run_is_fresh_for_two_days(days, ok):
    finished(days)
    assert checks.deletion()[0] == ok


def test_a_rehearsal_is_no_run():
    DeletionRun.objects.create(started_at=clock.now(), finished_at=clock.now(), rehearsal=True)
    assert queries.last_run() is None


def test_a_rule_that_failed_last_night_is_named():
    finished(0, {"hint_contacts": {"count": 0, "oldest": None, "failed": True}})
    ok, sentence = checks.deletion()
    assert not ok and "hint_contacts" in sentence


def test_seals_that_stay_away_are_noticed():
    from augenhoehe.journal.operations import audit

    audit("probe", ("probe", "1"), by=SYSTEM, at=clock.now() - timedelta(minutes=5))
    assert checks.audit_trail()[0]
    audit("probe", ("probe", "2"), by=SYSTEM, at=clock.now() - timedelta(hours=2))
    ok, sentence = checks.audit_trail()
    assert not ok and "nicht versiegelt" in sentence and "Seit " in sentence
