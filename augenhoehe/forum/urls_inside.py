"""Pages of the moderation, and of authors with an account."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import moderation, own, setting_up

app_name = "forum_inside"
_M = "intern/mitreden/"
urlpatterns = behind(
    "forum",
    [
        path(_M, moderation.contributions, name="contributions"),
        path(f"{_M}meine/", own.own, name="own"),
        path(f"{_M}meine/neu/", own.write, name="own_write"),
        path(f"{_M}meine/<uuid:pk>/", own.own_contribution, name="own_contribution"),
        path(f"{_M}meine/<uuid:pk>/einspruch/", own.own_object, name="own_object"),
        path(f"{_M}meine/<uuid:pk>/rueckzug/", own.own_withdraw, name="own_withdraw"),
        path(f"{_M}raeume/", setting_up.rooms, name="rooms"),
        path(f"{_M}raeume/neu/", setting_up.room_open, name="room_open"),
        path(f"{_M}raeume/<uuid:pk>/", setting_up.room_change, name="room_change"),
        path(f"{_M}raeume/<uuid:pk>/schluss/", setting_up.room_close, name="room_close"),
        path(f"{_M}regeln/", setting_up.settings, name="settings"),
        path(f"{_M}notbremse/", setting_up.brake, name="brake"),
        path(f"{_M}notbremse/ende/", setting_up.brake_release, name="brake_release"),
        path(f"{_M}<uuid:pk>/", moderation.contribution, name="contribution"),
        path(f"{_M}<uuid:pk>/pruefung/", moderation.take, name="take"),
        path(f"{_M}<uuid:pk>/veroeffentlichung/", moderation.publish, name="publish"),
        path(f"{_M}<uuid:pk>/ablehnung/", moderation.reject, name="reject"),
        path(f"{_M}<uuid:pk>/beratung/", moderation.refer, name="refer"),
        path(f"{_M}<uuid:pk>/rueckholung/", moderation.take_back, name="take_back"),
        path(f"{_M}<uuid:pk>/schluss/", moderation.close, name="close"),
        path(f"{_M}<uuid:pk>/antwort/", moderation.answer, name="answer"),
        path(f"{_M}<uuid:pk>/hinweis/", moderation.make_hint, name="make_hint"),
        path(f"{_M}<uuid:pk>/uebersetzung/", moderation.translate, name="translate"),
        path(f"{_M}<uuid:pk>/entfernung/", moderation.redact, name="redact"),
        path(f"{_M}<uuid:pk>/meldungen/", moderation.settle, name="settle"),
    ],
)
