"""Who may do what with concepts and measures: every role, own and foreign town, own and foreign measure."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.operations import NewMarker
from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Role
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
WRITERS = {Role.COORDINATION, Role.INTEGRATION_OFFICER}


@shared
def cast():
    return f.the_cast()


@shared
def measures(cast):
    """Measures of Zwirnstadt, of Sternmünde and of the Kreis, in concepts that are not public."""
    made = {}
    for name, place in {"own": f.town("Zwirnstadt"), "foreign": f.town("Sternmünde"), "kreis": cast.kreis}.items():
        concept = f.a_concept(cast, title=name, place=place, public=False)
        made[name] = f.a_measure(cast, f.a_field(cast, concept), title=name)
    return made


def acting(role: Role, place=None, *, wall: bool = False) -> Actor:
    held = HeldRole(role, municipality_id=place.pk if place else None)
    return Actor(user_id=new_id(), name="Jemand", roles=(held,), residence_authority=wall)


def may(check, *args) -> bool:
    return rules.allowed(check, *args)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("check", [rules.check_write_measure, rules.check_report])
def test_who_writes_and_who_reports_for_others(role, check, measures):
    """A role for Zwirnstadt reaches Zwirnstadt, one for the whole Kreis reaches everything."""
    town, whole = acting(role, f.town("Zwirnstadt")), acting(role)
    writes = role in WRITERS
    assert {name: may(check, town, one) for name, one in measures.items()} == {
        "own": writes, "foreign": False, "kreis": False,
    }  # fmt: skip
    assert {may(check, whole, one) for one in measures.values()} == {writes}


@pytest.mark.parametrize("role", list(Role))
def test_who_confirms_as_a_second_person(role, cast, measures):
    markers = {name: f.claimed(cast, f.markers_of(one)[0]) for name, one in measures.items()}
    town, whole = acting(role, f.town("Zwirnstadt")), acting(role)
    confirms = role in WRITERS
    assert {name: may(rules.check_confirm, town, one) for name, one in markers.items()} == {
        "own": confirms, "foreign": False, "kreis": False,
    }  # fmt: skip
    assert {may(rules.check_confirm, whole, one) for one in markers.values()} == {confirms}


@pytest.mark.parametrize("role", list(Role))
def test_who_reads_what_is_not_public(role, measures):
    reads = role in READ_CONCEPT.roles
    for actor in (acting(role), acting(role, f.town("Zwirnstadt")), acting(role, wall=True)):
        assert set(queries.measures_for(actor)) == (set(measures.values()) if reads else set())
        assert queries.concepts_for(actor).count() == (3 if reads else 0)


def test_the_stranger_and_the_public_see_public_concepts_only(cast, measures):
    shown = f.a_measure(cast, f.a_field(cast, f.a_concept(cast, title="öffentlich")), title="öffentlich")
    for actor in (cast.veit, ANONYMOUS):
        assert list(queries.measures_for(actor)) == [shown]
    assert list(queries.public_measures()) == [shown]


def test_the_lead_reads_the_own_measure_whatever_the_role(cast, measures):
    measure = measures["own"]
    Measure.objects.filter(pk=measure.pk).update(lead=cast.users["veit"])
    assert list(queries.measures_for(cast.veit)) == [measure]


@pytest.mark.parametrize(
    ("name", "reports"),
    [
        ("linh", True),  # leads it
        ("minh", True),  # same carrier, same role
        ("wiebke", False),  # has the role at another carrier
        ("aylin", True),  # writes the concept
        ("nuray", False),  # writes the concept of another town
        ("korbinian", False),
        ("veit", False),
    ],
)
def test_who_reports_a_measure_of_the_youth_office(cast, measures, name, reports):
    assert may(rules.check_report, getattr(cast, name), measures["kreis"]) is reports


def test_a_colleague_without_the_role_does_not_report(cast, measures):
    colleague = f.person(cast, "tarek", of=cast.users["linh"].carrier)
    assert not may(rules.check_report, cast.tarek, measures["kreis"])
    Measure.objects.filter(pk=measures["kreis"].pk).update(lead=colleague)
    assert may(rules.check_report, cast.tarek, Measure.objects.get(pk=measures["kreis"].pk))


def test_the_foreigners_authority_reports_its_own_measure(cast):
    measure = f.a_measure(cast, lead="wiebke", lead_unit="Ausländerbehörde")
    f.claimed(cast, f.markers_of(measure)[0], by="wiebke")
    assert set(queries.own_markers(cast.wiebke)) == set(f.markers_of(measure))
    assert not queries.own_markers(cast.linh).exists()


def test_operations_ask_the_rules(cast, measures):
    """Each verb by somebody who may not: refused, and nothing changed."""
    measure = measures["foreign"]
    first, second = f.markers_of(measure)
    f.claimed(cast, second)
    before = list(ImplementationMarker.objects.order_by("pk").values())
    nuray, late = cast.nuray, f.DUE + timedelta(days=9)
    tries = [
        lambda: operations.create_concept(title="Neu", municipality=cast.kreis, by=nuray, at=f.AT),
        lambda: operations.add_action_field(concept=measure.action_field.concept, title="Neu", by=nuray, at=f.AT),
        lambda: f.a_measure(cast, measure.action_field, by=nuray),
        lambda: operations.add_marker(measure=measure, new=NewMarker("Neu", f.DUE), by=nuray, at=f.AT),
        lambda: operations.begin_marker(marker=first, by=nuray, at=f.AT),
        lambda: operations.claim_marker(marker=first, evidence="Beleg", by=nuray, at=f.AT),
        lambda: operations.postpone_marker(marker=first, due=late, reason="x", by=nuray, at=f.AT),
        lambda: operations.miss_marker(marker=first, reason="x", by=nuray, at=f.AT + timedelta(days=999)),
        lambda: operations.drop_marker(marker=first, reason="x", by=nuray, at=f.AT),
        lambda: operations.confirm_marker(marker=second, by=nuray, at=f.AT),
        lambda: operations.return_marker(marker=second, reason="x", by=nuray, at=f.AT),
        lambda: operations.start_measure(measure=measure, by=nuray, at=f.AT),
        lambda: operations.finish_measure(measure=measure, state="stopped", reason="x", by=nuray, at=f.AT),
    ]
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()
    assert list(ImplementationMarker.objects.order_by("pk").values()) == before


def test_a_lead_does_not_drop_what_counts_against_them(cast, measures):
    first, _second = f.markers_of(measures["kreis"])
    with pytest.raises(Refused):
        operations.drop_marker(marker=first, reason="Zu viel Arbeit.", by=cast.linh, at=f.AT)


def test_the_page_offers_exactly_what_the_rules_allow(cast, measures):
    first, second = f.markers_of(measures["kreis"])
    f.claimed(cast, second, by="aylin")
    (first, second) = f.markers_of(measures["kreis"])
    late = f.DUE + timedelta(days=1)
    verbs = {name: rules.marker_verbs(getattr(cast, name), first, late) for name in ("aylin", "linh", "veit")}
    assert verbs == {
        "aylin": {"begin", "claim", "postpone", "miss", "drop"}, "linh": {"begin", "claim", "postpone"}, "veit": set(),
    }  # fmt: skip
    verbs = {name: rules.marker_verbs(getattr(cast, name), second, late) for name in ("aylin", "bernward", "linh")}
    assert verbs == {"aylin": {"return"}, "bernward": {"confirm", "return"}, "linh": set()}


def test_the_system_itself_may_write(measures):
    assert all(may(rules.check_write_measure, SYSTEM, one) for one in measures.values())
