"""Public pages of volunteers, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import behind_links, public

app_name = "volunteers"
urlpatterns = behind(
    "volunteers",
    [
        path("sprachmittlung/", public.enquire, name="enquire"),
        path("sprachmittlung/bestaetigung/<str:token>/", public.address, name="address"),
        path("sprachmittlung/anfrage/<str:token>/", behind_links.office, name="office"),
        path("sprachmittlung/anfrage/<str:token>/kalender/", behind_links.office_calendar, name="office_calendar"),
        path("sprachmittlung/einsatz/<str:token>/", behind_links.answer, name="answer"),
        path("sprachmittlung/einsatz/<str:token>/kalender/", behind_links.answer_calendar, name="answer_calendar"),
    ],
)
