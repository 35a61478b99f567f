"""Causes and service chains: who writes them, and what a step has to say."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Cause, Proposal, ServiceChain, StructuralQuestion, Term

from .offer_aims import check_name_in_question
from .proposals import check_edit as check_proposal
from .questions import check_write

MOST_STEPS = 20
LONGEST_WAIT = 3650


def check_model(by: Actor, question: StructuralQuestion, proposal: Proposal | None, day: date) -> None:
    """Who writes the question models its chains, and so do the members of the group that writes the proposal."""
    if proposal is not None and allowed(check_proposal, by, proposal, day):
        return
    check_name_in_question(by, question)


def can_model(by: Actor, question: StructuralQuestion, proposal: Proposal | None, day: date) -> bool:
    return allowed(check_model, by, question, proposal, day)


def check_new_chain(title: str, variant: str, *, known: bool) -> None:
    if variant not in ServiceChain.Variant.values:
        raise Refused("Wählen Sie, ob es der Weg ist, wie er ist, oder wie er sein soll.", field="variant")
    if not title.strip():
        raise Refused("Geben Sie der Kette einen Titel.", field="title")
    if known:
        raise Refused("Diese Kette gibt es schon. Ändern Sie ihre Schritte.", field="variant")


def check_steps(number: int) -> None:
    if number >= MOST_STEPS:
        raise Refused(f"Eine Kette hat höchstens {MOST_STEPS} Schritte. Fassen Sie zusammen.")


def check_step(title: str, actor: str, waiting_days: int | None, legal_circle: Term | None) -> None:
    if not title.strip():
        raise Refused("Was geschieht in diesem Schritt?", field="title")
    if not actor.strip():
        raise Refused("Wer tut das? Nennen Sie Stelle oder Funktion.", field="actor")
    if waiting_days is not None and not 0 <= waiting_days <= LONGEST_WAIT:
        raise Refused("Schreiben Sie die Tage als Zahl zwischen 0 und 3650.", field="waiting_days")
    if legal_circle is not None and legal_circle.vocabulary != Term.Vocabulary.LEGAL_CIRCLE:
        raise Refused("Das ist kein Rechtskreis.", field="legal_circle")


def check_release(by: Actor, chain: ServiceChain, *, steps: int) -> None:
    """Published by who publishes the question; an empty picture says nothing."""
    check_write(by, chain.question)
    if chain.released_on is not None:
        raise Refused("Diese Kette ist schon öffentlich.")
    if steps < 2:
        raise Refused("Eine Kette hat mindestens zwei Schritte.")


def can_release(by: Actor, chain: ServiceChain, *, steps: int) -> bool:
    return allowed(check_release, by, chain, steps=steps)


def check_cause(text: str, source: str, url: str) -> None:
    if not text.strip():
        raise Refused("Schreiben Sie die Ursache in einem Satz.", field="text")
    if source not in Cause.Source.values:
        raise Refused("Wählen Sie, woher wir das wissen.", field="source")
    if url and not url.startswith(("/", "https://")):
        raise Refused("Der Verweis beginnt mit / oder https://.", field="url")
