"""The way in: somebody without an account asks for advice; a case manager answers, or takes them into a file."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import rules_intake as rules
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import AdviceRequest, Case, Erasure, IntakeDoor
from augenhoehe.cases.queries_intake import Door
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION, closed_room
from augenhoehe.core.keys import KeyDestroyed, KeyMissing, key_store
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.core.workdays import workdays_after

from .files import open_case, take_in_client
from .reading import note_reading, person


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody says who wants advice: how to reach them, in which language, and what it is about."""

    name: str
    email: str = ""
    phone: str = ""
    language: str = "de"
    interpreter: bool = False
    # When, and what to mind: „nicht auf die Mailbox sprechen“.
    reach: str = ""
    life_area: str = ""
    about: str = ""
    # Which wording the person agreed to.
    consent: str = ""


def leave_wish(*, door: Door | None, wish: Wish, entry_id: uuid.UUID, at: datetime) -> bool:
    """Take a wish in at an open door; False when this form was taken in before. Only that carrier's advice reads it."""
    rules.check_knock(door)
    assert door is not None  # noqa: S101 – the rule has just said so
    if not _key_of(door.carrier_id, entry_id):
        return False
    day = day_of(at)
    row = AdviceRequest(
        pk=entry_id, carrier_id=door.carrier_id, arrived_on=day, answer_by=workdays_after(day, door.answer_days),
        erase_on=day + rules.KEPT,
    )  # fmt: skip
    row.sealed = row.closed(asdict(wish))
    try:
        with closed_room(ANONYMOUS), transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _key_of(carrier_id: uuid.UUID, pk: uuid.UUID) -> bool:
    """The key of this wish, made if there is none; no answer when it was erased already."""
    try:
        key_store().read(pk)
    except KeyDestroyed:
        return False
    except KeyMissing:
        key_store().make(carrier_id, pk)
    return True


@transaction.atomic
def care_for_wish(*, wish: AdviceRequest, by: Actor, at: datetime) -> AdviceRequest:
    """„Ich kümmere mich“: the colleagues see it, and nobody calls twice."""
    rules.check_cares(by, wish)
    free = AdviceRequest.objects.filter(pk=wish.pk, taken_by=None)
    if wish.taken_by_id is None and not free.update(taken_by=person(by)):
        raise Refused("Darum kümmert sich schon jemand aus Ihrem Team.")
    wish.taken_by_id = by.user_id
    note_reading(cases=[None], verb="wish.care", by=by, at=at)
    return wish


@transaction.atomic
def give_wish_back(*, wish: AdviceRequest, by: Actor, at: datetime) -> AdviceRequest:
    rules.check_own(by, wish)
    AdviceRequest.objects.filter(pk=wish.pk).update(taken_by=None)
    wish.taken_by_id = None
    note_reading(cases=[None], verb="wish.back", by=by, at=at)
    return wish


@transaction.atomic
def admit_wish(
    *, wish: AdviceRequest, identity: Identity, request: str, by: Actor, at: datetime, known: Case | None = None
) -> Case:
    """The first contact becomes a file: of somebody new, or a further case of somebody who came before."""
    rules.check_own(by, wish)
    if known is not None:
        if known.carrier_id != wish.carrier_id:
            raise Refused("Diese Akte gehört zu einem anderen Träger.", field="known")
        case = open_case(client=known.client, request=request, by=by, at=at)
    else:
        case = take_in_client(identity=identity, carrier_id=wish.carrier_id, request=request, by=by, at=at)
    _forget(wish, Erasure.Cause.ADMITTED, by.user_id, at)
    return case


@transaction.atomic
def answer_wish(*, wish: AdviceRequest, ending: str, by: Actor, at: datetime) -> None:
    """No file was needed: what the person wrote goes at once, with its key."""
    rules.check_own(by, wish)
    rules.check_ending(ending)
    note_reading(cases=[None], verb="wish.answer", by=by, at=at)
    _forget(wish, Erasure.Cause.ANSWERED, by.user_id, at)


@transaction.atomic
def erase_due_wishes(*, at: datetime) -> int:
    """The deletion run: wishes that nobody answered in half a year."""
    with closed_room(RETENTION):
        due = list(AdviceRequest.objects.all())
        for wish in due:
            _forget(wish, Erasure.Cause.RETENTION, None, at)
    return len(due)


def _forget(wish: AdviceRequest, cause: str, user_id: uuid.UUID | None, at: datetime) -> None:
    pk = wish.pk
    AdviceRequest.objects.filter(pk=pk).delete()
    Erasure.objects.create(file_id=pk, carrier_id=wish.carrier_id, cause=cause, erased_on=day_of(at), user_id=user_id)
    transaction.on_commit(partial(key_store().destroy, pk))


@transaction.atomic
def set_door(
    *, carrier: Carrier, open: bool, answer_days: int, for_whom: str, by: Actor, at: datetime,
    revision: int | None = None,
) -> IntakeDoor:  # fmt: skip
    """A team lead opens or shuts the door of a carrier, and says how soon it calls. It reads no wish."""
    rules.check_open_door(by, carrier)
    rules.check_answer_days(answer_days)
    values: dict[str, Any] = {"open": open, "answer_days": answer_days, "for_whom": clean(for_whom)}
    door = IntakeDoor.objects.filter(carrier=carrier).first()
    if door is None:
        return IntakeDoor.objects.create(carrier=carrier, **values)
    return revisions.change(door, revision=revision, **values)
