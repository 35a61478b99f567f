"""Keeping the terms of coding: new ones, other words for them, out of use and back. A code never changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, slug
from augenhoehe.journal.operations import audit
from augenhoehe.structure.models import Term
from augenhoehe.structure.rules_intake import check_edit_terms, check_label

STEP = 10


@transaction.atomic
def create_term(*, vocabulary: str, label: str, by: Actor, at: datetime, help: str = "") -> Term:
    """Add a term at the end of its list; its code is made from the label and stays."""
    check_edit_terms(by)
    label = clean(label)
    check_label(label)
    of_list = Term.objects.filter(vocabulary=Term.Vocabulary(vocabulary)).order_by("-position")
    last = of_list.values_list("position", flat=True).first() or 0
    code = slug(label)[:60] or "begriff"
    try:
        with transaction.atomic():
            term = Term.objects.create(
                vocabulary=vocabulary,
                code=code,
                label=with_text(None, SOURCE, label, by=by.name),
                help=with_text(None, SOURCE, clean(help), by=by.name) if clean(help) else {},
                position=last + STEP,
            )
    except IntegrityError:
        raise Refused("In dieser Liste gibt es schon einen Begriff mit diesem Namen.", field="label_de") from None
    audit("create_term", term, by=by, at=at, fields=["vocabulary", "code", "label", "help"])
    return term


@transaction.atomic
def change_term(
    *,
    term: Term,
    labels: Mapping[str, str],
    helps: Mapping[str, str],
    position: int,
    by: Actor,
    at: datetime,
    new_meaning: bool = False,
    revision: int | None = None,
) -> Term:
    """Word a term anew in some languages. A new meaning in German makes the other languages out of date."""
    check_edit_terms(by)
    check_label(clean(labels.get(SOURCE, "")))
    values = {
        "label": _reworded(term.label, labels, by, new_meaning),
        "help": _reworded(term.help, helps, by, new_meaning),
        "position": position,
    }
    changed = [name for name, value in values.items() if getattr(term, name) != value]
    if changed:
        change(term, revision=revision, typed={"label": dict(labels), "help": dict(helps)}, **values)
        audit("change_term", term, by=by, at=at, fields=changed)
    return term


@transaction.atomic
def rest_term(*, term: Term, by: Actor, at: datetime) -> Term:
    """Offer a term no longer; what was coded with it stays as it is."""
    return _set_active(term, False, by, at)


@transaction.atomic
def revive_term(*, term: Term, by: Actor, at: datetime) -> Term:
    return _set_active(term, True, by, at)


def _set_active(term: Term, active: bool, by: Actor, at: datetime) -> Term:
    check_edit_terms(by)
    if term.active != active:
        change(term, active=active)
        audit("revive_term" if active else "rest_term", term, by=by, at=at, fields=["active"])
    return term


def _reworded(value: dict[str, Any], texts: Mapping[str, str], by: Actor, new_meaning: bool) -> dict[str, Any]:
    """The value with the texts that differ; German first, so that the others count as confirmed after it."""
    new = dict(value)
    for language in sorted(texts, key=lambda one: one != SOURCE):
        typed = clean(texts[language])
        known = new.get(language, {}).get("text", "")
        if typed == known and not (language == SOURCE and new_meaning and typed):
            continue
        if not typed:
            new.pop(language, None)
            continue
        new = with_text(new, language, typed, by=by.name, meaning=new_meaning)
    return new
