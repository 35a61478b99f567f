"""The self-check: one condition and one answer give met, not met, or to be clarified. Nothing is asked twice or stored.

Never a promise: whoever gives the money decides. What cannot be told from the answer is said to be open, so that
nobody gives up, or hopes, because of a rounding of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from augenhoehe.core.values import dataclass
from augenhoehe.funding.models import EligibilityRule
from augenhoehe.funding.vocabularies import WITH_CODES, WITH_NUMBER, RuleKind
from augenhoehe.organisations.models import Organisation

YES, NO, UNKNOWN = "yes", "no", "unknown"
OLDEST = 1700
_YEARS = frozenset({RuleKind.AGE_MOST, RuleKind.AGE_LEAST})
# Asked the way people answer: „Hat Ihr Vorhaben schon begonnen?“ No is what the programme wants to hear.
WANTS_NO = frozenset({RuleKind.FIRST_TIME, RuleKind.NOT_STARTED})


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition with what the answer means for it."""

    rule: EligibilityRule
    answer: str
    verdict: Verdict


def judge(rule: EligibilityRule, answer: str, day: date) -> Verdict:
    """What the answer means; an answer that says nothing leaves the condition open."""
    if answer in ("", UNKNOWN):
        return Verdict.UNCLEAR
    if rule.kind in WITH_CODES:
        return _of(answer in rule.codes)
    if rule.kind in WITH_NUMBER:
        number = number_in(answer)
        if number is None or rule.number is None:
            return Verdict.UNCLEAR
        return _of_age(rule, number, day) if rule.kind in _YEARS else _of(number >= rule.number)
    return _of(answer == (NO if rule.kind in WANTS_NO else YES))


def _of(met: bool) -> Verdict:
    return Verdict.MET if met else Verdict.NOT_MET


def _of_age(rule: EligibilityRule, year: int, day: date) -> Verdict:
    """The year alone leaves a year of doubt: founded in December or in January?"""
    if year > day.year:
        return Verdict.UNCLEAR
    youngest, oldest = ages(year, day)
    limit = rule.number or 0
    if rule.kind == RuleKind.AGE_MOST:
        return Verdict.MET if oldest <= limit else Verdict.NOT_MET if youngest > limit else Verdict.UNCLEAR
    return Verdict.MET if youngest >= limit else Verdict.NOT_MET if oldest < limit else Verdict.UNCLEAR


def ages(year: int, day: date) -> tuple[int, int]:
    """The completed years of somebody founded at the end of a year, and of somebody founded at its start."""
    oldest = day.year - year
    last_day_passed = (day.month, day.day) == (12, 31)
    return (oldest if last_day_passed or oldest == 0 else oldest - 1), oldest


def number_in(answer: str) -> int | None:
    """A whole number as people type it; nothing for everything else."""
    digits = answer.strip().replace(".", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def mistake_in(rule: EligibilityRule, answer: str, day: date) -> str:
    """Why an answer cannot be taken: „missing“, „number“, „year“; empty when it can."""
    if answer == UNKNOWN:
        return ""
    if not answer.strip():
        return "missing"
    if rule.kind in WITH_NUMBER:
        number = number_in(answer)
        if number is None:
            return "number"
        if rule.kind in _YEARS and not OLDEST <= number <= day.year:
            return "year"
        return ""
    allowed = set(Organisation.LegalForm.values) if rule.kind in WITH_CODES else {YES, NO}
    return "" if answer in allowed else "missing"


def judge_all(rules: Iterable[EligibilityRule], answers: dict[str, str], day: date) -> list[Judged]:
    """Every condition in its order; what nobody answered is open."""
    return [
        Judged(rule, answers.get(str(rule.pk), ""), judge(rule, answers.get(str(rule.pk), ""), day)) for rule in rules
    ]


def overall(judged: Iterable[Judged]) -> Verdict:
    """One condition that is not met decides; otherwise one that is open does."""
    verdicts = {one.verdict for one in judged}
    if Verdict.NOT_MET in verdicts:
        return Verdict.NOT_MET
    return Verdict.UNCLEAR if Verdict.UNCLEAR in verdicts else Verdict.MET


def known_of(rule: EligibilityRule, organisation: Organisation) -> str:
    """What the register already says; nothing where it says nothing. Expects `municipality` to be selected."""
    if rule.kind == RuleKind.NON_PROFIT:
        return _said(organisation.non_profit)
    if rule.kind == RuleKind.MIGRANT_LED:
        return _said(organisation.migrant_led)
    if rule.kind == RuleKind.LEGAL_FORM:
        return organisation.legal_form
    if rule.kind in _YEARS:
        return str(organisation.founded_year or "")
    if rule.kind == RuleKind.SEAT:
        return _seat(rule, organisation)
    return ""


def _said(value: bool | None) -> str:
    return "" if value is None else YES if value else NO


def _seat(rule: EligibilityRule, organisation: Organisation) -> str:
    """The official key begins with the one of Land, Kreis or town; without a key only the organisation can tell."""
    town = organisation.municipality
    if town is None or not rule.codes:
        return ""
    return YES if any(town.ags.startswith(key) for key in rule.codes) else NO
