"""Self-reports as a time series of one organisation. There is no list over several: nothing here ranks anybody."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.network.models.diversity import BANDS, DiversityGoal, DiversityQuestion, DiversityReport, Share
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.rules.entries import ENDED

# With fewer people a share says something about single ones: outside only the band is told.
FEWEST = 10
# After so long who reported is asked anew.
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Said:
    """A share as it was said: from and up to which percent, and in words; nothing for „weiß nicht“."""

    low: float
    high: float
    words: str
    exact: bool


def share_of(report: DiversityReport, part: str, *, public: bool = False) -> Said | None:
    """Of the members or the board; counts before bands. Outside, small numbers become bands."""
    total, some = getattr(report, f"{part}_total"), getattr(report, f"{part}_with")
    if total and some is not None:
        percent = 100 * some / total
        if not public or total >= FEWEST:
            return Said(
                percent, percent, f"{round(percent)} % von {total}" if not public else f"{round(percent)} %", True
            )
        return _banded(next(code for code, (low, high) in BANDS.items() if low <= percent < high or high == 100))
    band = getattr(report, f"{part}_share")
    return _banded(band) if band else None


def _banded(code: str) -> Said:
    low, high = BANDS[code]
    return Said(low, high, str(Share(code).label), False)


def reports_for(actor: Actor, day: date) -> QuerySet[DiversityReport]:
    rows = DiversityReport.objects.visible_to(actor, day)
    return rows.select_related("organisation__municipality").defer("organisation__municipality__boundary")  # type: ignore[no-any-return]


def series(organisation: Organisation) -> list[DiversityReport]:
    """From the first to the last."""
    return list(DiversityReport.objects.filter(organisation=organisation).order_by("as_of"))


def last_report(organisation: Organisation) -> DiversityReport | None:
    return DiversityReport.objects.filter(organisation=organisation).order_by("-as_of").first()


def goal_of(organisation: Organisation) -> DiversityGoal | None:
    return DiversityGoal.objects.filter(organisation=organisation).first()


def public_of(organisation: Organisation) -> tuple[DiversityReport, DiversityGoal] | None:
    """The latest report, if the organisation wants it to be public."""
    goal = goal_of(organisation)
    if goal is None or goal.consented_on is None:
        return None
    report = last_report(organisation)
    return (report, goal) if report else None


# --- By link ------------------------------------------------------------------------------------------
def question_for(pk: uuid.UUID | None) -> DiversityQuestion | None:
    """The question behind a link, with its organisation, while that is kept."""
    if pk is None:
        return None
    rows = DiversityQuestion.objects.filter(pk=pk).exclude(organisation__state__in=ENDED)
    return rows.select_related("organisation").first()


def question_of(organisation: Organisation) -> DiversityQuestion | None:
    """The last link that was sent."""
    return DiversityQuestion.objects.filter(organisation=organisation).order_by("-asked_at").first()


def whose_year_is_over(day: date) -> list[Organisation]:
    """Published ones that reported before, the last time a year ago or longer, without a link since that report.

    Who let the link pass, or said no, is not asked by itself again.
    """
    since = DiversityQuestion.objects.filter(organisation=OuterRef("pk")).filter(
        Q(answered_at__isnull=True) | Q(declined=True) | Q(asked_at__date__gt=day - YEAR)
    )
    rows = Organisation.objects.public().annotate(last=Max("diversity_reports__as_of")).filter(last__lte=day - YEAR)
    return list(rows.filter(~Exists(since)).order_by("sorting", "pk"))
