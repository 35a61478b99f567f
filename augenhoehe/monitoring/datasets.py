"""Public indicators with their values as open data; what is kept secret is not stored, so it cannot be here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.datasets import DataColumn, Dataset

from .models import Indicator, IndicatorValue


def value_rows(_day: date) -> Iterator[tuple[Any, ...]]:
    rows = IndicatorValue.objects.current().filter(series__indicator__in=Indicator.objects.public())
    told = rows.order_by("series__indicator__sorting", "series_id", "period").values_list(
        "series__indicator__code", "series_id", "series__indicator__title", "series__indicator__field",
        "series__indicator__unit", "series__municipality__name", "series__municipality__ags",
        "series__social_area__name", "series__beyond", "series__group__key", "period", "status", "value",
        "delivery__source", "delivery__as_of", "delivery__area_status_on",
    )  # fmt: skip
    for (
        code, series, title, field, unit, town, ags, area, beyond, group, period, status, value, source, as_of, drawn,
    ) in told.iterator(chunk_size=2000):  # fmt: skip
        label = gettext(str(IndicatorValue.Status(status).label))
        yield (
            code, series, title, field, unit, area or town or beyond, ags, group, period, label,
            None if value is None else float(value), source, as_of, drawn,
        )  # fmt: skip


DATASETS = (
    Dataset(
        key="indikatoren",
        title=gettext_noop("Indikatoren und ihre Werte"),
        description=gettext_noop("Zeitreihen öffentlicher Indikatoren mit Quelle, Stand und Gebietsstand."),
        columns=(
            DataColumn("indikator", gettext_noop("Kennung des Indikators")),
            DataColumn(
                "zeitreihe", gettext_noop("Kennung der Zeitreihe: ein Indikator, ein Gebiet, eine Gruppe"), "integer"
            ),
            DataColumn("name", gettext_noop("Name des Indikators")),
            DataColumn("themenfeld", gettext_noop("Themenfeld")),
            DataColumn("einheit", gettext_noop("Einheit des Werts")),
            DataColumn("gebiet", gettext_noop("Name des Gebiets; DE und DE-NW sind Vergleichsgebiete")),
            DataColumn("ags", gettext_noop("Amtlicher Gemeindeschlüssel; bei Sozialräumen der ihrer Kommune")),
            DataColumn("gruppe", gettext_noop("Schlüssel der Bevölkerungsgruppe; leer heißt alle")),
            DataColumn("zeitraum_ab", gettext_noop("Erster Tag des Zeitraums"), "date"),
            DataColumn(
                "stand", gettext_noop("Ist, vorläufig, geschätzt, unbekannt, nicht erhoben oder geheim gehalten")
            ),
            DataColumn("wert", gettext_noop("Wert; leer, wenn es keinen gibt"), "number"),
            DataColumn("quelle", gettext_noop("Woher der Wert kommt")),
            DataColumn("stand_der_daten", gettext_noop("Stand der Daten in der Quelle"), "date"),
            DataColumn("gebietsstand", gettext_noop("Nach welcher Zeichnung der Gebiete gezählt ist"), "date"),
        ),
        rows=value_rows,
        keys=("zeitreihe", "zeitraum_ab"),
        # A value that was protected later must not be read from an older version.
        takes_back=("wert",),
        watches={"change_indicator": frozenset({"public"})},
        period=("zeitraum_ab",),
        keywords=("Integration", "Indikatoren", "Statistik"),
    ),
)
