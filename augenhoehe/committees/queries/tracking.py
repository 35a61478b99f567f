"""Questions about what became of resolutions: the mandates of a body, by edition and meeting."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from augenhoehe.committees.models import Committee, Delay, Mandate, Meeting
from augenhoehe.core.rights import Actor

from .mandates import mandates_for

_BODY = "resolution__agenda_item__committee"


def tracked(actor: Actor, committee: Committee, day: date) -> QuerySet[Mandate]:
    """The mandates of a body as far as the actor reads them, with `why`, the reason of a delay, and `proofs`."""
    why = Delay.objects.filter(mandate=OuterRef("pk")).exclude(reason="").order_by("-since").values("reason")[:1]
    rows = mandates_for(actor, day).filter(**{_BODY: committee}).annotate(why=Subquery(why))
    proofs = Mandate.objects.filter(pk=OuterRef("pk")).annotate(number=Count("evidence")).values("number")
    return rows.annotate(proofs=Subquery(proofs)).select_related("resolution__agenda_item__meeting")


def only_public(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """The public edition: what everybody may read, whoever draws it."""
    return rows.filter(pk__in=Mandate.objects.public().values("pk"))


def tracked_numbers(rows: QuerySet[Mandate], day: date) -> dict[str, int]:
    """How many there are, by how they stand (one query)."""
    late = Q(state=Mandate.State.OPEN, due__lt=day)
    return rows.order_by().aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state__in=Mandate.RUNNING)),
        late=Count("pk", filter=late),
        moved=Count("pk", filter=~Q(due=F("first_due"))),
        done=Count("pk", filter=Q(state=Mandate.State.DONE)),
    )


def meetings_with_mandates(actor: Actor, committee: Committee, day: date) -> QuerySet[Meeting]:
    """The meetings whose resolutions charged somebody, the latest first."""
    mandates = Mandate.objects.visible_to(actor, day).filter(**{_BODY: committee})
    return committee.meetings.filter(pk__in=mandates.values("resolution__agenda_item__meeting")).order_by("-starts_at")
