"""Our indices of segregation beside those of PySAL, over random towns and over the real city (S3-16)."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely.geometry import box, shape

from augenhoehe.monitoring.indices.reading import Counted
from augenhoehe.monitoring.indices.results import indices_of
from tests import real_data

pytestmark = pytest.mark.prove
REFERENCE = Path(sys.prefix) / "reference" / "bin" / "python"
SCRIPT = Path(__file__).with_name("reference.py")
HOW = "Die Vergleichsbibliothek fehlt. „make reference“ holt sie (knapp 1 GB)."
TOWNS = 300
FIVE = ("Afrika", "Asien", "Europäische Union", "Türkei", "Übriges Europa")

# Everybody has lived somewhere: PySAL divides by the people of an area.
towns = some.lists(
    some.tuples(some.integers(0, 400), some.integers(0, 400), some.integers(1, 900)), min_size=4, max_size=30
).filter(lambda areas: all(sum(column) for column in zip(*areas, strict=True)))


def reference(cases):
    """What PySAL says of many tables; it takes seconds to start, so it is asked once."""
    if not REFERENCE.exists():
        pytest.fail(HOW)
    done = subprocess.run(
        [REFERENCE, SCRIPT], input=json.dumps(cases), capture_output=True, text=True, timeout=1800,
        env={**os.environ, "PYTHONPATH": "", "MPLBACKEND": "agg"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def ours(case, shapes):
    """The same numbers from our own lines."""
    groups = {name: tuple(counts) for name, counts in case["groups"].items()}
    areas = tuple(str(at) for at in range(len(case["total"])))
    found = indices_of(Counted(areas, tuple(case["total"]), groups), shapes)
    first = found.groups[0]
    told = {
        "dissimilarity": first.dissimilarity,
        "isolation": first.isolation,
        "spatial_dissimilarity": first.spatial_dissimilarity,
    }
    return told | ({"theil": found.theil} if found.theil is not None else {})


def test_indices_of_random_towns_are_those_of_pysal():
    cases = []

    @settings(max_examples=TOWNS, deadline=None, database=None)
    @given(towns)
    def drawn(areas):
        one, two, _rest = (list(column) for column in zip(*areas, strict=True))
        total = [sum(area) for area in areas]
        cases.append({"total": total, "groups": {"eins": one, "zwei": two}})

    drawn()
    for case, told in zip(cases, reference(cases), strict=True):
        found = ours(case, [box(at, 0, at + 1, 1) for at in range(len(case["total"]))])
        assert found == pytest.approx(told, abs=1e-9), case
    assert len(cases) >= TOWNS


@real_data.needs(real_data.GEO)
def test_indices_of_the_real_city_are_those_of_pysal():
    cases = of_the_city()
    for case, told in zip(cases, reference(cases), strict=True):
        assert ours(case, [shape(one) for one in case["shapes"]]) == pytest.approx(told, abs=1e-9)


def of_the_city():
    """Both years, each group alone and the origins together, with the outlines of the quarters."""
    drawn = json.loads(next(real_data.GEO.glob("koeln_stadtteile_*.geojson")).read_text(encoding="utf-8"))
    outlines = {str(one["properties"]["STT_NR"]): one["geometry"] for one in drawn["features"]}
    path = next(real_data.GEO.glob("koeln_migrationshintergrund_*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["raum_id"] in outlines and not row["raum_id"].startswith("0")
        ]
    cases = []
    for year in ("2005", "2012"):
        areas = [row for row in rows if row["jahr"] == year]
        for groups in (("Einwohner mit Migrationshintergrund",), ("Aussiedler",), ("Ausländer",), ("Türkei",), FIVE):
            counts = {name: [int(float(row[name] or 0)) for row in areas] for name in groups}
            total = [int(float(row["einwohner"])) for row in areas]
            cases.append({"total": total, "groups": counts, "shapes": [outlines[row["raum_id"]] for row in areas]})
    return cases
