"""Whatever bodies decide, in whatever order: no station is lost, and a paper concludes exactly once or waits somewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Committee, Paper, Resolution, Station
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.places.tests.factories import town

from . import factories as f
from . import paper_factories as p

ROLES = [Station.Role.PRE_DELIBERATION, Station.Role.RECOMMENDATION, Station.Role.NOTICE]
ways = st.lists(st.tuples(st.sampled_from(ROLES), st.booleans()), min_size=0, max_size=3)
decisions = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([str(one) for one in Resolution.Kind.values])), min_size=1, max_size=8
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=ways, decided=decisions, withdraw_after=st.one_of(st.none(), st.integers(1, 6)))
def test_no_station_is_lost_and_there_is_one_conclusion(db, way, decided, withdraw_after):
    from django.db import transaction

    with transaction.atomic():
        _play(way, decided, withdraw_after)
        transaction.set_rollback(True)


def _play(way, decided, withdraw_after):
    cast = f.Cast(kreis=f.federlohe())
    here = town("Sternmünde")
    bodies = [
        f.a_committee(cast, Committee.Kind.SPECIALIST_COMMITTEE, f"Ausschuss {number}", place=here)
        for number in range(len(way) + 1)
    ]
    order, stations = 0, []
    for committee, (role, parallel) in zip(bodies, way, strict=False):
        order = order if parallel and stations else order + 1
        stations.append(p.one(committee, role, order))
    stations.append(p.one(bodies[-1], Station.Role.DECISION, order + 1))
    paper = p.submitted(cast, stations)
    at, conclusions = f.AT, 0
    for number, (pick, kind) in enumerate(decided):
        at += timedelta(days=30)
        paper.refresh_from_db()
        if withdraw_after == number and paper.state != "concluded":
            operations.withdraw_paper(paper=paper, reason="Erledigt.", by=SYSTEM, at=at)
        if paper.state == Paper.State.DRAFT:
            operations.submit_paper(paper=paper, by=SYSTEM, at=at)
        where = list(paper.stations.open().select_related("committee").order_by("order", "pk"))
        if where:
            p.decide(paper, where[pick % len(where)].committee, kind, at=at)
        conclusions += _holds(paper, len(stations))
    assert paper.thread.steps.filter(kind="paper_concluded").count() == (1 if conclusions else 0)


def _holds(paper, count) -> bool:
    paper.refresh_from_db()
    stations = list(paper.stations.all())
    states = [one.state for one in stations]
    assert len(stations) == count
    items = AgendaItem.objects.undecided().filter(station__paper=paper)
    # Each open station, and no other, has exactly one item that waits, and its office is „am Zug“.
    assert sorted(items.values_list("station", flat=True)) == sorted(one.pk for one in stations if one.state == "open")
    owed = Duty.objects.open().filter(kind="decide", subject_id__in=items.values("pk"))
    assert owed.count() == states.count("open")
    if paper.state in Paper.TRAVELLING:
        assert "open" in states
        first_open = min(one.order for one in stations if one.state == "open")
        assert all(one.state == "decided" for one in stations if one.order < first_open)
        assert all(one.state == "ahead" for one in stations if one.order > first_open)
    else:
        assert "open" not in states
    if paper.state == Paper.State.CONCLUDED:
        assert "ahead" not in states
        last = max(stations, key=lambda one: one.order)
        assert paper.result == last.result != ""
    assert Duty.objects.open().filter(kind="revise_paper").exists() == (paper.state == Paper.State.DRAFT)
    return paper.state == Paper.State.CONCLUDED
