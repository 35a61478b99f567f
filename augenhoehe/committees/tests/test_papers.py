"""Papers on their way: one station after the other, none lost, one conclusion, and nothing lies unnoticed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.committees import operations, queries
from augenhoehe.committees.happenings import PaperConcluded, PaperSubmitted, StationDecided
from augenhoehe.committees.models import AgendaItem, Committee, MissedMeeting, Paper, Station
from augenhoehe.committees.queries.stations import most_missed, views_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.notices.models import Duty, Message
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


def views(paper, at=f.AT):
    return queries.stations_of_paper(paper, at)


def states(paper):
    return list(paper.stations.order_by("order", "committee__started_on", "pk").values_list("state", flat=True))


# --- Writing ----------------------------------------------------------------------------------------
def test_a_draft_has_no_number_and_waits_nowhere(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    assert (paper.state, paper.number, paper.submitted_at) == (Paper.State.DRAFT, None, None)
    assert not AgendaItem.objects.exists()
    assert paper.thread.title == paper.title


def test_a_paper_joins_the_matter_it_belongs_to(cast, bodies):
    thread = f.a_thread(cast)
    assert p.a_paper(cast, [p.one(bodies["school"])], thread=thread).thread == thread


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        (lambda b: [], "mindestens ein Gremium"),
        (lambda b: [p.one(b["school"], ROLE.PRE_DELIBERATION)], "das entscheidet"),
        (lambda b: [p.one(b["school"]), p.one(b["council"], order=2)], "genau ein Gremium"),
        (lambda b: [p.one(b["council"]), p.one(b["school"], ROLE.NOTICE, 2)], "keine Station mehr"),
        (lambda b: [p.one(b["school"], ROLE.PRE_DELIBERATION), p.one(b["school"], order=2)], "doppelt"),
    ],
)
def test_a_sequence_that_makes_no_sense_is_refused_with_a_sentence(cast, bodies, way, sentence):
    with pytest.raises(Refused, match=sentence):
        p.a_paper(cast, way(bodies))


def test_a_steering_group_is_no_station(cast, bodies):
    with pytest.raises(Refused, match="kein politisches Gremium"):
        p.a_paper(cast, [p.one(f.a_committee(cast))])


@pytest.mark.parametrize("kind", [Paper.Kind.INFORMATION, Paper.Kind.INQUIRY, Paper.Kind.STATEMENT])
def test_what_only_informs_needs_nobody_who_decides(cast, bodies, kind):
    assert p.a_paper(cast, [p.one(bodies["council"], ROLE.NOTICE)], kind=kind).stations.count() == 1


def test_places_in_the_sequence_have_no_gaps(cast, bodies):
    paper = p.a_paper(
        cast,
        [p.one(bodies["school"], ROLE.RECOMMENDATION, 3), p.one(bodies["social"], ROLE.RECOMMENDATION, 3),
         p.one(bodies["council"], order=9)],
    )  # fmt: skip
    assert sorted(paper.stations.values_list("order", flat=True)) == [1, 1, 2]


def test_two_people_who_rewrite_a_draft_do_not_overwrite_each_other(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])])
    late = Paper.objects.get(pk=paper.pk)
    change = {"reasons": "Grund.", "by": SYSTEM, "at": f.AT}
    operations.change_paper(paper=paper, title="A", **change)
    with pytest.raises(Conflict):
        operations.change_paper(paper=late, title="B", **change)


# --- Submitting -------------------------------------------------------------------------------------
def test_submitting_gives_a_number_and_lays_it_before_the_first_station(cast, bodies, monkeypatch):
    heard = []
    monkeypatch.setattr("augenhoehe.committees.operations.papers.happened", heard.append)
    meeting = f.a_meeting(bodies["school"], f.AT + 20 * DAY)
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    assert paper.number == "VL-2026-001" and paper.state == Paper.State.SUBMITTED
    assert states(paper) == [Station.State.OPEN, Station.State.AHEAD]
    item = p.open_item(paper, bodies["school"])
    assert item.thread == paper.thread and paper.items.get().text in item.brief
    duty = Duty.objects.open().get(subject_id=item.pk)
    assert (duty.owner_label, duty.due, duty.thread) == ("Büro des Rates", day_of(meeting.starts_at), paper.thread)
    assert heard == [PaperSubmitted(paper)]


def test_the_next_reachable_meeting_lies_behind_the_invitation_period(cast, bodies):
    operations.change_committee(committee=bodies["school"], invitation_days=10, by=SYSTEM, at=f.AT)
    for days in (3, 9, 12, 30):
        f.a_meeting(bodies["school"], f.AT + days * DAY)
    paper = p.submitted(cast, [p.one(bodies["school"])])
    assert views(paper)[0].next_reachable == day_of(f.AT + 12 * DAY)
    assert Duty.objects.open().get(subject_id=p.open_item(paper, bodies["school"]).pk).due == day_of(f.AT + 12 * DAY)


def test_a_meeting_planned_later_gives_the_waiting_a_day(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    duty = Duty.objects.open().get(subject_id=p.open_item(paper, bodies["school"]).pk)
    assert duty.due is None
    f.a_meeting(bodies["school"], f.AT + 20 * DAY)
    duty.refresh_from_db()
    assert duty.due == day_of(f.AT + 20 * DAY)


def test_an_item_of_a_paper_is_taken_back_only_with_the_paper(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    with pytest.raises(Refused, match="Ziehen Sie die Vorlage zurück"):
        operations.withdraw_item(item=p.open_item(paper, bodies["school"]), by=SYSTEM, at=f.AT)


def test_a_committee_to_which_a_paper_is_on_its_way_is_not_dissolved(cast, bodies):
    p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    with pytest.raises(Refused, match="noch auf dem Weg hierher"):
        operations.end_committee(committee=bodies["council"], ended_on=f.DAY, by=SYSTEM, at=f.AT)


# --- From station to station ------------------------------------------------------------------------
def test_station_by_station_to_the_decision_that_counts(cast, bodies, monkeypatch):
    heard = []
    monkeypatch.setattr("augenhoehe.committees.operations.stations.happened", heard.append)
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    assert paper.state == Paper.State.UNDER_WAY and states(paper) == ["decided", "open"]
    p.decide(paper, bodies["council"], KIND.ADOPTED_CHANGED, at=f.AT + 40 * DAY)
    paper.refresh_from_db()
    assert (paper.state, paper.result) == (Paper.State.CONCLUDED, KIND.ADOPTED_CHANGED)
    assert [type(one) for one in heard] == [StationDecided, PaperConcluded, StationDecided]
    kinds = list(paper.thread.steps.order_by("sequence").values_list("kind", flat=True))
    assert kinds.count("resolution") == 2 and kinds[-1] == "paper_concluded"
    assert not Duty.objects.open().filter(thread=paper.thread).exists()


def test_a_refused_recommendation_does_not_stop_the_council(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.RECOMMENDATION), p.one(bodies["council"], order=2)])
    p.decide(paper, bodies["school"], KIND.REFUSED, at=f.AT + 20 * DAY)
    assert states(paper) == ["decided", "open"]
    assert paper.stations.get(committee=bodies["school"]).result == KIND.REFUSED


def test_parallel_stations_are_asked_at_once_and_the_next_waits_for_both(cast, bodies):
    way = [p.one(bodies["school"], ROLE.RECOMMENDATION), p.one(bodies["social"], ROLE.RECOMMENDATION)]
    paper = p.submitted(cast, [*way, p.one(bodies["council"], order=2)])
    assert states(paper) == ["open", "open", "ahead"]
    p.decide(paper, bodies["social"], at=f.AT + 20 * DAY)
    assert paper.stations.get(committee=bodies["council"]).state == "ahead"
    p.decide(paper, bodies["school"], at=f.AT + 25 * DAY)
    assert paper.stations.get(committee=bodies["council"]).state == "open"


def test_the_decision_ends_the_way_and_what_lies_elsewhere_lapses(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["social"], ROLE.NOTICE), p.one(bodies["council"])])
    p.decide(paper, bodies["council"], KIND.REFUSED, at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    assert (paper.state, paper.result) == ("concluded", "refused")
    assert paper.stations.get(committee=bodies["social"]).state == "lapsed"
    assert not AgendaItem.objects.undecided().exists() and not Duty.objects.open().filter(thread=paper.thread).exists()


def test_a_deferral_keeps_the_station_and_lays_the_paper_before_it_again(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["council"])])
    p.decide(paper, bodies["council"], KIND.DEFERRED, at=f.AT + 20 * DAY)
    assert states(paper) == ["open"]
    item = p.open_item(paper, bodies["council"])
    assert item.meeting is None and Duty.objects.open().filter(subject_id=item.pk).exists()
    (view,) = views(paper, f.AT + 30 * DAY)
    assert (view.deferred, view.waited_days, len(view.missed)) == (1, 30, 0)
    p.decide(paper, bodies["council"], at=f.AT + 50 * DAY)
    paper.refresh_from_db()
    assert paper.result == KIND.ADOPTED


def test_a_returned_paper_is_revised_and_goes_on_where_it_was(cast, bodies):
    paper = p.submitted(
        cast,
        [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)],
        submitted_by_committee=bodies["integration"],
    )
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    p.decide(paper, bodies["council"], KIND.RETURNED, at=f.AT + 40 * DAY)
    paper.refresh_from_db()
    assert paper.state == Paper.State.DRAFT and states(paper) == ["decided", "ahead"]
    assert Duty.objects.open().get(kind="revise_paper").thread == paper.thread
    number = paper.number
    operations.submit_paper(paper=paper, by=cast.emine, at=f.AT + 45 * DAY)
    assert paper.number == number and states(paper) == ["decided", "open"]
    assert not Duty.objects.open().filter(kind="revise_paper").exists()


def test_without_a_decision_it_is_over_when_all_have_taken_note(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["council"], ROLE.NOTICE)], kind=Paper.Kind.INFORMATION)
    p.decide(paper, bodies["council"], KIND.NOTED, at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    assert (paper.state, paper.result) == ("concluded", "noted")


def test_a_withdrawn_paper_owes_nobody_anything_and_says_why(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    with pytest.raises(Refused, match="Grund"):
        operations.withdraw_paper(paper=paper, reason=" ", by=SYSTEM, at=f.AT)
    operations.withdraw_paper(paper=paper, reason="Erledigt durch einen Erlass.", by=SYSTEM, at=f.AT)
    assert states(paper) == ["lapsed", "lapsed"] and not Duty.objects.open().filter(thread=paper.thread).exists()
    assert paper.thread.steps.filter(kind="paper_withdrawn", reason="Erledigt durch einen Erlass.").exists()
    with pytest.raises(Refused):
        operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT)


def test_the_database_knows_one_conclusion_and_one_deciding_station(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    for change in ({"state": "concluded"}, {"result": "adopted"}, {"state": "withdrawn"}, {"number": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.stations.update(authoritative=True)


# --- What lies too long -----------------------------------------------------------------------------
def test_two_meetings_pass_and_everybody_sees_63_days(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    p.passes(bodies["school"], f.AT + 3 * DAY)  # within the invitation period: not reachable
    p.passes(bodies["school"], f.AT + 20 * DAY)
    p.passes(bodies["school"], f.AT + 50 * DAY)
    (view,) = views(paper, f.AT + 63 * DAY)
    assert (view.waited_days, len(view.missed), view.overdue) == (63, 2, True)


def test_a_called_off_meeting_is_not_missed(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    meeting = f.a_meeting(bodies["school"], f.AT + 20 * DAY)
    operations.cancel_meeting(meeting=meeting, reason="Krankheit", by=SYSTEM, at=f.AT + 10 * DAY)
    assert views(paper, f.AT + 30 * DAY)[0].missed == ()


def test_a_meeting_on_whose_agenda_it_stands_is_not_missed_even_before_the_result_is_recorded(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    meeting = f.a_meeting(bodies["school"], f.AT + 20 * DAY)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT + DAY)
    operations.hold_meeting(meeting=meeting, by=SYSTEM, at=f.AT + 21 * DAY)
    (view,) = views(paper, f.AT + 30 * DAY)
    assert view.missed == () and view.awaits_record


def test_the_day_of_the_meeting_is_not_yet_missed(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    f.a_meeting(bodies["school"], f.AT + 20 * DAY)
    assert views(paper, f.AT + 20 * DAY + timedelta(hours=9))[0].missed == ()
    assert len(views(paper, f.AT + 21 * DAY)[0].missed) == 1


def test_each_missed_meeting_is_told_once_and_to_who_submitted_it(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    p.passes(bodies["school"], f.AT + 20 * DAY)
    for _ in range(3):
        operations.note_missed_meetings(by=SYSTEM, at=f.AT + 21 * DAY)
    assert MissedMeeting.objects.count() == 1
    assert paper.thread.steps.filter(kind="meeting_missed").count() == 1
    (message,) = Message.objects.filter(recipient=cast.users["emine"], kind="paper")
    assert "21 Tagen" in message.body and "Eine erreichbare Sitzung" in message.body
    p.passes(bodies["school"], f.AT + 40 * DAY)
    assert operations.note_missed_meetings(by=SYSTEM, at=f.AT + 41 * DAY) == 1


def test_the_overdue_board_has_the_most_missed_first(cast, bodies):
    first = p.submitted(cast, [p.one(bodies["school"])], title="Zweimal")
    p.passes(bodies["school"], f.AT + 20 * DAY)
    p.passes(bodies["school"], f.AT + 40 * DAY)
    second = p.submitted(cast, [p.one(bodies["social"])], title="Einmal")
    p.passes(bodies["social"], f.AT + 30 * DAY)
    p.submitted(cast, [p.one(bodies["council"])], title="Nie")
    late = most_missed(views_of(list(Station.objects.open()), f.AT + 60 * DAY))
    assert [one.paper for one in late] == [first, second]


def test_however_many_papers_the_board_asks_the_same(cast, bodies, django_assert_max_num_queries):
    for number in range(6):
        p.submitted(cast, [p.one(bodies["school"])], title=f"Vorlage {number}")
    p.passes(bodies["school"], f.AT + 20 * DAY)
    with django_assert_max_num_queries(2):
        assert len(most_missed(views_of(list(Station.objects.open()), f.AT + 60 * DAY))) == 6


# --- The result comes back --------------------------------------------------------------------------
def test_the_result_reaches_the_chair_of_the_committee_that_suggested_it(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    p.decide(paper, bodies["school"], KIND.ADOPTED, at=f.AT + 20 * DAY, reason="Es hilft sofort.")
    message = Message.objects.get(recipient=cast.users["emine"], kind="paper")
    assert "angenommen" in message.body and "Es hilft sofort." in message.body


def test_the_path_picture_gets_its_branch(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)])
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    branch = queries.branch_of_thread(cast.aylin, paper.thread, at=f.AT + 30 * DAY)
    assert [(one.title, one.state) for one in branch] == [
        ("Schulausschuss", "done"), ("Rat der Stadt Sternmünde", "now"),
    ]  # fmt: skip
    assert queries.branch_of_thread(ANONYMOUS, paper.thread, at=f.AT) == ()


# --- The usual way ----------------------------------------------------------------------------------
def test_the_usual_way_in_a_town_and_in_a_kreis(cast, bodies):
    way = queries.suggested_way(town("Sternmünde").pk, None, f.DAY)
    assert [committee.kind for committee, _ in way] == ["integration_committee", "specialist_committee", "council"]
    assert bodies["integration"] not in dict(queries.suggested_way(town("Sternmünde").pk, bodies["integration"], f.DAY))
    kinds = (Committee.Kind.SPECIALIST_COMMITTEE, Committee.Kind.DISTRICT_COMMITTEE, Committee.Kind.DISTRICT_COUNCIL)
    made = [f.a_committee(cast, kind, str(kind)) for kind in kinds]
    assert [committee for committee, _ in queries.suggested_way(None, None, f.DAY)] == made


# --- Who reads --------------------------------------------------------------------------------------
def test_a_draft_is_read_by_who_may_write_it_and_nobody_else(cast, bodies):
    p.a_paper(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    readers = {name for name in cast.users if Paper.objects.visible_to(getattr(cast, name), f.DAY).exists()}
    assert readers == {"aylin", "bernward", "emine", "olek"}


def test_a_submitted_paper_of_an_unpublished_matter_is_read_by_roles_and_never_by_the_residence_authority(cast, bodies):
    p.submitted(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    readers = {name for name in cast.users if Paper.objects.visible_to(getattr(cast, name), f.DAY).exists()}
    assert "wiebke" not in readers and "veit" not in readers and "rojda" not in readers
    assert {"aylin", "bernward", "emine", "olek", "korbinian", "linh"} <= readers


def test_of_a_published_matter_everybody_reads_the_paper(cast, bodies):
    thread = f.a_thread(cast, published=True)
    paper = p.submitted(cast, [p.one(bodies["school"])], thread=thread, at=f.AT + DAY)
    assert Paper.objects.visible_to(cast.veit, f.DAY).get() == paper
    assert list(Paper.objects.public()) == [paper]
