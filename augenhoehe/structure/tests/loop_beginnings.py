"""What people do with hints, topics and questions until the steering group has decided."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from augenhoehe.committees.models import AgendaItem, Resolution
from augenhoehe.committees.operations import build_agenda, plan_meeting, record_resolution, withdraw_item
from augenhoehe.committees.queries import comes_back
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.structure.models import Hint, StructuralQuestion, Term, Topic
from augenhoehe.structure.operations import hints, questions, reconstructions, topics
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.operations.intake import NewContact, delete_contact, report_hint, withdraw_hint

from . import factories as f
from . import work_factories as w
from .loop_house import PICK, House


class Beginnings(House):
    """Coordination, reporters and the steering group."""

    @rule(town=st.sampled_from(f.TOWNS), mail=st.booleans())
    def report(self, town: str, mail: bool) -> None:
        number = Hint.objects.all().count()
        made = report_hint(
            problem=f"Die Auskunft Nummer {number:03d} gibt es nur auf Deutsch.", municipality=f.town(town),
            contact=NewContact(email=f"person{number}@mail.example") if mail else None, at=self.tick(),
        )  # fmt: skip
        self.codes.append(made.code)

    @rule(pick=PICK, whole=st.booleans())
    def take_back_own(self, pick: int, whole: bool) -> None:
        """Who reported takes the hint back by its code, or only the address."""
        if self.codes:
            code = self.codes[pick % len(self.codes)]
            with contextlib.suppress(Refused), transaction.atomic():
                (withdraw_hint if whole else delete_contact)(code=code, at=self.tick())

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
    def rewrite(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.edit_question, question=question, title="Neu", text="Wie nun?", short_text=f.short())

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
        back = (self.at + timedelta(days=30)).date() if kind == Resolution.Kind.DEFERRED and comes_back(item) else None
        self.attempt(record_resolution, item=item, kind=kind, wording="So.", reason="Darum.", resubmit_on=back)

    @rule(pick=PICK)
    def put_off_until(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.set_resubmission, question=question, day=date(2030, 5, 3), reason="Dann")

    @rule(pick=PICK)
    def reconstruct(self, pick: int) -> None:
        """From the plan to the release, by two people."""
        if topic := self.one(Topic, pick):
            made = w.a_reconstruction(self.cast, topic)
            self.attempt(reconstructions.release_reconstruction, reconstruction=made)

    @rule(pick=PICK, kind=st.sampled_from(["interim", "final"]), what=st.sampled_from(["question", "topic", "hint"]))
    def answer(self, pick: int, kind: str, what: str) -> None:
        model = {"question": StructuralQuestion, "topic": Topic, "hint": Hint}[what]
        if subject := self.one(model, pick):
            self.attempt(give_answer, text=f.short("Antwort"), kind=kind, **{what: subject})
