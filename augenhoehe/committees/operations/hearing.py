"""Rules on how the § 27 body takes part in what the council decides: set with a source, ended on a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Committee, HearingRule
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit


@transaction.atomic
def set_hearing_rule(
    *, committee: Committee, binding: str, source: str, valid_from: date, by: Actor, at: datetime
) -> HearingRule:
    """From this day on council papers pass through the body as the source says; the rule before ends the day before."""
    before = _rules_of(committee)
    rules.check_set_hearing(by, committee, binding, source, valid_from, before)
    for one in before:
        if one.valid_until is None or one.valid_until >= valid_from:
            _end(one, valid_from - timedelta(days=1), by=by, at=at)
    made = HearingRule.objects.create(
        committee=committee, binding=binding, source=clean(source), valid_from=valid_from, entered_at=at,
        entered_by=by.user_id,
    )  # fmt: skip
    audit("set_hearing_rule", made, by=by, at=at, fields=["binding", "source", "valid_from"])
    return made


@transaction.atomic
def end_hearing_rule(*, committee: Committee, valid_until: date, by: Actor, at: datetime) -> HearingRule:
    """The rule ends; what was submitted under it stays as it is."""
    open_ones = [one for one in _rules_of(committee) if one.valid_until is None or one.valid_until > valid_until]
    rule = rules.check_end_hearing(by, open_ones[-1] if open_ones else None, valid_until)
    return _end(rule, valid_until, by=by, at=at)


def _rules_of(committee: Committee) -> list[HearingRule]:
    """With the committee's row as the lock: two who enter a rule at once come one after the other."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    found = list(HearingRule.objects.filter(committee=committee).order_by("valid_from"))
    for one in found:
        one.committee = committee
    return found


def _end(rule: HearingRule, valid_until: date, *, by: Actor, at: datetime) -> HearingRule:
    rule.valid_until = valid_until
    rule.save(update_fields=["valid_until"])
    audit("end_hearing_rule", rule, by=by, at=at, fields=["valid_until"])
    return rule
