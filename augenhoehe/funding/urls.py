"""Public pages of funding, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from . import MODULE
from .views import checking, public, reminders

app_name = "funding"
urlpatterns = behind(
    MODULE,
    [
        path("foerderung/", public.programmes_public, name="programmes_public"),
        path("foerderung/fristen/", public.deadlines_calendar, name="deadlines_calendar"),
        path("foerderung/<uuid:pk>/", public.programme_public, name="programme_public"),
        path("foerderung/<uuid:pk>/fristen/", public.programme_calendar, name="programme_calendar"),
        path("foerderung/<uuid:pk>/pruefung/", checking.self_check, name="self_check"),
        path("foerderung/<uuid:pk>/eigenanteil/", checking.calculator, name="calculator"),
        path("foerderung/erinnerung/<str:token>/", reminders.reminder_end, name="reminder_end"),
    ],
)
