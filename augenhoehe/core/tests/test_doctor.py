"""The doctor says in German what is wrong and what to do, and is right about it."""

from __future__ import annotations

import json
import smtplib
import socket
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections

from augenhoehe.core import backup, clock
from augenhoehe.core.contributions import Check, TableGrant
from augenhoehe.core.doctor import checks, database, examine, grants, server
from augenhoehe.core.embedded import OWNER
from augenhoehe.core.management.commands import doctor as command


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize(
    "check", [database.version, database.role, database.extensions, database.migrations, database.locks]
)
def test_the_test_house_itself_is_well(check):
    ok, sentence = check()
    assert ok, sentence


@pytest.mark.django_db
def test_the_rights_of_the_test_house_are_exactly_the_intended_ones():
    ok, sentence = grants.drift()
    assert ok, sentence


def test_a_role_that_may_too_much_is_named_with_everything_it_may(committed):
    import dj_database_url

    parsed = dj_database_url.parse(committed.superuser)
    for name in ("USER", "HOST", "PORT"):
        connections["default"].settings_dict[name] = parsed[name]
    connections["default"].close()
    ok, sentence = database.role()
    assert not ok and "ist Superuser" in sentence and "BYPASSRLS" in sentence and "besitzt Tabellen" in sentence


def test_the_owner_is_not_the_role_to_work_with(committed):
    connections["default"].close()
    connections["default"].settings_dict["USER"] = OWNER
    ok, sentence = database.role()
    assert not ok and "besitzt Tabellen" in sentence and "Superuser" not in sentence


def test_rights_that_drifted_are_named_and_migrate_mends_them(committed):
    with connections["owner"].cursor() as cursor:
        cursor.execute("GRANT UPDATE, TRUNCATE ON journal_auditentry, places_municipality TO augenhoehe_app")
        cursor.execute("REVOKE DELETE ON places_socialarea FROM augenhoehe_app")
    ok, sentence = grants.drift()
    assert not ok
    for part in (
        "journal_auditentry: TRUNCATE zu viel",
        "journal_auditentry: UPDATE zu viel",
        "municipality: TRUNCATE zu viel",
    ):
        assert part in sentence
    call_command("migrate", verbosity=0)
    assert grants.drift()[0], grants.drift()[1]


def test_rights_on_single_columns_are_not_taken_for_the_whole_table():
    assert grants.whole_table("SELECT, INSERT, UPDATE (text, reason)") == {"SELECT", "INSERT"}
    wanted = grants.expected({"a", "b"}, (TableGrant("a", "SELECT, UPDATE (x)"),))
    assert wanted["a"] == {"SELECT"} and wanted["b"] == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert grants.differences({"a": frozenset({"SELECT"})}, {}) == ["a: SELECT fehlt"]


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "ok"), [(5, True), (300, False)])
def test_the_worker_is_alive_while_it_beats(seconds, ok):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)", [timedelta(seconds=seconds)]
        )
    found, sentence = database.worker()
    assert found == ok and ("systemctl start" in sentence) != ok


@pytest.mark.django_db
def test_too_few_locks_to_restore_a_backup_are_noticed_before_it_is_needed(monkeypatch):
    monkeypatch.setattr(database, "LOCKS_PER_RELATION", 1000)
    ok, sentence = database.locks()
    assert not ok and "max_locks_per_transaction = 256" in sentence


@pytest.mark.django_db
def test_clocks_that_run_apart_are_noticed(monkeypatch):
    assert database.time_of_day()[0]
    late = clock.now() + timedelta(minutes=3)
    monkeypatch.setattr(clock, "now", lambda: late)
    ok, sentence = database.time_of_day()
    assert not ok and "Sekunden auseinander" in sentence


def test_secrets_that_others_can_read_are_a_fault(data_dir):
    key = data_dir / "secret-key"
    key.write_text("x")
    key.chmod(0o600)
    assert server.secret()[0]
    key.chmod(0o644)
    ok, sentence = server.secret()
    assert not ok and f"chmod 600 {key}" in sentence


def test_a_short_secret_is_a_fault(settings):
    settings.SECRET_KEY = "kurz"
    assert not server.secret()[0]


@pytest.mark.parametrize(
    ("base", "hosts", "tls", "ok"),
    [
        ("https://kreis.example", ["kreis.example"], True, True),
        ("https://kreis.example", ["www.kreis.example"], True, False),
        ("http://kreis.example", ["kreis.example"], True, False),
        ("http://localhost:8000", ["localhost"], False, True),
        ("https://a.kreis.example", [".kreis.example"], True, True),
        ("kreis", ["*"], True, False),
    ],
)
def test_links_in_mails_must_lead_here(settings, base, hosts, tls, ok):
    settings.BASE_URL, settings.ALLOWED_HOSTS, settings.TLS = base, hosts, tls
    assert server.address()[0] == ok


@pytest.mark.parametrize(
    ("mode", "tls", "count", "ok"),
    [("production", True, 0, False), ("production", True, 1, True), ("demo", False, 0, True)],
)
def test_behind_a_proxy_the_application_must_know_it(settings, mode, tls, count, ok):
    settings.MODE, settings.TLS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = mode, tls, count
    found, sentence = server.proxies()
    assert found == ok and ("AUGENHOEHE_PROXIES" in sentence) != ok


def test_production_without_tls_is_a_fault_and_the_demo_is_not(settings):
    settings.MODE, settings.TLS = "production", False
    ok, sentence = server.transport()
    assert not ok and "AUGENHOEHE_TLS" in sentence
    settings.MODE = "demo"
    assert server.transport()[0]


def test_production_with_insecure_cookies_is_named_with_djangos_warning(settings):
    settings.MODE, settings.TLS = "production", True
    settings.SESSION_COOKIE_SECURE = False
    ok, sentence = server.transport()
    assert not ok and "security.W012" in sentence


def test_a_mail_server_that_does_not_answer_is_a_fault(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = server.SMTP, "127.0.0.1", port
    ok, sentence = server.mail()
    assert not ok and f"127.0.0.1:{port}" in sentence


def test_a_mail_server_that_refuses_our_password_is_a_fault(settings, monkeypatch):
    from django.core.mail.backends.smtp import EmailBackend

    def refused(self):
        raise smtplib.SMTPAuthenticationError(535, b"nein")

    settings.EMAIL_BACKEND = server.SMTP
    monkeypatch.setattr(EmailBackend, "open", refused)
    assert not server.mail()[0]


def test_a_mail_server_that_answers_is_fine(settings):
    with listening_mail_server() as port:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = server.SMTP, "127.0.0.1", port
        assert server.mail()[0]


def listening_mail_server():
    """A socket that greets like a mail server and says good-bye."""
    import contextlib
    import threading

    @contextlib.contextmanager
    def running():
        with socket.create_server(("127.0.0.1", 0)) as listener:
            threading.Thread(target=talk, args=(listener,), daemon=True).start()
            yield listener.getsockname()[1]

    def talk(listener):
        with contextlib.suppress(OSError):
            connected, _address = listener.accept()
            with connected, connected.makefile("rwb") as stream:
                stream.write(b"220 da\r\n")
                stream.flush()
                for line in stream:
                    stream.write(b"221 tschuess\r\n" if line.upper().startswith(b"QUIT") else b"250 gut\r\n")
                    stream.flush()

    return running()


def test_missing_static_files_are_a_fault_outside_tests(settings, tmp_path):
    settings.MODE, settings.STATIC_ROOT = "production", tmp_path
    ok, sentence = server.static_files()
    assert not ok and "collectstatic" in sentence
    (tmp_path / "staticfiles.json").write_text("{}")
    assert server.static_files()[0]


def test_a_translation_that_was_not_compiled_is_named(settings, tmp_path):
    settings.PACKAGE_DIR = tmp_path
    settings.LANGUAGES = [("de", "Deutsch"), ("tr", "Türkçe"), ("uk", "Українська")]
    folder = tmp_path / "locale" / "tr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").touch()
    ok, sentence = server.translations()
    assert not ok and "Українська" in sentence and "Türkçe" not in sentence


def test_a_backup_is_fresh_for_two_nights(data_dir):
    assert not server.last_backup()[0]
    backup.leave_note(backup.Note(clock.now() - timedelta(hours=30), "/sicherung/gestern.tar"))
    ok, sentence = server.last_backup()
    assert ok and "/sicherung/gestern.tar" in sentence
    backup.leave_note(backup.Note(clock.now() - timedelta(days=4), "/sicherung/alt.tar"))
    assert not server.last_backup()[0]
    (data_dir / "last-backup.json").write_text("zerbrochen")
    assert not server.last_backup()[0]


def test_a_full_disk_is_a_fault(data_dir, monkeypatch):
    import shutil
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(100 * 1024**3, 99 * 1024**3, 1024**3))
    ok, sentence = server.disk()
    assert not ok and "1 GB frei (1 %)" in sentence


def test_a_check_that_breaks_is_red_and_the_others_go_on():
    def broken():
        raise ValueError("kaputt")

    lines = examine([Check("Zerbrochen", broken), Check("Heil", lambda: (True, "Alles gut."))])
    assert [(line.name, line.ok) for line in lines] == [("Zerbrochen", False), ("Heil", True)]
    assert "ValueError: kaputt" in lines[0].sentence


def test_every_line_has_its_own_name():
    names = [check.name for check in checks()]
    assert len(names) == len(set(names))


def run(monkeypatch, capsys, *arguments, ok):
    monkeypatch.setattr(command, "examine", lambda: examine([Check("Probe", lambda: (ok, "Ein Satz."))]))
    code = 0
    try:
        call_command("doctor", *arguments)
    except SystemExit as stopped:
        code = stopped.code
    return code, capsys.readouterr().out


def test_the_command_ends_with_one_if_anything_is_red(monkeypatch, capsys):
    code, said = run(monkeypatch, capsys, ok=False)
    assert code == 1 and "FEHLER  Probe: Ein Satz." in said and "1 von 1 Punkten" in said
    code, said = run(monkeypatch, capsys, ok=True)
    assert code == 0 and "gut     Probe: Ein Satz." in said and "Alles in Ordnung." in said


def test_other_programs_read_json(monkeypatch, capsys):
    code, said = run(monkeypatch, capsys, "--json", ok=False)
    assert code == 1 and json.loads(said) == [{"name": "Probe", "ok": False, "sentence": "Ein Satz."}]
