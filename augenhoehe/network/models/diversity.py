"""What an organisation says of itself about the diversity of its members and its board, over time (S0-28, S0-29)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation, represented_by
from augenhoehe.organisations.permissions import KEEP_REGISTER


class OwnOnlyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The organisation's own people and who keeps its entry; nobody compares organisations with these figures."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        seen = Q(pk__in=())
        if kept.municipalities:
            seen |= Q(organisation__municipality_id__in=kept.municipalities)
        if actor.user_id is not None:
            own = Organisation.objects.filter(represented_by(actor, day))
            seen |= Q(organisation__in=own.values("pk"))
        return self.filter(seen)


class Share(models.TextChoices):
    """A share as people can say it without counting."""

    UNKNOWN = "", gettext_noop("weiß nicht")
    UP_TO_5 = "5", gettext_noop("weniger als 5 %")
    UP_TO_15 = "15", gettext_noop("5 bis unter 15 %")
    UP_TO_30 = "30", gettext_noop("15 bis unter 30 %")
    UP_TO_50 = "50", gettext_noop("30 bis unter 50 %")
    MORE = "100", gettext_noop("50 % und mehr")


# From and below which percent each band lies.
BANDS: dict[str, tuple[int, int]] = {
    Share.UP_TO_5: (0, 5), Share.UP_TO_15: (5, 15), Share.UP_TO_30: (15, 30), Share.UP_TO_50: (30, 50),
    Share.MORE: (50, 100),
}  # fmt: skip


class DiversityReport(Revised):
    """One dated self-report: bands or counts of people with a history of immigration, each part optional."""

    class Source(models.TextChoices):
        OWN = "own", gettext_noop("selbst eingetragen")
        PHONE = "phone", gettext_noop("am Telefon gesagt")
        LINK = "link", gettext_noop("über den Link einer Mail")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="diversity_reports")
    as_of = models.DateField("Stand")
    members_share = models.CharField("Anteil der Mitglieder", max_length=5, choices=Share, blank=True)
    members_total = models.PositiveIntegerField("Mitglieder", null=True, blank=True)
    members_with = models.PositiveIntegerField("davon mit Einwanderungsgeschichte", null=True, blank=True)
    board_share = models.CharField("Anteil im Vorstand", max_length=5, choices=Share, blank=True)
    board_total = models.PositiveIntegerField("Menschen im Vorstand", null=True, blank=True)
    board_with = models.PositiveIntegerField("davon mit Einwanderungsgeschichte", null=True, blank=True)
    note = models.TextField("Was wir tun", blank=True)
    source = models.CharField("Herkunft", max_length=10, choices=Source, default=Source.OWN)
    reported_by = models.UUIDField("eingetragen von", null=True, blank=True)
    reported_at = models.DateTimeField("eingetragen am")

    objects = OwnOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "Selbstauskunft zur Vielfalt"
        verbose_name_plural = "Selbstauskünfte zur Vielfalt"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "as_of"], name="one_diversity_report_per_day"),
            models.CheckConstraint(
                condition=Q(members_with__isnull=True) | Q(members_with__lte=F("members_total")),
                name="no_more_members_than_all",
            ),
            models.CheckConstraint(
                condition=Q(board_with__isnull=True) | Q(board_with__lte=F("board_total")),
                name="no_more_board_than_all",
            ),
        ]


class DiversityGoal(Revised):
    """What the organisation sets itself, and whether it wants its latest figure to be public."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="diversity_goal")
    members_target = models.PositiveSmallIntegerField("Ziel für die Mitglieder in Prozent", null=True, blank=True)
    board_target = models.PositiveSmallIntegerField("Ziel für den Vorstand in Prozent", null=True, blank=True)
    target_year = models.PositiveSmallIntegerField("bis zum Jahr", null=True, blank=True)
    consented_on = models.DateField("Veröffentlichung erlaubt am", null=True, blank=True)
    consented_by = models.UUIDField("erlaubt von", null=True, blank=True)
    set_at = models.DateTimeField("gesetzt am")

    objects = OwnOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "Selbst gesetztes Ziel zur Vielfalt"
        verbose_name_plural = "Selbst gesetzte Ziele zur Vielfalt"
        constraints = [
            models.CheckConstraint(
                condition=(Q(members_target__isnull=True) | Q(members_target__lte=100))
                & (Q(board_target__isnull=True) | Q(board_target__lte=100)),
                name="diversity_target_is_a_share",
            ),
        ]


class DiversityQuestion(models.Model):
    """A link sent by mail: asks an organisation how diverse it is, is good for one answer and until a day (S0-29)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="diversity_questions")
    asked_at = models.DateTimeField("gefragt am")
    until = models.DateField("Link gilt bis")
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    declined = models.BooleanField("möchte nichts angeben", default=False)

    class Meta:
        verbose_name = "Frage nach der Vielfalt"
        verbose_name_plural = "Fragen nach der Vielfalt"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(answered_at__isnull=True), name="one_open_diversity_question"
            ),
            models.CheckConstraint(
                condition=Q(declined=False) | Q(answered_at__isnull=False),
                name="declined_diversity_question_is_answered",
            ),
        ]

    def takes_answers(self, day: date) -> bool:
        return self.answered_at is None and self.until >= day
