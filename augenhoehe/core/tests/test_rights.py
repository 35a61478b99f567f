"""Who may what: the algebra of roles, reach and the wall, over generated actors."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import (
    ANONYMOUS,
    SYSTEM,
    Actor,
    HeldRole,
    Permission,
    Role,
    SecondFactorNeeded,
    permissions_of,
    roles,
)

TOWNS = [uuid.UUID(int=number) for number in range(1, 4)]
READ = Permission("test.read", "Etwas lesen", roles(Role.COORDINATION, Role.PRESS))
WALLED = Permission("test.walled", "Hinweise lesen", roles(Role.COORDINATION), residence_authority=False)
CLOSED = Permission("test.closed", "Verwalten", roles(Role.ADMINISTRATION), second_factor=True)

held_roles = st.builds(HeldRole, role=st.sampled_from(list(Role)), municipality_id=st.sampled_from([None, *TOWNS]))
actors = st.builds(
    Actor, user_id=st.uuids(), roles=st.lists(held_roles, max_size=5).map(tuple), residence_authority=st.booleans()
)


@given(actors, st.sampled_from([None, *TOWNS]))
def test_a_right_needs_a_role_that_holds_it_there(actor, town):
    expected = any(
        held.role in READ.roles and (town is None or held.municipality_id in (None, town)) for held in actor.roles
    )
    assert actor.may(READ, municipality_id=town) is expected


@given(actors)
def test_the_wall_stands_whatever_the_roles(actor):
    if actor.residence_authority:
        assert not actor.may(WALLED)
        assert actor.reach(WALLED).nowhere


@given(actors, st.sampled_from(TOWNS))
def test_reach_and_may_never_disagree(actor, town):
    reach = actor.reach(READ)
    assert actor.may(READ, municipality_id=town) is (reach.everywhere or town in reach.municipalities)


@given(actors)
def test_a_role_too_many_never_takes_a_right_away(actor):
    if actor.may(READ):
        more = Actor(user_id=actor.user_id, roles=(*actor.roles, HeldRole(Role.VOLUNTEER)))
        assert more.may(READ)


def test_administration_needs_the_second_factor_and_says_so():
    samuel = Actor(user_id=uuid.uuid4(), roles=(HeldRole(Role.ADMINISTRATION),))
    with pytest.raises(SecondFactorNeeded):
        samuel.check(CLOSED)
    Actor(user_id=samuel.user_id, roles=samuel.roles, second_factor=True).check(CLOSED)


def test_nobody_may_nothing_and_the_system_everything():
    assert not ANONYMOUS.may(READ)
    assert SYSTEM.may(CLOSED)
    SYSTEM.check(CLOSED)


def test_a_refusal_is_a_whole_sentence():
    with pytest.raises(Refused, match=r"^Dafür fehlt Ihnen das Recht „Etwas lesen“\.$"):
        ANONYMOUS.check(READ)
    assert allowed(ANONYMOUS.check, READ) is False


def test_two_permissions_of_one_name_are_refused_at_start():
    with pytest.raises(ValueError, match=r"test\.read"):
        permissions_of([READ, READ])
