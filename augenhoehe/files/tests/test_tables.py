"""CSV in all the ways people save it: what was written is what is read."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.files.tables import open_table, text_of
from augenhoehe.structure.import_rows import suggested

WESTERN = "abcdefgh ÄÖÜäöüß€„“–.,;|\t\n\"'!?0123456789"
ANY = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029\x85") | st.sampled_from(
    "\n\t"
)
HEADINGS = ["Nr", "Problem", "Ort"]


def cells(alphabet):
    filled = st.text(alphabet, min_size=1, max_size=40).filter(lambda text: text.strip())
    return st.lists(st.tuples(filled, st.text(alphabet, max_size=40), filled), min_size=1, max_size=12)


def written(rows, separator, quoting=csv.QUOTE_ALL):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    return out.getvalue()


def read_back(content: bytes):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_bytes(content)
        table = open_table(path)
        return table, list(table.rows())


@settings(max_examples=60, deadline=None)
@given(
    rows=cells(st.sampled_from(WESTERN)),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_german_text_comes_back_whatever_the_encoding_and_separator(rows, separator, encoding):
    table, found = read_back(written(rows, separator).encode(encoding))
    assert [one.name for one in table.columns] == HEADINGS
    assert [cells for _, cells in found] == [list(row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(rows=cells(ANY), separator=st.sampled_from(";,\t"))
def test_any_script_comes_back_in_utf8(rows, separator):
    _, found = read_back(written(rows, separator).encode("utf-8"))
    assert [cells for _, cells in found] == [list(row) for row in rows]


@settings(max_examples=200, deadline=None)
@given(content=st.binary(min_size=1, max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(content):
    try:
        _, rows = read_back(content)
    except Refused as refused:
        assert refused.sentence.endswith((".", "?"))
    else:
        assert all(number > 1 for number, _ in rows)


def test_a_single_column_of_prose_is_not_cut_at_its_commas():
    table, rows = read_back(b"problem\nKein Bus, kein Zug, nichts\nAuch hier, wieder\n")
    assert [one.name for one in table.columns] == ["problem"]
    assert [cells for _, cells in rows] == [["Kein Bus, kein Zug, nichts"], ["Auch hier, wieder"]]


def test_row_numbers_are_those_of_a_spreadsheet():
    """A cell with line breaks is one row, empty rows count but are not read."""
    _, rows = read_back(b'a;b\n"eins\nzwei";x\n;\n\ndrei;y\n')
    assert [number for number, _ in rows] == [2, 5]


def test_columns_without_or_with_the_same_name_can_be_told_apart():
    table, _ = read_back(b"Text;;Text\na;b;c\n")
    assert [one.name for one in table.columns] == ["Text", "Spalte 2", "Text (2)"]


def test_a_quotation_mark_that_never_ends_is_said_with_its_row():
    with pytest.raises(Refused, match="Zeile 3"):
        read_back(('a;b\n1;2\n"' + "x" * 250_000).encode())


def test_the_heading_gives_columns_away():
    table, _ = read_back(b"id,titel,text,kategorie,datum,lat,lon\n1,T,Ein Text,Wege,18.10.2017,50.1,7.1\n")
    assert suggested(table.columns) == {"problem": "text", "title": "titel", "life_area": "kategorie", "date": "datum"}


def test_without_a_telling_heading_the_longest_text_is_the_problem():
    table, _ = read_back(b"a;b;c\n1;Hier steht ein langer Satz;x\n")
    assert suggested(table.columns) == {"problem": "b"}


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (5999004.0, "5999004"), (1.5, "1,5"), (True, "ja"), ("  x ", "x"), (7, "7")]
)
def test_cells_of_a_workbook_become_text(cell, text):
    assert text_of(cell) == text
