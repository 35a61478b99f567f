"""Indices of segregation against a reference that is slow and obviously right (S3-16)."""

from __future__ import annotations

import json
import math
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as some

from augenhoehe.core.refused import Refused
from augenhoehe.monitoring.indices.reading import checked
from augenhoehe.monitoring.indices.results import indices_of
from tests import real_data

FIVE = ("Afrika", "Asien", "Europäische Union", "Türkei", "Übriges Europa")


def slow_dissimilarity(group, total):
    """Move people one group at a time in thought: half of what is too many here and too few there."""
    rest = [t - g for g, t in zip(group, total, strict=True)]
    return sum(abs(g / sum(group) - r / sum(rest)) for g, r in zip(group, rest, strict=True)) / 2


def slow_isolation(group, total):
    """Ask every member of the group how many around them are of the group, and take the mean."""
    shares = [g / t for g, t in zip(group, total, strict=True) if t for _ in range(g)]
    return sum(shares) / len(shares)


def slow_theil(groups):
    def entropy(counts):
        return -sum(c / sum(counts) * math.log(c / sum(counts)) for c in counts if c)

    areas = list(zip(*groups, strict=True))
    whole = entropy([sum(group) for group in groups])
    if not whole:
        return 0.0
    everybody = sum(map(sum, groups))
    return sum(sum(area) * (whole - entropy(area)) for area in areas if sum(area)) / (everybody * whole)


def slow_spatial(group, total, pairs):
    shares = [g / t if t else 0 for g, t in zip(group, total, strict=True)]
    apart = sum(abs(shares[a] - shares[b]) for a, b in pairs) / len(pairs)
    return slow_dissimilarity(group, total) - apart


counts = some.lists(
    some.tuples(*[some.integers(0, 60)] * 3).filter(lambda area: sum(area) > 0), min_size=4, max_size=9
).filter(lambda areas: all(sum(column) for column in zip(*areas, strict=True)))


@given(counts)
@settings(max_examples=60, deadline=None)
def test_indices_equal_the_slow_reference(areas):
    from shapely.geometry import box

    total = [sum(area) for area in areas]
    one, two, _ = (list(column) for column in zip(*areas, strict=True))
    try:
        counted = checked([str(at) for at in range(len(areas))], total, {"eins": one, "zwei": two})
    except Refused as refused:
        assert "Summe" in refused.sentence or "Vielfache" in refused.sentence
        return
    # Areas in a row: each touches the next.
    found = indices_of(counted, [box(at, 0, at + 1, 1) for at in range(len(areas))])
    first = found.groups[0]
    assert first.dissimilarity == pytest.approx(slow_dissimilarity(one, total), abs=1e-9)
    assert first.isolation == pytest.approx(slow_isolation(one, total), abs=1e-9)
    assert first.exposure == pytest.approx(1 - slow_isolation(one, total), abs=1e-9)
    assert found.theil == pytest.approx(slow_theil([one, two]), abs=1e-9)
    pairs = [(at, at + 1) for at in range(len(areas) - 1)]
    assert first.spatial_dissimilarity == pytest.approx(slow_spatial(one, total, pairs), abs=1e-9)
    assert 0 <= first.dissimilarity <= 1 and 0 <= found.theil <= 1 + 1e-9


def test_evenly_spread_is_nought_and_wholly_apart_is_one():
    even = indices_of(checked(["a", "b", "c"], [100, 200, 301], {"g": [50, 100, 151]}))
    assert even.groups[0].dissimilarity < 0.01
    apart = indices_of(checked(["a", "b", "c"], [103, 207, 301], {"g": [103, 0, 0], "r": [0, 207, 301]}))
    assert apart.groups[0].dissimilarity == pytest.approx(1) and apart.groups[0].isolation == pytest.approx(1)
    assert apart.theil == pytest.approx(1)


def test_a_small_group_is_told_what_chance_alone_gives():
    counted = checked(
        [str(at) for at in range(12)], [211 + at for at in range(12)], {"g": [1, 2, 0, 3, 1, 0, 2, 1, 0, 1, 2, 1]}
    )
    found = indices_of(counted).groups[0]
    assert found.by_chance > 0.2
    assert any("Zufall allein" in sentence for sentence in found.warnings)
    assert any("klein" in sentence for sentence in found.warnings)
    assert indices_of(counted).groups[0] == found


@pytest.mark.parametrize("cell", ["•", "x", "", "weniger als 5", "12,5", "-"])
def test_nothing_is_computed_from_hidden_missing_or_estimated_cells(tmp_path, cell):
    path = tmp_path / "areas.csv"
    path.write_text(f"raum;alle;gruppe\nA;101;11\nB;102;{cell}\nC;99;7\nD;98;3\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Zeile 3, Spalte „gruppe“"):
        call_command("indices", str(path), area="raum", group=["gruppe"], total="alle")


def test_nothing_is_computed_from_rounded_cells():
    with pytest.raises(Refused, match="Vielfache von 5"):
        checked(
            [str(at) for at in range(9)], [101 + 7 * at for at in range(9)], {"g": [5, 10, 15, 20, 35, 40, 45, 50, 55]}
        )


def test_a_town_among_its_own_quarters_is_refused():
    with pytest.raises(Refused, match="„Stadt“ ist wohl die Summe"):
        checked(["Stadt", "a", "b", "c"], [306, 101, 102, 103], {"g": [36, 11, 12, 13]})


def test_the_command_says_what_it_found_in_words_and_as_json(tmp_path):
    path = tmp_path / "areas.csv"
    rows = "".join(
        f"{name};2020;{total};{group}\n" for name, total, group in (("A", 101, 60), ("B", 210, 20), ("C", 99, 7))
    )
    path.write_text(f"raum;jahr;alle;gruppe\n{rows}A;2021;1;1\n", encoding="utf-8")
    out = StringIO()
    options = {"area": "raum", "group": ["gruppe"], "total": "alle"}
    with pytest.raises(CommandError, match="Wählen Sie mit --where"):
        call_command("indices", str(path), **options)
    call_command("indices", str(path), **options, where=["jahr=2020"], json=True, stdout=out)
    found = json.loads(out.getvalue())
    assert found["areas"] == 3 and found["groups"][0]["people"] == 87
    assert found["groups"][0]["dissimilarity"] == pytest.approx(slow_dissimilarity([60, 20, 7], [101, 210, 99]))
    out = StringIO()
    call_command("indices", str(path), **options, where=["jahr=2020"], stdout=out)
    assert "müssten umziehen" in out.getvalue() and "Achtung: Die Gruppe ist klein" in out.getvalue()


@pytest.mark.prove
@real_data.needs(real_data.GEO)
@pytest.mark.parametrize(
    ("group", "in_2005", "in_2012", "isolation"),
    [
        ("Einwohner mit Migrationshintergrund", 0.2278, 0.2368, 0.3972),
        ("Türkei", 0.3449, 0.3364, 0.0898),
        ("Aussiedler", 0.2509, 0.2195, 0.0673),
        ("Ausländer", 0.2326, 0.2245, 0.2101),
    ],
)
def test_the_real_city_has_the_published_indices(group, in_2005, in_2012, isolation):
    assert round(of_the_city([group], "2005")["groups"][0]["dissimilarity"], 4) == in_2005
    now = of_the_city([group], "2012")["groups"][0]
    assert (round(now["dissimilarity"], 4), round(now["isolation"], 4)) == (in_2012, isolation)


@pytest.mark.prove
@real_data.needs(real_data.GEO)
def test_the_real_city_over_origins_and_with_its_neighbourhoods():
    assert round(of_the_city(FIVE, "2012")["theil"], 4) == 0.0486
    outlines = str(next(real_data.GEO.glob("koeln_stadtteile_*.geojson")))
    found = of_the_city(["Türkei"], "2012", outlines=outlines, outlines_key="STT_NR")
    assert round(found["groups"][0]["spatial_dissimilarity"], 4) == 0.3016


def of_the_city(groups, year, **more):
    path, out = next(real_data.GEO.glob("koeln_migrationshintergrund_*.csv")), StringIO()
    chosen = [*(f"--group={one}" for one in groups), f"--where=jahr={year}", "--where=raum_id=[1-9]*"]
    call_command("indices", str(path), *chosen, area="raum_id", total="einwohner", json=True, stdout=out, **more)
    return json.loads(out.getvalue())
