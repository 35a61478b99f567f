"""The inbox: hints the actor may read, searched and filtered; fast over a million of them.

What makes it fast (performance.md, „Search“): the planner knows from its statistics how frequent words and
codes are. Few hits it gathers and sorts, of many it walks the index of arrival; each filter has an index that
serves both. What nobody asked to the end is not counted (models/counting.py), texts are cut in the database.
The slowest question left is a word that many wrote years ago and nobody since: about a second over a million.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Left

from augenhoehe.core.multilingual import NAMES, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.search.queries import tsquery
from augenhoehe.structure.models import Answer, Bundling, Hint, Term
from augenhoehe.structure.models.hints import HintQuerySet

EXCERPT = 220
SHOWN = (
    "id", "arrived_on", "source", "language", "urgent", "state", "topic_id", "revision",
    "municipality__name", "life_area__label", "life_area__code",
)  # fmt: skip
CODINGS = ("life_area", "hurdle", "legal_circle", "institution", "chain_place", "discrimination")


def visible(actor: Actor) -> HintQuerySet:
    rows: HintQuerySet = Hint.objects.visible_to(actor)
    return rows


def inbox(actor: Actor) -> HintQuerySet:
    """The hints an actor may read, as lists show them: with the beginning of the text only."""
    rows: HintQuerySet = visible(actor).select_related("municipality", "life_area").only(*SHOWN)
    return rows.annotate(excerpt=Left("problem", EXCERPT))


def search(rows: QuerySet[Hint], typed: str) -> QuerySet[Hint]:
    """Those of the rows that hold every typed word, in any German form and with small typing errors."""
    query = tsquery(typed)
    return rows.filter(vector=query) if query is not None else rows.none()


def search_inbox(actor: Actor, typed: str = "", *, size: int = 50) -> list[Hint]:
    """The latest hints that match: what the first page of the inbox shows (for measuring, too)."""
    rows = inbox(actor)
    found = search(rows, typed) if typed else rows
    return list(found.order_by("-arrived_on", "-id")[:size])


def hint_for(actor: Actor) -> QuerySet[Hint]:
    """One hint with all its codings; for get_object_or_404."""
    related = ("municipality", "social_area", "carrier", "topic", *CODINGS)
    return visible(actor).select_related(*related).defer("vector", "municipality__boundary", "social_area__boundary")


def hints_by_ids(actor: Actor, ids: list[str]) -> QuerySet[Hint]:
    """Chosen hints, those of them that the actor may read; the oldest first."""
    return inbox(actor).filter(pk__in=ids).order_by("arrived_on", "id")


def hints_of_topic(actor: Actor, topic_id: object) -> QuerySet[Hint]:
    return inbox(actor).filter(topic_id=topic_id)


def bundlings_of(hint: Hint) -> list[Bundling]:
    """In which topics the hint has been, the latest first."""
    return list(hint.bundlings.select_related("topic").order_by("-since", "-until"))


def answers_to(hint: Hint) -> list[Answer]:
    return list(hint.answers.order_by("given_on"))


# --- What can be chosen ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All terms in use, by list: one query for every form that codes."""

    by_list: dict[str, list[Term]]

    def choices(self, name: str, *, also: Term | None = None) -> list[tuple[str, str]]:
        """(id, label) of a list; a term out of use stays choosable where it is set already."""
        found = list(self.by_list.get(name, []))
        if also is not None and also.pk not in {term.pk for term in found}:
            found.append(also)
        return [(str(term.pk), label_of(term)) for term in found]

    def term(self, name: str, pk: str, *, also: Term | None = None) -> Term | None:
        found = [*self.by_list.get(name, []), *([also] if also else [])]
        return next((term for term in found if str(term.pk) == pk), None)


def vocabularies() -> Vocabularies:
    by_list: dict[str, list[Term]] = {}
    for term in Term.objects.filter(active=True).order_by("vocabulary", "position", "code"):
        by_list.setdefault(term.vocabulary, []).append(term)
    return Vocabularies(by_list)


def label_of(term: Term | None) -> str:
    return text_in(term.label, "de").text or term.code if term else ""


def term_choices(name: str) -> list[tuple[str, str]]:
    rows = Term.objects.filter(vocabulary=name).order_by("position", "code")
    return [(str(term.pk), label_of(term)) for term in rows]


def towns() -> list[Municipality]:
    return list(served_towns().only("id", "name"))


def language_name(code: str) -> str:
    return NAMES.get(code, code)


def town_choices() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns()]


def quarter_choices(today: date) -> list[tuple[str, str]]:
    """The last sixteen quarters, the present one first; no query."""
    found, year, quarter = [], today.year, (today.month - 1) // 3 + 1
    for _ in range(16):
        found.append((f"{year}-Q{quarter}", f"{quarter}. Quartal {year}"))
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return found
