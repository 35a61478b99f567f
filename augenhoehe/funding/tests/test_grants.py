"""Grants: who keeps which, the way from plan to proof of use, and the sums (S4-13)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from augenhoehe.concept.tests.factories import a_measure
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.funding import operations
from augenhoehe.funding.models import FundingGrant, GrantMeasure
from augenhoehe.funding.queries import grants as queries
from augenhoehe.funding.register import RETENTION
from augenhoehe.funding.rules.grants import GRANT
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f

READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "linh", "veit", "wiebke")


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    """In Sternmünde; Faisal is its head. Nuray keeps funding in Zwirnstadt only."""
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


@shared
def grant(club):
    return f.a_grant(f.a_programme(), club)


def actor_of(cast, name):
    return getattr(cast, name) if name else ANONYMOUS


def act(grant, verb: str, by=SYSTEM):
    values = {
        "apply": {"on": f.DAY}, "grant": {"granted_sum": Decimal(3000), "on": f.DAY, "report_due": date(2027, 6, 30)},
        "refuse": {"on": f.DAY, "reason": "Kein Geld mehr."}, "settle": {"on": f.DAY}, "retry": {},
    }  # fmt: skip
    name = {"apply": "apply_for_grant", "grant": "grant_money"}.get(verb, f"{verb}_grant")
    return getattr(operations, name)(grant=grant, by=by, at=f.AT, **values[verb])


def brought_to(grant, state: str):
    for verb in {"planned": (), "applied": ("apply",), "granted": ("apply", "grant"), "refused": ("apply", "refuse"),
                 "settled": ("apply", "grant", "settle")}[state]:  # fmt: skip
        act(grant, verb)
    return grant


# --- Truth tables -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(("state", "public"), [("planned", True), ("granted", True), ("granted", False)])
def test_who_sees_a_grant(cast, grant, name, state, public):
    operations.change_grant(
        grant=grant, purpose="Fest", field="culture", applied_sum=Decimal(4000), starts_on=f.DAY, ends_on=f.DEADLINE,
        public=public, by=SYSTEM, at=f.AT,
    )  # fmt: skip
    brought_to(grant, state)
    seen = FundingGrant.objects.visible_to(actor_of(cast, name), f.DAY).exists()
    assert seen is (name in ("aylin", "faisal") or (state == "granted" and public))


@pytest.mark.parametrize("name", READERS)
def test_who_tends_a_grant_and_who_links_it(cast, grant, name):
    actor, measure = actor_of(cast, name), a_measure(cast)
    if name in ("aylin", "faisal"):
        act(grant, "apply", actor)
    else:
        with pytest.raises(Refused):
            act(grant, "apply", actor)
    if name == "aylin":
        operations.link_measure(grant=grant, measure=measure, by=actor, at=f.AT)
    else:
        with pytest.raises(Refused):
            operations.link_measure(grant=grant, measure=measure, by=actor, at=f.AT)


def test_an_officer_plans_for_her_own_town_only(cast):
    programme = f.a_programme()
    f.a_grant(programme, municipality=f.town("Zwirnstadt"), by=cast.nuray)
    with pytest.raises(Refused):
        f.a_grant(programme, municipality=f.town("Sternmünde"), by=cast.nuray)


# --- The machine ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [str(one) for one in FundingGrant.State.values])
@pytest.mark.parametrize("verb", ["apply", "grant", "refuse", "settle", "retry"])
def test_every_verb_does_what_the_machine_says_and_nothing_else(grant, state, verb):
    brought_to(grant, state)
    if GRANT.allows(state, verb):
        act(grant, verb)
        grant.refresh_from_db()
        assert grant.state == GRANT.target(state, verb)
    else:
        with pytest.raises(Refused):
            act(grant, verb)


@pytest.mark.parametrize("state", ["granted", "refused", "settled"])
def test_what_is_decided_is_not_changed_any_more(grant, state):
    brought_to(grant, state)
    with pytest.raises(Refused):
        operations.change_grant(
            grant=grant, purpose="Anderes", field="culture", applied_sum=Decimal(9), starts_on=f.DAY,
            ends_on=f.DEADLINE, by=SYSTEM, at=f.AT,
        )  # fmt: skip


@pytest.mark.parametrize(("values", "field"), [
    ({"purpose": " "}, "purpose"), ({"field": "magic"}, "field"), ({"applied_sum": Decimal(0)}, "applied_sum"),
    ({"ends_on": date(2026, 1, 1)}, "ends_on"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(club, values, field):
    with pytest.raises(Refused) as refused:
        f.a_grant(f.a_programme(), club, **values)
    assert refused.value.field == field


@pytest.mark.parametrize(("granted", "report_due", "field"), [
    ("0", date(2027, 6, 30), "granted_sum"), ("4000.01", date(2027, 6, 30), "granted_sum"),
    ("4000", date(2026, 11, 30), "report_due"),
])  # fmt: skip
def test_a_notice_is_checked(grant, granted, report_due, field):
    act(grant, "apply")
    with pytest.raises(Refused) as refused:
        operations.grant_money(
            grant=grant, granted_sum=Decimal(granted), on=f.DAY, report_due=report_due, by=SYSTEM, at=f.AT
        )
    assert refused.value.field == field


def test_a_call_of_another_programme_is_refused(club):
    other = f.a_call(f.a_programme("Anderes"))
    with pytest.raises(Refused) as refused:
        f.a_grant(f.a_programme(), club, call=other)
    assert refused.value.field == "call"


# --- What is owed ---------------------------------------------------------------------------------------------------
def test_the_proof_of_use_is_owed_by_the_applicants_head_and_settled(cast, grant):
    act(grant, "apply")
    act(grant, "grant")
    duty = Duty.objects.get(kind="funding.proof")
    assert (duty.user, duty.due) == (cast.users["faisal"], date(2027, 6, 30))
    act(grant, "settle")
    duty.refresh_from_db()
    assert duty.done_at is not None


def test_for_a_town_the_coordination_owes_it(cast):
    made = f.a_granted(f.a_grant(f.a_programme()))
    duty = Duty.objects.get(kind="funding.proof", subject_id=made.pk)
    assert duty.user is None and duty.role == "coordination" and duty.municipality == f.town("Sternmünde")


# --- Measures and sums --------------------------------------------------------------------------------------------------
def test_a_grant_pays_for_several_measures_each_once(cast, grant):
    one = a_measure(cast)
    for _ in range(2):
        operations.link_measure(grant=grant, measure=one, by=cast.aylin, at=f.AT)
    other = a_measure(cast, one.action_field, title="Andere Maßnahme")
    operations.link_measure(grant=grant, measure=other, by=cast.aylin, at=f.AT)
    assert {link.measure for link in queries.links_of(grant)} == {one, other}
    operations.unlink_measure(link=GrantMeasure.objects.get(measure=one), by=cast.aylin, at=f.AT)
    assert {link.measure for link in queries.links_of(grant)} == {other}


def test_sums_by_year_and_field_are_those_of_a_naive_count(cast, club):
    programme = f.a_programme()
    for number in range(8):
        begin = date(2026 + number % 2, 12, 1)
        made = f.a_grant(
            programme, club, field=("culture", "sport")[number % 3 == 0], applied_sum=Decimal(1000 + number),
            starts_on=begin, ends_on=begin + timedelta(days=30),
        )  # fmt: skip
        if number % 4:
            f.a_granted(made, str(500 + number), report_due=begin + timedelta(days=90))
    naive: dict[tuple[int, str], list[Decimal]] = {}
    for one in FundingGrant.objects.all():
        row = naive.setdefault((one.starts_on.year, one.field), [Decimal(0)] * 3)
        row[0] += 1
        row[1] += one.applied_sum
        row[2] += one.granted_sum or 0
    found = queries.sums(FundingGrant.objects.all())
    assert {(one.year, one.field): [one.count, one.applied, one.granted] for one in found} == naive
    assert [one.year for one in found] == sorted((one.year for one in found), reverse=True)
    assert queries.together(found).granted == sum(row[2] for row in naive.values())


# --- At once -----------------------------------------------------------------------------------------------------------
def test_a_change_on_an_outdated_page_is_not_written(grant):
    old = FundingGrant.objects.get()
    act(grant, "apply")
    with pytest.raises(Conflict):
        act(old, "apply")


def test_granted_and_refused_at_once_only_one_counts(committed):
    cast = f.the_cast()
    grant = f.a_grant(f.a_programme(), f.a_club())
    assert cast.kreis is not None
    act(grant, "apply")
    one, other = FundingGrant.objects.get(), FundingGrant.objects.get()
    results = at_once(lambda: act(one, "grant"), lambda: act(other, "refuse"))
    assert sum(isinstance(result, Refused) for result in results) == 1
    grant.refresh_from_db()
    assert grant.state in ("granted", "refused")
    assert Duty.objects.filter(kind="funding.proof").exists() is (grant.state == "granted")


def test_old_grants_are_erased_and_running_ones_stay(grant):
    rule = next(one for one in RETENTION if one.name == "funding.grants")
    late = f.AT + timedelta(days=11 * 366)
    assert not rule.due(late).exists()
    brought_to(grant, "settled")
    assert not rule.due(f.AT).exists()
    assert rule.erase(rule.due(late), late) == 1
    assert not FundingGrant.objects.exists()


def test_the_name_of_an_applicant_stays_when_its_entry_is_gone(grant, club):
    name = club.name
    club.delete()
    grant.refresh_from_db()
    assert grant.organisation is None and grant.applicant == name
