"""The register of releases: every table that left, as it left, with its proof; and the runs that made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q

from augenhoehe.core.contributions import Releasable, releasables
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .earlier import Earlier
from .lattice import ALL, Axis, Key
from .permissions import KEEP_RELEASES, may_read
from .proof import Range, Shown


class ReleaseQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """What is out, for who may read tables of its key; who keeps the register also sees what is blocked or back."""
        keys = [one.key for one in releasables().values() if may_read(actor, one)]
        if not actor.reach(KEEP_RELEASES).nowhere:
            return self.filter(Q(key__in=keys) | Q(state=Release.State.BLOCKED))
        return self.out().filter(key__in=keys)

    def out(self):
        """Released and not withdrawn."""
        return self.filter(state=Release.State.RELEASED, withdrawn_at__isnull=True)

    def of_table(self, key: str):
        return self.filter(key=key, subject__isnull=True)

    def newest_first(self):
        return self.order_by("-as_of", "-created_at", "id")


class Release(Revised):
    """A protected table as of a day. What it does not show, nobody can work out of it: the proof says how far.

    `subject`: the one object whose numbers left at a moment (a closed poll, a published question). Cells and proof
    are kept as lists of {"cell": [...], ...}; the numbers behind hidden cells are kept nowhere.
    """

    class State(models.TextChoices):
        RELEASED = "released", "freigegeben"
        BLOCKED = "blocked", "blockiert"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField("Tabelle", max_length=80)
    subject = models.UUIDField("Gegenstand", null=True, blank=True)
    title = models.CharField("Titel", max_length=300)
    as_of = models.DateField("Stand")
    threshold = models.PositiveSmallIntegerField("Schwelle")
    method = models.CharField("Verfahren", max_length=20, blank=True)
    zeros_hidden = models.BooleanField("auch Nullen verborgen", default=False)
    axes = models.JSONField("Merkmale", default=list)
    cells = models.JSONField("Zellen", default=list)
    pattern = models.JSONField("verborgene Zellen", default=list)
    proof = models.JSONField("Nachweis", default=list)
    # Of every number, shown or hidden (`memory`): since which release it is the same; and a mark, in the last one.
    since = models.JSONField("unverändert seit", default=list)
    marks = models.JSONField("Prüfzeichen", default=list)
    # Not how many: that would tell in how many cells one person stands alone.
    insiders = models.BooleanField("Insider mitgeprüft", default=True)
    earlier = models.ManyToManyField("self", verbose_name="berücksichtigte Freigaben", symmetrical=False, blank=True)
    state = models.CharField("Stand der Freigabe", max_length=10, choices=State)
    blocked_because = models.CharField("Warum blockiert", max_length=500, blank=True)
    created_at = models.DateTimeField("angelegt am")
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)
    withdrawn_because = models.CharField("Warum zurückgezogen", max_length=500, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "Freigabe"
        verbose_name_plural = "Freigaben"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "as_of"],
                condition=Q(subject__isnull=True, withdrawn_at__isnull=True),
                name="one_release_per_table_and_day",
            ),
            models.UniqueConstraint(
                fields=["key", "subject", "as_of"],
                condition=Q(subject__isnull=False, withdrawn_at__isnull=True),
                name="one_release_per_subject_and_day",
            ),
            models.CheckConstraint(
                condition=Q(state="released", blocked_because="")
                | Q(state="blocked", cells=[], proof=[], withdrawn_at__isnull=True) & ~Q(blocked_because=""),
                name="blocked_release_says_why_and_holds_nothing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
                name="withdrawn_release_says_why",
            ),
        ]
        indexes = [models.Index(fields=["key", "subject", "-as_of"], name="release_by_table")]

    @property
    def table(self) -> Releasable | None:
        return releasables().get(self.key)

    @property
    def is_out(self) -> bool:
        return self.state == self.State.RELEASED and self.withdrawn_at is None

    @property
    def remembered_as(self) -> str:
        """Under which name the numbers of this table, or of this object, are known again."""
        return f"{self.key}:{self.subject or ''}"

    @cached_property
    def values(self) -> Mapping[Key, int | None]:
        return {tuple(one["cell"]): one["value"] for one in self.cells}

    @cached_property
    def told_values(self) -> Mapping[Key, int | None]:
        """Without the cells of values that are told together only."""
        inside = [frozenset(one.get("together", ())) for one in self.axes]
        return {key: value for key, value in self.values.items() if not _is_inside(key, inside)}

    @property
    def hidden_cells(self) -> int:
        """How many numbers of those that are told at all are not shown."""
        return sum(value is None for value in self.told_values.values())

    @cached_property
    def ranges(self) -> Mapping[Key, Range]:
        found = (Range(tuple(one["cell"]), one["low"], one["high"], one["need"]) for one in self.proof)
        return {one.key: one for one in found}

    def called(self, place: int, value: str) -> str:
        """How a value of a dimension is called."""
        return "zusammen" if value == ALL else str(self.axes[place]["labels"].get(value, value))

    def as_earlier(self) -> Earlier:
        axes = tuple(_axis(one) for one in self.axes)
        cells = tuple(Shown(key, value) for key, value in self.values.items())
        return Earlier(
            str(self.pk), axes, cells, tuple(self.ranges.values()), self.zeros_hidden, self.withdrawn_at is not None,
            since={tuple(one["cell"]): one["since"] for one in self.since},
            marks={tuple(one["cell"]): one["mark"] for one in self.marks}, table=self.remembered_as,
        )  # fmt: skip


def _is_inside(key: Key, inside: Sequence[frozenset[str]]) -> bool:
    return any(part in one for part, one in zip(key, inside, strict=False))


def _axis(kept: Mapping[str, Any]) -> Axis:
    values: Sequence[str] = kept["values"]
    if not kept["sum"]:
        return Axis.without_sum(kept["name"], values)
    return Axis.gathered(kept["name"], values, kept.get("together", ()))


class TableSetting(Revised):
    """How a table is released, where the register was told so: which values together, or not at all for now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField("Tabelle", max_length=80, unique=True)
    together = models.JSONField("als „andere“ zusammengefasst", default=dict)
    paused_at = models.DateTimeField("angehalten am", null=True, blank=True)
    paused_because = models.CharField("Warum angehalten", max_length=500, blank=True)
    changed_at = models.DateTimeField("geändert am", null=True)

    class Meta:
        verbose_name = "Vorgabe für eine Tabelle"
        verbose_name_plural = "Vorgaben für Tabellen"
        constraints = [
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, paused_because="")
                | Q(paused_at__isnull=False) & ~Q(paused_because=""),
                name="paused_table_says_why",
            )
        ]

    @classmethod
    def of(cls, key: str) -> TableSetting:
        """What was said about a table; of most nothing was."""
        return cls.objects.filter(key=key).first() or cls(key=key)


class ReleaseRun(models.Model):
    """One run over the tables that were due: how far it has come, and what it came to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    as_of = models.DateField("Stichtag")
    started_at = models.DateTimeField("begonnen am")
    ended_at = models.DateTimeField("beendet am", null=True, blank=True)
    total = models.PositiveSmallIntegerField("Tabellen", default=0)
    done = models.PositiveSmallIntegerField("davon fertig", default=0)
    released = models.PositiveSmallIntegerField("freigegeben", default=0)
    blocked = models.PositiveSmallIntegerField("blockiert", default=0)

    class Meta:
        verbose_name = "Lauf der Freigaben"
        verbose_name_plural = "Läufe der Freigaben"
