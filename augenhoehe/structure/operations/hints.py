"""A hint is looked at, coded, referred back to advice, put aside, taken up again; its contact is read to answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import Answer, Hint, HintContact, Term
from augenhoehe.structure.rules import answers as answer_rules
from augenhoehe.structure.rules import hints as rules
from augenhoehe.structure.rules.machines import HINT

from .answers import deliver


@transaction.atomic
def see_hint(*, hint: Hint, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """Somebody has read the hint; whoever reported it sees that."""
    revisions.lock(hint, revision=revision)
    rules.check_see(by, hint)
    revisions.change(hint, state=HINT.target(hint.state, "see"))
    audit("see_hint", hint, by=by, at=at, fields=["state"])
    return hint


@transaction.atomic
def code_hint(
    *,
    hint: Hint,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    urgent: bool | None = None,
    municipality: Municipality | None = None,
    **codes: Term | None,
) -> Hint:
    """Sort a hint by the lists of terms. Of two people who code at once, one gets the conflict page.

    Only the codings that are named change. A town can be added where the person named none.
    """
    typed: dict[str, Any] = {**codes, **({} if urgent is None else {"urgent": urgent})}
    revisions.lock(hint, revision=revision, typed=typed)
    rules.check_code(by, hint)
    rules.check_terms(codes)
    if municipality is not None and hint.municipality_id is None:
        typed["municipality"] = municipality
    revisions.change(hint, **typed, state=HINT.target(hint.state, "code"))
    audit("code_hint", hint, by=by, at=at, fields=[*typed, "state"])
    return hint


@transaction.atomic
def refer_hint(
    *, hint: Hint, text: dict[str, Any], by: Actor, at: datetime, revision: int | None = None, reason: str = ""
) -> Answer:
    """A single case goes back to advice: the person is told where help is; nothing of it becomes a topic."""
    revisions.lock(hint, revision=revision, typed={"state_reason": reason})
    rules.check_refer(by, hint)
    answer_rules.check_answer_text(text)
    revisions.change(
        hint, state=HINT.target(hint.state, "refer"), state_reason=clean(reason)[:300], settled_on=day_of(at)
    )
    audit("refer_hint", hint, by=by, at=at, fields=["state", "state_reason"])
    return deliver(kind=Answer.Kind.REFERRAL, text=text, hint=hint, by=by, at=at)


@transaction.atomic
def reject_hint(*, hint: Hint, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """Not structural: the hint is put aside with the reason; the person sees that, and may be answered."""
    revisions.lock(hint, revision=revision, typed={"state_reason": reason})
    rules.check_reject(by, hint)
    rules.check_reason(reason, "Sagen Sie bitte in einem Satz, warum der Hinweis nicht strukturell ist.")
    revisions.change(
        hint, state=HINT.target(hint.state, "reject"), state_reason=clean(reason)[:300], settled_on=day_of(at)
    )
    audit("reject_hint", hint, by=by, at=at, fields=["state", "state_reason"])
    return hint


@transaction.atomic
def take_back_hint(*, hint: Hint, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """It was more than a single case after all: the hint goes its way again. What was answered stays answered."""
    revisions.lock(hint, revision=revision)
    rules.check_take_back(by, hint)
    revisions.change(hint, state=HINT.target(hint.state, "take_back"), state_reason="", settled_on=None)
    audit("take_back_hint", hint, by=by, at=at, fields=["state", "state_reason"])
    return hint


@transaction.atomic
def read_contact(*, hint: Hint, by: Actor, at: datetime) -> HintContact:
    """Read how to answer a person. Each reading is noted; the note is never evaluated per employee (law.md no. 3)."""
    rules.check_read_contact(by, hint)
    contact = HintContact.objects.select_related("user").get(hint=hint)
    audit("read_contact", hint, by=by, at=at, fields=["email", "phone", "name"])
    return contact
