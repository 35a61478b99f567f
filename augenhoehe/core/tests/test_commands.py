"""`augenhoehe draw` and `augenhoehe import`."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from augenhoehe.core.contributions import Importer
from augenhoehe.core.drawings import all_drawings, states
from augenhoehe.core.refused import Refused
from augenhoehe.core.transitions import Machine, Transition

MACHINE = Machine(
    noun="door",
    title="Tür",
    states={"shut": "zu", "open": "offen", "gone": "ausgebaut"},
    initial=("shut",),
    transitions=(
        Transition("open", "Öffnen", frozenset({"shut"}), "open", "Hausmeister"),
        Transition("remove", "Ausbauen", frozenset({"shut", "open"}), "gone"),
    ),
)


def draw(folder, *options):
    out, err = io.StringIO(), io.StringIO()
    call_command("draw", *options, to=folder, stdout=out, stderr=err)
    return out.getvalue()


def test_what_is_drawn_is_up_to_date_right_afterwards(tmp_path):
    draw(tmp_path)
    assert "entsprechen dem Code" in draw(tmp_path, "--check")
    assert (tmp_path / "rechte.md").read_text(encoding="utf-8").count("journal.read_threads") == 1


def test_a_changed_drawing_is_named_and_ends_in_an_error(tmp_path):
    draw(tmp_path)
    (tmp_path / "rechte.md").write_text("von Hand", encoding="utf-8")
    err = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("draw", "--check", to=tmp_path, stderr=err)
    assert failed.value.returncode == 1
    assert "docs/rechte.md entspricht nicht dem Code." in err.getvalue()


def test_states_of_a_noun_that_is_gone_are_named_and_removed(tmp_path):
    draw(tmp_path)
    left = tmp_path / "states" / "unicorn.md"
    left.write_text("x", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("draw", "--check", to=tmp_path, stderr=io.StringIO())
    draw(tmp_path)
    assert not left.exists()


def test_a_machine_is_drawn_as_picture_and_table():
    drawn = states(MACHINE)
    assert '    state "zu" as shut' in drawn
    assert "    [*] --> shut" in drawn
    assert "    shut --> open: Öffnen" in drawn
    assert "    gone --> [*]" in drawn
    assert "| Ausbauen | „zu“, „offen“ | „ausgebaut“ | – |" in drawn


def test_every_drawing_says_where_it_comes_from_and_ends_in_a_line():
    for name, text in all_drawings().items():
        assert text.startswith("<!-- Gezeichnet aus dem Code"), name
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name


@pytest.fixture
def importer(monkeypatch):
    def offer(run, arguments=None):
        found = {"birds": Importer("birds", "Vögel", run, arguments)}
        monkeypatch.setattr("augenhoehe.core.management.commands.import.importers", lambda: found)

    return offer


def test_an_import_shows_progress_and_ends_with_its_sentence(importer, tmp_path):
    file = tmp_path / "birds.csv"
    file.write_text("x", encoding="utf-8")

    def run(path, options, progress):
        for done in range(101):
            progress(done, 100)
        return f"100 Vögel aus {options['land']}."

    importer(run, lambda parser: parser.add_argument("--land", default="NRW"))
    out, err = io.StringIO(), io.StringIO()
    call_command("import", "birds", str(file), "--land", "Hessen", stdout=out, stderr=err)
    assert "100 Vögel aus Hessen." in out.getvalue()
    lines = err.getvalue().splitlines()
    assert lines[-1] == "100 von 100 (100 %)"
    assert len(lines) == 11


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (Refused("Zeile 3: Der Ort fehlt."), "Zeile 3: Der Ort fehlt."),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "lässt sich nicht lesen"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_german(importer, tmp_path, failure, sentence):
    file = tmp_path / "birds.csv"
    file.write_text("x", encoding="utf-8")

    def run(path, options, progress):
        raise failure

    importer(run)
    with pytest.raises(CommandError, match=sentence):
        call_command("import", "birds", str(file))


def test_a_missing_file_is_named(importer, tmp_path):
    importer(lambda *args: "")
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("import", "birds", str(tmp_path / "nowhere.csv"))
