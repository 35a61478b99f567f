"""Strengths beside concerns: named, worded anew, taken up in the plan, taken out again (S3-18)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from augenhoehe.cases import rules
from augenhoehe.cases.models import Case, Strength
from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean

from .files import touch
from .reading import note


@transaction.atomic
def name_strength(*, case: Case, text: str, kind: str, by: Actor, at: datetime, use: str = "") -> Strength:
    """Write down what the person can, has, or whom they can ask, in their words."""
    rules.check_writes(by, case)
    rules.check_strength(text, kind)
    last = case.strengths.aggregate(last=Max("position"))["last"] or 0
    strength = Strength(case=case, position=last + 1, kind=kind)
    strength.sealed = strength.closed({"text": clean(text), "use": clean(use)})
    strength.save(force_insert=True)
    touch(case, at)
    note("strength.name", case, by=by, at=at)
    return strength


@transaction.atomic
def change_strength(
    *, strength: Strength, text: str, kind: str, by: Actor, at: datetime, use: str = "", revision: int | None = None
) -> Strength:
    """Word it anew, or say what the plan builds on it."""
    rules.check_writes(by, strength.case)
    rules.check_strength(text, kind)
    content = {"text": clean(text), "use": clean(use)}
    revisions.change(strength, revision=revision, typed={}, kind=kind, sealed=strength.closed(content))
    strength.__dict__.pop("content", None)
    touch(strength.case, at)
    note("strength.change", strength.case, by=by, at=at)
    return strength


@transaction.atomic
def remove_strength(*, strength: Strength, by: Actor, at: datetime) -> None:
    """It was not so, or the person does not want it written down."""
    rules.check_writes(by, strength.case)
    case = strength.case
    strength.delete()
    touch(case, at)
    note("strength.remove", case, by=by, at=at)
