"""The self-check and the own share are judged right: against a naive reference, day by day and cent by cent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.funding import words
from augenhoehe.funding.forms.money import SumField, parse_sum
from augenhoehe.funding.models import EligibilityRule
from augenhoehe.funding.rules import share
from augenhoehe.funding.rules.eligibility import (
    NO,
    UNKNOWN,
    WANTS_NO,
    YES,
    Judged,
    Verdict,
    ages,
    judge,
    known_of,
    mistake_in,
    overall,
)  # fmt: skip
from augenhoehe.funding.vocabularies import WITH_CODES, WITH_NUMBER, RuleKind
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality

DAY = date(2026, 11, 2)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
PLAIN = [kind for kind in RuleKind if kind not in WITH_NUMBER | WITH_CODES]


def completed_years(founded: date, day: date) -> int:
    """As people count: one more with each anniversary; 29 February has it on 1 March."""
    return day.year - founded.year - ((day.month, day.day) < (founded.month, founded.day))


def naive_ages(year: int, day: date) -> set[int]:
    """The age on a day for each day of the year on which somebody could have been founded."""
    one, found = date(year, 1, 1), set()
    while one.year == year and one <= day:
        found.add(completed_years(one, day))
        one += timedelta(days=1)
    return found


@settings(max_examples=25, deadline=None)
@given(day=DAYS, back=st.integers(0, 30), limit=st.integers(0, 30))
def test_a_founding_year_is_judged_as_every_day_of_it_would_be(day, back, limit):
    year = day.year - back
    possible = naive_ages(year, day)
    assert (min(possible), max(possible)) == ages(year, day)
    for kind, fits in ((RuleKind.AGE_MOST, lambda age: age <= limit), (RuleKind.AGE_LEAST, lambda age: age >= limit)):
        said = {fits(age) for age in possible}
        wanted = Verdict.UNCLEAR if len(said) == 2 else Verdict.MET if said == {True} else Verdict.NOT_MET
        assert judge(EligibilityRule(kind=kind, number=limit), str(year), day) == wanted


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("answer", [YES, NO, UNKNOWN, ""])
def test_each_question_knows_which_answer_it_wants(kind, answer):
    wanted = NO if kind in WANTS_NO else YES
    verdict = Verdict.UNCLEAR if answer in (UNKNOWN, "") else Verdict.MET if answer == wanted else Verdict.NOT_MET
    assert judge(EligibilityRule(kind=kind), answer, DAY) == verdict


@pytest.mark.parametrize("kind", [RuleKind.MEMBERS_LEAST, RuleKind.EXPERIENCE])
@settings(max_examples=30, deadline=None)
@given(limit=st.integers(0, 999), number=st.integers(0, 999))
def test_numbers_are_compared(kind, limit, number):
    expected = Verdict.MET if number >= limit else Verdict.NOT_MET
    assert judge(EligibilityRule(kind=kind, number=limit), str(number), DAY) == expected


@pytest.mark.parametrize("form", [code for code in Organisation.LegalForm.values if code])
def test_only_named_legal_forms_fit(form):
    rule = EligibilityRule(kind=RuleKind.LEGAL_FORM, codes=["association", "cooperative"])
    fits = form in ("association", "cooperative")
    assert judge(rule, form, DAY) == (Verdict.MET if fits else Verdict.NOT_MET)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list(Verdict)), max_size=6))
def test_one_condition_that_is_not_met_decides(verdicts):
    judged = [Judged(EligibilityRule(kind=RuleKind.OWN), "", one) for one in verdicts]
    if any(one == Verdict.NOT_MET for one in verdicts):
        assert overall(judged) == Verdict.NOT_MET
    else:
        assert overall(judged) == (Verdict.MET if all(one == Verdict.MET for one in verdicts) else Verdict.UNCLEAR)


@pytest.mark.parametrize("kind", list(RuleKind))
@pytest.mark.parametrize("verdict", [Verdict.NOT_MET, Verdict.UNCLEAR])
def test_what_does_not_fit_always_has_a_next_step(kind, verdict):
    rule = EligibilityRule(kind=kind, number=3, text="Musterland", codes=["association"])
    assert words.question(rule) and words.required(rule)
    assert words.next_step(Judged(rule, "", verdict)).endswith(".")
    assert words.next_step(Judged(rule, YES, Verdict.MET)) == ""


@pytest.mark.parametrize(("kind", "answer", "mistake"), [
    ("non_profit", "", "missing"), ("non_profit", "maybe", "missing"), ("non_profit", UNKNOWN, ""),
    ("legal_form", "nonsense", "missing"), ("legal_form", "association", ""), ("members_least", "viele", "number"),
    ("members_least", "1.200", ""), ("age_most", "1500", "year"), ("age_most", "2027", "year"), ("age_most", "2026", ""),
])  # fmt: skip
def test_answers_that_cannot_be_taken_are_named(kind, answer, mistake):
    assert mistake_in(EligibilityRule(kind=kind, number=5, codes=["association"]), answer, DAY) == mistake


@pytest.mark.parametrize(("kind", "values", "answer"), [
    ("non_profit", {"non_profit": True}, YES), ("non_profit", {"non_profit": False}, NO), ("non_profit", {}, ""),
    ("migrant_led", {"migrant_led": True}, YES), ("legal_form", {"legal_form": "initiative"}, "initiative"),
    ("age_most", {"founded_year": 2019}, "2019"), ("age_most", {}, ""), ("independent", {}, ""),
])  # fmt: skip
def test_the_register_answers_what_it_knows_and_no_more(kind, values, answer):
    assert known_of(EligibilityRule(kind=kind), Organisation(**values)) == answer


@pytest.mark.parametrize(
    ("keys", "answer"), [(["05"], YES), (["05999"], YES), (["05999004", "09"], YES), (["09"], NO), ([], "")]
)
def test_the_seat_is_read_from_the_official_key(keys, answer):
    club = Organisation(municipality=Municipality(ags="05999004", name="Zwirnstadt"))
    assert known_of(EligibilityRule(kind=RuleKind.SEAT, text="Musterland", codes=keys), club) == answer
    assert known_of(EligibilityRule(kind=RuleKind.SEAT, codes=keys), Organisation()) == ""


# --- The own share ------------------------------------------------------------------------------------------
def terms(**more):
    values = {"sum_from": None, "sum_to": None, "max_rate": 80, "own_share": 20, "volunteer_counts": True,
              "volunteer_cap": 15, "volunteer_rate": Decimal(15)}  # fmt: skip
    return SimpleNamespace(**{**values, **more})


CENTS = st.integers(100, 10_000_000)
PERCENT = st.one_of(st.none(), st.integers(0, 100))


@settings(max_examples=80, deadline=None)
@given(costs=CENTS, money=st.integers(0, 10_000_000), hours=st.integers(0, 500), cap=PERCENT, rate=PERCENT, own=PERCENT,
       most=st.one_of(st.none(), st.integers(0, 50_000)))  # fmt: skip
def test_the_own_share_adds_up(costs, money, hours, cap, rate, own, most):
    costs_, money_ = Decimal(costs) / 100, Decimal(money) / 100
    asked = terms(volunteer_cap=cap, max_rate=rate, own_share=own, sum_to=most)
    try:
        found = share.share_of(asked, costs=costs_, money=money_, hours=Decimal(hours))
    except Refused as refused:
        assert money_ > costs_ or hours * 15 > costs_
        assert refused.field in ("money", "hours")
        return
    # Whole cents, nothing negative, nothing counted twice, and the parts make the whole.
    assert all(value >= 0 and value == round(value, 2) for value in
               (found.own_needed, found.work_counted, found.own_brought, found.own_missing, found.grant, found.gap))  # fmt: skip
    assert found.own_brought + found.grant + found.gap == costs_
    assert found.work_counted <= found.work_value
    if cap is not None:
        assert found.work_counted <= costs_ * cap / 100 + Decimal("0.005")
    if rate is not None:
        assert found.grant <= costs_ * rate / 100 + Decimal("0.005")
    if most is not None:
        assert found.grant <= most
    assert found.own_missing == max(share.percent_of(costs_, own or 0) - min(money_ + found.work_counted, costs_), 0)


def test_an_example_to_check_by_hand():
    """10,000 Euro; 20 % own share, at most 15 % of the costs by work: 1,500 of 1,800 Euro count."""
    found = share.share_of(terms(), costs=Decimal(10_000), money=Decimal(500), hours=Decimal(120))
    assert (found.work_value, found.work_counted, found.own_brought) == (1800, 1500, 2000)
    assert (found.own_needed, found.own_missing, found.grant, found.gap) == (2000, 0, 8000, 0)
    assert found.capped


@pytest.mark.parametrize(("values", "field"), [
    ({"costs": "0"}, "costs"), ({"costs": "-5"}, "costs"), ({"costs": "200000000"}, "costs"), ({"money": "-1"}, "money"),
    ({"money": "1001"}, "money"), ({"hours": "-1"}, "hours"), ({"hours": "100"}, "hours"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(values, field):
    typed = {"costs": "1000", "money": "0", "hours": "0", **values}
    with pytest.raises(Refused) as refused:
        share.share_of(terms(), **{name: Decimal(value) for name, value in typed.items()})
    assert refused.value.field == field


def test_hours_are_refused_where_the_programme_does_not_count_them():
    with pytest.raises(Refused) as refused:
        share.share_of(
            terms(volunteer_counts=False, volunteer_rate=None), costs=Decimal(100), money=Decimal(0), hours=Decimal(1)
        )
    assert refused.value.field == "hours"


@pytest.mark.parametrize(("typed", "value"), [
    ("1500", "1500.00"), ("1.500", "1500.00"), ("1.500,50", "1500.50"), ("1 500,5 €", "1500.50"), ("12.5", "12.50"),
    ("1.234.567", "1234567.00"), ("0,01", "0.01"), ("1500 Euro", "1500.00"),
])  # fmt: skip
def test_sums_are_read_as_people_type_them(typed, value):
    assert parse_sum(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "viel", "1,2,3", "1.50.000", "12,345", "--5", "1e5", "NaN"])
def test_what_is_no_sum_is_none(typed):
    with pytest.raises(ValueError):
        parse_sum(typed)


def test_a_number_without_end_is_no_sum_and_the_form_says_so():
    with pytest.raises(OverflowError):
        parse_sum("9" * 400)
    assert parse_sum("999.999.999.999.999") == Decimal("999999999999999")
    with pytest.raises(ValidationError, match="zu groß"):
        SumField().clean("9" * 400)
