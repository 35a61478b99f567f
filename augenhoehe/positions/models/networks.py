"""Who belongs to a network: bodies, not people (S4-10)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet

from augenhoehe.committees.models import Committee, Seat, managed_by, seated_in
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.validity import ValidQuerySet, ends_after_start, one_per_day


class MembershipQuerySet(ValidQuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Everybody learns who belongs to a public network; of others, its own side."""
        return self.filter(Q(network__public=True) | Q(network__in=networks_open_to(actor, day)))


class Membership(Revised):
    """A body belongs to a network from a day on, and these people speak for it there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Committee, models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Committee, models.PROTECT, related_name="networks", verbose_name="Gremium")
    speakers = models.CharField("Wer für das Gremium spricht", max_length=300, blank=True)
    valid_from = models.DateField("von")
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitgliedschaft eines Gremiums"
        verbose_name_plural = "Mitgliedschaften von Gremien"
        constraints = [
            ends_after_start("membership_ends_after_start"),
            models.CheckConstraint(condition=~Q(network=F("body")), name="network_is_not_its_own_member"),
            one_per_day("member_once_at_a_time", "network", "body"),
        ]  # fmt: skip


def network_side(actor: Actor, day: date) -> QuerySet[Committee]:
    """The committees in which somebody sits, or which they manage."""
    return Committee.objects.filter(managed_by(actor) | seated_in(actor, day))


def networks_open_to(actor: Actor, day: date) -> QuerySet[Committee]:
    """The networks whose space is open to somebody: their own seat or office, or that of a member body."""
    rows = Committee.objects.filter(kind=Committee.Kind.NETWORK)
    if actor.system:
        return rows
    side = network_side(actor, day).values("pk")
    through = Membership.objects.valid_on(day).filter(body__in=side).values("network_id")
    return rows.filter(Q(pk__in=side) | Q(pk__in=through))


def networks_sat_in(actor: Actor, day: date) -> QuerySet[Committee]:
    """The networks in which somebody really sits, directly or in a member body; managing one is not enough.

    A residence authority sits at no such table, whoever gave it a seat (law.md no. 1).
    """
    rows = Committee.objects.filter(kind=Committee.Kind.NETWORK)
    if actor.user_id is None or actor.residence_authority:
        return rows.none()
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id).values("committee_id")
    through = Membership.objects.valid_on(day).filter(body__in=seats).values("network_id")
    return rows.filter(Q(pk__in=seats) | Q(pk__in=through))
