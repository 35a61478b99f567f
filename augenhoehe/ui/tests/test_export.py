"""Export of exactly what is shown, without surprises in the spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core.ids import new_id
from augenhoehe.core.models import Throttle
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.ui.happenings import ListExported
from augenhoehe.ui.tables import Column, Filter, Listing, list_response
from augenhoehe.ui.tables.export import guarded

LISTING = Listing(
    name="probe",
    title="Drosseln: alle",
    columns=(
        Column("key", "Schlüssel", "key", sort="key"),
        Column("count", "Zahl", "count", kind="number"),
        Column("window", "Tag", "window", kind="date"),
    ),
    filters=(Filter("ab", "Ab", lambda rows, value: rows.filter(count__gte=int(value))),),
    default_sort="-key",
    page_size=2,
)


@given(st.text())
def test_no_cell_begins_a_formula_or_carries_control_signs(typed: str) -> None:
    cell = guarded(typed)
    assert not cell.lstrip().startswith(tuple("=+-@|%＝＋－＠"))
    assert not any(ord(sign) < 32 and sign not in "\t\n\r" for sign in cell)
    assert cell.removeprefix("'") == "".join(sign for sign in typed if sign in cell).removeprefix("'")


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_ordinary_words_stay_as_they_are(typed: str) -> None:
    assert guarded(typed) == typed


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+49 221", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\x00=1", "＝1+1", "\u00a0=1", "%0a=1", "|calc"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(typed: str) -> None:
    assert guarded(typed).startswith("'")


@pytest.fixture
def _rows() -> None:
    for at, key in enumerate(["=cmd|' /C calc'!A0", "Müller; „Süd“", "Zeile\nzwei", "d", "e\x0b"]):
        Throttle.objects.create(key=key, count=at, window=datetime(2026, 11, 20 + at, 23, 30, tzinfo=UTC))


def _answer(query: str) -> Any:
    return list_response(RequestFactory().get(f"/liste/?{query}"), LISTING, Throttle.objects.all(), "unused.html")


@pytest.mark.django_db
@pytest.mark.usefixtures("_rows")
def test_csv_holds_all_filtered_rows_in_the_shown_order() -> None:
    answer = _answer("export=csv&ab=1&sort=key")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    assert "drosseln-alle" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == ["Schlüssel", "Zahl", "Tag"]
    assert {row[0] for row in rows[1:]} == {"Müller; „Süd“", "Zeile\nzwei", "d", "e"}
    # 21 November, 23:30 in UTC is the 22nd in Germany.
    assert next(row for row in rows if row[0].startswith("Müller"))[1:] == ["1", "22.11.2026"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_rows")
def test_excel_gets_real_days_and_numbers_and_no_formula() -> None:
    from openpyxl import load_workbook

    answer = _answer("export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert len(rows) == 5
    assert rows["d"][1].value == 3 and rows["d"][2].value.date() == date(2026, 11, 24)
    assert "'=cmd|' /C calc'!A0" in rows
    assert all(cell.data_type != "f" for row in rows.values() for cell in row)


@pytest.mark.django_db
def test_export_does_not_load_all_rows_at_once(django_assert_max_num_queries: Any) -> None:
    Throttle.objects.bulk_create(
        Throttle(key=f"{at:05}", count=at, window=datetime(2026, 1, 1, tzinfo=UTC)) for at in range(5000)
    )
    with django_assert_max_num_queries(2):
        assert sum(1 for _line in _answer("export=csv").streaming_content) == 5001


@pytest.mark.django_db
def test_taking_a_list_away_is_told_to_whoever_keeps_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr("augenhoehe.ui.tables.views.happened", told.append)
    aylin = Actor(user_id=new_id(), name="Aylin")
    for actor, export in ((aylin, "csv"), (aylin, ""), (ANONYMOUS, "csv")):
        request = RequestFactory().get("/liste/", {"export": export})
        request.actor = actor
        list_response(request, LISTING, Throttle.objects.all(), "ui/gallery_inside.html")
    assert told == [ListExported("probe", "csv", aylin)]
