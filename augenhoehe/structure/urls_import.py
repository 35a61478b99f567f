"""Inside pages for imports and vocabularies."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import imports, vocabularies

urlpatterns = [
    *behind("hint_import", [
        path("intern/hinweise/import/", imports.imports, name="imports"),
        path("intern/hinweise/import/neu/", imports.upload, name="import_upload"),
        path("intern/hinweise/import/<uuid:pk>/", imports.import_detail, name="import"),
        path("intern/hinweise/import/<uuid:pk>/zuordnung/", imports.import_map, name="import_map"),
        path("intern/hinweise/import/<uuid:pk>/pruefung/", imports.import_check, name="import_check"),
        path("intern/hinweise/import/<uuid:pk>/begriffe/", imports.import_words, name="import_words"),
        path("intern/hinweise/import/<uuid:pk>/uebernahme/", imports.import_take_over, name="import_take_over"),
        path("intern/hinweise/import/<uuid:pk>/neustart/", imports.import_restart, name="import_restart"),
        path("intern/hinweise/import/<uuid:pk>/verwerfen/", imports.import_discard, name="import_discard"),
        path("intern/hinweise/import/<uuid:pk>/fortschritt/", imports.import_progress, name="import_progress"),
        path("intern/hinweise/import/<uuid:pk>/zeilen.csv", imports.import_rows, name="import_rows"),
    ]),
    path("intern/begriffe/", vocabularies.terms, name="terms"),
    path("intern/begriffe/neu/<slug:vocabulary>/", vocabularies.term_new, name="term_new"),
    path("intern/begriffe/<uuid:pk>/", vocabularies.term, name="term"),
    path("intern/begriffe/<uuid:pk>/ruhen/", vocabularies.term_rest, name="term_rest"),
    path("intern/begriffe/<uuid:pk>/wieder/", vocabularies.term_revive, name="term_revive"),
]  # fmt: skip
