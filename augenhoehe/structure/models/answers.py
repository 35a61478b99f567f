from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField

from .hints import Hint
from .questions import StructuralQuestion
from .topics import Topic


class Answer(models.Model):
    """An answer back (Rückmeldung): to one hint, or to everyone whose hint fed a topic or a question."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "Eingang"
        REFERRAL = "referral", "Hinweis auf Beratung"
        INTERIM = "interim", gettext_noop("Zwischenstand")
        FINAL = "final", gettext_noop("Ergebnis")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    hint = models.ForeignKey(Hint, models.CASCADE, null=True, blank=True, related_name="answers")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="answers")
    question = models.ForeignKey(StructuralQuestion, models.PROTECT, null=True, blank=True, related_name="answers")
    text = MultilingualField("Text")
    given_on = models.DateField("gegeben am")
    by_function = models.CharField("Stelle", max_length=160)
    given_by = models.UUIDField("von", null=True)
    hints_reached = models.PositiveIntegerField("Hinweise, deren Statusseite sie zeigt", default=0, editable=False)
    mails_sent = models.PositiveIntegerField("Mails", default=0, editable=False)
    messages_sent = models.PositiveIntegerField("Nachrichten in Postfächer", default=0, editable=False)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(hint__isnull=False, topic__isnull=True, question__isnull=True)
                    | Q(hint__isnull=True, topic__isnull=False, question__isnull=True)
                    | Q(hint__isnull=True, topic__isnull=True, question__isnull=False)
                ),
                name="answer_goes_to_one_kind_of_origin",
            )
        ]
