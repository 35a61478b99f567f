"""PySAL's `segregation` as the reference: tables of counts in as JSON, its indices out. Runs in an environment of its own.

Started by `test_reference.py`; imports nothing of this house.
"""

from __future__ import annotations

import json
import sys
import warnings


def indices(case):
    """D, isolation and spatial D of the first group, H over both; areas lie in a row or as their outlines say."""
    import geopandas
    from segregation.multigroup import MultiInfoTheory
    from segregation.singlegroup import Dissim, Isolation, SpatialDissim
    from shapely.geometry import box, shape

    shapes = [shape(one) for one in case["shapes"]] if "shapes" in case else None
    columns = {"total": case["total"], **case["groups"]}
    outlines = shapes or [box(at, 0, at + 1, 1) for at in range(len(case["total"]))]
    areas = geopandas.GeoDataFrame(columns, geometry=outlines, crs="EPSG:25832")
    first, *_ = names = list(case["groups"])
    counts = {"group_pop_var": first, "total_pop_var": "total"}
    found = {
        "dissimilarity": Dissim(areas, **counts).statistic,
        "isolation": Isolation(areas, **counts).statistic,
        "spatial_dissimilarity": SpatialDissim(areas, **counts).statistic,
    }
    if len(names) > 1:
        found["theil"] = MultiInfoTheory(areas, groups=names).statistic
    return {name: float(value) for name, value in found.items()}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps([indices(one) for one in json.load(sys.stdin)]))
