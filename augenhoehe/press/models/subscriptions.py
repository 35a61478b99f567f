"""Who wants releases by mail: an address, what about, in which language; confirmed, or gone after days (S1-2)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id

from .releases import PressRelease


class SubscriptionQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def wanting(self, release: PressRelease):
        """Whose choice the release fits. No choice means everything; what belongs to no town is for all of them."""
        rows = self.confirmed().filter(Q(kinds=[]) | Q(kinds__contains=[release.kind]))
        if release.municipality_id:
            rows = rows.filter(Q(towns=[]) | Q(towns__contains=[release.municipality_id]))
        chosen = Q(action_fields=[])
        if release.action_field_id:
            chosen |= Q(action_fields__contains=[release.action_field_id])
        return rows.filter(chosen)


class Subscription(models.Model):
    """One address. Before it is confirmed nothing is sent to it but the question whether it was meant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("E-Mail")
    language = models.CharField("Sprache", max_length=10, default="de")
    kinds = ArrayField(models.CharField(max_length=20), verbose_name="Arten", default=list, blank=True)
    towns = ArrayField(models.UUIDField(), verbose_name="Orte", default=list, blank=True)
    action_fields = ArrayField(models.UUIDField(), verbose_name="Handlungsfelder", default=list, blank=True)
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    asked_at = models.DateTimeField("eingetragen am")
    confirmed_at = models.DateTimeField("bestätigt am", null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "Abonnement der Presse"
        verbose_name_plural = "Abonnements der Presse"
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=Q(confirmed_at__isnull=False), name="one_subscription_per_address"
            )
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(confirmed_at__isnull=True), name="unconfirmed_subscriptions")
        ]


class Delivery(models.Model):
    """This release was queued for this address: the row that keeps it from going out twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(PressRelease, models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries")
    mail = models.OneToOneField("notices.OutgoingMail", models.SET_NULL, null=True, blank=True, related_name="+")
    queued_at = models.DateTimeField("eingestellt am")

    class Meta:
        verbose_name = "Mail an ein Abonnement"
        verbose_name_plural = "Mails an Abonnements"
        constraints = [
            models.UniqueConstraint(fields=["release", "subscription"], name="release_once_per_subscription")
        ]
