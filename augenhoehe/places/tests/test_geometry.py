"""Where something „in the town“ is put on a map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from augenhoehe.places.geometry import box_of, holds, middle_of

from .factories import square

HOLED = {
    "type": "Polygon",
    "coordinates": [
        [[7.0, 51.0], [7.4, 51.0], [7.4, 51.2], [7.0, 51.2], [7.0, 51.0]],
        [[7.2, 51.0], [7.4, 51.0], [7.4, 51.2], [7.2, 51.2], [7.2, 51.0]],
    ],
}
TWO = {
    "type": "MultiPolygon",
    "coordinates": [square(7.0, 51.0, 0.1)["coordinates"], square(7.3, 51.0, 0.1)["coordinates"]],
}
TURNED = {"type": "Polygon", "coordinates": [list(reversed(square(7.0, 51.0, 0.1)["coordinates"][0]))]}


@pytest.mark.parametrize(("boundary", "middle"), [
    (square(7.0, 51.0, 0.1), (51.05, 7.05)), (TURNED, (51.05, 7.05)), (HOLED, (51.1, 7.1)), (TWO, (51.05, 7.2)),
])  # fmt: skip
def test_the_middle_of_an_area_is_its_centre_of_gravity_whichever_way_it_was_drawn(boundary, middle):
    assert middle_of(boundary) == pytest.approx(middle, abs=1e-6)


NEAR = st.integers(-50, 650).map(lambda one: one / 1000 + 0.0003)


@given(st.sampled_from([square(7.0, 51.0, 0.1), TURNED, HOLED, TWO]), NEAR, NEAR)
def test_a_place_lies_in_an_area_exactly_where_the_geometry_library_says_so(boundary, north, east):
    place = 51 + north, 7 + east
    assert holds(boundary, *place) == shape(boundary).buffer(0).contains(Point(place[1], place[0]))
    west, south, far_east, far_north = box_of(boundary)
    assert not holds(boundary, *place) or (west <= place[1] <= far_east and south <= place[0] <= far_north)
