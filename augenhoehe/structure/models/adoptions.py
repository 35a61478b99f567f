from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .questions import StructuralQuestion


class AdoptionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """For who reads the question, and for the person of the organisation that was asked."""
        questions = StructuralQuestion.objects.visible_to(actor)
        own = Q(owner_id=actor.user_id) if actor.user_id else Q(pk__in=[])
        return self.filter(Q(question__in=questions) | own)

    def running(self):
        return self.filter(state__in=[Adoption.State.ASKED, Adoption.State.PROMISED, Adoption.State.RUNNING])


class Adoption(Revised):
    """One organisation takes what was decided over into its own house (Übernahme): wholly, partly or not.

    An organisation is asked, not instructed: what a committee may instruct is a mandate of its resolution.
    """

    class Answer(models.TextChoices):
        YES = "yes", "ganz"
        PARTLY = "partly", "teilweise"
        NO = "no", "nein"

    class State(models.TextChoices):
        ASKED = "asked", gettext_noop("angefragt")
        PROMISED = "promised", gettext_noop("zugesagt")
        RUNNING = "running", gettext_noop("in Umsetzung")
        DONE = "done", gettext_noop("umgesetzt")
        NOT_DONE = "not_done", gettext_noop("nicht umgesetzt")
        DECLINED = "declined", gettext_noop("abgelehnt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(StructuralQuestion, models.PROTECT, related_name="adoptions")
    organisation = models.CharField("Organisation", max_length=160)
    what = models.TextField("Was übernommen wird")
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("Antwort", max_length=20, choices=Answer, blank=True)
    due = models.DateField("bis wann")
    first_due = models.DateField("zuerst zugesagt bis", null=True, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.ASKED)
    reason = models.TextField("Begründung", blank=True)
    evidence = models.TextField("Beleg", blank=True)
    asked_at = models.DateTimeField("angefragt am")
    settled_on = models.DateField("erledigt am", null=True, blank=True)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = "Übernahme"
        verbose_name_plural = "Übernahmen"
        constraints = [
            models.UniqueConstraint(
                fields=["question", "organisation"],
                condition=Q(state__in=["asked", "promised", "running"]),
                name="organisation_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "not_done"]) | ~Q(reason=""), name="adoption_says_why_not"
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(evidence=""), name="done_adoption_has_evidence"),
        ]

    def __str__(self) -> str:
        return self.organisation
