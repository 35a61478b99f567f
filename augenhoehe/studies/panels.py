"""What studies show elsewhere: „Heute“ of the institute, and which studies stand behind a structural question."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import kept_installation, module_on
from augenhoehe.structure.models import StructuralQuestion

from . import addresses
from .permissions import WORK_ON_INTERVIEWS
from .queries import interviews, studies
from .tags import study_tag


def nominations_waiting(actor: Actor) -> list[dict[str, Any]]:
    """How many people nominated themselves; who it is stands inside."""
    if not actor.may(WORK_ON_INTERVIEWS) or not actor.second_factor or not module_on("studies"):
        return []
    with closed_room(actor):
        waiting = interviews.nominations_for(actor).count()
    if not waiting:
        return []
    title = "Jemand möchte befragt werden" if waiting == 1 else f"{waiting} Menschen möchten befragt werden"
    note = "Antworten Sie auch, wenn Sie genug Gespräche haben."
    return [{"title": title, "url": reverse("studies_inside:rooms"), "note": note, "waits": True}]


def studies_behind(actor: Actor, question: StructuralQuestion) -> dict[str, Any] | None:
    """Studies that were commissioned for a question, as a kind of evidence (S3-33)."""
    if not module_on("studies", of=kept_installation()):
        return None
    found: list[Any] = studies.studies_behind(question, actor)
    if not found:
        return None
    lines = [(f"{one.title}: {study_tag(one)}", addresses.of_study(one) if one.opens else "") for one in found]
    return {"title": "Studien", "lines": lines, "kind": "interviews"}
