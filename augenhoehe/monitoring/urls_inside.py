"""Inside pages of indicators (German only)."""

from __future__ import annotations

from django.urls import path

from .views import imports, indicators, sets

app_name = "monitoring_inside"
urlpatterns = [
    path("intern/indikatoren/", indicators.indicators, name="indicators"),
    path("intern/indikatoren/neu/", indicators.indicator_create, name="indicator_create"),
    path("intern/indikatoren/startsatz/", indicators.starters, name="starters"),
    path("intern/indikatoren/saetze/", sets.sets, name="sets"),
    path("intern/indikatoren/saetze/neu/", sets.set_create, name="set_create"),
    path("intern/indikatoren/saetze/<uuid:pk>/", sets.set_detail, name="set"),
    path("intern/indikatoren/saetze/<uuid:pk>/indikator/", sets.member_add, name="member_add"),
    path("intern/indikatoren/saetze/<uuid:pk>/indikator/<int:member>/", sets.member_remove, name="member_remove"),
    path("intern/indikatoren/saetze/<uuid:pk>/beschluss/", sets.set_adopt, name="set_adopt"),
    path("intern/indikatoren/import/", imports.imports, name="imports"),
    path("intern/indikatoren/import/neu/", imports.upload, name="import_upload"),
    path("intern/indikatoren/import/<uuid:pk>/", imports.import_detail, name="import"),
    path("intern/indikatoren/import/<uuid:pk>/zuordnung/", imports.import_map, name="import_map"),
    path("intern/indikatoren/import/<uuid:pk>/uebernahme/", imports.import_take_over, name="import_take_over"),
    path("intern/indikatoren/import/<uuid:pk>/verwerfen/", imports.import_discard, name="import_discard"),
    path("intern/indikatoren/import/<uuid:pk>/fortschritt/", imports.import_progress, name="import_progress"),
    path("intern/indikatoren/luecken/", sets.gaps, name="gaps"),
    path("intern/indikatoren/luecken/neu/", sets.gap_record, name="gap_record"),
    path("intern/indikatoren/luecken/<uuid:pk>/", sets.gap_settle, name="gap_settle"),
    path("intern/indikatoren/<uuid:pk>/", indicators.indicator, name="indicator"),
    path("intern/indikatoren/<uuid:pk>/bild/<slug:chart>.<slug:kind>", indicators.chart_file, name="chart_file"),
    path("intern/indikatoren/<uuid:pk>/werte/", indicators.values, name="values"),
    path("intern/indikatoren/<uuid:pk>/wert/", indicators.value_enter, name="value_enter"),
    path("intern/indikatoren/<uuid:pk>/bearbeitung/", indicators.indicator_change, name="indicator_change"),
    path("intern/indikatoren/<uuid:pk>/definition/", indicators.indicator_define, name="indicator_define"),
    path("intern/indikatoren/<uuid:pk>/ziel/", indicators.target_set, name="target_set"),
    path("intern/indikatoren/<uuid:pk>/ende/", indicators.indicator_retire, name="indicator_retire"),
]
