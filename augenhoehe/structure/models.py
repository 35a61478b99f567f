from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .permissions import IMPORT_HINTS, READ_HINTS


class Term(Revised):
    """An entry of an editable vocabulary for coding (domain.md 3.5): life area, hurdle, legal circle …"""

    class Vocabulary(models.TextChoices):
        LIFE_AREA = "life_area", "Lebensbereich"
        HURDLE = "hurdle", "Hürde"
        LEGAL_CIRCLE = "legal_circle", "Rechtskreis"
        INSTITUTION = "institution", "Art der Stelle"
        LEVEL = "level", "Zuständigkeitsebene"
        CHAIN_PLACE = "chain_place", "Stelle in der Dienstleistungskette"
        DISCRIMINATION = "discrimination", "Merkmal bei Diskriminierung"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vocabulary = models.CharField("Liste", max_length=20, choices=Vocabulary)
    code = models.SlugField("Kürzel", max_length=60)
    label = MultilingualField("Bezeichnung")
    help = MultilingualField("Erklärung")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    active = models.BooleanField("in Gebrauch", default=True)

    class Meta:
        verbose_name = "Begriff"
        verbose_name_plural = "Begriffe"
        constraints = [models.UniqueConstraint(fields=["vocabulary", "code"], name="one_term_per_code")]

    def __str__(self) -> str:
        return str(self.label.get("de", {}).get("text", self.code))


class Topic(Revised):
    """An entry of the topic store (Themenspeicher): hints that speak of the same thing."""

    class State(models.TextChoices):
        COLLECTED = "collected", "gesammelt"
        WATCHED = "watched", "beobachtet"
        RIPE = "ripe", "reif"
        IN_QUESTION = "in_question", "in einer Strukturfrage"
        RESTING = "resting", "ruht"
        DROPPED = "dropped", "verworfen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    description = models.TextField("Worum es geht", blank=True)
    life_area = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.COLLECTED)
    state_reason = models.CharField("Begründung", max_length=300, blank=True)
    created_on = models.DateField("angelegt am")
    changed_on = models.DateField("geändert am")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_into")

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"


class HintQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Fetching is the read permission: hints within the actor's reach, none for residence authorities."""
        reach = actor.reach(READ_HINTS)
        if reach.everywhere:
            return self
        if reach.nowhere:
            return self.none()
        return self.filter(Q(municipality_id__in=reach.municipalities) | Q(carrier_id__in=reach.carriers))

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
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    social_area = models.ForeignKey("places.SocialArea", models.PROTECT, null=True, blank=True, related_name="+")
    carrier = models.ForeignKey("accounts.Carrier", models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.CharField("Bezug", max_length=20, choices=Relation, blank=True)
    problem = models.TextField("Was ist das Problem?")
    idea = models.TextField("Was würde helfen?", blank=True)
    life_area = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    hurdle = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    legal_circle = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    institution = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    chain_place = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    discrimination = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    urgent = models.BooleanField("dringend", default=False)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.ARRIVED)
    state_reason = models.CharField("Begründung", max_length=300, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="hints")
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
            models.Index(fields=["topic"], condition=Q(topic__isnull=False), name="hint_by_topic"),
            models.Index(fields=["text_digest"], name="hint_by_text"),
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
            )
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


class HintImportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who may import everywhere sees all imports; who may in some towns, only their own."""
        reach = actor.reach(IMPORT_HINTS)
        if reach.everywhere:
            return self
        if reach.nowhere or not actor.signed_in:
            return self.none()
        return self.filter(started_by=actor.user_id)

    def newest_first(self):
        return self.order_by("-started_at", "-id")


class HintImport(Revised):
    """An import of hints from a file: column mapping, dry run, errors per row, one transaction."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "hochgeladen"
        CHECKING = "checking", "wird geprüft"
        CHECKED = "checked", "geprüft"
        IMPORTING = "importing", "wird übernommen"
        DONE = "done", "übernommen"
        FAILED = "failed", "gescheitert"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("Datei", max_length=200)
    columns = models.JSONField("Spaltenköpfe mit Beispielen", default=list)
    mapping = models.JSONField("Zuordnung der Spalten", default=dict)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    source_note = models.CharField("Herkunft und Lizenz", max_length=300, blank=True)
    state = models.CharField("Stand", max_length=20, choices=State, default=State.UPLOADED)
    rows_total = models.PositiveIntegerField("Zeilen", default=0)
    rows_done = models.PositiveIntegerField("bearbeitet", default=0)
    rows_new = models.PositiveIntegerField("neu", default=0)
    rows_duplicate = models.PositiveIntegerField("doppelt", default=0)
    rows_faulty = models.PositiveIntegerField("fehlerhaft", default=0)
    errors = models.JSONField("Fehler je Zeile", default=list)
    unknown_values = models.JSONField("unbekannte Werte", default=dict)
    failure = models.CharField("Warum es nicht ging", max_length=300, blank=True)
    heard_at = models.DateTimeField("zuletzt gemeldet am", null=True, blank=True)
    started_by = models.UUIDField("von", null=True)
    started_at = models.DateTimeField("begonnen am")
    finished_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = HintImportQuerySet.as_manager()

    class Meta:
        verbose_name = "Import von Hinweisen"
        verbose_name_plural = "Importe von Hinweisen"


class StructuralQuestion(Revised):
    """A structural question (Strukturfrage) from topics: what has to change, and who could change it."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        SUBMITTED = "submitted", "vorgelegt"
        PRIORITISED = "prioritised", "priorisiert"
        DEFERRED = "deferred", "zurückgestellt"
        REFUSED = "refused", "abgelehnt"
        ELSEWHERE = "elsewhere", "zuständig anderswo"
        IMPLEMENTING = "implementing", "in Umsetzung"
        SOLVED = "solved", "gelöst"
        PARTLY_SOLVED = "partly_solved", "teilweise gelöst"
        NOT_SOLVABLE = "not_solvable", "nicht lösbar"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    question = models.TextField("Die Frage in einem Satz")
    background = models.TextField("Hintergrund", blank=True)
    affected = models.TextField("Wen es betrifft", blank=True)
    causes = models.TextField("Ursachen", blank=True)
    level = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    short_text = MultilingualField("Öffentlich in drei Sätzen")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DRAFT)
    agenda_item = models.OneToOneField(
        "committees.AgendaItem", models.PROTECT, null=True, blank=True, related_name="structural_question"
    )
    resubmit_on = models.DateField("Wiedervorlage", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")

    class Meta:
        verbose_name = "Strukturfrage"
        verbose_name_plural = "Strukturfragen"


class QuestionTopic(models.Model):
    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Thema einer Strukturfrage"
        verbose_name_plural = "Themen von Strukturfragen"
        constraints = [models.UniqueConstraint(fields=["question", "topic"], name="topic_once_per_question")]


class QuestionThread(models.Model):
    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="thread_links")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Strukturfrage im Vorgang"
        verbose_name_plural = "Strukturfragen im Vorgang"
        constraints = [models.UniqueConstraint(fields=["question", "thread"], name="question_once_per_thread")]


class QuestionMeasure(models.Model):
    """Measures that were made from the decision on a question."""

    question = models.ForeignKey(StructuralQuestion, models.CASCADE, related_name="measure_links")
    measure = models.ForeignKey("concept.Measure", models.PROTECT, related_name="question_links")

    class Meta:
        verbose_name = "Maßnahme zu einer Strukturfrage"
        verbose_name_plural = "Maßnahmen zu Strukturfragen"
        constraints = [models.UniqueConstraint(fields=["question", "measure"], name="measure_once_per_question")]


class Answer(models.Model):
    """An answer back (Rückmeldung): to one hint, or to everyone whose hint fed a topic or a question."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "Eingang"
        REFERRAL = "referral", "Hinweis auf Beratung"
        INTERIM = "interim", "Zwischenstand"
        FINAL = "final", "Ergebnis"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    hint = models.ForeignKey(Hint, models.CASCADE, null=True, blank=True, related_name="answers")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="answers")
    question = models.ForeignKey(StructuralQuestion, models.PROTECT, null=True, blank=True, related_name="answers")
    text = MultilingualField("Text")
    given_on = models.DateField("gegeben am")
    by_function = models.CharField("Stelle", max_length=160)
    given_by = models.UUIDField("von", null=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(hint__isnull=False, topic__isnull=True, question__isnull=True)
                    | Q(hint__isnull=True, topic__isnull=False, question__isnull=True)
                    | Q(hint__isnull=True, topic__isnull=True, question__isnull=False)
                ),
                name="answer_goes_to_one_kind_of_origin",
            )
        ]
