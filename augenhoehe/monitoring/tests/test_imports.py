"""Values from files: long and wide, mistakes per row and column, corrections as new versions (S2-9, S2-10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring.models import Indicator, IndicatorSeries, IndicatorValue, PopulationGroup, ValueImport
from augenhoehe.monitoring.numbers_in import number_in
from augenhoehe.monitoring.operations import imports
from augenhoehe.places.operations import import_social_areas
from augenhoehe.places.sources import area_rows
from tests import real_data
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@shared
def areas(cast):
    return [f.an_area(f.town("Sternmünde"), number) for number in range(3)]


@shared
def indicator(areas):
    return f.an_indicator("EW", unit="Personen", decimals=0)


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr("augenhoehe.monitoring.operations.imports._defer", lambda value_import: None)


def plan(**more):
    base = {
        "across": "",
        "spread": [],
        "everybody": "",
        "indicator": "EW",
        "period": "",
        "skip_unknown": False,
        "whole": [],
    }
    return {**base, **more}


def taken(cast, text, columns, *, take=True, source="Melderegister", by="aylin", status_on="2025-12-31", **more):
    actor = getattr(cast, by)
    made = imports.upload_values(content=text.encode(), file_name="werte.csv", by=actor, at=f.AT)
    mapping = {
        "columns": columns,
        "plan": plan(**more),
        "source": source,
        "as_of": "2025-12-31",
        "area_status_on": status_on,
    }
    imports.start_check(value_import=made, mapping=mapping, municipality=f.town("Sternmünde"), by=actor, at=f.AT)
    made = imports.run(import_id=made.pk, now=lambda: f.AT)
    if take and made.state == ValueImport.State.CHECKED and made.values_new + made.values_corrected:
        imports.start_take_over(value_import=made, by=actor, at=f.AT)
        made = imports.run(import_id=made.pk, now=lambda: f.AT)
    return made


LONG = {"area": "raum", "period": "jahr", "value": "wert"}


def test_the_dry_run_promises_exactly_what_happens_and_writes_nothing(cast, indicator):
    text = "raum;jahr;wert\n000;2024;1.200\nViertel 1;2024;900\nSternmünde;2024;5.000\n"
    dry = taken(cast, text, LONG, take=False)
    assert (dry.state, dry.values_new, dry.cells_faulty) == ("checked", 3, 0)
    assert not IndicatorValue.objects.exists()
    done = taken(cast, text, LONG)
    assert (done.state, done.values_new) == ("done", 3)
    assert sorted(IndicatorValue.objects.values_list("value", flat=True)) == [900, 1200, 5000]


def test_corrections_become_new_versions_and_the_rest_stays(cast, indicator):
    taken(cast, "raum;jahr;wert\n000;2024;10\n001;2024;20\n", LONG)
    again = taken(cast, "raum;jahr;wert\n000;2024;11\n001;2024;20\n", LONG)
    assert (again.values_new, again.values_corrected, again.values_unchanged) == (0, 1, 1)
    versions = IndicatorValue.objects.filter(series__social_area__key="000").order_by("version")
    assert [(one.value, one.current) for one in versions] == [(10, False), (11, True)]


def test_every_mistake_is_told_with_its_row_and_column(cast, indicator):
    text = "raum;jahr;wert\n000;2024;zehn\n777;2024;1\n001;gestern;1\n002;2024;5\n002;2024;6\n002;2024;5\n"
    dry = taken(cast, text, LONG, take=False)
    told = {one["row"]: (one["kind"], one["sentence"]) for one in dry.errors}
    assert "Spalte „wert“: „zehn“ ist keine Zahl" in told[2][1]
    assert "Spalte „raum“: Dieses Gebiet gibt es am 31. Dezember 2025 nicht" in told[3][1]
    assert "„gestern“ ist kein Zeitraum" in told[4][1]
    assert told[6][0] == "faulty" and "In Zeile 5 steht" in told[6][1]
    assert told[7][0] == "duplicate"
    assert (dry.values_new, dry.cells_faulty) == (1, 4)


@pytest.mark.parametrize(
    ("cell", "word", "status", "value"),
    [
        ("12", "", "actual", 12), ("12", "geschätzt", "estimated", 12), ("12p", "", "provisional", 12), ("(12)", "", "estimated", 12),
        ("–", "", "actual", 0), ("•", "", "suppressed", None), (".", "", "suppressed", None), ("…", "", "unknown", None),
        ("x", "", "not_collected", None), ("", "unbekannt", "unknown", None),
    ],
)  # fmt: skip
def test_signs_of_official_statistics_are_understood(cast, indicator, cell, word, status, value):
    taken(cast, f"raum;jahr;wert;stand\n000;2024;{cell};{word}\n", {**LONG, "status": "stand"})
    held = IndicatorValue.objects.get()
    assert (held.status, held.value) == (status, value)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("0.234", "0.234"),
        ("-3", "-3"),
        ("1 234 %", "1234"),
    ],
)
def test_numbers_are_read_as_germans_write_them(typed, number):
    assert number_in(typed) == Decimal(number)


def test_a_wide_table_of_groups_needs_no_line_for_each(cast, indicator):
    text = "jahr;raum;alle;Türkei;Polen\n2024;000;100;10;3\n2024;001;90;•;0\n"
    done = taken(
        cast, text, {"area": "raum", "period": "jahr"}, across="groups", spread=["Türkei", "Polen"], everybody="alle"
    )
    assert done.values_new == 6
    assert {str(one) for one in PopulationGroup.objects.all()} == {"Türkei", "Polen"}
    hidden = IndicatorValue.objects.get(status="suppressed")
    assert str(hidden.series.group) == "Türkei" and hidden.value is None


def test_a_wide_table_of_years_or_indicators(cast, indicator):
    f.an_indicator("HH", unit="Haushalte")
    done = taken(cast, "raum;2023;2024\n000;1;2\n", {"area": "raum"}, across="periods", spread=["2023", "2024"])
    assert done.values_new == 2
    text = "raum;EW;HH;XX\n000;7;8;9\n"
    done = taken(
        cast, text, {"area": "raum"}, across="indicators", spread=["EW", "HH", "XX"], period="2022", indicator=""
    )
    assert (done.values_new, done.cells_faulty) == (2, 1)
    assert "Spalte „XX“: Diesen Indikator gibt es im Katalog nicht." in done.errors[0]["sentence"]


def test_the_meaning_of_columns_is_remembered(cast, indicator):
    taken(cast, "raum;jahr;wert\n000;2024;1\n", LONG, source="Melderegister")
    again = imports.upload_values(content=b"raum;jahr;wert\n000;2025;1\n", file_name="neu.csv", by=cast.aylin, at=f.AT)
    assert again.mapping["columns"] == LONG and again.mapping["source"] == "Melderegister"
    assert again.municipality == f.town("Sternmünde")


def test_values_belong_to_the_drawing_of_their_area_status(cast, indicator, areas):
    from augenhoehe.places.operations import redraw_social_area

    redraw_social_area(area=areas[0], valid_from=date(2025, 1, 1), by=SYSTEM, at=f.AT)
    taken(cast, "raum;jahr;wert\n000;2024;1\n", LONG, status_on="2024-12-31")
    taken(cast, "raum;jahr;wert\n000;2025;2\n", LONG, status_on="2025-12-31")
    assert IndicatorSeries.objects.filter(social_area__key="000").count() == 2
    assert IndicatorSeries.objects.get(social_area=areas[0]).points.get().delivery.area_status_on == date(2024, 12, 31)


def test_who_coordinates_one_town_imports_into_this_town_only(cast, indicator):
    with pytest.raises(Refused, match="nicht zu Ihrem Bereich"):
        taken(cast, "raum;jahr;wert\n000;2024;1\n", LONG, by="nuray")


def test_nothing_is_taken_over_that_was_not_checked(cast, indicator):
    made = imports.upload_values(content=b"raum;jahr;wert\n000;2024;1\n", file_name="a.csv", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match="zuerst"):
        imports.start_take_over(value_import=made, by=cast.aylin, at=f.AT)


def test_an_import_goes_through_its_pages(cast, indicator):
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    file = SimpleUploadedFile("werte.csv", b"raum;jahr;wert\n000;2024;1\n001;2024;?\n")
    client.post("/intern/indikatoren/import/neu/", {"file": file})
    made = ValueImport.objects.get()
    base = f"/intern/indikatoren/import/{made.pk}/"
    typed = {
        "revision": made.revision, "municipality": str(f.town("Sternmünde").pk), "area_status_on": "31.12.2024",
        "source": "Melderegister", "column_area": "raum", "column_period": "jahr", "indicator": "EW", "across": "",
    }  # fmt: skip
    assert "In welcher Spalte steht der Wert?" in client.post(f"{base}zuordnung/", typed).content.decode()
    assert client.post(f"{base}zuordnung/", {**typed, "column_value": "wert"}).status_code == 302
    assert "Datei prüfen" in client.get(base).content.decode()
    imports.run(import_id=made.pk, now=lambda: f.AT)
    checked = client.get(base).content.decode()
    assert "1 Werte übernehmen" in checked and "Spalte „wert“" in checked
    client.post(f"{base}uebernahme/")
    imports.run(import_id=made.pk, now=lambda: f.AT)
    assert "Die Werte stehen jetzt bei ihren Indikatoren" in client.get(base).content.decode()
    assert "werte.csv" in client.get("/intern/indikatoren/import/").content.decode()


@pytest.mark.prove
@real_data.needs(real_data.GEO)
def test_the_whole_city_comes_in_with_outlines_and_figures_in_one_go(cast):
    from augenhoehe.monitoring import presenting

    city = f.town("Sternmünde")
    outlines = next(real_data.GEO.glob("koeln_stadtteile_*.geojson"))
    result = import_social_areas(
        municipality=city, rows=area_rows(outlines, key_column="STT_NR", name_column="STT_NAME"),
        valid_from=date(2005, 1, 1), by=SYSTEM, at=f.AT,
    )  # fmt: skip
    assert (result.new, result.errors) == (86, [])
    indicator = f.an_indicator("EW", unit="Personen", decimals=0)
    figures = next(real_data.GEO.glob("koeln_migrationshintergrund_*.csv")).read_text(encoding="utf-8-sig")
    groups = figures.splitlines()[0].split(",")[4:]
    done = taken(
        cast, figures, {"area": "raum_id", "period": "jahr"}, across="groups", spread=groups, everybody="einwohner",
        whole=["000"], skip_unknown=True, status_on="2013-01-01",
    )  # fmt: skip
    assert (done.state, done.cells_faulty) == ("done", 0), done.errors[:3]
    # 86 quarters and the city, eight years, everybody and twelve groups; empty cells of the file tell nothing.
    rows = [
        line.split(",")
        for line in figures.splitlines()[1:]
        if not line.split(",")[1].startswith("00") or line.split(",")[1] == "000"
    ]
    assert done.values_new == sum(bool(cell) for row in rows for cell in row[3:])
    sheet = presenting.sheet_of(indicator, list(indicator.definitions.all()), [])
    assert [one.key for one in sheet.charts] == ["zeitreihe", "karte"]
    assert len(sheet.charts[1].rows) == 86
    assert Indicator.objects.count() == 1
