"""What an organisation offers, to whom, where and when (HSDS: service, schedule, location)."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.vocabularies import OfferKind

from .organisations import CODES, Organisation, represented_by
from .people import Contact


class OfferQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Running ones of published organisations for everybody; all for its own people and who keeps the register."""
        reach = actor.reach(KEEP_REGISTER)
        if reach.everywhere:
            return self.all()
        seen = _everybodys()
        if reach.municipalities:
            seen |= Q(organisation__municipality_id__in=reach.municipalities)
        return self.filter(seen | self._own(actor, day))

    def public(self):
        return self.filter(_everybodys())

    def tended(self, actor: Actor, day: date):
        """Those the actor keeps as one of the organisation's own people or as keeper of the register."""
        reach = actor.reach(KEEP_REGISTER)
        if reach.everywhere:
            return self.all()
        return self.filter(Q(organisation__municipality_id__in=reach.municipalities) | self._own(actor, day))

    @staticmethod
    def _own(actor: Actor, day: date) -> Q:
        if actor.user_id is None:
            return Q(pk__in=())
        return Q(organisation_id__in=Organisation.objects.filter(represented_by(actor, day)).values("pk"))

    def unconfirmed(self, since: date):
        """Public ones that nobody has confirmed since a day."""
        return self.public().filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since))

    def in_order(self):
        return self.order_by("sorting", "id")


def _everybodys() -> Q:
    return Q(state__in=Offer.RUNNING, organisation__state=Organisation.State.PUBLISHED)


class Offer(Revised):
    """An offer of one organisation, alone or with partners (S1-16). What is shown of its place: `queries_offers`."""

    class Access(models.TextChoices):
        OPEN = "open", gettext_noop("offen für alle")
        MEMBERS = "members", gettext_noop("für eigene Mitglieder")
        REFERRAL = "referral", gettext_noop("auf Vermittlung")

    class Where(models.TextChoices):
        ORGANISATION = "organisation", gettext_noop("bei der Organisation")
        ADDRESS = "address", gettext_noop("an einem anderen Ort")
        ONLINE = "online", gettext_noop("online")

    class Waiting(models.TextChoices):
        UNKNOWN = "", gettext_noop("noch nicht angegeben")
        FREE = "free", gettext_noop("Plätze frei")
        FEW = "few", gettext_noop("wenige Plätze frei")
        LIST = "list", gettext_noop("Warteliste")
        FULL = "full", gettext_noop("zurzeit voll")

    class State(models.TextChoices):
        DRAFT = "draft", gettext_noop("noch nicht geprüft")
        ACTIVE = "active", gettext_noop("läuft")
        PAUSED = "paused", gettext_noop("pausiert")
        ENDED = "ended", gettext_noop("beendet")

    # What everybody reads, as long as the organisation is published.
    RUNNING = (State.ACTIVE, State.PAUSED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="offers")
    partners = models.ManyToManyField(
        Organisation, related_name="joint_offers", verbose_name="Gemeinsam mit", blank=True
    )
    kind = models.CharField("Art", max_length=30, choices=OfferKind)
    title = MultilingualField("Titel")
    sorting = models.CharField(max_length=200, editable=False)
    description = MultilingualField("Worum es geht")
    application = MultilingualField("Wie man sich anmeldet")
    audiences = ArrayField(CODES, verbose_name="Für wen", default=list, blank=True)
    access = models.CharField("Wer kommen kann", max_length=10, choices=Access, default=Access.OPEN)
    languages = ArrayField(models.CharField(max_length=10), verbose_name="Sprachen", default=list, blank=True)
    cost = models.CharField("Kosten (leer heißt: kostenlos)", max_length=200, blank=True)
    minimum_age = models.PositiveSmallIntegerField("Alter ab", null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField("Alter bis", null=True, blank=True)
    ease = ArrayField(CODES, verbose_name="Barrierefreiheit", default=list, blank=True)
    where = models.CharField("Wo", max_length=20, choices=Where, default=Where.ORGANISATION)
    room = models.CharField("Gebäude oder Raum", max_length=120, blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=160, blank=True)
    postal_code = models.CharField("Postleitzahl", max_length=10, blank=True)
    locality = models.CharField("Ort der Adresse", max_length=120, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="offers", verbose_name="Ort"
    )
    latitude = models.FloatField("Breitengrad", null=True, blank=True)
    longitude = models.FloatField("Längengrad", null=True, blank=True)
    # What everybody may know of the place, for searching; written by `operations.offers.settle` alone.
    shown_town = models.ForeignKey("places.Municipality", models.PROTECT, null=True, editable=False, related_name="+")
    shown_latitude = models.FloatField(null=True, editable=False)
    shown_longitude = models.FloatField(null=True, editable=False)
    areas = models.ManyToManyField(
        "places.Municipality", related_name="served_by_offers", verbose_name="Für Menschen aus", blank=True
    )
    website = models.URLField("Internetseite", max_length=300, blank=True)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="offers", verbose_name="Kontakt"
    )
    capacity = models.PositiveSmallIntegerField("Plätze insgesamt", null=True, blank=True)
    free_places = models.PositiveSmallIntegerField("Freie Plätze", null=True, blank=True)
    waiting = models.CharField("Plätze zurzeit", max_length=10, choices=Waiting, blank=True)
    places_on = models.DateField("Stand der Plätze", null=True, blank=True)
    source = models.CharField("Herkunft", max_length=10, choices=Organisation.Source, default=Organisation.Source.KEPT)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.ACTIVE)
    state_note = models.CharField("Hinweis zum Stand", max_length=200, blank=True)
    confirmed_on = models.DateField("zuletzt bestätigt am", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")
    changed_at = models.DateTimeField("zuletzt geändert am")

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="offer_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="offer_pin_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(free_places__isnull=True) | Q(capacity__isnull=True) | Q(free_places__lte=F("capacity")),
                name="offer_has_not_more_free_places_than_places",
            ),
        ]
        indexes = [
            # With what decides whether everybody reads it: a walk through them in order looks at no row.
            models.Index(fields=["sorting", "id"], include=["state", "organisation"], name="offer_in_order"),
            models.Index(
                fields=["organisation"],
                name="offer_running_of_organisation",
                condition=Q(state="active") | Q(state="paused"),
            ),
            models.Index(fields=["shown_latitude", "shown_longitude"], name="offer_by_position"),
            models.Index(fields=["kind"], name="offer_by_kind"),
            GinIndex(fields=["languages"], name="offer_languages"),
        ]

    def __str__(self) -> str:
        return str(self.title.get("de", {}).get("text", ""))

    @property
    def located(self) -> bool:
        """Is there a place that everybody may know?"""
        open_street = self.street if self.where == self.Where.ADDRESS else ""
        return self.where == self.Where.ONLINE or self.shown_town_id is not None or bool(open_street)

    @property
    def running(self) -> bool:
        return self.state in self.RUNNING

    def unconfirmed_since(self, since: date) -> bool:
        """„unbestätigt“: it runs, and nobody has confirmed it since a day."""
        return self.running and (self.confirmed_on is None or self.confirmed_on < since)


class OfferTime(models.Model):
    """When an offer takes place, in local time (Europe/Berlin); changed under the revision of its offer."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", gettext_noop("jede Woche")
        FORTNIGHTLY = "fortnightly", gettext_noop("alle zwei Wochen")
        MONTHLY = "monthly", gettext_noop("einmal im Monat")
        ONCE = "once", gettext_noop("einmalig")

    class Week(models.IntegerChoices):
        FIRST = 1, gettext_noop("ersten")
        SECOND = 2, gettext_noop("zweiten")
        THIRD = 3, gettext_noop("dritten")
        FOURTH = 4, gettext_noop("vierten")
        LAST = -1, gettext_noop("letzten")

    # As RFC 5545 names them, Monday first.
    DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="times")
    rhythm = models.CharField("Wie oft", max_length=12, choices=Rhythm, default=Rhythm.WEEKLY)
    days = ArrayField(models.CharField(max_length=2), verbose_name="Wochentage", default=list)
    week = models.SmallIntegerField("Welche Woche im Monat", choices=Week, null=True, blank=True)
    begins = models.TimeField("von")
    ends = models.TimeField("bis", null=True, blank=True)
    valid_from = models.DateField("ab", null=True, blank=True)
    valid_until = models.DateField("bis einschließlich", null=True, blank=True)
    exceptions = ArrayField(models.DateField(), verbose_name="Fällt aus am", default=list, blank=True)
    note = models.CharField("Hinweis zur Zeit", max_length=200, blank=True)

    class Meta:
        verbose_name = "Zeit eines Angebots"
        verbose_name_plural = "Zeiten von Angeboten"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")), name="offer_time_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="offer_time_valid_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(rhythm__in=("once", "fortnightly")) | Q(valid_from__isnull=False),
                name="offer_time_counts_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(rhythm="monthly", week__isnull=False) | (~Q(rhythm="monthly") & Q(week__isnull=True)),
                name="monthly_offer_time_names_its_week",
            ),
            models.CheckConstraint(condition=~Q(days=[]), name="offer_time_has_a_day"),
        ]
        indexes = [GinIndex(fields=["days"], name="offer_time_days")]
