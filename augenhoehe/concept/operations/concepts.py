"""Concepts and their action fields."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from augenhoehe.concept import rules
from augenhoehe.concept.models import ActionField, Concept
from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

from .finding import index_measures_of


@transaction.atomic
def create_concept(*, title: str, municipality: Municipality, by: Actor, at: datetime, public: bool = True) -> Concept:
    """Begin the integration concept of a town or of the Kreis."""
    rules.check_write(by, municipality.pk)
    rules.check_text(title, "Nennen Sie bitte den Titel des Konzepts.", "title")
    concept = Concept.objects.create(title=clean(title), municipality=municipality, public=public, created_at=at)
    audit("create_concept", concept, by=by, at=at, fields=["title", "municipality", "public"])
    return concept


@transaction.atomic
def change_concept(
    *, concept: Concept, title: str, public: bool, by: Actor, at: datetime, revision: int | None = None
) -> Concept:
    """Rename a concept, show it to everybody, or take it back inside with all its measures."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte den Titel des Konzepts.", "title")
    revisions.change(concept, revision=revision, title=clean(title), public=public)
    audit("change_concept", concept, by=by, at=at, fields=["title", "public"])
    index_measures_of(concept, at=at)
    return concept


@transaction.atomic
def add_action_field(*, concept: Concept, title: str, by: Actor, at: datetime) -> ActionField:
    """Add a field of action behind the others."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte das Handlungsfeld.", "title")
    Concept.objects.select_for_update().get(pk=concept.pk)
    place = (concept.action_fields.aggregate(last=Max("position"))["last"] or 0) + 1
    action_field = ActionField.objects.create(concept=concept, position=place, title=clean(title))
    audit("add_action_field", action_field, by=by, at=at, fields=["title", "position"])
    return action_field
