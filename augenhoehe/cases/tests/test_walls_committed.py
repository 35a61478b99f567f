"""The walls over real commits and other connections."""

from __future__ import annotations

from django.db import connection

from augenhoehe.cases.models import Case

from . import factories as f


def test_the_actor_of_one_transaction_is_gone_in_the_next(committed):
    room = f.the_room()
    f.a_case(room)
    with room.of("chiara"):
        assert Case.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.actor', true)")
        assert cursor.fetchone()[0] in (None, "")


def test_the_owner_of_the_tables_reads_nothing_by_accident(committed):
    from django.db import connections

    room = f.the_room()
    f.a_case(room)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case")
        assert cursor.fetchone()[0] == 0
