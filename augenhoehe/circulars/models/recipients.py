"""Who gets a circular: one row for each organisation, with the way it goes and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation

from .circulars import Circular


class RecipientQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(circular__in=Circular.objects.visible_to(actor))

    def waiting(self):
        """What the worker still has to queue."""
        return self.filter(
            circular__state=Circular.State.SENT, state=Recipient.State.NOTED, way=Recipient.Way.MAIL, mail__isnull=True
        )


class Recipient(models.Model):
    """An organisation on the list of a circular. Before sending only the organisation counts; then all is kept."""

    class Way(models.TextChoices):
        UNKNOWN = "", "noch offen"
        MAIL = "mail", "E-Mail"
        POST = "post", "Post"
        NONE = "none", "kein Weg"

    class State(models.TextChoices):
        NOTED = "noted", "vorgemerkt"
        SENT = "sent", "gesendet"
        BOUNCED = "bounced", "unzustellbar"
        ANSWERED = "answered", "beantwortet"
        NO_MAIL = "no_mail", "nicht erreichbar per Mail"
        UNCERTAIN = "uncertain", "Versand unklar"
        DECLINED = "declined", "möchte keine Rundschreiben"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circular = models.ForeignKey(Circular, models.CASCADE, related_name="recipients")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="circulars_received")
    added_at = models.DateTimeField("gewählt am")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.NOTED)
    way = models.CharField("Weg", max_length=5, choices=Way, blank=True)
    # As it was when the letter went out; the language is the one that it was written in.
    language = models.CharField("Sprache des Schreibens", max_length=10, default=SOURCE)
    name = models.CharField("Name der Organisation", max_length=200, blank=True)
    contact = models.ForeignKey(
        "organisations.Contact", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Kontakt"
    )
    contact_name = models.CharField("Ansprechperson", max_length=160, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    street = models.CharField("Straße", max_length=160, blank=True)
    place = models.CharField("PLZ und Ort", max_length=140, blank=True)
    message_id = models.CharField("Kennung der Mail", max_length=200, null=True, blank=True, unique=True)
    mail = models.OneToOneField(
        "notices.OutgoingMail", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Mail"
    )
    queued_at = models.DateTimeField("eingestellt am", null=True, blank=True)
    sent_at = models.DateTimeField("gesendet am", null=True, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    returned_at = models.DateTimeField("zurückgekommen am", null=True, blank=True)
    reason = models.CharField("Grund", max_length=300, blank=True)
    # A returned address is looked at until somebody has mended or confirmed it.
    checked_at = models.DateTimeField("Adresse geprüft am", null=True, blank=True)
    note = models.ForeignKey(
        "organisations.ContactNote", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Notiz"
    )

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "Empfänger eines Rundschreibens"
        verbose_name_plural = "Empfänger von Rundschreiben"
        constraints = [
            models.UniqueConstraint(fields=["circular", "organisation"], name="one_letter_for_each"),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_letter_says_when"),
        ]
        indexes = [
            models.Index(fields=["organisation", "-sent_at"], name="circulars_of_an_organisation"),
            models.Index(fields=["organisation"], condition=Q(state="bounced", checked_at=None), name="to_check"),
        ]
