"""Who speaks for an organisation: contacts that are shown, and accounts that keep its entry."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .organisations import Organisation


class ContactQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun & (Q(valid_until__isnull=True) | Q(valid_until__gte=day)))


class Contact(Revised):
    """Who speaks for the organisation on what, from when to when (S1-25). Each datum has its own consent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    name = models.CharField("Name", max_length=120, blank=True)
    function = models.CharField("Funktion", max_length=120, blank=True)
    topics = models.CharField("Spricht für die Organisation zu", max_length=200, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    languages = ArrayField(models.CharField(max_length=10), verbose_name="Sprachen", default=list, blank=True)
    name_shown = models.BooleanField("Name öffentlich", default=False)
    email_shown = models.BooleanField("E-Mail öffentlich", default=False)
    phone_shown = models.BooleanField("Telefon öffentlich", default=False)
    consent_text = models.CharField("Fassung der Einwilligung", max_length=20, blank=True)
    consented_at = models.DateTimeField("eingewilligt am", null=True, blank=True)
    valid_from = models.DateField("seit", null=True, blank=True)
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "Kontakt einer Organisation"
        verbose_name_plural = "Kontakte von Organisationen"
        constraints = [
            models.CheckConstraint(
                condition=Q(name_shown=False, email_shown=False, phone_shown=False) | Q(consented_at__isnull=False),
                name="shown_contact_has_consent",
            ),
            models.CheckConstraint(condition=~Q(name="", function="", email="", phone=""), name="contact_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name or self.function or self.email or self.phone


class RepresentativeQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        return self.valid_from(day).filter(valid_from__lte=day)

    def valid_from(self, day: date):
        """Places that hold on a day or later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))


class Representative(models.Model):
    """An account that keeps the entry of an organisation, with a small right and dates."""

    class Right(models.TextChoices):
        HEAD = "head", gettext_noop("alle Angaben pflegen und Personen einladen")
        EDITOR = "editor", gettext_noop("Angebote, Räume und Bedarfe pflegen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="representatives")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="represents", verbose_name="Person")
    right = models.CharField("Recht", max_length=10, choices=Right, default=Right.HEAD)
    valid_from = models.DateField("seit")
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = "Zugang zu einer Organisation"
        verbose_name_plural = "Zugänge zu Organisationen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], condition=Q(valid_until__isnull=True), name="one_open_place_per_person"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
                name="representative_ends_after_the_start",
            ),
        ]


class OrganisationInvitation(models.Model):
    """Who was invited to keep the entry of an organisation; with the invitation accepted, they have their place."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    invitation = models.OneToOneField("accounts.Invitation", models.CASCADE, related_name="organisation_invitation")
    right = models.CharField("Recht", max_length=10, choices=Representative.Right, default=Representative.Right.HEAD)

    class Meta:
        verbose_name = "Einladung einer Organisation"
        verbose_name_plural = "Einladungen von Organisationen"
