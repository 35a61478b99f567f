from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import READ_HINTS

from .counting import CappedCount
from .terms import Term
from .topics import Topic

# By which characteristic, in which form and on which level: of what happened, never of a person (S4-21).
DISCRIMINATION = ("discrimination", "discrimination_form", "discrimination_level")
# Fields of a hint that are coded by a term of the list of the same name.
CODINGS = ("life_area", "hurdle", "legal_circle", "institution", "chain_place", *DISCRIMINATION)
RARE = ("social_area", "carrier", "hurdle", "legal_circle", "institution", "chain_place", *DISCRIMINATION)


class HintQuerySet(CappedCount):
    def visible_to(self, actor: Actor):
        """Fetching is the read permission: hints within the actor's reach, none for residence authorities."""
        reach = actor.reach(READ_HINTS)
        if reach.everywhere:
            return self
        if reach.nowhere:
            return self.none()
        return self.filter(Q(municipality_id__in=reach.municipalities) | Q(carrier_id__in=reach.carriers))

    def of_discrimination(self):
        """Coded as discrimination: as the hurdle, or by a characteristic, a form or a level."""
        hurdle = Term.objects.filter(vocabulary=Term.Vocabulary.HURDLE, code=DISCRIMINATION[0]).values("pk")
        coded = Q(hurdle_id__in=hurdle)
        for name in DISCRIMINATION:
            coded |= Q(**{f"{name}__isnull": False})
        return self.filter(coded)

    def waiting(self):
        return self.filter(state__in=[Hint.State.ARRIVED, Hint.State.SEEN, Hint.State.CODED])


class Hint(Revised):
    """A structural hint (Strukturhinweis): what goes wrong, without saying for whom.

    No creator, no time of day, no serial id, no key to any case (architecture §4). `person_key` and
    `source_key` are random or hashed values by which `disclosure` counts distinct persons and sources.
    """

    class Source(models.TextChoices):
        FORM = "form", "Meldebogen"
        IMPORT = "import", "Import"
        CASE_MANAGEMENT = "case_management", "Case Management"
        ADVICE = "advice", "andere Beratung"
        ORGANISATION = "organisation", "Migrantenorganisation"
        EVENT = "event", "Veranstaltung"
        COMMITTEE = "committee", "Gremium"
        INTERVIEW = "interview", "Interview"
        FORUM = "forum", "Mitreden"

    class Relation(models.TextChoices):
        SELF = "self", "erlebt es selbst"
        COMPANION = "companion", "begleitet jemanden"
        WORK = "work", "arbeitet damit"

    class State(models.TextChoices):
        ARRIVED = "arrived", "eingegangen"
        SEEN = "seen", "gesichtet"
        CODED = "coded", "kodiert"
        BUNDLED = "bundled", "im Themenspeicher"
        IN_QUESTION = "in_question", "in einer Strukturfrage"
        ANSWERED = "answered", "beantwortet"
        REFERRED = "referred", "an Beratung verwiesen"
        NOT_STRUCTURAL = "not_structural", "nicht strukturell"
        WITHDRAWN = "withdrawn", "zurückgezogen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField("Quelle", max_length=20, choices=Source)
    quarter = models.CharField("Quartal", max_length=7)
    arrived_on = models.DateField("eingegangen am")
    language = models.CharField("Sprache", max_length=10, default="de")
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    social_area = models.ForeignKey(
        "places.SocialArea", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    carrier = models.ForeignKey(
        "accounts.Carrier", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    relation = models.CharField("Bezug", max_length=20, choices=Relation, blank=True)
    problem = models.TextField("Was ist das Problem?")
    idea = models.TextField("Was würde helfen?", blank=True)
    life_area = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    hurdle = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    legal_circle = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    institution = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    chain_place = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    discrimination = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    discrimination_form = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    discrimination_level = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    urgent = models.BooleanField("dringend", default=False)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.ARRIVED)
    state_reason = models.CharField("Begründung", max_length=300, blank=True)
    settled_on = models.DateField("erledigt am", null=True, blank=True, editable=False)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="hints", db_index=False)
    person_key = models.CharField("Schlüssel für verschiedene Personen", max_length=64, editable=False)
    source_key = models.CharField("Schlüssel für verschiedene Quellen", max_length=64, editable=False)
    # 128 bits over the normalised text and its town: finds the same hint twice; goes when the text goes.
    text_digest = models.UUIDField("Prüfsumme des Textes", null=True, editable=False)
    vector = models.GeneratedField(
        expression=SearchVector("problem", "idea", config="augenhoehe_de"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = HintQuerySet.as_manager()

    class Meta:
        verbose_name = "Hinweis"
        verbose_name_plural = "Hinweise"
        indexes = [
            models.Index(fields=["-arrived_on", "-id"], name="hint_by_arrival"),
            models.Index(fields=["state", "-arrived_on", "-id"], name="hint_by_state"),
            models.Index(fields=["municipality", "-arrived_on", "-id"], name="hint_by_municipality"),
            models.Index(fields=["life_area", "-arrived_on", "-id"], name="hint_by_life_area"),
            models.Index(fields=["quarter", "-arrived_on", "-id"], name="hint_by_quarter"),
            models.Index(
                fields=["municipality", "-arrived_on", "-id"], condition=Q(urgent=True), name="hint_urgent_by_town"
            ),
            models.Index(fields=["topic"], condition=Q(topic__isnull=False), name="hint_by_topic"),
            # Rare values are found by these small indexes; frequent ones by walking the arrival index.
            models.Index(fields=["source"], name="hint_by_source"),
            models.Index(fields=["language"], name="hint_by_language"),
            models.Index(fields=["text_digest"], name="hint_by_text"),
            # Most hints have none of these: an index over the others costs an import nothing.
            *(
                models.Index(fields=[one], condition=Q(**{f"{one}__isnull": False}), name=f"hint_by_{one}")
                for one in RARE
            ),
            GinIndex(fields=["vector"], name="hint_vector"),
        ]


class Bundling(models.Model):
    """When a hint belonged to which topic: merge and split never lose the origin."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hint = models.ForeignKey(Hint, models.CASCADE, related_name="bundlings")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="bundlings")
    since = models.DateField("seit")
    until = models.DateField("bis", null=True, blank=True)
    why = models.CharField("Anlass", max_length=200, blank=True)

    class Meta:
        verbose_name = "Bündelung"
        verbose_name_plural = "Bündelungen"
        constraints = [
            models.UniqueConstraint(
                fields=["hint"], condition=Q(until__isnull=True), name="hint_in_one_topic_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="bundling_ends_after_start"
            ),
        ]


class HintContact(models.Model):
    """How to answer the person, apart from the hint, with its own retention and its own readers."""

    hint = models.OneToOneField(Hint, models.CASCADE, primary_key=True, related_name="contact")
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    name = models.CharField("Name", max_length=120, blank=True)
    user = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField("Sprache der Antwort", max_length=10, default="de")
    interview_consent = models.BooleanField("darf für ein Gespräch angesprochen werden", default=False)
    consent_version = models.CharField("Fassung der Einwilligung", max_length=20)
    consented_at = models.DateTimeField("eingewilligt am")
    delete_after = models.DateField("löschen nach")

    class Meta:
        verbose_name = "Kontaktangabe zu einem Hinweis"
        verbose_name_plural = "Kontaktangaben zu Hinweisen"
        indexes = [
            models.Index(Lower("email"), name="hint_contact_by_email"),
            models.Index(fields=["delete_after"], name="hint_contact_by_end"),
        ]


class HintCode(models.Model):
    """The status code of a hint, as HMAC: whoever holds the slip reads what became of it."""

    digest = models.CharField(max_length=64, primary_key=True)
    hint = models.ForeignKey(Hint, models.CASCADE, related_name="codes")

    class Meta:
        verbose_name = "Statuscode"
        verbose_name_plural = "Statuscodes"
