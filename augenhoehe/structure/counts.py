"""The only place that counts hints. Whoever may open every hint sees plain numbers, all others the last release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from augenhoehe.core.clock import quarter_start
from augenhoehe.core.composed import Number, Rows, composed
from augenhoehe.core.contributions import CountRequest, releasables
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.lattice import ALL, Terms
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_at_moment
from augenhoehe.disclosure.queries import grid_of, latest, latest_first, stand_of, told
from augenhoehe.journal.models import AuditEntry
from augenhoehe.structure.models import Answer, Hint, HintContact, StructuralQuestion, Topic
from augenhoehe.structure.models.hints import HintQuerySet
from augenhoehe.structure.permissions import CODE_HINTS, READ_HINTS, READ_TOPICS
from augenhoehe.structure.rules.reach import outside_reach

CAP = 1000
# The last line of the evidence: everybody together.
SUM = "zusammen"
PERSON, SOURCE = "person_key", "source_key"
OFFER_MISSING = "offer_missing"
QUESTION = "question_links__question_id"
PLACE_AND_AREA = ("life_area_id", "municipality_id")
TOWN_AND_AREA = ("municipality_id", "social_area_id")
# Keys of the tables in releases.py.
TOPIC_AREAS, TOPIC_AND_AREA = "structure.topic_areas", ("topic_id", "social_area_id")
TOPICS, QUESTIONS, QUESTION_PEOPLE = "structure.topics", "structure.questions", "structure.question_people"
MISSING_OFFERS, ARRIVALS = "structure.missing_offers", "structure.arrivals"
AREAS = "structure.areas"
CODED, ANSWERED = "structure.coded", "structure.answered"
GROUNDS, FORMS = "structure.discrimination", "structure.discrimination_forms"
QUESTION_DISCRIMINATION = "structure.question_discrimination"
GROUND_AND_AREA = ("discrimination_id", "life_area_id")
FORM_AND_LEVEL = ("discrimination_form_id", "discrimination_level_id")
IN_TIME, YES, NO = "in_time", "ja", "nein"
CODING_DAYS = 30
# What takes a hint out of the inbox, for good or into the work.
SORTING = ("code_hint", "refer_hint", "reject_hint")
RECOUNT = """
UPDATE structure_topic topic SET hint_count = counted.hints, person_count = counted.persons,
    town_count = counted.towns, source_count = counted.sources
FROM (
    SELECT wanted.id, count(hint.id) AS hints, count(DISTINCT hint.person_key) AS persons,
        count(DISTINCT hint.municipality_id) AS towns,
        count(DISTINCT (hint.source, hint.carrier_id)) FILTER (WHERE hint.id IS NOT NULL) AS sources
    FROM structure_topic wanted LEFT JOIN structure_hint hint ON hint.topic_id = wanted.id
    {where}
    GROUP BY wanted.id
) AS counted
WHERE topic.id = counted.id
"""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far something is spread, as it may be shown to the reader; `stand`: the day of a released number.

    `below` the threshold is told only to whom the numbers are plain.
    """

    people: str
    towns: str = ""
    sources: str = ""
    plain: bool = False
    below: bool = False
    threshold: int = 0
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the inbox of somebody who codes."""

    number: int
    overdue: int


# --- Topics ------------------------------------------------------------------------------------------
def recount(*topics: Topic) -> None:
    """Write the four numbers of topics anew, from their hints."""
    ids = [topic.pk for topic in topics]
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT.format(where="WHERE wanted.id = ANY(%s)"), [ids])
    for topic in topics:
        topic.refresh_from_db(fields=["hint_count", "person_count", "town_count", "source_count"])


def recount_all() -> None:
    """The numbers of every topic, after a bulk load."""
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT.format(where=""))


def of_topics(day: date) -> CountRequest:
    rows = Hint.objects.filter(topic__isnull=False, arrived_on__lte=day).values("topic_id", PERSON, SOURCE)
    return CountRequest(rows, ("topic_id",), PERSON, SOURCE, title="Personen je Thema")


def of_topic_areas(day: date) -> CountRequest:
    """The same people as `of_topics`, by social area; who told of two areas stands in both."""
    rows = Hint.objects.filter(topic__isnull=False, arrived_on__lte=day).values(*TOPIC_AND_AREA, PERSON, SOURCE)
    return CountRequest(rows, TOPIC_AND_AREA, PERSON, SOURCE, title="Personen je Thema und Sozialraum")


def topics_in(area: UUID, actor: Actor) -> tuple[list[tuple[str, str]], str]:
    """(topic, people as they were released) for an area, and the day; nothing for who may not read topics."""
    if not actor.may(READ_TOPICS) or actor.residence_authority:
        return [], ""
    release = latest(TOPIC_AREAS)
    if release is None:
        return [], ""
    # A zero is a zero; what is hidden there and what is not is both a topic of the area.
    keys = [key for key, value in release.values.items() if key[1] == str(area) and key[0] != ALL and value != 0]
    return sorted((release.called(0, key[0]), told(release, *key).shown) for key in keys), stand_of(release)


def spread_of_topic(topic: Topic, actor: Actor) -> Spread:
    """Plain for who may open every hint in it; others read the last release."""
    k = settings.DISCLOSURE_THRESHOLD
    if opens_all(actor, Hint.objects.filter(topic=topic)):
        numbers = str(topic.person_count), str(topic.town_count), str(topic.source_count)
        return Spread(*numbers, plain=True, below=topic.person_count < k, threshold=k)
    found = told(latest(TOPICS), str(topic.pk))
    return Spread(found.shown, threshold=k, stand=found.stand)


def opens_all(actor: Actor, hints: QuerySet[Hint]) -> bool:
    """May the actor open each of the hints?"""
    reach = actor.reach(READ_HINTS)
    return reach.everywhere or not (reach.nowhere or outside_reach(actor, READ_HINTS, hints).exists())


# --- Questions ---------------------------------------------------------------------------------------
def _hints_of(question: StructuralQuestion) -> QuerySet[Hint]:
    return Hint.objects.filter(question_links__question=question)


def of_questions(day: date) -> CountRequest:
    hints = Hint.objects.filter(question_links__isnull=False, arrived_on__lte=day)
    rows = hints.values("question_links__question_id", "source", PERSON, SOURCE)
    return CountRequest(rows, (QUESTION, "source"), PERSON, SOURCE, title="Personen je Strukturfrage und Quelle")


def released_people(question: StructuralQuestion, *, by: Actor, at: datetime) -> str:
    """The number of people behind a question as it may be published from now on; „“ below the threshold.

    Below it nothing leaves, and nothing is written down.
    """
    people, k = _people_behind(question), settings.DISCLOSURE_THRESHOLD
    if people < k:
        return ""
    frozen = release_at_moment(
        table=releasables()[QUESTION_PEOPLE], subject=question.pk, counts={(str(question.pk),): people},
        title=f"Personen hinter: {question.title}", terms=Terms(k), by=by, at=at,
    )  # fmt: skip
    return told(frozen, str(question.pk)).shown if frozen.values[str(question.pk),] else ""


def _people_behind(question: StructuralQuestion) -> int:
    return int(_hints_of(question).aggregate(people=Count(PERSON, distinct=True))["people"])


def towns_of(question: StructuralQuestion) -> int:
    """From how many towns the hints came; published only beside a number of people that may be."""
    return _hints_of(question).filter(municipality__isnull=False).values("municipality_id").distinct().count()


@dataclass(frozen=True, slots=True)
class Evidence:
    """People by source of the hints, (source, number as it may be shown) with the total; `stand` of a release."""

    rows: list[tuple[str, str]]
    stand: str = ""


def evidence_beside(question: UUID, actor: Actor) -> Mapping[str, QuerySet[Any]]:
    """What `evidence_in` is made of: plain numbers are read only for who may open hints at all."""
    reach = actor.reach(READ_HINTS)
    release = {"releases": latest_first(QUESTIONS)[:1]}
    if reach.nowhere:
        return release
    hints = Hint.objects.filter(question_links__question=question).order_by()
    people = Count(PERSON, distinct=True)
    plain = {
        "by_source": hints.values_list("source").annotate(people=people).order_by("source"),
        "people": hints.values("question_links__question").annotate(people=people).values_list("people", flat=True),
    }
    return plain if reach.everywhere else {**plain, **release, "outside": _outside(actor, hints)}


def _outside(actor: Actor, hints: QuerySet[Hint]) -> QuerySet[Any]:
    return outside_reach(actor, READ_HINTS, hints).values_list("pk")[:1]


def evidence_in(rows: Rows, question: StructuralQuestion) -> Evidence:
    """Plain for who may open every hint behind it; others read the last release."""
    if "by_source" in rows and not rows.get("outside"):
        found = [(str(Hint.Source(source).label), str(people)) for source, people in rows["by_source"]]
        return Evidence([*found, (SUM, str(sum(rows["people"])))])
    return _released_evidence(next(iter(rows["releases"]), None), str(question.pk))


def _released_evidence(release: Release | None, question: str) -> Evidence:
    """Sources from which somebody reported, and the sum."""
    total = told(release, question, ALL)
    if release is None or total.as_of is None:
        return Evidence([(SUM, total.shown)])
    keys = [key for key, value in release.values.items() if key[0] == question and key[1] != ALL and value != 0]
    return Evidence([*((release.called(1, key[1]), told(release, *key).shown) for key in keys),
                     (SUM, total.shown)], total.stand)  # fmt: skip


# --- Offers that are missing ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class MissingOffers:
    """People whose hints say „Angebot fehlt“, by field of life and town, as it may be shown; the last column sums."""

    threshold: int
    stand: str
    towns: tuple[str, ...]
    rows: list[tuple[str, list[tuple[str, str]]]]


def of_missing_offers(day: date) -> CountRequest:
    hints = Hint.objects.filter(hurdle__code=OFFER_MISSING, arrived_on__lte=day).exclude(state=Hint.State.WITHDRAWN)
    rows = hints.values(*PLACE_AND_AREA, PERSON, SOURCE)
    return CountRequest(rows, PLACE_AND_AREA, PERSON, SOURCE, title="Personen, denen ein Angebot fehlt")


def of_arrivals(day: date) -> CountRequest:
    """People whose hints arrived in the quarter that ends on a day."""
    hints = Hint.objects.filter(arrived_on__gte=quarter_start(day), arrived_on__lte=day)
    rows = hints.exclude(state=Hint.State.WITHDRAWN).values(*PLACE_AND_AREA, PERSON, SOURCE)
    return CountRequest(rows, PLACE_AND_AREA, PERSON, SOURCE, title="Personen, die im Quartal Hinweise gaben")


def missing_offers(actor: Actor) -> MissingOffers | None:
    """A release for everybody who reads questions; a residence authority learns nothing of hints (law.md no. 1)."""
    if actor.residence_authority:
        return None
    table = latest(MISSING_OFFERS)
    if table is None or not table.cells:
        return None
    grid = grid_of(table)
    rows = [(line[0], [(town, one.shown) for town, one in numbers]) for line, numbers in grid.rows]
    return MissingOffers(table.threshold, stand_of(table), grid.across, rows)


def of_areas(day: date) -> CountRequest:
    """The same people as `of_arrivals`, by town and social area."""
    hints = Hint.objects.filter(arrived_on__gte=quarter_start(day), arrived_on__lte=day)
    rows = hints.exclude(state=Hint.State.WITHDRAWN).values(*TOWN_AND_AREA, PERSON, SOURCE)
    return CountRequest(rows, TOWN_AND_AREA, PERSON, SOURCE, title="Personen, die im Quartal Hinweise gaben, je Gebiet")


# --- In time -------------------------------------------------------------------------------------------
def of_coded(day: date) -> CountRequest:
    """People whose hints were to be sorted in the quarter that ends on a day, by whether that was done."""
    sorted_ = AuditEntry.objects.filter(
        verb__in=SORTING, object_id=Cast(OuterRef("pk"), CharField()),
        at__date__lte=OuterRef("arrived_on") + timedelta(days=CODING_DAYS),
    )  # fmt: skip
    return _in_time(day, CODING_DAYS, Exists(sorted_), "Personen, deren Hinweise in 30 Tagen kodiert waren")


def of_answered(day: date) -> CountRequest:
    """People whose hints were to be answered in the quarter that ends on a day, by whether that was done."""
    by_then = Answer.objects.exclude(kind=Answer.Kind.RECEIVED).filter(
        given_on__lte=OuterRef("arrived_on") + timedelta(days=settings.ANSWER_DAYS)
    )
    told_ = (
        Q(Exists(by_then.filter(hint=OuterRef("pk")))) | Q(Exists(by_then.filter(topic=OuterRef("topic"))))
        | Q(Exists(by_then.filter(question__hint_links__hint=OuterRef("pk"))))
    )  # fmt: skip
    return _in_time(day, settings.ANSWER_DAYS, told_, "Personen, deren Hinweise in der Frist beantwortet waren")


def _in_time(day: date, days: int, done: Any, title: str) -> CountRequest:
    """Hints whose term ended in the quarter."""
    since, until = quarter_start(day) - timedelta(days=days), day - timedelta(days=days)
    hints = Hint.objects.filter(arrived_on__gte=since, arrived_on__lte=until).exclude(state=Hint.State.WITHDRAWN)
    rows = hints.annotate(in_time=Case(When(done, then=Value(YES)), default=Value(NO))).values(IN_TIME, PERSON, SOURCE)
    return CountRequest(rows, (IN_TIME,), PERSON, SOURCE, title=title)


# --- Answers -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an answer would reach, before it is given."""

    hints: int
    mails: int
    messages: int


def reach_of(
    *, hint: Hint | None = None, topic: Topic | None = None, question: StructuralQuestion | None = None
) -> Reach:
    """How many status pages, addresses and inboxes an answer would reach; for who gives it."""
    hints: QuerySet[Hint] = Hint.objects.filter(pk=hint.pk) if hint else Hint.objects.filter(topic=topic)
    if question is not None:
        hints = _hints_of(question)
    contacts = HintContact.objects.filter(hint__in=hints)
    return Reach(
        hints=hints.order_by().count(),
        mails=contacts.exclude(email="").values("email").distinct().count(),
        messages=contacts.filter(user__isnull=False).values("user_id").distinct().count(),
    )


def reached_for(answer: Answer, actor: Actor) -> str:
    """Only for who may open every hint: how many were reached tells how many reported."""
    return reached(answer) if actor.reach(READ_HINTS).everywhere else ""


def reached(answer: Answer) -> str:
    """„7 Hinweise, 2 Mails, 1 Nachricht“: kept when the answer was given."""
    parts = [(answer.hints_reached, "Hinweis", "Hinweise"), (answer.mails_sent, "Mail", "Mails"),
             (answer.messages_sent, "Nachricht", "Nachrichten")]  # fmt: skip
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in parts)


# --- Inbox -------------------------------------------------------------------------------------------
def waiting_for(actor: Actor, today: date) -> Waiting:
    """Hints nobody has sorted yet, and those of them whose answer is overdue; each counted up to a thousand."""
    if actor.reach(CODE_HINTS).nowhere:
        return Waiting(0, 0)
    late = today - timedelta(days=settings.ANSWER_DAYS)
    rows = _waiting.ask(actor=actor, before=late)
    return Waiting(rows["waiting"][0], rows["overdue"][0])


@composed
def _waiting(*, actor: Actor, before: date) -> Mapping[str, Number]:
    rows: HintQuerySet = Hint.objects.visible_to(actor).waiting().order_by()
    overdue = rows.filter(arrived_on__lt=before)
    return {"waiting": Number(rows.values("pk")[: CAP + 1]), "overdue": Number(overdue.values("pk")[: CAP + 1])}
