"""„Wir machen mit“: two organisations write to each other in the house; what comes of it can be a cooperation."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.network.addresses import of_answer
from augenhoehe.network.letters import board as letters
from augenhoehe.network.models import BoardAnswer, BoardEntry, BoardMessage
from augenhoehe.network.rules import board as rules
from augenhoehe.notices.operations import open_duty
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import right_in

from . import owing

# So many working days the writers of an entry have for a reply.
WITHIN = 5


@transaction.atomic
def answer_entry(*, entry: BoardEntry, organisation: Organisation, text: str, by: Actor, at: datetime) -> BoardAnswer:
    """Say that one takes part; the writers of the entry owe a reply."""
    day = day_of(at)
    rules.check_comment(by, organisation, day)
    rules.check_not_own(entry, organisation)
    if not by.system and not BoardEntry.objects.visible_to(by, day).filter(pk=entry.pk).exists():
        raise Refused("Diesen Eintrag gibt es nicht mehr.")
    revisions.lock(entry, "organisation")
    rules.check_open(entry)
    rules.check_text(clean(text))
    made = _opened(entry, organisation, at)
    BoardMessage.objects.create(answer=made, from_entry=False, text=clean(text), written_by=by.user_id, written_at=at)
    audit("answer_entry", made, by=by, at=at, fields=["entry", "organisation"])
    _owe_reply(made, by=by, at=at)
    if entry.organisation is not None:
        owing.tell(
            entry.organisation, lambda language: letters.about_answer(made, clean(text), language),
            kind=owing.BOARD, url=of_answer(made), by=by, at=at,
        )  # fmt: skip
    return made


def _opened(entry: BoardEntry, organisation: Organisation, at: datetime) -> BoardAnswer:
    """A new contact; who withdrew may come back, who was told no may not."""
    former = BoardAnswer.objects.filter(entry=entry, organisation=organisation).first()
    if former is not None:
        revisions.lock(former)
        if former.state != BoardAnswer.State.WITHDRAWN:
            raise Refused("Ihre Organisation hat sich hier schon gemeldet.", field="organisation")
        state = rules.ANSWER.target(former.state, "ask_again")
        found: BoardAnswer = revisions.change(former, state=state, answered_at=at, settled_at=None)
        found.entry, found.organisation = entry, organisation
        return found
    try:
        with transaction.atomic():
            return BoardAnswer.objects.create(entry=entry, organisation=organisation, answered_at=at)
    except IntegrityError:
        raise Refused("Ihre Organisation hat sich hier schon gemeldet.", field="organisation") from None


def _owe_reply(answer: BoardAnswer, *, by: Actor, at: datetime) -> None:
    entry = answer.entry
    title = f"Antworten: {answer.organisation.name} macht mit bei „{entry.title}“"
    due = owing.within(at, WITHIN)
    if entry.organisation is None:
        open_duty(
            kind=owing.REPLY, subject_kind="board_answer", subject_id=answer.pk, title=title, url=of_answer(answer),
            owner_label="Koordination", role=Role.COORDINATION, due=due, by=by, at=at,
        )  # fmt: skip
        return
    owing.owe(
        owing.REPLY, entry.organisation, subject_kind="board_answer", subject_id=answer.pk, title=title,
        url=of_answer(answer), due=due, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def write_to_other(*, answer: BoardAnswer, text: str, by: Actor, at: datetime) -> BoardMessage:
    """One side writes to the other; the first word of the entry's side opens the conversation."""
    day, text = day_of(at), clean(text)
    rules.check_either_side(by, answer, day)
    revisions.lock(answer, "entry__organisation", "organisation")
    rules.check_lives(answer)
    rules.check_text(text)
    # Whoever keeps both entries writes for the entry's side, unless they are one of the answering people.
    from_entry = rules.can_tend_entry(by, answer.entry, day) and not right_in(by, answer.organisation, day)
    made = BoardMessage.objects.create(
        answer=answer, from_entry=from_entry, text=text, written_by=by.user_id, written_at=at
    )
    audit("write_to_other", made, by=by, at=at, fields=["answer"])
    if from_entry and answer.state == BoardAnswer.State.OPEN:
        revisions.change(answer, state=rules.ANSWER.target(answer.state, "reply"))
        owing.settle(owing.REPLY, answer.pk, "geantwortet", by=by, at=at)
    _tell_other(answer, from_entry, text, by=by, at=at)
    return made


@transaction.atomic
def decline_answer(
    *, answer: BoardAnswer, text: str, by: Actor, at: datetime, revision: int | None = None
) -> BoardAnswer:
    """Not this time, with a sentence."""
    rules.check_tend_entry(by, answer.entry, day_of(at))
    return _settled(answer, "decline", text, True, by, at, revision)


@transaction.atomic
def withdraw_answer(
    *, answer: BoardAnswer, text: str, by: Actor, at: datetime, revision: int | None = None
) -> BoardAnswer:
    """Who answered cannot after all, with a sentence."""
    rules.check_answering_side(by, answer, day_of(at))
    return _settled(answer, "withdraw", text, False, by, at, revision)


def _settled(
    answer: BoardAnswer, verb: str, text: str, from_entry: bool, by: Actor, at: datetime, revision: int | None
) -> BoardAnswer:
    revisions.lock(answer, "entry__organisation", "organisation", revision=revision)
    state, text = rules.ANSWER.target(answer.state, verb), clean(text)
    rules.check_text(text)
    revisions.change(answer, state=state, settled_at=at)
    BoardMessage.objects.create(answer=answer, from_entry=from_entry, text=text, written_by=by.user_id, written_at=at)
    audit(f"{verb}_answer", answer, by=by, at=at, fields=["state"])
    owing.settle(owing.REPLY, answer.pk, answer.get_state_display(), by=by, at=at)
    _tell_other(answer, from_entry, text, by=by, at=at)
    return answer


def _tell_other(answer: BoardAnswer, from_entry: bool, text: str, *, by: Actor, at: datetime) -> None:
    who = answer.entry.writer if from_entry else answer.organisation.name
    other = answer.organisation if from_entry else answer.entry.organisation
    if other is not None:
        owing.tell(
            other, lambda language: letters.about_message(answer, who, text, language), kind=owing.BOARD,
            url=of_answer(answer), by=by, at=at,
        )  # fmt: skip
