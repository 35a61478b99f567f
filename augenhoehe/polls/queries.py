"""What the pages of polls ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from augenhoehe.committees.models import Committee, Meeting, Seat, managed_by
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.disclosure.models import Release

from .models import Poll, PollOption, Ticket


def polls_for(actor: Actor, day: date) -> QuerySet[Poll]:
    rows = Poll.objects.visible_to(actor, day).select_related("committee", "meeting", "action_field", "measure")
    return rows.prefetch_related("committee__names")  # type: ignore[no-any-return]


def poll_list(actor: Actor, day: date) -> QuerySet[Poll]:
    """With how many may vote and how many have."""
    counted = {"entitled": Count("tickets"), "voted": Count("tickets", filter=Q(tickets__voted=True))}
    return polls_for(actor, day).annotate(**counted)


def options_of(poll: Poll) -> list[PollOption]:
    return list(poll.options.order_by("position"))


def turnout_of(poll: Poll) -> tuple[int, int]:
    """(may vote, have voted): numbers only, nobody's name."""
    found = poll.tickets.aggregate(entitled=Count("pk"), voted=Count("pk", filter=Q(voted=True)))
    return found["entitled"], found["voted"]


def closed_without_result() -> list[Poll]:
    frozen = Release.objects.filter(key="polls.result", subject__isnull=False).values("subject")
    return list(Poll.objects.filter(state=Poll.State.CLOSED).exclude(pk__in=frozen).order_by("pk"))


def own_ticket(poll: Poll, actor: Actor) -> Ticket | None:
    if actor.user_id is None:
        return None
    return Ticket.objects.filter(poll=poll, user_id=actor.user_id).first()


def ticket_by_id(pk: UUID) -> Ticket | None:
    rows = Ticket.objects.select_related("poll__committee", "poll__measure", "poll__action_field")
    return rows.prefetch_related("poll__committee__names").filter(pk=pk).first()


def slips_of(poll: Poll) -> list[Ticket]:
    """Numbered slips that nobody has used; which of them were used nobody needs to print."""
    return list(poll.tickets.filter(number__isnull=False, voted=False).order_by("number"))


def asking_committees(actor: Actor, day: date) -> QuerySet[Committee]:
    """For which committees somebody may ask."""
    chairs = Seat.objects.valid_on(day).filter(user_id=actor.user_id, chair=True).values("committee_id")
    own = Q(pk__in=chairs) if actor.user_id else Q(pk__in=[])
    rows = Committee.objects.standing(day).filter(own | managed_by(actor))
    return rows.with_names().order_by("municipality__sorting", "id")  # type: ignore[no-any-return]


def coming_meetings(committee: Committee, actor: Actor, day: date) -> QuerySet[Meeting]:
    rows = Meeting.objects.visible_to(actor, day).filter(committee=committee, state__in=Meeting.COMING)
    return rows.order_by("starts_at")  # type: ignore[no-any-return]


def polls_of_committee(actor: Actor, committee: Committee, day: date, *, meeting: Meeting | None = None) -> list[Poll]:
    """The latest polls of a body, or only those for one of its meetings."""
    of = {"committee": committee.pk} if meeting is None else {"committee": committee.pk, "meeting": meeting.pk}
    return _of_committee.ask(actor=actor, day=day, **of)["polls"]


@composed
def _of_committee(*, actor: Actor, day: date, **of: UUID) -> Mapping[str, QuerySet[Poll]]:
    rows = Poll.objects.visible_to(actor, day).filter(**of).exclude(state=Poll.State.DROPPED)
    return {"polls": rows.order_by("-created_at", "id")[:10]}


def results_beside(concept: Concept) -> list[Poll]:
    """Closed polls beside the goals of a concept, by field of action."""
    rows = Poll.objects.told_to_everybody().filter(
        Q(action_field__concept=concept) | Q(measure__action_field__concept=concept)
    )
    return _with_ends(rows)


def results_of_measure(measure: Measure) -> list[Poll]:
    return _with_ends(Poll.objects.told_to_everybody().filter(measure=measure))


def _with_ends(rows: QuerySet[Poll]) -> list[Poll]:
    found = rows.select_related("committee", "action_field", "measure__action_field").prefetch_related(
        "committee__names"
    )
    return list(found.order_by("action_field__position", "-closed_at", "id")[:12])


def concepts_to_bind(actor: Actor) -> QuerySet[Concept]:
    """Beside whose goals a result may stand: every concept the asker reads."""
    return Concept.objects.visible_to(actor)  # type: ignore[no-any-return]
