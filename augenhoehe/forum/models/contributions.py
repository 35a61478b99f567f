from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.contributions import Discussable, collected
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField, Reading
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.forum.permissions import ANSWER, MODERATE

HEADING = 80


class Room(Revised):
    """A place for what belongs to no matter yet: an open question that the coordination puts to everybody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = MultilingualField("Überschrift")
    intro = MultilingualField("Worum es geht")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    opened_at = models.DateTimeField("eröffnet am")
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Raum"
        verbose_name_plural = "Räume"


class ContributionQuerySet(models.QuerySet):
    def public(self):
        """What everybody reads: published, and about something that is public itself at this moment."""
        return self.filter(state__in=SHOWN, published_at__isnull=False).filter(_about_public())

    def visible_to(self, actor: Actor):
        """The moderation reads all; who answers, what is published in the own towns; authors their own."""
        if actor.may(MODERATE):
            return self.all()
        seen = Q(author_id=actor.user_id) if actor.user_id else Q(pk__in=())
        reach = actor.reach(ANSWER)
        if reach.everywhere:
            seen |= Q(state__in=SHOWN)
        elif reach.municipalities:
            seen |= Q(state__in=SHOWN, municipality_id__in=reach.municipalities)
        return self.filter(seen)

    def waiting(self):
        return self.filter(state__in=WAITING)

    def about(self, kind: str, subject_id: Any):
        return self.filter(subject_kind=kind, subject_id=subject_id)


def _about_public() -> Q:
    kinds: Iterable[Discussable] = collected("DISCUSSABLE")
    found = Q(pk__in=())
    for one in kinds:
        # Not „in“: a page about one matter would read the numbers of all public ones.
        found |= Q(Exists(one.public().filter(pk=OuterRef("subject_id"))), subject_kind=one.kind)
    return found


class Contribution(Revised):
    """What somebody wrote for everybody to read. Without an account nothing says who it was."""

    class Kind(models.TextChoices):
        EXPERIENCE = "experience", gettext_noop("Erfahrung")
        PROPOSAL = "proposal", gettext_noop("Vorschlag")
        HURDLE = "hurdle", gettext_noop("Hürde")
        STATEMENT = "statement", gettext_noop("Stellungnahme")
        QUESTION = "question", gettext_noop("Frage")
        COMMENT = "comment", gettext_noop("Kommentar")

    class State(models.TextChoices):
        SUBMITTED = "submitted", gettext_noop("eingereicht")
        IN_REVIEW = "in_review", gettext_noop("in Prüfung")
        PUBLISHED = "published", gettext_noop("veröffentlicht")
        REJECTED = "rejected", gettext_noop("abgelehnt")
        REFERRED = "referred", gettext_noop("an Beratung verwiesen")
        ANSWERED = "answered", gettext_noop("beantwortet")
        CLOSED = "closed", gettext_noop("geschlossen")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    subject_kind = models.CharField("Gegenstand", max_length=20)
    subject_id = models.UUIDField("Gegenstand Nummer")
    text = models.TextField("Text")
    language = models.CharField("Sprache", max_length=10, default="de")
    translations = MultilingualField("Übersetzungen des Textes")
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Ort"
    )
    pseudonym = models.CharField("Name oder Pseudonym", max_length=60, blank=True)
    author = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField("Stand", max_length=20, choices=State, default=State.SUBMITTED)
    submitted_on = models.DateField("eingereicht am")
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    # What the moderation is to look at: kinds of traces of people, words of the list. Never a reason to reject.
    marks = models.JSONField("Auffällig", default=list, blank=True)
    redacted = models.BooleanField("Angaben zu Personen entfernt", default=False)
    reason_key = models.CharField("Grund", max_length=20, blank=True)
    reason = models.CharField("Grund in eigenen Worten", max_length=500, blank=True)
    decided_by = models.UUIDField("entschieden von", null=True, blank=True)
    decided_at = models.DateTimeField("entschieden am", null=True, blank=True)
    objection = models.TextField("Einspruch", blank=True)
    objected_on = models.DateField("Einspruch am", null=True, blank=True)
    published_at = models.DateTimeField("veröffentlicht am", null=True, blank=True)
    answer_due = models.DateField("amtliche Antwort bis", null=True, blank=True)
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)
    hint = models.ForeignKey("structure.Hint", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "Beitrag"
        verbose_name_plural = "Beiträge"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason_key=""), name="rejected_contribution_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "answered", "closed"]) | Q(published_at__isnull=False),
                name="public_contribution_says_since_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-submitted_on", "-id"], name="contribution_by_state"),
            models.Index(fields=["-submitted_on", "-id"], name="contribution_by_day"),
            models.Index(fields=["subject_kind", "subject_id", "-published_at"], name="contribution_by_subject"),
            models.Index(fields=["-published_at", "-id"], name="contribution_by_release"),
            models.Index(fields=["author"], condition=Q(author__isnull=False), name="contribution_by_author"),
            models.Index(fields=["hint"], condition=Q(hint__isnull=False), name="contribution_by_hint"),
        ]

    def reading(self, wanted: str) -> Reading:
        """The text in a language, if somebody translated it; else as it was written."""
        found = self.translations.get(wanted) if wanted != self.language else None
        if found and found.get("text"):
            return Reading(found["text"], wanted, wanted, machine=bool(found.get("machine")))
        return Reading(self.text, self.language, wanted)

    def heading(self, wanted: str) -> Reading:
        """What names it in lists: the beginning of its text."""
        found = self.reading(wanted)
        return replace(found, text=shorten(found.text, HEADING))

    @property
    def owes_answer(self) -> bool:
        """An official answer was promised and is not there yet."""
        return self.answer_due is not None and self.state == self.State.PUBLISHED

    def is_overdue(self, today: date) -> bool:
        return self.owes_answer and self.answer_due is not None and self.answer_due < today

    @property
    def shown(self) -> bool:
        return self.state in SHOWN

    @property
    def objected(self) -> bool:
        return self.objected_on is not None


_S = Contribution.State
SHOWN = (_S.PUBLISHED, _S.ANSWERED, _S.CLOSED)
WAITING = (_S.SUBMITTED, _S.IN_REVIEW)


class ContributionContact(models.Model):
    """How the author hears of it, apart from the text; used only after the address was confirmed by its mail."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="contact")
    email = models.EmailField("E-Mail-Adresse")
    language = models.CharField("Sprache", max_length=10, default="de")
    consented_at = models.DateTimeField("eingewilligt am")
    confirmed_at = models.DateTimeField("bestätigt am", null=True, blank=True)
    delete_after = models.DateField("löschen nach")

    class Meta:
        verbose_name = "Kontaktangabe zu einem Beitrag"
        verbose_name_plural = "Kontaktangaben zu Beiträgen"


class ContributionCode(models.Model):
    """The status code of a contribution, as HMAC, and which form it came from: sent twice it is one."""

    digest = models.CharField(max_length=64, primary_key=True)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="codes")

    class Meta:
        verbose_name = "Statuscode eines Beitrags"
        verbose_name_plural = "Statuscodes von Beiträgen"
