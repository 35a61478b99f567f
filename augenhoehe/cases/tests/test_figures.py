"""The one number that leaves the room: people in a quarter, added up by the database, and only through `disclosure`."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from augenhoehe.cases import counts
from augenhoehe.cases.models import Case
from augenhoehe.core.closed import COUNTING, closed_room
from augenhoehe.core.contributions import releasables
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.operations import release_table
from augenhoehe.disclosure.permissions import may_read
from augenhoehe.disclosure.queries import told
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation

from . import factories as f

pytestmark = pytest.mark.django_db
ADVISED = (counts.ADVISED,)


def people(room, by: str, number: int, phase: str = "clarifying") -> list[Case]:
    made = [f.a_case(room, by=by) for _ in range(number)]
    with room.of(by):
        Case.objects.filter(pk__in=[one.pk for one in made]).update(phase=phase)
    return made


@pytest.fixture
def room():
    return f.the_room()


def test_people_of_a_quarter_are_added_up_and_their_carriers_are_the_sources(room):
    people(room, "chiara", 4)
    people(room, "ingo", 3)
    people(room, "chiara", 2, phase="request")
    found = counts.of_advised(f.TODAY)
    assert found.counts == {ADVISED: 7}
    assert found.sources == {ADVISED: {str(room.carriers["caritas"].pk), str(room.carriers["parish"].pk)}}
    assert counts.of_advised(f.TODAY - timedelta(days=200)).counts == {}


def test_nobody_but_the_release_asks_the_room_for_it(room):
    people(room, "chiara", 6)
    asking = "SELECT * FROM cases_advised(%s, %s)"
    for name in ("chiara", "tilda", "aylin", "samuel", "wiebke"):
        with room.of(name), connection.cursor() as cursor:
            cursor.execute(asking, [f.LONG_AGO, f.TODAY])
            assert cursor.fetchall() == []
    with closed_room(COUNTING), connection.cursor() as cursor:
        cursor.execute(asking, [f.LONG_AGO, f.TODAY])
        assert [number for _carrier, number in cursor.fetchall()] == [6]
        # And this name opens nothing.
        assert not Case.objects.exists()


def test_few_people_or_those_of_a_single_carrier_among_several_are_not_told(room):
    table = releasables()[counts.KEY]
    people(room, "chiara", 2)
    people(room, "ingo", 2)
    release = release_table(table=table, as_of=f.TODAY, by=SYSTEM, at=f.AT)
    assert told(release, *ADVISED).shown in ("nicht gezeigt", "weniger als 5")


def test_enough_people_are_told_to_who_writes_the_report_and_never_to_a_residence_authority(room):
    table = releasables()["cases.advised"]
    people(room, "chiara", 4)
    people(room, "ingo", 3)
    release = release_table(table=table, as_of=f.TODAY, by=SYSTEM, at=f.AT)
    # By these two names the report reads it, which never imports the room (desk.report.office.figures).
    assert told(release, "advised").shown == "7"
    assert {name for name in room.users if may_read(getattr(room, name), table)} == {"aylin"}


def test_without_the_module_nothing_is_counted(room):
    people(room, "chiara", 6)
    Installation.objects.update(modules={"cases": False})
    forget_installation()
    assert counts.of_advised(f.TODAY).counts == {}
