import pytest
from django.core.exceptions import ImproperlyConfigured

from augenhoehe.core import env


@pytest.mark.parametrize(("value", "meant"), [("ja", True), ("1", True), ("nein", False), ("", False), ("AUS", False)])
def test_yes_and_no_are_understood_in_german(monkeypatch, value, meant):
    monkeypatch.setenv("AUGENHOEHE_PROBE", value)
    monkeypatch.setattr(env, "READ", {})
    assert env.flag("AUGENHOEHE_PROBE", help="Probe") is meant


def test_a_wrong_value_stops_the_start_with_a_sentence(monkeypatch):
    monkeypatch.setattr(env, "READ", {})
    monkeypatch.setenv("AUGENHOEHE_PROBE", "vielleicht")
    with pytest.raises(ImproperlyConfigured, match="keine Ja-Nein-Angabe"):
        env.flag("AUGENHOEHE_PROBE", help="Probe")
    with pytest.raises(ImproperlyConfigured, match="keine ganze Zahl"):
        env.number("AUGENHOEHE_PROBE", 1, help="Probe")
    with pytest.raises(ImproperlyConfigured, match="gibt es nicht"):
        env.choice("AUGENHOEHE_PROBE", "a", ("a", "b"), help="Probe")


def test_a_number_below_its_minimum_is_refused(monkeypatch):
    monkeypatch.setattr(env, "READ", {})
    monkeypatch.setenv("AUGENHOEHE_PROBE", "2")
    with pytest.raises(ImproperlyConfigured, match="zu klein; mindestens 3"):
        env.number("AUGENHOEHE_PROBE", 5, minimum=3, help="Probe")


def test_what_the_process_already_has_wins_over_the_file(monkeypatch, tmp_path):
    file = tmp_path / ".env"
    file.write_text("# Kommentar\nAUGENHOEHE_EINS='aus der Datei'\nAUGENHOEHE_ZWEI=zwei\n", encoding="utf-8")
    monkeypatch.setenv("AUGENHOEHE_EINS", "vom Prozess")
    monkeypatch.delenv("AUGENHOEHE_ZWEI", raising=False)
    env.load_file(file)
    import os

    assert os.environ["AUGENHOEHE_EINS"] == "vom Prozess"
    assert os.environ.pop("AUGENHOEHE_ZWEI") == "zwei"


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ({"AUGENHOEHE_SECRET_KEY": ""}, "AUGENHOEHE_SECRET_KEY fehlt"),
        ({"AUGENHOEHE_SECRET_KEY": "kurz"}, "zu kurz"),
        ({"AUGENHOEHE_KEYS": ""}, "AUGENHOEHE_KEYS fehlt"),
        ({"DATABASE_URL": ""}, "DATABASE_URL fehlt"),
    ],
)
def test_production_refuses_to_start_half_configured_with_one_sentence(extra, sentence):
    import os
    import subprocess
    import sys

    variables = {
        "PATH": os.environ["PATH"],
        "AUGENHOEHE_MODE": "production",
        "AUGENHOEHE_ENV_FILE": os.devnull,
        "AUGENHOEHE_SECRET_KEY": "x" * 64,
        "DATABASE_URL": "postgresql://app@localhost/augenhoehe",
        "AUGENHOEHE_KEYS": os.environ["AUGENHOEHE_KEYS"],
        **extra,
    }
    done = subprocess.run([sys.executable, "-m", "augenhoehe", "check"], env=variables, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Augenhöhe startet nicht:" in done.stderr and sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_address_of_the_database_asks_for_is_kept(monkeypatch):
    from augenhoehe import settings

    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/augenhoehe?sslmode=verify-full")
    options = settings.databases()["default"]["OPTIONS"]
    assert options["sslmode"] == "verify-full" and options["connect_timeout"] == 10
