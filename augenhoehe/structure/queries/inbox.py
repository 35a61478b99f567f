"""The inbox: hints the actor may read, searched and filtered; fast over a million of them.

What makes it fast (performance.md, „Search“): without words the planner's statistics are right, and each
filter has an index that serves many rows in order and few rows by themselves. With words they are not (the
unfinished last word may mean a thousand compounds), so `first_matches` does not rely on them: it looks
through the latest hints in reach, as far as the word is frequent among them, and only if the page is not
full then it gathers all matches and sorts them. What nobody asked to the end is not counted
(models/counting.py), texts are cut in the database.
"""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import FullResultSet
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Left

from augenhoehe.core.multilingual import NAMES, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.search.queries import headline, tsquery
from augenhoehe.structure.models import Answer, Bundling, Hint, Term
from augenhoehe.structure.models.hints import CODINGS, HintQuerySet

EXCERPT = 220
# As much as a list shows of a text; of a longer one a search shows the place where the words stand.
SHOWN_SIGNS, LOOKED_AT = 110, 4000
# The latest hints are a sample: a word that stands in `OFTEN` of `SAMPLE` fills a page from the latest `WINDOW`;
# of a rarer one there are few matches, and all of them are gathered.
SAMPLE, OFTEN, WINDOW = 1000, 6, 12_000
# What the window holds beyond this is not counted: „mehr als 60“.
COUNTED = 60
SHOWN = ("id", "arrived_on", "source", "language", "urgent", "state", "topic_id", "revision")
FIRST_MATCHES = """
WITH sample AS MATERIALIZED (
    SELECT pk, arrived_on FROM ({sample}) AS structure_hint WHERE {match} ORDER BY {order} LIMIT %s
), word AS MATERIALIZED (
    SELECT count(*) >= %s AS often FROM sample
), near AS MATERIALIZED (
    SELECT pk, arrived_on FROM sample WHERE NOT (SELECT often FROM word)
    UNION ALL (
        SELECT pk, arrived_on FROM ({window}) AS structure_hint
        WHERE (SELECT often FROM word) AND {match} ORDER BY {order} LIMIT %s
    )
), facts AS MATERIALIZED (
    SELECT count(*) AS hits, count(*) < %s AND EXISTS (
        {all_rows} OFFSET (SELECT CASE WHEN often THEN %s ELSE %s END FROM word)
    ) AS go_on FROM near
), far AS MATERIALIZED (
    SELECT id AS pk, arrived_on FROM (SELECT * FROM structure_hint WHERE {match} OFFSET 0) AS structure_hint
    WHERE (SELECT go_on FROM facts) AND {scope}
), chosen AS (
    SELECT pk, arrived_on FROM near WHERE NOT (SELECT go_on FROM facts)
    UNION ALL SELECT pk, arrived_on FROM far ORDER BY {order} LIMIT %s
)
SELECT structure_hint.id, structure_hint.arrived_on, structure_hint.source, structure_hint.language,
    structure_hint.urgent, structure_hint.state, structure_hint.topic_id, structure_hint.revision,
    CASE WHEN length(structure_hint.problem) > {shown} THEN {found} END AS found,
    left(structure_hint.problem, {excerpt}) AS excerpt, town.name AS town, term.label -> 'de' ->> 'text' AS area,
    (SELECT CASE WHEN go_on THEN (SELECT count(*) FROM far) ELSE hits END FROM facts) AS total
FROM chosen JOIN structure_hint ON structure_hint.id = chosen.pk
LEFT JOIN places_municipality town ON town.id = structure_hint.municipality_id
LEFT JOIN structure_term term ON term.id = structure_hint.life_area_id
ORDER BY chosen.arrived_on {direction}, chosen.pk {direction}
"""


@dataclass(frozen=True, slots=True)
class Matches:
    """The first hints that match, and how many match in all; `more` when that is only the least there are."""

    hints: list[Hint]
    total: int
    more: bool


def visible(actor: Actor) -> HintQuerySet:
    rows: HintQuerySet = Hint.objects.visible_to(actor)
    return rows


def inbox(actor: Actor) -> HintQuerySet:
    """The hints an actor may read, as lists show them: the beginning of the text, town and life area by name."""
    rows: HintQuerySet = visible(actor).only(*SHOWN)
    area = KeyTextTransform("text", KeyTransform("de", "life_area__label"))
    return rows.annotate(excerpt=Left("problem", EXCERPT), town=F("municipality__name"), area=area)


def search(rows: QuerySet[Hint], typed: str) -> QuerySet[Hint]:
    """Those of the rows that hold every typed word, in any German form and with small typing errors."""
    query = tsquery(typed)
    return rows.filter(vector=query) if query is not None else rows.none()


def first_matches(rows: QuerySet[Hint], query: SearchQuery, *, size: int, descending: bool = True) -> Matches:
    """The first `size` of the rows in order of arrival that match; `rows` are filtered in every other way.

    Never walks a million rows for a page, however wrong the planner's idea of the words is. One statement.
    """
    if rows.query.is_empty():
        return Matches([], 0, more=False)
    sign = "-" if descending else ""
    ordered = rows.order_by(f"{sign}arrived_on", f"{sign}id")
    searched = ordered.values("pk", "arrived_on", "vector")
    sample, sample_values = searched[:SAMPLE].query.sql_with_params()
    window, window_values = searched[:WINDOW].query.sql_with_params()
    all_rows, all_values = ordered.values("pk").query.sql_with_params()
    match, match_values = _condition(Hint.objects.filter(vector=query))
    scope, scope_values = _condition(rows)
    found_sql, found_values = _found(query)
    direction = "DESC" if descending else "ASC"
    sql = FIRST_MATCHES.format(
        sample=sample, window=window, all_rows=all_rows, match=match, scope=scope, excerpt=EXCERPT, found=found_sql,
        shown=SHOWN_SIGNS,
        direction=direction, order=f"arrived_on {direction}, pk {direction}",
    )  # fmt: skip
    sampled = [*sample_values, *match_values, OFTEN, OFTEN]
    near = [*window_values, *match_values, COUNTED + 1, size, *all_values, WINDOW, SAMPLE]
    values = [*sampled, *near, *match_values, *scope_values, size, *found_values]
    found = list(Hint.objects.raw(sql, values))
    total = found[0].total if found else 0  # type: ignore[attr-defined]
    return Matches(found, min(total, COUNTED) if total == COUNTED + 1 else total, more=total == COUNTED + 1)


def _found(query: SearchQuery) -> tuple[str, list[object]]:
    """The place of the find as SQL, with control signs around the words (`search.queries.marked`)."""
    rows = Hint.objects.all().query
    place = headline(Left("problem", LOOKED_AT), query, most=16, least=9, fragments=1)
    sql, values = rows.get_compiler(connection=connection).compile(place.resolve_expression(rows))
    return sql, list(values)


def _condition(rows: QuerySet[Hint]) -> tuple[str, list[object]]:
    """The conditions of a queryset as SQL; they are written for the table's name, which subqueries bear, too."""
    try:
        sql, values = rows.query.where.as_sql(rows.query.get_compiler(connection=connection), connection)
    except FullResultSet:
        return "true", []
    return sql, list(values)


def search_inbox(actor: Actor, typed: str = "", *, size: int = 50) -> list[Hint]:
    """The latest hints that match: what the first page of the inbox shows (for measuring, too)."""
    if not typed:
        return list(inbox(actor).order_by("-arrived_on", "-id")[:size])
    query = tsquery(typed)
    return first_matches(visible(actor), query, size=size).hints if query is not None else []


def hint_for(actor: Actor) -> QuerySet[Hint]:
    """One hint with all its codings; for get_object_or_404."""
    related = ("municipality", "social_area", "carrier", "topic", "conflict", *CODINGS)
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


def quarter_choices(today: date) -> list[tuple[str, str]]:
    """The last sixteen quarters, the present one first; no query."""
    found, year, quarter = [], today.year, (today.month - 1) // 3 + 1
    for _ in range(16):
        found.append((f"{year}-Q{quarter}", f"{quarter}. Quartal {year}"))
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return found
