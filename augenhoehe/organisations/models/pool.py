"""What organisations share with each other: rooms, languages, skills, things, hands; and who asked for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK

from .organisations import Organisation, represented_by


def of_own(actor: Actor, day: date, name: str = "organisation") -> Q:
    """Rows of an organisation that the actor speaks for."""
    if actor.user_id is None:
        return Q(pk__in=())
    own = Organisation._base_manager.filter(represented_by(actor, day))
    return Q(**{f"{name}__in": own.values("pk")})


def kept_or(rows: models.QuerySet, actor: Actor, seen: Q) -> Any:
    """What anybody may see (`seen`), and everything of the organisations whose register the actor keeps."""
    kept = actor.reach(KEEP_REGISTER)
    if kept.everywhere:
        return rows.all()
    if kept.municipalities:
        seen |= Q(organisation__municipality_id__in=kept.municipalities)
    return rows.filter(seen)


class ResourceQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """As far as its owner shares it; its own people and who keeps the register there see all of it."""
        shared = [Resource.Visibility.PUBLIC]
        if actor.may(READ_NETWORK):
            shared.append(Resource.Visibility.NETWORK)
        seen = Q(organisation__state=Organisation.State.PUBLISHED, visibility__in=shared)
        return kept_or(self, actor, seen | of_own(actor, day))

    def offered(self, day: date):
        """What can be asked for on a day or later."""
        return self.filter(state=Resource.State.OFFERED).filter(
            Q(available_until__isnull=True) | Q(available_until__gte=day)
        )

    def public(self, day: date):
        """What stands on the organisation's public page."""
        shown = Organisation.State.PUBLISHED
        return self.offered(day).filter(visibility=Resource.Visibility.PUBLIC, organisation__state=shown)

    def in_order(self):
        return self.order_by("sorting", "id")


class Resource(Revised):
    """Something an organisation lends, gives or can do for others (S0-27, S3-8)."""

    class Kind(models.TextChoices):
        ROOM = "room", gettext_noop("Raum")
        LANGUAGES = "languages", gettext_noop("Sprachen")
        SKILL = "skill", gettext_noop("Fähigkeit")
        EQUIPMENT = "equipment", gettext_noop("Gerät")
        VOLUNTEERS = "volunteers", gettext_noop("Freiwillige")

    class Visibility(models.TextChoices):
        PUBLIC = "public", gettext_noop("alle")
        NETWORK = "network", gettext_noop("das Netzwerk")
        COORDINATION = "coordination", gettext_noop("nur die Koordination")

    class State(models.TextChoices):
        OFFERED = "offered", gettext_noop("angeboten")
        ENDED = "ended", gettext_noop("beendet")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="resources")
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.ROOM)
    title = models.CharField("Was", max_length=120)
    sorting = models.CharField(max_length=120, editable=False, db_index=True)
    text = models.TextField("Genauer", blank=True)
    quantity = models.PositiveIntegerField("Wie viel oder für wie viele", null=True, blank=True)
    available_from = models.DateField("von", null=True, blank=True)
    available_until = models.DateField("bis", null=True, blank=True)
    visibility = models.CharField("Wer es sieht", max_length=20, choices=Visibility, default=Visibility.NETWORK)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField("angeboten am")
    ended_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = "Raum oder Hilfe"
        verbose_name_plural = "Räume und Hilfe"
        constraints = [
            models.CheckConstraint(
                condition=Q(available_until__isnull=True) | Q(available_until__gte=F("available_from")),
                name="resource_ends_after_the_start",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False) | (~Q(state="ended") & Q(ended_at__isnull=True)),
                name="ended_resource_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="resource_by_kind")]

    def __str__(self) -> str:
        return self.title

    @property
    def offered(self) -> bool:
        return self.state == self.State.OFFERED


class ResourceRequestQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """The two organisations, and who keeps the register of one of them."""
        kept = actor.reach(KEEP_REGISTER)
        if kept.everywhere:
            return self.all()
        seen = of_own(actor, day) | of_own(actor, day, "resource__organisation")
        if kept.municipalities:
            seen |= Q(organisation__municipality_id__in=kept.municipalities)
            seen |= Q(resource__organisation__municipality_id__in=kept.municipalities)
            seen |= Q(organisation__isnull=True, asked_by=actor.user_id)
        return self.filter(seen)

    def open(self):
        return self.filter(state=ResourceRequest.State.OPEN)


class ResourceRequest(Revised):
    """Somebody asks for it, for a day and a purpose; the owner says yes or no with a sentence."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("wartet auf Antwort")
        AGREED = "agreed", gettext_noop("zugesagt")
        DECLINED = "declined", gettext_noop("abgesagt")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    resource = models.ForeignKey(Resource, models.CASCADE, related_name="requests")
    # Without an organisation the coordination asks.
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="resource_requests", verbose_name="Wer fragt"
    )
    wanted_on = models.DateField("für wann")
    purpose = models.TextField("wofür")
    asked_by = models.UUIDField("gefragt von", null=True, blank=True)
    asked_at = models.DateTimeField("gefragt am")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField("Antwort", blank=True)
    answered_by = models.UUIDField("beantwortet von", null=True, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)

    objects = ResourceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Anfrage nach Raum oder Hilfe"
        verbose_name_plural = "Anfragen nach Räumen und Hilfe"
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "organisation", "wanted_on"], condition=Q(state="open"),
                nulls_distinct=False, name="one_open_request_per_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("agreed", "declined")) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answered_request_says_something",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["resource", "-asked_at"], name="requests_of_a_resource")]

    @property
    def asker(self) -> str:
        """Who asks, in words."""
        return self.organisation.name if self.organisation else "Koordination"
