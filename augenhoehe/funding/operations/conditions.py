"""The conditions of a programme: added, changed, moved, removed. Their order is the order of the self-check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.funding.models import EligibilityRule, FundingProgramme
from augenhoehe.funding.rules import programmes as rules_programmes
from augenhoehe.funding.vocabularies import WITH_CODES, WITH_NUMBER, WITH_TEXT, RuleKind
from augenhoehe.journal.operations import audit


@transaction.atomic
def add_rule(
    *,
    programme: FundingProgramme,
    kind: str,
    by: Actor,
    at: datetime,
    number: int | None = None,
    text: str = "",
    codes: Sequence[str] = (),
    note: str = "",
    revision: int | None = None,
) -> EligibilityRule:
    """One more condition, at the end of the list."""
    values = _values(kind, number, text, codes, note)
    _begin(programme, by, revision, values)
    positions = list(programme.rules.values_list("position", flat=True))
    rules_programmes.check_room_for_rules(len(positions))
    made = EligibilityRule.objects.create(programme=programme, position=max(positions, default=0) + 1, **values)
    _end(programme, "add_rule", by, at)
    return made


@transaction.atomic
def change_rule(
    *,
    rule: EligibilityRule,
    kind: str,
    by: Actor,
    at: datetime,
    number: int | None = None,
    text: str = "",
    codes: Sequence[str] = (),
    note: str = "",
    revision: int | None = None,
) -> EligibilityRule:
    values = _values(kind, number, text, codes, note)
    _begin(rule.programme, by, revision, values)
    if not EligibilityRule.objects.filter(pk=rule.pk).update(**values):
        raise Refused("Diese Bedingung gibt es nicht mehr.")
    _end(rule.programme, "change_rule", by, at)
    return rule


@transaction.atomic
def move_rule(*, rule: EligibilityRule, by: Actor, at: datetime, revision: int | None = None) -> EligibilityRule:
    """One place up; the first stays the first."""
    _begin(rule.programme, by, revision, {})
    before = rule.programme.rules.filter(position__lt=rule.position).order_by("-position").first()
    if before is not None:
        place = before.position
        EligibilityRule.objects.filter(pk=before.pk).update(position=rule.position)
        EligibilityRule.objects.filter(pk=rule.pk).update(position=place)
        rule.position = place
    _end(rule.programme, "move_rule", by, at)
    return rule


@transaction.atomic
def remove_rule(*, rule: EligibilityRule, by: Actor, at: datetime, revision: int | None = None) -> None:
    _begin(rule.programme, by, revision, {})
    rule.delete()
    _end(rule.programme, "remove_rule", by, at)


def _begin(programme: FundingProgramme, by: Actor, revision: int | None, typed: dict[str, Any]) -> None:
    """A condition belongs to its programme: who changes one needs the programme as it is now."""
    rules_programmes.check_keep(by)
    revisions.lock(programme, revision=revision, typed=typed)
    rules_programmes.check_alive(programme)


def _end(programme: FundingProgramme, verb: str, by: Actor, at: datetime) -> None:
    revisions.change(programme, changed_at=at)
    audit(verb, programme, by=by, at=at, fields=["rules"])


def _values(kind: str, number: int | None, text: str, codes: Sequence[str], note: str) -> dict[str, Any]:
    """Only what the kind reads; a number left over from another kind would lie there unseen."""
    rules_programmes.check_rule(kind, number, clean(text), list(codes))
    return {
        "kind": RuleKind(kind),
        "number": number if kind in WITH_NUMBER else None,
        "text": clean(text) if kind in WITH_TEXT else "",
        "codes": list(codes) if kind in WITH_CODES or kind == RuleKind.SEAT else [],
        "note": clean(note),
    }
