"""Who is appointed to what, from when to when, and who stands in: officers, and offices that accompany a body."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q

from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.validity import ValidQuerySet, ends_after_start

from .committees import Committee, seated_in

# So early that the council can still decide about the successor.
ENDING_SOON = timedelta(days=84)


class AppointmentQuerySet(ValidQuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Whoever reads committees with names, within what they see; members their office; everybody the own one."""
        if actor.user_id is None:
            return self.all() if actor.system else self.none()
        own = Q(user_id=actor.user_id) | Q(deputy_id=actor.user_id) | seated_in(actor, day, "committee_id")
        if actor.may(READ_COMMITTEES):
            own |= Q(committee__isnull=True) | Q(committee__in=Committee.objects.visible_to(actor, day))
        return self.filter(own)

    def of_person(self, user_id):
        """Those in which the person acts, also as deputy."""
        return self.filter(Q(user_id=user_id) | Q(deputy_id=user_id))

    def ending(self, day: date):
        """They run, and they end so soon that somebody has to think of the successor."""
        return self.valid_on(day).filter(valid_until__lte=day + ENDING_SOON)


class Appointment(Revised):
    """A named function with begin, end and deputy. An office that accompanies a body acts there by this row alone."""

    class Kind(models.TextChoices):
        OFFICER = "officer", "Integrationsbeauftragte Person"
        OFFICE = "office", "Begleitende Geschäftsstelle eines Gremiums"
        OTHER = "other", "andere Bestellung"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=10, choices=Kind)
    function = models.CharField("Funktion", max_length=120)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="appointments")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="appointments")
    holder_name = models.CharField("Person ohne Konto", max_length=160, blank=True)
    unit = models.CharField("Stelle", max_length=160)
    deputy = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Vertretung"
    )
    deputy_name = models.CharField("Vertretung ohne Konto", max_length=160, blank=True)
    valid_from = models.DateField("von")
    valid_until = models.DateField("bis", null=True, blank=True)
    basis = models.CharField("Beschluss oder Verfügung", max_length=200, blank=True)
    ended_reason = models.CharField("Warum sie vorzeitig endet", max_length=200, blank=True)
    entered_at = models.DateTimeField("eingetragen am")
    entered_by = models.UUIDField("eingetragen von", null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Bestellung"
        verbose_name_plural = "Bestellungen"
        constraints = [
            ends_after_start("appointment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(kind="office", committee__isnull=False) | (~Q(kind="office") & Q(committee__isnull=True)),
                name="an_accompanying_office_has_a_body",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | Q(holder_name=""), name="appointed_by_account_or_by_name"
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | Q(deputy_name=""), name="deputy_by_account_or_by_name"
            ),
        ]

    def __str__(self) -> str:
        return self.function

    @property
    def holder(self) -> str:
        """Who is appointed; expects `user` to be selected."""
        return self.user.name if self.user else self.holder_name

    @property
    def stand_in(self) -> str:
        """Who stands in; expects `deputy` to be selected."""
        return self.deputy.name if self.deputy else self.deputy_name

    def over_on(self, day: date) -> bool:
        return self.valid_until is not None and self.valid_until < day

    def ends_soon_on(self, day: date) -> bool:
        return self.valid_from <= day and self.valid_until is not None and day <= self.valid_until <= day + ENDING_SOON


def accompanied_by(actor: Actor, day: date | None, committee: str = "pk") -> Q:
    """The bodies whose meetings an actor prepares as their office on a day; `committee` names the column."""
    if actor.user_id is None or day is None:
        return Q(pk__in=[])
    rows = Appointment.objects.valid_on(day).of_person(actor.user_id)
    return Q(Exists(rows.filter(kind=Appointment.Kind.OFFICE, committee_id=OuterRef(committee))))
