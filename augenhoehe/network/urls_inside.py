"""Addresses of the network, signed in."""

from __future__ import annotations

from django.urls import path

from .views import cooperations, partners

app_name = "network_inside"
_C = "intern/netzwerk/kooperationen/"
urlpatterns = [
    path(_C, cooperations.cooperations, name="cooperations"),
    path(f"{_C}neu/", cooperations.cooperation_enter, name="cooperation_enter"),
    path(f"{_C}<uuid:pk>/", cooperations.cooperation, name="cooperation"),
    path(f"{_C}<uuid:pk>/bearbeitung/", cooperations.cooperation_change, name="cooperation_change"),
    path(f"{_C}<uuid:pk>/beginn/", cooperations.cooperation_start, name="cooperation_start"),
    path(f"{_C}<uuid:pk>/ende/", cooperations.cooperation_end, name="cooperation_end"),
    path(f"{_C}<uuid:pk>/wieder/", cooperations.cooperation_resume, name="cooperation_resume"),
    path(f"{_C}<uuid:pk>/partner/", partners.partner_add, name="partner_add"),
    path(f"{_C}<uuid:pk>/unterlage/", partners.cooperation_document_add, name="cooperation_document_add"),
    path(f"{_C}partner/<uuid:pk>/zustimmung/", partners.partner_agree, name="partner_agree"),
    path(f"{_C}partner/<uuid:pk>/ablehnung/", partners.partner_decline, name="partner_decline"),
    path(f"{_C}partner/<uuid:pk>/entfernung/", partners.partner_remove, name="partner_remove"),
    path(f"{_C}unterlagen/<uuid:pk>/", partners.cooperation_document, name="cooperation_document"),
    path(
        f"{_C}unterlagen/<uuid:pk>/entfernung/", partners.cooperation_document_remove,
        name="cooperation_document_remove",
    ),
]  # fmt: skip
