"""Questions about the inventory: projects, programmes before them, experiences."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from augenhoehe.concept.models import ActionField, Experience, Project
from augenhoehe.core.rights import Actor

from .measures import concepts_for


def projects_for(actor: Actor) -> QuerySet[Project]:
    return _with_all(Project.objects.visible_to(actor))


def public_projects() -> QuerySet[Project]:
    return _with_all(Project.objects.public())


def _with_all(rows: QuerySet[Project]) -> QuerySet[Project]:
    return rows.select_related("municipality", "predecessor").defer("municipality__boundary").prefetch_related(
        Prefetch("action_fields", ActionField.objects.select_related("concept").order_by("concept_id", "position"))
    )  # fmt: skip


def history_of(project: Project) -> list[Project]:
    """What came before, the oldest first; a ring is impossible, ten steps are more than we know of."""
    found: list[Project] = []
    before = project.predecessor
    while before is not None and len(found) < 10:
        found.append(before)
        before = before.predecessor
    return found[::-1]


def experiences_for(actor: Actor) -> QuerySet[Experience]:
    return _with_project(Experience.objects.visible_to(actor))


def experiences_of(actor: Actor, project: Project) -> list[Experience]:
    return list(experiences_for(actor).filter(project=project).order_by("-on", "id"))


def _with_project(rows: QuerySet[Experience]) -> QuerySet[Experience]:
    return rows.select_related("project", "municipality").defer("municipality__boundary").prefetch_related(
        "action_fields"
    )  # fmt: skip


def learnt_for(actor: Actor, action_field: ActionField) -> tuple[list[Project], list[Experience]]:
    """Projects and experiences that a field of action can build on (S2-25)."""
    projects = projects_for(actor).filter(action_fields=action_field).order_by("-starts_on", "id")
    learnt = experiences_for(actor).filter(action_fields=action_field).order_by("-on", "id")
    return list(projects), list(learnt)


def fields_to_choose(actor: Actor) -> QuerySet[ActionField]:
    """Fields of all concepts that the actor reads, with the concept's name."""
    rows = ActionField.objects.filter(concept__in=concepts_for(actor).order_by())
    return rows.select_related("concept").order_by("concept__title", "position")
