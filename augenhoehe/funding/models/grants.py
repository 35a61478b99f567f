"""A grant (Bewilligung): who asked which programme for how much, what came of it, and which measures it pays for."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field

from .programmes import FundingCall, FundingProgramme


class FundingGrantQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Public ones for everybody, its own for an organisation's people, all of a place for who keeps it."""
        reach = actor.reach(KEEP_FUNDING)
        if reach.everywhere:
            return self.all()
        seen = public()
        if reach.municipalities:
            seen |= Q(municipality_id__in=reach.municipalities)
        if actor.user_id is not None:
            seen |= Q(organisation__in=Organisation.objects.represented(actor, day))
        return self.filter(seen)

    def public(self):
        return self.filter(public())


def public() -> Q:
    """What everybody may know: granted, and not kept inside."""
    return Q(state__in=("granted", "settled"), public=True)


class FundingGrant(Revised):
    """One application and what became of it; the applicant is an organisation, or the town or Kreis itself."""

    class State(models.TextChoices):
        PLANNED = "planned", "geplant"
        APPLIED = "applied", "beantragt"
        GRANTED = "granted", "bewilligt"
        REFUSED = "refused", "abgelehnt"
        SETTLED = "settled", "abgerechnet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(FundingProgramme, models.PROTECT, related_name="grants")
    call = models.ForeignKey(FundingCall, models.PROTECT, null=True, blank=True, related_name="grants")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="grants")
    # The name stays when the entry of the register is gone: accounts of public money are kept longer.
    applicant = models.CharField("Wer den Antrag stellt", max_length=200)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="grants")
    purpose = models.CharField("Wofür", max_length=200)
    field = models.CharField("Fachgebiet", max_length=40, choices=Field)
    applied_sum = models.DecimalField("Beantragt (Euro)", max_digits=11, decimal_places=2)
    granted_sum = models.DecimalField("Bewilligt (Euro)", max_digits=11, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField("von")
    ends_on = models.DateField("bis")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.PLANNED)
    reason = models.TextField("Begründung oder Ergebnis", blank=True)
    applied_on = models.DateField("beantragt am", null=True, blank=True)
    decided_on = models.DateField("entschieden am", null=True, blank=True)
    report_due = models.DateField("Verwendungsnachweis bis", null=True, blank=True)
    settled_on = models.DateField("abgerechnet am", null=True, blank=True)
    public = models.BooleanField("Bewilligung öffentlich zeigen", default=True)
    created_at = models.DateTimeField("angelegt am")

    objects = FundingGrantQuerySet.as_manager()

    class Meta:
        verbose_name = "Bewilligung"
        verbose_name_plural = "Bewilligungen"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="grant_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(applied_sum__gt=0), name="grant_asks_for_something"),
            models.CheckConstraint(
                condition=Q(state__in=("granted", "settled"), granted_sum__gt=0, report_due__isnull=False)
                | (~Q(state__in=("granted", "settled")) & Q(granted_sum__isnull=True, report_due__isnull=True)),
                name="granted_grant_says_how_much_and_until_when",
            ),
            models.CheckConstraint(
                condition=Q(granted_sum__isnull=True) | Q(granted_sum__lte=F("applied_sum")),
                name="never_granted_more_than_asked",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="refused_grant_says_why"),
        ]
        indexes = [models.Index(fields=["state", "starts_on"], name="grants_by_state")]

    def __str__(self) -> str:
        return self.purpose


class GrantMeasure(models.Model):
    """A grant pays for a measure; several on both sides."""

    grant = models.ForeignKey(FundingGrant, models.CASCADE, related_name="measure_links")
    measure = models.ForeignKey("concept.Measure", models.CASCADE, related_name="grant_links")

    class Meta:
        verbose_name = "Bewilligung für eine Maßnahme"
        verbose_name_plural = "Bewilligungen für Maßnahmen"
        constraints = [models.UniqueConstraint(fields=["grant", "measure"], name="measure_once_per_grant")]
