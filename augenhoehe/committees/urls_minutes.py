"""Inside pages of running meetings and their minutes (German only)."""

from __future__ import annotations

from django.urls import path

from .views import course, live, minutes

urlpatterns = [
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/", live.sitting, name="sitting"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/eroeffnung/", live.sitting_open, name="sitting_open"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/angaben/", live.sitting_change, name="sitting_change"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/ende/", live.sitting_close, name="sitting_close"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/platz/", live.seat_take, name="seat_take"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/gast/", live.guest_welcome, name="guest_welcome"),
    path("intern/gremien/sitzungen/<uuid:pk>/verlauf/punkt/", live.sitting_item_add, name="sitting_item_add"),
    path("intern/gremien/anwesende/<uuid:pk>/", live.presence_change, name="presence_change"),
    path("intern/gremien/anwesende/<uuid:pk>/abgang/", live.presence_leave, name="presence_leave"),
    path("intern/gremien/anwesende/<uuid:pk>/entfernung/", live.presence_remove, name="presence_remove"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/", course.course, name="course"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/aufruf/", course.item_reach, name="item_reach"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/wortmeldung/", course.speech_add, name="speech_add"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/befangenheit/", course.bias_note, name="bias_note"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/beschluss/", course.resolution_live, name="resolution_live"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/vertagung/", course.item_postpone, name="item_postpone"),
    path("intern/gremien/punkte/<uuid:pk>/verlauf/rueckzug/", course.item_withdraw_live, name="item_withdraw_live"),
    path("intern/gremien/wortmeldungen/<uuid:pk>/", course.speech_change, name="speech_change"),
    path("intern/gremien/wortmeldungen/<uuid:pk>/entfernung/", course.speech_remove, name="speech_remove"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/", minutes.minutes, name="minutes"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/entwurf/", live.minutes_draft, name="minutes_draft"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/kopf/", minutes.minutes_change, name="minutes_change"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/vorlage/", minutes.minutes_submit, name="minutes_submit"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/rueckgabe/", minutes.minutes_return, name="minutes_return"),
    path("intern/gremien/sitzungen/<uuid:pk>/niederschrift/unterschrift/", minutes.minutes_sign, name="minutes_sign"),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/unterschrift/papier/",
        minutes.signature_note,
        name="signature_note",
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/genehmigung/", minutes.minutes_approve, name="minutes_approve"
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/veroeffentlichung/",
        minutes.minutes_publish,
        name="minutes_publish",
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/ruecknahme/",
        minutes.minutes_unpublish,
        name="minutes_unpublish",
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/einwendung/", minutes.objection_raise, name="objection_raise"
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/niederschrift/datei/<slug:kind>/", minutes.minutes_file, name="minutes_file"
    ),
    path(
        "intern/gremien/sitzungen/<uuid:pk>/einladung/datei/<slug:kind>/",
        minutes.invitation_file,
        name="invitation_file",
    ),
    path("intern/gremien/niederschriften/abschnitte/<uuid:pk>/", minutes.section_write, name="section_write"),
    path("intern/gremien/einwendungen/<uuid:pk>/", minutes.objection_decide, name="objection_decide"),
]
