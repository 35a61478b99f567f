"""Inside pages of the register (German only)."""

from __future__ import annotations

from django.urls import path, register_converter

from .converters import OtherLanguage
from .views import confirming, imports, keeping, offers, people, poster, register

register_converter(OtherLanguage, "other_language")

app_name = "organisations_inside"
urlpatterns = [
    path("intern/organisationen/", register.organisations, name="organisations"),
    path("intern/organisationen/neu/", keeping.organisation_enter, name="organisation_enter"),
    path("intern/organisationen/meine/", register.own, name="own"),
    path("intern/organisationen/nachfrage/", confirming.organisations_ask, name="organisations_ask"),
    path("intern/organisationen/aushang/", poster.poster, name="poster"),
    path("intern/organisationen/<uuid:pk>/", register.organisation, name="organisation"),
    path("intern/organisationen/<uuid:pk>/pruefung/", keeping.organisation_publish, name="organisation_publish"),
    path("intern/organisationen/<uuid:pk>/ablehnung/", keeping.organisation_refuse, name="organisation_refuse"),
    path("intern/organisationen/<uuid:pk>/ruhe/", keeping.organisation_rest, name="organisation_rest"),
    path("intern/organisationen/<uuid:pk>/wiederaufnahme/", keeping.organisation_revive, name="organisation_revive"),
    path("intern/organisationen/<uuid:pk>/bearbeitung/", keeping.organisation_change, name="organisation_change"),
    path("intern/organisationen/<uuid:pk>/zusammenfuehrung/", keeping.organisation_merge, name="organisation_merge"),
    path("intern/organisationen/<uuid:pk>/nachfrage/", confirming.organisation_ask, name="organisation_ask"),
    path("intern/organisationen/<uuid:pk>/antwort/", confirming.answer_settle, name="answer_settle"),
    path("intern/organisationen/<uuid:pk>/wunsch/", keeping.change_wish, name="change_wish"),
    path("intern/organisationen/wuensche/<uuid:pk>/annahme/", keeping.wish_accept, name="wish_accept"),
    path("intern/organisationen/wuensche/<uuid:pk>/ablehnung/", keeping.wish_refuse, name="wish_refuse"),
    path("intern/organisationen/<uuid:pk>/kontakt/", people.contact_add, name="contact_add"),
    path("intern/organisationen/kontakte/<uuid:pk>/bearbeitung/", people.contact_change, name="contact_change"),
    path("intern/organisationen/kontakte/<uuid:pk>/ende/", people.contact_end, name="contact_end"),
    path("intern/organisationen/<uuid:pk>/einladung/", people.person_invite, name="person_invite"),
    path("intern/organisationen/zugaenge/<uuid:pk>/ende/", people.person_end, name="person_end"),
    path("intern/organisationen/<uuid:pk>/dachverband/", keeping.umbrella_join, name="umbrella_join"),
    path(
        "intern/organisationen/<uuid:pk>/dachverband/<uuid:umbrella>/ende/", keeping.umbrella_leave,
        name="umbrella_leave",
    ),
    path("intern/organisationen/import/", imports.imports, name="imports"),
    path("intern/organisationen/import/neu/", imports.import_upload, name="import_upload"),
    path("intern/organisationen/import/<uuid:pk>/", imports.import_detail, name="import"),
    path("intern/organisationen/import/<uuid:pk>/zuordnung/", imports.import_map, name="import_map"),
    path("intern/organisationen/import/<uuid:pk>/uebernahme/", imports.import_take_over, name="import_take_over"),
    path("intern/organisationen/import/<uuid:pk>/verwerfen/", imports.import_discard, name="import_discard"),
    path("intern/angebote/", offers.offers, name="offers"),
    path("intern/angebote/neu/", offers.offer_create, name="offer_create"),
    path("intern/angebote/<uuid:pk>/", offers.offer, name="offer"),
    path("intern/angebote/<uuid:pk>/bearbeitung/", offers.offer_change, name="offer_change"),
    path("intern/angebote/<uuid:pk>/texte/<other_language:language>/", offers.offer_text, name="offer_text"),
    path("intern/angebote/<uuid:pk>/partner/", offers.offer_partner, name="offer_partner"),
    path("intern/angebote/<uuid:pk>/partner/<uuid:partner>/ende/", offers.offer_leave, name="offer_leave"),
    path("intern/angebote/<uuid:pk>/zeit/", offers.time_add, name="offer_time_add"),
    path("intern/angebote/zeiten/<uuid:pk>/", offers.time_change, name="offer_time_change"),
    path("intern/angebote/zeiten/<uuid:pk>/entfernung/", offers.time_remove, name="offer_time_remove"),
    path("intern/angebote/<uuid:pk>/bestaetigung/", offers.offer_confirm, name="offer_confirm"),
    path("intern/angebote/<uuid:pk>/freigabe/", offers.offer_release, name="offer_release"),
    path("intern/angebote/<uuid:pk>/pause/", offers.offer_pause, name="offer_pause"),
    path("intern/angebote/<uuid:pk>/fortsetzung/", offers.offer_resume, name="offer_resume"),
    path("intern/angebote/<uuid:pk>/ende/", offers.offer_end, name="offer_end"),
]  # fmt: skip
