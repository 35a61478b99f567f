"""Two who work on the same hint or topic at the same moment: one wins, nothing is lost, nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.structure import counts
from augenhoehe.structure.models import Bundling, Hint, Topic
from augenhoehe.structure.operations import hints, topics

from . import factories as f


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run the works in threads with connections of their own, all released at one moment; results or exceptions."""
    barrier, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        try:
            barrier.wait(10)
            results[place] = work()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert not any(one.is_alive() for one in threads)
    return results


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
