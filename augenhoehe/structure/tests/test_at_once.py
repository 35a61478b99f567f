"""Two who work on the same hint or topic at the same moment: one wins, nothing is lost, nobody waits for ever."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.notices.models import Duty
from augenhoehe.structure import counts
from augenhoehe.structure.models import Bundling, GroupPoll, Hint, PollVote, Proposal, Topic
from augenhoehe.structure.operations import hints, topics
from augenhoehe.structure.operations.adoptions import decline_adoption, promise_adoption
from augenhoehe.structure.operations.proposals import write_proposal
from augenhoehe.structure.operations.room import open_poll, vote

from . import factories as f
from . import work_factories as w


def test_of_two_who_code_at_once_one_sees_the_conflict_page(committed):
    cast = f.the_cast()
    hint, aylin, bernward = f.a_hint(), cast.aylin, cast.bernward
    first, second = f.a_term(place=0), f.a_term(place=1)

    def code(actor, term):
        row = Hint.objects.get(pk=hint.pk)
        return lambda: hints.code_hint(hint=row, life_area=term, revision=row.revision, by=actor, at=f.AT)

    results = at_once(code(aylin, first), code(bernward, second))
    conflicts = [one for one in results if isinstance(one, Conflict)]
    assert len(conflicts) == 1
    kept = Hint.objects.get(pk=hint.pk).life_area
    assert kept in (first, second) and conflicts[0].current.life_area == kept
    assert conflicts[0].typed["life_area"] != kept


def test_two_who_bundle_the_same_hint_leave_it_in_one_topic(committed):
    cast = f.the_cast()
    hint, aylin = f.a_hint(), cast.aylin
    one, other = f.a_topic(cast), f.a_topic(cast, title="Elternabende")

    def put(topic):
        row = Hint.objects.get(pk=hint.pk)
        return lambda: topics.bundle(topic=Topic.objects.get(pk=topic.pk), hints=[row], by=aylin, at=f.AT)

    results = at_once(put(one), put(other))
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert Bundling.objects.filter(hint=hint, until=None).count() == 1
    assert sorted(Topic.objects.values_list("hint_count", flat=True)) == [0, 1]


def test_crosswise_merges_end_with_one_topic_and_all_hints(committed):
    cast = f.the_cast()
    aylin = cast.aylin
    one, other = f.a_topic(cast, *f.hints(3)), f.a_topic(cast, *f.hints(2), title="Elternabende")

    def merge(source, target):
        source, target = Topic.objects.get(pk=source.pk), Topic.objects.get(pk=target.pk)
        return lambda: topics.merge_topics(source=source, target=target, reason="Dasselbe", by=aylin, at=f.AT)

    results = at_once(merge(one, other), merge(other, one))
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert sorted(Topic.objects.values_list("hint_count", flat=True)) == [0, 5]
    assert Hint.objects.filter(topic__merged_into=None, topic__isnull=False).count() == 5


def test_numbers_stay_right_when_many_bundle_into_one_topic(committed):
    cast = f.the_cast()
    aylin, topic, members = cast.aylin, f.a_topic(cast), f.hints(6)

    def put(hint):
        row = Hint.objects.get(pk=hint.pk)
        return lambda: topics.bundle(topic=Topic.objects.get(pk=topic.pk), hints=[row], by=aylin, at=f.AT)

    results = at_once(*(put(hint) for hint in members))
    assert not [result for result in results if isinstance(result, Exception)]
    kept = Topic.objects.get(pk=topic.pk).hint_count
    counts.recount_all()
    assert kept == Topic.objects.get(pk=topic.pk).hint_count == 6


def test_two_first_proposals_at_once_leave_one_and_the_other_sees_it(committed):
    cast = f.the_cast()
    group, aylin, bernward = w.a_group(cast), cast.aylin, cast.bernward

    def write(actor, solution):
        row = w.fresh_group(group)
        texts = {**w.TEXTS, "solution": solution}
        return lambda: write_proposal(group=row, texts=texts, heard=None, short_text={}, by=actor, at=f.LATER)

    results = at_once(write(aylin, "Ein Blatt"), write(bernward, "Ein Telefon"))
    lost = [one for one in results if isinstance(one, Conflict)]
    kept = Proposal.objects.get()
    assert len(lost) == 1 and lost[0].current.solution == kept.solution != lost[0].typed["solution"]


def test_an_adoption_is_never_promised_and_declined_at_once(committed):
    cast = f.the_cast()
    adoption, aylin, linh = w.asked(cast, w.at_gate_2(cast).group.question), cast.aylin, cast.linh
    one, other = f.fresh(adoption), f.fresh(adoption)
    results = at_once(
        lambda: decline_adoption(adoption=one, reason="Nein", by=aylin, at=w.THEN),
        lambda: promise_adoption(adoption=other, answer="yes", what="Ja", due=date(2027, 2, 1), by=linh, at=w.THEN),
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    kept = f.fresh(adoption)
    duties = Duty.objects.open().filter(subject_id=adoption.pk)
    assert (kept.state, duties.exists()) in {("declined", False), ("promised", True)}


def test_many_votes_at_once_are_all_counted(committed):
    cast = f.the_cast()
    names = ("nuray", "linh", "emine", "bernward")
    group = w.a_group(cast, members=names)
    poll = open_poll(group=group, question="Wann?", options=["A", "B"], closes_on=w.DUE, by=cast.aylin, at=f.LATER)

    def choose(name):
        row, actor = GroupPoll.objects.select_related("group__committee").get(pk=poll.pk), getattr(cast, name)
        return lambda: vote(poll=row, option=1, by=actor, at=f.LATER)

    results = at_once(*(choose(name) for name in names))
    assert not [result for result in results if isinstance(result, Exception)]
    assert PollVote.objects.filter(option=1).count() == len(names)
