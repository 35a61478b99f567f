"""Who may work on a hint, and what its state allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Hint, HintContact, Term
from augenhoehe.structure.models.hints import CODINGS
from augenhoehe.structure.permissions import CODE_HINTS, READ_CONTACTS

from .machines import HINT
from .reach import check_reach

MOST_AT_ONCE = 500


def check_work(by: Actor, hint: Hint) -> None:
    check_reach(by, CODE_HINTS, hint.municipality_id, hint.carrier_id)


def check_see(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "see")


def check_code(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "code")


def check_terms(codes: Mapping[str, Term | None]) -> None:
    """Each coding takes a term of its own list."""
    for name, term in codes.items():
        if name not in CODINGS:
            raise Refused(f"„{name}“ ist keine Kodierung.", field=name)
        if term is not None and term.vocabulary != name:
            raise Refused("Dieser Begriff gehört zu einer anderen Liste.", field=name)


def check_refer(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "refer")


def check_reject(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "reject")


def check_take_back(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "take_back")


def check_unbundle(by: Actor, hint: Hint) -> None:
    check_work(by, hint)
    HINT.target(hint.state, "unbundle")


def check_read_contact(by: Actor, hint: Hint) -> None:
    """Contact data are read to answer, on a page of their own; each reading is noted."""
    check_reach(by, READ_CONTACTS, hint.municipality_id, hint.carrier_id)
    if not HintContact.objects.filter(hint=hint).exists():
        raise Refused("Zu diesem Hinweis gibt es keine Kontaktangaben.")


def check_reason(reason: str, sentence: str = "Nennen Sie bitte den Grund.", field: str = "reason") -> None:
    if not reason.strip():
        raise Refused(sentence, field=field)


def check_bundle_hints(by: Actor, hints: Sequence[Hint], *, into_question: bool) -> None:
    """Each hint lies in the actor's reach, and its state lets it into a topic."""
    if not hints:
        raise Refused("Wählen Sie zuerst Hinweise aus.", field="hints")
    if len(hints) > MOST_AT_ONCE:
        raise Refused(f"Bündeln Sie höchstens {MOST_AT_ONCE} Hinweise auf einmal.", field="hints")
    for hint in hints:
        check_work(by, hint)
        HINT.target(hint.state, "bundle_into_question" if into_question else "bundle")


def can_work(by: Actor, hint: Hint) -> bool:
    return allowed(check_work, by, hint)


def can_see(by: Actor, hint: Hint) -> bool:
    return allowed(check_see, by, hint)


def can_code(by: Actor, hint: Hint) -> bool:
    return allowed(check_code, by, hint)


def can_refer(by: Actor, hint: Hint) -> bool:
    return allowed(check_refer, by, hint)


def can_take_back(by: Actor, hint: Hint) -> bool:
    return allowed(check_take_back, by, hint)


def can_unbundle(by: Actor, hint: Hint) -> bool:
    return allowed(check_unbundle, by, hint)


def can_bundle(by: Actor, hint: Hint) -> bool:
    return allowed(check_bundle_hints, by, [hint], into_question=False)


def can_read_contact(by: Actor, hint: Hint) -> bool:
    return allowed(check_read_contact, by, hint)
