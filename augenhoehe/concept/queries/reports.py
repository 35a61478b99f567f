"""Questions about yearly reports and their editions."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from augenhoehe.concept.models import Concept, ReportEdition, YearReport, YearReportPart
from augenhoehe.core.rights import Actor


def reports_of(concept: Concept) -> list[YearReport]:
    rows = YearReport.objects.filter(concept=concept).order_by("-year")
    return list(rows.prefetch_related(Prefetch("editions", _editions())))


def reports_for(actor: Actor) -> QuerySet[YearReport]:
    return YearReport.objects.visible_to(actor).select_related("concept__municipality", "concept__thread")


def parts_of(report: YearReport) -> list[YearReportPart]:
    rows = YearReportPart.objects.filter(report=report).select_related("action_field")
    return list(rows.order_by("action_field__position"))


def parts_for(actor: Actor) -> QuerySet[YearReportPart]:
    return YearReportPart.objects.filter(report__in=YearReport.objects.visible_to(actor)).select_related(
        "report__concept__municipality", "action_field"
    )


def editions_of(report: YearReport) -> list[ReportEdition]:
    return list(_editions().filter(report=report))


def editions_for(actor: Actor) -> QuerySet[ReportEdition]:
    rows = ReportEdition.objects.filter(report__in=YearReport.objects.visible_to(actor))
    return rows.select_related("report__concept__municipality", "pdf")


def public_editions(concept: Concept) -> list[ReportEdition]:
    """The newest edition of each year."""
    found: dict[int, ReportEdition] = {}
    for one in (
        ReportEdition.objects.public()
        .filter(report__concept=concept)
        .select_related("report")
        .order_by("report__year", "number")
    ):
        found[one.report.year] = one
    return [found[year] for year in sorted(found, reverse=True)]


def public_edition_rows() -> QuerySet[ReportEdition]:
    return ReportEdition.objects.public().select_related("report__concept__municipality", "pdf")


def _editions() -> QuerySet[ReportEdition]:
    return ReportEdition.objects.order_by("-number")
