"""Inside pages of the reports an office owes; mounted by the desk, in its namespace."""

from __future__ import annotations

from django.urls import path

from .views import frame, reports

_B = "intern/berichte/"
urlpatterns = [
    path(_B, reports.reports, name="reports"),
    path(f"{_B}rat/neu/", reports.report_begin, name="report_begin"),
    path(f"{_B}rat/<uuid:pk>/", reports.council_report, name="council_report"),
    path(f"{_B}rat/<uuid:pk>/texte/", reports.report_write, name="report_write"),
    path(f"{_B}rat/<uuid:pk>/einfrieren/", reports.report_freeze, name="report_freeze"),
    path(f"{_B}rat/<uuid:pk>/pdf/", reports.council_file, {"kind": "pdf"}, name="council_report_pdf"),
    path(f"{_B}rat/<uuid:pk>/odt/", reports.council_file, {"kind": "odt"}, name="council_report_odt"),
    path(f"{_B}foerderung/neu/", reports.grant_begin, name="grant_begin"),
    path(f"{_B}foerderung/<uuid:pk>/", reports.grant_sheet, name="grant_sheet"),
    path(f"{_B}foerderung/<uuid:pk>/bearbeitung/", reports.grant_write, name="grant_write"),
    path(f"{_B}foerderung/<uuid:pk>/csv/", reports.grant_file, {"kind": "csv"}, name="grant_sheet_csv"),
    path(f"{_B}foerderung/<uuid:pk>/excel/", reports.grant_file, {"kind": "xlsx"}, name="grant_sheet_xlsx"),
    path(f"{_B}handlungskonzept/", frame.frame_write, name="frame_write"),
    path(f"{_B}kosten/", frame.costs_page, name="costs"),
    path(f"{_B}kosten/blatt/", frame.costs_fill, name="costs_fill"),
]
