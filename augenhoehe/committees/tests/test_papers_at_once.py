"""Two clerks, two connections, real commits: parallel stations recorded at once end in one conclusion."""

from __future__ import annotations

from datetime import timedelta

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, MissedMeeting, Paper
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, ROLE


def ready(paper, *committees):
    """Each body meets on the same evening and has the paper on its agenda."""
    for committee in committees:
        meeting = f.a_meeting(committee, f.AT + 20 * DAY)
        operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT + DAY)
    return [p.open_item(paper, committee).pk for committee in committees]


def record(pk, kind="adopted"):
    item = AgendaItem.objects.select_related("committee", "meeting").get(pk=pk)
    f.decided(item, kind, at=f.AT + 20 * DAY + timedelta(hours=3))


def test_two_clerks_record_at_two_parallel_stations_and_the_council_is_asked_once(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    way = [p.one(bodies["school"], ROLE.RECOMMENDATION), p.one(bodies["social"], ROLE.RECOMMENDATION)]
    paper = p.submitted(cast, [*way, p.one(bodies["council"], order=2)])
    first, second = ready(paper, bodies["school"], bodies["social"])
    assert failures_of(lambda: record(first), lambda: record(second)) == []
    states = dict(paper.stations.values_list("committee__names__name", "state"))
    assert states == {"Schulausschuss": "decided", "Sozialausschuss": "decided", "Rat der Stadt Sternmünde": "open"}
    assert AgendaItem.objects.undecided().filter(station__paper=paper).count() == 1


def test_the_decision_and_a_parallel_note_at_once_end_in_one_conclusion(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    paper = p.submitted(cast, [p.one(bodies["social"], ROLE.NOTICE), p.one(bodies["council"])])
    note, decision = ready(paper, bodies["social"], bodies["council"])
    failures = failures_of(lambda: record(note, "noted"), lambda: record(decision))
    # Whoever comes second at the lapsed station is told so; the decision stands in either order.
    assert all(isinstance(one, Refused) for one in failures), failures
    paper.refresh_from_db()
    assert (paper.state, paper.result) == ("concluded", "adopted")
    assert paper.thread.steps.filter(kind="paper_concluded").count() == 1


def test_submitted_twice_at_once_it_gets_one_number_and_one_item(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    paper = p.a_paper(cast, [p.one(bodies["school"])])

    def submit():
        mine = Paper.objects.get(pk=paper.pk)
        operations.submit_paper(paper=mine, by=SYSTEM, at=f.AT, revision=paper.revision)

    failures = failures_of(submit, submit)
    assert [type(one) for one in failures] == [Conflict]
    assert AgendaItem.objects.filter(station__paper=paper).count() == 1
    assert Paper.objects.get().number == "VL-2026-001"


def test_two_nightly_runs_at_once_note_a_missed_meeting_once(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    paper = p.submitted(cast, [p.one(bodies["school"])])
    p.passes(bodies["school"], f.AT + 20 * DAY)

    def note():
        operations.note_missed_meetings(by=SYSTEM, at=f.AT + 21 * DAY)

    assert failures_of(note, note) == []
    assert MissedMeeting.objects.count() == 1
    assert paper.thread.steps.filter(kind="meeting_missed").count() == 1
