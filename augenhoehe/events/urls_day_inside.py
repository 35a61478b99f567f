"""Inside addresses of the day and after; hung into `urls_inside`."""

from __future__ import annotations

from django.urls import path

from .views import attendance, feedback, materials, results, trainings, turnout

_EVENT, _ALL = "intern/veranstaltungen/<uuid:pk>/", "intern/veranstaltungen/"
_GUEST, _CAME = f"{_ALL}einlass/<uuid:pk>/", f"{_ALL}teilnahmen/<uuid:pk>/"
_RESULT, _MATERIAL = f"{_ALL}ergebnisse/<uuid:pk>/", f"{_ALL}material/<uuid:pk>/"
patterns = [
    path(f"{_EVENT}einlass/", attendance.door, name="door"),
    path(f"{_EVENT}einlass/ohne-anmeldung/", attendance.door_walk_in, name="door_walk_in"),
    path(f"{_EVENT}einlass/liste/", attendance.list_pdf, name="door_list"),
    path(f"{_EVENT}einlass/schilder/", attendance.badges_pdf, name="door_badges"),
    path(f"{_EVENT}einlass/schluss/", attendance.door_close, name="door_close"),
    path(_GUEST, attendance.guest, name="door_guest"),
    path(f"{_GUEST}da/", attendance.door_in, name="door_in"),
    path(f"{_CAME}ruecknahme/", attendance.door_undo, name="door_undo"),
    path(f"{_CAME}bestaetigung/", turnout.certificate, name="certificate"),
    path(f"{_EVENT}bestaetigungen/", turnout.certificates_all, name="certificates"),
    path(f"{_EVENT}zahlen/", turnout.turnout, name="turnout"),
    path(f"{_ALL}zahlen/", turnout.years, name="years"),
    path(f"{_ALL}jahr/<int:year>/", turnout.year, name="year"),
    path(f"{_ALL}erreicht/", turnout.houses, name="houses"),
    path(f"{_ALL}schulungswuensche/", trainings.wanted, name="wanted"),
    path(f"{_ALL}schulungswuensche/<uuid:pk>/entwurf/", trainings.plan, name="training_plan"),
    path(f"{_EVENT}ergebnisse/", results.results, name="results"),
    path(f"{_RESULT}bearbeitung/", results.result_change, name="result_change"),
    path(f"{_RESULT}entfernung/", results.result_remove, name="result_remove"),
    path(f"{_RESULT}anzeige/", results.result_show, name="result_show"),
    path(f"{_RESULT}hinweis/", results.result_hand_over, name="result_hand_over"),
    path(f"{_RESULT}kooperation/", results.result_agree, name="result_agree"),
    path(f"{_EVENT}nachbereitung/", results.review, name="review"),
    path(f"{_EVENT}dank/", results.thanks, name="thanks"),
    path(f"{_EVENT}rueckmeldungen/", feedback.feedback_inside, name="feedback"),
    path(f"{_EVENT}material/", materials.materials, name="materials"),
    path(f"{_EVENT}material/neu/", materials.material_add, name="material_add"),
    path(f"{_MATERIAL}datei/", materials.material_file, name="material_file"),
    path(f"{_MATERIAL}bearbeitung/", materials.material_change, name="material_change"),
    path(f"{_MATERIAL}anzeige/", materials.material_show, name="material_show"),
    path(f"{_MATERIAL}entfernung/", materials.material_remove, name="material_remove"),
    path(f"{_EVENT}fotos/", materials.notice, name="photo_notice"),
    path(f"{_EVENT}fotos/entfernung/", materials.notice_withdraw, name="photo_notice_withdraw"),
]
