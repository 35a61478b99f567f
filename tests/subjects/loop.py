"""Hints, topics, questions, groups, proposals, adoptions: what the structural level opens."""

from __future__ import annotations

import uuid
from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("structure_inside:hint")
def hints() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Hint

    def one(town: str, state: str) -> uuid.UUID:
        return Hint.objects.filter(municipality__name=town, state=state).order_by("problem").first().pk

    return each(
        ("Zwirnstadt, eingegangen", one("Zwirnstadt", "arrived")),
        ("Sternmünde, gebündelt", one("Sternmünde", "bundled")),
    )


@SUBJECTS.of("structure_inside:conflict")
def conflicts() -> dict[str, dict[str, Any]]:
    return each(("J zugewiesen", noted("conflict")))


@SUBJECTS.of("structure_inside:hint_contact")
def contacts() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import HintContact

    return each(("Sternmünde, mit Kontakt", HintContact.objects.get().hint_id))


@SUBJECTS.of("structure_inside:topic")
def topics() -> dict[str, dict[str, Any]]:
    return each(("in einer Frage", noted("topic_kita")), ("reif", _ripe_topic()))


def _ripe_topic() -> uuid.UUID:
    from augenhoehe.structure.models import Topic

    return Topic.objects.get(state="ripe").pk


@SUBJECTS.of("structure_inside:question")
def questions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import StructuralQuestion

    def one(state: str) -> uuid.UUID:
        return StructuralQuestion.objects.get(state=state).pk

    return each(
        ("Entwurf", one("draft")), ("vorgelegt", one("submitted")), ("beauftragt", one("commissioned")),
        ("in Umsetzung", one("implementing")),
    )  # fmt: skip


@SUBJECTS.of("structure_inside:group_found", "structure_inside:question_forward")
def questions_for_work() -> dict[str, dict[str, Any]]:
    return questions()


@SUBJECTS.of("structure_inside:reconstruction", "structure_inside:phase_add")
def reconstructions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Reconstruction

    return each(
        ("freigegeben", noted("reconstruction_kita")), ("geplant", Reconstruction.objects.get(state="planned").pk)
    )


@SUBJECTS.of("structure_inside:phase_edit", "structure_inside:phase_remove")
def phases() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import ReconstructionPhase

    rows = ReconstructionPhase.objects.filter(reconstruction_id=noted("reconstruction_kita"))
    return each(("einer freigegebenen", rows.get(position=1).pk))


GROUP_PAGES = (
    "structure_inside:group", "structure_inside:note_write", "structure_inside:task_add",
    "structure_inside:document_add", "structure_inside:poll_open", "structure_inside:member_invite",
    "structure_inside:proposal_write",
)  # fmt: skip


@SUBJECTS.of(*GROUP_PAGES)
def groups() -> dict[str, dict[str, Any]]:
    return each(("arbeitet", noted("group_post")), ("beendet", noted("group_kita")))


@SUBJECTS.of("structure_inside:task_finish", "structure_inside:task_drop")
def tasks() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupTask

    rows = GroupTask.objects.filter(state="open", group=noted("group_post")).order_by("due")
    return each(("offen, von J", rows.first().pk))


@SUBJECTS.of("structure_inside:document")
def documents() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupDocument

    return each(("Unterlage", GroupDocument.objects.get(title="Für den Besuch").pk))


@SUBJECTS.of("structure_inside:poll_vote", "structure_inside:poll_close")
def polls() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupPoll

    return each(("offen", GroupPoll.objects.get().pk))


@SUBJECTS.of(
    "structure_inside:proposal", "structure_inside:proposal_submit", "structure_inside:proposal_coordinate",
    "structure_inside:proposal_withdraw", "structure_inside:proposal_aim",
)  # fmt: skip
def proposals() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Proposal

    return each(("angenommen", Proposal.objects.get().pk))


@SUBJECTS.of("structure_inside:gap_close", "structure_inside:aim_drop")
def offer_aims() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import OfferAim

    rows = OfferAim.objects.filter(question=noted("question_course"))
    return each(("Lücke, von A", rows.get(verb="close_gap").pk), ("ändern, von A", rows.get(verb="change").pk))


@SUBJECTS.of("structure_inside:adoption")
def adoptions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Adoption

    return each(
        ("zugesagt, von W", Adoption.objects.get(state="promised").pk),
        ("umgesetzt, von L", Adoption.objects.get(state="done", owner__name__startswith="Linh").pk),
    )


@SUBJECTS.of("structure_inside:adoption_ask")
def questions_to_adopt() -> dict[str, dict[str, Any]]:
    return questions()


@SUBJECTS.of("structure_inside:import")
def imports() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import HintImport

    return each(("von A", HintImport.objects.get().pk))


@SUBJECTS.of("structure_inside:term")
def terms() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Term

    return each(("Lebensbereich", Term.objects.filter(vocabulary="life_area").order_by("position", "code").first().pk))


@SUBJECTS.of("structure_inside:term_new")
def vocabularies() -> dict[str, dict[str, Any]]:
    return {"Lebensbereich": {"vocabulary": "life_area"}, "unbekannt": {"vocabulary": "nirgends"}}
