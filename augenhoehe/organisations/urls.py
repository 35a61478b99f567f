"""Public pages of the register, in every language."""

from __future__ import annotations

from django.urls import path

from .views import confirming, feed, offers_public, public, registration, stories, survey_answers

app_name = "organisations"
urlpatterns = [
    path("organisationen/", public.organisations_public, name="organisations_public"),
    path("organisationen/anmelden/", registration.registration, name="registration"),
    path("organisationen/zahlen/", public.organisations_numbers, name="organisations_numbers"),
    path("organisationen/<uuid:pk>/", public.organisation_public, name="organisation_public"),
    path("organisationen/<uuid:pk>/visitenkarte.vcf", public.organisation_vcard, name="organisation_vcard"),
    path("organisationen/stimmt-das/<str:token>/", confirming.confirmation, name="confirmation"),
    path("organisationen/beitraege/", stories.stories_public, name="stories_public"),
    path("organisationen/beitraege/<uuid:pk>/", stories.story_public, name="story_public"),
    path(
        "organisationen/beitraege/<uuid:pk>/bild-<int:width>.<slug:ending>",
        stories.story_picture,
        name="story_picture",
    ),
    path("organisationen/umfrage/<str:token>/", survey_answers.survey_answer, name="survey_answer"),
    path("angebote/", offers_public.offers_public, name="offers_public"),
    path("angebote/<uuid:pk>/", offers_public.offer_public, name="offer_public"),
    path("angebote/<uuid:pk>/aushang/", offers_public.offer_sheet, name="offer_sheet"),
    path("angebote/<uuid:pk>/kalender/", offers_public.offer_calendar, name="offer_calendar"),
    path("hsds/v3.1/", feed.root, name="hsds_root"),
    path("hsds/v3.1/services", feed.services, name="hsds_services"),
    path("hsds/v3.1/services/<uuid:pk>", feed.service, name="hsds_service"),
    path("hsds/v3.1/service_at_locations", feed.service_at_locations, name="hsds_service_at_locations"),
    path("hsds/v3.1/service_at_locations/<uuid:pk>", feed.service_at_location, name="hsds_service_at_location"),
    path("hsds/v3.1/organizations", feed.organizations, name="hsds_organizations"),
    path("hsds/v3.1/organizations/<uuid:pk>", feed.organization, name="hsds_organization"),
    path("hsds/v3.1/taxonomies", feed.taxonomies, name="hsds_taxonomies"),
    path("hsds/v3.1/taxonomies/<uuid:pk>", feed.taxonomy, name="hsds_taxonomy"),
    path("hsds/v3.1/taxonomy_terms", feed.taxonomy_terms, name="hsds_taxonomy_terms"),
    path("hsds/v3.1/taxonomy_terms/<uuid:pk>", feed.taxonomy_term, name="hsds_taxonomy_term"),
    path("angebote/<uuid:pk>/kontakt/", offers_public.offer_contact, name="offer_contact"),
]
