from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_noop

from augenhoehe.committees.permissions import MANAGE_COMMITTEES
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.validity import ValidQuerySet, ends_after_start, one_per_day
from augenhoehe.organisations.models import Organisation


def manages_all(actor: Actor) -> bool:
    """Does the actor manage every committee? Then nothing inside is asked for: whatever the question, they may."""
    return actor.reach(MANAGE_COMMITTEES).everywhere


def managed_by(actor: Actor, prefix: str = "") -> Q:
    """The committees an actor manages; `prefix` leads to the committee („committee__“)."""
    reach = actor.reach(MANAGE_COMMITTEES)
    if reach.everywhere:
        # An empty Q would vanish from an „or“ instead of holding always.
        return Q(pk__isnull=False)
    return Q(**{f"{prefix}municipality_id__in": reach.municipalities})


def seated_in(actor: Actor, day: date | None, committee: str = "pk") -> Q:
    """The committees that an actor reads from inside on a day: with a seat, or as the office that accompanies them.

    `committee` names the column with its id.
    """
    from .appointments import accompanied_by  # a body does not know who accompanies it
    from .positions import known_of

    if actor.user_id is None or day is None:
        return Q(pk__in=[])
    if (held := known_of(actor.user_id)) is not None:
        return Q(**{f"{committee}__in": held.reads_inside(day)})
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id, committee_id=OuterRef(committee))
    return Q(Exists(seats)) | accompanied_by(actor, day, committee)


class CommitteeQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date | None):
        """Public committees for everyone; the others for who holds a seat on the day or manages them."""
        if manages_all(actor):
            return self.all()
        return self.filter(Q(public=True) | managed_by(actor) | seated_in(actor, day))

    def public(self):
        return self.filter(public=True)

    def standing(self, day: date):
        """Committees that are not dissolved on a day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day))

    def with_names(self):
        """With names and town, but without the town's boundary, which is large."""
        return self.prefetch_related("names").select_related("municipality").defer("municipality__boundary")


class Committee(Revised):
    """A group or body of any kind. Steering group, project group, § 27 committee and council are kinds."""

    class Kind(models.TextChoices):
        STEERING_GROUP = "steering_group", gettext_noop("Lenkungsgruppe")
        PROJECT_GROUP = "project_group", gettext_noop("Projektgruppe")
        WORKING_GROUP = "working_group", gettext_noop("Arbeitskreis")
        INTEGRATION_COMMITTEE = "integration_committee", gettext_noop("Gremium nach § 27 GO NRW")
        COUNCIL = "council", gettext_noop("Rat")
        DISTRICT_COUNCIL = "district_council", gettext_noop("Kreistag")
        DISTRICT_COMMITTEE = "district_committee", gettext_noop("Kreisausschuss")
        SPECIALIST_COMMITTEE = "specialist_committee", gettext_noop("Fachausschuss")
        NETWORK = "network", gettext_noop("Netzwerk")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=30, choices=Kind)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="committees"
    )
    short_text = MultilingualField("Aufgabe in einem Satz")
    started_on = models.DateField("eingesetzt am", null=True, blank=True)
    ended_on = models.DateField("aufgelöst am", null=True, blank=True)
    public = models.BooleanField("öffentlich gezeigt", default=True)
    # No statute: what this body's own rules of procedure say (law.md no. 6), seven days until somebody checks.
    invitation_days = models.PositiveSmallIntegerField("Ladungsfrist in Tagen (zu prüfen)", default=7)
    office_name = models.CharField("Büro, das die Sitzungen vorbereitet", max_length=160, blank=True)
    # How this body wants to be called; empty: the word of its kind.
    designation = MultilingualField("Eigene Bezeichnung der Art")
    about = MultilingualField("Womit sich das Gremium befasst")
    office_address = models.CharField("Anschrift des Büros", max_length=200, blank=True)
    office_phone = models.CharField("Telefon des Büros", max_length=40, blank=True)
    office_email = models.EmailField("E-Mail des Büros", max_length=160, blank=True)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="committee_ends_after_start",
            )
        ]

    def name_on(self, day: date) -> str:
        """The name that holds on a day; expects `names` prefetched."""
        valid = [
            one for one in self.names.all() if one.valid_from <= day and (not one.valid_until or one.valid_until >= day)
        ]
        latest = sorted(valid or self.names.all(), key=lambda one: one.valid_from)
        return latest[-1].name if latest else self.get_kind_display()

    def stands_on(self, day: date) -> bool:
        return self.ended_on is None or self.ended_on >= day


class CommitteeName(models.Model):
    """A name and legal basis of a committee, with validity: bodies get renamed, minutes do not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="names")
    name = models.CharField("Name", max_length=160)
    legal_basis = models.CharField("Rechtsgrundlage (zu prüfen)", max_length=200, blank=True)
    valid_from = models.DateField("gültig ab")
    valid_until = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Name eines Gremiums"
        verbose_name_plural = "Namen von Gremien"
        constraints = [
            ends_after_start("name_ends_after_start"),
            one_per_day("one_name_per_day", "committee"),
        ]


class SeatQuerySet(ValidQuerySet):
    def voting(self):
        return self.filter(voting=True)


class Seat(Revised):
    """A seat: a person with or without an account, for an organisation, with function, sector and dates."""

    class Sector(models.TextChoices):
        ADMINISTRATION = "administration", gettext_noop("Verwaltung")
        WELFARE = "welfare", gettext_noop("Wohlfahrt")
        CIVIL_SOCIETY = "civil_society", gettext_noop("Zivilgesellschaft")
        POLITICS = "politics", gettext_noop("Politik")
        AFFECTED = "affected", gettext_noop("Betroffene")

    class Basis(models.TextChoices):
        """How it came about; a quorum of two groups counts the elected ones and those of the council by it."""

        ELECTED = "elected", gettext_noop("gewählt")
        COUNCIL = "council", gettext_noop("vom Rat bestellt")
        APPOINTED = "appointed", gettext_noop("bestellt")
        DELEGATED = "delegated", gettext_noop("entsandt")
        OFFICE = "office", gettext_noop("kraft Amtes")
        EXPERT = "expert", gettext_noop("sachkundig")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    term = models.ForeignKey("committees.Term", models.PROTECT, null=True, blank=True, related_name="seats")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="seats")
    holder_name = models.CharField("Name", max_length=160, blank=True)
    organisation = models.CharField("Organisation", max_length=160, blank=True)
    # The same in the register, if it is there; the words above stay for everybody else.
    organisation_entry = models.ForeignKey(
        "organisations.Organisation", models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    function = models.CharField("Funktion im Gremium", max_length=80, default="Mitglied")
    list_name = models.CharField("Liste oder Fraktion", max_length=120, blank=True)
    basis = models.CharField("Wie der Sitz zustande kam", max_length=10, choices=Basis, blank=True)
    sector = models.CharField("Bereich", max_length=20, choices=Sector)
    migrant_organisation = models.BooleanField("Sitz einer Migrantenorganisation", default=False)
    voting = models.BooleanField("stimmberechtigt", default=True)
    chair = models.BooleanField("Vorsitz", default=False)
    valid_from = models.DateField("von")
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitz"
        verbose_name_plural = "Sitze"
        constraints = [ends_after_start("seat_ends_after_start")]

    @property
    def vacant(self) -> bool:
        """A seat may be there before anybody holds it: a place kept for people affected is seen to be empty."""
        return self.user_id is None and not self.holder_name

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or self.valid_until >= day)

    @property
    def published_entry(self) -> Organisation | None:
        """The organisation's page that everybody can open; expects `organisation_entry` to be selected."""
        entry = self.organisation_entry
        return entry if entry is not None and entry.state == Organisation.State.PUBLISHED else None

    @property
    def holder(self) -> str:
        """Who holds the seat; expects `user` to be selected."""
        return self.user.name if self.user else self.holder_name
