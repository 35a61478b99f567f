"""What the integration centre and an organisation talked about, and how it helped (S0-7, S0-25)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER

from .organisations import Organisation


class ContactNoteQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps the register there, and nobody else: not even the organisation itself."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        return self.filter(organisation__municipality_id__in=kept.municipalities)


class ContactNote(Revised):
    """One contact with an organisation: when, how, about what, and what came of it."""

    class Kind(models.TextChoices):
        CALL = "call", gettext_noop("Anruf")
        VISIT = "visit", gettext_noop("Besuch")
        MAIL = "mail", gettext_noop("Mail oder Brief")
        MEETING = "meeting", gettext_noop("Treffen")
        ADVICE = "advice", gettext_noop("Beratung gegeben")
        TRAINING = "training", gettext_noop("Schulung gegeben")
        MONEY = "money", gettext_noop("Geld gegeben")
        ROOM = "room", gettext_noop("Raum gegeben")
        CIRCULAR = "circular", gettext_noop("Rundschreiben")

    # Kinds by which the centre strengthened the organisation (S0-7).
    SUPPORT = (Kind.ADVICE, Kind.TRAINING, Kind.MONEY, Kind.ROOM)
    # Only the machine writes these: `operations.contact_log.note_circular`.
    BY_MACHINE = (Kind.CIRCULAR,)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contact_notes")
    day = models.DateField("Tag")
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.CALL)
    topic = models.CharField("Worum ging es", max_length=200)
    result = models.TextField("Ergebnis", blank=True)
    amount = models.DecimalField("Betrag in Euro", max_digits=10, decimal_places=2, null=True, blank=True)
    follow_up = models.DateField("wieder melden am", null=True, blank=True)
    followed_up_at = models.DateTimeField("erledigt am", null=True, blank=True)
    noted_by = models.UUIDField("notiert von", null=True, blank=True)
    noted_by_name = models.CharField("zuständig", max_length=160, blank=True)
    noted_at = models.DateTimeField("notiert am")

    objects = ContactNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "Kontaktnotiz"
        verbose_name_plural = "Kontaktnotizen"
        constraints = [
            models.CheckConstraint(
                condition=Q(follow_up__isnull=True) | Q(follow_up__gte=F("day")), name="follow_up_after_the_contact"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(kind="money", amount__gt=0), name="only_money_has_an_amount"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-day"], name="notes_of_an_organisation")]

    @property
    def supports(self) -> bool:
        return self.kind in self.SUPPORT
