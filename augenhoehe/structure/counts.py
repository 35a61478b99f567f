"""The only place that counts hints. Whoever may open every hint sees plain numbers, all others a release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce

from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.rights import Actor
from augenhoehe.disclosure.operations import release, shown_count
from augenhoehe.disclosure.tables import ALL
from augenhoehe.structure.models import Answer, Hint, HintContact, StructuralQuestion, Topic
from augenhoehe.structure.models.hints import HintQuerySet
from augenhoehe.structure.permissions import CODE_HINTS, READ_HINTS
from augenhoehe.structure.rules.reach import outside_reach

CAP = 1000
PERSON, SOURCE = "person_key", "source_key"
OFFER_MISSING = "offer_missing"
NO_AREA, WHOLE = "ohne Lebensbereich", "ganzer Kreis"
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
    """How far something is spread, as it may be shown to the reader."""

    people: str
    towns: str = ""
    sources: str = ""
    plain: bool = False
    below: bool = False
    threshold: int = 0


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


def of_topic(topic: Topic) -> CountRequest:
    rows = Hint.objects.filter(topic=topic).values(PERSON, SOURCE)
    return CountRequest(rows, (), PERSON, SOURCE, title="Personen in einem Thema")


def spread_of_topic(topic: Topic, actor: Actor) -> Spread:
    """Plain for who may open every hint in it. Below the threshold nobody outside sees the topic at all."""
    table = release(of_topic(topic))
    total, k = table.total, table.threshold
    below = total is None or total.value is None
    if opens_all(actor, Hint.objects.filter(topic=topic)):
        return Spread(str(topic.person_count), str(topic.town_count), str(topic.source_count), True, below, k)
    return Spread(total.shown if total else "", below=below, threshold=k)


def opens_all(actor: Actor, hints: QuerySet[Hint]) -> bool:
    """May the actor open each of the hints?"""
    reach = actor.reach(READ_HINTS)
    return reach.everywhere or not (reach.nowhere or outside_reach(actor, READ_HINTS, hints).exists())


# --- Questions ---------------------------------------------------------------------------------------
def _hints_of(question: StructuralQuestion) -> QuerySet[Hint]:
    return Hint.objects.filter(question_links__question=question)


def of_question(question: StructuralQuestion, *dimensions: str) -> CountRequest:
    rows = _hints_of(question).values(*dimensions, PERSON, SOURCE)
    return CountRequest(rows, dimensions, PERSON, SOURCE, title="Personen hinter einer Strukturfrage")


def released_people(question: StructuralQuestion) -> tuple[int | None, str]:
    """The number of people behind a question as it may be published: (None, …) below the threshold."""
    total = release(of_question(question)).total
    return (total.value, total.shown) if total else (None, "")


def towns_of(question: StructuralQuestion) -> int:
    """From how many towns the hints came; published only beside a number of people that may be."""
    return _hints_of(question).filter(municipality__isnull=False).values("municipality_id").distinct().count()


def evidence(question: StructuralQuestion, actor: Actor) -> list[tuple[str, str]]:
    """People by source of the hints: (source, number as it may be shown), and the total."""
    if opens_all(actor, _hints_of(question)):
        counted = _hints_of(question).values("source").annotate(people=Count(PERSON, distinct=True)).order_by("source")
        rows = [(str(Hint.Source(row["source"]).label), str(row["people"])) for row in counted]
        people = _hints_of(question).aggregate(people=Count(PERSON, distinct=True))["people"]
        return [*rows, ("zusammen", str(people))]
    table = release(of_question(question, "source"))
    rows = [(str(Hint.Source(cell.dimensions[0]).label), cell.shown) for cell in table.cells]
    return [*rows, ("zusammen", table.total.shown if table.total else "nicht gezeigt")]


# --- Offers that are missing ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class MissingOffers:
    """People whose hints say „Angebot fehlt“, by field of life and town, as it may be shown; the last column sums."""

    threshold: int
    towns: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]


def of_missing_offers() -> CountRequest:
    hints = Hint.objects.filter(hurdle__code=OFFER_MISSING).exclude(state=Hint.State.WITHDRAWN)
    area = KeyTextTransform("text", KeyTransform("de", "life_area__label"))
    named = hints.annotate(
        area=Coalesce(area, Value(NO_AREA), output_field=TextField()),
        town=Coalesce("municipality__name", Value(WHOLE)),
    )
    rows = named.values("area", "town", PERSON, SOURCE)
    return CountRequest(rows, ("area", "town"), PERSON, SOURCE, title="Personen, denen ein Angebot fehlt")


def missing_offers(actor: Actor) -> MissingOffers | None:
    """A release for everybody who reads questions; a residence authority learns nothing of hints (law.md no. 1)."""
    if actor.residence_authority:
        return None
    table = release(of_missing_offers(), zeros_hidden=True)
    if not table.cells:
        return None
    towns = [str(one) for one in table.values_of("town")]
    columns: list[tuple[str, object]] = [*((town, town) for town in towns), ("zusammen", ALL)]
    lines = [(str(one), one) for one in table.values_of("area")]
    rows = [
        (label, [(town, table.cell(area, key).shown) for town, key in columns])
        for label, area in [*lines, ("zusammen", ALL)]
    ]
    return MissingOffers(table.threshold, towns, rows)


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
    rows: HintQuerySet = Hint.objects.visible_to(actor).waiting().order_by()
    overdue = rows.filter(arrived_on__lt=today - timedelta(days=settings.ANSWER_DAYS))
    return Waiting(rows[: CAP + 1].count(), overdue[: CAP + 1].count())


# --- Reports ------------------------------------------------------------------------------------------
def arrived_in(quarter: str) -> str:
    """Different persons behind the hints of one finished quarter, as it may be printed in a report.

    Quarters do not overlap and no sum of them is told, so that no number follows from two others.
    """
    hints = Hint.objects.filter(quarter=quarter).exclude(state=Hint.State.WITHDRAWN)
    return shown_count(hints, PERSON)
