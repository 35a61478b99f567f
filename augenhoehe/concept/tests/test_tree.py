"""The tree from the vision to the marker: what it takes, what is missing in it, who sees and changes what."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.concept import operations, queries, starters
from augenhoehe.concept.models import Experience, Goal, Project
from augenhoehe.concept.operations import ProjectSaid
from augenhoehe.concept.timeline import drawn, rows_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.operations import NewValue, Origin, create_indicator, deliver_values
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@shared
def concept(cast):
    return f.a_concept(cast)


@pytest.fixture(autouse=True)
def the_same_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + timedelta(days=1))


def client_of(cast, name=""):
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def gaps_of(concept) -> list[str]:
    concept.refresh_from_db()
    grown, overarching = queries.grow(concept, queries.tree(concept, queries.measures_for(SYSTEM), f.DAY))
    return [one.sentence for one in queries.gaps(concept, grown, overarching)]


def test_the_templates_bring_fields_and_goals_once(cast, concept):
    """S2-30, S0-4, S3-15 to S3-17, S2-14: useful from zero."""
    everything = {
        "fields": [key for key, _ in starters.ACTION_FIELDS],
        "goals": [key for key, _ in starters.GUIDING_GOALS],
    }
    for _ in range(2):
        operations.plant_starters(concept=concept, by=cast.aylin, at=f.AT, **everything)
    titles = list(concept.action_fields.order_by("position").values_list("title", flat=True))
    assert len(titles) == 6 and titles[-1] == "Migrantenorganisationen stärken, Zusammenarbeit"
    assert concept.guiding_goals.filter(action_field=None).count() == 3


def test_what_is_missing_is_said_from_top_to_bottom_until_nothing_is(cast, concept):
    """S3-21: vision, guiding goal, goal, measure, marker, owner."""
    assert gaps_of(concept) == ["Das Konzept hat noch kein Leitbild."]
    operations.change_concept(concept=concept, title="K", public=True, vision="Vielfalt", by=SYSTEM, at=f.AT)
    assert gaps_of(concept) == ["Das Leitbild hat noch kein Leitziel."]
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    guiding = operations.add_guiding_goal(concept=concept, title="Lernen", action_field=field, by=SYSTEM, at=f.AT)
    assert gaps_of(concept) == ["Leitziel ohne Ziel: Lernen"]
    goal = f.a_goal(cast, field, title="Kurse", guiding_goal=guiding)
    assert gaps_of(concept) == ["Ziel ohne Indikator: Kurse", "Ziel ohne Maßnahme: Kurse"]
    measure = f.a_measure(cast, field, title="Kurs", markers=0, state="planned", lead="")
    assert "Maßnahme ohne Umsetzungsmarker: Kurs" in gaps_of(concept) and "Maßnahme ohne Ziel: Kurs" in gaps_of(concept)
    operations.add_marker(measure=measure, new=operations.NewMarker("Beginn", f.DUE), by=SYSTEM, at=f.AT)
    assert "Umsetzungsmarker ohne zuständige Person: Kurs" in gaps_of(concept)
    measure.refresh_from_db()
    operations.change_measure(
        measure=measure, title="Kurs", description="x", lead_unit="VHS", lead=cast.users["linh"], goal=goal, by=SYSTEM,
        at=f.AT,
    )  # fmt: skip
    assert gaps_of(concept) == ["Ziel ohne Indikator: Kurse"]


@pytest.mark.parametrize("left_out", ["title", "criterion", "target", "unit"])
def test_a_goal_without_what_makes_it_checkable_is_refused_at_its_field(left_out, cast, concept):
    """S2-27."""
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    with pytest.raises(Refused) as refused:
        f.a_goal(cast, field, **{left_out: " "})
    assert refused.value.field == left_out and not Goal.objects.exists()


def test_a_goal_moves_only_later_with_a_reason_and_two_do_not_move_it_at_once(cast, concept):
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    goal = f.a_goal(cast, field, dimension="structural")
    late = queries.goals_for(SYSTEM).get(pk=goal.pk)
    with pytest.raises(Refused, match="nicht nach dem bisherigen"):
        operations.postpone_goal(goal=goal, due=f.DUE, reason="x", by=SYSTEM, at=f.AT)
    operations.postpone_goal(goal=goal, due=f.DUE + timedelta(days=9), reason="Ferien", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.postpone_goal(goal=late, due=f.DUE + timedelta(days=20), reason="x", by=SYSTEM, at=f.AT)


def test_a_department_sees_what_it_leads_and_where_it_takes_part(cast, concept):
    """S2-19, S3-26, S2-11."""
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    f.a_measure(
        cast, field, partner_units=["Schulamt ", "", "Schulamt"], target_group="alle Eltern", effort_hours=120,
        capacity="eine halbe Stelle",
    )  # fmt: skip
    lead, partner = queries.units_of(queries.rows_of(queries.measures_for(SYSTEM), f.DAY))
    assert (lead.name, len(lead.leads)) == ("Jugendamt Sternmünde", 1)
    assert (partner.name, len(partner.leads), len(partner.joins)) == ("Schulamt", 0, 1)
    html = client_of(cast, "aylin").get(reverse("concept_inside:units", args=[concept.pk])).content.decode()
    assert "Schulamt" in html


def test_the_line_of_time_draws_every_marker_and_both_days_of_a_moved_one(cast, concept):
    field = operations.add_action_field(concept=concept, title="Sprache <1>", by=SYSTEM, at=f.AT)
    measure = f.a_measure(cast, field, markers=2)
    operations.postpone_marker(
        marker=f.markers_of(measure)[0], due=f.DUE + timedelta(days=60), reason="x", by=SYSTEM, at=f.AT
    )
    picture = drawn(rows_of(queries.tree(concept, queries.measures_for(SYSTEM), f.DAY), f.DAY), f.DAY, title="Plan")
    assert picture.count('class="mark') == 2 and picture.count('class="first"') == 1
    assert "Sprache &lt;1&gt;" in picture and "zuerst bis 31. März 2027" in picture
    assert drawn([], f.DAY, title="Plan") is None


def test_a_goal_shows_the_newest_value_of_its_public_indicators(cast, concept):
    """S2-27, S2-9: value with year and status; of what nobody measured yet, that it is so."""
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    known, unknown, hidden = (
        create_indicator(
            code=code, name=name, field="Sprache", kind="context", unit="%", source="Amt", text="x", public=code != "C",
            by=cast.aylin, at=f.AT,
        )
        for code, name in (("A", "Anteil"), ("B", "Wartezeit"), ("C", "Verborgenes"))
    )  # fmt: skip
    rows = [
        NewValue(known.pk, AreaKey(cast.kreis.pk), f.DAY.replace(year=year, month=1, day=1), Decimal(value))
        for year, value in ((2024, "11.5"), (2025, "12.5"))
    ]
    deliver_values(values=rows, origin=Origin("Amt", f.DAY), by=cast.aylin, at=f.AT)
    goal = f.a_goal(cast, field, indicators=[known, unknown, hidden])
    said = {one.indicator.code: (one.value, one.period) for one in queries.readings_of([goal], concept)[goal.pk]}
    assert said == {"A": ("12,5 %", "2025"), "B": ("", "")}
    html = client_of(cast).get(reverse("concept:goal_public", args=[goal.pk])).content.decode()
    assert "12,5 %" in html and "noch kein Wert" in html and "Verborgenes" not in html


# --- Inventory --------------------------------------------------------------------------------------
def a_project(cast, **more):
    said = {"title": "Ankommen", "text": "Beratung", "carrier": "Kreis", "starts_on": f.DAY.replace(year=2020), **more}
    return operations.create_project(municipality=cast.kreis, said=ProjectSaid(**said), by=cast.aylin, at=f.AT)


def test_a_programme_names_what_came_before_and_never_itself(cast):
    """S2-13, S4-33."""
    first = a_project(cast, title="Modell", ends_on=f.DAY.replace(year=2021), giver="Land")
    second = a_project(cast, predecessor=first)
    assert queries.history_of(second) == [first] and first.past_on(f.DAY) and not second.past_on(f.DAY)
    said = {"title": "Modell", "text": "x", "carrier": "Kreis", "starts_on": first.starts_on, "predecessor": second}
    with pytest.raises(Refused, match="eigener Vorgänger"):
        operations.change_project(project=first, said=ProjectSaid(**said), by=cast.aylin, at=f.AT)
    assert Project.objects.get(pk=first.pk).predecessor is None


def test_experience_reaches_the_field_it_helps_and_outside_only_if_public(cast, concept):
    """S2-25."""
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    for public in (True, False):
        operations.note_experience(
            municipality=cast.kreis, kind=Experience.Kind.WORKED, text=f"öffentlich: {public}", action_fields=[field],
            public=public, by=cast.aylin, at=f.AT,
        )  # fmt: skip
    assert len(queries.learnt_for(cast.aylin, field)[1]) == 2 and len(queries.learnt_for(ANONYMOUS, field)[1]) == 1
    html = client_of(cast).get(reverse("concept:action_field_public", args=[field.pk])).content.decode()
    assert "öffentlich: True" in html and "öffentlich: False" not in html


# --- Pages ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["text", "process", "reports", "projects"])
def test_drafts_inventory_and_reports_in_the_making_are_for_inside(name, cast, concept):
    address = reverse(f"concept_inside:{name}", args=[] if name == "projects" else [concept.pk])
    assert client_of(cast, "aylin").get(address).status_code == 200
    assert client_of(cast, "veit").get(address).status_code in (403, 404)
    assert client_of(cast).get(address).status_code == 302


@pytest.mark.parametrize("name", ["action_field_public", "goal_public"])
def test_public_pages_speak_five_languages_and_end_with_the_concept(name, cast, concept):
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    subject = field if name == "action_field_public" else f.a_goal(cast, field)
    address = reverse(f"concept:{name}", args=[subject.pk])
    for language in ("", "/en", "/tr", "/ar", "/uk"):
        assert client_of(cast).get(f"{language}{address}").status_code == 200
    operations.change_concept(concept=concept, title="K", public=False, by=SYSTEM, at=f.AT)
    assert client_of(cast).get(address).status_code == 404


@pytest.mark.parametrize("name", ["concept", "process", "timeline", "units"])
def test_a_page_of_the_tree_costs_the_same_for_one_and_for_six(name, cast, concept):
    operations.lay_phases(concept=concept, by=SYSTEM, at=f.AT)
    address, client = reverse(f"concept_inside:{name}", args=[concept.pk]), client_of(cast, "aylin")
    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    counts = []
    for number in (1, 5):
        for n in range(number):
            goal = f.a_goal(cast, field, title=f"Ziel {number} {n}")
            f.a_measure(cast, field, goal=goal, partner_units=["Schulamt"])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(address)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 45
