"""The process of a concept: begun from a mandate, open in its phases, honest about who is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.models import ActorType, Concept, Phase
from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Actor, HeldRole, Role
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
K, STATE = Phase.Kind, Phase.State
WRITERS = {Role.COORDINATION, Role.INTEGRATION_OFFICER}


@shared
def cast():
    return f.the_cast()


@shared
def concept(cast):
    return f.a_process(cast)


def involve(cast, phase, *types, **more):
    for one in types:
        operations.involve(
            phase=phase, actor_type=one, who="Runde", way="heard", on=day_of(f.AFTER), by=cast.nuray, at=f.AFTER, **more
        )


def test_a_mandate_begins_a_process_with_ordered_phases_until_it_is_due(cast, concept):
    """S2-4, journey 7.4."""
    phases = queries.phases_of(concept)
    assert [one.kind for one in phases] == [
        "stock_taking", "involvement", "draft", "deliberation", "adoption", "implementation", "report", "revision",
    ]  # fmt: skip
    assert phases[0].starts_on == day_of(f.AFTER) and phases[4].ends_on == concept.mandate.due
    assert [one.ends_on for one in phases[:4]] == [one.starts_on for one in phases[1:5]]
    assert phases[5].ends_on is None and {one.state for one in phases} == {STATE.PLANNED}
    assert concept.thread == concept.mandate.resolution.agenda_item.thread
    assert concept.chapters.count() == 4


def test_one_mandate_begins_one_concept_and_a_finished_one_none(cast, concept):
    with pytest.raises(Refused, match="schon ein Konzept"):
        f.a_process(cast, concept.mandate)
    over = f.a_mandate(cast, f.town("Nebelfurt"))
    type(over).objects.filter(pk=over.pk).update(state="dropped", closed_at=f.AFTER, closed_reason="x")
    with pytest.raises(Refused, match="entfallen"):
        f.a_process(cast, over, by=SYSTEM)


@pytest.mark.parametrize("verb", ["begin", "skip"])
def test_every_turn_of_a_phase_has_a_page_that_works(cast, concept, verb):
    phase = f.phase_of(concept, K.INVOLVEMENT)
    client = Client()
    client.force_login(cast.users["nuray"], backend=BACKEND)
    address = reverse(f"concept_inside:phase_{verb}", args=[phase.pk])
    assert ('name="reason"' in client.get(address).content.decode()) == (verb != "begin")
    typed = {"revision": phase.revision} | ({"reason": "Nicht nötig."} if verb == "skip" else {"on": "1.2.2026"})
    assert client.post(address, typed).status_code == 302
    phase.refresh_from_db()
    assert phase.state == {"begin": STATE.RUNNING, "skip": STATE.SKIPPED}[verb]
    assert verb == "skip" or phase.begun_on == date(2026, 2, 1)


def test_a_mandate_shows_what_came_of_it_or_the_way_to_begin(cast, concept):
    client = Client()
    client.force_login(cast.users["nuray"], backend=BACKEND)
    html = client.get(reverse("committees_inside:mandate", args=[concept.mandate_id])).content.decode()
    assert reverse("concept_inside:concept", args=[concept.pk]) in html


def test_the_matrix_names_whoever_was_not_involved_yet(cast, concept):
    """S2-23: „Schulen und Kirchen noch nicht beteiligt“."""
    phase = f.phase_of(concept, K.INVOLVEMENT)
    operations.begin_phase(phase=phase, by=cast.nuray, at=f.AFTER)
    matrix = queries.matrix_of(concept, queries.phases_of(concept))
    assert [text for _, text in matrix.warnings] == ["Noch niemand beteiligt"]
    involve(cast, phase, *(one for one in concept.actor_types if one not in (ActorType.SCHOOLS, ActorType.CHURCHES)))
    matrix = queries.matrix_of(concept, queries.phases_of(concept))
    assert [text for _, text in matrix.warnings] == ["Schulen und Kirchen noch nicht beteiligt"]
    missing = [row.label for row in matrix.rows for cell in row.cells if cell.missing]
    assert missing == ["Schulen", "Kirchen"]
    involve(cast, phase, ActorType.SCHOOLS, ActorType.CHURCHES)
    assert queries.matrix_of(concept, queries.phases_of(concept)).warnings == ()


def test_a_phase_does_not_end_silently_without_those_who_were_to_be_asked(cast, concept):
    phase = f.phase_of(concept, K.INVOLVEMENT)
    operations.begin_phase(phase=phase, by=cast.nuray, at=f.AFTER)
    involve(cast, phase, *(one for one in concept.actor_types if one != ActorType.CHURCHES))
    phase = f.phase_of(concept, K.INVOLVEMENT)
    with pytest.raises(Refused, match="Kirchen noch nicht beteiligt") as refused:
        operations.finish_phase(phase=phase, by=cast.nuray, at=f.AFTER)
    assert refused.value.field == "reason"
    operations.finish_phase(
        phase=f.phase_of(concept, K.INVOLVEMENT), reason="Sie haben abgesagt.", by=cast.nuray, at=f.AFTER
    )
    reasons = f.phase_of(concept, K.INVOLVEMENT).changes.values_list("reason", flat=True)
    assert "Sie haben abgesagt." in reasons


def test_an_open_process_changes_with_a_reason_and_keeps_what_was(cast, concept):
    """S3-30: a moved end shows both days, an inserted phase moves the others, a skipped one stays."""
    phase = f.phase_of(concept, K.INVOLVEMENT)
    old, new = phase.ends_on, phase.ends_on + timedelta(days=40)
    with pytest.raises(Refused, match="Grund"):
        operations.change_phase(
            phase=phase, title="Beteiligung", starts_on=phase.starts_on, ends_on=new, reason=" ", by=cast.nuray, at=f.AT
        )
    operations.change_phase(
        phase=phase,
        title="Beteiligung",
        starts_on=phase.starts_on,
        ends_on=new,
        reason="Ferien",
        by=cast.nuray,
        at=f.AT,
    )
    phase = f.phase_of(concept, K.INVOLVEMENT)
    assert (phase.ends_on, phase.first_ends_on, phase.postponed) == (new, old, True)
    assert "→" in phase.changes.last().text and phase.changes.last().by_function == "Integrationsbeauftragte"
    station = queries.path_of(queries.phases_of(concept)).stations[1]
    assert "zuerst bis" in station.note
    operations.add_phase(
        concept=concept, title="Stadtteilgespräche", after=phase, reason="Uhlenquell fehlt", by=cast.nuray, at=f.AT
    )
    titles = [one.title for one in queries.phases_of(concept)]
    assert titles[:4] == ["Bestandsaufnahme", "Beteiligung", "Stadtteilgespräche", "Entwurf"]
    operations.skip_phase(phase=f.phase_of(concept, K.REPORT), reason="Der Rat will keinen", by=cast.nuray, at=f.AT)
    assert f.phase_of(concept, K.REPORT).state == STATE.SKIPPED and len(queries.phases_of(concept)) == 9


def test_whoever_turns_a_phase_too_late_sees_both_states(cast, concept):
    phase, other = f.phase_of(concept, K.DRAFT), f.phase_of(concept, K.DRAFT)
    operations.begin_phase(phase=phase, by=cast.nuray, at=f.AT)
    with pytest.raises(Conflict):
        operations.skip_phase(phase=other, reason="zu spät", by=cast.nuray, at=f.AT)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_begin_and_turn(role, cast, concept):
    """Truth table: who writes concepts there, and nobody else; the role of another town reaches nothing here."""
    place = f.town("Zwirnstadt")
    here = Actor(user_id=new_id(), roles=(HeldRole(role, municipality_id=place.pk),))
    there = Actor(user_id=new_id(), roles=(HeldRole(role, municipality_id=f.town("Sternmünde").pk),))
    phase, writes = f.phase_of(concept, K.DRAFT), role in WRITERS
    assert rules.can_begin_from(here, concept.mandate) is writes
    assert not rules.can_begin_from(there, concept.mandate)
    for actor in (here, there):
        may = writes and actor is here
        try:
            operations.begin_phase(phase=f.phase_of(concept, K.DRAFT), by=actor, at=f.AT)
            assert may
        except Refused:
            assert not may
    assert (f.phase_of(concept, K.DRAFT).state == STATE.RUNNING) is writes and phase.state == STATE.PLANNED


def test_nobody_involves_a_group_that_was_not_chosen_or_a_day_ahead(cast, concept):
    phase = f.phase_of(concept, K.INVOLVEMENT)
    with pytest.raises(Refused, match="steht nicht in der Beteiligung"):
        involve(cast, phase, ActorType.BUSINESS)
    with pytest.raises(Refused, match="vor uns"):
        operations.involve(
            phase=phase, actor_type=ActorType.SCHOOLS, who="x", way="heard", on=day_of(f.AFTER) + timedelta(days=1),
            by=cast.nuray, at=f.AFTER,
        )  # fmt: skip


def test_a_phase_older_than_this_platform_keeps_the_days_it_had(cast, concept):
    phase, day = f.phase_of(concept, K.DRAFT), day_of(f.AFTER)
    with pytest.raises(Refused, match="vor uns"):
        operations.begin_phase(phase=phase, on=day + timedelta(days=1), by=cast.nuray, at=f.AFTER)
    operations.begin_phase(phase=phase, on=day - timedelta(days=400), by=cast.nuray, at=f.AFTER)
    with pytest.raises(Refused, match="erst am") as refused:
        operations.finish_phase(phase=phase, reason="früher", on=day - timedelta(days=401), by=cast.nuray, at=f.AFTER)
    assert refused.value.field == "on"
    operations.finish_phase(phase=phase, reason="früher", on=day - timedelta(days=340), by=cast.nuray, at=f.AFTER)
    assert (phase.begun_on, phase.ended_on) == (day - timedelta(days=400), day - timedelta(days=340))
    # When somebody entered it stays to be read.
    assert {day_of(one.at) for one in phase.changes.all()} == {day}


VERBS = {
    "begin": lambda phase, **more: operations.begin_phase(phase=phase, **more),
    "finish": lambda phase, **more: operations.finish_phase(phase=phase, reason="fertig", **more),
    "skip": lambda phase, **more: operations.skip_phase(phase=phase, reason="nicht nötig", **more),
    "reopen": lambda phase, **more: operations.reopen_phase(phase=phase, reason="doch nicht fertig", **more),
}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=st.lists(st.tuples(st.sampled_from(list(K.values[:8])), st.sampled_from(list(VERBS))), max_size=9))
def test_no_order_of_doings_breaks_the_process(doings, cast, concept):
    """What the machine allows happens and is written down; what it refuses changes nothing."""
    mark = {one.kind: (one.state, one.changes.count()) for one in queries.phases_of(concept)}
    for kind, verb in doings:
        phase = f.phase_of(concept, kind)
        allowed = rules.PHASE.allows(phase.state, verb)
        try:
            VERBS[verb](phase, by=cast.nuray, at=f.AFTER)
            assert allowed
            mark[kind] = (rules.PHASE.target(mark[kind][0], verb), mark[kind][1] + 1)
        except Refused:
            assert not allowed
    found = {one.kind: (one.state, one.changes.count()) for one in queries.phases_of(concept)}
    assert found == mark
    for one in queries.phases_of(concept):
        assert (one.ended_on is not None) == (one.state in (STATE.DONE, STATE.SKIPPED))
        assert one.state != STATE.RUNNING or one.begun_on
    assert Concept.objects.filter(pk=concept.pk).exists()
