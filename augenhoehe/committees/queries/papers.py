"""Questions about papers: which ones somebody may read, where they come from, which way suits a new one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    CommitteeName,
    HearingRule,
    Paper,
    PaperQuerySet,
    Seat,
    Station,
)
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.notices.models import Duty
from augenhoehe.places.models import Municipality

ROLE = Station.Role
_KIND = Committee.Kind
# Pre-deliberation and decision by kind of place (law.md no. 6, 7): a start for the form, changed by whoever writes.
TOWN_WAY = ((_KIND.INTEGRATION_COMMITTEE, ROLE.RECOMMENDATION), (_KIND.SPECIALIST_COMMITTEE, ROLE.PRE_DELIBERATION),
            (_KIND.COUNCIL, ROLE.DECISION))  # fmt: skip
DISTRICT_WAY = ((_KIND.SPECIALIST_COMMITTEE, ROLE.PRE_DELIBERATION), (_KIND.DISTRICT_COMMITTEE, ROLE.PRE_DELIBERATION),
                (_KIND.DISTRICT_COUNCIL, ROLE.DECISION))  # fmt: skip


def papers_for(actor: Actor, day: date) -> PaperQuerySet:
    return _with_origin(Paper.objects.visible_to(actor, day))


def public_papers() -> PaperQuerySet:
    return _with_origin(Paper.objects.public())


def paper_list(actor: Actor, day: date) -> PaperQuerySet:
    """Papers with `lies_at`: the body where each lies now, `lies_since`, and `comes_from`: the body that brought it."""
    return _listed(Paper.objects.visible_to(actor, day), day)


def public_paper_list(day: date) -> PaperQuerySet:
    """The same of the papers that everybody may read."""
    return _listed(Paper.objects.public(), day)


def _listed(papers: PaperQuerySet, day: date) -> PaperQuerySet:
    here = Station.objects.open().filter(paper=OuterRef("pk")).order_by("opened_on", "id")
    names = CommitteeName.objects.filter(valid_from__lte=day).order_by("-valid_from").values("name")
    lies_at = here.annotate(name=Subquery(names.filter(committee=OuterRef("committee"))[:1])).values("name")
    return papers.annotate(
        lies_since=Subquery(here.values("opened_on")[:1]),
        lies_at=Subquery(lies_at[:1]),
        comes_from=Subquery(names.filter(committee=OuterRef("submitted_by_committee"))[:1]),
    ).defer("reasons", "effects_text")


def public_bodies(day: date) -> list[tuple[str, str]]:
    """Public bodies on the way of public papers, by their present name: what the list can be narrowed to."""
    papers = Paper.objects.public()
    passed = Q(stations__paper__in=papers) | Q(papers__in=papers)
    found = Committee.objects.public().filter(passed).distinct().with_names()
    return sorted(((str(one.pk), one.name_on(day)) for one in found), key=lambda pair: sort_key(pair[1]))


def has_public_papers(committee: Committee) -> bool:
    """Did the body bring something on its way that everybody may read, or does it deal with such a paper?"""
    touched = Q(submitted_by_committee=committee) | Q(stations__committee=committee)
    return Paper.objects.public().filter(touched).exists()


def years_of_public_papers() -> list[int]:
    """In which years something was submitted, the latest first."""
    years = Paper.objects.public().order_by().values_list("submitted_at__year", flat=True).distinct()
    return sorted(years, reverse=True)


def public_papers_from(committee: Committee) -> PaperQuerySet:
    return public_papers().filter(submitted_by_committee=committee).order_by("-submitted_at", "id")


def duty_on_paper(paper: Paper) -> Duty | None:
    return duties_on_paper(paper.pk).first()


def duties_on_paper(paper: UUID) -> QuerySet[Duty]:
    """Who is „am Zug“ with a paper: the office where it lies, or whoever has to revise it; the most pressing first."""
    items = AgendaItem.objects.undecided().filter(station__paper=paper)
    subjects = Q(subject_id__in=items.values("pk")) | Q(subject_id=paper)
    found: QuerySet[Duty] = Duty.objects.open().filter(subjects).by_due()
    return found


def _with_origin(rows: PaperQuerySet) -> PaperQuerySet:
    found = rows.select_related("submitted_by_committee", "municipality", "thread").defer("municipality__boundary")
    return found.prefetch_related("submitted_by_committee__names")


def seats_of(actor: Actor, day: date) -> QuerySet[Committee]:
    """The committees in which somebody sits."""
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id)
    return Committee.objects.filter(pk__in=seats.values("committee_id")) if actor.user_id else Committee.objects.none()


def submitting_committees(actor: Actor, day: date) -> QuerySet[Committee]:
    """In whose name the actor may write a paper: where they sit, or everything within their reach."""
    reach = actor.reach(WRITE_PAPERS)
    own = Q(pk__in=seats_of(actor, day).values("pk"))
    within = Q(pk__isnull=False) if reach.everywhere else Q(municipality_id__in=reach.municipalities)
    return Committee.objects.standing(day).filter(own | within).with_names().order_by("municipality__sorting", "id")


def only_own_body(actor: Actor, day: date) -> Committee | None:
    """The one elected body of somebody who writes papers only as its member."""
    if actor.may(WRITE_PAPERS):
        return None
    found = list(political_committees(day).filter(pk__in=seats_of(actor, day).values("pk"))[:2])
    return found[0] if len(found) == 1 else None


def only_town(actor: Actor) -> UUID | None:
    """The town of somebody who writes papers for one town and nowhere else."""
    reach = actor.reach(WRITE_PAPERS)
    return next(iter(reach.municipalities)) if not reach.everywhere and len(reach.municipalities) == 1 else None


def political_committees(day: date) -> QuerySet[Committee]:
    """The bodies a paper may be laid before, by place."""
    kinds = (*dict(TOWN_WAY), *dict(DISTRICT_WAY))
    return Committee.objects.standing(day).filter(kind__in=kinds).with_names().order_by("municipality__sorting", "id")


def hearing_rules_of(committee_id: UUID, day: date) -> QuerySet[HearingRule]:
    """The rule that holds and those to come, in order."""
    rows = HearingRule.objects.filter(committee=committee_id).exclude(valid_until__lt=day)
    return rows.order_by("valid_from")


def suggested_way(municipality_id: UUID | None, without: Committee | None, day: date) -> list[tuple[Committee, str]]:
    """The usual way there: § 27 committee, specialist committee, council; in a Kreis without the first.

    The submitting committee itself is left out: it has decided already.
    """
    place = Municipality.objects.filter(pk=municipality_id).only("kind").first() if municipality_id else None
    in_town = place is not None and place.kind != Municipality.Kind.DISTRICT
    here = Q(municipality_id=municipality_id)
    if not in_town:
        here = Q(municipality__isnull=True) | Q(municipality__kind=Municipality.Kind.DISTRICT)
    found = list(Committee.objects.standing(day).filter(here).with_names().order_by("started_on", "id"))
    way = []
    for kind, role in TOWN_WAY if in_town else DISTRICT_WAY:
        one = next((one for one in found if one.kind == kind and one != without), None)
        if one is not None:
            way.append((one, str(role)))
    return way
