"""Who may do what with committees: every role, own and foreign town, with and without a seat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees import queries, rules
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Resolution
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Role
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
MANAGERS = {Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE}
RECORDERS = {Role.COORDINATION, Role.COMMITTEE_OFFICE}


@shared
def cast():
    return f.the_cast()


@shared
def committees(cast):
    """One of Sternmünde, one of Zwirnstadt, one of the whole Kreis; none of them public."""
    kind = Committee.Kind.WORKING_GROUP
    return {
        "own": f.a_committee(cast, kind, "Eigener", place=f.town("Sternmünde"), public=False),
        "foreign": f.a_committee(cast, kind, "Fremder", place=f.town("Zwirnstadt"), public=False),
        "kreis": f.a_committee(cast, kind, "Ganzer Kreis", public=False),
    }


def acting(role: Role, place=None, *, wall: bool = False) -> Actor:
    held = HeldRole(role, municipality_id=place.pk if place else None)
    return Actor(user_id=new_id(), name="Jemand", roles=(held,), residence_authority=wall)


def may(check, *args) -> bool:
    return allowed(check, *args)


@pytest.mark.parametrize("role", list(Role))
def test_who_manages_a_committee(role, committees):
    """A role for Sternmünde reaches Sternmünde, one for the whole Kreis reaches everything."""
    manages = role in MANAGERS
    own, whole = acting(role, f.town("Sternmünde")), acting(role)
    assert {name: may(rules.check_manage, own, one) for name, one in committees.items()} == {
        "own": manages, "foreign": False, "kreis": False,
    }  # fmt: skip
    assert {may(rules.check_manage, whole, one) for one in committees.values()} == {manages}


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_a_committee_that_is_not_public(role, committees):
    own, whole = acting(role, f.town("Sternmünde")), acting(role)
    assert set(queries.committees_for(own, f.DAY)) == ({committees["own"]} if role in MANAGERS else set())
    assert set(queries.committees_for(whole, f.DAY)) == (set(committees.values()) if role in MANAGERS else set())


@pytest.mark.parametrize("role", list(Role))
def test_who_records_a_resolution(role, committees):
    items = {name: f.on_agenda(one) for name, one in committees.items()}
    own, whole = acting(role, f.town("Sternmünde")), acting(role)
    assert {name: may(rules.check_decide, own, one) for name, one in items.items()} == {
        "own": role in RECORDERS, "foreign": False, "kreis": False,
    }  # fmt: skip
    assert {may(rules.check_decide, whole, one) for one in items.values()} == {role in RECORDERS}


def test_the_chair_records_on_the_days_of_the_chair(cast, committees):
    item = f.on_agenda(committees["own"])
    f.seat(cast, committees["own"], "emine", chair=True, valid_until=f.THURSDAY.date())
    assert may(rules.check_decide, cast.emine, item)
    assert not may(rules.check_decide, cast.emine, item, f.THURSDAY.date() + timedelta(days=1))
    assert not may(rules.check_decide, cast.emine, f.on_agenda(committees["foreign"]))


def test_the_chair_prepares_meetings_and_a_plain_member_does_not(cast, committees):
    f.seat(cast, committees["own"], "emine", chair=True, valid_until=f.DAY)
    f.seat(cast, committees["own"], "rojda")
    assert may(rules.check_prepare, cast.emine, committees["own"], f.DAY)
    assert not may(rules.check_manage, cast.emine, committees["own"])
    assert not may(rules.check_prepare, cast.emine, committees["own"], f.DAY + timedelta(days=1))
    assert not may(rules.check_prepare, cast.emine, committees["foreign"], f.DAY)
    assert not may(rules.check_prepare, cast.rojda, committees["own"], f.DAY)


def test_a_plain_member_records_nothing(cast, committees):
    item = f.on_agenda(committees["own"])
    f.seat(cast, committees["own"], "emine")
    assert not may(rules.check_decide, cast.emine, item)


def test_members_and_managers_lay_items_before_a_committee_and_nobody_else(cast, committees):
    f.seat(cast, committees["own"], "emine")
    may_submit = {
        name: may(rules.check_submit, getattr(cast, name), committees["own"], f.DAY) for name in cast.users
    } | {"anonymous": may(rules.check_submit, ANONYMOUS, committees["own"], f.DAY)}
    assert {name for name, allowed in may_submit.items() if allowed} == {"aylin", "bernward", "emine", "nuray", "olek"}


def test_an_item_is_taken_back_by_who_laid_it_before_or_who_manages_there(cast, committees):
    thread = f.a_thread(cast)
    thread.municipality_id = f.town("Zwirnstadt").pk
    thread.save(update_fields=["municipality_id"])
    f.seat(cast, committees["own"], "emine")
    item = f.an_item(committees["own"], by=cast.emine, thread=thread)
    allowed = {name for name in cast.users if may(rules.check_withdraw, getattr(cast, name), item)}
    # Nuray manages neither the committee nor laid it before: she is responsible for the thread's town.
    assert allowed == {"aylin", "bernward", "emine", "olek", "nuray"}


# --- Reading ----------------------------------------------------------------------------------------
@shared
def agenda(cast):
    """A public steering group with an open, a closed and a published item."""
    group = f.seated(cast)
    f.on_agenda(group, "offen", thread=f.a_thread(cast, "offen"))
    f.on_agenda(group, "geschlossen", public=False)
    f.on_agenda(group, "veröffentlicht", thread=f.a_thread(cast, "veröffentlicht", published=True))
    return group


READERS = {
    "aylin": {"offen", "geschlossen", "veröffentlicht"},
    "korbinian": {"offen", "geschlossen", "veröffentlicht"},
    "rojda": {"offen", "geschlossen", "veröffentlicht"},
    "nuray": {"offen", "veröffentlicht"},
    "olek": {"offen", "veröffentlicht"},
    "linh": {"offen", "veröffentlicht"},
    "wiebke": {"offen", "veröffentlicht"},
    "emine": {"veröffentlicht"},
    "faisal": {"veröffentlicht"},
    "veit": {"veröffentlicht"},
}


@pytest.mark.parametrize("name", READERS)
def test_who_reads_which_items_of_a_public_committee(cast, agenda, name):
    assert set(queries.items_for(getattr(cast, name), f.DAY).values_list("title", flat=True)) == READERS[name]


def test_a_stranger_sees_nothing_of_a_hidden_committee(cast, agenda):
    Committee.objects.update(public=False)
    for actor in (cast.veit, cast.emine, cast.wiebke, ANONYMOUS):
        assert not queries.committees_for(actor, f.DAY).exists()
        assert not queries.meetings_for(actor, f.DAY).exists()
        assert not queries.items_for(actor, f.DAY).exists()
    assert Meeting.objects.exists() and AgendaItem.objects.exists()


def test_a_closed_meeting_is_read_by_members_and_people_with_a_role_and_an_open_one_by_everybody(cast):
    group = f.seated(cast)
    closed, public = f.a_meeting(group), f.a_meeting(group, public=True)
    with_account = {"veit", *cast.users}
    seen = {name: set(queries.meetings_for(getattr(cast, name), f.DAY)) for name in with_account}
    assert seen.pop("veit") == {public}
    assert all(found == {closed, public} for found in seen.values())


def test_an_ended_seat_closes_what_it_had_opened(cast, committees):
    f.seat(cast, committees["own"], "emine", valid_until=f.DAY)
    assert committees["own"] in queries.committees_for(cast.emine, f.DAY)
    assert committees["own"] not in queries.committees_for(cast.emine, f.DAY + timedelta(days=1))


def test_without_a_day_a_seat_opens_nothing(cast, committees):
    f.seat(cast, committees["own"], "emine")
    assert not queries.committees_for(cast.emine).exists()


def test_resolutions_follow_their_items(cast, agenda):
    for item in AgendaItem.objects.order_by("order"):
        f.decided(item)
    assert queries.resolutions_for(cast.veit, f.DAY).count() == 1
    assert queries.resolutions_for(cast.rojda, f.DAY).count() == Resolution.objects.count() == 3


def test_names_are_for_people_with_a_role_and_for_members(cast, agenda):
    assert {name for name in cast.users if queries.reads_names(getattr(cast, name), agenda, f.DAY)} == set(
        cast.users
    ) - {"veit"}
    f.seat(cast, agenda, "veit")
    assert queries.reads_names(cast.veit, agenda, f.DAY)
    assert not queries.reads_names(ANONYMOUS, agenda, f.DAY)


def test_the_system_itself_may_everything(committees):
    assert all(may(rules.check_manage, SYSTEM, one) for one in committees.values())
