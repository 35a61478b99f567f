from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from augenhoehe.committees.models import Seat
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import WRITE_QUESTIONS

from .questions import StructuralQuestion


def members_of(actor: Actor, day: date, committee: str = "committee_id") -> Q:
    """The groups in which an actor holds a seat on a day; `committee` names the column with the committee's id."""
    if actor.user_id is None:
        return Q(pk__in=[])
    return Q(Exists(Seat.objects.valid_on(day).filter(user_id=actor.user_id, committee_id=OuterRef(committee))))


class ProjectGroupQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The room of a group is for its members and for who writes the question: a seat opens it, nothing else."""
        reach = actor.reach(WRITE_QUESTIONS)
        if reach.everywhere and not actor.residence_authority:
            return self.all()
        writes = Q(pk__in=[])
        if not actor.residence_authority:
            writes = Q(question__municipality_id__in=reach.municipalities)
        return self.filter(members_of(actor, day) | writes)

    def at_work(self):
        return self.exclude(state=ProjectGroup.State.ENDED)


class ProjectGroup(Revised):
    """A project group with its mandate (Projektauftrag): for one question, for a limited time.

    Seats, sectors and the warning about who is missing belong to its committee; here is what belongs to
    the matter (ADR 0011).
    """

    class State(models.TextChoices):
        FOUNDED = "founded", "eingesetzt"
        WORKING = "working", "arbeitet"
        REPORTED = "reported", "hat berichtet"
        ENDED = "ended", "beendet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(StructuralQuestion, models.PROTECT, related_name="groups")
    committee = models.OneToOneField("committees.Committee", models.PROTECT, related_name="project_group")
    goal = models.TextField("Ziel")
    limits = models.TextField("Grenzen", blank=True)
    resources = models.TextField("Mittel", blank=True)
    reporting = models.TextField("Wann und wem die Gruppe berichtet", blank=True)
    due = models.DateField("Vorschlag bis")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.FOUNDED)
    founded_at = models.DateTimeField("eingesetzt am")
    ended_on = models.DateField("beendet am", null=True, blank=True)
    end_reason = models.CharField("Warum beendet", max_length=300, blank=True)

    objects = ProjectGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "Projektgruppe"
        verbose_name_plural = "Projektgruppen"
        indexes = [models.Index(fields=["-founded_at", "-id"], name="group_by_founding")]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=~Q(state="ended"), name="one_working_group_per_question"
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) | (~Q(state="ended") & Q(ended_on__isnull=True)),
                name="ended_group_says_when",
            ),
        ]


class GroupInvitation(models.Model):
    """Who was invited to which seat of a group; with the invitation accepted, the seat is taken."""

    group = models.ForeignKey(ProjectGroup, models.CASCADE, related_name="invitations")
    invitation = models.OneToOneField("accounts.Invitation", models.CASCADE, related_name="group_invitation")
    seat = models.ForeignKey("committees.Seat", models.CASCADE, related_name="group_invitations")

    class Meta:
        verbose_name = "Einladung in eine Projektgruppe"
        verbose_name_plural = "Einladungen in Projektgruppen"


class GroupNote(models.Model):
    """A note in the room of a group; never changed, another note says it better."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(ProjectGroup, models.CASCADE, related_name="notes")
    text = models.TextField("Notiz")
    written_at = models.DateTimeField("geschrieben am")
    author = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "Notiz einer Projektgruppe"
        verbose_name_plural = "Notizen von Projektgruppen"
        indexes = [models.Index(fields=["group", "-written_at"], name="group_note_by_time")]


class GroupTask(Revised):
    """A task in a group: who does what until when. With an account behind the name it is a duty on „Heute“."""

    class State(models.TextChoices):
        OPEN = "open", "offen"
        DONE = "done", "erledigt"
        DROPPED = "dropped", "entfallen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(ProjectGroup, models.CASCADE, related_name="tasks")
    title = models.CharField("Was ist zu tun?", max_length=200)
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField("Wer", max_length=160, blank=True)
    due = models.DateField("bis wann")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    outcome = models.CharField("Ergebnis", max_length=300, blank=True)
    created_at = models.DateTimeField("angelegt am")
    settled_at = models.DateTimeField("erledigt am", null=True, blank=True)

    class Meta:
        verbose_name = "Aufgabe einer Projektgruppe"
        verbose_name_plural = "Aufgaben von Projektgruppen"
        indexes = [models.Index(fields=["group", "due"], name="group_task_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="settled_task_says_when",
            )
        ]

    @property
    def who(self) -> str:
        """Who has the task; expects `owner` to be selected."""
        return self.owner.name if self.owner else self.owner_name


class GroupDocument(models.Model):
    """A document in the room of a group; the bytes lie in `files`, the group says who may read them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(ProjectGroup, models.CASCADE, related_name="documents")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField("Titel", max_length=160)
    added_at = models.DateTimeField("abgelegt am")
    author = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "Unterlage einer Projektgruppe"
        verbose_name_plural = "Unterlagen von Projektgruppen"


class GroupPoll(Revised):
    """A short poll among the members: one question, a few answers, one vote each that can be changed until the end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(ProjectGroup, models.CASCADE, related_name="polls")
    question = models.CharField("Frage", max_length=200)
    options = models.JSONField("Antworten", default=list)
    closes_on = models.DateField("offen bis")
    opened_at = models.DateTimeField("eröffnet am")
    closed_at = models.DateTimeField("geschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Abfrage einer Projektgruppe"
        verbose_name_plural = "Abfragen von Projektgruppen"

    def is_open(self, day: date) -> bool:
        return self.closed_at is None and day <= self.closes_on


class PollVote(models.Model):
    """Which answer a member chose; pages show numbers, never who."""

    poll = models.ForeignKey(GroupPoll, models.CASCADE, related_name="votes")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    option = models.PositiveSmallIntegerField("Antwort")
    voted_at = models.DateTimeField("abgegeben am")

    class Meta:
        verbose_name = "Stimme in einer Abfrage"
        verbose_name_plural = "Stimmen in Abfragen"
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_vote_per_member")]
