"""Datasets, their files, and the reports an office owes."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS


@SUBJECTS.of("open_data:dataset")
def datasets() -> dict[str, dict[str, Any]]:
    return {"Organisationen": {"key": "organisationen"}, "unbekannt": {"key": "geheim"}}


@SUBJECTS.of("open_data_inside:latest_")
def latest() -> dict[str, dict[str, Any]]:
    return {"Organisationen": {"key": "organisationen"}, "unbekannt": {"key": "geheim"}}


@SUBJECTS.of("open_data_inside:version_")
def versions() -> dict[str, dict[str, Any]]:
    first = {"key": "organisationen", "number": 1}
    return {"Fassung 1": first, "unbekannte Fassung": {**first, "number": 999}}


@SUBJECTS.of("open_data_inside:publication_")
def publications() -> dict[str, dict[str, Any]]:
    return {"Gremien": {"key": "gremien"}, "unbekannt": {"key": "geheim"}}


def _report(frozen: bool) -> Any:
    from augenhoehe.desk.models import OfficeReport

    return OfficeReport.objects.filter(frozen_at__isnull=not frozen).values_list("pk", flat=True)[0]


@SUBJECTS.of("desk:council_report", "desk:report_write", "desk:report_freeze")
def reports() -> dict[str, dict[str, Any]]:
    return {"Entwurf": {"pk": _report(False)}, "Ausgabe": {"pk": _report(True)}, "unbekannt": {"pk": NOWHERE}}


@SUBJECTS.of("desk:grant_sheet", "desk:grant_write")
def grants() -> dict[str, dict[str, Any]]:
    from augenhoehe.desk.models import GrantSheet

    return {"KIM": {"pk": GrantSheet.objects.values_list("pk", flat=True)[0]}, "unbekannt": {"pk": NOWHERE}}


@SUBJECTS.of("desk_public:frame_version")
def frames() -> dict[str, dict[str, Any]]:
    return {"Fassung 1": {"version": 1}, "unbekannt": {"version": 99}}
