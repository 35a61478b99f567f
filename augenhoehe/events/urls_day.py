"""Public addresses of the day and after; hung into `urls`."""

from __future__ import annotations

from django.urls import path

from .views import attendance, feedback, trainings

patterns = [
    path("veranstaltungen/einlass/<str:token>/", attendance.scanned, name="door"),
    path("veranstaltungen/danach/<str:token>/", feedback.after, name="after"),
    path("veranstaltungen/danach/<str:token>/material/<uuid:pk>/", feedback.after_file, name="after_file"),
    path("veranstaltungen/danach/<str:token>/rueckmeldung/", feedback.feedback, name="feedback"),
    path("veranstaltungen/rueckmeldung/<str:token>/", feedback.feedback_room, name="feedback_room"),
    path("veranstaltungen/material/<uuid:pk>/", feedback.material_public, name="material"),
    path("veranstaltungen/teilnahme-pruefen/", trainings.certificate, name="certificate"),
]
