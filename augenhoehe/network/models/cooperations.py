"""Two or more organisations work together: on what, for how long, and who of them has said yes (S0-20, S1-33)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation, represented_by
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.vocabularies import Field


class CooperationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Partners and who keeps the register of one: always; others only what everybody named has agreed to."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        shared = Q(visibility=Cooperation.Visibility.PUBLIC)
        if actor.may(READ_NETWORK):
            shared |= Q(visibility=Cooperation.Visibility.NETWORK)
        seen = shared & Q(agreed_on__isnull=False) & ~Q(_with_unpublished())
        partners = CooperationPartner.objects.filter(cooperation=OuterRef("pk"))
        if kept.municipalities:
            seen |= Q(Exists(partners.filter(organisation__municipality_id__in=kept.municipalities)))
        if actor.user_id is not None:
            own = Organisation.objects.filter(represented_by(actor, day)).values("pk")
            seen |= Q(Exists(partners.filter(organisation__in=own)))
        return self.filter(seen)

    def agreed(self):
        """Everybody named has said yes."""
        return self.filter(agreed_on__isnull=False)

    def public(self):
        """What everybody may read: agreed, public, and every partner stands in the register."""
        return self.agreed().filter(visibility=Cooperation.Visibility.PUBLIC).exclude(_with_unpublished())

    def running_on(self, day: date):
        begun = Q(begins_on__isnull=True) | Q(begins_on__lte=day)
        open_end = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.exclude(state=Cooperation.State.PLANNED).filter(begun & open_end)

    def of(self, organisation: Organisation):
        return self.filter(pk__in=CooperationPartner.objects.filter(organisation=organisation).values("cooperation_id"))

    def in_order(self):
        return self.order_by("sorting", "id")


def _with_unpublished() -> Q:
    """One of the partners does not stand in the public register (any more)."""
    hidden = CooperationPartner.objects.filter(cooperation=OuterRef("pk"))
    return Q(Exists(hidden.exclude(organisation__state=Organisation.State.PUBLISHED)))


class Cooperation(Revised):
    """A cooperation (Kooperation). `agreed_on`: the day of the last yes, once everybody named has said it."""

    class Kind(models.TextChoices):
        OFFER = "offer", gettext_noop("gemeinsames Angebot")
        PROJECT = "project", gettext_noop("gemeinsames Projekt")
        EVENT = "event", gettext_noop("gemeinsame Veranstaltung")
        SHARING = "sharing", gettext_noop("Räume, Geräte oder Menschen teilen")
        LEARNING = "learning", gettext_noop("voneinander lernen")
        VOICE = "voice", gettext_noop("gemeinsam vertreten")
        OTHER = "other", gettext_noop("anderes")

    class Visibility(models.TextChoices):
        PUBLIC = "public", gettext_noop("alle")
        NETWORK = "network", gettext_noop("nur das Netzwerk")

    class State(models.TextChoices):
        PLANNED = "planned", gettext_noop("geplant")
        RUNNING = "running", gettext_noop("läuft")
        ENDED = "ended", gettext_noop("beendet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField("Gegenstand", max_length=160)
    sorting = models.CharField(max_length=160, editable=False, db_index=True)
    text = models.TextField("Was vereinbart ist", blank=True)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.PROJECT)
    field = models.CharField("Fachgebiet", max_length=40, choices=Field, blank=True)
    towns = models.ManyToManyField("places.Municipality", related_name="cooperations", verbose_name="Orte", blank=True)
    begins_on = models.DateField("von", null=True, blank=True)
    ends_on = models.DateField("bis", null=True, blank=True)
    contact = models.ForeignKey(
        "organisations.Contact", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Ansprechperson"
    )
    visibility = models.CharField("Wer es sieht", max_length=10, choices=Visibility, default=Visibility.NETWORK)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.PLANNED)
    agreed_on = models.DateField("vereinbart am", null=True, blank=True)
    ended_on = models.DateField("beendet am", null=True, blank=True)
    outcome = models.TextField("Was daraus wurde", blank=True)
    # Where it came from (S1-33). Events will name theirs here too.
    note = models.ForeignKey(
        "organisations.ContactNote", models.SET_NULL, null=True, blank=True, related_name="cooperations",
        verbose_name="aus dem Kontakt",
    )  # fmt: skip
    answer = models.ForeignKey(
        "network.BoardAnswer", models.SET_NULL, null=True, blank=True, related_name="cooperations",
        verbose_name="aus der Börse",
    )  # fmt: skip
    entered_by = models.UUIDField("eingetragen von", null=True, blank=True)
    entered_at = models.DateTimeField("eingetragen am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = "Kooperation"
        verbose_name_plural = "Kooperationen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="cooperation_ends_after_the_start",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) | (~Q(state="ended") & Q(ended_on__isnull=True)),
                name="ended_cooperation_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "sorting"], name="cooperation_by_state"),
            models.Index(fields=["ends_on"], condition=Q(state="running"), name="cooperation_by_end"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def agreed(self) -> bool:
        return self.agreed_on is not None


class CooperationPartner(Revised):
    """One organisation in a cooperation: what it does there, and what it said to being named."""

    class Answer(models.TextChoices):
        OPEN = "open", gettext_noop("noch keine Antwort")
        YES = "yes", gettext_noop("zugestimmt")
        NO = "no", gettext_noop("nicht zugestimmt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="cooperation_links")
    part = models.CharField("Was sie beiträgt", max_length=160, blank=True)
    answer = models.CharField("Antwort", max_length=10, choices=Answer, default=Answer.OPEN)
    answered_on = models.DateField("geantwortet am", null=True, blank=True)
    answered_by = models.UUIDField("geantwortet von", null=True, blank=True)
    how = models.CharField("auf welchem Weg", max_length=160, blank=True)
    reason = models.CharField("Grund", max_length=300, blank=True)

    class Meta:
        verbose_name = "Partner einer Kooperation"
        verbose_name_plural = "Partner von Kooperationen"
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "organisation"], name="partner_once_per_cooperation"),
            models.CheckConstraint(
                condition=Q(answer="open", answered_on__isnull=True)
                | (~Q(answer="open") & Q(answered_on__isnull=False)),
                name="partner_answer_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(answer="no") | ~Q(reason=""), name="declined_cooperation_says_why"),
        ]


class CooperationDocument(models.Model):
    """The agreement, a plan, a flyer: read by whoever may read the cooperation as a partner."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="documents")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField("Titel", max_length=160)
    added_by = models.UUIDField("abgelegt von", null=True, blank=True)
    added_at = models.DateTimeField("abgelegt am")

    class Meta:
        verbose_name = "Unterlage einer Kooperation"
        verbose_name_plural = "Unterlagen von Kooperationen"
