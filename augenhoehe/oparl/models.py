from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from augenhoehe.oparl.kinds import KINDS


class OparlStampQuerySet(models.QuerySet):
    def standing(self):
        """What is public now."""
        return self.filter(deleted=False)


class OparlStamp(models.Model):
    """What is said about one object in OParl, since when, and when it last changed or ceased to be public.

    Written under one lock just before the commit of whatever changed it (operations.settle), so that `modified`
    follows the order of commits. Lists and objects are served from here alone.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField("Objekttyp", max_length=20, choices=[(one.name, one.name) for one in KINDS])
    body = models.UUIDField("Body", null=True)
    organization = models.UUIDField("Organization", null=True)
    source = models.UUIDField("woraus es entsteht")
    content = models.TextField("Inhalt")
    embeds = ArrayField(models.UUIDField(), verbose_name="enthält", default=list)
    created = models.DateTimeField("öffentlich seit")
    modified = models.DateTimeField("zuletzt geändert")
    deleted = models.BooleanField("nicht mehr öffentlich", default=False)

    objects = OparlStampQuerySet.as_manager()

    class Meta:
        verbose_name = "OParl-Stempel"
        verbose_name_plural = "OParl-Stempel"
        constraints = [
            models.CheckConstraint(
                condition=Q(deleted=False) | Q(content="", embeds=[]), name="what_is_gone_says_nothing"
            ),
            models.CheckConstraint(condition=Q(modified__gte=models.F("created")), name="stamp_changes_after_it_began"),
        ]
        indexes = [
            models.Index(fields=["body", "kind", "id"], name="stamps_in_order"),
            models.Index(fields=["body", "kind", "modified"], name="stamps_by_change"),
            models.Index(
                fields=["organization", "kind", "id"],
                condition=Q(organization__isnull=False),
                name="stamps_of_organization",
            ),
            models.Index(fields=["modified"], name="stamps_last"),
            GinIndex(fields=["embeds"], name="stamps_embedding"),
        ]
