"""Concepts and their action fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.concept import rules, starters
from augenhoehe.concept.models import ActionField, Concept, GuidingGoal
from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

from .finding import index_measures_of


@transaction.atomic
def create_concept(
    *, title: str, municipality: Municipality, by: Actor, at: datetime, public: bool = True, **more: Any
) -> Concept:
    """Begin the integration concept of a town or of the Kreis; `more`: what the process knows of it."""
    rules.check_write(by, municipality.pk)
    rules.check_text(title, "Nennen Sie bitte den Titel des Konzepts.", "title")
    concept = Concept.objects.create(
        title=clean(title), municipality=municipality, public=public, created_at=at, **more
    )
    audit("create_concept", concept, by=by, at=at, fields=["title", "municipality", "public", *more])
    return concept


@transaction.atomic
def change_concept(
    *,
    concept: Concept,
    title: str,
    public: bool,
    by: Actor,
    at: datetime,
    vision: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    revision: int | None = None,
) -> Concept:
    """Rename a concept, write its vision and period, show it to everybody, or take it back inside."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte den Titel des Konzepts.", "title")
    rules.check_period(starts_on, ends_on)
    new: dict[str, Any] = {"title": clean(title), "public": public}
    if vision is not None:
        new |= {"vision": clean(vision), "starts_on": starts_on, "ends_on": ends_on}
    revisions.change(concept, revision=revision, **new)
    audit("change_concept", concept, by=by, at=at, fields=new)
    index_measures_of(concept, at=at)
    return concept


@transaction.atomic
def add_action_field(*, concept: Concept, title: str, by: Actor, at: datetime, text: str = "") -> ActionField:
    """Add a field of action behind the others."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte das Handlungsfeld.", "title")
    place = next_place(concept, "action_fields")
    action_field = ActionField.objects.create(concept=concept, position=place, title=clean(title), text=clean(text))
    audit("add_action_field", action_field, by=by, at=at, fields=["title", "text", "position"])
    return action_field


@transaction.atomic
def change_action_field(
    *, action_field: ActionField, title: str, text: str, by: Actor, at: datetime, revision: int | None = None
) -> ActionField:
    """Say anew what a field of action is called and is about."""
    rules.check_write(by, action_field.concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte das Handlungsfeld.", "title")
    revisions.change(action_field, revision=revision, title=clean(title), text=clean(text))
    audit("change_action_field", action_field, by=by, at=at, fields=["title", "text"])
    return action_field


@transaction.atomic
def plant_starters(
    *, concept: Concept, fields: Sequence[str], goals: Sequence[str], by: Actor, at: datetime
) -> Concept:
    """Take fields of action and overarching guiding goals from the templates; what is there already stays once."""
    rules.check_write(by, concept.municipality_id)
    known = set(concept.action_fields.values_list("title", flat=True))
    for key, title in starters.ACTION_FIELDS:
        if key in fields and title not in known:
            add_action_field(concept=concept, title=title, by=by, at=at)
    there = set(concept.guiding_goals.values_list("title", flat=True))
    for key, title in starters.GUIDING_GOALS:
        if key in goals and title not in there:
            made = GuidingGoal.objects.create(
                concept=concept, position=next_place(concept, "guiding_goals"), title=title
            )
            audit("add_guiding_goal", made, by=by, at=at, fields=["title", "position"])
    return concept


def next_place(concept: Concept, kind: str) -> int:
    """The place behind the last one; two people who add at once get two places."""
    Concept.objects.select_for_update().get(pk=concept.pk)
    last: int | None = getattr(concept, kind).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
