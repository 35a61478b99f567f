"""Measures: made with markers and a thread, ended only when nothing is open, forgotten people after years."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.concept import operations, queries
from augenhoehe.concept.happenings import MarkerPostponed, MarkerReached, MeasureCreated, MeasureFinished
from augenhoehe.concept.models import ImplementationMarker, MarkerChange, Measure
from augenhoehe.concept.operations.finding import rebuild_measures
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def test_what_is_decided_can_be_checked_by_at_least_one_marker(cast):
    with pytest.raises(Refused, match="mindestens einen Umsetzungsmarker"):
        f.a_measure(cast, markers=0)
    planned = f.a_measure(cast, markers=0, state=Measure.State.PLANNED)
    with pytest.raises(Refused, match="mindestens einen Umsetzungsmarker"):
        operations.decide_measure(measure=planned, by=SYSTEM, at=f.AT)


def test_a_measure_without_origin_gets_a_thread_of_its_own(cast):
    measure = f.a_measure(cast)
    (link,) = measure.thread_links.select_related("thread")
    assert link.thread.title == measure.title and not link.thread.is_public


def test_a_measure_from_a_decision_tells_on_its_thread(cast):
    thread = f.a_thread(cast)
    measure = f.a_measure(cast, thread=thread)
    step = thread.steps.get(kind="measure_created")
    assert step.audience == "public" and step.url == f"/massnahmen/{measure.pk}/"
    assert "Jugendamt Sternmünde" in step.text["de"]["text"]


def test_every_thread_of_a_measure_hears_of_its_markers(cast):
    one, other = f.a_thread(cast, "eins"), f.a_thread(cast, "zwei")
    measure = f.a_measure(cast, thread=one)
    operations.link_thread(measure=measure, thread=other, by=SYSTEM, at=f.AT)
    f.confirmed(cast, f.claimed(cast, f.markers_of(measure)[0]))
    for thread in (one, other):
        assert thread.steps.filter(kind="marker_reached", audience="public").count() == 1
        # What is only reported stays inside until somebody looked.
        assert thread.steps.get(kind="marker_claimed").audience == "inside"


def test_a_measure_of_a_hidden_concept_tells_only_inside(cast):
    thread = f.a_thread(cast)
    measure = f.a_measure(cast, f.a_field(cast, f.a_concept(cast, public=False)), thread=thread)
    f.confirmed(cast, f.claimed(cast, f.markers_of(measure)[0]))
    assert not thread.steps.filter(audience="public").exists()
    assert not Document.objects.filter(kind="measure").exists()


@pytest.mark.parametrize("state", ["done", "permanent"])
def test_a_measure_is_not_completed_while_a_marker_is_open(cast, state):
    measure = f.a_measure(cast)
    first, second = f.markers_of(measure)
    operations.start_measure(measure=measure, by=SYSTEM, at=f.AT)
    f.confirmed(cast, f.claimed(cast, first))
    with pytest.raises(Refused, match="Noch ist ein Umsetzungsmarker offen"):
        operations.finish_measure(measure=measure, state=state, reason="Fertig.", by=SYSTEM, at=f.AT)
    operations.drop_marker(marker=second, reason="Nicht mehr nötig.", by=SYSTEM, at=f.AT)
    operations.finish_measure(measure=measure, state=state, reason="Fertig.", by=SYSTEM, at=f.AT)
    assert (measure.state, measure.ended_on) == (state, f.DAY)


def test_a_stopped_measure_leaves_its_markers_as_they_were(cast):
    measure = f.a_measure(cast)
    operations.finish_measure(measure=measure, state="stopped", reason="Kein Geld.", by=SYSTEM, at=f.AT)
    assert {one.state for one in f.markers_of(measure)} == {"open"}


def test_no_end_without_a_reason(cast):
    measure = f.a_measure(cast)
    with pytest.raises(Refused, match="Grund oder das Ergebnis"):
        operations.finish_measure(measure=measure, state="stopped", reason=" ", by=SYSTEM, at=f.AT)


def test_two_people_who_edit_a_measure_do_not_overwrite_each_other(cast):
    measure = f.a_measure(cast)
    late = Measure.objects.select_related("action_field__concept").get(pk=measure.pk)
    values = {"description": "", "lead_unit": "Jugendamt", "by": SYSTEM, "at": f.AT}
    operations.change_measure(measure=measure, title="Neu", **values)
    with pytest.raises(Conflict):
        operations.change_measure(measure=late, title="Anders", **values)


def test_packages_above_hear_what_happens(cast, monkeypatch):
    heard = []
    for module in ("measures", "markers"):
        monkeypatch.setattr(f"augenhoehe.concept.operations.{module}.happened", heard.append)
    measure = f.a_measure(cast)
    first, second = f.markers_of(measure)
    f.confirmed(cast, f.claimed(cast, first))
    operations.postpone_marker(marker=second, due=f.DUE + timedelta(days=99), reason="x", by=SYSTEM, at=f.AT)
    operations.finish_measure(measure=measure_now(measure), state="stopped", reason="x", by=SYSTEM, at=f.AT)
    assert [type(one) for one in heard] == [MeasureCreated, MarkerReached, MarkerPostponed, MeasureFinished]


def measure_now(measure: Measure) -> Measure:
    return Measure.objects.select_related("action_field__concept", "lead__carrier").get(pk=measure.pk)


# --- Search -----------------------------------------------------------------------------------------
def test_a_measure_of_a_public_concept_is_found_by_its_marker_and_not_by_its_inside_text(cast):
    measure = f.a_measure(cast, public_text=multilingual("Auskunft in sechs Sprachen.", tr="Altı dilde bilgi."))
    documents = {one.language: one for one in Document.objects.filter(kind="measure", object_id=measure.pk)}
    assert documents.keys() == {"de", "tr"}
    assert "Kriterium 1" in documents["de"].body and measure.description not in documents["de"].body


def test_hiding_a_concept_takes_its_measures_out_of_the_search_and_showing_brings_them_back(cast):
    measure = f.a_measure(cast)
    concept = measure.action_field.concept
    operations.change_concept(concept=concept, title=concept.title, public=False, by=SYSTEM, at=f.AT)
    assert not Document.objects.filter(kind="measure").exists()
    operations.change_concept(concept=concept, title=concept.title, public=True, by=SYSTEM, at=f.AT)
    assert Document.objects.filter(kind="measure").count() == 1
    Document.objects.all().delete()
    assert rebuild_measures(at=f.AT) == 1 and Document.objects.filter(kind="measure").count() == 1


# --- Retention --------------------------------------------------------------------------------------
def test_after_five_years_the_people_of_an_ended_measure_are_forgotten_and_the_days_stay(cast):
    from augenhoehe.concept.register import RETENTION

    measure = f.a_measure(cast, markers=1)
    (marker,) = f.markers_of(measure)
    f.confirmed(cast, f.claimed(cast, marker))
    operations.finish_measure(measure=measure_now(measure), state="done", reason="Fertig.", by=SYSTEM, at=f.AT)
    rule = RETENTION[0]
    assert not rule.due(f.AT + timedelta(days=5 * 365)).exists()
    late = f.AT + timedelta(days=5 * 365 + 1)
    assert rule.erase(rule.due(late), late) == 1
    marker = ImplementationMarker.objects.get(pk=marker.pk)
    assert (marker.claimed_by, marker.closed_by) == (None, None)
    assert marker.claimed_at == marker.closed_at == f.AT
    assert Measure.objects.get(pk=measure.pk).lead is None
    assert not MarkerChange.objects.filter(by_id__isnull=False).exists()
    assert not rule.due(late).exists()


def test_progress_is_the_same_whether_the_database_or_the_page_counts(cast):
    measure = f.a_measure(cast, markers=7)
    states = [str(state) for state in ImplementationMarker.State]
    for marker, state in zip(f.markers_of(measure), states, strict=True):
        told = {"state": state, "evidence": "Foto", "reason": "Grund"}
        if state in (*ImplementationMarker.SETTLED, ImplementationMarker.State.CLAIMED):
            told |= {"claimed_by": cast.users["linh"].pk, "claimed_at": f.AT}
        if state in ImplementationMarker.SETTLED:
            told |= {"closed_by": cast.users["aylin"].pk, "closed_at": f.AT}
        ImplementationMarker.objects.filter(pk=marker.pk).update(**told)
    for ended in (False, True):
        if ended:
            Measure.objects.filter(pk=measure.pk).update(
                state=Measure.State.STOPPED, state_reason="Grund", ended_on=f.DAY
            )
        for day in (f.DAY, f.DUE + timedelta(days=400)):
            (row,) = queries.rows_of(Measure.objects.filter(pk=measure.pk), day)
            assert row.progress == queries.progress_of([measure.pk], day)[measure.pk]
