"""The path of a matter: exactly one station is „now“ until the answer came back."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.committees.operations import create_committee
from augenhoehe.committees.rules import NewStation
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import open_thread
from augenhoehe.structure.operations import adoptions, questions
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.operations.forwarding import forward_question
from augenhoehe.structure.operations.reconstructions import release_reconstruction
from augenhoehe.structure.panels import levels_panel, thread_path
from augenhoehe.structure.queries.facts import facts_of
from augenhoehe.structure.queries.path import path_of
from tests.worlds import shared

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 7)


@shared
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


# --- By way of a project group -----------------------------------------------------------------------
def shown(question) -> dict[str, str]:
    return {one.key: one.state for one in drawn(f.fresh(question)).stations}


def test_with_a_group_its_stations_stand_between_the_gates(cast):
    group = w.a_group(cast)
    found = shown(group.question)
    assert list(found) == ["hints", "topic", "question", "steering", "group", "decision", "adoption", "answer"]
    assert [found[key] for key in ("steering", "group", "decision", "adoption", "answer")] == [
        "done", "now", "todo", "todo", "todo",
    ]  # fmt: skip


def test_with_the_proposal_submitted_gate_2_is_next(cast):
    question = w.proposed(cast).group.question
    assert [shown(question)[key] for key in ("group", "decision", "adoption")] == ["done", "now", "todo"]


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ("adopted", ["done", "done", "now", "todo"]),
        ("adopted_changed", ["done", "done", "now", "todo"]),
        ("returned", ["now", "todo", "todo", "todo"]),
        ("refused", ["done", "refused", "skipped", "now"]),
        ("elsewhere", ["done", "done", "skipped", "now"]),
        ("forwarded", ["done", "now", "todo", "todo"]),
    ],
)
def test_each_decision_at_gate_2_is_seen(cast, kind, states):
    question = w.at_gate_2(cast, kind).group.question
    found = shown(question)
    assert [found[key] for key in ("group", "decision", "adoption", "answer")] == states
    assert found["steering"] == "done"


def test_adoptions_are_counted_until_the_last_one_is_settled(cast):
    question = w.at_gate_2(cast).group.question
    one, other = w.promised(cast, question), w.asked(cast, question, "Diakonie", owner="")
    adoptions.fulfil_adoption(adoption=one, evidence="Liegt aus.", by=cast.linh, at=w.THEN)
    adoption = station(f.fresh(question), "adoption")
    assert (adoption.state, adoption.note, adoption.date) == ("now", "1 von 2 umgesetzt", other.due)
    adoptions.decline_adoption(adoption=f.fresh(other), reason="Kein Personal", by=cast.aylin, at=w.THEN)
    assert [shown(question)[key] for key in ("adoption", "answer")] == ["done", "now"]


def test_a_released_reconstruction_is_a_station_without_a_day(cast):
    topic = f.a_topic(cast, *f.hints(7))
    made = w.a_reconstruction(cast, topic)
    question = f.submitted(cast, f.a_question(cast, topic))
    assert "reconstruction" not in shown(question)
    release_reconstruction(reconstruction=made, by=cast.aylin, at=f.LATER)
    found = station(question, "reconstruction")
    assert (found.state, found.note, found.date) == ("done", "eine, verfremdet", None)


def test_all_four_levels_are_named_on_every_thread(cast):
    """S4-30, whatever a matter has come to; the public is led nowhere inside."""
    plain = thread_of(f.submitted(cast))
    lines = [(one.title, one.links) for one in levels_panel(ANONYMOUS, plain)["levels"]]
    assert lines == [
        ("Einzelfall", ()), ("Fallrekonstruktion", ()), ("Projektgruppe", ()), ("Lenkungsgruppe", ()),
    ]  # fmt: skip


def test_what_each_level_says_after_both_gates_and_where_it_leads(cast):
    question = w.at_gate_2(cast).group.question
    public = [one.lines for one in levels_panel(ANONYMOUS, thread_of(question))["levels"]]
    assert public[2] == ("Projektgruppe Kita, Vorschlag bis 29. Januar 2027",)
    assert public[3] == (
        "Erste Entscheidung: angenommen, 26. November 2026",
        "Entscheidung über den Vorschlag: angenommen, 4. Dezember 2026",
    )
    inside = levels_panel(cast.aylin, Thread.objects.get(question_links__question=question))["levels"]
    assert [len(one.links) for one in inside] == [0, 0, 1, 1]


def test_the_branch_into_politics_leaves_after_gate_2_and_waits_there(cast):
    question = w.at_gate_2(cast, "forwarded").group.question
    council = create_committee(kind="district_council", name="Kreistag", by=cast.aylin, at=f.AT)
    forward_question(
        question=f.fresh(question), kind="decision", title="Blatt", text="So.", reasons="Darum.",
        stations=[NewStation(council, "decision", True, 1)], by=cast.aylin, at=w.THEN,
    )  # fmt: skip
    drawn_path = thread_path(cast.aylin, thread_of(question))["path"]
    assert [(one.title, one.state) for one in drawn_path.branch] == [("Kreistag", "now")]
    assert drawn_path.branch_from == "decision"
    assert "now" not in {one.state for one in drawn_path.stations}


def test_refused_the_answer_is_next_and_measures_are_not_needed(cast):
    question = f.decided(cast, kind="refused")
    assert states(question) == ["done", "done", "done", "refused", "skipped", "skipped", "now"]
    refused = station(question, "steering")
    assert refused.state_word == "abgelehnt" and refused.note == "", "einmal gesagt genügt"


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
