"""Where something „in the town“ is put on a map."""

from __future__ import annotations

import pytest

from augenhoehe.places.geometry import middle_of

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
