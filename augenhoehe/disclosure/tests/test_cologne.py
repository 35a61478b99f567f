"""The real small-area file of a large city: see tests/real_data.py."""

from __future__ import annotations

import csv

import pytest

from augenhoehe.disclosure.lattice import Axis, Terms, system_of
from augenhoehe.disclosure.solver.protect import round_to, suppress
from tests import real_data

from .attacker import Reader
from .test_stands import Archive

ORIGINS = ("Afrika", "Amerika", "Asien", "Europäische Union", "Sonstige", "Türkei", "Übriges Europa")


def counted(year, district=""):
    """Quarters under districts by origin; or those of one district."""
    path = next(real_data.GEO.glob("koeln_migrationshintergrund_*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["jahr"] == year and not row["raum_id"].startswith("0")]
    rows = [row for row in rows if row["raum_id"].startswith(district)]
    paths = [(row["raum_id"][0], row["raum_id"]) for row in rows]
    axes = [Axis.nested("raum", paths), Axis.flat("herkunft", ORIGINS)]
    counts = {
        (f"{row['raum_id'][0]} / {row['raum_id']}", origin): int(float(row[origin] or 0))
        for row in rows
        for origin in ORIGINS
    }
    return axes, counts


@pytest.mark.prove
@real_data.needs(real_data.GEO)
def test_the_city_is_released_with_its_small_cells_hidden_and_the_attacker_fails():
    axes, counts = counted("2012")
    system = system_of(axes, counts, Terms())
    done = suppress(system)
    reader = Reader(axes, {cell.key: cell.value for cell in done.cells})
    small = [knot for knot in system.knots if 0 < knot.value < 5]
    assert small and done.holds
    for knot in small:
        low, high = reader.range_of(knot.key, far=2_000_000)
        assert high - low >= 5 - 1e-6
    print(len(system.knots), len(small), len(done.pattern), done.cost, done.method, round_to(system).cost)


@pytest.mark.prove
@real_data.needs(real_data.GEO)
@pytest.mark.parametrize("district", ["8", "2"])
def test_a_district_is_released_year_after_year_and_nobody_who_kept_all_years_reads_a_small_cell(district):
    """Some numbers stay the same, some move by one or two: what a single stand protects, the next could give away."""
    axes, _counts = counted("2005", district)
    archive = Archive(axes)
    for year in range(2005, 2013):
        _axes, counts = counted(str(year), district)
        archive.release([counts[cell] for cell in archive.cells])
    archive.attack()
    told, all_ = archive.share_shown
    print(f"Bezirk {district}: {len(archive.out)} Stände, {archive.refused} verweigert, {archive.attacked} kleine "
          f"Zahlen angegriffen, {told} von {all_} Zahlen gezeigt")  # fmt: skip
    assert archive.attacked
