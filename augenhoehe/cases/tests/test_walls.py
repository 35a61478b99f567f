"""The walls in the database: whoever asks as the application role with a wrong, empty or stale actor finds nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from augenhoehe.accounts.models import Carrier, Grant
from augenhoehe.cases import models, operations, queries
from augenhoehe.cases.models import Case, CaseAccess, Client, Concern, ReadLog
from augenhoehe.core import closed
from augenhoehe.core.closed import OutsideClosedRoom, closed_room
from augenhoehe.core.rights import ANONYMOUS, Role
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
TABLES = [getattr(models, name)._meta.db_table for name in models.__all__]


@shared
def room():
    return f.the_room()


@shared
def case(room):
    found = f.a_case(room)
    f.a_concern(room, found)
    return found


def counts(actor: str) -> dict[str, int]:
    """Rows that the database shows to an actor, table by table, past all our code."""
    found = {}
    with transaction.atomic(), closed_room(ANONYMOUS), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.actor', %s, true)", [actor])
        for table in TABLES:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def test_every_table_of_the_room_has_forced_row_level_security(room):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = ANY (%s)", [TABLES]
        )
        found = dict(cursor.fetchall())
    assert set(found) == set(TABLES)
    assert all(found.values()), found


def test_who_manages_a_case_finds_it_and_nobody_else_does(room, case):
    with room.of("chiara") as chiara:
        assert [one.client.name for one in queries.cases_for(chiara)] == ["Mahmoud Al-Masri"]
    for name in ("dragan", "tilda", "ingo", "aylin", "samuel", "gesine", "wiebke", "veit"):
        with room.of(name):
            assert not Case.objects.exists(), name
            assert not Client.objects.exists(), name
            assert not Concern.objects.exists(), name


@pytest.mark.parametrize(
    "actor", ["", " ", "niemand", "1", "null", "5f0e0000-0000-4000-8000-00000000dead", str(closed.GATE), "' OR true --"]
)
def test_a_wrong_or_empty_actor_finds_no_row_in_any_table(room, case, actor):
    assert set(counts(actor).values()) == {0}


def test_the_counting_of_rows_sees_what_is_there(room, case):
    assert counts(str(room.users["chiara"].pk))["cases_case"] == 1


def test_a_stale_actor_finds_nothing_once_the_account_or_the_role_is_gone(room, case):
    chiara = room.users["chiara"]
    Grant.objects.filter(user=chiara).update(valid_until=f.TODAY - timedelta(days=1))
    assert set(counts(str(chiara.pk)).values()) == {0}
    Grant.objects.filter(user=chiara).update(valid_until=None)
    assert counts(str(chiara.pk))["cases_case"] == 1
    type(chiara).objects.filter(pk=chiara.pk).update(is_active=False, deactivated_at=f.AT)
    assert set(counts(str(chiara.pk)).values()) == {0}


def test_a_query_outside_the_room_raises(room, case):
    for ask in (
        lambda: Case.objects.count(),
        lambda: list(Client.objects.all()),
        lambda: Concern.objects.update(state="named"),
        lambda: ReadLog.objects.create(user_id=room.users["chiara"].pk, at=f.AT, verb="read"),
        lambda: connection.cursor().execute("SELECT * FROM cases_case"),
    ):
        with pytest.raises(OutsideClosedRoom):
            ask()


def test_a_room_within_a_room_gives_the_first_actor_back(room, case):
    with room.of("chiara"):
        with room.of("veit"):
            assert not Case.objects.exists()
        assert Case.objects.count() == 1


def test_a_deputy_reads_from_the_first_to_the_last_day_and_not_after(room, case):
    access = f.a_deputy(room, case, days=0)
    with room.of("dragan"):
        assert Case.objects.get().client.name == "Mahmoud Al-Masri"
    f.expire(room, access)
    assert set(counts(str(room.users["dragan"].pk)).values()) == {0}


def refused(act) -> None:
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        act()


def test_nobody_lets_themselves_into_a_foreign_case(room, case):
    dragan = room.users["dragan"]
    with room.of("dragan"):
        refused(lambda: CaseAccess.objects.create(
            case_id=case.pk, client_id=case.client_id, carrier_id=case.carrier_id, user=dragan, kind="manager",
            valid_from=f.TODAY,
        ))  # fmt: skip


def test_nobody_reaches_a_foreign_client_through_a_case_of_their_own(room, case):
    dragan = room.users["dragan"]
    with room.of("dragan"):
        refused(lambda: Case.objects.create(
            client_id=case.client_id, carrier_id=case.carrier_id, manager=dragan, opened_on=f.TODAY,
            changed_on=f.TODAY, sealed=b"",
        ))  # fmt: skip
    own = f.a_case(room, by="dragan")
    with room.of("dragan"):
        refused(lambda: CaseAccess.objects.create(
            case=own, client_id=case.client_id, carrier_id=own.carrier_id, user=dragan, kind="deputy",
            valid_from=f.TODAY, valid_until=f.TODAY,
        ))  # fmt: skip
        refused(lambda: CaseAccess.objects.filter(case=own).update(client_id=case.client_id))
        refused(lambda: Case.objects.filter(pk=own.pk).update(client_id=case.client_id))


def test_a_deputy_neither_hands_on_nor_takes_over_nor_lets_others_in(room, case):
    f.a_deputy(room, case)
    dragan, ingo = room.users["dragan"], room.users["ingo"]
    with room.of("dragan"):
        refused(lambda: Case.objects.filter(pk=case.pk).update(manager=dragan))
        refused(lambda: CaseAccess.objects.create(
            case_id=case.pk, client_id=case.client_id, carrier_id=case.carrier_id, user=ingo, kind="deputy",
            valid_from=f.TODAY, valid_until=f.TODAY,
        ))  # fmt: skip
        assert CaseAccess.objects.filter(case=case).update(valid_until=f.TODAY + timedelta(days=900)) == 0
        assert Case.objects.filter(pk=case.pk)._raw_delete("default") == 0


def test_access_goes_to_colleagues_of_the_same_carrier_only(room, case):
    for name in ("ingo", "aylin", "samuel", "wiebke", "veit"):
        with room.of("chiara") as chiara:
            refused(lambda name=name, chiara=chiara: operations.name_deputy(
                case=case, deputy=room.users[name], valid_from=f.TODAY, valid_until=f.TODAY, by=chiara, at=f.AT
            ))  # fmt: skip


def test_nobody_of_a_residence_authority_ever_gets_a_role_of_the_room_even_past_the_rules(room):
    wiebke, caritas, authority = room.users["wiebke"], room.carriers["caritas"], room.carriers["authority"]
    values = {"valid_from": f.TODAY, "granted_at": f.AT}
    for role in (Role.CASE_MANAGER, Role.TEAM_LEAD):
        refused(lambda role=role: Grant.objects.create(user=wiebke, role=role, carrier=caritas, **values))
        refused(lambda role=role: Grant.objects.create(user=room.users["veit"], role=role, carrier=authority, **values))
    refused(lambda: type(wiebke).objects.filter(pk=room.users["chiara"].pk).update(carrier=authority))
    refused(lambda: Carrier.objects.filter(pk=caritas.pk).update(case_files=False, kind="residence_authority"))


def test_a_team_lead_sees_how_many_and_never_which(room, case):
    with room.of("tilda") as tilda:
        lines = queries.workloads(tilda)
        assert [(one.user.name, one.running) for one in lines] == [("Chiara", 1)]
        assert not Case.objects.exists()
    for name in ("chiara", "ingo", "samuel", "wiebke"):
        with room.of(name) as actor, connection.cursor() as cursor:
            cursor.execute("SELECT * FROM cases_numbers()")
            assert cursor.fetchall() == []
            assert queries.workloads(actor) == []


def test_a_case_in_other_hands_is_closed_to_who_gave_it_from_the_next_day(room, case):
    with room.of("chiara") as chiara:
        operations.hand_over(case=case, to=room.users["dragan"], by=chiara, at=f.AT)
    with room.of("dragan") as dragan:
        found = Case.objects.get()
        assert found.manager_id == dragan.user_id
        CaseAccess.objects.filter(user=room.users["chiara"]).update(valid_until=f.TODAY - timedelta(days=1))
    assert set(counts(str(room.users["chiara"].pk)).values()) == {0}
