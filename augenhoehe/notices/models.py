from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor


class DutyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at__isnull=True)

    def by_due(self):
        """The most pressing first; without a date last."""
        return self.order_by(F("due").asc(nulls_last=True), "opened_at", "id")

    def owned_by(self, actor: Actor):
        """Duties the actor owes: named personally, or owed by a role within the actor's reach."""
        if not actor.signed_in:
            return self.none()
        mine = Q(user_id=actor.user_id)
        for held in actor.roles:
            role = Q(user__isnull=True, role=held.role)
            if held.municipality_id:
                role &= Q(municipality_id=held.municipality_id) | Q(municipality__isnull=True, carrier__isnull=True)
            elif held.carrier_id:
                role &= Q(carrier_id=held.carrier_id) | Q(municipality__isnull=True, carrier__isnull=True)
            mine |= role
        return self.filter(mine)


class Duty(models.Model):
    """Something somebody owes by a date. „Am Zug“, Heute, reminders and digests all read this table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=40)
    subject_kind = models.CharField("Gegenstand", max_length=40)
    subject_id = models.UUIDField("Gegenstand Nummer")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="duties")
    title = models.CharField("Was zu tun ist", max_length=200)
    url = models.CharField("Wo", max_length=300)
    owner_label = models.CharField("Wer am Zug ist", max_length=160)
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="duties")
    role = models.CharField("Rolle", max_length=40, blank=True)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    carrier = models.ForeignKey("accounts.Carrier", models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField("bis", null=True, blank=True)
    first_due = models.DateField("zuerst bis", null=True, blank=True)
    opened_at = models.DateTimeField("seit")
    done_at = models.DateTimeField("erledigt am", null=True, blank=True)
    outcome = models.CharField("Ergebnis", max_length=200, blank=True)
    moved_reason = models.CharField("Grund der Verschiebung", max_length=300, blank=True)
    reminded_on = models.DateField("erinnert am", null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "Pflicht"
        verbose_name_plural = "Pflichten"
        constraints = [
            models.CheckConstraint(condition=Q(user__isnull=False) | ~Q(role=""), name="duty_has_an_owner"),
            models.UniqueConstraint(
                fields=["kind", "subject_id"], condition=Q(done_at__isnull=True), name="one_open_duty_of_a_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(done_at__isnull=True), name="open_duties_by_due"),
            models.Index(fields=["user", "due"], condition=Q(done_at__isnull=True), name="open_duties_by_user"),
            models.Index(fields=["role", "due"], condition=Q(done_at__isnull=True), name="open_duties_by_role"),
        ]


class MessageQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """An inbox is read by the person it belongs to and by nobody else."""
        return self.filter(recipient_id=actor.user_id) if actor.signed_in else self.none()

    def unread(self):
        return self.filter(read_at__isnull=True)


class Message(models.Model):
    """A message in somebody's inbox; mail only tells that it is there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey("accounts.User", models.CASCADE, related_name="inbox")
    kind = models.CharField("Art", max_length=40)
    language = models.CharField("Sprache", max_length=10, default="de")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text")
    url = models.CharField("Wo", max_length=300, blank=True)
    thread = models.ForeignKey("journal.Thread", models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("gesendet am")
    read_at = models.DateTimeField("gelesen am", null=True, blank=True)
    mailed_at = models.DateTimeField("gemailt am", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "Nachricht"
        verbose_name_plural = "Nachrichten"
        indexes = [
            models.Index(fields=["recipient", "-sent_at"], name="inbox_by_time"),
            models.Index(fields=["sent_at"], condition=Q(mailed_at__isnull=True), name="messages_not_mailed"),
        ]


class OutgoingMail(models.Model):
    """A mail waiting for the worker, or sent; the text is removed after sending by retention."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to = models.EmailField("An")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text")
    language = models.CharField("Sprache", max_length=10, default="de")
    queued_at = models.DateTimeField("eingestellt am")
    sent_at = models.DateTimeField("gesendet am", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    failure = models.CharField("Fehler", max_length=300, blank=True)
    # What letters of the house need besides: a second form of the text, and lines of the head of the mail.
    html = models.TextField("Text als HTML", blank=True)
    headers = models.JSONField("Kopfzeilen", default=dict, blank=True)
    # At most once: rather nobody knows whether it arrived than somebody gets it twice.
    once = models.BooleanField("höchstens einmal", default=False)
    begun_at = models.DateTimeField("Versand begonnen", null=True, blank=True)
    given_up_at = models.DateTimeField("aufgegeben am", null=True, blank=True)

    class Meta:
        verbose_name = "ausgehende Mail"
        verbose_name_plural = "ausgehende Mails"


class MailAttachment(models.Model):
    """A file that goes out with a mail; the row goes when the mail is out."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField("Name", max_length=160)

    class Meta:
        verbose_name = "Anlage einer Mail"
        verbose_name_plural = "Anlagen von Mails"


class Follow(models.Model):
    """Somebody follows a thread and hears of each public step."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="follows")
    thread = models.ForeignKey("journal.Thread", models.CASCADE, related_name="followers")
    since = models.DateTimeField("seit")

    class Meta:
        verbose_name = "Abonnement eines Vorgangs"
        verbose_name_plural = "Abonnements von Vorgängen"
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="follow_once")]


class DemoMail(models.Model):
    """The readable mailbox of the demo: what a mail server would have delivered."""

    id = models.BigAutoField(primary_key=True)
    to = models.CharField("An", max_length=254)
    subject = models.CharField("Betreff", max_length=300)
    body = models.TextField("Text")
    delivered_at = models.DateTimeField("zugestellt am")

    class Meta:
        verbose_name = "Mail der Demo"
        verbose_name_plural = "Mails der Demo"
