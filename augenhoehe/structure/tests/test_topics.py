"""Topics: bundled, moved, merged, split; no hint loses where it came from."""

from __future__ import annotations

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.structure import counts
from augenhoehe.structure.models import Bundling, Hint, QuestionHint, Topic
from augenhoehe.structure.operations import hints as hint_verbs
from augenhoehe.structure.operations import questions, topics
from augenhoehe.structure.operations.answers import give_answer
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def numbers(topic: Topic) -> tuple[int, int, int, int]:
    topic = f.fresh(topic)
    return topic.hint_count, topic.person_count, topic.town_count, topic.source_count


def test_chosen_hints_become_a_new_topic_in_one_step(cast):
    chosen = f.hints(4, "Sternmünde", "Nebelfurt")
    topic = f.a_topic(cast, *chosen)
    assert numbers(topic) == (4, 4, 2, 1)
    assert {f.fresh(one).state for one in chosen} == {Hint.State.BUNDLED}
    assert Bundling.objects.filter(topic=topic, until=None).values_list("hint", flat=True).distinct().count() == 4


def test_sources_are_counted_by_kind_and_carrier(cast):
    centre, youth = (cast.users[name].carrier for name in ("aylin", "linh"))
    members = [
        f.a_hint(), f.a_hint(), f.a_hint(source="advice", carrier=centre), f.a_hint(source="advice", carrier=youth),
    ]  # fmt: skip
    assert numbers(f.a_topic(cast, *members))[3] == 3


def test_one_person_who_reports_twice_is_one_person(cast):
    first = f.a_hint(email="person@mail.example")
    second = f.a_hint(email="person@mail.example")
    assert numbers(f.a_topic(cast, first, second))[:2] == (2, 1)


def test_bundling_moves_a_hint_and_keeps_where_it_lay(cast):
    hint = f.a_hint()
    old, new = f.a_topic(cast, hint), f.a_topic(cast, title="Elternabende")
    topics.bundle(topic=new, hints=[f.fresh(hint)], by=cast.aylin, at=f.LATER)
    assert (numbers(old)[0], numbers(new)[0]) == (0, 1)
    lay = list(Bundling.objects.filter(hint=hint).order_by("since").values_list("topic", "until"))
    assert lay == [(old.pk, f.LATER.date()), (new.pk, None)]


def test_hints_without_a_life_area_take_that_of_the_topic(cast):
    coded, open_one = f.a_hint(), f.a_hint()
    hint_verbs.code_hint(hint=coded, life_area=f.a_term(place=3), by=cast.aylin, at=f.AT)
    f.a_topic(cast, f.fresh(coded), open_one, life_area=f.a_term(place=1))
    assert f.fresh(open_one).life_area == f.a_term(place=1)
    assert f.fresh(coded).life_area == f.a_term(place=3)


def test_what_somebody_moved_meanwhile_is_not_moved_blindly(cast):
    hint = f.a_hint()
    stale = f.fresh(hint)
    f.a_topic(cast, hint)
    with pytest.raises(Refused, match="inzwischen"):
        f.a_topic(cast, stale, title="Anderes Thema")


def test_taken_out_a_hint_waits_again(cast):
    coded, plain = f.a_hint(), f.a_hint()
    hint_verbs.code_hint(hint=coded, life_area=f.a_term(), by=cast.aylin, at=f.AT)
    topic = f.a_topic(cast, f.fresh(coded), plain)
    for hint in (coded, plain):
        topics.unbundle(hint=f.fresh(hint), by=cast.aylin, at=f.LATER)
    assert (f.fresh(coded).state, f.fresh(plain).state) == (Hint.State.CODED, Hint.State.SEEN)
    assert numbers(topic)[0] == 0
    assert not Bundling.objects.filter(until=None).exists()


def test_merged_topics_are_one_and_the_source_says_where_its_hints_went(cast):
    one, other = f.a_topic(cast, *f.hints(3)), f.a_topic(cast, *f.hints(2), title="Elternabende")
    topics.merge_topics(source=other, target=one, reason="Beides ist die Kita", by=cast.aylin, at=f.LATER)
    gone = f.fresh(other)
    assert (gone.state, gone.merged_into, gone.state_reason) == (Topic.State.DROPPED, one, "Beides ist die Kita")
    assert (numbers(one)[0], numbers(other)[0]) == (5, 0)
    assert Bundling.objects.filter(topic=other, until=f.LATER.date()).count() == 2
    with pytest.raises(Refused):
        topics.bundle(topic=gone, hints=[f.a_hint()], by=cast.aylin, at=f.LATER)


def test_a_topic_does_not_merge_into_itself_nor_without_a_reason(cast):
    one, other = f.a_topic(cast, *f.hints(1)), f.a_topic(cast, title="Elternabende")
    with pytest.raises(Refused, match="anderes Thema"):
        topics.merge_topics(source=one, target=f.fresh(one), reason="so", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match="in einem Satz"):
        topics.merge_topics(source=one, target=other, reason=" ", by=cast.aylin, at=f.AT)


def test_a_split_topic_points_back_and_keeps_at_least_one_hint(cast):
    members = f.hints(3)
    topic = f.a_topic(cast, *members)
    chosen = [f.fresh(members[0])]
    made = topics.split_topic(
        topic=topic, hints=chosen, title="Nur Elternabende", reason="Andere Stelle", by=cast.aylin, at=f.LATER
    )
    assert (made.split_from, numbers(made)[0], numbers(topic)[0]) == (topic, 1, 2)
    assert f.fresh(members[0]).topic == made
    with pytest.raises(Refused, match="mindestens einen"):
        rest = [f.fresh(one) for one in members[1:]]
        topics.split_topic(topic=f.fresh(topic), hints=rest, title="Rest", reason="–", by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="in diesem Thema"):
        topics.split_topic(
            topic=f.fresh(topic), hints=[f.fresh(members[0])], title="Fremd", reason="–", by=cast.aylin, at=f.LATER
        )


def test_a_topic_with_waiting_hints_is_not_dropped(cast):
    topic = f.a_topic(cast, *f.hints(1))
    with pytest.raises(Refused, match="warten noch Hinweise"):
        topics.set_topic_state(topic=topic, verb="drop", reason="Unklar", by=cast.aylin, at=f.AT)
    empty = f.a_topic(cast, title="Leer")
    topics.set_topic_state(topic=empty, verb="drop", reason="Doppelt angelegt", by=cast.aylin, at=f.AT)
    assert f.fresh(empty).state == Topic.State.DROPPED


def test_a_resting_topic_wakes_up_with_a_new_hint(cast):
    topic = f.a_topic(cast, *f.hints(1))
    topics.set_topic_state(topic=topic, verb="rest", reason="Erst nach den Ferien", by=cast.aylin, at=f.AT)
    topics.bundle(topic=f.fresh(topic), hints=[f.a_hint()], by=cast.aylin, at=f.LATER)
    assert f.fresh(topic).state == Topic.State.COLLECTED


def test_resting_needs_a_reason(cast):
    with pytest.raises(Refused, match="in einem Satz"):
        topics.set_topic_state(topic=f.a_topic(cast), verb="rest", by=cast.aylin, at=f.AT)


def test_hints_that_join_a_topic_in_a_question_feed_the_question(cast):
    topic = f.a_topic(cast, *f.hints(5))
    question = f.a_question(cast, topic)
    late = f.a_hint()
    topics.bundle(topic=f.fresh(topic), hints=[late], by=cast.aylin, at=f.LATER)
    assert f.fresh(late).state == Hint.State.IN_QUESTION
    assert QuestionHint.objects.filter(question=question, hint=late).exists()


def test_a_hint_that_joins_between_the_result_and_the_answer_gets_the_answer(cast):
    """Found by the machine of test_loop.py: the question had ended, so nobody was told any more."""
    topic = f.a_topic(cast, *f.hints(5))
    question = f.decided(cast, f.submitted(cast, f.a_question(cast, topic)))
    questions.close_question(question=question, verb="solve", reason="Getan", by=cast.aylin, at=f.LATER)
    late = f.a_hint()
    topics.bundle(topic=f.fresh(topic), hints=[late], by=cast.aylin, at=f.LATER)
    answer = give_answer(question=f.fresh(question), text=f.short("Getan."), kind="final", by=cast.aylin, at=f.LATER)
    assert (answer.hints_reached, f.fresh(late).state) == (6, Hint.State.ANSWERED)


def test_a_topic_in_a_question_is_neither_split_nor_merged_away(cast):
    topic, other = f.a_topic(cast, *f.hints(5)), f.a_topic(cast, *f.hints(1), title="Elternabende")
    f.a_question(cast, topic)
    member = Hint.objects.filter(topic=topic).first()
    with pytest.raises(Refused, match="Strukturfrage"):
        topics.split_topic(topic=f.fresh(topic), hints=[member], title="Neu", reason="–", by=cast.aylin, at=f.LATER)
    with pytest.raises(Refused, match="Strukturfrage"):
        topics.merge_topics(source=f.fresh(topic), target=other, reason="–", by=cast.aylin, at=f.LATER)
    topics.merge_topics(source=other, target=f.fresh(topic), reason="Gehört dazu", by=cast.aylin, at=f.LATER)
    assert set(Hint.objects.filter(topic=topic).values_list("state", flat=True)) == {Hint.State.IN_QUESTION}


def test_a_town_reshapes_only_topics_whose_hints_are_all_its_own(cast):
    sternmuende = f.acting(Role.COORDINATION, place=f.town("Sternmünde"))
    own, mixed = f.a_topic(cast, *f.hints(2, "Sternmünde")), f.a_topic(cast, *f.hints(2, "Sternmünde", "Mohnfurt"))
    topics.set_topic_state(topic=own, verb="watch", by=sternmuende, at=f.AT)
    with pytest.raises(Refused, match="anderer Kommunen"):
        topics.set_topic_state(topic=mixed, verb="watch", by=sternmuende, at=f.AT)
    topics.bundle(topic=mixed, hints=[f.a_hint(place="Sternmünde")], by=sternmuende, at=f.AT)
    with pytest.raises(Refused, match="Ihrem Bereich"):
        topics.bundle(topic=own, hints=[f.a_hint(place="Mohnfurt")], by=sternmuende, at=f.AT)


def test_below_the_threshold_only_who_opens_the_hints_reads_a_number(cast):
    topic = f.a_topic(cast, *f.hints(3, "Zwirnstadt", "Sternmünde"))
    waiting = counts.spread_of_topic(f.fresh(topic), cast.nuray)
    assert (waiting.people, waiting.stand, waiting.below) == ("Zahlen folgen zum Quartalsende", "", False)
    f.release_numbers(counts.TOPICS)
    inside = counts.spread_of_topic(f.fresh(topic), cast.aylin)
    outside = counts.spread_of_topic(f.fresh(topic), cast.nuray)
    assert (inside.people, inside.towns, inside.plain, inside.below) == ("3", "2", True, True)
    assert (outside.people, outside.plain) == ("nicht gezeigt", False) and outside.stand.startswith("Stand ")


def test_enough_people_are_shown_to_all_who_read_topics(cast):
    topic = f.fresh(f.a_topic(cast, *f.hints(6)))
    f.release_numbers(counts.TOPICS)
    moderator = f.acting(Role.RECONSTRUCTION)
    spread = counts.spread_of_topic(topic, moderator)
    assert (spread.people, spread.below) == ("6", False) and spread.stand.startswith("Stand ")


def test_the_numbers_can_be_made_anew_after_a_bulk_load(cast):
    topic = f.a_topic(cast, *f.hints(4))
    Topic.objects.update(hint_count=99, person_count=0)
    counts.recount_all()
    assert numbers(topic) == (4, 4, 3, 1)
