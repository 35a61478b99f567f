"""Who asks organisations to take a decision over, and who may answer for them."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Adoption, StructuralQuestion

from .machines import ADOPTION, QUESTION
from .questions import check_write


def check_can_ask(by: Actor, question: StructuralQuestion) -> None:
    check_write(by, question)
    QUESTION.target(question.state, "ask_adoption")


def check_ask(by: Actor, question: StructuralQuestion, organisation: str, what: str, due: date, today: date) -> None:
    check_can_ask(by, question)
    if not organisation.strip():
        raise Refused("Welche Organisation soll die Lösung übernehmen?", field="organisation")
    if not what.strip():
        raise Refused("Was soll die Organisation übernehmen?", field="what")
    if due <= today:
        raise Refused("Geben Sie der Organisation Zeit: Wählen Sie einen Tag in der Zukunft.", field="due")
    if Adoption.objects.filter(question=question, organisation__iexact=organisation.strip()).running().exists():
        raise Refused("Diese Organisation ist zu dieser Frage schon angefragt.", field="organisation")


def check_answer_for(by: Actor, adoption: Adoption) -> None:
    """The person who was asked; the coordination enters what it was told in writing."""
    if by.user_id is not None and by.user_id == adoption.owner_id:
        return
    if not allowed(check_write, by, adoption.question):
        raise Refused("Für diese Organisation antwortet die angefragte Person oder die Koordination.")


def check_promise(by: Actor, adoption: Adoption, answer: str, what: str, due: date, today: date) -> None:
    check_may(by, adoption, "promise")
    if answer not in (Adoption.Answer.YES, Adoption.Answer.PARTLY):
        raise Refused("Wählen Sie: ganz oder teilweise.", field="answer")
    if not what.strip():
        raise Refused("Was übernimmt die Organisation?", field="what")
    if due < today:
        raise Refused("Der Tag liegt in der Vergangenheit.", field="due")


def check_may(by: Actor, adoption: Adoption, verb: str) -> None:
    check_answer_for(by, adoption)
    ADOPTION.target(adoption.state, verb)


def check_with_reason(by: Actor, adoption: Adoption, verb: str, reason: str) -> None:
    check_may(by, adoption, verb)
    if not reason.strip():
        raise Refused("Nennen Sie bitte den Grund. Er steht im Vorgang.", field="reason")


def check_fulfil(by: Actor, adoption: Adoption, evidence: str) -> None:
    check_may(by, adoption, "fulfil")
    if not evidence.strip():
        raise Refused("Woran sieht man, dass es umgesetzt ist?", field="evidence")


def check_postpone(by: Actor, adoption: Adoption, due: date, reason: str) -> None:
    check_with_reason(by, adoption, "postpone", reason)
    if due <= adoption.due:
        raise Refused("Der neue Tag liegt nicht nach dem alten.", field="due")


def can_ask(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_can_ask, by, question)


def can(by: Actor, adoption: Adoption, verb: str) -> bool:
    return allowed(check_may, by, adoption, verb)
