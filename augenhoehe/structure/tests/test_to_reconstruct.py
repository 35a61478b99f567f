"""A topic is put up for case reconstruction, waits where they are planned, and comes back with the evidence (S4-31)."""

from __future__ import annotations

import pytest

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Role
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Reconstruction, Topic
from augenhoehe.structure.operations import owing, topics
from augenhoehe.structure.operations import reconstructions as verbs
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.queries import reconstructions as queries
from augenhoehe.structure.rules import topics as rules
from augenhoehe.structure.tests.pages import client_of, page, send, to, words
from tests.worlds import shared

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
WHY = "Wo bricht die Auskunft ab?"


@shared
def cast():
    return f.the_cast()


def put_up(cast, topic: Topic | None = None) -> Topic:
    topic = topic or f.a_topic(cast, *f.hints(2))
    topics.set_topic_state(topic=topic, verb="reconstruct", reason=WHY, by=cast.aylin, at=f.AT)
    return f.fresh(topic)


def duties(topic: Topic):
    return Duty.objects.filter(kind=owing.PLAN, subject_id=topic.pk)


def test_it_says_what_is_to_be_clarified_and_the_moderation_is_owing(cast):
    topic = f.a_topic(cast, *f.hints(2))
    with pytest.raises(Refused, match="klären soll"):
        topics.set_topic_state(topic=topic, verb="reconstruct", by=cast.aylin, at=f.AT)
    topic = put_up(cast, f.fresh(topic))
    assert (topic.state, topic.state_reason) == (Topic.State.TO_RECONSTRUCT, WHY)
    duty = duties(topic).get()
    assert (duty.role, duty.done_at) == (Role.RECONSTRUCTION, None) and duty.due
    # Duties are read by role alone: what the topic is about stays on its page.
    assert topic.title not in duty.title


def test_released_the_reconstruction_brings_the_topic_back_ripe_and_with_its_evidence(cast):
    topic, other = put_up(cast), f.a_topic(cast, *f.hints(1), title="Elternabende")
    made = w.a_reconstruction(cast, topic, other)
    assert duties(topic).get().outcome == "geplant"
    assert f.fresh(topic).state == Topic.State.TO_RECONSTRUCT
    verbs.release_reconstruction(reconstruction=made, by=cast.aylin, at=f.LATER)
    assert (f.fresh(topic).state, f.fresh(topic).state_reason) == (Topic.State.RIPE, "")
    assert f.fresh(other).state == Topic.State.COLLECTED
    entry = AuditEntry.objects.get(verb="prove_topic")
    assert (entry.object_id, entry.actor_id) == (str(topic.pk), cast.aylin.user_id)
    assert queries.of_topic(cast.aylin, topic) == [made]


def test_without_a_topic_in_it_a_release_brings_none_back(cast):
    topic = put_up(cast)
    verbs.release_reconstruction(reconstruction=w.a_reconstruction(cast), by=cast.aylin, at=f.LATER)
    assert f.fresh(topic).state == Topic.State.TO_RECONSTRUCT


@pytest.mark.parametrize("leave", ["collect", "rest", "merge", "draft", "answer"])
def test_however_it_leaves_nobody_owes_the_planning_any_more(cast, leave):
    topic, at = put_up(cast), f.LATER
    if leave == "merge":
        target = f.a_topic(cast, title="Elternabende")
        topics.merge_topics(source=topic, target=target, reason="Dasselbe", by=cast.aylin, at=at)
    elif leave == "draft":
        f.a_question(cast, topic)
    elif leave == "answer":
        give_answer(topic=topic, text=f.short("Getan."), kind="final", by=cast.aylin, at=at)
    else:
        topics.set_topic_state(topic=topic, verb=leave, reason="Anders", by=cast.aylin, at=at)
    assert f.fresh(topic).state != Topic.State.TO_RECONSTRUCT
    duty = duties(topic).get()
    assert duty.done_at and duty.outcome


def test_hints_still_come_in_while_it_waits(cast):
    topic = put_up(cast)
    topics.bundle(topic=topic, hints=[f.a_hint()], by=cast.aylin, at=f.LATER)
    assert f.fresh(topic).state == Topic.State.TO_RECONSTRUCT


def test_topics_that_become_one_share_what_proves_them(cast):
    one, other = f.a_topic(cast, *f.hints(2)), f.a_topic(cast, *f.hints(1), title="Elternabende")
    made = w.a_reconstruction(cast, one)
    verbs.release_reconstruction(reconstruction=made, by=cast.aylin, at=f.AT)
    topics.merge_topics(source=f.fresh(one), target=other, reason="Dasselbe", by=cast.aylin, at=f.LATER)
    assert queries.of_topic(cast.aylin, f.fresh(other)) == [made]


def test_who_puts_a_topic_up_for_reconstruction(cast):
    topic = f.a_topic(cast, *f.hints(2))
    for role in Role:
        for wall in (False, True):
            may = role == Role.COORDINATION and not wall
            assert allowed(rules.check_set_state, f.acting(role, wall=wall), topic, "reconstruct", WHY) is may, role


def test_only_who_reads_topics_sees_which_wait(cast):
    topic = put_up(cast)
    for role in Role:
        for wall in (False, True):
            reads = role in {Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.RECONSTRUCTION} and not wall
            assert queries.waiting_topics(f.acting(role, wall=wall)) == ([topic] if reads else []), (role, wall)


def test_by_the_pages_from_the_store_to_the_plan(cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.LATER)
    topic, aylin = f.a_topic(cast, *f.hints(2)), client_of(cast)
    text = send(aylin, to("topic_state", topic), verb="reconstruct", reason="", revision=f.fresh(topic).revision)
    assert "was die Fallrekonstruktion klären soll" in words(text)
    send(aylin, to("topic_state", topic), verb="reconstruct", reason=WHY, revision=f.fresh(topic).revision)
    shown = words(page(aylin, to("topic", topic)))
    assert "zur Rekonstruktion" in shown and f"Das soll die Fallrekonstruktion klären {WHY}" in shown
    listed = page(aylin, to("reconstructions"))
    assert topic.title in listed and WHY in listed and "Planen" in listed
    form = page(aylin, f"{to('reconstruction_new')}?thema={topic.pk}")
    assert f'value="{topic.pk}"' in form and "checked" in form
    send(aylin, to("reconstruction_new"), title="Vom Bescheid", held_on="14.5.2027", moderation="Diakonie",
         source="advice", topics=[str(topic.pk)])  # fmt: skip
    made = Reconstruction.objects.get()
    assert queries.topics_of(made, cast.aylin) == [topic]
    assert "eine ist geplant" in words(page(aylin, to("reconstructions")))
