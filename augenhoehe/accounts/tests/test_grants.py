"""Roles: who holds what, where, and until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from augenhoehe.accounts import operations, queries, rules
from augenhoehe.accounts.models import Grant, User
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Permission, Role, SecondFactorNeeded, roles

from .factories import (
    NOW,
    TODAY,
    actor,
    administrator,
    caritas,
    carrier,
    grant,
    person,
    residence_authority,
    town,
)

pytestmark = pytest.mark.django_db
READ = Permission("test.read", "Etwas lesen", roles(Role.INTEGRATION_OFFICER))


@pytest.mark.parametrize(
    ("scope", "here", "there", "everywhere"),
    [
        ("whole", True, True, True),
        ("town", True, False, False),
        ("carrier", False, False, False),
        ("none", False, False, False),
    ],
)
def test_a_role_reaches_as_far_as_its_scope(scope, here, there, everywhere):
    nuray, zwirnstadt, nebelfurt = person("nuray"), town(), town("Nebelfurt", "05999002")
    reach = {"whole": {}, "town": {"municipality": zwirnstadt}, "carrier": {"carrier": carrier()}}
    if scope != "none":
        grant(nuray, Role.INTEGRATION_OFFICER, **reach[scope])
    found = actor(nuray)
    assert found.may(READ, municipality_id=zwirnstadt.pk) is here
    assert found.may(READ, municipality_id=nebelfurt.pk) is there
    assert found.reach(READ).everywhere is everywhere
    assert found.may(READ) is (scope != "none")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", ["whole", "town", "carrier"])
def test_every_role_can_be_held_with_every_fitting_reach(role, scope):
    chiara = person("chiara", of=caritas())
    reach = {"whole": {}, "town": {"municipality": town()}, "carrier": {"carrier": caritas()}}[scope]
    if role in rules.CARRIER_ROLES and scope == "town":
        with pytest.raises(Refused, match="für einen Träger"):
            grant(chiara, role, **reach)
        return
    ends = {"valid_until": TODAY + timedelta(days=30)} if role in rules.ENDING_ROLES else {}
    grant(chiara, role, **reach, **ends)
    held = actor(chiara).roles[0]
    assert held.role is role
    assert held.whole is (scope == "whole" and role not in rules.CARRIER_ROLES)
    assert held.municipality_id == (town().pk if scope == "town" else None)


def test_case_managers_work_for_their_own_carrier():
    chiara = person("chiara", of=caritas())
    assert grant(chiara, Role.CASE_MANAGER).carrier == caritas()


def test_case_managers_without_a_carrier_are_refused():
    with pytest.raises(Refused, match="Wählen Sie den Träger"):
        grant(person("veit"), Role.CASE_MANAGER)


class GrantDates(TestCase):
    @given(start=st.integers(-800, 800), length=st.none() | st.integers(0, 800), day=st.integers(-1700, 1700))
    def test_a_grant_counts_from_its_first_to_its_last_day(self, start, length, day):
        user = User.objects.get_or_create(
            email="veit@federlohe.example", defaults={"name": "Veit Vonaußen", "sorting": "veit"}
        )[0]
        first = TODAY + timedelta(days=start)
        last = None if length is None else first + timedelta(days=length)
        asked = TODAY + timedelta(days=day)
        made = Grant.objects.create(user=user, role=Role.PRESS, valid_from=first, valid_until=last, granted_at=NOW)
        expected = first <= asked and (last is None or asked <= last)
        self.assertEqual(Grant.objects.valid_on(asked).exists(), expected)
        self.assertEqual(made.stands(asked) == "valid", expected)
        at = NOW + timedelta(days=day)
        self.assertEqual(queries.actor_of(user, at=at).holds(Role.PRESS), expected)
        self.assertEqual(queries.people_with(Role.PRESS, at=at).filter(pk=user.pk).exists(), expected)


def test_a_revoked_role_is_gone_at_once():
    aylin = person("aylin", Role.COORDINATION)
    operations.revoke_grant(grant=aylin.grants.get(), by=administrator(), at=NOW)
    assert not actor(aylin).roles
    with pytest.raises(Refused, match="schon entzogen"):
        operations.revoke_grant(grant=aylin.grants.get(), by=administrator(), at=NOW)


@pytest.mark.parametrize("more", [{"guest": True}, {"deputy_for": "chiara"}])
def test_guests_and_deputies_need_a_last_day(more):
    chiara = person("chiara", of=caritas())
    grant(chiara, Role.CASE_MANAGER)
    dragan = person("dragan", of=caritas())
    more = {"deputy_for": chiara} if "deputy_for" in more else more
    with pytest.raises(Refused, match="braucht ein Enddatum") as refused:
        grant(dragan, Role.CASE_MANAGER, **more)
    assert refused.value.field == "valid_until"
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=dragan, role=Role.CASE_MANAGER, valid_from=TODAY, granted_at=NOW, guest=True)


def test_a_deputy_acts_until_the_last_day_and_says_for_whom():
    chiara, dragan = person("chiara", of=caritas()), person("dragan", of=caritas())
    grant(chiara, Role.CASE_MANAGER)
    grant(dragan, Role.CASE_MANAGER, deputy_for=chiara, valid_until=TODAY + timedelta(days=6))
    assert actor(dragan).roles[0].deputy_for == "Chiara Colbrunetti"
    assert actor(dragan, at=NOW + timedelta(days=6)).holds(Role.CASE_MANAGER)
    assert not actor(dragan, at=NOW + timedelta(days=7)).holds(Role.CASE_MANAGER)


def test_nobody_stands_in_for_somebody_without_the_role():
    with pytest.raises(Refused, match="hat diese Rolle selbst nicht"):
        grant(person("dragan"), Role.PRESS, deputy_for=person("veit"), valid_until=TODAY)
    with pytest.raises(Refused, match="vertritt sich selbst"):
        dragan = person("dragan", Role.PRESS)
        grant(dragan, Role.PRESS, deputy_for=dragan, valid_until=TODAY)


def test_a_guest_can_stay_longer_but_not_for_ever():
    halyna = person("halyna")
    made = grant(halyna, Role.GROUP_MEMBER, guest=True, valid_until=TODAY)
    later = TODAY + timedelta(days=90)
    operations.change_grant_end(grant=made, valid_until=later, by=administrator(), at=NOW)
    assert actor(halyna, at=NOW + timedelta(days=90)).holds(Role.GROUP_MEMBER)
    with pytest.raises(Refused, match="braucht ein Enddatum"):
        operations.change_grant_end(grant=made, valid_until=None, by=administrator(), at=NOW)


@pytest.mark.parametrize("valid_until", [date(2026, 11, 22), date(2020, 1, 1)])
def test_a_role_does_not_end_before_it_begins(valid_until):
    with pytest.raises(Refused, match="liegt vor dem Anfang"):
        grant(person("veit"), Role.PRESS, valid_until=valid_until)


def test_the_same_role_is_not_given_twice():
    aylin = person("aylin", Role.COORDINATION)
    with pytest.raises(Refused, match="hat diese Rolle dort schon"):
        grant(aylin, Role.COORDINATION)
    grant(aylin, Role.COORDINATION, municipality=town())


def test_only_administration_with_a_second_factor_gives_roles():
    veit, samuel = person("veit"), person("samuel", Role.ADMINISTRATION)
    values = {"user": veit, "role": Role.PRESS, "at": NOW, "valid_from": TODAY}
    with pytest.raises(SecondFactorNeeded):
        operations.grant_role(**values, by=actor(samuel))
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        operations.grant_role(**values, by=actor(person("aylin", Role.COORDINATION), second_factor=True))
    operations.grant_role(**values, by=actor(samuel, second_factor=True))
    assert actor(veit).holds(Role.PRESS)


def test_the_last_administration_stays():
    samuel = person("samuel", Role.ADMINISTRATION)
    with pytest.raises(Refused, match="Mindestens eine Person"):
        operations.revoke_grant(grant=samuel.grants.get(), by=administrator(), at=NOW)
    grant(person("bernward"), Role.ADMINISTRATION)
    operations.revoke_grant(grant=samuel.grants.get(), by=administrator(), at=NOW)
    assert not actor(samuel).roles


@pytest.mark.parametrize("role", list(Role))
def test_the_wall_lets_residence_authorities_only_decide_and_carry_out(role):
    wiebke = person("wiebke", of=residence_authority())
    if role in rules.RESIDENCE_ROLES:
        grant(wiebke, role)
        assert actor(wiebke).residence_authority
        return
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        grant(wiebke, role)
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        grant(person("veit"), role, carrier=residence_authority())


def test_nobody_with_a_role_behind_the_wall_moves_to_a_residence_authority():
    aylin = person("aylin", Role.COORDINATION, of=carrier())
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        operations.change_user(
            user=aylin, revision=1, by=SYSTEM, at=NOW, email=aylin.email, name=aylin.name, function="",
            language="de", carrier=residence_authority(),
        )  # fmt: skip
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        operations.change_carrier(carrier=carrier(), revision=1, by=SYSTEM, at=NOW, kind="residence_authority")


def test_a_residence_authority_keeps_no_case_files():
    with pytest.raises(Refused, match="keine Fallakten"):
        carrier("Einbürgerungsbehörde", "naturalisation", case_files=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(residence_authority()).objects.update(case_files=True)


def test_a_permission_behind_the_wall_stays_shut_whatever_the_roles_say():
    wiebke = person("wiebke", of=residence_authority())
    Grant.objects.create(user=wiebke, role=Role.COORDINATION, valid_from=TODAY, granted_at=NOW)
    hints = Permission("test.hints", "Hinweise lesen", roles(Role.COORDINATION), residence_authority=False)
    assert not actor(wiebke).may(hints)
    assert actor(wiebke).reach(hints).nowhere


def test_case_work_and_steering_together_bring_a_warning():
    assert rules.new_conflicts({Role.CASE_MANAGER}, Role.STEERING_MEMBER)
    assert rules.new_conflicts({Role.STEERING_MEMBER}, Role.TEAM_LEAD)
    assert not rules.new_conflicts({Role.COORDINATION}, Role.PRESS)
    assert not rules.new_conflicts({Role.CASE_MANAGER, Role.STEERING_MEMBER}, Role.PRESS)


def test_people_with_a_role_are_found_for_a_municipality():
    aylin, nuray, veit = person("aylin", Role.COORDINATION), person("nuray"), person("veit")
    grant(nuray, Role.COORDINATION, municipality=town())
    grant(veit, Role.COORDINATION, carrier=carrier())
    found = queries.people_with(Role.COORDINATION, municipality_id=town().pk, at=NOW)
    assert list(found) == [aylin, nuray]
    assert set(queries.people_with(Role.COORDINATION, at=NOW)) == {aylin, nuray, veit}
    assert not queries.people_with(Role.PRESS, at=NOW)


# --- Guests: external offices for a time, never with a case (S2-6) ------------------------------------
@pytest.mark.parametrize("role", sorted(rules.NEVER_GUESTS))
def test_no_guest_ever_opens_a_case_an_account_or_the_trail(role):
    halyna = person("halyna", of=caritas())
    with pytest.raises(Refused, match="gibt es für Gäste nicht") as refused:
        grant(halyna, role, guest=True, valid_until=TODAY + timedelta(days=30))
    assert refused.value.field == "role"
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=halyna, role=role, valid_from=TODAY, valid_until=TODAY, granted_at=NOW, guest=True)


@pytest.mark.parametrize("role", sorted(set(Role) - rules.NEVER_GUESTS - rules.CARRIER_ROLES))
def test_an_external_office_takes_part_as_a_guest_until_its_last_day(role):
    halyna = person("halyna")
    grant(halyna, role, guest=True, valid_until=TODAY + timedelta(days=30))
    assert actor(halyna, at=NOW + timedelta(days=30)).holds(role)
    assert not actor(halyna, at=NOW + timedelta(days=31)).roles


def test_a_guest_gets_no_case_by_a_second_role():
    halyna = person("halyna", of=caritas())
    made = grant(halyna, Role.GROUP_MEMBER, guest=True, valid_until=TODAY + timedelta(days=30))
    with pytest.raises(Refused, match="zurzeit Gast"):
        grant(halyna, Role.CASE_MANAGER)
    operations.revoke_grant(grant=made, by=administrator(), at=NOW)
    assert grant(halyna, Role.CASE_MANAGER).role == Role.CASE_MANAGER


def test_a_visit_lasts_two_years_at_most():
    with pytest.raises(Refused, match="höchstens zwei Jahre"):
        grant(person("halyna"), Role.GROUP_MEMBER, guest=True, valid_until=TODAY + timedelta(days=800))


def test_guests_are_listed_with_their_last_day():
    from augenhoehe.accounts.listings import _guests, role_names

    halyna = person("halyna")
    grant(halyna, Role.GROUP_MEMBER, guest=True, valid_until=TODAY + timedelta(days=8))
    grant(person("veit"), Role.GROUP_MEMBER)
    (found,) = _guests(queries.users_with_roles(administrator(), TODAY), NOW)
    assert found == halyna and "Gast bis" in role_names(found)
