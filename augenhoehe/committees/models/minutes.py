from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .appointments import accompanied_by
from .committees import Seat, managed_by, seated_in
from .live import ItemCourse
from .meetings import Meeting


def chaired_by(actor: Actor, day: date, committee: str) -> Q:
    """The committees whose chair an actor holds on a day; `committee` names the column with its id."""
    if actor.user_id is None:
        return Q(pk__in=[])
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id, chair=True)
    return Q(**{f"{committee}__in": seats.values("committee_id")})


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Drafts for chair, secretary, the accompanying office and who manages the body; signed ones for members."""
        drafts = managed_by(actor, "meeting__committee__") | chaired_by(actor, day, "meeting__committee_id")
        drafts |= accompanied_by(actor, day, "meeting__committee_id")
        if actor.user_id is not None:
            drafts |= Q(meeting__sitting__secretary_id=actor.user_id)
        members = seated_in(actor, day, "meeting__committee_id") & Q(state__in=Minutes.BINDING)
        return self.filter(drafts | members)

    def public(self):
        return self.filter(state=Minutes.State.PUBLISHED, meeting__committee__public=True)


class Minutes(Revised):
    """The minutes (Niederschrift) of a meeting: drafted from its course, signed by two people, then published."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        SUBMITTED = "submitted", "zur Unterschrift"
        SIGNED = "signed", "unterschrieben"
        APPROVED = "approved", "genehmigt"
        PUBLISHED = "published", "veröffentlicht"

    BINDING = (State.SIGNED, State.APPROVED, State.PUBLISHED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.DRAFT)
    opening = models.TextField("Eröffnung und Feststellungen", blank=True)
    excused = models.TextField("Entschuldigt", blank=True)
    absent = models.TextField("Nicht entschuldigt", blank=True)
    drafted_at = models.DateTimeField("entworfen am")
    drafted_by = models.UUIDField("entworfen von", null=True)
    returned_reason = models.CharField("Warum sie zurückkam", max_length=300, blank=True)
    approved_at = models.DateTimeField("genehmigt am", null=True, blank=True)
    approved_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="genehmigt in"
    )
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = "Niederschrift"
        verbose_name_plural = "Niederschriften"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_minutes_have_a_day"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_in__isnull=True)
                | Q(approved_at__isnull=False, approved_in__isnull=False),
                name="minutes_are_approved_in_a_meeting",
            ),
        ]

    @property
    def binding(self) -> bool:
        return self.state in self.BINDING


class MinutesSection(Revised):
    """One item in the minutes. Its text is edited; the rest is taken from the course until somebody signs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="sections")
    course = models.OneToOneField(ItemCourse, models.PROTECT, related_name="section")
    text = models.TextField("Beratung", blank=True)
    speakers = models.JSONField("Redende", default=list)
    facts = models.JSONField("Feststellungen", default=list)
    decision = models.CharField("Entscheidung", max_length=80, blank=True)
    wording = models.TextField("Wortlaut", blank=True)
    reason = models.TextField("Begründung", blank=True)
    votes = models.CharField("Stimmen", max_length=120, blank=True)

    class Meta:
        verbose_name = "Abschnitt einer Niederschrift"
        verbose_name_plural = "Abschnitte von Niederschriften"


class Signature(models.Model):
    """One of the two signatures under minutes."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Vorsitz"
        SECRETARY = "secretary", "Schriftführung"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="signatures")
    role = models.CharField("als", max_length=10, choices=Role)
    user = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    name = models.CharField("Name", max_length=160)
    signed_at = models.DateTimeField("unterschrieben am")

    class Meta:
        verbose_name = "Unterschrift"
        verbose_name_plural = "Unterschriften"
        constraints = [
            models.UniqueConstraint(fields=["minutes", "role"], name="each_role_signs_once"),
            models.UniqueConstraint(fields=["minutes", "user"], name="two_people_sign"),
        ]


class Objection(Revised):
    """Somebody says the minutes are wrong (Einwendung). It is read in the next meeting's minutes."""

    class State(models.TextChoices):
        OPEN = "open", "offen"
        ACCEPTED = "accepted", "berücksichtigt"
        REFUSED = "refused", "zurückgewiesen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="objections")
    section = models.ForeignKey(
        MinutesSection, models.PROTECT, null=True, blank=True, related_name="objections", verbose_name="Punkt"
    )
    raised_by = models.CharField("von", max_length=160)
    raised_at = models.DateTimeField("eingegangen am")
    text = models.TextField("Einwendung")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField("Ergebnis", blank=True)
    correction = models.TextField("Berichtigte Fassung", blank=True)
    decided_at = models.DateTimeField("entschieden am", null=True, blank=True)
    shown_in = models.ForeignKey(
        Minutes, models.PROTECT, null=True, blank=True, related_name="shown_objections", verbose_name="gelesen in"
    )

    class Meta:
        verbose_name = "Einwendung"
        verbose_name_plural = "Einwendungen"
        constraints = [
            models.CheckConstraint(condition=Q(state="open") | ~Q(answer=""), name="decided_objection_has_an_answer"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | ~Q(correction=""), name="accepted_objection_corrects_something"
            ),
        ]
