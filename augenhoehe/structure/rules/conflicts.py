"""Who gives a conflict to whom, who works on it, and that nobody is named in it."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.identifiers import suspicious
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Conflict, Hint
from augenhoehe.structure.permissions import CODE_HINTS

from .hints import check_work
from .machines import CONFLICT
from .reach import check_reach

PERSONAL = frozenset({"email", "phone", "birth", "name"})
GONE = (Hint.State.WITHDRAWN, Hint.State.REFERRED)


def check_assign(by: Actor, hint: Hint) -> None:
    """Who sorts the hint; of a withdrawn one nothing goes on."""
    check_work(by, hint)
    if hint.state in GONE:
        raise Refused("Dieser Hinweis ist zurückgezogen oder an Beratung verwiesen.")


def check_new(hint: Hint) -> None:
    if Conflict.objects.filter(hint=hint).exists():
        raise Refused("Dieser Konflikt ist schon zugewiesen.")


def check_reassign(by: Actor, conflict: Conflict) -> None:
    check_assign(by, conflict.hint)
    CONFLICT.target(conflict.state, "reassign")


def check_handle(by: Actor, conflict: Conflict, verb: str) -> None:
    """Who was given it; for a body without an account, and instead of anybody, the coordination."""
    if not by.system and (by.user_id is None or by.user_id != conflict.responsible_id):
        check_reach(by, CODE_HINTS, conflict.hint.municipality_id, conflict.hint.carrier_id)
    CONFLICT.target(conflict.state, verb)


def check_words(text: str, field: str, otherwise: str) -> None:
    """Something is said, and nobody is named."""
    if not text.strip():
        raise Refused(otherwise, field=field)
    found = [one.text for one in suspicious(text) if one.kind in PERSONAL]
    if found:
        raise Refused(f"Hier darf niemand zu erkennen sein. Streichen Sie: {', '.join(found)}.", field=field)


def check_due(due: date, day: date) -> None:
    if due < day:
        raise Refused("Der Tag liegt schon hinter uns.", field="due")


def can_assign(by: Actor, hint: Hint) -> bool:
    return allowed(check_assign, by, hint)


def can_reassign(by: Actor, conflict: Conflict) -> bool:
    return allowed(check_reassign, by, conflict)


def can_handle(by: Actor, conflict: Conflict, verb: str) -> bool:
    return allowed(check_handle, by, conflict, verb)
