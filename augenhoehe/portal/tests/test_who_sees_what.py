from __future__ import annotations

import pytest

from augenhoehe.accounts.roles import ROLES
from augenhoehe.accounts.rules import RESIDENCE_ROLES
from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor, HeldRole, Role
from augenhoehe.portal.who_sees_what import ROLE_NAMES, sights

from .factories import acting


def sight_of(title: str):
    return next(sight for sight in sights() if str(sight.thing.title) == title)


@pytest.mark.parametrize("title", ["Ihr Hinweis", "Ihre Kontaktangaben", "Thema"])
def test_the_residence_authority_never_reads(title: str):
    assert sight_of(title).residence_readers == ()


def test_the_page_says_exactly_what_the_permission_does():
    for sight in sights():
        for role in Role:
            named = ROLES[role].name in sight.readers
            assert named == acting("jemand", role).may(sight.thing.permission)
            assert named != (ROLES[role].name in sight.others)


def test_for_the_residence_authority_the_page_says_exactly_what_the_permission_does():
    for sight in sights():
        for role in RESIDENCE_ROLES:
            wiebke = Actor(user_id=new_id(), roles=(HeldRole(role),), residence_authority=True)
            assert (ROLES[role].name in sight.residence_readers) == wiebke.may(sight.thing.permission)
        assert set(sight.residence_readers) <= {ROLES[role].name for role in RESIDENCE_ROLES}


def test_nobody_without_a_role_reads_anything_before_publication():
    for sight in sights():
        assert not acting("Veit").may(sight.thing.permission)


def test_role_names_for_translators_are_the_names_of_the_roles():
    assert set(ROLE_NAMES) == {text.name for text in ROLES.values()}
