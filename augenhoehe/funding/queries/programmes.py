"""What the pages of the catalogue ask."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.funding.models import Bookmark, EligibilityRule, FundingCall, FundingProgramme, ProgrammeQuerySet
from augenhoehe.organisations.models import Organisation

# „bald“ in the public filter.
SOON = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; empty means: any."""

    words: str = ""
    field: str = ""
    applicant: str = ""
    deadline: str = ""

    @property
    def narrowed(self) -> bool:
        return bool(self.words or self.field or self.applicant or self.deadline)


def with_deadlines(rows: ProgrammeQuerySet, day: date) -> ProgrammeQuerySet:
    """With the next deadline, and whether one can apply at any time."""
    calls = FundingCall.objects.filter(programme=OuterRef("pk"), cancelled_at=None).order_by()
    ahead = calls.filter(closes__gte=day).values("programme").annotate(first=Min("closes")).values("first")
    return rows.annotate(next_deadline=Subquery(ahead), any_time=Exists(calls.filter(rolling=True)))


def programmes_for(actor: Actor, day: date) -> ProgrammeQuerySet:
    return with_deadlines(FundingProgramme.objects.visible_to(actor), day)


def public_programmes(day: date) -> ProgrammeQuerySet:
    return with_deadlines(FundingProgramme.objects.public(), day)


def found(wish: Wish, day: date) -> ProgrammeQuerySet:
    """Published programmes that fit, the next deadline first, then those without one."""
    rows = worded(public_programmes(day), wish.words)
    if wish.field:
        # A programme that names no field pays for all of them.
        rows = rows.filter(Q(fields__contains=[wish.field]) | Q(fields=[]))
    if wish.applicant:
        rows = rows.filter(Q(applicants__contains=[wish.applicant]) | Q(applicants=[]))
    if wish.deadline == "soon":
        rows = rows.filter(next_deadline__lte=day + SOON)
    if wish.deadline == "any_time":
        rows = rows.filter(any_time=True)
    return rows.order_by("next_deadline", "-any_time", "sorting", "id")


def worded(rows: Any, typed: str) -> Any:
    """All words in the name, the giver or the text; works on any rows of programmes."""
    for word in typed.split()[:6]:
        rows = rows.filter(Q(name__icontains=word) | Q(giver__icontains=word) | Q(funded__icontains=word))
    return rows


def rules_of(programme: FundingProgramme) -> list[EligibilityRule]:
    return list(programme.rules.order_by("position"))


def rule_for(actor: Actor, pk: uuid.UUID) -> QuerySet[EligibilityRule]:
    """A condition, if its programme may be read."""
    rows = EligibilityRule.objects.filter(pk=pk, programme__in=FundingProgramme.objects.visible_to(actor))
    return rows.select_related("programme")


def calls_of(programme: FundingProgramme, day: date) -> list[FundingCall]:
    """Rolling ones and deadlines ahead; what passed or was taken back is gone for readers."""
    rows = programme.calls.filter(cancelled_at=None).filter(Q(rolling=True) | Q(closes__gte=day))
    return list(rows.order_by("closes", "id"))


def past_calls_of(programme: FundingProgramme, day: date) -> list[FundingCall]:
    rows = programme.calls.filter(Q(closes__lt=day) | Q(cancelled_at__isnull=False))
    return list(rows.order_by("-closes", "id"))


def calls_for(actor: Actor) -> QuerySet[FundingCall]:
    return FundingCall.objects.filter(programme__in=FundingProgramme.objects.visible_to(actor)).select_related(
        "programme"
    )


def deadlines(day: date) -> list[FundingCall]:
    """All deadlines of published programmes that lie ahead."""
    rows = FundingCall.objects.filter(
        closes__gte=day, cancelled_at=None, programme__state=FundingProgramme.State.PUBLISHED
    )
    return list(rows.select_related("programme").order_by("closes", "id"))


# --- Bookmarks --------------------------------------------------------------------------------------
def bookmarks_for(actor: Actor) -> QuerySet[Bookmark]:
    return Bookmark.objects.visible_to(actor).select_related("programme", "organisation")


def bookmark_of(actor: Actor, programme: FundingProgramme) -> Bookmark | None:
    return bookmarks_for(actor).filter(programme=programme).first()


def somebodys(pk: uuid.UUID | None) -> Bookmark | None:
    """The bookmark of a link."""
    return Bookmark.objects.filter(pk=pk).select_related("programme").first() if pk else None


def own_organisations(actor: Actor, day: date) -> list[Organisation]:
    """For whom the actor speaks; with the town, for the self-check."""
    if not actor.signed_in:
        return []
    rows = Organisation.objects.represented(actor, day).exclude(state__in=("refused", "merged"))
    return list(rows.select_related("municipality").defer("municipality__boundary").in_order())
