"""What leaves the room: a hint without a name, released by the case manager, through the gate."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import rules
from augenhoehe.cases.gate import identifiers, queue
from augenhoehe.cases.gate.queue import Leaving, TakingBack
from augenhoehe.cases.models import Case, Concern, Linking, SentHint
from augenhoehe.cases.queries import fate_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import GATE, closed_room
from augenhoehe.core.identifiers import Mark
from augenhoehe.core.ids import new_code
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Hint, Term
from augenhoehe.structure.operations import intake

from .reading import note

_V = Term.Vocabulary
GATE_LOCK = 0x6A7E
# Code of „Angebot fehlt“ among the hurdles of the structural level.
OFFER_MISSING = "offer_missing"


class NamesSomebody(Refused):
    """The text could name somebody. It is marked where, and stays where it is."""

    def __init__(self) -> None:
        super().__init__("An den markierten Stellen könnte jemand zu erkennen sein. Schreiben Sie diese Stellen um.")


def marks_in(text: str, case: Case) -> list[Mark]:
    """Every place in a text by which somebody of this file could be known."""
    towns = served_towns().values_list("name", flat=True)
    return identifiers.check(text, case.client.identity, more=[case.number], towns=towns)


@transaction.atomic
def release_hint(
    *, concern: Concern, problem: str, idea: str, quarter: str, municipality: Municipality | None, by: Actor,
    at: datetime, missing: Linking | None = None,
) -> SentHint:  # fmt: skip
    """Release a hint from a concern. The check is made once more here: nothing that is marked leaves.

    missing: what was looked for in vain; then the hint says „Angebot fehlt“ itself, whatever came of the concern.
    """
    case = concern.case
    rules.check_writes(by, case)
    if missing is None:
        rules.check_offers_hint(concern)
    else:
        rules.check_missing_hint(missing, concern)
    problem, idea = _checked(problem, idea, quarter, at)
    if marks_in(problem, case) or marks_in(idea, case):
        raise NamesSomebody()
    code = new_code()
    leaving = Leaving(
        code, problem, idea, quarter, str(Hint.Source.CASE_MANAGEMENT), str(municipality.pk) if municipality else "",
        missing.life_area if missing else concern.life_area, str(case.carrier_id), day_of(at).isoformat(),
        OFFER_MISSING if missing else "",
    )  # fmt: skip
    sent = SentHint(case=case, concern=concern)
    kept: dict[str, Any] = {"code": code, "problem": problem, "idea": idea, "quarter": quarter, "on": leaving.since}
    kept |= {"place": municipality.name if municipality else "", "waits": str(queue.put(leaving))}
    sent.sealed = sent.closed(kept)
    sent.save(force_insert=True)
    note("release_hint", case, by=by, at=at)
    return sent


@transaction.atomic
def withdraw_hint(*, sent: SentHint, by: Actor, at: datetime) -> bool:
    """Take a hint back: out of the gate for good, or, when it has left, by its number. Was it still at the gate?

    On the structural level nothing happens here: the number waits sealed, like a hint, and the gate takes it there
    at night. Otherwise one transaction would tell both, the file and the hint.
    """
    case, day = sent.case, day_of(at)
    rules.check_work(by, case.carrier_id)
    with closed_room(GATE):
        _lock_gate()
        stopped = queue.remove(sent.waits)
    rules.check_withdraw(fate_of(sent, at), stopped=stopped)
    if not stopped:
        queue.put(TakingBack(sent.code))
    back = SentHint(case=case, concern=sent.concern)
    back.sealed = back.closed({"takes_back": str(sent.pk), "stopped": stopped, "on": day.isoformat()})
    back.save(force_insert=True)
    note("release_hint", case, by=by, at=at)
    return stopped


@transaction.atomic
def take_back_given(*, code: str, by: Actor) -> None:
    """A hint from advice without a file is taken back by its number; whether there is one, only the gate will see."""
    rules.check_give_hints(by)
    rules.check_code(code)
    queue.put(TakingBack(code))


@transaction.atomic
def give_hint(
    *, problem: str, idea: str, quarter: str, municipality: Municipality | None, life_area: str, by: Actor,
    at: datetime,
) -> str:  # fmt: skip
    """A hint from advice without any file: the same gate, the same check as far as it goes. Returns its number."""
    rules.check_give_hints(by)
    problem, idea = _checked(problem, idea, quarter, at)
    if identifiers.check_general(problem) or identifiers.check_general(idea):
        raise NamesSomebody()
    code = new_code()
    queue.put(
        Leaving(
            code, problem, idea, quarter, str(Hint.Source.ADVICE), str(municipality.pk) if municipality else "",
            life_area, str(by.carrier_id or ""), day_of(at).isoformat(),
        )
    )  # fmt: skip
    return code


def _checked(problem: str, idea: str, quarter: str, at: datetime) -> tuple[str, str]:
    problem, idea = clean(problem), clean(idea)
    rules.check_text(problem, "problem", "Bitte schreiben Sie, was das Problem ist.")
    if len(idea) > rules.LONGEST:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {rules.LONGEST} Zeichen.", field="idea")
    rules.check_quarter(quarter, day_of(at))
    return problem, idea


@transaction.atomic
def open_gate(*, at: datetime, minimum: int | None = None) -> int:
    """Let go what waits, in random order: as many hints as left. Called once a day by the worker."""
    with closed_room(GATE):
        _lock_gate()
        batch, back = queue.take(minimum=settings.GATE_MINIMUM if minimum is None else minimum, today=day_of(at))
        named = queue.carriers_to_name([one for one in batch if one.carrier_id])
        going: list[Leaving | TakingBack] = [*batch, *back]
        secrets.SystemRandom().shuffle(going)
        for one in going:
            if isinstance(one, Leaving):
                _let_go(one, named, at)
            else:
                _take_back(one, at)
    return len(batch)


def _lock_gate() -> None:
    """Nobody is let go while it is being taken out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GATE_LOCK])


def _let_go(one: Leaving, named: set[tuple[str, str]], at: datetime) -> None:
    """One hint arrives on the structural level as if nobody had brought it."""
    known = (one.carrier_id, one.quarter) in named
    area, hurdle = (_term(kind, code) for kind, code in ((_V.LIFE_AREA, one.life_area), (_V.HURDLE, one.hurdle)))
    intake.report_hint(
        problem=one.problem, idea=one.idea, at=at, quarter=one.quarter, source=one.source, code=one.code,
        municipality=Municipality.objects.filter(pk=one.municipality_id).first() if one.municipality_id else None,
        life_area=area, hurdle=hurdle,
        relation=str(Hint.Relation.WORK),
        carrier=Carrier.objects.filter(pk=one.carrier_id).first() if known else None,
    )  # fmt: skip


def _term(kind: str, code: str) -> Term | None:
    return Term.objects.filter(vocabulary=kind, code=code).first() if code else None


def _take_back(one: TakingBack, at: datetime) -> None:
    """As if the person had typed the number on the status page. Bundled meanwhile it stays, and the file says so."""
    with suppress(Refused):
        intake.withdraw_hint(code=one.withdraws, at=at)
