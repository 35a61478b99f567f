"""The pages of data protection and operation: what they say, and to whom."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from augenhoehe.core import clock, contributions, doctor
from augenhoehe.core.contributions import Check
from augenhoehe.core.overview import class_of, data_overview
from augenhoehe.core.register import DataClass, RetentionRule
from augenhoehe.core.rights import Role
from augenhoehe.desk.privacy import operations, queries, two_days
from augenhoehe.journal.models import DeletionRun
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.places.tests.factories import federlohe, signed_in

pytestmark = pytest.mark.django_db
PAGES = ("data_protection", "deletion_runs", "start_deletion", "operation")


def page(client, name, **data):
    return client.get(reverse(f"desk:{name}"), data)


@pytest.fixture
def quick(monkeypatch):
    """A doctor with two lines instead of all."""
    lines = (
        Check("Datenbank", lambda: (True, "PostgreSQL 18 antwortet.")),
        Check("Sicherung", lambda: (False, "Keine.")),
    )
    monkeypatch.setattr(doctor, "checks", lambda: lines)


@pytest.mark.parametrize(
    ("role", "factor", "opens"),
    [
        (Role.DATA_PROTECTION, True, {"data_protection", "deletion_runs", "start_deletion"}),
        (Role.ADMINISTRATION, True, {"data_protection", "deletion_runs", "operation"}),
        (Role.DATA_PROTECTION, False, {"data_protection"}),
        (Role.ADMINISTRATION, False, {"data_protection"}),
        (Role.COORDINATION, True, set()),
        (Role.COMMITTEE_OFFICE, True, set()),
        (None, True, set()),
    ],
)
def test_who_opens_which_page(quick, role, factor, opens):
    client = signed_in(role, factor=factor)
    assert {name for name in PAGES if page(client, name).status_code == 200} == opens


def test_without_an_account_every_page_asks_to_sign_in(client):
    assert {page(client, name).status_code for name in PAGES} == {302}


# --- The register -----------------------------------------------------------------------------------


def test_the_page_names_every_table_with_purpose_basis_period_and_readers(django_assert_max_num_queries):
    federlohe()
    client = signed_in(Role.DATA_PROTECTION)
    with django_assert_max_num_queries(8):
        shown = page(client, "data_protection").content.decode()
    for card in contributions.data_cards():
        assert card.model in shown and card.title.replace("&", "&amp;") in shown
    assert "zu prüfen" in shown and "style=" not in shown


def test_the_most_sensitive_tables_come_first():
    kinds = [table.kind for table in data_overview()]
    about_people = [kind not in (DataClass.PUBLIC, DataClass.TECHNICAL, DataClass.INTERNAL) for kind in kinds]
    assert about_people == sorted(about_people, reverse=True)
    assert kinds[-1] == DataClass.TECHNICAL


def test_the_class_of_a_table_is_that_of_its_most_sensitive_field():
    for table in data_overview():
        assert table.kind == class_of(table.card) and table.kind in table.card.fields.values()
        assert sum(len(group.labels) for group in table.fields) == len(table.card.fields)


def test_fields_are_called_as_people_call_them():
    user = next(table for table in data_overview() if table.card.model == "accounts.User")
    labels = {label for group in user.fields for label in group.labels}
    assert "E-Mail-Adresse" in labels and "Funktion" in labels


def test_every_table_can_be_reached_by_a_link_of_its_own():
    anchors = [table.anchor for table in data_overview()]
    assert len(anchors) == len(set(anchors))


def test_the_register_leaves_as_a_file_for_the_officers_own_record():
    answer = page(signed_in(Role.DATA_PROTECTION), "data_protection", export="csv")
    assert "verarbeitungsverzeichnis-" in answer.headers["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["Tabelle"] for row in rows} == {card.model for card in contributions.data_cards()}
    assert all(row["Zweck"] and row["Aufbewahrung"] and row["Wer liest"] for row in rows)


# --- Deletion runs ----------------------------------------------------------------------------------


@pytest.fixture
def one_rule(monkeypatch):
    """Mails, thirty days after they were sent, and no other rule."""
    rule = RetentionRule(
        name="mails", title="Verschickte Mails", legal_basis="Art. 5 DSGVO", period="30 Tage nach dem Versand",
        due=lambda at: OutgoingMail.objects.filter(sent_at__lt=at - timedelta(days=30)),
        erase=lambda rows, at: rows.delete()[0],
    )  # fmt: skip
    for module in (queries, operations):
        monkeypatch.setattr(module, "retention_rules", lambda: (rule,))


def old_mail():
    at = clock.now() - timedelta(days=40)
    OutgoingMail.objects.create(to="a@b.example", subject="x", body="y", queued_at=at, sent_at=at)


def test_the_page_says_what_would_go_now_and_the_rehearsal_records_it(one_rule):
    old_mail()
    client = signed_in(Role.DATA_PROTECTION, factor=True)
    assert "entfernte er <strong>1 Eintrag</strong>" in page(client, "deletion_runs").content.decode()
    shown = client.post(reverse("desk:rehearse_deletion"), follow=True).content.decode()
    assert "Gelöscht ist nichts" in shown and "Weggefallen wäre: 1 Eintrag" in shown
    assert "Samuel Sesayo" in shown and OutgoingMail.objects.count() == 1


def test_deleting_out_of_turn_asks_first_and_says_the_consequence(one_rule):
    old_mail()
    client = signed_in(Role.DATA_PROTECTION, factor=True)
    assert "Danach ist 1 Eintrag endgültig gelöscht" in page(client, "start_deletion").content.decode()
    answer = client.post(reverse("desk:start_deletion"), follow=True)
    assert "läuft oder wartet" in answer.content.decode()
    assert DeletionRun.objects.filter(rehearsal=False, finished_at__isnull=True).count() == 1


def test_with_nothing_due_there_is_nothing_to_confirm(one_rule):
    assert "nichts fällig" in page(signed_in(Role.DATA_PROTECTION, factor=True), "start_deletion").content.decode()


def test_a_rehearsal_is_made_by_post_only():
    assert page(signed_in(Role.DATA_PROTECTION, factor=True), "rehearse_deletion").status_code == 405


def test_many_runs_cost_no_more_statements_than_one(django_assert_max_num_queries):
    client = signed_in(Role.DATA_PROTECTION, factor=True)
    for _ in range(25):
        DeletionRun.objects.create(started_at=clock.now(), finished_at=clock.now(), removed={"x": {"count": 1}})
    with django_assert_max_num_queries(2 * len(contributions.retention_rules()) + 9):
        page(client, "deletion_runs")


# --- Operation --------------------------------------------------------------------------------------


def test_the_administrator_sees_red_first_with_what_to_do_and_the_two_days(quick):
    shown = page(signed_in(Role.ADMINISTRATION, factor=True), "operation").content.decode()
    assert shown.index("<b>Sicherung</b>") < shown.index("<b>Datenbank</b>")
    assert "1 von 2 braucht Sie" in shown and "Zu tun: Keine." in shown
    for day in two_days.DAYS:
        for job in day.jobs:
            assert job.title in shown


def test_the_whole_doctor_runs_on_the_page():
    shown = page(signed_in(Role.ADMINISTRATION, factor=True), "operation").content.decode()
    for check in doctor.checks():
        assert f"<b>{check.name}</b>" in shown


def test_every_job_leads_somewhere_and_speaks_of_a_line_that_exists():
    names = {check.name for check in doctor.checks()}
    for day in two_days.DAYS:
        for job in day.jobs:
            assert not job.check or job.check in names
            assert not job.url_name or reverse(job.url_name).startswith("/intern/")
