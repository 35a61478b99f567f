"""The path of a matter: exactly one station is „now“ until the answer came back."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import open_thread
from augenhoehe.structure.operations import questions
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.queries.path import facts_of, path_of

from . import factories as f

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 7)


@pytest.fixture
def cast():
    return f.the_cast()


def thread_of(question) -> Thread:
    return Thread.objects.get(question_links__question=question)


def drawn(question, *, inside: bool = True):
    return path_of(facts_of(thread_of(question)), today=TODAY, inside=inside)


def states(question) -> list[str]:
    return [station.state for station in drawn(question).stations]


def station(question, key: str):
    return next(one for one in drawn(question).stations if one.key == key)


def test_a_draft_is_now_at_the_question(cast):
    assert states(f.a_question(cast)) == ["done", "done", "now", "todo", "todo", "todo", "todo"]


def test_submitted_it_waits_at_the_steering_group_since_a_day(cast):
    question = f.submitted(cast)
    assert states(question) == ["done", "done", "done", "now", "todo", "todo", "todo"]
    waiting = station(question, "steering")
    assert (waiting.date, waiting.waited_days) == (f.DAY, 35)


def test_adopted_a_measure_is_next(cast):
    question = f.decided(cast)
    assert states(question) == ["done", "done", "done", "done", "now", "todo", "todo"]
    assert (station(question, "steering").date, station(question, "steering").waited_days) == (date(2026, 11, 26), 24)


def test_with_a_measure_the_marker_is_next(cast):
    question = f.decided(cast)
    f.a_measure(cast, question)
    assert states(question) == ["done", "done", "done", "done", "done", "now", "todo"]
    marker = station(question, "marker")
    assert (marker.note, marker.date) == ("0 von 1 erreicht", date(2027, 3, 31))


def test_with_the_marker_reached_the_answer_is_next(cast):
    question = f.decided(cast)
    f.reached(cast, f.a_measure(cast, question))
    assert states(question) == ["done", "done", "done", "done", "done", "done", "now"]
    assert not drawn(question).returns


def test_answered_the_line_goes_back_to_the_people(cast):
    question = f.decided(cast)
    f.reached(cast, f.a_measure(cast, question))
    questions.close_question(question=f.fresh(question), verb="solve", reason="Getan", by=cast.aylin, at=f.LATER)
    give_answer(question=f.fresh(question), text=f.short("Getan."), kind="final", by=cast.aylin, at=f.LATER)
    assert states(question) == ["done"] * 7
    assert drawn(question).returns


def test_refused_the_answer_is_next_and_measures_are_not_needed(cast):
    question = f.decided(cast, kind="refused")
    assert states(question) == ["done", "done", "done", "refused", "skipped", "skipped", "now"]
    assert station(question, "steering").note == "abgelehnt"


def test_put_off_it_stays_with_the_steering_group_until_the_day(cast):
    question = f.decided(cast, kind="deferred")
    questions.set_resubmission(question=question, day=date(2027, 5, 3), reason="Neuer Plan", by=cast.aylin, at=f.LATER)
    assert states(question) == ["done", "done", "done", "now", "todo", "todo", "todo"]
    assert station(question, "steering").note == "zurückgestellt bis 3. Mai 2027"


def test_a_dropped_draft_has_no_station_left(cast):
    question = f.a_question(cast)
    questions.discard_question(question=question, reason="Doppelt", by=cast.aylin, at=f.LATER)
    assert states(question) == ["done", "done", "refused", "skipped", "skipped", "skipped", "skipped"]


def test_the_hints_are_counted_only_as_released(cast):
    question = f.submitted(cast)
    assert station(question, "hints").note == "von 7 Personen aus 3 Kommunen"
    few = f.submitted(cast, f.a_question(cast, f.a_topic(cast, *f.hints(4)), title="Wenige"))
    assert station(few, "hints").note == ""


def test_public_stations_never_lead_inside(cast):
    question = f.submitted(cast)
    assert any(one.url.startswith("/intern/") for one in drawn(question).stations)
    assert not any(one.url for one in drawn(question, inside=False).stations)


def test_a_thread_without_a_question_has_no_path(cast):
    thread = open_thread(title="Maßnahme ohne Anlass", by=cast.aylin, at=f.AT, text="Begonnen.")
    assert slot_panels("thread.path", ANONYMOUS, thread) == []


def test_the_facts_are_read_in_eight_statements_for_path_and_panels_together(cast, django_assert_max_num_queries):
    question = f.decided(cast)
    f.a_measure(cast, question)
    give_answer(question=f.fresh(question), text=f.short("Es geht los."), kind="interim", by=cast.aylin, at=f.LATER)
    thread = thread_of(question)
    with django_assert_max_num_queries(8):
        assert slot_panels("thread.path", ANONYMOUS, thread)
        from augenhoehe.structure.panels import answers_panel, question_panel

        shown = question_panel(ANONYMOUS, thread)
        assert shown is not None and shown["released"] == "von 7 Personen aus 3 Kommunen" and shown["url"] == ""
        given = answers_panel(ANONYMOUS, thread)
        assert given is not None and given["answers"][0][1] == ""
