"""S4-9, S4-10: a network has bodies as members, and a space of its own in which each of them writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.committees.tests import factories as f
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.models import Membership, SpaceEntry
from tests.worlds import shared

from .factories import Net

pytestmark = pytest.mark.django_db


@shared
def net() -> Net:
    return Net()


def entry(net, town="Sternmünde", who="emine", **more) -> SpaceEntry:
    values = {"kind": "practice", "title": "Sprachcafé", "text": "Jeden Dienstag kommen zwanzig Leute.", **more}
    return operations.write_entry(
        network=net.network, body=net.bodies[town], by=getattr(net.cast, who), at=f.AT, **values
    )


# --- Members ----------------------------------------------------------------------------------------------
def test_members_are_bodies_with_dates(net):
    assert [one.municipality.name for one in queries.member_bodies(net.network, f.DAY)] == sorted(net.bodies)
    leaving = net.network.memberships.get(body=net.bodies["Mohnfurt"])
    operations.end_member(membership=leaving, valid_until=f.DAY, by=net.cast.aylin, at=f.AT)
    assert len(queries.member_bodies(net.network, f.DAY)) == 4
    assert len(queries.member_bodies(net.network, f.DAY + timedelta(days=1))) == 3


def test_a_body_is_member_once_at_a_time_even_past_our_rules(net):
    with pytest.raises(Refused, match="schon zum Netzwerk"):
        operations.add_member(
            network=net.network, body=net.bodies["Mohnfurt"], valid_from=f.DAY, by=net.cast.aylin, at=f.AT
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(network=net.network, body=net.bodies["Mohnfurt"], valid_from=f.DAY)


def test_only_deciding_bodies_join_and_only_a_network_takes_members(net):
    group = f.a_committee(net.cast, "project_group", "Projektgruppe")
    with pytest.raises(Refused, match="selbst beschließt"):
        operations.add_member(network=net.network, body=group, valid_from=f.DAY, by=net.cast.aylin, at=f.AT)
    steering = f.a_committee(net.cast)
    with pytest.raises(Refused, match="nur ein Netzwerk"):
        operations.add_member(
            network=steering, body=net.bodies["Mohnfurt"], valid_from=f.DAY, by=net.cast.aylin, at=f.AT
        )


def test_half_a_year_without_a_meeting_is_said(net):
    assert queries.rhythm_of(net.network, f.AT).late
    f.a_meeting(net.network)
    assert not queries.rhythm_of(net.network, f.AT).late
    assert queries.rhythm_of(net.network, f.THURSDAY + timedelta(days=200)).late
    assert not queries.rhythm_of(net.network, f.THURSDAY + timedelta(days=100)).late


# --- Space -------------------------------------------------------------------------------------------------
SEES = {"emine": True, "faisal": True, "olek": True, "nuray": True, "aylin": True, "korbinian": False, "wiebke": False}


def test_the_space_is_open_to_the_networks_side(net):
    entry(net)
    for name, sees in SEES.items():
        assert queries.entries_for(getattr(net.cast, name), f.DAY).exists() is sees, name


SPEAKS = {
    ("emine", "Sternmünde"): True, ("emine", "Nebelfurt"): False, ("faisal", "Nebelfurt"): True,
    ("olek", "Sternmünde"): True, ("olek", "Nebelfurt"): False, ("nuray", "Zwirnstadt"): True,
    ("aylin", "Mohnfurt"): True, ("korbinian", "Sternmünde"): False,
}  # fmt: skip


def test_each_writes_for_the_own_body_only(net):
    for (name, town), speaks in SPEAKS.items():
        actor = getattr(net.cast, name)
        assert rules.can_speak_for(actor, net.network, net.bodies[town], f.DAY) is speaks, (name, town)


def test_an_entry_is_changed_settled_and_taken_back_by_its_body_and_commented_by_others(net):
    made = entry(net)
    with pytest.raises(Refused, match="sprechen Sie"):
        operations.settle_entry(entry=made, by=net.cast.faisal, at=f.AT)
    operations.comment_on_entry(
        entry=made, body=net.bodies["Nebelfurt"], text="Wie viele Helfende?", by=net.cast.faisal, at=f.AT
    )
    operations.settle_entry(entry=made, by=net.cast.emine, at=f.AT)
    with pytest.raises(Refused, match="Ändern"):
        operations.change_entry(entry=made, kind="goal", title="x", text="y", by=net.cast.emine, at=f.AT)
    operations.resume_entry(entry=made, by=net.cast.emine, at=f.AT)
    operations.remove_entry(entry=made, by=net.cast.emine, at=f.AT)
    with pytest.raises(Refused, match="zurückgenommen"):
        operations.comment_on_entry(
            entry=made, body=net.bodies["Nebelfurt"], text="Noch etwas", by=net.cast.faisal, at=f.AT
        )


def test_who_comes_too_late_overwrites_nothing(net):
    made = entry(net)
    operations.change_entry(entry=made, revision=1, kind="goal", title="A", text="Eins", by=net.cast.emine, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_entry(entry=made, revision=1, kind="goal", title="B", text="Zwei", by=SYSTEM, at=f.AT)
    assert SpaceEntry.objects.get().title == "A"
