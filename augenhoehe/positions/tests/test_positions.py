"""S4-12: a position is drafted by the network and decided by each body, for itself alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import AgendaItem
from augenhoehe.committees.operations import withdraw_item
from augenhoehe.committees.tests import factories as f
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.wording import differences
from augenhoehe.notices.models import Duty
from augenhoehe.positions import operations, queries, rules
from augenhoehe.positions.models import BodyAnswer, JointPosition
from augenhoehe.search.models import Document
from tests.worlds import shared

from .factories import OWN, TEXT, Net

pytestmark = pytest.mark.django_db
State = BodyAnswer.State


@shared
def net() -> Net:
    return Net()


def test_opened_it_waits_on_every_members_list_and_on_nobody_elses(net):
    position = net.opened()
    waiting = AgendaItem.objects.waiting().filter(position_answer__position=position)
    assert {one.committee for one in waiting} == set(net.bodies.values())
    assert {one.title for one in waiting} == {"Gemeinsame Position: In die Beratungsfolge"}
    assert AgendaItem.objects.filter(committee=net.network).count() == 0


def test_a_body_that_left_before_is_not_asked():
    net = Net()
    gone = net.network.memberships.get(body=net.bodies["Mohnfurt"])
    operations.end_member(membership=gone, valid_until=f.DAY - timedelta(days=1), by=SYSTEM, at=f.AT)
    position = net.opened()
    assert set(position.answers.values_list("body__names__name", flat=True)) == {
        "Ausschuss Sternmünde", "Ausschuss Nebelfurt", "Ausschuss Zwirnstadt",
    }  # fmt: skip


OUTCOMES = {
    "adopted": State.ADOPTED, "adopted_changed": State.AMENDED, "refused": State.DECLINED,
    "deferred": State.UNDECIDED, "noted": State.UNDECIDED, "elsewhere": State.UNDECIDED,
    "returned": State.UNDECIDED, "forwarded": State.UNDECIDED,
}  # fmt: skip


def test_each_vote_becomes_the_answer_of_that_body_alone(net):
    for kind, state in OUTCOMES.items():
        position = net.opened(f"Position {kind}")
        resolution = net.vote(position, "Nebelfurt", kind)
        answer = net.answer(position, "Nebelfurt")
        assert answer.state == state, kind
        assert answer.resolution == (resolution if state != State.UNDECIDED else None), kind
        others = position.answers.exclude(pk=answer.pk)
        assert set(others.values_list("state", flat=True)) == {State.WAITING}
        assert len(queries.agreement_of(queries.answers_of(position)).adopted) == int(kind == "adopted")


def test_every_kind_of_resolution_has_its_meaning_for_a_position():
    from augenhoehe.committees.models import Resolution

    assert set(rules.DECISIONS) == set(Resolution.Kind.values)
    for verb in rules.DECISIONS.values():
        assert rules.ANSWER.allows(State.WAITING, verb)


def test_published_only_after_two_votes_and_nobody_is_named_who_did_not_vote(net):
    position = net.opened()
    net.vote(position, "Sternmünde")
    with pytest.raises(Refused, match="zwei Gremien"):
        operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)
    net.vote(position, "Nebelfurt")
    net.vote(position, "Mohnfurt", "refused")
    operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)
    found = queries.agreement_of(queries.answers_of(position))
    assert [one.body.municipality.name for one in found.adopted] == ["Nebelfurt", "Sternmünde"]
    assert not found.unanimous and found.asked == 4
    text = Document.objects.get(kind="position").body
    assert "Ausschuss Nebelfurt" in text and "Ausschuss Mohnfurt" not in text and "Ausschuss Zwirnstadt" not in text


def test_all_is_said_only_when_every_body_asked_adopted_it(net):
    position = net.opened()
    for name in net.bodies:
        assert not queries.agreement_of(queries.answers_of(position)).unanimous
        net.vote(position, name)
    assert queries.agreement_of(queries.answers_of(position)).unanimous


def test_a_vote_after_publication_joins_the_list(net):
    position = net.opened()
    net.vote(position, "Sternmünde")
    net.vote(position, "Nebelfurt")
    operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)
    net.vote(position, "Mohnfurt")
    assert len(queries.agreement_of(queries.answers_of(position)).adopted) == 3
    assert "Ausschuss Mohnfurt" in Document.objects.get(kind="position").body


def test_an_amending_body_owes_its_wording_and_the_difference_is_shown_word_by_word(net):
    position = net.opened()
    net.vote(position, "Sternmünde", "adopted_changed")
    answer = net.answer(position, "Sternmünde")
    assert Duty.objects.open().filter(kind="enter_wording", subject_id=answer.pk).exists()
    with pytest.raises(Refused, match="gemeinsame Wortlaut"):
        operations.enter_wording(answer=answer, wording=TEXT, by=net.cast.emine, at=f.AFTER)
    operations.enter_wording(answer=answer, wording=OWN, by=net.cast.emine, at=f.AFTER)
    assert not Duty.objects.open().filter(kind="enter_wording", subject_id=answer.pk).exists()
    added = [one.text for one in differences(TEXT, answer.wording) if one.kind == "new"]
    assert "".join(added).split() == ["spätestens", "zwei", "Wochen", "vorher"]


def test_only_the_amending_body_writes_its_wording(net):
    position = net.opened()
    net.vote(position, "Sternmünde", "adopted_changed")
    answer = net.answer(position, "Sternmünde")
    for name, allowed in {"emine": True, "olek": True, "aylin": True, "faisal": False, "nuray": False}.items():
        assert rules.can_enter_wording(getattr(net.cast, name), answer) is allowed, name
    with pytest.raises(Refused, match="mit Änderung"):
        rules.check_enter_wording(net.cast.aylin, net.answer(position, "Nebelfurt"))


def test_the_text_stays_once_a_body_has_voted(net):
    position = net.opened()
    with pytest.raises(Refused, match="liegt den Gremien vor"):
        operations.write_version(position=position, title="x", text="y", note="", by=net.cast.emine, at=f.AT)
    net.vote(position, "Sternmünde")
    with pytest.raises(Refused, match="schon beschlossen"):
        operations.take_back_position(position=position, reason="Tippfehler", by=net.cast.aylin, at=f.AFTER)


def test_taken_back_it_leaves_every_list_and_may_be_laid_before_again(net):
    position = net.opened()
    operations.take_back_position(position=position, reason="Ein Satz fehlt", by=net.cast.aylin, at=f.AT)
    assert not AgendaItem.objects.waiting().exists() and not position.answers.exists()
    operations.write_version(
        position=position, title=position.title, text=f"{TEXT}\nUnd danach.", note="ein Satz mehr", by=net.cast.emine,
        at=f.AT,
    )  # fmt: skip
    until = f.DAY + timedelta(days=60)
    operations.open_position(position=position, decide_until=until, by=net.cast.aylin, at=f.AT)
    assert position.version.number == 2 and position.answers.count() == 4


def test_an_item_taken_off_a_list_is_no_answer_and_can_be_laid_there_again(net):
    position = net.opened()
    withdraw_item(item=net.answer(position, "Nebelfurt").item, by=SYSTEM, at=f.AT)
    answer = net.answer(position, "Nebelfurt")
    assert (answer.state, answer.resolution) == (State.UNDECIDED, None)
    operations.ask_again(answer=answer, by=net.cast.aylin, at=f.AT)
    assert net.answer(position, "Nebelfurt").item.waits
    net.vote(position, "Nebelfurt")
    assert net.answer(position, "Nebelfurt").state == State.ADOPTED


def test_once_all_have_voted_the_network_has_to_act(net):
    position = net.opened()
    for name in net.bodies:
        assert not Duty.objects.open().filter(kind="publish_position").exists()
        net.vote(position, name)
    assert Duty.objects.open().filter(kind="publish_position", subject_id=position.pk).exists()
    operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)
    assert not Duty.objects.open().filter(kind="publish_position").exists()


def test_retracted_it_is_found_by_nobody_outside_and_the_votes_stay(net):
    position = net.opened()
    net.vote(position, "Sternmünde")
    net.vote(position, "Nebelfurt")
    operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)
    operations.retract_position(position=position, reason="Rechtslage geändert", by=net.cast.aylin, at=f.AFTER)
    assert not Document.objects.filter(kind="position").exists()
    assert not queries.public_positions().exists()
    assert net.answer(position, "Sternmünde").resolution is not None
    assert net.answer(position, "Mohnfurt").item.withdrawn_at is not None


def test_of_two_who_write_at_once_one_sees_both_texts(net):
    position = net.draft()
    seen = position.revision
    operations.write_version(
        position=position, title="A", text="Erster.", note="", revision=seen, by=net.cast.emine, at=f.AT
    )
    with pytest.raises(Conflict):
        operations.write_version(
            position=position, title="B", text="Zweiter.", note="", revision=seen, by=net.cast.faisal, at=f.AT
        )
    assert queries.versions_of(position)[0].text == "Erster."


TRUTH = {
    # who: reads the draft, drafts, leads, reads what is open
    "aylin": (True, True, True, True),
    "emine": (True, True, False, True),
    "faisal": (True, True, False, True),
    "olek": (True, True, False, True),
    "nuray": (True, True, False, True),
    "korbinian": (False, False, False, True),
    "wiebke": (False, False, False, True),
    "veit": (False, False, False, True),
}


def test_who_reads_drafts_and_leads(net):
    draft, opened = net.draft(), net.opened("Zweite")
    for name, (reads, drafts, leads, reads_open) in TRUTH.items():
        actor = getattr(net.cast, name)
        seen = set(JointPosition.objects.visible_to(actor, f.DAY))
        assert (draft in seen, opened in seen) == (reads, reads_open), name
        assert rules.can_take_part(actor, net.network, f.DAY) is drafts, name
        assert rules.can_lead(actor, net.network, f.DAY) is leads, name


def test_nobody_without_an_account_reads_what_is_not_published(net):
    from augenhoehe.core.rights import ANONYMOUS

    net.draft()
    net.opened("Zweite")
    assert not JointPosition.objects.visible_to(ANONYMOUS, f.DAY).exists()


def test_the_matrix_costs_the_same_for_one_position_and_for_five(net, django_assert_num_queries):
    first = net.opened()
    with django_assert_num_queries(2):
        assert len(queries.matrix_of([first]).rows) == 4
    more = [first, *(net.opened(f"Position {number}") for number in range(4))]
    with django_assert_num_queries(2):
        matrix = queries.matrix_of(more)
    assert all(len(cells) == 5 and None not in cells for _, cells in matrix.rows)
