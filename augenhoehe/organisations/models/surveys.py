"""Rounds in which organisations are asked what they need: the round, whom it asks, and what each one said (S0-8)."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER

from .needs import Need
from .organisations import CODES, Organisation
from .pool import kept_or, of_own


class SurveyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps the register; of a town also the rounds of the whole district, once they run."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        if not kept.municipalities:
            return self.none()
        whole = Q(municipality__isnull=True) & ~Q(state=Survey.State.DRAFT)
        return self.filter(whole | Q(municipality_id__in=kept.municipalities))


class Survey(Revised):
    """One dated round (Bedarfserhebung): what is asked, of whom, until when."""

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("Entwurf")
        RUNNING = "running", gettext_noop("läuft")
        CLOSED = "closed", gettext_noop("geschlossen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=120)
    question = MultilingualField("Frage")
    kinds = ArrayField(CODES, verbose_name="Arten von Bedarf", default=list)
    additions = ArrayField(
        models.CharField(max_length=60), verbose_name="weitere Arten, frei benannt", default=list, blank=True
    )
    # How the asked ones are found: words of the filters and their values.
    audience = models.JSONField("Wer gefragt wird", default=dict, blank=True)
    # The town of a round that somebody opens for her own town; none: the whole district.
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    ends_on = models.DateField("Antworten bis")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField("angelegt am")
    opened_at = models.DateTimeField("geöffnet am", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True)
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "Bedarfserhebung"
        verbose_name_plural = "Bedarfserhebungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", opened_at__isnull=True) | (~Q(state="draft") & Q(opened_at__isnull=False)),
                name="opened_survey_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="closed_survey_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def asked_kinds(self) -> list[str]:
        """What can be ticked, in words."""
        return [*(str(Need.Kind(kind).label) for kind in self.kinds), *self.additions]

    def takes_answers(self, day: date) -> bool:
        """By the link: while it runs, and until its last day."""
        return self.running and day <= self.ends_on


class SurveyReplyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """As needs: the organisation's own people, and who keeps the register there."""
        return kept_or(self, actor, of_own(actor, day))

    def answered(self):
        return self.filter(answered_at__isnull=False)


class SurveyReply(Revised):
    """One organisation in one round: asked, reminded, and what it answered as a whole."""

    class Via(models.TextChoices):
        NONE = "", gettext_noop("noch keine Antwort")
        LINK = "link", gettext_noop("über den Link")
        PHONE = "phone", gettext_noop("am Telefon")
        OWN = "own", gettext_noop("angemeldet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="survey_replies")
    mailed_at = models.DateTimeField("Mail am", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    via = models.CharField("Weg der Antwort", max_length=10, choices=Via, blank=True)
    answered_by = models.UUIDField("eingetragen von", null=True, blank=True)
    note = models.TextField("Was sie noch sagt", blank=True)

    objects = SurveyReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "Antwort auf eine Bedarfserhebung"
        verbose_name_plural = "Antworten auf Bedarfserhebungen"
        constraints = [
            models.UniqueConstraint(fields=["survey", "organisation"], name="asked_once_per_survey"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, via="") | (Q(answered_at__isnull=False) & ~Q(via="")),
                name="answered_survey_says_how",
            ),
        ]


class SurveyLine(models.Model):
    """One need as an organisation named it in one round; stays as it was said when the need itself moves on."""

    class Said(models.TextChoices):
        NEW = "new", gettext_noop("neu")
        STILL = "still", gettext_noop("gilt noch")
        DONE = "done", gettext_noop("hat sich erledigt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(SurveyReply, models.CASCADE, related_name="lines")
    said = models.CharField("Was gesagt wurde", max_length=10, choices=Said)
    kind = models.CharField("Art", max_length=20, choices=Need.Kind)
    # One of the round's own kinds, in its words; empty for the others.
    addition = models.CharField("weitere Art", max_length=60, blank=True)
    amount = models.CharField("Wie viel", max_length=80, blank=True)
    until = models.DateField("bis wann", null=True, blank=True)
    text = models.TextField("Genauer", blank=True)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="lines", verbose_name="Bedarf")

    class Meta:
        verbose_name = "Angabe in einer Bedarfserhebung"
        verbose_name_plural = "Angaben in Bedarfserhebungen"
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "kind", "addition"], condition=Q(said="new"), name="one_new_line_per_kind"
            ),
            models.UniqueConstraint(fields=["reply", "need"], name="one_line_per_need"),
        ]
