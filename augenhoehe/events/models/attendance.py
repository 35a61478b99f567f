"""Who came: the check-in of the day, and what stays of it for a grant's proof."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation

from .events import ActorCategory, Event
from .registrations import Registration


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The hosts alone."""
        return self.filter(event__in=Event.objects.opening_lists_to(actor, day).values("pk"))

    def there(self):
        return self.filter(withdrawn_at__isnull=True)


class Attendance(Revised):
    """Somebody was there. Outlives the registration only where a grant asks for proof."""

    class How(models.TextChoices):
        LIST = "list", "in der Liste abgehakt"
        CODE = "code", "mit dem Code der Bestätigung"
        WALK_IN = "walk_in", "ohne Anmeldung gekommen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="attendances")
    # Gone after three months; name and organisation stand here for the proof.
    registration = models.OneToOneField(Registration, models.SET_NULL, null=True, blank=True, related_name="attendance")
    name = models.CharField("Name", max_length=160)
    organisation_name = models.CharField("Organisation oder Einrichtung", max_length=200, blank=True)
    category = models.CharField("Woher", max_length=30, choices=ActorCategory)
    how = models.CharField("Wie", max_length=10, choices=How)
    arrived_at = models.DateTimeField("gekommen um")
    checked_in_by = models.UUIDField("abgehakt von", null=True, blank=True)
    # Ticked by mistake: taken back, not deleted.
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)
    certificate_at = models.DateTimeField("Bestätigung ausgestellt am", null=True, blank=True)
    # Hours the confirmation names; empty: the length of the event.
    minutes = models.PositiveIntegerField("bestätigte Minuten", null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "Teilnahme"
        verbose_name_plural = "Teilnahmen"
        constraints = [
            models.CheckConstraint(
                condition=Q(registration__isnull=True) | ~Q(how="walk_in"), name="walk_in_had_no_registration"
            )
        ]
        indexes = [models.Index(fields=["event", "arrived_at"], name="attendance_of_an_event")]


class Turnout(models.Model):
    """What stays of a day when names go: how many registered and came, by actor category and organisation.

    Written when the list is closed. Without it nobody could say after three months who came for the first time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="turnout")
    category = models.CharField("Woher", max_length=30, choices=ActorCategory)
    # Organisations of the register only; whoever typed a name counts in the category alone.
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="turnout")
    registered = models.PositiveIntegerField("angemeldet")
    attended = models.PositiveIntegerField("gekommen")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "Zahl der Teilnehmenden"
        verbose_name_plural = "Zahlen der Teilnehmenden"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "category", "organisation"], name="one_turnout_per_kind", nulls_distinct=False
            )
        ]


class Certificate(models.Model):
    """A confirmation of attendance that was handed out, known by the digest of its code alone: it names nobody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="certificates")
    digest = models.CharField("Prüfsumme des Codes", max_length=64, unique=True)
    issued_on = models.DateField("ausgestellt am")
    revoked_at = models.DateTimeField("ungültig seit", null=True, blank=True)

    class Meta:
        verbose_name = "Bestätigung der Teilnahme"
        verbose_name_plural = "Bestätigungen der Teilnahme"
