"""Hints from files: rows understood or faulty with a sentence, duplicates found, all or nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.models import AuditEntry
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.search.models import NewWord, Word
from augenhoehe.search.operations import settle_words
from augenhoehe.structure import import_runs
from augenhoehe.structure.import_copy import HintCopier
from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations import imports
from tests.worlds import shared

from .import_factories import SIMPLE, checked, counts, faults, taken_over
from .intake_factories import AT, hint, town

pytestmark = pytest.mark.django_db


@shared
def kreis():
    return federlohe()


def test_rows_become_hints_with_town_life_area_and_quarter(kreis):
    found = taken_over(
        SIMPLE + "Kein Bus am Abend,Zwirnstadt,mobility,14.5.2026\nZettel nur auf Deutsch,05999004,Wohnen,2026-Q1\n"
    )
    assert (found.state, counts(found)) == ("done", (2, 2, 0, 0))
    rows = {one.problem: one for one in Hint.objects.select_related("municipality", "life_area")}
    bus, note = rows["Kein Bus am Abend"], rows["Zettel nur auf Deutsch"]
    assert (bus.municipality.name, bus.life_area.code, bus.quarter) == ("Zwirnstadt", "mobility", "2026-Q2")
    assert (note.municipality.name, note.life_area.code, note.quarter) == ("Sternmünde", "housing", "2026-Q1")
    assert {one.source for one in rows.values()} == {"import"}
    assert bus.arrived_on == date(2026, 11, 26) and bus.source_key == found.pk.hex
    assert bus.person_key != note.person_key and bus.text_digest
    settle_words()
    assert Word.objects.filter(word="zettel").exists()
    assert AuditEntry.objects.filter(verb="take_over_import", object_id=str(found.pk)).exists()


def test_the_dry_run_writes_no_hint_and_no_word(kreis):
    found = checked(SIMPLE + "Kein Bus am Abend,Zwirnstadt,,\n")
    assert (found.state, found.rows_new) == ("checked", 1)
    assert not Hint.objects.exists() and not NewWord.objects.exists()


def test_each_faulty_row_says_its_number_what_is_wrong_and_what_was_read(kreis):
    content = (
        "problem,ort,datum,sprache\n"
        "gut,Zwirnstadt,,\n"
        ",Zwirnstadt,,\n"
        "\n"
        "falscher Ort,Entenhausen,,\n"
        "falscher Tag,,32.13.2026,\n"
        "Zukunft,,1.1.2030,\n"
        "Sprache,,,Elbisch!\n"
        "zu,viele,,de,Felder\n"
        f"{'x' * 5001},,,\n"
    )
    found = checked(content)
    assert counts(found) == (8, 1, 0, 7)
    assert set(faults(found)) == {3, 5, 6, 7, 8, 9, 10}
    assert "Kein" not in faults(found)[5] and "Kommune" in faults(found)[5]
    assert {one["row"]: one["read"] for one in found.errors}[5] == "Entenhausen"
    assert "Datum" in faults(found)[6] and "Zukunft" in faults(found)[7] and "5000" in faults(found)[10]


def test_title_and_text_become_one_problem(kreis):
    taken_over("titel,text\nKein Bus,Nach 20 Uhr fährt keiner.\nNur Titel,\nDoppelt,Doppelt gesagt hält besser\n")
    assert set(Hint.objects.values_list("problem", flat=True)) == {
        "Kein Bus\n\nNach 20 Uhr fährt keiner.", "Nur Titel", "Doppelt gesagt hält besser",
    }  # fmt: skip


class TestDuplicates:
    def test_within_the_file_case_spaces_and_punctuation_do_not_matter(self, kreis):
        found = taken_over("problem\nKein Bus am Abend!\nkein  BUS, am Abend\nKein Bus am Morgen\n")
        assert counts(found) == (3, 2, 1, 0)
        assert found.errors[0]["row"] == 3 and "Zeile 2" in found.errors[0]["sentence"]

    def test_of_hints_that_are_there_already(self, kreis):
        hint("Kein Bus am Abend", municipality=town("Zwirnstadt"))
        found = taken_over("problem,ort\nkein bus am abend,Zwirnstadt\nkein bus am abend,Sternmünde\n")
        assert counts(found) == (2, 1, 1, 0)

    def test_the_same_file_twice_brings_nothing_new(self, kreis):
        content = "problem\n" + "".join(f"Problem Nummer {number}\n" for number in range(50))
        taken_over(content)
        again = checked(content)
        assert counts(again) == (50, 0, 50, 0)
        with pytest.raises(Refused):
            imports.start_take_over(hint_import=again, by=SYSTEM, at=AT)

    def test_are_taken_over_when_somebody_says_so(self, kreis):
        assert counts(taken_over("problem\nKein Bus\nKein Bus\n", keep_duplicates=True)) == (2, 2, 0, 0)

    def test_a_withdrawn_hint_is_no_duplicate_any_more(self, kreis):
        from augenhoehe.structure.operations.intake import withdraw_hint

        withdraw_hint(code=hint("Kein Bus", municipality=None).code, at=AT)
        assert counts(checked("problem\nKein Bus\n")) == (1, 1, 0, 0)


def test_foreign_words_for_life_areas_are_counted_and_can_be_assigned(kreis):
    found = checked("problem,kategorie\nA fehlt,Radverkehr\nB fehlt,Radverkehr\nC fehlt,Wohnen\n")
    assert found.unknown_values == {"life_area": {"Radverkehr": 2}}
    assert found.rows_new == 3
    imports.assign_values(hint_import=found, values={"Radverkehr": "mobility"}, by=SYSTEM, at=AT)
    imports.run_check(import_id=found.pk, now=lambda: AT)
    found.refresh_from_db()
    assert found.unknown_values == {}
    imports.start_take_over(hint_import=found, by=SYSTEM, at=AT)
    imports.run_take_over(import_id=found.pk, now=lambda: AT)
    assert Hint.objects.filter(life_area__code="mobility").count() == 2


def test_what_looks_like_a_person_is_pointed_at_but_not_refused(kreis):
    found = checked("problem\nRufen Sie 0221 4710 123 an\n")
    assert counts(found) == (1, 1, 0, 0)
    assert [(one["kind"], one["row"]) for one in found.errors] == [("note", 2)]


def test_a_failure_in_the_middle_takes_nothing_over(kreis, monkeypatch):
    content = "problem\n" + "".join(f"Problem Nummer {number}\n" for number in range(30))
    monkeypatch.setattr(import_runs, "BATCH", 10)
    found = checked(content)
    imports.start_take_over(hint_import=found, by=SYSTEM, at=AT)
    calls = []

    def breaks(self, rows, written=HintCopier.__call__):
        written(self, rows)
        calls.append(Hint.objects.count())
        if len(calls) == 2:
            raise RuntimeError("Strom weg")

    monkeypatch.setattr(HintCopier, "__call__", breaks)
    imports.run_take_over(import_id=found.pk, now=lambda: AT)
    found.refresh_from_db()
    assert calls == [10, 20]
    assert not Hint.objects.exists()
    assert found.state == "failed" and "Nichts wurde übernommen" in found.failure


class TestExcel:
    def workbook(self, tmp_path, rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "liste.xlsx"
        book.save(path)
        return path

    def test_dates_numbers_and_empty_rows_are_understood(self, kreis, tmp_path):
        path = self.workbook(
            tmp_path,
            [["Rückmeldungen 2026"], [], ["Problem", "Ort", "Datum"], ["Kein Bus", 5999016, date(2026, 3, 1)],
             [None, None, None], ["Zettel", "Stadt Sternmünde", datetime(2026, 8, 1, 10, 0)]],
        )  # fmt: skip
        found = imports.upload_import(content=path.read_bytes(), file_name="l.xlsx", by=SYSTEM, at=AT)
        assert found.mapping["columns"] == {"problem": "Problem", "municipality": "Ort", "date": "Datum"}
        tally = imports.prepared(found, imports._table_of(found), SYSTEM, AT).walk()
        assert (tally.total, tally.new, tally.faulty) == (2, 2, 0)

    def test_a_formula_without_result_is_a_missing_problem(self, kreis, tmp_path):
        path = self.workbook(tmp_path, [["Problem", "Ort"], ["=A1&B1", "Zwirnstadt"]])
        found = imports.upload_import(content=path.read_bytes(), file_name="l.xlsx", by=SYSTEM, at=AT)
        tally = imports.prepared(found, imports._table_of(found), SYSTEM, AT).walk()
        assert tally.faulty == 1 and tally.listed[0]["row"] == 2

    def test_a_broken_workbook_is_said_in_a_sentence(self, kreis):
        with pytest.raises(Refused):
            imports.upload_import(content=b"PK\x03\x04 kaputt", file_name="l.xlsx", by=SYSTEM, at=AT)
