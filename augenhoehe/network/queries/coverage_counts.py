"""The numbers of „Wen erreichen wir?“ in one statement: who is kept and who of them is reached, is found out once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import mogrify
from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from augenhoehe.network.models import Cooperation
from augenhoehe.organisations.models import Need, Offer, Organisation, Resource

from .reached import kept_in, links_on

Counted = dict[str, list[list[Any]]]
# So many names of organisations that are not reached are listed at once.
SHOWN = 100
NAMES = ("homes", "missing", "fields", "active", "communities", "together")
_KEPT = """WITH kept(id, sorting, town, fields, communities, reached) AS MATERIALIZED (
    SELECT id, sorting, town, fields, communities, linked OR id = ANY($1::uuid[])
    FROM ({sql}) AS entry(id, sorting, town, fields, communities, linked))"""
_ANSWER = "(SELECT coalesce(json_agg(json_build_array({columns})), '[]') FROM ({sql}) AS q({columns}))"
_MISSING = """SELECT entry.id, entry.name, place.name FROM
    (SELECT id, sorting, town FROM kept WHERE NOT reached ORDER BY sorting, id LIMIT {most}) AS one
    JOIN organisations_organisation entry ON entry.id = one.id
    LEFT JOIN places_municipality place ON place.id = one.town
    ORDER BY one.sorting, one.id"""
# Alike lists first: there are far fewer of them than entries.
_FIELDS = """SELECT code, town, sum(many)::int FROM
    (SELECT fields, town, count(*) AS many FROM kept GROUP BY fields, town) AS alike, unnest(fields) code
    GROUP BY code, town"""
_COMMUNITIES = """SELECT told, sum(many)::int, sum(touched)::int FROM
    (SELECT communities, count(*) AS many, count(*) FILTER (WHERE reached) AS touched FROM kept
    GROUP BY communities) AS alike, unnest(communities) told GROUP BY told"""
_ACTIVE = """SELECT code, asked.town, count(*) FROM ({sql}) AS asked(id, town) JOIN kept ON kept.id = asked.id,
    unnest(kept.fields) code WHERE kept.town IS DISTINCT FROM asked.town GROUP BY code, asked.town"""
_TOGETHER = "SELECT asked.town, count(*), 0 FROM ({sql}) AS asked(town) GROUP BY asked.town"
# What the entries of a town have: each kind is counted by entry first.
_HOMES = """SELECT town, count(*), count(*) FILTER (WHERE reached), {sums} FROM kept {joins} GROUP BY town"""
_THEIRS = """LEFT JOIN (SELECT id, count(*) FROM ({sql}) AS each(id) GROUP BY id) AS {name}(id, many)
    ON {name}.id = kept.id"""


@lru_cache(maxsize=64)
def _statement(towns: frozenset[UUID] | None, day: date) -> str:
    """The question for who keeps these towns (None: all of them), put together once a day; `$1`: who is called so."""
    linked = ExpressionWrapper(links_on(day).anyhow, output_field=BooleanField())
    kept = kept_in(towns).order_by().annotate(linked=linked)
    columns = kept.values_list("pk", "sorting", "municipality", "fields", "communities", "linked")
    theirs = {name: _written(rows) for name, rows in _things(day).items()}
    homes = _HOMES.format(
        sums=", ".join(f"coalesce(sum({name}.many), 0)::int" for name in theirs),
        joins=" ".join(_THEIRS.format(name=name, sql=sql) for name, sql in theirs.items()),
    )
    active = Organisation.towns.through.objects.values_list("organisation", "municipality")
    running = Cooperation.objects.agreed().running_on(day).filter(towns__isnull=False).values_list("towns")
    asked = [
        ("a, b, c, d, e, f", homes), ("a, b, c", _MISSING.format(most=SHOWN)), ("a, b, c", _FIELDS),
        ("a, b, c", _ACTIVE.format(sql=_written(active))), ("a, b, c", _COMMUNITIES),
        ("a, b, c", _TOGETHER.format(sql=_written(running))),
    ]  # fmt: skip
    answers = ", ".join(_ANSWER.format(columns=named, sql=sql) for named, sql in asked)
    return f"{_KEPT.format(sql=_written(columns))} SELECT {answers}"


def _written(rows: QuerySet[Any]) -> str:
    """The question with its values in it."""
    return str(mogrify(*rows.order_by().query.sql_with_params(), connection))


def _things(day: date) -> dict[str, QuerySet[Any]]:
    return {
        "offers": Offer.objects.filter(state__in=Offer.RUNNING).values_list("organisation"),
        "shared": Resource.objects.offered(day).values_list("organisation"),
        "needs": Need.objects.filter(state=Need.State.OPEN).values_list("organisation"),
    }


def counted(towns: frozenset[UUID] | None, called: Collection[UUID], day: date) -> Counted:
    """Of the entries of these towns, by town (its key) and by what they say; `called`: who is reached by name alone."""
    if towns is not None and not towns:
        return {name: [] for name in NAMES}
    planned: Any = connection
    with planned.planned_cursor() as cursor:
        cursor.execute(_statement(towns, day), [list(called)])
        return dict(zip(NAMES, cursor.fetchone(), strict=True))
