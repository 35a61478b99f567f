"""A hint about a conflict is given to who deals with conflicts; they work on it, end it, or give it back (S3-17)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.structure import addresses
from augenhoehe.structure.models import Conflict, Hint
from augenhoehe.structure.rules import conflicts as rules
from augenhoehe.structure.rules.machines import CONFLICT

from .owing import COORDINATION, answer_by

MEDIATE, TAKE_BACK, TELL = "structure.mediate", "structure.conflict_returned", "structure.conflict_answer"


@transaction.atomic
def assign_conflict(
    *, hint: Hint, task: str, body: str, due: date, by: Actor, at: datetime,
    responsible: User | None = None, place: str = "",
) -> Conflict:  # fmt: skip
    """Give it to somebody, in words that name nobody. They never see the hint."""
    rules.check_assign(by, hint)
    rules.check_new(hint)
    _check(task, body, due, at)
    try:
        with transaction.atomic():
            made = Conflict.objects.create(
                hint=hint, task=clean(task), place=clean(place)[:160], responsible=responsible,
                body=clean(body)[:160], due=due, assigned_on=day_of(at),
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Dieser Konflikt ist schon zugewiesen.") from None
    audit("assign_conflict", made, by=by, at=at, fields=["hint", "responsible", "body", "due"])
    _owe(made, by, at)
    return made


@transaction.atomic
def reassign_conflict(
    *, conflict: Conflict, task: str, body: str, due: date, by: Actor, at: datetime,
    responsible: User | None = None, place: str = "", revision: int | None = None,
) -> Conflict:  # fmt: skip
    """Give it to somebody else, or word it anew."""
    values: dict[str, Any] = {
        "task": clean(task), "place": clean(place)[:160], "responsible": responsible, "body": clean(body)[:160],
        "due": due,
    }  # fmt: skip
    revisions.lock(conflict, "hint", revision=revision, typed=values)
    rules.check_reassign(by, conflict)
    _check(task, body, due, at)
    revisions.change(conflict, **values, state=CONFLICT.target(conflict.state, "reassign"))
    audit("reassign_conflict", conflict, by=by, at=at, fields=sorted(values))
    _settle(conflict, "anders zugewiesen", by, at)
    _owe(conflict, by, at)
    return conflict


@transaction.atomic
def take_up_conflict(*, conflict: Conflict, by: Actor, at: datetime, revision: int | None = None) -> Conflict:
    """Somebody works on it now."""
    revisions.lock(conflict, "hint", revision=revision)
    rules.check_handle(by, conflict, "take_up")
    revisions.change(conflict, state=CONFLICT.target(conflict.state, "take_up"))
    audit("take_up_conflict", conflict, by=by, at=at, fields=["state"])
    return conflict


@transaction.atomic
def return_conflict(
    *, conflict: Conflict, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Conflict:
    """Not theirs, or not possible: the coordination looks for somebody else."""
    revisions.lock(conflict, "hint", revision=revision, typed={"outcome": reason})
    rules.check_handle(by, conflict, "return")
    rules.check_words(reason, "reason", "Sagen Sie bitte, warum Sie den Konflikt zurückgeben.")
    revisions.change(conflict, state=CONFLICT.target(conflict.state, "return"), outcome=clean(reason))
    audit("return_conflict", conflict, by=by, at=at, fields=["state", "outcome"])
    _settle(conflict, "zurückgegeben", by, at)
    _owe_coordination(TAKE_BACK, conflict, "Konflikt kam zurück: neu zuweisen", addresses.of_conflict(conflict), by, at)
    return conflict


@transaction.atomic
def end_conflict(
    *, conflict: Conflict, settled: bool, outcome: str, by: Actor, at: datetime, revision: int | None = None
) -> Conflict:
    """What came of it. Whoever reported is still owed an answer: the coordination gives it as for every hint."""
    verb = "settle" if settled else "give_up"
    revisions.lock(conflict, "hint", revision=revision, typed={"outcome": outcome})
    rules.check_handle(by, conflict, verb)
    rules.check_words(outcome, "outcome", "Sagen Sie bitte in einem Satz, was daraus wurde.")
    revisions.change(
        conflict, state=CONFLICT.target(conflict.state, verb), outcome=clean(outcome), settled_on=day_of(at)
    )
    audit("end_conflict", conflict, by=by, at=at, fields=["state", "outcome", "settled_on"])
    _settle(conflict, "beendet", by, at)
    if not conflict.hint.answers.filter(kind="final").exists():
        url = addresses.to_answer_hint(conflict.hint)
        _owe_coordination(TELL, conflict, "Konflikt ist bearbeitet: Rückmeldung geben", url, by, at)
    return conflict


def settle_answer(hint: Hint, *, by: Actor, at: datetime) -> None:
    """An answer was given to the hint."""
    found = Conflict.objects.filter(hint=hint).first()
    if found is not None and found.ended:
        close_duty(kind=TELL, subject_id=found.pk, outcome="Rückmeldung gegeben", by=by, at=at)


def _check(task: str, body: str, due: date, at: datetime) -> None:
    rules.check_words(task, "task", "Sagen Sie bitte ohne Namen, worum es geht.")
    if not body.strip():
        raise Refused("Nennen Sie die Stelle, die vermittelt.", field="body")
    rules.check_due(due, day_of(at))


def _owe(conflict: Conflict, by: Actor, at: datetime) -> None:
    """The day lies with who was given it. Without an account the coordination asks there."""
    if conflict.responsible is None:
        title, url = f"Konflikt: bei der Stelle nachfragen ({conflict.body})", addresses.of_conflict(conflict)
        _owe_coordination(MEDIATE, conflict, title, url, by, at, conflict.due)
        return
    open_duty(
        kind=MEDIATE, subject_kind="conflict", subject_id=conflict.pk, title="Einen Konflikt klären helfen",
        url=addresses.of_conflict(conflict), owner_label=conflict.body, user=conflict.responsible, due=conflict.due,
        by=by, at=at,
    )  # fmt: skip


def _owe_coordination(
    kind: str, conflict: Conflict, title: str, url: str, by: Actor, at: datetime, due: date | None = None
) -> None:
    open_duty(
        kind=kind, subject_kind="conflict", subject_id=conflict.pk, title=title, url=url, owner_label=COORDINATION,
        role=Role.COORDINATION, municipality=conflict.hint.municipality, due=due or answer_by(at), by=by, at=at,
    )  # fmt: skip


def _settle(conflict: Conflict, outcome: str, by: Actor, at: datetime) -> None:
    for kind in (MEDIATE, TAKE_BACK):
        close_duty(kind=kind, subject_id=conflict.pk, outcome=outcome, by=by, at=at)
