"""Inside pages of concepts (German only)."""

from __future__ import annotations

from django.urls import path

from .views import concepts, markers, measures

app_name = "concept_inside"
urlpatterns = [
    path("intern/konzepte/", concepts.concepts, name="concepts"),
    path("intern/konzepte/neu/", concepts.concept_create, name="concept_create"),
    path("intern/konzepte/<uuid:pk>/", concepts.concept, name="concept"),
    path("intern/konzepte/<uuid:pk>/massnahmen/", concepts.measures, name="measures"),
    path("intern/konzepte/<uuid:pk>/bearbeitung/", concepts.concept_change, name="concept_change"),
    path("intern/konzepte/<uuid:pk>/handlungsfeld/", concepts.action_field_add, name="action_field_add"),
    path("intern/konzepte/<uuid:pk>/massnahme/", concepts.measure_create, name="measure_create"),
    path("intern/konzepte/massnahmen/<uuid:pk>/", measures.measure, name="measure"),
    path("intern/konzepte/massnahmen/<uuid:pk>/bearbeitung/", measures.measure_change, name="measure_change"),
    path("intern/konzepte/massnahmen/<uuid:pk>/beschluss/", measures.measure_decide, name="measure_decide"),
    path("intern/konzepte/massnahmen/<uuid:pk>/beginn/", measures.measure_start, name="measure_start"),
    path("intern/konzepte/massnahmen/<uuid:pk>/abschluss/", measures.measure_finish, name="measure_finish"),
    path("intern/konzepte/massnahmen/<uuid:pk>/umsetzungsmarker/", measures.marker_add, name="marker_add"),
    path("intern/umsetzungsmarker/", markers.own_markers, name="own_markers"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/beginn/", markers.marker_begin, name="marker_begin"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/meldung/", markers.marker_claim, name="marker_claim"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/bestaetigung/", markers.marker_confirm, name="marker_confirm"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/rueckgabe/", markers.marker_return, name="marker_return"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/verschiebung/", markers.marker_postpone, name="marker_postpone"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/verfehlung/", markers.marker_miss, name="marker_miss"),
    path("intern/konzepte/umsetzungsmarker/<uuid:pk>/streichung/", markers.marker_drop, name="marker_drop"),
]
