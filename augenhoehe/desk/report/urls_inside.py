"""Inside pages of the report; mounted by the desk, in its namespace."""

from django.urls import path

from . import views

urlpatterns = [
    path("intern/berichte/organisationen/", views.organisations_report, name="organisations_report"),
    path("intern/berichte/organisationen/pdf/", views.organisations_report_pdf, name="organisations_report_pdf"),
    path("intern/berichte/organisationen/tabellen/", views.organisations_report_sheets,
         name="organisations_report_sheets"),
]  # fmt: skip
