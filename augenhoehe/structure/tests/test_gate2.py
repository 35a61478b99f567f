"""Gate 2: the proposal, what follows from each decision, and who then takes the solution over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.committees.models import AgendaItem, Committee, Resolution
from augenhoehe.committees.operations import (
    build_agenda,
    create_committee,
    plan_meeting,
    record_resolution,
    submit_item,
    withdraw_item,
)
from augenhoehe.committees.rules import NewStation
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Role
from augenhoehe.journal.models import Step
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Adoption, Hint, ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.operations import adoptions, forwarding, owing, proposals, questions
from augenhoehe.structure.operations.answers import give_answer
from tests.worlds import shared

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
State, P, G, A = StructuralQuestion.State, Proposal.State, ProjectGroup.State, Adoption.State
Kind = Resolution.Kind


@shared
def cast():
    return f.the_cast()


def kinds(question) -> set[str]:
    return set(Duty.objects.open().filter(subject_id=question.pk).values_list("kind", flat=True))


# --- The proposal ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("missing", ["effect", "cost", "responsible", "heard_how"])
def test_nothing_is_laid_before_the_steering_group_that_leaves_it_in_the_dark(cast, missing):
    proposal = w.a_proposal(cast, w.a_group(cast), **{missing: ""})
    proposals.coordinate_proposal(proposal=proposal, by=cast.aylin, at=f.LATER)
    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    with pytest.raises(Refused, match=r"fehlt|gehört"):
        proposals.submit_proposal(proposal=proposal, committee=steering, brief="Kurz.", by=cast.aylin, at=f.LATER)
    assert f.fresh(proposal).state == P.COORDINATING


def test_submitted_the_steering_group_is_at_turn_and_the_group_has_reported(cast):
    proposal = w.proposed(cast)
    group, question = proposal.group, proposal.group.question
    assert (proposal.state, group.state, question.state) == (P.SUBMITTED, G.REPORTED, State.PROPOSED)
    assert Duty.objects.open().filter(subject_id=proposal.agenda_item_id, kind="decide").exists()
    assert owing.PROPOSE not in kinds(question)
    with pytest.raises(Refused):
        w.a_proposal(cast, group)


def test_members_write_and_outsiders_do_not(cast):
    group = w.a_group(cast, members=("nuray",))
    write = {"group": group, "texts": w.TEXTS, "heard": None, "short_text": {}, "at": f.LATER}
    proposals.write_proposal(by=cast.nuray, **write)
    for outsider in (cast.linh, cast.korbinian, cast.veit):
        with pytest.raises(Refused) as refused:
            proposals.write_proposal(by=outsider, **write)
        assert not isinstance(refused.value, Conflict)
    with pytest.raises(Refused):
        proposals.submit_proposal(
            proposal=Proposal.objects.get(), committee=group.committee, brief="Kurz", by=cast.nuray, at=f.LATER
        )


def test_two_who_write_at_once_see_both_versions(cast):
    group = w.a_group(cast)
    proposal = w.a_proposal(cast, group)
    write = {"group": group, "heard": None, "short_text": {}, "by": cast.aylin, "at": f.LATER}
    proposals.write_proposal(texts={**w.TEXTS, "solution": "Eins"}, revision=proposal.revision, **write)
    with pytest.raises(Conflict) as conflict:
        proposals.write_proposal(texts={**w.TEXTS, "solution": "Zwei"}, revision=proposal.revision, **write)
    assert conflict.value.current.solution == "Eins" and conflict.value.typed["solution"] == "Zwei"


def test_who_reads_a_proposal(cast):
    draft = w.a_proposal(cast, w.a_group(cast, members=("nuray",)))
    today = f.LATER.date()
    for actor, reads in ((cast.aylin, True), (cast.nuray, True), (cast.korbinian, False), (ANONYMOUS, False)):
        assert Proposal.objects.visible_to(actor, today).filter(pk=draft.pk).exists() is reads
    proposals.coordinate_proposal(proposal=draft, by=cast.aylin, at=f.LATER)
    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    proposals.submit_proposal(
        proposal=w.fresh_proposal(draft), committee=steering, brief="Kurz.", by=cast.aylin, at=f.LATER
    )
    for actor, reads in ((cast.korbinian, True), (cast.wiebke, True), (cast.veit, False), (ANONYMOUS, False)):
        assert Proposal.objects.visible_to(actor, today).filter(pk=draft.pk).exists() is reads


# --- The decision --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "proposal", "question", "group", "owed"),
    [
        (Kind.ADOPTED, P.ADOPTED, State.IMPLEMENTING, G.REPORTED, {owing.ANSWER, owing.ADOPT}),
        (Kind.ADOPTED_CHANGED, P.ADOPTED_CHANGED, State.IMPLEMENTING, G.REPORTED, {owing.ANSWER, owing.ADOPT}),
        (Kind.RETURNED, P.RETURNED, State.COMMISSIONED, G.WORKING, {owing.ANSWER, owing.PROPOSE}),
        (Kind.DEFERRED, P.DEFERRED, State.PROPOSED, G.REPORTED, {owing.ANSWER, owing.RESUBMIT}),
        (Kind.NOTED, P.RETURNED, State.COMMISSIONED, G.WORKING, {owing.ANSWER, owing.PROPOSE}),
        (Kind.REFUSED, P.REFUSED, State.REFUSED, G.ENDED, {owing.ANSWER}),
        (Kind.ELSEWHERE, P.ELSEWHERE, State.ELSEWHERE, G.ENDED, {owing.ANSWER}),
        (Kind.FORWARDED, P.FORWARDED, State.FORWARDED, G.REPORTED, {owing.ANSWER, owing.FORWARD}),
    ],
)
def test_each_decision_has_its_consequences(cast, kind, proposal, question, group, owed):
    decided = w.at_gate_2(cast, kind)
    assert (decided.state, decided.group.question.state, decided.group.state) == (proposal, question, group)
    assert decided.state_reason == decided.group.question.state_reason == "Weil es viele trifft."
    assert kinds(decided.group.question) == owed
    duty = Duty.objects.open().get(subject_id=decided.group.question_id, kind=owing.ANSWER)
    assert duty.due is not None
    assert Step.objects.filter(kind="proposal_decided", audience="public").exists()


def test_returned_it_can_be_written_anew_and_submitted_again(cast):
    returned = w.at_gate_2(cast, Kind.RETURNED)
    again = w.proposed(cast, returned.group)
    assert (again.state, again.group.question.state) == (P.SUBMITTED, State.PROPOSED)
    assert again.agenda_item_id != returned.agenda_item_id


def test_a_long_reason_for_more_time_is_kept_whole(cast):
    """Beside the duty there is room for its beginning only."""
    adoption, reason = (
        w.promised(cast, w.at_gate_2(cast).group.question),
        "Der Haushalt ist noch nicht beschlossen. " * 20,
    )
    adoptions.postpone_adoption(adoption=adoption, due=date(2027, 6, 1), reason=reason, by=cast.linh, at=w.THEN)
    assert f.fresh(adoption).reason == reason.strip()
    duty = Duty.objects.open().get(subject_id=adoption.pk)
    assert duty.due == date(2027, 6, 1) and 0 < len(duty.moved_reason) <= 300


def test_put_off_at_gate_2_it_needs_a_day_and_comes_back_on_it(cast):
    proposal = w.proposed(cast)
    with pytest.raises(Refused, match="an welchem Tag") as refused:
        w.at_gate_2(cast, Kind.DEFERRED, proposal, resubmit_on=None)
    assert refused.value.field == "resubmit_on" and w.fresh_proposal(proposal).state == P.SUBMITTED
    put_off = w.at_gate_2(cast, Kind.DEFERRED, proposal)
    question = put_off.group.question
    duty = Duty.objects.open().get(subject_id=question.pk, kind=owing.RESUBMIT)
    assert (duty.due, duty.role, question.resubmit_on) == (f.COMES_BACK, Role.COORDINATION, f.COMES_BACK)
    assert duty.url.endswith(f"/{proposal.pk}/vorlage/")
    told = Step.objects.filter(kind="proposal_decided").latest("sequence").text["de"]["text"]
    assert told == "Der Vorschlag ist zurückgestellt. Wiedervorlage am 15. Januar 2027."
    with pytest.raises(Refused, match="liegt vor oder ist entschieden"):
        w.a_proposal(cast, put_off.group)


@pytest.mark.parametrize("kind", [Kind.ADOPTED, Kind.REFUSED, Kind.RETURNED])
def test_a_day_to_come_back_belongs_to_what_was_put_off(cast, kind):
    with pytest.raises(Refused, match="zurückgestellt"):
        w.at_gate_2(cast, kind, resubmit_on=f.COMES_BACK)


def test_the_day_lies_after_the_meeting(cast):
    with pytest.raises(Refused, match="nach der Sitzung"):
        w.at_gate_2(cast, Kind.DEFERRED, resubmit_on=(f.LATER + timedelta(days=7)).date())


def test_an_item_without_a_matter_is_put_off_without_a_day(cast):
    f.seated(cast)
    steering = Committee.objects.get()
    item = submit_item(committee=steering, title="Gäste", brief="Wer?", url="", by=SYSTEM, at=f.AT)
    meeting = plan_meeting(committee=steering, starts_at=f.MEETING, place="Kreishaus", by=SYSTEM, at=f.AT)
    build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    item.refresh_from_db()
    made = record_resolution(item=item, kind=Kind.DEFERRED, wording="–", reason="Später", by=SYSTEM, at=f.LATER)
    assert made.resubmit_on is None


def test_on_its_day_the_proposal_is_laid_before_them_again_as_it_is(cast):
    put_off = w.at_gate_2(cast, Kind.DEFERRED)
    before = put_off.agenda_item_id
    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    proposals.submit_proposal(proposal=put_off, committee=steering, brief="Wie damals.", by=cast.aylin, at=w.THEN)
    again = w.fresh_proposal(put_off)
    question = again.group.question
    assert (again.state, again.group.state, question.state) == (P.SUBMITTED, G.REPORTED, State.PROPOSED)
    assert again.agenda_item_id != before and question.resubmit_on is None
    assert owing.RESUBMIT not in kinds(question)
    assert Duty.objects.open().filter(subject_id=again.agenda_item_id, kind="decide").exists()


def test_while_it_is_put_off_the_group_may_have_it_back(cast):
    put_off = w.at_gate_2(cast, Kind.DEFERRED)
    proposals.withdraw_proposal(proposal=put_off, reason="Neue Zahlen", by=cast.aylin, at=w.THEN)
    back = w.fresh_proposal(put_off)
    question = back.group.question
    assert (back.state, back.group.state, question.state) == (P.COORDINATING, G.WORKING, State.COMMISSIONED)
    assert (back.state_reason, question.resubmit_on) == ("Neue Zahlen", None)
    assert owing.RESUBMIT not in kinds(question) and owing.PROPOSE in kinds(question)


def test_the_coordination_moves_the_day_of_a_proposal_with_a_reason(cast):
    put_off = w.at_gate_2(cast, Kind.DEFERRED)
    question, later = f.fresh(put_off.group.question), date(2027, 3, 1)
    questions.set_resubmission(question=question, day=later, reason="Der Haushalt kommt", by=cast.aylin, at=w.THEN)
    duty = Duty.objects.open().get(subject_id=question.pk, kind=owing.RESUBMIT)
    assert (duty.due, duty.first_due, duty.moved_reason) == (later, f.COMES_BACK, "Der Haushalt kommt")


def test_what_lies_before_the_steering_group_has_no_day_to_come_back(cast):
    question = w.proposed(cast).group.question
    with pytest.raises(Refused, match="Wiedervorlage"):
        questions.set_resubmission(
            question=f.fresh(question), day=date(2027, 3, 1), reason="–", by=cast.aylin, at=w.THEN
        )


@pytest.mark.parametrize("way", ["withdraw", "item"])
def test_taken_back_the_group_has_its_proposal_again(cast, way):
    proposal = w.proposed(cast)
    if way == "withdraw":
        proposals.withdraw_proposal(proposal=proposal, reason="Ein Fehler", by=cast.aylin, at=f.LATER)
    else:
        withdraw_item(item=proposal.agenda_item, by=cast.aylin, at=f.LATER)
    back = w.fresh_proposal(proposal)
    assert (back.state, back.group.state, back.group.question.state) == (P.COORDINATING, G.WORKING, State.COMMISSIONED)
    assert owing.PROPOSE in kinds(back.group.question)


def test_refused_at_gate_2_the_question_may_come_back_with_a_new_group(cast):
    refused = w.at_gate_2(cast, Kind.REFUSED)
    question = f.fresh(refused.group.question)
    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    later = w.THEN + timedelta(days=30)
    questions.submit_question(question=question, committee=steering, brief="Noch einmal.", by=cast.aylin, at=later)
    question = f.decided(cast, f.fresh(question), starts_at=later + timedelta(days=7))
    w.a_group(cast, question, name="Zweite Gruppe")
    assert ProjectGroup.objects.at_work().get().question == question


# --- Politics ------------------------------------------------------------------------------------------------
def forwarded(cast, *, gate: int = 2) -> StructuralQuestion:
    decided = w.at_gate_2(cast, Kind.FORWARDED).group.question if gate == 2 else f.decided(cast, kind=Kind.FORWARDED)
    return f.fresh(decided)


def council(cast) -> Committee:
    return create_committee(kind=Committee.Kind.DISTRICT_COUNCIL, name="Kreistag", by=cast.aylin, at=f.AT)


def on_its_way(cast, question):
    station = NewStation(council(cast), "decision", True, 1)
    return forwarding.forward_question(
        question=question, kind="decision", title="Blatt", text="Der Kreistag beschließt.", reasons="Weil.",
        stations=[station], by=cast.aylin, at=w.THEN,
    )  # fmt: skip


def decide_paper(paper, kind):
    item = AgendaItem.objects.get(station__paper=paper)
    starts = w.THEN + timedelta(days=20)
    meeting = plan_meeting(committee=item.committee, starts_at=starts, place="Kreishaus", by=SYSTEM, at=w.THEN)
    build_agenda(meeting=meeting, by=SYSTEM, at=w.THEN)
    item.refresh_from_db()
    record_resolution(item=item, kind=kind, wording="So.", reason="Der Kreistag will es.", by=SYSTEM, at=starts)


@pytest.mark.parametrize("gate", [1, 2])
@pytest.mark.parametrize(
    ("kind", "state"),
    [(Kind.ADOPTED, State.IMPLEMENTING), (Kind.REFUSED, State.REFUSED), (Kind.NOTED, State.FORWARDED)],
)
def test_what_politics_decides_flows_back_to_the_question(cast, gate, kind, state):
    question = forwarded(cast, gate=gate)
    paper = on_its_way(cast, question)
    assert owing.FORWARD not in kinds(question)
    decide_paper(paper, kind)
    question = f.fresh(question)
    assert question.state == state
    assert owing.ANSWER in kinds(question)
    if state == State.IMPLEMENTING:
        assert question.state_reason == "Der Kreistag will es." and owing.ADOPT in kinds(question)
    if state == State.FORWARDED:
        assert owing.FORWARD in kinds(question)
    if gate == 2 and state != State.FORWARDED:
        assert Proposal.objects.get().state == (P.ADOPTED if kind == Kind.ADOPTED else P.REFUSED)


def test_a_paper_taken_back_leaves_somebody_at_turn(cast):
    from augenhoehe.committees.operations import withdraw_paper

    question = forwarded(cast)
    paper = on_its_way(cast, question)
    withdraw_paper(paper=paper, reason="Anders", by=cast.aylin, at=w.THEN)
    assert owing.FORWARD in kinds(question)
    questions.close_question(question=f.fresh(question), verb="give_up", reason="Aus", by=cast.aylin, at=w.THEN)
    assert kinds(question) == {owing.ANSWER}


# --- Adoptions -----------------------------------------------------------------------------------------------
def test_asked_an_organisation_owes_an_answer_and_its_person_hears_of_it(cast):
    question = w.at_gate_2(cast).group.question
    adoption = w.asked(cast, question)
    duty = Duty.objects.open().get(subject_id=adoption.pk)
    assert (duty.kind, duty.user, duty.owner_label) == (adoptions.REPLY, cast.users["linh"], "Jugendamt")
    assert owing.ADOPT not in kinds(question)
    with pytest.raises(Refused, match="schon angefragt"):
        w.asked(cast, question, "JUGENDAMT")


def test_a_promise_is_a_duty_that_can_be_postponed_with_its_old_day_kept(cast):
    adoption = w.promised(cast, w.at_gate_2(cast).group.question)
    assert Duty.objects.open().get(subject_id=adoption.pk).kind == adoptions.FULFIL
    adoptions.postpone_adoption(adoption=adoption, due=date(2027, 3, 31), reason="Druckerei", by=cast.linh, at=w.THEN)
    moved = f.fresh(adoption)
    assert (moved.first_due, moved.due) == (date(2027, 2, 26), date(2027, 3, 31))
    assert Duty.objects.open().get(subject_id=adoption.pk).due == date(2027, 3, 31)


def test_when_the_last_adoption_is_settled_the_question_is_to_be_closed(cast):
    question = w.at_gate_2(cast).group.question
    one, other = w.promised(cast, question), w.asked(cast, question, "Diakonie", owner="")
    with pytest.raises(Refused, match="läuft noch"):
        questions.close_question(question=f.fresh(question), verb="solve", reason="Gut", by=cast.aylin, at=w.THEN)
    adoptions.fulfil_adoption(adoption=one, evidence="Liegt aus.", by=cast.linh, at=w.THEN)
    assert owing.CLOSE not in kinds(question)
    adoptions.decline_adoption(adoption=other, reason="Kein Personal", by=cast.aylin, at=w.THEN)
    assert kinds(question) == {owing.ANSWER, owing.CLOSE}
    assert not Duty.objects.open().filter(subject_id__in=[one.pk, other.pk]).exists()
    questions.close_question(question=f.fresh(question), verb="solve", reason="Gut", by=cast.aylin, at=w.THEN)
    give_answer(question=f.fresh(question), text=f.short("Getan."), kind="final", by=cast.aylin, at=w.THEN)
    fed = Hint.objects.filter(question_links__question=question)
    assert set(fed.values_list("state", flat=True)) == {Hint.State.ANSWERED}


def test_who_answers_for_an_organisation(cast):
    question = w.at_gate_2(cast).group.question
    answer = {"answer": "yes", "what": "Das Blatt.", "due": date(2027, 2, 1), "at": w.THEN}
    for actor, may in (
        (cast.linh, True),
        (cast.aylin, True),
        (cast.wiebke, False),
        (cast.veit, False),
        (cast.nuray, False),
    ):
        adoption = w.asked(cast, question, f"Amt {actor.name}")
        if may:
            adoptions.promise_adoption(adoption=adoption, by=actor, **answer)
        else:
            with pytest.raises(Refused):
                adoptions.promise_adoption(adoption=adoption, by=actor, **answer)
    for role in Role:
        stranger = f.acting(role)
        sees = Adoption.objects.visible_to(stranger).exists()
        assert sees is StructuralQuestion.objects.visible_to(stranger).exists()


def test_two_who_answer_at_once_see_the_conflict(cast):
    adoption = w.asked(cast, w.at_gate_2(cast).group.question)
    one, other = f.fresh(adoption), f.fresh(adoption)
    adoptions.decline_adoption(adoption=one, reason="Nein", by=cast.aylin, at=w.THEN)
    with pytest.raises(Conflict):
        adoptions.promise_adoption(
            adoption=other, answer="yes", what="Ja", due=date(2027, 2, 1), by=cast.linh, at=w.THEN
        )
    assert f.fresh(adoption).state == A.DECLINED
