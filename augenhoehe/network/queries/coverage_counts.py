"""The numbers of „Wen erreichen wir?“ in one statement: who is kept and who of them is reached, is found out once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from augenhoehe.network.models import Cooperation
from augenhoehe.organisations.models import Need, Offer, Organisation, Resource

Counted = dict[str, list[list[Any]]]
# So many names of organisations that are not reached are listed at once.
SHOWN = 100
_KEPT = "id, sorting, name, town, fields, communities, reached"
_ANSWER = "(SELECT coalesce(json_agg(json_build_array({columns})), '[]') FROM ({sql}) AS q({columns}))"
_OF_KEPT = {
    "homes": "SELECT town, count(*), count(*) FILTER (WHERE reached) FROM kept GROUP BY town",
    "missing": """SELECT kept.id, kept.name, place.name FROM kept LEFT JOIN places_municipality place
        ON place.id = kept.town WHERE NOT reached ORDER BY kept.sorting, kept.id LIMIT %s""",
    # Alike lists first: there are far fewer of them than entries.
    "fields": """SELECT code, town, sum(many)::int FROM
        (SELECT fields, town, count(*) AS many FROM kept GROUP BY fields, town) AS alike, unnest(fields) code
        GROUP BY code, town""",
    "communities": """SELECT told, sum(many)::int, sum(touched)::int FROM
        (SELECT communities, count(*) AS many, count(*) FILTER (WHERE reached) AS touched FROM kept
        GROUP BY communities) AS alike, unnest(communities) told GROUP BY told""",
}
# What else there is, by what each question asks of it.
_ACTIVE = """SELECT code, asked.town, count(*) FROM ({sql}) AS asked(id, town) JOIN kept ON kept.id = asked.id,
    unnest(kept.fields) code WHERE kept.town IS DISTINCT FROM asked.town GROUP BY code, asked.town"""
_THEIRS = """SELECT kept.town, sum(asked.many)::int, 0 FROM (SELECT id, count(*) FROM ({sql}) AS each(id) GROUP BY id)
    AS asked(id, many) JOIN kept ON kept.id = asked.id GROUP BY kept.town"""
_PLACED = "SELECT asked.town, count(*), 0 FROM ({sql}) AS asked(town) GROUP BY asked.town"


def counted(rows: QuerySet[Organisation], reached: Q, day: date) -> Counted:
    """Of these entries, by town (its key) and by what they say; `missing`: key, name and town of the first."""
    kept = rows.order_by().annotate(reached=ExpressionWrapper(reached, output_field=BooleanField()))
    asked = [(name, said, [SHOWN] if name == "missing" else []) for name, said in _OF_KEPT.items()]
    for name, said, things in _things(day):
        sql, values = things.order_by().query.sql_with_params()
        asked.append((name, said.format(sql=sql), [*values]))
    try:
        sql, params = kept.values_list(
            "pk", "sorting", "name", "municipality", "fields", "communities", "reached"
        ).query.sql_with_params()
    except EmptyResultSet:
        return {name: [] for name, *_ in asked}
    answers = ", ".join(_ANSWER.format(columns="a, b, c", sql=said) for _, said, _ in asked)
    told = [value for *_, given in asked for value in given]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH kept({_KEPT}) AS MATERIALIZED ({sql}) SELECT {answers}", [*params, *told])
        return dict(zip((name for name, *_ in asked), cursor.fetchone(), strict=True))


def _things(day: date) -> list[tuple[str, str, QuerySet[Any]]]:
    running = Cooperation.objects.agreed().running_on(day).filter(towns__isnull=False)
    return [
        ("active", _ACTIVE, Organisation.towns.through.objects.values_list("organisation", "municipality")),
        ("offers", _THEIRS, Offer.objects.filter(state__in=Offer.RUNNING).values_list("organisation")),
        ("shared", _THEIRS, Resource.objects.offered(day).values_list("organisation")),
        ("needs", _THEIRS, Need.objects.filter(state=Need.State.OPEN).values_list("organisation")),
        ("together", _PLACED, running.values_list("towns")),
    ]
