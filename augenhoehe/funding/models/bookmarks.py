"""A programme somebody wants to be reminded of, and which deadlines they were already told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation

from .programmes import FundingCall, FundingProgramme

MOST_DAYS = 90


class BookmarkQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Nobody's business but the person's own."""
        return self.filter(user_id=actor.user_id) if actor.signed_in else self.none()


class Bookmark(models.Model):
    """Somebody remembers a programme, for an organisation or as coordination; removed when they want no more of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(FundingProgramme, models.CASCADE, related_name="bookmarks")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="funding_bookmarks")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="bookmarks")
    days_before = models.PositiveSmallIntegerField("So viele Tage vorher erinnern", default=14)
    since = models.DateTimeField("seit")

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        verbose_name = "gemerktes Förderprogramm"
        verbose_name_plural = "gemerkte Förderprogramme"
        constraints = [
            models.UniqueConstraint(fields=["programme", "user"], name="programme_remembered_once"),
            models.CheckConstraint(condition=Q(days_before__range=(1, MOST_DAYS)), name="reminded_within_a_quarter"),
        ]


class DeadlineReminder(models.Model):
    """This deadline was told. A deadline that moved is another one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bookmark = models.ForeignKey(Bookmark, models.CASCADE, related_name="reminders")
    call = models.ForeignKey(FundingCall, models.CASCADE, related_name="reminders")
    closes = models.DateField("Frist")
    sent_at = models.DateTimeField("gesendet am")

    class Meta:
        verbose_name = "Erinnerung an eine Frist"
        verbose_name_plural = "Erinnerungen an Fristen"
        constraints = [models.UniqueConstraint(fields=["bookmark", "call", "closes"], name="deadline_told_once")]
