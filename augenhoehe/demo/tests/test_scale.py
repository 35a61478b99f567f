from __future__ import annotations

import pytest
from django.db import connection

from augenhoehe.core import clock
from augenhoehe.demo.scale.loading import fill_up
from augenhoehe.demo.scale.sentences import Teller
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import take_number
from augenhoehe.places.models import Municipality
from augenhoehe.search.queries import find, tsquery
from augenhoehe.structure.models import Bundling, Hint, Topic

WANTED = 4200


def safeguards() -> list[str]:
    """Every index and every constraint, as the database describes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND convalidated ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def filled(committed) -> list[str]:
    for number in range(3):
        name = f"Stadt {number}"
        Municipality.objects.create(ags=f"0599900{number}", name=name, sorting=name, kind="town", served=True)
    before = safeguards()
    lines: list[str] = []
    assert fill_up(WANTED, at=clock.now(), progress=lines.append) == WANTED
    assert safeguards() == before
    return lines


def test_filled_up_the_world_is_large_and_whole(filled: list[str]):
    assert Hint.objects.count() == WANTED
    assert f"{WANTED} von {WANTED} Hinweisen" in filled
    self_consistent()
    still_numbered()
    found_by_search()
    again_nothing_is_added()


def self_consistent() -> None:
    """Kept numbers, links and states agree, as the operations would have left them."""
    for topic in Topic.objects.all():
        hints = Hint.objects.filter(topic=topic)
        assert topic.hint_count == hints.count() == Bundling.objects.filter(topic=topic, until=None).count()
        assert topic.person_count == hints.values("person_key").distinct().count()
    assert not Hint.objects.filter(topic=None, state__in=["bundled", "answered"]).exists()
    assert not Hint.objects.exclude(topic=None).exclude(state__in=["bundled", "answered"]).exists()
    for thread in Thread.objects.all():
        assert thread.is_public
        assert thread.last_sequence == Step.objects.filter(thread=thread).count()


def still_numbered() -> None:
    """The bulk took its numbers from the series: the next one is free."""
    taken = set(Thread.objects.values_list("number", flat=True))
    assert taken
    assert take_number("V", clock.today().year - 1) not in taken


def found_by_search() -> None:
    from augenhoehe.core.rights import ANONYMOUS

    assert find("Umsetzungsmarker", actor=ANONYMOUS)
    assert Hint.objects.filter(vector=tsquery("Briefkaesten")).exists()
    assert Hint.objects.filter(vector=tsquery("Dolmetchen")).exists(), "Tippfehler werden verziehen"


def again_nothing_is_added() -> None:
    assert fill_up(WANTED, at=clock.now(), progress=lambda line: None) == 0


def test_sentences_are_varied_and_repeatable():
    teller = Teller(7)
    told = [teller.hint() for _ in range(2000)]
    assert len({one.problem for one in told}) > 1500
    assert Teller(7).hint() == told[0]
    assert all("{" not in one.problem for one in told)
