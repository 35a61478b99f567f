from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.places.models import ValidQuerySet


class Committee(Revised):
    """A group or body of any kind. Steering group, project group, § 27 committee and council are kinds."""

    class Kind(models.TextChoices):
        STEERING_GROUP = "steering_group", "Lenkungsgruppe"
        PROJECT_GROUP = "project_group", "Projektgruppe"
        WORKING_GROUP = "working_group", "Arbeitskreis"
        INTEGRATION_COMMITTEE = "integration_committee", "Gremium nach § 27 GO NRW"
        COUNCIL = "council", "Rat"
        DISTRICT_COUNCIL = "district_council", "Kreistag"
        SPECIALIST_COMMITTEE = "specialist_committee", "Fachausschuss"
        NETWORK = "network", "Netzwerk"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=30, choices=Kind)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="committees"
    )
    short_text = MultilingualField("Aufgabe in einem Satz")
    started_on = models.DateField("eingesetzt am", null=True, blank=True)
    ended_on = models.DateField("aufgelöst am", null=True, blank=True)
    public = models.BooleanField("öffentlich gezeigt", default=True)

    class Meta:
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"

    def name_on(self, day: date) -> str:
        """The name that holds on a day; expects `names` prefetched."""
        valid = [
            one for one in self.names.all() if one.valid_from <= day and (not one.valid_until or one.valid_until >= day)
        ]
        latest = sorted(valid or self.names.all(), key=lambda one: one.valid_from)
        return latest[-1].name if latest else self.get_kind_display()


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
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="name_ends_after_start",
            )
        ]


class Seat(models.Model):
    """A seat: a person with or without an account, for an organisation, with function, sector and dates."""

    class Sector(models.TextChoices):
        ADMINISTRATION = "administration", "Verwaltung"
        WELFARE = "welfare", "Wohlfahrt"
        CIVIL_SOCIETY = "civil_society", "Zivilgesellschaft"
        POLITICS = "politics", "Politik"
        AFFECTED = "affected", "Betroffene"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="seats")
    holder_name = models.CharField("Name", max_length=160, blank=True)
    organisation = models.CharField("Organisation", max_length=160, blank=True)
    function = models.CharField("Funktion im Gremium", max_length=80, default="Mitglied")
    sector = models.CharField("Bereich", max_length=20, choices=Sector)
    voting = models.BooleanField("stimmberechtigt", default=True)
    chair = models.BooleanField("Vorsitz", default=False)
    valid_from = models.DateField("von")
    valid_until = models.DateField("bis", null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitz"
        verbose_name_plural = "Sitze"


class Meeting(Revised):
    """A meeting (Sitzung) of a committee, with an agenda built from what waits."""

    class State(models.TextChoices):
        PLANNED = "planned", "geplant"
        INVITED = "invited", "eingeladen"
        HELD = "held", "durchgeführt"
        CANCELLED = "cancelled", "abgesagt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField("Beginn")
    place = models.CharField("Ort", max_length=200)
    public = models.BooleanField("öffentlich", default=False)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.PLANNED)
    invited_at = models.DateTimeField("eingeladen am", null=True, blank=True)

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"


class AgendaItem(Revised):
    """What a committee has to deal with. Without a meeting it waits; in OParl: AgendaItem."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    order = models.PositiveSmallIntegerField("Nummer", null=True, blank=True)
    title = models.CharField("Titel", max_length=200)
    brief = models.TextField("Worum es geht, in drei Sätzen", blank=True)
    url = models.CharField("Unterlage", max_length=300, blank=True)
    public = models.BooleanField("öffentlich", default=True)
    thread = models.ForeignKey("journal.Thread", models.PROTECT, null=True, blank=True, related_name="agenda_items")
    waiting_since = models.DateField("wartet seit")
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"


class Resolution(Revised):
    """What a committee decided on an item: kind, wording, reason, votes (Popolo: VoteEvent counts)."""

    class Kind(models.TextChoices):
        ADOPTED = "adopted", "angenommen"
        ADOPTED_CHANGED = "adopted_changed", "mit Änderung angenommen"
        DEFERRED = "deferred", "zurückgestellt"
        REFUSED = "refused", "abgelehnt"
        ELSEWHERE = "elsewhere", "zuständig anderswo"
        RETURNED = "returned", "zurück zur Überarbeitung"
        NOTED = "noted", "zur Kenntnis genommen"
        FORWARDED = "forwarded", "weitergeleitet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agenda_item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    kind = models.CharField("Beschluss", max_length=20, choices=Kind)
    wording = models.TextField("Wortlaut")
    reason = models.TextField("Begründung")
    public_text = MultilingualField("Öffentlicher Text")
    yes = models.PositiveSmallIntegerField("Ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("Nein", null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField("Enthaltungen", null=True, blank=True)
    decided_on = models.DateField("beschlossen am")
    recorded_by = models.UUIDField("festgehalten von", null=True)
    recorded_at = models.DateTimeField("festgehalten am")

    class Meta:
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="resolution_has_a_reason")]
