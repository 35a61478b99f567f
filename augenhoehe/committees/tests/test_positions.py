"""What a page has read of somebody's seats and offices says the same as the database, and asks it no more."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from augenhoehe.committees import queries
from augenhoehe.committees.models import Committee
from augenhoehe.committees.operations import appointments as verbs
from augenhoehe.committees.queries import accompanies, acts_for, is_chair, is_member
from augenhoehe.committees.queries.positions import positions_of
from augenhoehe.core.rights import ANONYMOUS
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
DAYS = [f.DAY + timedelta(days=days) for days in (-4000, -1, 0, 30, 31, 4000)]
QUESTIONS = (is_member, is_chair, accompanies, acts_for)


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast) -> list[Committee]:
    """Korbinian leads one, sits in one for a month, accompanies one from today; with the last he has nothing to do."""
    made = [f.a_committee(cast, name=name) for name in ("Erste", "Zweite", "Dritte", "Vierte")]
    f.seat(cast, made[0], "korbinian", chair=True, function="Vorsitz")
    f.seat(cast, made[1], "korbinian", valid_from=f.DAY, valid_until=f.DAY + timedelta(days=30))
    verbs.appoint(
        kind="office", function="Geschäftsstelle", unit="Fachstelle", committee=made[2], user=cast.users["rojda"],
        deputy=cast.users["korbinian"], valid_from=f.DAY, by=cast.aylin, at=f.AT,
    )  # fmt: skip
    return made


def answers(person, bodies) -> list[bool]:
    asked = product(QUESTIONS, bodies, DAYS)
    return [question(person.user_id, body, day) for question, body, day in asked]


def test_on_every_day_and_of_every_body_it_says_what_the_database_says(cast, bodies, django_assert_num_queries):
    korbinian = cast.korbinian
    said = answers(korbinian, bodies)
    assert True in said and False in said
    held = positions_of(korbinian)
    with queries.known(held), django_assert_num_queries(0):
        assert answers(korbinian, bodies) == said


def test_of_somebody_else_the_database_is_asked_as_ever(cast, bodies):
    said = answers(cast.rojda, bodies)
    with queries.known(positions_of(cast.korbinian)):
        assert answers(cast.rojda, bodies) == said


def test_who_is_nobody_in_particular_holds_none(cast, bodies):
    assert positions_of(ANONYMOUS) is None
    with queries.known(None):
        assert not any(answers(ANONYMOUS, bodies)) and is_chair(cast.korbinian.user_id, bodies[0], f.DAY)
