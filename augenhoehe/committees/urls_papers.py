"""Inside pages below „Vorlagen“: the parts of a paper, its versions, templates and numbers."""

from __future__ import annotations

from django.urls import path

from .views import paper_parts as parts
from .views import paper_texts as texts

urlpatterns = [
    path("muster/", texts.paper_templates, name="paper_templates"),
    path("muster/neu/", texts.paper_template_create, name="paper_template_create"),
    path("muster/<uuid:pk>/", texts.paper_template_change, name="paper_template_change"),
    path("nummern/", texts.paper_numbering, name="paper_numbering"),
    path("<uuid:pk>/punkt/", parts.paper_item_add, name="paper_item_add"),
    path("<uuid:pk>/fragen/", parts.paper_questions, name="paper_questions"),
    path("<uuid:pk>/folgen/", parts.paper_effects, name="paper_effects"),
    path("<uuid:pk>/unterzeichnende/", parts.paper_formalities, name="paper_formalities"),
    path("<uuid:pk>/anlage/", parts.annex_add, name="annex_add"),
    path("<uuid:pk>/fassungen/", texts.paper_versions, name="paper_versions"),
    path("<uuid:pk>/pdf/", texts.paper_pdf, name="paper_pdf"),
    path("punkte/<uuid:pk>/bearbeitung/", parts.paper_item_change, name="paper_item_change"),
    path("punkte/<uuid:pk>/aenderungsantrag/", parts.amendment_file, name="amendment_file"),
    path("aenderungsantraege/<uuid:pk>/entscheidung/", parts.amendment_decide, name="amendment_decide"),
    path("fragen/<uuid:pk>/antwort/", parts.paper_question_answer, name="paper_question_answer"),
    path("anlagen/<uuid:pk>/", parts.annex, name="annex"),
    path("anlagen/<uuid:pk>/bearbeitung/", parts.annex_change, name="annex_change"),
    path("beschluesse/<uuid:pk>/punkte/", parts.paper_items_decide, name="paper_items_decide"),
    path("beschluesse/<uuid:pk>/auftrag/", parts.paper_item_charge, name="paper_item_charge"),
]
