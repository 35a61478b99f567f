"""Questions about the duty to lay matters before others, in both directions, and about requests for statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from augenhoehe.committees.models import (
    Committee,
    DutyRule,
    Evidence,
    HearingRule,
    Laying,
    Mandate,
    Meeting,
    Paper,
    Resolution,
    StatementRequest,
    Station,
)
from augenhoehe.core.rights import Actor

# A paper that decides nothing need not pass through the body (rules.hearing says the same of one paper).
_NOTHING_DECIDED = (Paper.Kind.INFORMATION, Paper.Kind.INQUIRY, Paper.Kind.STATEMENT)


def layings_for(actor: Actor, day: date) -> QuerySet[Laying]:
    rows = Laying.objects.visible_to(actor, day).select_related(
        "committee", "addressee", "thread", "paper", "station", "meeting", "resolution", "waived_by"
    )
    return rows.prefetch_related("committee__names", "addressee__names")


def layings_from(actor: Actor, committee: Committee, day: date) -> QuerySet[Laying]:
    """What a § 27 body had laid before others, the latest first."""
    return layings_for(actor, day).filter(committee=committee).order_by("-opened_on", "-id")


def should_have_come(actor: Actor, committee: Committee, day: date) -> QuerySet[Paper]:
    """Papers that the council decides or decided, that a rule wanted to pass through the body, and that did not."""
    here = Station.objects.filter(paper=OuterRef("paper"), committee=committee, order__lt=OuterRef("order"))
    council = Station.objects.filter(
        ~Exists(here), paper=OuterRef("pk"), authoritative=True, committee__kind=Committee.Kind.COUNCIL,
        committee__municipality=committee.municipality_id,
    )  # fmt: skip
    rule = HearingRule.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=OuterRef("submitted_at__date")),
        committee=committee, valid_from__lte=OuterRef("submitted_at__date"),
    )  # fmt: skip
    passing = Paper.objects.visible_to(actor, day).filter(
        Exists(council), Exists(rule), municipality=committee.municipality_id, submitted_at__isnull=False
    )
    own = Q(submitted_by_committee=committee)
    found = passing.exclude(own).exclude(kind__in=_NOTHING_DECIDED).exclude(state=Paper.State.WITHDRAWN)
    return found.select_related("submitted_by_committee").order_by("-submitted_at", "id")


def own_resolutions_since(laying: Laying) -> QuerySet[Resolution]:
    """What the body resolved after it asked for the laying: with one of these it may take it back."""
    rows = Resolution.objects.filter(
        agenda_item__committee=laying.committee_id, decided_on__gte=laying.opened_on,
        kind__in=(Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED, Resolution.Kind.FORWARDED),
    )  # fmt: skip
    if laying.resolution_id is not None:
        rows = rows.exclude(pk=laying.resolution_id)
    return rows.select_related("agenda_item").order_by("-decided_on", "id")


def held_meetings(committee: Committee, since: date, until: date) -> QuerySet[Meeting]:
    """Meetings of a body in which something may have been laid before it."""
    rows = committee.meetings.exclude(state=Meeting.State.CANCELLED)
    return rows.filter(starts_at__date__gte=since, starts_at__date__lte=until).order_by("-starts_at")


def duty_rules_of(committee: Committee, day: date) -> QuerySet[DutyRule]:
    return DutyRule.objects.filter(committee=committee).exclude(valid_until__lt=day).order_by("kind", "valid_from")


def statements_for(actor: Actor, day: date) -> QuerySet[StatementRequest]:
    rows = StatementRequest.objects.visible_to(actor, day).select_related("committee", "thread", "item__meeting")
    return rows.prefetch_related("committee__names")


# --- Evidence and changes of the way ----------------------------------------------------------------
def evidence_of(**of: object) -> QuerySet[Evidence]:
    return Evidence.objects.filter(**of).select_related("file").order_by("added_at", "id")


def by_station(rows: Iterable[Evidence]) -> dict[UUID, list[Evidence]]:
    found: dict[UUID, list[Evidence]] = {}
    for one in rows:
        if one.station_id is not None:
            found.setdefault(one.station_id, []).append(one)
    return found


def evidence_for(actor: Actor, day: date) -> QuerySet[Evidence]:
    """Whoever reads the thing inside reads what shows it."""
    if actor.user_id is None:
        return Evidence.objects.none()
    return Evidence.objects.filter(
        Q(station__paper__in=Paper.objects.visible_to(actor, day))
        | Q(mandate__in=Mandate.objects.visible_to(actor, day))
        | Q(laying__in=Laying.objects.visible_to(actor, day))
        | Q(request__in=StatementRequest.objects.visible_to(actor, day))
    ).select_related("file", "station__paper", "mandate", "laying", "request")


def ahead_of(paper: Paper) -> QuerySet[Station]:
    rows = paper.stations.filter(state=Station.State.AHEAD).select_related("committee")
    return rows.prefetch_related("committee__names").order_by(F("order"), "id")
