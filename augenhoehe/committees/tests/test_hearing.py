"""Papers of a council pass through the § 27 body as far as a rule with a source asks for it, and no further."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations, rules
from augenhoehe.committees.models import Committee, HearingRule, Paper
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import ROLE

SOURCE = "Hauptsatzung der Stadt, § 9 Absatz 2, Fassung vom 12. Mai 2026"
SINCE = date(2026, 6, 1)
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


def rule(bodies, binding="required", valid_from=SINCE, **more):
    values = {"source": SOURCE, "by": SYSTEM, "at": f.AT, **more}
    return operations.set_hearing_rule(
        committee=bodies["integration"], binding=binding, valid_from=valid_from, **values
    )


def direct(bodies, **more):
    """Straight to the council, past the § 27 body."""
    return [p.one(bodies["council"])]


def heard(bodies, role=ROLE.RECOMMENDATION):
    return [p.one(bodies["integration"], role), p.one(bodies["council"], order=2)]


def submit(paper, at=f.AT):
    return operations.submit_paper(paper=paper, by=SYSTEM, at=at)


# --- What is asked for --------------------------------------------------------------------------------
def test_without_a_rule_nothing_is_asked_for(cast, bodies):
    assert p.submitted(cast, direct(bodies)).state == "submitted"


def test_where_it_is_a_duty_a_council_paper_does_not_set_out_without_the_body(cast, bodies):
    rule(bodies)
    draft = p.a_paper(cast, direct(bodies))
    with pytest.raises(Refused, match=r"Chancengerechtigkeit.*ist zu beteiligen.*§ 9 Absatz 2.*Ergänzen") as refused:
        submit(draft)
    draft.refresh_from_db()
    assert (draft.state, draft.number, refused.value.field) == ("draft", None, "stations")


def test_where_it_is_advice_the_paper_sets_out_and_a_sentence_says_so(cast, bodies):
    made = rule(bodies, "advised")
    draft = p.a_paper(cast, direct(bodies))
    assert "soll beteiligt werden" in rules.hearing_sentence(made, f.DAY)
    assert rules.passed_over(draft.kind, draft.stations.all(), None, f.DAY) == made
    assert submit(draft).state == "submitted"


@pytest.mark.parametrize("role", [ROLE.PRE_DELIBERATION, ROLE.RECOMMENDATION, ROLE.NOTICE])
def test_heard_before_the_council_whatever_it_does_with_it_the_paper_sets_out(cast, bodies, role):
    rule(bodies)
    assert p.submitted(cast, heard(bodies, role)).state == "submitted"


def test_heard_at_the_same_time_as_the_council_is_not_before_it(cast, bodies):
    rule(bodies)
    draft = p.a_paper(cast, [p.one(bodies["integration"], ROLE.RECOMMENDATION), p.one(bodies["council"])])
    with pytest.raises(Refused, match="zu beteiligen"):
        submit(draft)


def test_what_is_not_meant_passes(cast, bodies):
    """Its own suggestion, what decides nothing, what a specialist committee decides, another town, the Kreis."""
    rule(bodies)
    council, school = bodies["council"], bodies["school"]
    elsewhere = f.a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt Zwirnstadt", place=town("Zwirnstadt"))
    district = f.a_committee(cast, Committee.Kind.DISTRICT_COUNCIL, "Kreistag")
    for way, more in (
        ([p.one(council)], {"submitted_by_committee": bodies["integration"]}),
        ([p.one(council, ROLE.NOTICE)], {"kind": Paper.Kind.INFORMATION}),
        ([p.one(school)], {}),
        ([p.one(elsewhere)], {}),
        ([p.one(district)], {}),
    ):
        assert p.submitted(cast, way, **more).state == "submitted"


@pytest.mark.parametrize(("day", "asked"), [(date(2026, 5, 31), False), (SINCE, True), (date(2026, 12, 31), True),
                                            (date(2027, 1, 1), False)])  # fmt: skip
def test_a_rule_holds_from_its_first_to_its_last_day(cast, bodies, day, asked):
    rule(bodies)
    operations.end_hearing_rule(committee=bodies["integration"], valid_until=date(2026, 12, 31), by=SYSTEM, at=f.AT)
    assert (rules.passed_over("decision", direct(bodies), None, day) is not None) is asked


def test_a_dissolved_body_is_asked_for_no_more(cast, bodies):
    rule(bodies)
    operations.end_committee(committee=bodies["integration"], ended_on=f.DAY, by=SYSTEM, at=f.AT)
    assert rules.passed_over("decision", direct(bodies), None, f.DAY + timedelta(days=1)) is None


# --- Entering a rule -----------------------------------------------------------------------------------
def test_a_new_rule_ends_the_one_before_it(cast, bodies):
    first = rule(bodies, "advised")
    rule(bodies, "required", date(2026, 11, 1))
    first.refresh_from_db()
    assert first.valid_until == date(2026, 10, 31)
    assert rules.hearing_rule_in(town("Sternmünde").pk, date(2026, 10, 31)) == first
    with pytest.raises(Refused, match="erst nach diesem Tag"):
        rule(bodies, "required", date(2026, 11, 1))


@pytest.mark.parametrize(("more", "field"), [({"source": "  "}, "source"), ({"binding": "maybe"}, "binding")])
def test_a_rule_says_how_binding_it_is_and_where_it_stands(cast, bodies, more, field):
    with pytest.raises(Refused) as refused:
        rule(bodies, **more)
    assert refused.value.field == field and not HearingRule.objects.exists()


def test_only_a_section_27_body_has_such_a_rule_and_only_who_manages_it_enters_one(cast, bodies):
    with pytest.raises(Refused, match="§ 27"):
        rule({"integration": bodies["school"]})
    for name in ("emine", "linh", "nuray", "wiebke", "veit"):
        with pytest.raises(Refused):
            rule(bodies, by=getattr(cast, name))
    assert rule(bodies, by=cast.olek).binding == "required"


def test_there_is_never_more_than_one_rule_on_a_day(cast, bodies):
    made = rule(bodies)
    with pytest.raises(IntegrityError), transaction.atomic():
        HearingRule.objects.create(
            committee=made.committee, binding="advised", source="x", valid_from=date(2026, 7, 1), entered_at=f.AT
        )


def test_without_a_rule_there_is_nothing_to_end(cast, bodies):
    with pytest.raises(Refused, match="keine Regel"):
        operations.end_hearing_rule(committee=bodies["integration"], valid_until=f.DAY, by=SYSTEM, at=f.AT)


def test_two_rules_entered_at_once_come_one_after_the_other(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    failures = failures_of(lambda: rule(bodies), lambda: rule(bodies, "advised"))
    assert [type(one) for one in failures] == [Refused] and HearingRule.objects.count() == 1


# --- Pages ------------------------------------------------------------------------------------------------
def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def test_the_office_enters_a_rule_and_the_page_of_the_body_shows_it(cast, bodies):
    client, body = client_of(cast, "olek"), bodies["integration"]
    address = reverse("committees_inside:hearing_set", args=[body.pk])
    empty = client.post(address, {"binding": "required", "source": "", "valid_from": "1.6.2026"}).content.decode()
    assert "1.6.2026" in empty or "1. Juni 2026" in empty
    client.post(address, {"binding": "required", "source": SOURCE, "valid_from": "1.6.2026"})
    page = client.get(reverse("committees_inside:committee", args=[body.pk])).content.decode()
    assert "Pflicht: Ohne das Gremium" in page and SOURCE in page and "1. Juni 2026" in page
    assert client_of(cast, "emine").get(address).status_code == 403
    assert client.get(reverse("committees_inside:hearing_set", args=[bodies["school"].pk])).status_code == 403


@pytest.mark.parametrize(("binding", "title", "button"), [("required", "noch nicht einreichen", False),
                                                          ("advised", "Ein Gremium fehlt auf dem Weg", True)])  # fmt: skip
def test_the_page_of_a_draft_says_what_is_missing_before_anybody_submits(cast, bodies, binding, title, button):
    rule(bodies, binding)
    draft = p.a_paper(cast, direct(bodies), submitted_by_committee=bodies["school"])
    html = client_of(cast, "olek").get(reverse("committees_inside:paper", args=[draft.pk])).content.decode()
    assert title in html and "§ 9 Absatz 2" in html
    assert (reverse("committees_inside:paper_submit", args=[draft.pk]) in html) is button


def test_who_writes_a_paper_reads_the_rule_and_finds_the_body_on_the_way(cast, bodies):
    rule(bodies)
    html = client_of(cast, "olek").get(reverse("committees_inside:paper_create")).content.decode()
    assert "ist zu beteiligen, bevor der Rat entscheidet" in html
    assert f'<option value="{bodies["integration"].pk}" selected' in html
