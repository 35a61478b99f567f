"""The inventory: projects and programmes that run or ran, and what was learnt in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.concept import rules
from augenhoehe.concept.models import ActionField, Experience, Project
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality


@dataclass(frozen=True, slots=True)
class ProjectSaid:
    """What is told of a project: what, by whom, paid by whom, from when to when, with which results."""

    title: str
    text: str
    carrier: str
    starts_on: date
    kind: str = Project.Kind.PROJECT
    giver: str = ""
    ends_on: date | None = None
    results: str = ""
    predecessor: Project | None = None
    action_fields: Sequence[ActionField] = ()
    public: bool = True


@transaction.atomic
def create_project(*, municipality: Municipality, said: ProjectSaid, by: Actor, at: datetime) -> Project:
    """Put a project or programme into the inventory (S2-13, S4-33)."""
    rules.check_write(by, municipality.pk)
    _check(said)
    project = Project.objects.create(municipality=municipality, **_values(said))
    project.action_fields.set(said.action_fields)
    audit("create_project", project, by=by, at=at, fields=[*_values(said), "action_fields"])
    return project


@transaction.atomic
def change_project(
    *, project: Project, said: ProjectSaid, by: Actor, at: datetime, revision: int | None = None
) -> Project:
    rules.check_write(by, project.municipality_id)
    _check(said, project)
    revisions.change(project, revision=revision, **_values(said))
    project.action_fields.set(said.action_fields)
    audit("change_project", project, by=by, at=at, fields=[*_values(said), "action_fields"])
    return project


@transaction.atomic
def note_experience(
    *, municipality: Municipality, kind: str, text: str, by: Actor, at: datetime, conditions: str = "",
    project: Project | None = None, action_fields: Sequence[ActionField] = (), public: bool = False,
) -> Experience:  # fmt: skip
    """Keep what was learnt, for the fields of action it matters to (S2-25)."""
    rules.check_write(by, municipality.pk)
    rules.check_text(text, "Schreiben Sie bitte, was Sie gelernt haben.", "text")
    made = Experience.objects.create(
        municipality=municipality, project=project, kind=kind, text=clean(text), conditions=clean(conditions),
        public=public, on=day_of(at), by_function=by.function,
    )  # fmt: skip
    made.action_fields.set(action_fields)
    audit("note_experience", made, by=by, at=at, fields=["kind", "text", "conditions", "action_fields", "public"])
    return made


@transaction.atomic
def change_experience(
    *, experience: Experience, kind: str, text: str, by: Actor, at: datetime, conditions: str = "",
    action_fields: Sequence[ActionField] = (), public: bool = False, revision: int | None = None,
) -> Experience:  # fmt: skip
    rules.check_write(by, experience.municipality_id)
    rules.check_text(text, "Schreiben Sie bitte, was Sie gelernt haben.", "text")
    new: dict[str, Any] = {"kind": kind, "text": clean(text), "conditions": clean(conditions), "public": public}
    revisions.change(experience, revision=revision, **new)
    experience.action_fields.set(action_fields)
    audit("change_experience", experience, by=by, at=at, fields=[*new, "action_fields"])
    return experience


def _check(said: ProjectSaid, project: Project | None = None) -> None:
    rules.check_text(said.title, "Nennen Sie bitte den Titel.", "title")
    rules.check_text(said.carrier, "Nennen Sie bitte, wer es tut oder tat.", "carrier")
    rules.check_period(said.starts_on, said.ends_on)
    before = said.predecessor
    while project is not None and before is not None:
        if before.pk == project.pk:
            raise Refused("Ein Projekt kann nicht sein eigener Vorgänger sein.", field="predecessor")
        before = before.predecessor


def _values(said: ProjectSaid) -> dict[str, Any]:
    return {
        "title": clean(said.title), "text": clean(said.text), "carrier": clean(said.carrier),
        "starts_on": said.starts_on, "kind": said.kind, "giver": clean(said.giver), "ends_on": said.ends_on,
        "results": clean(said.results), "predecessor": said.predecessor, "public": said.public,
    }  # fmt: skip
