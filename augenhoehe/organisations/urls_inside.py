"""Inside pages of the register (German only)."""

from __future__ import annotations

from django.urls import path

from .views import confirming, contact_log, imports, keeping, needs, people, pool, poster, register, requests

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
    path("intern/organisationen/raeume-und-hilfe/", pool.resources, name="resources"),
    path("intern/organisationen/raeume-und-hilfe/<uuid:pk>/", pool.resource, name="resource"),
    path("intern/organisationen/raeume-und-hilfe/<uuid:pk>/bearbeitung/", pool.resource_change, name="resource_change"),
    path("intern/organisationen/raeume-und-hilfe/<uuid:pk>/ende/", pool.resource_end, name="resource_end"),
    path(
        "intern/organisationen/raeume-und-hilfe/<uuid:pk>/wieder/", pool.resource_offer_again,
        name="resource_offer_again",
    ),
    path("intern/organisationen/raeume-und-hilfe/<uuid:pk>/anfrage/", requests.resource_ask, name="resource_ask"),
    path("intern/organisationen/<uuid:pk>/raum-oder-hilfe/", pool.resource_offer, name="resource_offer"),
    path("intern/organisationen/anfragen/<uuid:pk>/", requests.resource_request, name="resource_request"),
    path("intern/organisationen/anfragen/<uuid:pk>/zusage/", requests.request_agree, name="request_agree"),
    path("intern/organisationen/anfragen/<uuid:pk>/absage/", requests.request_decline, name="request_decline"),
    path("intern/organisationen/anfragen/<uuid:pk>/rueckzug/", requests.request_withdraw, name="request_withdraw"),
    path("intern/organisationen/bedarfe/", needs.needs, name="needs"),
    path("intern/organisationen/bedarfe/<uuid:pk>/", needs.need, name="need"),
    path("intern/organisationen/bedarfe/<uuid:pk>/bearbeitung/", needs.need_change, name="need_change"),
    path("intern/organisationen/bedarfe/<uuid:pk>/deckung/", needs.need_meet, name="need_meet"),
    path("intern/organisationen/bedarfe/<uuid:pk>/rueckzug/", needs.need_withdraw, name="need_withdraw"),
    path("intern/organisationen/bedarfe/<uuid:pk>/wieder/", needs.need_reopen, name="need_reopen"),
    path("intern/organisationen/<uuid:pk>/bedarf/", needs.need_report, name="need_report"),
    path("intern/organisationen/notizen/", contact_log.notes, name="notes"),
    path("intern/organisationen/notizen/<uuid:pk>/bearbeitung/", contact_log.note_change, name="note_change"),
    path("intern/organisationen/notizen/<uuid:pk>/erledigt/", contact_log.note_settle, name="note_settle"),
    path("intern/organisationen/<uuid:pk>/notiz/", contact_log.note_add, name="note_add"),
]  # fmt: skip
