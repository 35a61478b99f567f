"""Who writes a solution proposal and lays it before the steering group, and what has to be in it by then."""

from __future__ import annotations

from datetime import date
from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.permissions import READ_QUESTIONS

from .groups import check_manage, check_work
from .machines import PROPOSAL, QUESTION

State = StructuralQuestion.State
# What the steering group has to know before it can decide.
NEEDED = {
    "problem": "Worin besteht das Problem?",
    "solution": "Was schlägt die Gruppe vor?",
    "effect": "Was soll sich dadurch ändern?",
    "cost": "Was kostet es? Auch „nichts“ ist eine Angabe.",
    "responsible": "Wer wäre zuständig?",
}


def check_list(by: Actor, day: date) -> None:
    """Who reads structural questions, or sits in a group that writes one."""
    if not (by.may(READ_QUESTIONS) or Proposal.objects.visible_to(by, day).exists()):
        raise Refused("Lösungsvorschläge lesen die Projektgruppen und wer über sie entscheidet.")


def check_write(by: Actor, group: ProjectGroup, day: date) -> None:
    """A group that works writes one proposal; while it lies before the steering group it stands as it is."""
    check_work(by, group, day)
    if group.question.state != State.COMMISSIONED:
        raise Refused("Der Vorschlag liegt vor oder ist entschieden. Er wird nicht mehr geändert.")


def check_edit(by: Actor, proposal: Proposal, day: date) -> None:
    check_write(by, proposal.group, day)
    PROPOSAL.target(proposal.state, "edit")


def check_texts(problem: str, solution: str) -> None:
    if not problem.strip():
        raise Refused(NEEDED["problem"], field="problem")
    if not solution.strip():
        raise Refused(NEEDED["solution"], field="solution")


def check_coordinate(by: Actor, proposal: Proposal, day: date) -> None:
    check_write(by, proposal.group, day)
    PROPOSAL.target(proposal.state, "coordinate")


def check_complete(proposal: Proposal) -> None:
    """Nothing about people without them: whether those affected were heard has to be said, and how."""
    for name, sentence in NEEDED.items():
        if not str(getattr(proposal, name)).strip():
            raise Refused(f"Im Vorschlag fehlt noch: {sentence}")
    short: dict[str, Any] = proposal.short_text
    if not short.get("de", {}).get("text", "").strip():
        raise Refused("Im Vorschlag fehlt noch der öffentliche Kurztext auf Deutsch.")
    if proposal.heard is None or not proposal.heard_how.strip():
        raise Refused("Wurden Betroffene gehört? Sagen Sie im Vorschlag, wie, oder warum nicht.")


def check_submit(by: Actor, proposal: Proposal, brief: str = "–") -> None:
    check_manage(by, proposal.group)
    PROPOSAL.target(proposal.state, "submit")
    QUESTION.target(proposal.group.question.state, "propose")
    check_complete(proposal)
    if not brief.strip():
        raise Refused("Sagen Sie der Lenkungsgruppe in drei Sätzen, worum es geht.", field="brief")


def check_withdraw(by: Actor, proposal: Proposal, reason: str = "–") -> None:
    check_manage(by, proposal.group)
    PROPOSAL.target(proposal.state, "withdraw")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum Sie den Vorschlag zurückholen.", field="reason")


def missing_in(proposal: Proposal) -> str:
    """What is still missing before it can be submitted, as a sentence; nothing if it is complete."""
    try:
        check_complete(proposal)
    except Refused as refused:
        return refused.sentence
    return ""


def can_edit(by: Actor, proposal: Proposal, day: date) -> bool:
    return allowed(check_edit, by, proposal, day)


def can_write(by: Actor, group: ProjectGroup, day: date) -> bool:
    return allowed(check_write, by, group, day)


def can_coordinate(by: Actor, proposal: Proposal, day: date) -> bool:
    return allowed(check_coordinate, by, proposal, day)


def can_submit(by: Actor, proposal: Proposal) -> bool:
    return allowed(check_submit, by, proposal)


def can_withdraw(by: Actor, proposal: Proposal) -> bool:
    return allowed(check_withdraw, by, proposal)
