"""Four groups of participants, told apart, with what each may do on which level (S4-15)."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.accounts.levels import LEVELS, OF_PACKAGE, Level, level_of, levels
from augenhoehe.accounts.role_texts import PARTICIPANTS, ROLES, Participant, participant_of
from augenhoehe.core.contributions import permissions
from augenhoehe.core.layers import LAYERS
from augenhoehe.core.rights import Role

from .factories import person


def of(level: Level, participant: Participant) -> set[str]:
    (found,) = [part for one in levels() if one.level is level for part in one.parts if part.participant is participant]
    return {one.name for one in found.permissions}


def test_every_role_belongs_to_one_of_the_four_groups():
    assert {participant_of(role) for role in Role} == set(PARTICIPANTS) and set(ROLES) == set(Role)


def test_every_right_of_every_package_has_its_level():
    assert {level_of(one) for one in permissions()} == set(LEVELS)
    assert set(OF_PACKAGE) <= set(LAYERS)


def test_every_right_stands_with_each_group_that_can_hold_it_and_with_no_other():
    for one in permissions():
        for participant in PARTICIPANTS:
            held = any(participant_of(role) is participant for role in one.roles)
            assert (one.name in of(level_of(one), participant)) is held


@pytest.mark.parametrize("participant", [one for one in Participant if one is not Participant.STAFF])
def test_only_staff_ever_opens_a_case(participant):
    assert not of(Level.CASE, participant) and of(Level.CASE, Participant.STAFF)


@pytest.mark.parametrize("participant", list(Participant))
def test_every_group_takes_part_on_the_level_of_structure_and_of_bodies(participant):
    """By a role; with a seat everybody has the same (committees/tests/test_voices.py)."""
    assert of(Level.STRUCTURE, participant)


@pytest.mark.django_db
def test_the_page_shows_all_levels_and_groups():
    client = Client()
    client.force_login(person("aylin", Role.COORDINATION), backend="augenhoehe.accounts.backends.Backend")
    page = client.get("/intern/rollen-und-rechte/").content.decode()
    for text in (*LEVELS.values(), *PARTICIPANTS.values()):
        assert text.name in page
    assert "Wer einen Sitz hat" in page
