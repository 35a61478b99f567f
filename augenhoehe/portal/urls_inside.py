from django.urls import path, register_converter

from . import views
from .converters import LegalKey

register_converter(LegalKey, "legal_key")

app_name = "portal_inside"
urlpatterns = [
    path("intern/rechtstexte/", views.legal_texts, name="legal_texts"),
    path("intern/rechtstexte/<legal_key:key>/", views.legal_text, name="legal_text"),
    path("intern/rechtstexte/<legal_key:key>/<int:version>/pruefung/", views.check_legal_text, name="check_legal_text"),
]
