"""Numbers on the map of offers do not cover each other (S1-16)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.organisations.map_labels import LETTER, RADIUS, TOWN_BELOW, TOWN_LETTER, Label, _box, _meet, placed

SPOT = st.tuples(st.integers(0, 600), st.integers(0, 600), st.sampled_from(["1", "12", "5, 12 …", "1, 2, 3"]))
TOWN = st.tuples(st.integers(100, 500), st.integers(0, 500), st.sampled_from(["Mohnfurt", "Sternmünde"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOT, max_size=12), st.lists(TOWN, max_size=4))
def test_no_text_covers_another_a_dot_or_a_town_and_none_leaves_the_picture(dots, towns):
    labels = placed(dots, towns, width=600, height=600)
    boxes = [_box(*one.at, len(one.text) * LETTER) for one in labels if one.at]
    others = [_box(x, y + TOWN_BELOW, len(name) * TOWN_LETTER) for x, y, name in towns]
    others += [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, _ in dots]
    for number, box in enumerate(boxes):
        assert not [other for other in (*boxes[number + 1 :], *others) if _meet(box, other)]
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= 600 and box[3] <= 600


def test_above_is_the_usual_place_and_below_where_another_text_stands():
    assert placed([(300, 300, "1")], [], width=600, height=600) == [Label(300, 300, "1", (300, 282))]
    first, second = placed([(300, 300, "1, 2, 3"), (340, 300, "4, 5, 6")], [], width=600, height=600)
    assert first.at == (300, 282) and second.at != (340, 282) and second.at is not None
