"""1,000 indicators × 500 areas × 20 years: ten million values load, and pages stay as quick as with ten."""

from __future__ import annotations

import os
import time
from datetime import date

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from augenhoehe.monitoring import presenting
from augenhoehe.monitoring.models import Delivery, Indicator, IndicatorDefinition, IndicatorSeries, IndicatorValue
from augenhoehe.monitoring.operations import values as writing
from augenhoehe.places.models import SocialArea

from . import factories as f

YEARS = int(os.environ.get("AUGENHOEHE_BENCH_YEARS", "20"))
INDICATORS, AREAS = 1000, 500
BACKEND = "augenhoehe.accounts.backends.Backend"
COPY = """COPY monitoring_indicatorvalue
    (series_id, period, version, current, status, value, note, delivery_id) FROM STDIN"""


def fill(town) -> float:
    """The catalogue by the ORM, series by one INSERT, values by COPY; the seconds that the values took."""
    areas = SocialArea.objects.bulk_create(
        SocialArea(
            municipality=town, key=f"{at:03}", name=f"Quartier {at}", sorting=f"quartier {at:03}",
            valid_from=date(2000, 1, 1), boundary=f.square(at),
        )
        for at in range(AREAS)
    )  # fmt: skip
    indicators = Indicator.objects.bulk_create(
        Indicator(
            code=f"B{at}", sorting=f"b{at:05}", name={"de": {"text": f"Indikator {at}"}}, title=f"Indikator {at}",
            field=f"Feld {at % 10}", kind="context", unit="%", public=True, created_at=f.AT,
        )
        for at in range(INDICATORS)
    )  # fmt: skip
    IndicatorDefinition.objects.bulk_create(
        IndicatorDefinition(indicator=one, version=1, text="Erfunden.", recorded_at=f.AT) for one in indicators
    )
    delivery = Delivery.objects.create(source="erfunden", delivered_at=f.AT)
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO monitoring_indicatorseries (indicator_id, municipality_id, social_area_id, beyond, known, missing)
            SELECT i.id, %s, a.id, '', 0, 0 FROM unnest(%s::uuid[]) AS i(id), unnest(%s::uuid[]) AS a(id)""",
            [town.pk, [one.pk for one in indicators], [one.pk for one in areas]],
        )
    series = list(IndicatorSeries.objects.values_list("pk", flat=True))
    began = time.perf_counter()
    with connection.cursor() as cursor:
        with cursor.copy(COPY) as copy:
            for pk in series:
                copy.write("".join(
                    f"{pk}\t{2026 - YEARS + year}-01-01\t1\tt\tactual\t{(pk * 7 + year * 13) % 1000 / 10}\t\t{delivery.pk}\n"
                    for year in range(YEARS)
                ))  # fmt: skip
        seconds = time.perf_counter() - began
        cursor.execute(writing._SUMMARISE, [series])
    # As the house does it by itself at night; the application's own role may not.
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE monitoring_indicatorvalue, monitoring_indicatorseries, monitoring_indicator")
    return seconds


@pytest.mark.prove
def test_ten_million_values_load_and_pages_stay_quick(committed):
    cast = f.the_cast()
    town = f.town("Sternmünde")
    seconds = fill(town)
    count = INDICATORS * AREAS * YEARS
    assert IndicatorValue.objects.count() == count
    print(f"{count} Werte in {seconds:.0f} s: {count / seconds:.0f} je Sekunde")
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    found = Indicator.objects.get(code="B500")
    presenting.forget_outlines()
    for name, address, most_queries, most_seconds in (
        ("Liste", "/intern/indikatoren/", 14, 1.0),
        ("Indikator mit Karte", f"/intern/indikatoren/{found.pk}/", 16, 2.0),
        ("Werte als Tabelle", f"/intern/indikatoren/{found.pk}/werte/", 14, 1.0),
        ("öffentlich", f"/kennzahlen/{found.pk}/?gruppe=", 16, 2.0),
    ):
        assert client.get(address).status_code == 200
        took = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as asked:
                began = time.perf_counter()
                assert client.get(address).status_code == 200
                took.append(time.perf_counter() - began)
        database = " ".join(one["time"] for one in asked)
        print(f"{name}: {min(took) * 1000:.0f} ms, {len(asked)} Abfragen ({database} s)")
        assert len(asked) <= most_queries and min(took) <= most_seconds
