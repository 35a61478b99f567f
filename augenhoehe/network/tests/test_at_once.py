"""Real parallel connections: two partners agree at the same moment, or one leaves while the other agrees."""

from __future__ import annotations

from augenhoehe.core.refused import Conflict
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.network import operations
from augenhoehe.network.models import Cooperation
from augenhoehe.notices.models import Message

from . import factories as f


def test_two_last_answers_at_once_make_one_agreement(committed):
    world = f.make_world()
    made = f.a_cooperation(world.club, world.mosque)

    def agrees(organisation, by):
        partner = f.partner_of(made, organisation)
        return lambda: operations.agree_to_cooperation(partner=partner, by=by, at=f.AT, revision=1)

    works = agrees(world.club, world.cast.faisal), agrees(world.mosque, world.cast.rojda)
    assert failures_of(*works) == []
    assert Cooperation.objects.get().agreed_on == f.DAY
    # Whoever was last tells the others, once.
    assert (
        Message.objects.filter(subject__startswith="Vereinbart").count()
        + Message.objects.filter(recipient=world.cast.users["faisal"], kind="network.agree")
        .exclude(subject__startswith="Vereinbart")
        .count()
        >= 1
    )


def test_the_same_answer_given_twice_at_once_is_believed_once(committed):
    world = f.make_world()
    made = f.a_cooperation(world.club, world.mosque)
    partners = [f.partner_of(made, world.club) for _ in range(2)]
    works = [
        lambda one=one: operations.agree_to_cooperation(partner=one, by=world.cast.faisal, at=f.AT, revision=1)
        for one in partners
    ]
    assert [type(one) for one in failures_of(*works)] == [Conflict]
    assert f.partner_of(made, world.club).revision == 2
