"""Somebody is asked for an appointment, says yes or no; afterwards both sides confirm hours and kilometres."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS

from .conditions import Settlement
from .enquiries import Enquiry
from .volunteers import Volunteer

_DURING = Func("starts_at", "ends_at", Value("[)"), function="tstzrange", output_field=DateTimeRangeField())


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps volunteers there, and the volunteer who was asked; never who asks for help."""
        kept = actor.reach(KEEP_VOLUNTEERS)
        if kept.everywhere:
            return self.all()
        seen = Q(volunteer__user_id=actor.user_id) if actor.signed_in else Q(pk__in=())
        if kept.municipalities:
            seen |= Q(enquiry__municipality_id__in=kept.municipalities)
        return self.filter(seen)

    def current(self):
        """The one that counts for its enquiry."""
        return self.filter(state__in=Assignment.CURRENT)

    def payable(self):
        """Both sides have confirmed the hours, and it stands on no list yet."""
        return self.filter(state=Assignment.State.DONE, settlement__isnull=True)


class Assignment(Revised):
    """One volunteer for one enquiry: asked, agreed, carried out, confirmed by both, paid once."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "angefragt"
        ACCEPTED = "accepted", "zugesagt"
        REPORTED = "reported", "Stunden gemeldet"
        DONE = "done", "Stunden bestätigt"
        DECLINED = "declined", "abgesagt"
        WITHDRAWN = "withdrawn", "zurückgenommen"

    CURRENT = ("proposed", "accepted", "reported", "done")
    # From a yes on the time is taken.
    TAKEN = ("accepted", "reported", "done")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="assignments")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="assignments")
    # The time of the enquiry, so that the database itself sees two at once.
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.PROPOSED)
    asked_at = models.DateTimeField("gefragt am")
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    office_agreed_at = models.DateTimeField("von der Stelle bestätigt am", null=True, blank=True)
    hours_asked_at = models.DateTimeField("nach Stunden gefragt am", null=True, blank=True)
    minutes = models.PositiveIntegerField("Minuten", null=True, blank=True)
    km = models.DecimalField("Kilometer", max_digits=6, decimal_places=1, null=True, blank=True)
    reported_at = models.DateTimeField("Stunden gemeldet am", null=True, blank=True)
    # Only where the coordination entered them on the telephone: then somebody else confirms.
    reported_by = models.UUIDField("am Telefon eingetragen von", null=True, blank=True)
    objection = models.TextField("Einwand der Stelle", blank=True)
    hours_agreed_at = models.DateTimeField("Stunden bestätigt am", null=True, blank=True)
    # Reckoned when the hours were confirmed; later rules change nothing that is done.
    time_amount = models.DecimalField("für die Zeit", max_digits=8, decimal_places=2, null=True, blank=True)
    km_amount = models.DecimalField("für den Weg", max_digits=8, decimal_places=2, null=True, blank=True)
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="Abrechnungsliste"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Einsatz"
        verbose_name_plural = "Einsätze"
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry"], condition=Q(state__in=("proposed", "accepted", "reported", "done")),
                name="one_current_assignment_per_enquiry",
            ),
            ExclusionConstraint(
                name="one_assignment_of_a_volunteer_at_a_time",
                expressions=[("volunteer", RangeOperators.EQUAL), (_DURING, RangeOperators.OVERLAPS)],
                condition=Q(state__in=("accepted", "reported", "done")),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("reported", "done"))
                | Q(minutes__isnull=False, km__isnull=False, reported_at__isnull=False),
                name="reported_assignment_has_hours",
            ),
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(hours_agreed_at__isnull=False, time_amount__isnull=False, km_amount__isnull=False),
                name="done_assignment_has_amounts",
            ),
            models.CheckConstraint(
                condition=Q(settlement__isnull=True) | Q(state="done"), name="only_done_assignments_are_settled"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="assignment_ends_after_the_start"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["volunteer", "starts_at"], name="assignments_of_a_volunteer")]

    def __str__(self) -> str:
        return str(self.enquiry)

    @property
    def amount(self):
        """What is paid, once both sides confirmed."""
        return None if self.time_amount is None else self.time_amount + (self.km_amount or 0)

    @property
    def agreed(self) -> bool:
        """Both sides have said yes."""
        return self.state in self.TAKEN and self.office_agreed_at is not None
