"""Charts say nothing that the table does not say, and draw nothing where nothing is known (S0-21, S3-23)."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest

from augenhoehe.ui.charts import (
    Comparison,
    Line,
    Point,
    Region,
    TimeSeries,
    choropleth,
    classes_of,
    comparison,
    csv_of,
    png_of,
    svg_of,
    time_series,
)
from augenhoehe.ui.charts.pens import ticks
from augenhoehe.ui.charts.samples import charts


def series(*values, **more):
    points = tuple(Point(value, "unbekannt" if value is None else str(value)) for value in values)
    periods = tuple(str(2010 + at) for at in range(len(values)))
    return time_series(TimeSeries("k", "Titel", "%", periods, (Line("A", points),), **more))


def path_of(chart):
    return max(re.findall(r'<path d="([^"]*)" stroke="#1b3a8a"', chart.wide.inner), key=len)


def test_a_line_stops_where_nothing_is_known():
    assert path_of(series(1, 2, 3, 4)).count("M") == 1
    assert path_of(series(1, 2, None, 4, 5)).count("M") == 2


def test_a_line_breaks_where_counting_changed():
    broken = series(1, 2, 3, 4, breaks=((2, "Seit 2012 anders gezählt."),))
    assert path_of(broken).count("M") == 2
    assert broken.notes == ("2012: Seit 2012 anders gezählt.",)


def test_what_is_not_certain_has_a_hollow_mark():
    points = (Point(1, "1"), Point(2, "2 (geschätzt)", certain=False))
    chart = time_series(TimeSeries("k", "T", "%", ("2010", "2011"), (Line("A", points),)))
    assert chart.wide.inner.count('fill="#ffffff"') == 1


@pytest.mark.parametrize(
    ("low", "high", "first", "last"),
    [(3, 17, 0, 20), (21.4, 28.9, 20, 30), (0, 0, 0, None), (-4, 4, -4, 4), (0.1, 0.4, 0, 0.4)],
)
def test_scales_have_round_steps_around_all_values(low, high, first, last):
    found = ticks(low, high)
    assert found[0] == first and found[0] <= low and found[-1] >= high
    assert last is None or found[-1] == last
    assert 2 <= len(found) <= 7


def test_bars_begin_at_zero_and_nothing_is_drawn_for_what_is_unknown():
    bars = (Comparison("A", 50.0, "50"), Comparison("B", 25.0, "25"), Comparison("C", None, "geheim gehalten"))
    widths = [
        float(one) for one in re.findall(r'width="([\d.]+)" height="20"', comparison("k", "T", "%", bars).wide.inner)
    ]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2) and widths[2] == 0


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_a_map_has_at_most_five_classes_and_every_value_lies_in_one(count):
    values = [round(10 + 3.7 * at, 1) for at in range(count)]
    classes = classes_of(values, "%")
    assert 1 <= len(classes) <= 5
    for value in values:
        assert sum(one.low <= value < one.high for one in classes) == 1
    if count == 40:
        assert classes[0].words.startswith("unter ") and classes[-1].words.endswith(" % und mehr")
        sizes = [sum(one.low <= value < one.high for value in values) for one in classes]
        assert min(sizes) >= 5


def test_the_table_of_a_map_runs_from_the_highest_to_the_lowest_and_tells_hidden_ones():
    regions = [
        Region("klein", 1.0, "1"),
        Region("groß", 9.0, "9", "M0 0Z"),
        Region("geheim", None, "geheim gehalten", "M1 1Z"),
    ]
    chart = choropleth("k", "T", "%", regions, (600, 300))
    assert [label for label, _ in chart.rows] == ["groß", "klein", "geheim"]
    assert chart.rows[-1][1] == ("geheim gehalten", "–")
    assert "url(#k-wide-none)" in chart.wide.inner


@pytest.mark.parametrize("chart", charts()[:-1], ids=lambda chart: chart.key)
def test_every_chart_has_a_table_a_text_and_downloads_that_open(chart):
    assert chart.rows and "Tabelle" in chart.alternative
    inline = str(chart.pictures)
    assert 'role="img"' in inline and "aria-label=" in inline and "style=" not in inline
    # Ticks and labels are for the eye: a screen reader gets the sentence and the table.
    assert inline.count('<g aria-hidden="true">') == inline.count("<svg")
    ElementTree.fromstring(f"<div>{inline}</div>")  # noqa: S314
    saved = ElementTree.fromstring(svg_of(chart))  # noqa: S314
    assert saved.find("{http://www.w3.org/2000/svg}title").text == chart.title
    assert chart.source in "".join(saved.itertext()) or "Stand 31" in "".join(saved.itertext())
    rows = list(csv.reader(io.StringIO(csv_of(chart).decode("utf-8-sig")), delimiter=";"))
    assert tuple(rows[0]) == chart.head and len(rows) >= len(chart.rows) + 2
    assert chart.rows[0][0] == rows[1][0]


def test_a_chart_without_numbers_says_so():
    empty = charts()[-1]
    assert empty.empty and str(empty.pictures) == ""


def test_a_picture_is_saved_as_pixels_too():
    assert png_of(charts()[2]).startswith(b"\x89PNG")


def test_a_cell_is_never_a_formula():
    chart = comparison("k", "T", "%", (Comparison("=1+1", 1.0, "1"), Comparison("-3", 2.0, "-2")))
    rows = csv_of(chart).decode("utf-8-sig").splitlines()
    assert rows[1].startswith("'=1+1") and rows[2] == "-3;-2"
