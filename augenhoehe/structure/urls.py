"""Public pages of the structure level: the form and the status page, in every language."""

from __future__ import annotations

from django.urls import path

from .views import report, status

app_name = "structure"
urlpatterns = [
    path("melden/", report.report, name="report"),
    path("stand/", status.status, name="status"),
    path("stand/zurueckziehen/", status.withdraw, name="status_withdraw"),
    path("stand/kontakt-loeschen/", status.delete_contact, name="status_delete_contact"),
]
