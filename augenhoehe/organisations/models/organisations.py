"""An organisation of any kind, and who belongs to which umbrella."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import NAMES, MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.vocabularies import Field, Orientation, Purpose

CODES = models.CharField(max_length=40)


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Published ones for everybody; every state for the organisation's own people and who keeps the register."""
        reach = actor.reach(KEEP_REGISTER)
        if reach.everywhere:
            return self.all()
        seen = Q(state=Organisation.State.PUBLISHED)
        if reach.municipalities:
            seen |= Q(municipality_id__in=reach.municipalities)
        if actor.user_id is not None:
            seen |= Q(pk__in=self._places(actor, day))
        return self.filter(seen)

    def public(self):
        return self.filter(state=Organisation.State.PUBLISHED)

    def represented(self, actor: Actor, day: date):
        """Those that the actor speaks for."""
        if actor.user_id is None:
            return self.none()
        return self.filter(pk__in=self._places(actor, day))

    def _places(self, actor: Actor, day: date):
        """Where the actor holds a place, read from the places alone."""
        places: Any = self.model._meta.get_field("representatives").related_model
        return places._base_manager.filter(_held_by(actor, day)).values("organisation_id")

    def unconfirmed(self, since: date):
        """Published entries that nobody has confirmed since a day."""
        return self.public().filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since))

    def in_order(self):
        return self.order_by("sorting", "id")


def represented_by(actor: Actor, day: date, prefix: str = "") -> Q:
    """The actor holds a valid place among the organisation's own people."""
    return _held_by(actor, day, f"{prefix}representatives__")


def _held_by(actor: Actor, day: date, own: str = "") -> Q:
    begun = Q(**{f"{own}user_id": actor.user_id, f"{own}valid_from__lte": day})
    return begun & (Q(**{f"{own}valid_until__isnull": True}) | Q(**{f"{own}valid_until__gte": day}))


def _told() -> Iterator[Any]:
    """The description in every language of the house."""
    for language in NAMES:
        yield Value("\n")
        yield KeyTextTransform("text", KeyTextTransform(language, "description"))


class Organisation(Revised):
    """An actor of the network (HSDS: organization). What may be hidden says so; see `queries.card_of`."""

    class Kind(models.TextChoices):
        MIGRANT_ORGANISATION = "migrant_organisation", gettext_noop("Migrantenorganisation")
        UMBRELLA = "umbrella", gettext_noop("Dachverband")
        WELFARE = "welfare", gettext_noop("Wohlfahrtsverband")
        AUTHORITY = "authority", gettext_noop("Behörde")
        SCHOOL = "school", gettext_noop("Schule")
        DAY_CARE = "day_care", gettext_noop("Kita")
        RELIGIOUS = "religious", gettext_noop("Kirche oder Religionsgemeinschaft")
        SPORTS = "sports", gettext_noop("Sportverein")
        RESCUE = "rescue", gettext_noop("Hilfs- oder Rettungsorganisation")
        BUSINESS = "business", gettext_noop("Unternehmen")
        CHAMBER = "chamber", gettext_noop("Kammer")
        UNIVERSITY = "university", gettext_noop("Hochschule")
        POLITICS = "politics", gettext_noop("Politik")
        MEDIA = "media", gettext_noop("Medien")
        OTHER = "other", gettext_noop("andere")

    class LegalForm(models.TextChoices):
        UNKNOWN = "", gettext_noop("noch nicht angegeben")
        INITIATIVE = "initiative", gettext_noop("Initiative ohne Rechtsform")
        UNREGISTERED = "unregistered", gettext_noop("nicht eingetragener Verein")
        ASSOCIATION = "association", gettext_noop("eingetragener Verein (e. V.)")
        NON_PROFIT_COMPANY = "non_profit_company", gettext_noop("gemeinnützige GmbH")
        COMPANY = "company", gettext_noop("Unternehmen")
        COOPERATIVE = "cooperative", gettext_noop("Genossenschaft")
        FOUNDATION = "foundation", gettext_noop("Stiftung")
        PUBLIC_BODY = "public_body", gettext_noop("Körperschaft des öffentlichen Rechts")
        OTHER = "other", gettext_noop("andere Rechtsform")

    class Members(models.TextChoices):
        UNKNOWN = "", gettext_noop("noch nicht angegeben")
        UP_TO_20 = "20", gettext_noop("bis 20")
        UP_TO_50 = "50", gettext_noop("21 bis 50")
        UP_TO_100 = "100", gettext_noop("51 bis 100")
        UP_TO_300 = "300", gettext_noop("101 bis 300")
        MORE = "more", gettext_noop("mehr als 300")

    class AddressShown(models.TextChoices):
        FULL = "full", gettext_noop("ganze Adresse")
        TOWN = "town", gettext_noop("nur der Ort")
        NONE = "none", gettext_noop("nichts")

    class Source(models.TextChoices):
        SELF = "self", gettext_noop("selbst angemeldet")
        KEPT = "kept", gettext_noop("von der Koordination erfasst")
        IMPORT = "import", gettext_noop("aus einer Datei")
        FEED = "feed", gettext_noop("aus einem anderen Register")

    class State(models.TextChoices):
        REPORTED = "reported", gettext_noop("angemeldet")
        PUBLISHED = "published", gettext_noop("veröffentlicht")
        RESTING = "resting", gettext_noop("ruht")
        REFUSED = "refused", gettext_noop("nicht aufgenommen")
        MERGED = "merged", gettext_noop("zusammengeführt")

    # Whose address shows the town only until they say otherwise: places of worship and private homes are attacked.
    CAREFUL = (Kind.RELIGIOUS,)
    CAREFUL_FORMS = (LegalForm.INITIATIVE, LegalForm.UNREGISTERED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Name", max_length=200)
    short_name = models.CharField("Kurzname", max_length=60, blank=True)
    sorting = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField("Art", max_length=30, choices=Kind, default=Kind.MIGRANT_ORGANISATION)
    legal_form = models.CharField("Rechtsform", max_length=30, choices=LegalForm, blank=True)
    founded_year = models.PositiveSmallIntegerField("Gründungsjahr", null=True, blank=True)
    register_number = models.CharField("Registergericht und Nummer", max_length=120, blank=True)
    non_profit = models.BooleanField("gemeinnützig", null=True, blank=True)
    members = models.CharField("Mitglieder", max_length=10, choices=Members, blank=True)
    migrant_led = models.BooleanField(
        "Mindestens die Hälfte der Mitglieder, des Vorstands oder der Aktiven ist eingewandert (Selbstauskunft)",
        null=True,
        blank=True,
    )
    multinational = models.BooleanField("Menschen aus mehreren Ländern", null=True, blank=True)
    purposes = ArrayField(CODES, verbose_name="Zwecke", default=list, blank=True)
    fields = ArrayField(CODES, verbose_name="Fachgebiete", default=list, blank=True)
    orientations = ArrayField(CODES, verbose_name="Ausrichtung (Selbstbeschreibung)", default=list, blank=True)
    communities = ArrayField(
        models.CharField(max_length=60), verbose_name="Bezug zu Herkunft oder Gemeinschaft", default=list, blank=True
    )
    communities_shown = models.BooleanField("Bezug öffentlich zeigen", default=False)
    languages = ArrayField(models.CharField(max_length=10), verbose_name="Sprachen", default=list, blank=True)
    description = MultilingualField("Was die Organisation macht")
    website = models.URLField("Internetseite", max_length=300, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name="Ort"
    )
    towns = models.ManyToManyField(
        "places.Municipality", related_name="active_organisations", verbose_name="Tätig in", blank=True
    )
    street = models.CharField("Straße und Hausnummer", max_length=160, blank=True)
    postal_code = models.CharField("Postleitzahl", max_length=10, blank=True)
    locality = models.CharField("Ort der Adresse", max_length=120, blank=True)
    address_shown = models.CharField("Von der Adresse zeigen", max_length=10, choices=AddressShown, default="town")
    in_feed = models.BooleanField("an andere Verzeichnisse weitergeben", default=True)
    language = models.CharField("Sprache der Anmeldung", max_length=10, default="de")
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    source = models.CharField("Herkunft des Eintrags", max_length=10, choices=Source, default=Source.KEPT)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.REPORTED)
    state_reason = models.TextField("Begründung des Stands", blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    reported_at = models.DateTimeField("angemeldet am")
    published_on = models.DateField("veröffentlicht am", null=True, blank=True)
    confirmed_on = models.DateField("zuletzt bestätigt am", null=True, blank=True)
    changed_at = models.DateTimeField("zuletzt geändert am")
    # Names and what it says of itself, in one place for searching; never what may be hidden.
    searchable = models.GeneratedField(
        expression=Lower(
            Concat("sorting", Value("\n"), "name", Value("\n"), "short_name", *_told(), output_field=models.TextField())
        ),
        output_field=models.TextField(), db_persist=True,
    )  # fmt: skip

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "Organisation"
        verbose_name_plural = "Organisationen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("resting", "refused")) | ~Q(state_reason=""),
                name="resting_or_refused_organisation_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="merged_organisation_says_where",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="not_merged_into_itself"),
        ]
        indexes = [
            models.Index(fields=["state", "sorting", "id"], name="organisation_in_order"),
            models.Index(fields=["changed_at", "id"], name="organisation_by_change"),
            models.Index(fields=["short_name"], name="organisation_short_name", condition=~Q(short_name="")),
            GinIndex(fields=["fields"], name="organisation_fields"),
            GinIndex(fields=["languages"], name="organisation_languages"),
            GinIndex(fields=["searchable"], opclasses=["gin_trgm_ops"], name="organisation_words"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def published(self) -> bool:
        return self.state == self.State.PUBLISHED

    def unconfirmed_since(self, since: date) -> bool:
        """„unbestätigt“: published, and nobody has confirmed the entry since a day."""
        return self.published and (self.confirmed_on is None or self.confirmed_on < since)


# What each list field chooses from.
VOCABULARIES: dict[str, Any] = {"purposes": Purpose, "fields": Field, "orientations": Orientation}


class Membership(models.Model):
    """One organisation belongs to an umbrella (S0-13)."""

    umbrella = models.ForeignKey(Organisation, models.CASCADE, related_name="member_links")
    member = models.ForeignKey(Organisation, models.CASCADE, related_name="umbrella_links")
    since = models.DateField("seit", null=True, blank=True)
    until = models.DateField("bis", null=True, blank=True)

    class Meta:
        verbose_name = "Mitgliedschaft im Dachverband"
        verbose_name_plural = "Mitgliedschaften im Dachverband"
        constraints = [
            models.UniqueConstraint(fields=["umbrella", "member"], name="member_once_per_umbrella"),
            models.CheckConstraint(condition=~Q(umbrella=F("member")), name="no_umbrella_of_itself"),
        ]
