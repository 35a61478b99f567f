"""Official lists come in by file: whole, idempotent, and with a sentence for every bad row."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role, SecondFactorNeeded
from augenhoehe.places import importers
from augenhoehe.places.models import Municipality
from augenhoehe.places.official import Row, kind_of, official_key
from augenhoehe.places.operations import import_boundaries, import_municipalities
from augenhoehe.places.queries import served_towns
from tests import real_data

from .factories import AT, BOW_TIE, actor, square

pytestmark = pytest.mark.django_db
Kind = Municipality.Kind

LIST = (
    "AGS,ARS,GEN,BEZ\n"
    "05999004,059990004004,Sternmünde,Stadt\n"
    "05999008,059990008008,Nebelfurt,Stadt\n"
    "05999012,059990012012,Mohnfurt,Gemeinde\n"
    "05998000,059980000000,Ährenburg,Stadt\n"
)


def silent(done, total):
    """A progress that nobody watches."""


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.fixture
def files(tmp_path):
    """Write a file: CSV from text, GeoJSON from features."""

    def write(name, content, **more):
        path = tmp_path / name
        if isinstance(content, list):
            content = json.dumps({"type": "FeatureCollection", "features": content, **more})
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def run(path, **options):
    return importers.import_places(path, options, silent)


def test_a_list_is_taken_over_and_kinds_follow_from_key_and_designation(files):
    assert run(files("liste.csv", LIST)) == "4 Kommunen gelesen: 4 neu, 0 geändert, 0 unverändert."
    kinds = dict(Municipality.objects.values_list("name", "kind"))
    assert kinds == {
        "Sternmünde": Kind.TOWN,
        "Nebelfurt": Kind.TOWN,
        "Mohnfurt": Kind.MUNICIPALITY,
        "Ährenburg": Kind.CITY,
    }


def test_umlauts_sort_as_people_expect(files):
    run(files("liste.csv", LIST))
    names = list(Municipality.objects.in_order().values_list("name", flat=True))
    assert names == ["Ährenburg", "Mohnfurt", "Nebelfurt", "Sternmünde"]


def test_a_second_import_of_the_same_file_changes_nothing(files):
    path = files("liste.geojson", [feature(square(), AGS="05999004", GEN="Sternmünde", BEZ="Stadt")])
    run(path)
    before = list(Municipality.objects.values())
    assert run(path) == "1 Kommunen gelesen: 0 neu, 0 geändert, 1 unverändert."
    assert list(Municipality.objects.values()) == before


def test_a_renamed_town_keeps_its_key_and_its_identity(files):
    run(files("liste.csv", LIST))
    before = Municipality.objects.get(ags="05999012").pk
    said = run(files("neu.csv", LIST.replace("Mohnfurt,Gemeinde", "Mohnfurt am See,Stadt")))
    assert "1 geändert, 3 unverändert" in said
    after = Municipality.objects.get(ags="05999012")
    assert (after.pk, after.name, after.kind) == (before, "Mohnfurt am See", Kind.TOWN)


@pytest.mark.parametrize("first", ["kreise", "kommunen"])
def test_towns_find_their_kreis_by_the_first_five_digits_whichever_file_comes_first(files, first):
    kreise = files("kreise.geojson", [feature(square(), AGS="05999", GEN="Federlohe", BEZ="Kreis")])
    kommunen = files("kommunen.csv", LIST)
    for path in (kreise, kommunen) if first == "kreise" else (kommunen, kreise):
        run(path)
    parents = dict(Municipality.objects.values_list("name", "parent__name"))
    assert parents["Sternmünde"] == parents["Mohnfurt"] == "Federlohe"
    assert parents["Ährenburg"] is None and parents["Federlohe"] is None


def test_a_town_that_is_its_own_kreis_is_one_municipality_in_both_files(files):
    run(files("kommunen.csv", LIST))
    run(files("kreise.geojson", [feature(square(), AGS="05998", GEN="Ährenburg", BEZ="Kreisfreie Stadt")]))
    found = Municipality.objects.get(name="Ährenburg")
    assert found.ags == "05998000" and found.boundary == square()


def test_the_kreis_and_its_towns_are_marked_as_served(files):
    run(files("kreise.geojson", [feature(square(), AGS="05999", GEN="Federlohe", BEZ="Kreis")]))
    said = run(files("kommunen.csv", LIST), kreis="05999")
    assert said.endswith("Diese Installation dient Federlohe: 4 Einträge neu dazu.")
    assert [town.name for town in served_towns()] == ["Mohnfurt", "Nebelfurt", "Sternmünde"]


def test_an_unknown_kreis_says_what_to_do_first(files):
    with pytest.raises(Refused, match="Übernehmen Sie zuerst die Datei der Kreise"):
        run(files("kommunen.csv", LIST), kreis="05777")


def test_a_vanished_town_keeps_its_validity_until_somebody_says_so(files):
    run(files("alt.csv", LIST))
    shorter = files("neu.csv", LIST.replace("05999012,059990012012,Mohnfurt,Gemeinde\n", ""))
    assert "1 bisher gültige stehen nicht in der Datei" in run(shorter)
    assert Municipality.objects.get(ags="05999012").valid_until is None
    assert "1 beendet" in run(shorter, abgang=True, stand="31.12.2025")
    assert Municipality.objects.get(ags="05999012").valid_until == date(2025, 12, 31)


def test_a_piece_of_a_list_never_ends_the_rest_of_the_land(files):
    run(files("alt.csv", LIST))
    with pytest.raises(Refused, match="nennt nur 1 von 4"):
        run(files("stueck.csv", "AGS,GEN,BEZ\n05999004,Sternmünde,Stadt\n"), abgang=True)
    assert not Municipality.objects.filter(valid_until__isnull=False).exists()


def test_a_town_of_another_land_is_not_ended_by_this_lands_list(files):
    run(files("nachbar.csv", "AGS,GEN,BEZ\n03999001,Heidekamp,Gemeinde\n03999002,Moorkamp,Gemeinde\n"))
    run(files("liste.csv", LIST), abgang=True)
    assert Municipality.objects.filter(ags__startswith="03", valid_until__isnull=True).count() == 2


def test_bad_rows_are_named_with_line_and_reason_and_the_others_come_in(files):
    said = run(
        files(
            "liste.csv",
            "AGS;GEN;BEZ\n05999004;Sternmünde;Stadt\n0599;Halb;Stadt\n;Ohne;Stadt\nabc;Wort;Stadt\n05999008;;Stadt\n"
            "05999004;Noch einmal;Stadt\n",
        )
    )
    assert said.splitlines()[0] == "6 Kommunen gelesen: 1 neu, 0 geändert, 0 unverändert, 5 fehlerhaft."
    assert "Zeile 3: „0599“ ist kein Gemeindeschlüssel." in said
    assert "Zeile 4: Der amtliche Gemeindeschlüssel (AGS) fehlt." in said
    assert "Zeile 5: „abc“ ist kein Gemeindeschlüssel." in said
    assert "05999008: Diese Kommune ist nicht bekannt, und ihr Name (GEN) fehlt." in said
    assert "Zeile 7: Der Schlüssel 05999004 stand schon in Zeile 2." in said
    assert Municipality.objects.get(ags="05999004").name == "Sternmünde"


def test_a_boundary_that_crosses_itself_is_repaired_and_said_so(files):
    said = run(files("liste.geojson", [feature(BOW_TIE, AGS="05999004", GEN="Sternmünde", BEZ="Stadt")]))
    assert "1 Grenzen wurden ausgebessert" in said
    assert Municipality.objects.get().boundary["type"] == "MultiPolygon"


def test_land_and_water_of_one_key_become_one_boundary(files):
    parts = [square(7.0, 51.0, 0.1), square(7.1, 51.0, 0.1)]
    said = run(files("l.geojson", [feature(one, AGS="05999004", GEN="Sternmünde", BEZ="Stadt") for one in parts]))
    assert "1 neu" in said and "fehlerhaft" not in said
    assert Municipality.objects.get().boundary["type"] == "Polygon"


def test_metres_instead_of_degrees_are_refused_with_the_way_out(files):
    metres = {"type": "Polygon", "coordinates": [[[3.2e5, 5.6e6], [3.3e5, 5.6e6], [3.3e5, 5.7e6], [3.2e5, 5.6e6]]]}
    assert "EPSG:4326" in run(files("utm.geojson", [feature(metres, AGS="05999004", GEN="A", BEZ="Stadt")]))
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    with pytest.raises(Refused, match="25832"):
        run(files("crs.geojson", [feature(square(), AGS="05999004", GEN="A", BEZ="Stadt")], crs=crs))


def test_boundaries_alone_leave_names_as_they_are(files):
    run(files("liste.csv", LIST))
    named_otherwise = [feature(square(), AGS="05999004", GEN="STERNMUENDE", BEZ="")]
    said = run(files("grenzen.geojson", [*named_otherwise, feature(square(), AGS="05111000")]), nur_grenzen=True)
    assert "1 geändert" in said and "05111000: Diese Kommune ist nicht bekannt." in said
    town = Municipality.objects.get(ags="05999004")
    assert (town.name, town.kind, town.boundary) == ("Sternmünde", Kind.TOWN, square())


def test_a_list_from_a_windows_spreadsheet_is_read(files):
    run(files("excel.csv", "AGS;GEN;BEZ\n5999004;Sternmünde;Stadt\n".encode("cp1252")))
    assert Municipality.objects.get().ags == "05999004"


def test_a_file_that_is_not_there_or_not_ours_is_refused_in_words(files):
    with pytest.raises(Refused, match="gibt es nicht"):
        run("/gibt/es/nicht.csv")
    with pytest.raises(Refused, match="CSV- oder GeoJSON-Datei"):
        run(files("liste.xlsx", "x"))
    with pytest.raises(Refused, match="kein GeoJSON: Zeile 1"):
        run(files("kaputt.geojson", "{"))


def test_only_the_administration_with_its_second_factor_imports_places():
    rows = [Row(1, "05999004", "Sternmünde", "Stadt")]
    for verb in (import_municipalities, import_boundaries):
        with pytest.raises(Refused):
            verb(rows=rows, by=actor(Role.COORDINATION), at=AT)
        with pytest.raises(SecondFactorNeeded):
            verb(rows=rows, by=actor(Role.ADMINISTRATION, second_factor=False), at=AT)
        verb(rows=rows, by=actor(Role.ADMINISTRATION), at=AT)


def test_the_number_of_statements_does_not_grow_with_the_rows(django_assert_max_num_queries):
    def rows(count):
        return [Row(i, f"059{i:05}", f"Ort {i}", "Stadt") for i in range(1, count)]

    with django_assert_max_num_queries(14):
        import_municipalities(rows=rows(900), by=SYSTEM, at=AT)


@pytest.mark.prove
def test_plain_rows_come_in_at_five_thousand_a_second():
    rows = [Row(i, f"{1000000 + i:08}", f"Ort {i}", "Stadt") for i in range(1, 20_001)]
    started = time.monotonic()
    assert import_municipalities(rows=rows, by=SYSTEM, at=AT).new == 20_000
    assert 20_000 / (time.monotonic() - started) >= 5_000


@pytest.mark.parametrize(
    ("typed", "ars", "key"),
    [
        ("05999004", "", "05999004"),
        ("5999004", "", "05999004"),
        ("5999", "", "05999"),
        ("", "059990004004", "05999004"),
    ],
)
def test_official_keys_are_read_as_spreadsheets_leave_them(typed, ars, key):
    assert official_key(typed, ars) == key


@pytest.mark.parametrize(
    ("ags", "designation", "kind"),
    [
        ("05999", "Kreis", Kind.DISTRICT),
        ("05334", "Städteregion", Kind.DISTRICT),
        ("05998", "Kreisfreie Stadt", Kind.CITY),
        ("08111", "Stadtkreis", Kind.CITY),
        ("05998000", "Stadt", Kind.CITY),
        ("05999004", "Hansestadt", Kind.TOWN),
        ("05999012", "Gemeinde", Kind.MUNICIPALITY),
    ],
)
def test_the_kind_follows_from_key_and_designation(ags, designation, kind):
    assert kind_of(ags, designation) == kind


@real_data.needs(real_data.GEO)
def test_the_real_list_of_north_rhine_westphalia_comes_in_whole():
    run(str(real_data.GEO / "nrw_kreise_vg5000_2021.geojson"))
    run(str(real_data.GEO / "nrw_gemeinden_vg5000_2021.geojson"))
    said = run(str(real_data.GEO / "nrw_ags_gemeinden_2021.csv"), kreis="05382")
    assert said.startswith("396 Kommunen gelesen: 0 neu, 0 geändert, 396 unverändert.")
    valid = Municipality.objects.filter(valid_until__isnull=True)
    assert valid.towns().count() == 396 and valid.filter(kind=Kind.DISTRICT).count() == 31
    assert not valid.filter(boundary__isnull=True).exists()
    assert not valid.filter(kind__in=[Kind.TOWN, Kind.MUNICIPALITY], parent__isnull=True).exists()
    assert served_towns().count() == valid.get(ags="05382").towns.count() == 19
