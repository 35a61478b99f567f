"""Clients and their cases: taken in, changed, moved on, closed."""

from __future__ import annotations

import secrets
import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.cases import blind_index, rules
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import Case, CaseAccess, Client, NameToken
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import ALPHABET
from augenhoehe.core.keys import key_store
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean

from .reading import note, person


@transaction.atomic
def take_in_client(*, identity: Identity, carrier_id: uuid.UUID, by: Actor, at: datetime, request: str = "") -> Case:
    """A new client with a first case, managed by who takes them in."""
    rules.check_work(by, carrier_id)
    rules.check_identity(identity)
    client = Client(carrier_id=carrier_id)
    key_store().make(carrier_id, client.pk)
    client.sealed = client.closed(identity.as_content())
    client.save(force_insert=True)
    case = _open(client, by, at, request)
    _index(client, identity)
    note("take_in_client", case, by=by, at=at)
    return case


@transaction.atomic
def open_case(*, client: Client, by: Actor, at: datetime, request: str = "") -> Case:
    """A further case of a client who came before."""
    rules.check_work(by, client.carrier_id)
    case = _open(client, by, at, request)
    note("open_case", case, by=by, at=at)
    return case


def _open(client: Client, by: Actor, at: datetime, request: str) -> Case:
    day = day_of(at)
    case = Case(
        client=client, carrier_id=client.carrier_id, manager_id=person(by), opened_on=day, changed_on=day,
    )  # fmt: skip
    key_store().make(client.carrier_id, case.pk)
    number = _number(day)
    case.number_digest = blind_index.number_digest(number, client.carrier_id)
    case.sealed = case.closed({"number": number, "request": clean(request)})
    case.save(force_insert=True)
    CaseAccess.objects.create(
        case=case, client=client, carrier_id=client.carrier_id, user_id=person(by),
        kind=CaseAccess.Kind.MANAGER, valid_from=day,
    )  # fmt: skip
    return case


def _number(day: date) -> str:
    """A file number for people: „26-K4TX9“. Random, so that it tells no order."""
    return f"{day:%y}-" + "".join(secrets.choice(ALPHABET) for _ in range(5))


def _index(client: Client, identity: Identity) -> None:
    tokens = blind_index.tokens_of(identity.own_names, client.carrier_id)
    NameToken.objects.filter(client=client).delete()
    NameToken.objects.bulk_create([NameToken(client=client, token=token) for token in sorted(tokens)])


@transaction.atomic
def change_client(*, case: Case, identity: Identity, by: Actor, at: datetime, revision: int | None = None) -> Client:
    """Correct who the client is (Art. 16 DSGVO); the index follows."""
    rules.check_writes(by, case)
    rules.check_identity(identity)
    client = case.client
    revisions.change(
        client, revision=revision, typed=identity.as_content(), sealed=client.closed(identity.as_content())
    )
    _forget_opened(client)
    _index(client, identity)
    touch(case, at)
    note("change_client", case, by=by, at=at)
    return client


@transaction.atomic
def move_case(
    *, case: Case, verb: str, by: Actor, at: datetime, agreement: str = "", revision: int | None = None
) -> Case:
    """Bring a case into its next phase. Admission needs consent, a plan what was agreed on."""
    rules.check_work(by, case.carrier_id)
    rules.check_move(verb)
    phase = rules.CASE.target(case.phase, verb)
    content = dict(case.content)
    if verb == "admit":
        rules.check_admission(case.consents.filter(revoked=False).count())
    if verb == "plan":
        rules.check_plan(agreement)
        content["agreement"] = clean(agreement)
    _change(case, revision, content, phase=phase, changed_on=day_of(at))
    note(f"move_case.{verb}", case, by=by, at=at)
    return case


@transaction.atomic
def close_case(
    *, case: Case, result: str, by: Actor, at: datetime, summary: str = "", revision: int | None = None
) -> Case:
    """End a case. From now on the file is restricted; three years later it is erased."""
    rules.check_manages(by, case)
    rules.check_result(result)
    phase, day = rules.CASE.target(case.phase, "close"), day_of(at)
    content = {**case.content, "result": result, "summary": clean(summary)}
    erase_on = min(case.erase_on or date.max, day + rules.KEPT_AFTER_CLOSING)
    _change(case, revision, content, phase=phase, changed_on=day, closed_on=day, erase_on=erase_on)
    note("close_case", case, by=by, at=at)
    return case


@transaction.atomic
def reopen_case(*, case: Case, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Case:
    """Take a closed case up again. How it ended before stays written; the day of its deletion is counted anew."""
    rules.check_manages(by, case)
    phase, day = rules.CASE.target(case.phase, "reopen"), day_of(at)
    rules.check_reopen(case, list(case.consents.values_list("revoked", flat=True)), reason, day)
    content = dict(case.content)
    ended = {name: content.pop(name, "") for name in ("result", "summary")}
    ended |= {"closed_on": f"{case.closed_on}", "reopened_on": day.isoformat(), "reason": clean(reason)}
    content["endings"] = [*content.get("endings", ()), ended]
    # Open again it has no day; closing it the next time counts the years from then on.
    _change(case, revision, content, phase=phase, changed_on=day, closed_on=None, erase_on=None)
    note("reopen_case", case, by=by, at=at)
    return case


def _change(case: Case, revision: int | None, content: dict[str, Any], **values: Any) -> None:
    revisions.change(case, revision=revision, typed={}, sealed=case.closed(content), **values)
    _forget_opened(case)


def _forget_opened(row: Client | Case) -> None:
    """What was opened before the change is opened anew when somebody asks."""
    for name in ("content", "identity"):
        row.__dict__.pop(name, None)


def touch(case: Case, at: datetime) -> None:
    """Something in the file changed today."""
    Case.objects.filter(pk=case.pk).update(changed_on=day_of(at))
