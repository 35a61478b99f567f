"""Markers: four eyes, dates that are never lost, duties that follow."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from augenhoehe.concept import operations, queries
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f

State = ImplementationMarker.State


@shared
def cast():
    return f.the_cast()


@shared
def marker(cast):
    return f.markers_of(f.a_measure(cast, thread=f.a_thread(cast)))[0]


def open_duties(marker) -> list[tuple[str, str]]:
    duties = Duty.objects.open().filter(subject_id=marker.pk).select_related("user")
    return [(duty.kind, duty.user.name if duty.user else duty.role) for duty in duties]


# --- Four eyes --------------------------------------------------------------------------------------
def test_a_second_person_confirms_what_the_lead_reported(cast, marker):
    f.claimed(cast, marker)
    f.confirmed(cast, marker)
    assert (marker.state, marker.claimed_by, marker.closed_by) == (
        State.REACHED, cast.users["linh"].pk, cast.users["aylin"].pk,
    )  # fmt: skip


def test_who_reported_a_marker_never_confirms_it_even_with_the_right_to_confirm(cast, marker):
    f.claimed(cast, marker, by="aylin")
    with pytest.raises(Refused, match="zweite Person"):
        f.confirmed(cast, marker)
    f.confirmed(cast, marker, by="bernward")
    assert marker.state == State.REACHED


def test_the_database_refuses_one_person_twice_whatever_the_rules_say(cast, marker):
    f.claimed(cast, marker)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImplementationMarker.objects.filter(pk=marker.pk).update(
            state=State.REACHED, closed_by=marker.claimed_by, closed_at=f.AT
        )


def test_neither_the_system_nor_a_visitor_reports_or_confirms(cast, marker):
    with pytest.raises(Refused, match="nur eine Person"):
        operations.claim_marker(marker=marker, evidence="Beleg", by=SYSTEM, at=f.AT)
    f.claimed(cast, marker)
    with pytest.raises(Refused, match="braucht eine Person"):
        operations.confirm_marker(marker=marker, by=SYSTEM, at=f.AT)


def test_no_report_without_evidence(cast, marker):
    with pytest.raises(Refused, match="Beleg"):
        f.claimed(cast, marker, evidence=" ")


def test_confirmed_in_part_says_what_is_missing_and_does_not_count(cast, marker):
    f.claimed(cast, marker)
    with pytest.raises(Refused, match="was noch fehlt"):
        f.confirmed(cast, marker, partly=True)
    f.confirmed(cast, marker, partly=True, reason="Zwei Sprachen fehlen.")
    assert marker.state == State.PARTLY
    assert queries.progress_of([marker.measure])[marker.measure_id].reached == 0


def test_a_returned_report_forgets_who_reported_and_keeps_the_reason(cast, marker):
    f.claimed(cast, marker)
    operations.return_marker(marker=marker, reason="Nur drei Kitas geprüft.", by=cast.aylin, at=f.AT)
    assert (marker.state, marker.claimed_by, marker.reason) == (State.WORKING, None, "Nur drei Kitas geprüft.")
    f.claimed(cast, marker)
    assert marker.reason == ""
    assert [one.new_state for one in marker.changes.order_by("pk").all()].count("working") == 1


def test_who_reported_may_take_it_back(cast, marker):
    f.claimed(cast, marker)
    operations.return_marker(marker=marker, reason="Verwechselt.", by=cast.linh, at=f.AT)
    assert marker.state == State.WORKING


# --- Dates ------------------------------------------------------------------------------------------
def test_a_postponed_marker_keeps_its_old_date_with_the_reason(cast, marker):
    later = f.DUE + timedelta(days=60)
    operations.postpone_marker(marker=marker, due=later, reason="Übersetzung dauert.", by=cast.linh, at=f.AT)
    assert (marker.due, marker.first_due) == (later, f.DUE)
    kept = marker.postponements.get()
    assert (kept.old_due, kept.new_due, kept.reason, kept.by_function) == (
        f.DUE, later, "Übersetzung dauert.", "Jugendamt",
    )  # fmt: skip
    step = marker.measure.thread_links.get().thread.steps.get(kind="marker_postponed")
    assert "31. März 2027" in step.text["de"]["text"] and "30. Mai 2027" in step.text["de"]["text"]


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [(0, "x", "nicht nach dem bisherigen"), (-9, "x", "nicht nach dem bisherigen"), (9, " ", "Grund der Verschiebung")],
)
def test_a_date_only_moves_forward_and_with_a_reason(cast, marker, days, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        operations.postpone_marker(
            marker=marker, due=f.DUE + timedelta(days=days), reason=reason, by=cast.linh, at=f.AT
        )
    assert not marker.postponements.exists()


def test_an_overdue_marker_is_not_moved_into_the_past(cast, marker):
    late = f.AT + timedelta(days=365)
    with pytest.raises(Refused, match="schon vorbei"):
        operations.postpone_marker(marker=marker, due=f.DUE + timedelta(days=1), reason="x", by=cast.linh, at=late)


def test_a_marker_is_missed_only_after_its_date_and_may_be_reached_late(cast, marker):
    with pytest.raises(Refused, match="Frist läuft noch"):
        operations.miss_marker(marker=marker, reason="Kein Geld.", by=cast.aylin, at=f.AT)
    late = f.AT + timedelta(days=365)
    operations.miss_marker(marker=marker, reason="Kein Geld.", by=cast.aylin, at=late)
    assert marker.state == State.MISSED
    f.claimed(cast, marker, at=late)
    f.confirmed(cast, marker, at=late)
    assert marker.state == State.REACHED and marker.reason == ""


# --- Progress ---------------------------------------------------------------------------------------
def test_progress_counts_what_is_reached_out_of_what_is_not_dropped(cast):
    measure = f.a_measure(cast, markers=4)
    first, second, third, _fourth = f.markers_of(measure)
    f.confirmed(cast, f.claimed(cast, first))
    f.claimed(cast, second)
    operations.drop_marker(marker=third, reason="Nicht mehr nötig.", by=cast.aylin, at=f.AT)
    progress = queries.progress_of([measure], f.DAY)[measure.pk]
    assert (progress.reached, progress.total, progress.claimed, progress.percent) == (1, 3, 1, 33)


def test_progress_of_many_measures_is_one_query(cast, django_assert_num_queries):
    field = f.a_field(cast)
    measures = [f.a_measure(cast, field, title=f"Maßnahme {n}") for n in range(5)]
    with django_assert_num_queries(1):
        found = queries.progress_of(measures, f.DAY)
    assert {one.total for one in found.values()} == {2}


def test_overdue_are_pending_markers_past_their_date_in_measures_that_run(cast):
    measure = f.a_measure(cast)
    day = f.DUE + timedelta(days=1)
    assert queries.progress_of([measure], f.DUE)[measure.pk].overdue == 0
    assert queries.progress_of([measure], day)[measure.pk].overdue == 1
    operations.finish_measure(measure=measure, state="stopped", reason="Kein Geld.", by=cast.aylin, at=f.AT)
    assert queries.progress_of([measure], day)[measure.pk].overdue == 0


# --- Duties -----------------------------------------------------------------------------------------
def test_the_duty_goes_from_the_lead_to_coordination_and_back(cast, marker):
    assert open_duties(marker) == [("reach_marker", "Linh")]
    assert Duty.objects.get(subject_id=marker.pk).due == f.DUE
    f.claimed(cast, marker)
    assert open_duties(marker) == [("confirm_marker", Role.COORDINATION)]
    operations.return_marker(marker=marker, reason="Beleg fehlt.", by=cast.aylin, at=f.AT)
    assert open_duties(marker) == [("reach_marker", "Linh")]
    f.claimed(cast, marker)
    f.confirmed(cast, marker)
    assert open_duties(marker) == []


def test_the_duty_moves_with_the_date_and_keeps_the_first(cast, marker):
    later = f.DUE + timedelta(days=60)
    operations.postpone_marker(marker=marker, due=later, reason="Dauert.", by=cast.linh, at=f.AT)
    duty = Duty.objects.open().get(subject_id=marker.pk)
    assert (duty.due, duty.first_due, duty.moved_reason) == (later, f.DUE, "Dauert.")


def test_without_a_person_in_charge_the_coordination_keeps_it_in_view(cast):
    (marker,) = f.markers_of(f.a_measure(cast, markers=1, lead="niemand"))
    (duty,) = Duty.objects.open().filter(subject_id=marker.pk)
    assert (duty.role, duty.owner_label) == (Role.COORDINATION, "Jugendamt Sternmünde")


def test_a_new_lead_takes_over_what_is_open(cast, marker):
    measure = marker.measure
    operations.change_measure(
        measure=measure, title=measure.title, description="", lead_unit="Jugendamt", lead=cast.users["minh"],
        by=cast.aylin, at=f.AT,
    )  # fmt: skip
    assert open_duties(marker) == [("reach_marker", "Minh")]


@pytest.mark.parametrize("verb", ["drop", "finish"])
def test_nothing_is_owed_on_what_is_dropped_or_ended(cast, marker, verb):
    if verb == "drop":
        operations.drop_marker(marker=marker, reason="Nicht mehr nötig.", by=cast.aylin, at=f.AT)
    else:
        operations.finish_measure(measure=marker.measure, state="stopped", reason="Kein Geld.", by=cast.aylin, at=f.AT)
    assert open_duties(marker) == []


def test_a_planned_measure_owes_nothing_until_it_is_decided(cast):
    measure = f.a_measure(cast, state=Measure.State.PLANNED)
    (first, _second) = f.markers_of(measure)
    assert open_duties(first) == []
    with pytest.raises(Refused, match="noch nicht beschlossen"):
        f.claimed(cast, first)
    operations.decide_measure(measure=measure, by=cast.aylin, at=f.AT)
    assert open_duties(first) == [("reach_marker", "Linh")]


# --- The measure follows ----------------------------------------------------------------------------
def test_work_on_a_marker_shows_that_the_measure_runs(cast, marker):
    operations.begin_marker(marker=marker, by=cast.linh, at=f.AT)
    measure = Measure.objects.get(pk=marker.measure_id)
    assert (measure.state, measure.starts_on) == (Measure.State.RUNNING, f.DAY)


def test_a_marker_of_an_ended_measure_stays_as_it_was(cast, marker):
    operations.finish_measure(measure=marker.measure, state="stopped", reason="Kein Geld.", by=cast.aylin, at=f.AT)
    for verb in (
        lambda: f.claimed(cast, marker),
        lambda: operations.postpone_marker(
            marker=marker, due=f.DUE + timedelta(days=9), reason="x", by=cast.linh, at=f.AT
        ),
        lambda: operations.add_marker(measure=marker.measure, new=NewMarker("Neu", f.DUE), by=cast.aylin, at=f.AT),
    ):
        with pytest.raises(Refused, match="ist abgebrochen"):
            verb()


# --- Two at once ------------------------------------------------------------------------------------
def test_a_late_second_form_gets_the_conflict(cast, marker):
    seen = marker.revision
    late = f.markers_of(marker.measure)[0]
    f.claimed(cast, marker)
    with pytest.raises(Conflict):
        f.claimed(cast, late, revision=seen, evidence="Ein anderer Beleg.")


def test_confirming_and_returning_at_once_leaves_one_of_both(committed):
    cast = f.the_cast()
    (marker,) = f.markers_of(f.a_measure(cast, markers=1))
    f.claimed(cast, marker)
    revision, start, outcomes = marker.revision, threading.Barrier(2), []
    aylin, bernward = cast.aylin, cast.bernward

    def act(name: str) -> None:
        try:
            (mine,) = f.markers_of(marker.measure)
            start.wait(10)
            if name == "confirm":
                operations.confirm_marker(marker=mine, by=aylin, at=f.AT, revision=revision)
            else:
                operations.return_marker(marker=mine, reason="Beleg fehlt.", by=bernward, at=f.AT, revision=revision)
            outcomes.append(name)
        except Conflict:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[name]) for name in ("confirm", "return")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) in (["confirm", "conflict"], ["conflict", "return"])
    marker.refresh_from_db()
    assert marker.state == (State.REACHED if "confirm" in outcomes else State.WORKING)


def test_two_people_who_report_two_markers_of_one_measure_do_not_disturb_each_other(committed):
    cast = f.the_cast()
    measure = f.a_measure(cast)
    start, failures, linh = threading.Barrier(2), [], cast.linh

    def report(place: int) -> None:
        try:
            mine = f.markers_of(measure)[place]
            start.wait(10)
            operations.claim_marker(marker=mine, evidence="Beleg", by=linh, at=f.AT)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=report, args=[place]) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    assert {one.state for one in f.markers_of(measure)} == {State.CLAIMED}
