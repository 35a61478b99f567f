"""Who names what is to happen with offers, and what has to be said of it."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.vocabularies import OfferKind
from augenhoehe.structure.models import OfferAim, Proposal, StructuralQuestion, Term
from augenhoehe.structure.permissions import READ_QUESTIONS

from .proposals import check_edit
from .questions import ENDED, State, check_write


def check_gaps(by: Actor) -> None:
    by.check(READ_QUESTIONS)


def check_name_in_question(by: Actor, question: StructuralQuestion) -> None:
    """As long as the question is open; what was decided stands as it is."""
    check_write(by, question)
    if question.state in ENDED | {State.WITHDRAWN}:
        raise Refused("Diese Strukturfrage ist abgeschlossen.")


def check_name_in_proposal(by: Actor, proposal: Proposal, day: date) -> None:
    check_edit(by, proposal, day)


def check_tend(by: Actor, aim: OfferAim, day: date) -> None:
    """Who may name one takes it out again, too."""
    if aim.question is not None:
        check_name_in_question(by, aim.question)
    elif aim.proposal is not None:
        check_name_in_proposal(by, aim.proposal, day)


def check_close(by: Actor, aim: OfferAim) -> None:
    """That a gap is closed is seen after the decision, when neither question nor proposal are written any more."""
    question = aim.question or aim.proposal.group.question  # type: ignore[union-attr]
    check_write(by, question)
    if aim.verb not in OfferAim.MISSING:
        raise Refused("Nur eine Lücke wird geschlossen.")
    if aim.closed_on is not None:
        raise Refused("Diese Lücke ist schon geschlossen.")


def check_aim(
    verb: str, what: str, offer: Offer | None, life_area: Term | None, kind: str, language: str
) -> None:  # fmt: skip
    if verb not in OfferAim.Verb.values:
        raise Refused("Wählen Sie, was geschehen soll.", field="verb")
    if not what.strip():
        raise Refused("Schreiben Sie in einem Satz, worum es geht.", field="what")
    if verb == OfferAim.Verb.CHANGE and offer is None:
        raise Refused("Welches Angebot soll sich ändern? Nennen Sie Wörter aus seinem Titel.", field="words")
    if verb != OfferAim.Verb.CHANGE and life_area is None:
        raise Refused("Wählen Sie, in welchem Lebensbereich das Angebot fehlt.", field="life_area")
    if life_area is not None and life_area.vocabulary != Term.Vocabulary.LIFE_AREA:
        raise Refused("Das ist kein Lebensbereich.", field="life_area")
    if kind and kind not in OfferKind.values:
        raise Refused("Diese Art von Angebot gibt es nicht.", field="kind")
    if language and language not in SPOKEN:
        raise Refused("Diese Sprache kennt das Register nicht.", field="language")


def can_name_in_question(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_name_in_question, by, question)


def can_name_in_proposal(by: Actor, proposal: Proposal, day: date) -> bool:
    return allowed(check_name_in_proposal, by, proposal, day)


def can_tend(by: Actor, aim: OfferAim, day: date) -> bool:
    return allowed(check_tend, by, aim, day)


def can_close(by: Actor, aim: OfferAim) -> bool:
    return allowed(check_close, by, aim)
