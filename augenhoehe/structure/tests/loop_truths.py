"""What always holds in the house, after every step of whoever: no origin, no step, no duty is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis.stateful import invariant

from augenhoehe.committees.models import AgendaItem, Mandate, Paper, Station
from augenhoehe.concept.models import Measure
from augenhoehe.journal.models import Step, Thread
from augenhoehe.notices.models import Duty
from augenhoehe.structure import counts
from augenhoehe.structure.models import (
    Adoption,
    Answer,
    Bundling,
    GroupTask,
    Hint,
    ProjectGroup,
    Proposal,
    StructuralQuestion,
    Topic,
)
from augenhoehe.structure.operations import owing
from augenhoehe.structure.queries_status import answers_to
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED

from .loop_house import House

_H, _T, _Q = Hint.State, Topic.State, StructuralQuestion.State


class Truths(House):
    """Looked over after each step."""

    @invariant()
    def no_hint_loses_its_origin(self) -> None:
        """A hint lies where its one open bundling says, and every topic it ever lay in stays written."""
        for hint in Hint.objects.prefetch_related("bundlings"):
            rows = list(hint.bundlings.all())
            assert [one.topic_id for one in rows if one.until is None] == ([hint.topic_id] if hint.topic_id else [])
            been = {one.topic_id for one in rows}
            assert been >= self.origins.get(hint.pk, set())
            self.origins[hint.pk] = been
        assert not Bundling.objects.filter(topic=None).exists()

    @invariant()
    def states_of_hints_and_topics_fit_together(self) -> None:
        for hint in Hint.objects.select_related("topic"):
            if hint.state in (_H.BUNDLED, _H.IN_QUESTION):
                assert hint.topic is not None and hint.topic.state != _T.DROPPED
                assert (hint.state == _H.IN_QUESTION) == (hint.topic.state == _T.IN_QUESTION)
            if hint.state in (_H.ARRIVED, _H.SEEN, _H.CODED, _H.REFERRED, _H.NOT_STRUCTURAL):
                assert hint.topic is None
            settled = (_H.ANSWERED, _H.REFERRED, _H.NOT_STRUCTURAL, _H.WITHDRAWN)
            assert (hint.settled_on is not None) == (hint.state in settled)

    @invariant()
    def every_hint_in_a_question_will_be_answered_by_it(self) -> None:
        running = StructuralQuestion.objects.exclude(state__in=[*ENDED, _Q.WITHDRAWN])
        for hint in Hint.objects.filter(state=_H.IN_QUESTION):
            feeds = running.filter(hint_links__hint=hint, topic_links__topic=hint.topic_id)
            closed = StructuralQuestion.objects.filter(hint_links__hint=hint, state__in=ENDED)
            assert feeds.exists() or any(not _final(one) for one in closed)

    @invariant()
    def the_numbers_of_topics_are_true(self) -> None:
        kept = dict(Topic.objects.values_list("pk", "hint_count"))
        counts.recount_all()
        assert kept == dict(Topic.objects.values_list("pk", "hint_count"))

    @invariant()
    def no_step_is_lost_or_changed(self) -> None:
        now = {one.pk: (one.thread_id, one.sequence, str(one.text), one.reason) for one in Step.objects.all()}
        assert self.steps_seen.items() <= now.items()
        self.steps_seen = now
        for thread in Thread.objects.all():
            places = list(Step.objects.filter(thread=thread).order_by("sequence").values_list("sequence", flat=True))
            assert places == list(range(1, len(places) + 1))

    @invariant()
    def no_duty_disappears_and_something_is_owed_until_the_end(self) -> None:
        """Duties are closed with an outcome, never deleted; an unfinished question always has somebody „am Zug“."""
        ids = set(Duty.objects.values_list("pk", flat=True))
        assert self.duties_seen <= ids
        self.duties_seen = ids
        assert not Duty.objects.filter(done_at__isnull=False, outcome="").exists()
        for question in StructuralQuestion.objects.exclude(state=_Q.WITHDRAWN):
            open_kinds = set(Duty.objects.filter(subject_id=question.pk, done_at=None).values_list("kind", flat=True))
            assert _owed_enough(question, open_kinds), (question.state, open_kinds)

    @invariant()
    def no_question_loses_where_it_came_from(self) -> None:
        for question in StructuralQuestion.objects.prefetch_related("hint_links", "topic_links"):
            now = {one.hint_id for one in question.hint_links.all()} | {
                one.topic_id for one in question.topic_links.all()
            }
            assert now >= self.sources.get(question.pk, set())
            self.sources[question.pk] = now

    @invariant()
    def who_was_answered_can_read_it(self) -> None:
        """Wherever topics and matters went meanwhile: behind the code stands the answer that ended the waiting."""
        for hint in Hint.objects.filter(state=_H.ANSWERED).select_related("topic"):
            assert [one for one in answers_to(hint) if one.kind == Answer.Kind.FINAL], hint.problem

    @invariant()
    def what_lies_with_a_body_is_owed_by_it(self) -> None:
        """Each open station has one item that waits, each item that waits one duty, each running mandate one."""
        owed = Counter(Duty.objects.filter(done_at=None).values_list("subject_id", flat=True))
        items = AgendaItem.objects.undecided()
        for station in Station.objects.open():
            assert items.filter(station=station).count() == 1
        assert all(owed[pk] == 1 for pk in items.values_list("pk", flat=True))
        for mandate in Mandate.objects.all():
            assert owed[mandate.pk] == mandate.running, mandate.state

    @invariant()
    def whoever_works_on_a_question_is_owed_nothing_after_its_end(self) -> None:
        """A group works only for a question that still needs it; each adoption on its way has one open duty."""
        needing = [_Q.COMMISSIONED, _Q.PROPOSED, _Q.FORWARDED, _Q.IMPLEMENTING]
        assert not ProjectGroup.objects.at_work().exclude(question__state__in=needing).exists()
        open_duties = Duty.objects.filter(done_at=None)
        for adoption in Adoption.objects.select_related("question"):
            owed = open_duties.filter(subject_id=adoption.pk).values_list("kind", flat=True)
            assert len(owed) == (adoption.settled_on is None)
            assert adoption.settled_on or adoption.question.state not in ENDED
        for task in GroupTask.objects.all():
            assert open_duties.filter(subject_id=task.pk).exists() is (task.state == "open")
        ended = GroupTask.objects.filter(group__state="ended", state="open")
        assert not ended.exists()

    @invariant()
    def only_a_topic_that_waits_for_a_reconstruction_lets_somebody_owe_it(self) -> None:
        waiting = Topic.objects.filter(state=_T.TO_RECONSTRUCT).values("pk")
        assert not Duty.objects.filter(kind=owing.PLAN, done_at=None).exclude(subject_id__in=waiting).exists()

    @invariant()
    def what_was_public_stays_readable(self) -> None:
        for thread in Thread.objects.filter(number__isnull=False):
            assert thread.is_public and thread.number.startswith("V-2")


def _final(question: StructuralQuestion) -> bool:
    return Answer.objects.filter(question=question, kind=Answer.Kind.FINAL).exists()


def _owed_enough(question: StructuralQuestion, kinds: set[str]) -> bool:
    """Who is „am Zug“ for a question in its state, as far as structure decides it."""
    if question.state == _Q.DRAFT:
        return owing.SUBMIT in kinds
    if question.state == _Q.SUBMITTED:
        return Duty.objects.filter(subject_id=question.agenda_item_id, done_at=None).exists()
    if question.state == _Q.PRIORITISED:
        return owing.MEASURE in kinds
    if question.state == _Q.COMMISSIONED:
        return owing.PROPOSE in kinds
    if question.state == _Q.PROPOSED:
        if question.resubmit_on is not None:
            return owing.RESUBMIT in kinds
        items = Proposal.objects.filter(group__question=question, state="submitted").values("agenda_item")
        return Duty.objects.filter(subject_id__in=items, done_at=None).exists()
    if question.state == _Q.FORWARDED:
        papers = Paper.objects.filter(thread__question_links__question=question)
        revised = Duty.objects.filter(subject_id__in=papers.values("pk"), done_at=None)
        return owing.FORWARD in kinds or papers.on_their_way().exists() or revised.exists()
    if question.state == _Q.IMPLEMENTING:
        running = Measure.objects.filter(question_links__question=question, ended_on=None)
        return running.exists() or question.adoptions.running().exists() or bool({owing.CLOSE, owing.ADOPT} & kinds)
    if question.state == _Q.DEFERRED:
        return owing.RESUBMIT in kinds
    if question.state in ANSWERABLE:
        return owing.ANSWER in kinds or _final(question)
    return True
