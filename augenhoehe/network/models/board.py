"""The exchange board: who seeks, who offers, which ideas and experiences are shared (S0-20, S1-38)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation, represented_by
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.vocabularies import Field


def _own(actor: Actor, day: date, name: str = "organisation") -> Q:
    if actor.user_id is None:
        return Q(pk__in=())
    return Q(**{f"{name}__in": Organisation.objects.filter(represented_by(actor, day)).values("pk")})


class EntryQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The network reads what is not hidden; what is hidden, only its own people and who keeps the register."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        seen = _own(actor, day)
        if kept.municipalities:
            seen |= Q(organisation__municipality_id__in=kept.municipalities)
        if actor.may(READ_NETWORK):
            published = Q(organisation__isnull=True) | Q(organisation__state=Organisation.State.PUBLISHED)
            seen |= ~Q(state=BoardEntry.State.HIDDEN) & published
        return self.filter(seen)

    def open(self):
        return self.filter(state=BoardEntry.State.OPEN)


class BoardEntry(Revised):
    """One entry of the board, of an organisation or of the coordination, until a day."""

    class Kind(models.TextChoices):
        SEEK = "seek", gettext_noop("Gesuch")
        OFFER = "offer", gettext_noop("Angebot")
        IDEA = "idea", gettext_noop("Projektidee")
        EXPERIENCE = "experience", gettext_noop("Erfahrung")

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        DONE = "done", gettext_noop("erledigt")
        EXPIRED = "expired", gettext_noop("abgelaufen")
        HIDDEN = "hidden", gettext_noop("ausgeblendet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Without an organisation the coordination writes.
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="board_entries", verbose_name="Wer schreibt"
    )
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.SEEK)
    title = models.CharField("Überschrift", max_length=120)
    sorting = models.CharField(max_length=120, editable=False)
    text = models.TextField("Text")
    field = models.CharField("Fachgebiet", max_length=40, choices=Field, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Ort"
    )
    until = models.DateField("bis")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    state_reason = models.CharField("Grund", max_length=300, blank=True)
    posted_by = models.UUIDField("geschrieben von", null=True, blank=True)
    posted_at = models.DateTimeField("geschrieben am")
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "Eintrag der Börse"
        verbose_name_plural = "Einträge der Börse"
        constraints = [
            models.CheckConstraint(condition=~Q(state="hidden") | ~Q(state_reason=""), name="hidden_entry_says_why"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="closed_entry_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-posted_at"], name="board_by_time"),
            models.Index(fields=["until"], condition=Q(state="open"), name="board_by_end"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def writer(self) -> str:
        return self.organisation.name if self.organisation else "Koordination"


class BoardComment(models.Model):
    """A comment below an entry: by an organisation or the coordination, never by a private person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(BoardEntry, models.CASCADE, related_name="comments")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField("Kommentar")
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_at = models.DateTimeField("geschrieben am")
    hidden_at = models.DateTimeField("ausgeblendet am", null=True, blank=True)
    hidden_reason = models.CharField("Grund", max_length=300, blank=True)

    class Meta:
        verbose_name = "Kommentar der Börse"
        verbose_name_plural = "Kommentare der Börse"
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True) | ~Q(hidden_reason=""), name="hidden_comment_says_why"
            ),
        ]
        indexes = [models.Index(fields=["entry", "written_at"], name="comments_of_an_entry")]

    @property
    def writer(self) -> str:
        return self.organisation.name if self.organisation else "Koordination"


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The two sides, and who keeps the register of one of them: nobody else learns who wrote to whom."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        seen = _own(actor, day) | _own(actor, day, "entry__organisation")
        if kept.municipalities:
            seen |= Q(organisation__municipality_id__in=kept.municipalities)
            seen |= Q(entry__organisation__municipality_id__in=kept.municipalities)
        return self.filter(seen)


class BoardAnswer(Revised):
    """„Wir machen mit“: opens a contact between two organisations, without anybody's private address."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("wartet auf Antwort")
        CONTACT = "contact", gettext_noop("im Gespräch")
        DECLINED = "declined", gettext_noop("abgesagt")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(BoardEntry, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="board_answers")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField("geschrieben am")
    settled_at = models.DateTimeField("entschieden am", null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "Antwort auf einen Eintrag"
        verbose_name_plural = "Antworten auf Einträge"
        constraints = [
            models.UniqueConstraint(fields=["entry", "organisation"], name="one_answer_per_organisation"),
        ]

    @property
    def lives(self) -> bool:
        return self.state in (self.State.OPEN, self.State.CONTACT)


class BoardMessage(models.Model):
    """What one side wrote to the other; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(BoardAnswer, models.CASCADE, related_name="messages")
    # Which side: the organisation that wrote the entry (or the coordination), or the one that answered it.
    from_entry = models.BooleanField("von der Seite des Eintrags", default=False)
    text = models.TextField("Nachricht")
    written_by = models.UUIDField("geschrieben von", null=True, blank=True)
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Nachricht zwischen zwei Organisationen"
        verbose_name_plural = "Nachrichten zwischen Organisationen"
        indexes = [models.Index(fields=["answer", "written_at"], name="messages_of_an_answer")]
