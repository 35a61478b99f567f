"""Many files: the walls stand again afterwards, and a case manager finds her own among them by an index."""

from __future__ import annotations

from django.db import connection

from augenhoehe.cases import queries
from augenhoehe.cases.models import Case
from augenhoehe.cases.tests.test_walls import TABLES
from augenhoehe.demo.scale.files import OWN, fill_files

from . import factories as f


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


def test_among_many_files_each_finds_only_her_own_and_the_walls_stand_again(committed):
    room = f.the_room()
    assert fill_files(1_000, at=f.AT, progress=lambda line: None) == 1_000
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname = ANY (%s) AND relforcerowsecurity", [TABLES])
        assert {name for (name,) in cursor.fetchall()} == set(TABLES)
    with room.of("chiara") as chiara:
        assert Case.objects.count() == OWN
        somebody = queries.list_of(chiara)[0].client.name
        assert somebody in [one.case.client.name for one in queries.search(chiara, somebody)]
        # The files of a person are an index condition, not a filter over everybody's (architecture §4).
        assert "Index Cond: (id = ANY" in plan("SELECT * FROM cases_case")
        assert "Index Cond: (client_id = ANY" in plan("SELECT * FROM cases_nametoken")
    with room.of("dragan"):
        assert not Case.objects.exists()
    with room.of("tilda") as tilda:
        assert sum(one.running + one.resting + one.closed for one in queries.workloads(tilda)) == 1_000
