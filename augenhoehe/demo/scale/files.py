"""Fills the closed room up to a number of case files, sealed and indexed like all others, for measuring.

Two hundred to each of many made-up case managers, sixty to Chiara: she is whom the measurement looks over the
shoulder. The rows are made in bulk by the owner, who takes the force off her own walls for one transaction.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction

from augenhoehe.accounts.models import Carrier, Grant, User
from augenhoehe.cases import blind_index
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import Case, CaseAccess, Client, NameToken
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import closed_room
from augenhoehe.core.ids import new_id
from augenhoehe.core.keys import KeyStore, key_store
from augenhoehe.core.rights import Role
from augenhoehe.core.values import dataclass

from .copying import built_afterwards, copy_rows
from .loading import Progress

OWN, EACH = 60, 200
FIRST = ("Amira", "Bogdan", "Cemile", "Dilan", "Elif", "Fadi", "Goran", "Hamid", "Irina", "Jelena", "Karim",
         "Leyla", "Nour", "Oleh", "Parisa", "Qamar", "Rami", "Samira", "Taras", "Viktor", "Wafa", "Yara")  # fmt: skip
STEMS = ("Abd", "Bal", "Cam", "Dar", "Erd", "Fal", "Gor", "Hal", "Ism", "Jov", "Kar", "Lom", "Mar", "Naz", "Ost",
         "Pet", "Ram", "Sal", "Tek", "Var", "Wol", "Yil", "Zar")  # fmt: skip
MIDDLES = ("al", "en", "ir", "ok", "um", "as", "el", "an", "or", "ik", "at", "es")
ENDS = ("ov", "ić", "oğlu", "zadeh", "enko", "ani", "yan", "ari", "mann", "escu", "uk", "ahmad")
PHASES = ("request", "clarifying", "admitted", "planned", "carried_out", "carried_out", "resting", "closed")
MODELS = (Client, Case, CaseAccess, NameToken)


@dataclass
class Room:
    """One filling; keys are made without waiting for the disk, because nobody depends on them."""

    at: datetime
    carrier: Carrier
    store: KeyStore
    chance: random.Random = field(default_factory=lambda: random.Random(5999))  # noqa: S311 – made-up rows
    tokens: dict[str, frozenset[int]] = field(default_factory=dict)

    def name(self) -> tuple[str, str]:
        pick = self.chance.choice
        return pick(FIRST), f"{pick(STEMS)}{pick(MIDDLES)}{pick(ENDS)}"

    def tokens_of(self, *names: str) -> set[int]:
        for one in names:
            if one not in self.tokens:
                self.tokens[one] = blind_index.tokens_of([one], self.carrier.pk)
        return {token for one in names for token in self.tokens[one]}


def fill_files(wanted: int, *, at: datetime, progress: Progress) -> int:
    """Bring the number of case files up to about `wanted`; returns how many were added."""
    chiara = User.objects.select_related("carrier").get(email="chiara@federlohe.example")
    with closed_room(chiara.pk):
        if Case.objects.count() >= OWN:
            return 0
    room = Room(at, chiara.carrier, KeyStore(key_store().path, durable=False))
    tables = [model._meta.db_table for model in MODELS]
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        with built_afterwards(tables):
            for start in range(0, wanted, 10_000):
                _load(room, list(_managers(room, chiara, start, min(wanted, start + 10_000))))
                progress(f"{min(wanted, start + 10_000)} Fallakten")
        with connections["owner"].cursor() as cursor:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {table}")
    return wanted


def _managers(room: Room, chiara: User, start: int, end: int) -> Iterator[uuid.UUID]:
    """Whose each file is; a new case manager for every two hundred."""
    manager = chiara.pk
    for number in range(start, end):
        if (number >= OWN and (number - OWN) % EACH == 0) or (number == start and start):
            manager = _hire(room)
        yield manager


def _hire(room: Room) -> uuid.UUID:
    pk, name = new_id(), f"{room.chance.choice(FIRST)} Beraterin"
    copy_rows(User, [{"id": pk, "email": f"{pk.hex}@federlohe.example", "name": name, "sorting": name, "password": "!",
                      "carrier_id": room.carrier.pk, "is_active": True}])  # fmt: skip
    copy_rows(Grant, [{"id": new_id(), "user_id": pk, "role": str(Role.CASE_MANAGER), "carrier_id": room.carrier.pk,
                       "valid_from": day_of(room.at) - timedelta(days=900), "granted_at": room.at}])  # fmt: skip
    return pk


def _load(room: Room, managers: list[uuid.UUID]) -> None:
    clients, cases, accesses, tokens = [], [], [], []
    for manager in managers:
        client, case, access, found = _file(room, manager)
        clients.append(client)
        cases.append(case)
        accesses.append(access)
        tokens += [{"id": new_id(), "client_id": client["id"], "token": token} for token in found]
    for model, rows in zip(MODELS, (clients, cases, accesses, tokens), strict=True):
        copy_rows(model, rows)


def _file(room: Room, manager: uuid.UUID) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], set[int]]:
    first, last = room.name()
    day = day_of(room.at) - timedelta(days=room.chance.randrange(1, 900))
    phase = room.chance.choice(PHASES)
    client, case = Client(carrier=room.carrier), Case(carrier=room.carrier)
    for row in (client, case):
        room.store.make(room.carrier.pk, row.pk)
    shared = {"client_id": client.pk, "carrier_id": room.carrier.pk}
    return (
        {"id": client.pk, "carrier_id": room.carrier.pk,
         "sealed": client.closed(Identity(first_name=first, last_name=last, language="Arabisch").as_content())},
        {"id": case.pk, **shared, "manager_id": manager, "phase": phase, "opened_on": day, "changed_on": day,
         "closed_on": day if phase == "closed" else None, "sealed": case.closed({"number": "26-SKALA", "request": ""})},
        {"id": new_id(), **shared, "case_id": case.pk, "user_id": manager, "kind": "manager", "valid_from": day},
        room.tokens_of(first, last),
    )  # fmt: skip
