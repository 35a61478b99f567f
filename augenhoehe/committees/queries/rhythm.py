"""Questions about the rhythm of a body: when it should meet next, which dates a year has, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from augenhoehe.committees.models import Committee, Meeting, Rhythm
from augenhoehe.committees.rhythms import Proposed, next_day, proposed
from augenhoehe.core.clock import day_of
from augenhoehe.core.values import dataclass

DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class RhythmView:
    """The rhythm, the day by which the next meeting should be, and whether it is late."""

    rhythm: Rhythm
    expected: date
    overdue: bool
    planned: Meeting | None


def rhythm_of(committee: Committee) -> Rhythm | None:
    return Rhythm.objects.filter(committee=committee).first()


def rhythm_view(committee: Committee, at: datetime) -> RhythmView | None:
    rhythm = rhythm_of(committee)
    return _view(rhythm, at) if rhythm else None


def _view(rhythm: Rhythm, at: datetime) -> RhythmView:
    """Late is who has neither met nor planned when the expected day and the days of grace have passed."""
    held = Meeting.objects.filter(committee_id=rhythm.committee_id).exclude(state=Meeting.State.CANCELLED)
    last = held.filter(starts_at__lt=at).order_by("-starts_at").first()
    coming = Meeting.objects.coming(at).filter(committee_id=rhythm.committee_id).order_by("starts_at").first()
    since = max(day_of(last.starts_at), rhythm.starts_on - DAY) if last else rhythm.starts_on - DAY
    expected = next_day(rhythm, since)
    overdue = coming is None and day_of(at) > expected + timedelta(days=rhythm.grace_days)
    return RhythmView(rhythm, expected, overdue, coming)


def proposals(rhythm: Rhythm, at: datetime) -> list[Proposed]:
    """The dates of the coming year on which nothing is planned yet, within three days of the same date."""
    today = day_of(at)
    rows = Meeting.objects.coming(at).filter(committee_id=rhythm.committee_id)
    taken = [day_of(one) for one in rows.values_list("starts_at", flat=True)]
    found = proposed(rhythm, today, today + YEAR)
    return [one for one in found if not any(abs((one.day - day).days) <= 3 for day in taken)]


def rhythms_ahead(at: datetime) -> Iterator[RhythmView]:
    """Every rhythm of a body that stands."""
    standing = Committee.objects.standing(day_of(at))
    rows = Rhythm.objects.filter(committee__in=standing).select_related("committee__municipality")
    for rhythm in rows.prefetch_related("committee__names").order_by("pk"):
        yield _view(rhythm, at)
