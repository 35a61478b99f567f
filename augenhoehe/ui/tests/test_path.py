"""The path picture: what is drawn, what is said in words, and both are the same."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from augenhoehe.ui import gallery
from augenhoehe.ui.drawing import Drawing, picture, tall, wide
from augenhoehe.ui.drawing.measure import BREAK, SMALL, TITLE, width, wrapped
from augenhoehe.ui.path import Path, Station

stations = st.builds(
    Station,
    key=st.uuids().map(str),
    title=st.text("abc dgikmnpsuß-ÄÖ", min_size=1, max_size=60).filter(str.strip),
    state=st.sampled_from(["done", "now", "todo", "skipped", "refused"]),
    note=st.sampled_from(["", "7 Hinweise aus 3 Orten", "Kosten und Zuständigkeit genannt"]),
    date=st.none() | st.just(date(2026, 9, 24)),
    url=st.sampled_from(["", "/vorgaenge/V-2026-014/"]),
    waited_days=st.none() | st.integers(1, 900),
)
paths = st.builds(
    Path,
    stations=st.lists(stations, min_size=1, max_size=8).map(tuple),
    branch=st.lists(stations, max_size=3).map(tuple),
    returns=st.booleans(),
)
SAMPLES = [gallery.running_path(), gallery.finished_path(), gallery.political_path(), gallery.refused_path()]


@given(paths)
def test_every_station_is_drawn_and_said(path: Path) -> None:
    drawn = {mark.station.key for mark in wide(path).marks}
    assert drawn == {mark.station.key for mark in tall(path).marks}
    branch = path.branch if len(path.stations) > 1 else ()
    assert drawn == {station.key for station in (*path.stations, *branch)}


@pytest.mark.parametrize("path", SAMPLES)
def test_the_text_version_equals_the_stations(path: Path) -> None:
    html = picture(path, "de")
    text = html.split("<details", 1)[1].replace("\u00a0", " ")
    said = re.findall(r"<li>(?:<a [^>]*>|<strong>)([^<]+)</(?:a|strong)>: ([^<;]+)", text)
    expected = list(path.stations)
    at = path.branch_index + 1
    expected[at:at] = path.branch
    assert [(title, state.strip()) for title, state in said] == [
        (station.title, station.state_words.replace("\u00a0", " ")) for station in expected
    ]
    assert path.return_words in text


@pytest.mark.parametrize("path", SAMPLES)
def test_each_station_says_all_about_itself_in_both_pictures(path: Path) -> None:
    html = picture(path, "de").replace("\u00a0", " ").replace(BREAK, "")
    for station in (*path.stations, *path.branch):
        named = re.escape(f'class="station {station.state}"')
        found = [re.sub(r"<[^>]+>", "", mark) for mark in re.findall(rf"<[ag] [^>]*{named}>.*?</text></[ag]>", html)]
        told = [mark for mark in found if mark.startswith(f"{station.title} ")]
        assert len(told) == 2
        for part in (station.state_words.replace("\u00a0", " "), station.waiting_words, station.note):
            assert all(part in mark for mark in told)
    assert html.count('<a href="#weg" class="station') == 2 * sum(
        1 for one in (*path.stations, *path.branch) if one.url
    )


def test_a_station_without_a_page_is_a_picture_with_a_name() -> None:
    html = picture(Path((Station("x", "Rat", "now", waited_days=63),)), "de")
    assert html.count('<g role="img" aria-label="Rat: jetzt hier; seit 63 Tagen" class="station now">') == 2


def test_state_is_said_by_shape_and_by_word() -> None:
    shapes = {}
    for state in ("done", "now", "todo", "skipped", "refused"):
        html = picture(Path((Station("x", "X", state),)), "de")
        shapes[state] = re.search(r'<g transform="[^"]*">(.*?)</g>', html)[1]
        assert Station("x", "X", state).state_word in html
    assert len(set(shapes.values())) == 5


@given(paths, st.sampled_from([wide, tall]))
def test_nothing_leaves_the_picture_and_it_mirrors_for_arabic(path: Path, draw) -> None:
    left, right = draw(path), draw(path, rtl=True)
    assert (left.width, left.height, len(left.marks)) == (right.width, right.height, len(right.marks))
    for one, other in zip(left.marks, right.marks, strict=True):
        assert abs(one.x + other.x - left.width) < 0.2 and one.y == other.y
        assert 0 <= one.x <= left.width and 0 <= one.y <= left.height
    for drawing in (left, right):
        assert all(0 <= words.y <= drawing.height for mark in drawing.marks for words in mark.words)
        assert all(-1 <= x <= drawing.width + 1 for x in _xs(drawing))


@given(paths)
def test_words_of_neighbours_do_not_run_into_each_other(path: Path) -> None:
    drawing = wide(path)
    boxes = [mark.box for mark in drawing.marks]
    for at, (x, y, w, h) in enumerate(boxes):
        for other_x, other_y, other_w, other_h in boxes[at + 1 :]:
            apart_x = x + w <= other_x + 0.2 or other_x + other_w <= x + 0.2
            apart_y = y + h <= other_y + 0.2 or other_y + other_h <= y + 0.2
            assert apart_x or apart_y


def _xs(drawing: Drawing) -> list[float]:
    return [float(x) for line in drawing.lines for x in re.findall(r"[MLQ ](-?[\d.]+) -?[\d.]+", line.d)]


@given(st.text("abcdefghi MÖ-\u00ad", max_size=80), st.floats(80, 300))
@example("MMMaaaMMM", 81.0)
def test_lines_fit_and_lose_no_letter(text: str, room: float) -> None:
    lines = wrapped(text, room, TITLE, bold=True, most=99)
    assert all(width(line, TITLE, bold=True) <= room or len(line) <= 5 for line in lines)
    letters = "".join(lines).replace(BREAK, "").replace(" ", "").replace("\u00ad", "")
    assert letters == text.replace(" ", "").replace("\u00ad", "")


def test_long_german_words_break_between_syllables() -> None:
    assert wrapped("Steuerungsgruppe", 104, TITLE, bold=True) == ["Steuerungs\u2010", "gruppe"]
    assert wrapped("Kita- und Schulanmeldung", 999, SMALL) == ["Kita- und Schulanmeldung"]


def test_the_drawing_speaks_the_language_of_the_page() -> None:
    with translation.override("ar"):
        html = picture(gallery.running_path(), "ar")
    first = gallery.running_path().stations[0]
    xs = re.findall(rf"translate\(([\d.]+) [^>]*>(?:(?!</a>).)*{first.title}", html)
    assert float(xs[0]) > 900
