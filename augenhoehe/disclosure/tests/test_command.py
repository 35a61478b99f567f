"""`augenhoehe disclosure protect`: any table of counts, its proof, and a sentence for what is wrong with a file."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from augenhoehe.core.contributions import Rhythm, releasables

TABLE = "region;gender;anzahl\nA;m;18\nA;w;2\nB;m;14\nB;w;19\nC;m;12\nC;w;10\nD;m;11\nD;w;14\n"


def run(tmp_path, text, *options):
    file = tmp_path / "tabelle.csv"
    file.write_text(text, encoding="utf-8")
    out = StringIO()
    call_command("disclosure", "protect", str(file), "--count", "anzahl", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_published_table_comes_back_with_pattern_cost_and_proof(tmp_path):
    found = json.loads(run(tmp_path, TABLE, "--by", "region,gender", "--json"))
    assert sorted(found["pattern"]) == [["A", "m"], ["A", "w"], ["C", "m"], ["C", "w"]]
    assert (found["cost"], found["holds"], found["method"]) == (42, True, "genau")
    proof = {tuple(one["cell"]): (one["low"], one["high"]) for one in found["proof"]}
    assert proof["A", "w"] == (1, 11)
    assert {"cell": ["A", "w"], "value": None} in found["cells"]


def test_without_json_the_table_reads_as_lines_and_names_no_hidden_number(tmp_path):
    told = run(tmp_path, TABLE, "--by", "region,gender")
    assert "A | w | nicht gezeigt" in told and "A | w: zwischen 1 und 11" in told
    assert "Personen in verborgenen Zellen: 42." in told


def test_rounding_gives_multiples_that_add_up(tmp_path):
    found = json.loads(run(tmp_path, TABLE, "--by", "region,gender", "--mode", "round", "--json"))
    values = {tuple(one["cell"]): one["value"] for one in found["cells"]}
    assert values["A", "m"] + values["A", "w"] == values["A", "gesamt"]
    assert all(value % 5 == 0 for value in values.values())


def test_levels_of_a_dimension_have_their_own_sums(tmp_path):
    text = "kreis;ort;anzahl\nK1;O1;20\nK1;O2;2\nK1;O3;30\nK2;O4;40\n"
    found = json.loads(run(tmp_path, text, "--by", "kreis>ort", "--json"))
    values = {tuple(one["cell"]): one["value"] for one in found["cells"]}
    assert values["K1",] == 52 and values["K1 / O2",] is None and len(found["pattern"]) == 2


@pytest.mark.parametrize(
    ("text", "by", "sentence"),
    [
        (TABLE, "region,alter", "Die Spalte „alter“ gibt es in der Datei nicht"),
        (TABLE.replace("A;w;2", "A;w;zwei"), "region,gender", "Zeile 3: In „anzahl“ steht „zwei“"),
        (TABLE.replace("A;w;2", "A;w;-2"), "region,gender", "Erwartet wird eine ganze Zahl ab 0"),
        (TABLE.replace("A;w;2", "A;;2"), "region,gender", "Zeile 3: „gender“ ist leer"),
        (TABLE + "gesamt;m;55\n", "region,gender", "Lassen Sie Summen weg"),
        (TABLE, "region,anzahl", "zweimal genannt"),
        (TABLE, "", "Nennen Sie mit --by"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_a_sentence(tmp_path, text, by, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(tmp_path, text, "--by", by)


def test_a_threshold_below_three_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(CommandError, match="nicht unter 3"):
        run(tmp_path, TABLE, "--by", "region,gender", "--threshold", "2")
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("disclosure", "protect", str(tmp_path / "fehlt.csv"), "--by", "a", "--count", "b")


@pytest.mark.django_db
def test_the_tables_of_this_house_are_released_for_a_day_and_a_wrong_day_gets_a_sentence():
    def release(*options):
        out = StringIO()
        call_command("disclosure", "release", *options, stdout=out, stderr=StringIO())
        return out.getvalue()

    tables = sum(one.rhythm == Rhythm.QUARTERLY for one in releasables().values())
    assert f"Stichtag 31. März 2026: {tables} freigegeben, 0 blockiert, 0 schon vorher draußen." in release(
        "--as-of=2026-03-31"
    )
    assert f"0 freigegeben, 0 blockiert, {tables} schon vorher draußen." in release("--as-of=2026-03-31")
    with pytest.raises(CommandError, match="endet kein Quartal"):
        release("--as-of=2026-03-30")
    with pytest.raises(CommandError, match="ist kein Tag"):
        release("--as-of=gestern")
