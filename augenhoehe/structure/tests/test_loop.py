"""The loop as a whole: in whatever order people act, no hint loses its origin, no thread a step, nobody a duty.

Hypothesis plays coordination, steering group and youth office; every verb either does its work or is refused
with a sentence. After each step the whole house is looked over.
"""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from augenhoehe.committees.models import AgendaItem, Committee, Paper, Resolution
from augenhoehe.committees.operations import (
    build_agenda,
    create_committee,
    plan_meeting,
    record_resolution,
    withdraw_item,
    withdraw_paper,
)
from augenhoehe.committees.rules import NewStation
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.operations import NewMarker, claim_marker, confirm_marker, finish_measure
from augenhoehe.concept.tests.factories import a_field
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
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
    QuestionHint,
    StructuralQuestion,
    Term,
    Topic,
)
from augenhoehe.structure.operations import (
    adoptions,
    forwarding,
    groups,
    hints,
    owing,
    proposals,
    questions,
    reconstructions,
    room,
    topics,
)
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
_H, _T, _Q = Hint.State, Topic.State, StructuralQuestion.State
# Identifiers are random; what is picked must not be, or a mistake could not be played again.
ORDER: dict[Any, tuple[str, ...]] = {
    Hint: ("problem",),
    Topic: ("title",),
    StructuralQuestion: ("created_at",),
    Measure: ("created_at",),
    ProjectGroup: ("founded_at",),
    Adoption: ("asked_at",),
}
PICK = st.integers(min_value=0, max_value=7)


class Loop(RuleBasedStateMachine):
    """People who act in any order; `tick` moves the clock by an hour."""

    @initialize(depth=st.integers(0, 8))
    def open_the_house(self, depth: int) -> None:
        """A house in which somebody has already worked for a while: the interesting orders lie behind the first steps."""
        self.savepoint = transaction.savepoint()
        self.cast = f.the_cast()
        self.group = f.seated(self.cast)
        self.field = a_field(self.cast)
        self.at = f.AT
        self.aylin, self.linh = self.cast.aylin, self.cast.linh
        self.steps_seen: dict[Any, tuple[Any, ...]] = {}
        self.origins: dict[Any, set[Any]] = {}
        self.duties_seen: set[Any] = set()
        self.council = create_committee(
            kind=Committee.Kind.DISTRICT_COUNCIL, name="Kreistag", by=self.aylin, at=self.at
        )
        beginning = (
            self.gather, self.draft_first, self.submit_first, self.decide_first, self.found_first, self.propose_first,
            self.decide_first, self.ask_first,
        )  # fmt: skip
        for step in beginning[:depth]:
            step()

    def gather(self) -> None:
        for index in range(7):
            self.report(f.TOWNS[index % 3], mail=bool(index % 2))
        self.bundle_into_new(0, 4)
        self.bundle_into_new(4, 2)

    def draft_first(self) -> None:
        self.draft(0, two=False)

    def submit_first(self) -> None:
        self.submit(0)

    def decide_first(self) -> None:
        self.decide(0, Resolution.Kind.ADOPTED)

    def measure_first(self) -> None:
        self.make_measure(0)

    def found_first(self) -> None:
        self.found(0)

    def propose_first(self) -> None:
        self.propose(0)

    def ask_first(self) -> None:
        self.ask(0, 0)

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    # --- What the rules need ------------------------------------------------------------------------
    def tick(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at

    def one(self, model: Any, pick: int, **wanted: Any) -> Any:
        rows = list(model.objects.filter(**wanted).order_by(*ORDER[model]))
        return rows[pick % len(rows)] if rows else None

    def attempt(self, act: Any, /, **values: Any) -> Any:
        """Do it, or be refused with a sentence; anything else is a mistake of ours."""
        with contextlib.suppress(Refused), transaction.atomic():
            return act(by=values.pop("by", self.aylin), at=self.tick(), **values)
        return None

    # --- Verbs --------------------------------------------------------------------------------------
    @rule(town=st.sampled_from(f.TOWNS), mail=st.booleans())
    def report(self, town: str, mail: bool) -> None:
        number = Hint.objects.all().count()
        f.a_hint(f"Die Auskunft Nummer {number:03d} gibt es nur auf Deutsch.", place=town, at=self.tick(),
                 email=f"person{number}@mail.example" if mail else "")  # fmt: skip

    @rule(pick=PICK)
    def see(self, pick: int) -> None:
        if hint := self.one(Hint, pick):
            self.attempt(hints.see_hint, hint=hint)

    @rule(pick=PICK)
    def code(self, pick: int) -> None:
        if hint := self.one(Hint, pick):
            self.attempt(hints.code_hint, hint=hint, life_area=Term.objects.filter(vocabulary="life_area").first())

    @rule(pick=PICK, away=st.sampled_from(["refer", "reject", "back"]))
    def put_aside(self, pick: int, away: str) -> None:
        if not (hint := self.one(Hint, pick)):
            return
        if away == "refer":
            self.attempt(hints.refer_hint, hint=hint, text=f.short("Bitte zur Beratung."))
        elif away == "reject":
            self.attempt(hints.reject_hint, hint=hint, reason="Ein Lob")
        else:
            self.attempt(hints.take_back_hint, hint=hint)

    @rule(first=PICK, number=st.integers(1, 4))
    def bundle_into_new(self, first: int, number: int) -> None:
        rows = list(Hint.objects.order_by("problem"))[first : first + number]
        self.attempt(topics.create_topic, title=f"Thema {self.at:%y%m%d%H}", hints=rows)

    @rule(pick=PICK, first=PICK, number=st.integers(1, 4))
    def bundle_into_old(self, pick: int, first: int, number: int) -> None:
        if topic := self.one(Topic, pick):
            rows = list(Hint.objects.order_by("problem"))[first : first + number]
            self.attempt(topics.bundle, topic=topic, hints=rows)

    @rule(pick=PICK)
    def unbundle(self, pick: int) -> None:
        if hint := self.one(Hint, pick):
            self.attempt(topics.unbundle, hint=hint)

    @rule(one=PICK, other=PICK)
    def merge(self, one: int, other: int) -> None:
        source, target = self.one(Topic, one), self.one(Topic, other)
        if source and target:
            self.attempt(topics.merge_topics, source=source, target=target, reason="Dasselbe")

    @rule(pick=PICK, number=st.integers(1, 3))
    def split(self, pick: int, number: int) -> None:
        if topic := self.one(Topic, pick):
            rows = list(Hint.objects.filter(topic=topic).order_by("problem"))[:number]
            self.attempt(
                topics.split_topic, topic=topic, hints=rows, title=f"Abgetrennt {self.at:%y%m%d%H}", reason="Anders"
            )

    @rule(pick=PICK, verb=st.sampled_from(["collect", "watch", "reconstruct", "ripen", "rest", "drop"]))
    def set_state(self, pick: int, verb: str) -> None:
        if topic := self.one(Topic, pick):
            self.attempt(topics.set_topic_state, topic=topic, verb=verb, reason="Weil")

    @rule(pick=PICK, two=st.booleans())
    def draft(self, pick: int, two: bool) -> None:
        chosen = {
            topic.pk: topic for topic in (self.one(Topic, pick), self.one(Topic, pick + 1) if two else None) if topic
        }
        if chosen:
            self.attempt(
                questions.draft_question, title="Auskunft", question="Wie?", short_text=f.short(),
                topics=list(chosen.values()),
            )  # fmt: skip

    @rule(pick=PICK)
    def submit(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.submit_question, question=question, committee=self.group, brief="Kurz.")

    @rule(pick=PICK, way=st.sampled_from(["withdraw", "item", "discard"]))
    def take_back(self, pick: int, way: str) -> None:
        if not (question := self.one(StructuralQuestion, pick)):
            return
        if way == "withdraw":
            self.attempt(questions.withdraw_question, question=question, reason="Noch nicht fertig")
        elif way == "discard":
            self.attempt(questions.discard_question, question=question, reason="Doppelt")
        elif question.agenda_item is not None:
            self.attempt(withdraw_item, item=question.agenda_item)

    @rule(pick=PICK, kind=st.sampled_from(Resolution.Kind.values))
    def decide(self, pick: int, kind: str) -> None:
        waiting = list(AgendaItem.objects.waiting().order_by("waiting_since", "thread__opened_at"))
        if not waiting:
            return
        self.at += timedelta(days=1)
        item = AgendaItem.objects.select_related("committee").get(pk=waiting[pick % len(waiting)].pk)
        meeting = plan_meeting(committee=item.committee, starts_at=self.at, place="Kreishaus", by=SYSTEM, at=self.at)
        build_agenda(meeting=meeting, by=SYSTEM, at=self.at)
        item.refresh_from_db()
        self.attempt(record_resolution, item=item, kind=kind, wording="So.", reason="Darum.")

    @rule(pick=PICK)
    def put_off_until(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.set_resubmission, question=question, day=date(2030, 5, 3), reason="Dann")

    @rule(pick=PICK)
    def make_measure(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                questions.make_measure, question=question, action_field=self.field, title="Merkblatt",
                description="Wird übersetzt.", lead_unit="Jugendamt", lead=self.cast.users["linh"],
                markers=[NewMarker("Es liegt aus.", date(2029, 3, 31))],
            )  # fmt: skip

    @rule(pick=PICK)
    def found(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                groups.found_group, question=question, name=f"Gruppe {self.at:%y%m%d%H}", goal="Eine Lösung.",
                due=date(2028, 3, 1),
            )  # fmt: skip

    @rule(pick=PICK)
    def propose(self, pick: int) -> None:
        """Written, coordinated, submitted: as far as the state allows."""
        if not (group := self.one(ProjectGroup, pick)):
            return
        self.attempt(proposals.write_proposal, group=group, texts=w.TEXTS, heard=True, short_text=f.short())
        if proposal := Proposal.objects.filter(group=group).first():
            self.attempt(proposals.coordinate_proposal, proposal=w.fresh_proposal(proposal))
            self.attempt(
                proposals.submit_proposal, proposal=w.fresh_proposal(proposal), committee=self.group, brief="Kurz."
            )

    @rule(pick=PICK, way=st.sampled_from(["proposal", "item", "group"]))
    def give_back(self, pick: int, way: str) -> None:
        group = self.one(ProjectGroup, pick)
        proposal = Proposal.objects.filter(group=group).first() if group else None
        if group and way == "group":
            self.attempt(groups.end_group, group=w.fresh_group(group), reason="Aus")
        elif proposal and way == "proposal":
            self.attempt(proposals.withdraw_proposal, proposal=w.fresh_proposal(proposal), reason="Ein Fehler")
        elif proposal and proposal.agenda_item is not None:
            self.attempt(withdraw_item, item=proposal.agenda_item)

    @rule(pick=PICK, done=st.booleans())
    def work(self, pick: int, done: bool) -> None:
        """A task is given; an older one is settled."""
        if not (group := self.one(ProjectGroup, pick)):
            return
        self.attempt(
            room.add_task, group=w.fresh_group(group), title="Fragen", owner=self.cast.users["linh"],
            due=date(2028, 1, 3),
        )  # fmt: skip
        rows = GroupTask.objects.select_related("group__question", "group__committee").order_by("created_at")
        if task := rows.filter(group=group).first():
            more = {} if done else {"reason": "Unnötig"}
            self.attempt(room.finish_task if done else room.drop_task, task=task, **more)

    @rule(pick=PICK, number=st.integers(0, 2))
    def ask(self, pick: int, number: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                adoptions.ask_adoption, question=question, organisation=f"Amt {number}", what="Das Blatt.",
                due=date(2028, 1, 3), owner=self.cast.users["linh"] if number else None,
            )  # fmt: skip

    @rule(pick=PICK, verb=st.sampled_from(["promise", "decline", "start", "postpone", "fulfil", "give_up"]))
    def take_over(self, pick: int, verb: str) -> None:
        if not (adoption := self.one(Adoption, pick)):
            return
        values: dict[str, Any] = {
            "promise": {"answer": "partly", "what": "Das Blatt.", "due": date(2028, 2, 1)},
            "postpone": {"due": date(2028, 5, 1), "reason": "Später"}, "start": {},
            "fulfil": {"evidence": "Liegt aus."},
        }.get(verb, {"reason": "Kein Personal"})  # fmt: skip
        self.attempt(getattr(adoptions, f"{verb}_adoption"), adoption=adoption, **values)

    @rule(pick=PICK)
    def forward(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                forwarding.forward_question, question=question, kind="decision", title="Vorlage", text="So.",
                reasons="Darum.", stations=[NewStation(self.council, "decision", True, 1)],
            )  # fmt: skip

    @rule(pick=PICK)
    def lose_paper(self, pick: int) -> None:
        papers = list(Paper.objects.on_their_way().order_by("created_at"))
        if papers:
            self.attempt(withdraw_paper, paper=papers[pick % len(papers)], reason="Anders")

    @rule(pick=PICK)
    def reconstruct(self, pick: int) -> None:
        """From the plan to the release, by two people."""
        if topic := self.one(Topic, pick):
            made = w.a_reconstruction(self.cast, topic)
            self.attempt(reconstructions.release_reconstruction, reconstruction=made)

    @rule(pick=PICK)
    def reach_marker(self, pick: int) -> None:
        rows = ImplementationMarker.objects.select_related("measure__action_field__concept", "measure__lead__carrier")
        found = list(rows.filter(state="open").order_by("measure__created_at", "position"))
        if found:
            marker = found[pick % len(found)]
            self.attempt(claim_marker, marker=marker, evidence="Foto", by=self.linh)
            self.attempt(confirm_marker, marker=marker)

    @rule(pick=PICK, state=st.sampled_from(["done", "stopped"]))
    def finish(self, pick: int, state: str) -> None:
        if measure := self.one(Measure, pick):
            self.attempt(finish_measure, measure=measure, state=state, reason="Fertig")

    @rule(pick=PICK)
    def publish(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.publish_question, question=question, title=f.short("Auskunft"), summary=f.short())

    @rule(pick=PICK, verb=st.sampled_from(["solve", "solve_partly", "give_up"]))
    def close(self, pick: int, verb: str) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.close_question, question=question, verb=verb, reason="Darum")

    @rule(pick=PICK, kind=st.sampled_from(["interim", "final"]), what=st.sampled_from(["question", "topic", "hint"]))
    def answer(self, pick: int, kind: str, what: str) -> None:
        model = {"question": StructuralQuestion, "topic": Topic, "hint": Hint}[what]
        if subject := self.one(model, pick):
            self.attempt(give_answer, text=f.short("Antwort"), kind=kind, **{what: subject})

    # --- What always holds --------------------------------------------------------------------------
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
            assert (hint.settled_on is not None) == (hint.state in (_H.ANSWERED, _H.REFERRED, _H.NOT_STRUCTURAL))

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


def play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Loop,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_whatever_the_order_nothing_is_lost():
    play(examples=8, steps=18)


@pytest.mark.prove
def test_whatever_the_order_nothing_is_lost_over_and_over():
    play(examples=60, steps=30)


def test_the_machine_reaches_the_end_of_the_loop():
    """The machine is no comfort if its decisions never happen: it walks once through the whole loop."""
    loop = Loop()
    loop.open_the_house(8)
    for verb in ("promise", "start", "postpone", "fulfil"):
        loop.take_over(0, verb)
    assert Adoption.objects.get().state == "done"
    loop.measure_first()
    loop.reach_marker(0)
    loop.finish(0, "done")
    loop.whoever_works_on_a_question_is_owed_nothing_after_its_end()
    loop.publish(0)
    loop.close(0, "solve")
    loop.answer(0, "final", "question")
    assert Hint.objects.filter(state=_H.ANSWERED).count() == QuestionHint.objects.count() >= 2
    assert Thread.objects.filter(closed_at__isnull=False).exists()
    assert ProjectGroup.objects.get().state == "ended"
    loop.teardown()


def test_the_machine_walks_through_the_political_bodies_and_back():
    loop = Loop()
    loop.open_the_house(6)
    loop.decide(0, Resolution.Kind.FORWARDED)
    loop.forward(0)
    assert Paper.objects.on_their_way().count() == 1
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.decide(0, Resolution.Kind.ADOPTED)
    assert StructuralQuestion.objects.get().state == _Q.IMPLEMENTING
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.teardown()
