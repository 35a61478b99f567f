"""Public pages of the register, in every language."""

from __future__ import annotations

from django.urls import path

from .views import confirming, offers_public, public, registration

app_name = "organisations"
urlpatterns = [
    path("organisationen/", public.organisations_public, name="organisations_public"),
    path("organisationen/anmelden/", registration.registration, name="registration"),
    path("organisationen/zahlen/", public.organisations_numbers, name="organisations_numbers"),
    path("organisationen/<uuid:pk>/", public.organisation_public, name="organisation_public"),
    path("organisationen/<uuid:pk>/visitenkarte.vcf", public.organisation_vcard, name="organisation_vcard"),
    path("organisationen/stimmt-das/<str:token>/", confirming.confirmation, name="confirmation"),
    path("angebote/", offers_public.offers_public, name="offers_public"),
    path("angebote/<uuid:pk>/", offers_public.offer_public, name="offer_public"),
    path("angebote/<uuid:pk>/aushang/", offers_public.offer_sheet, name="offer_sheet"),
    path("angebote/<uuid:pk>/kalender/", offers_public.offer_calendar, name="offer_calendar"),
    path("angebote/<uuid:pk>/kontakt/", offers_public.offer_contact, name="offer_contact"),
]
