"""Questions the pages of the room ask. All of them inside `closed_room`: the database decides what is found."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from augenhoehe.accounts.models import Carrier, User, grant_valid_on
from augenhoehe.core.keys import KeyMissing
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor, Role
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Term
from augenhoehe.structure.queries_status import HintStatus, status_of

from . import blind_index
from .models import Case, CaseAccess, CaseContact, Concern, Consent, NameToken, ReadLog, SentHint
from .permissions import READ_NUMBERS, WORK_ON_CASES

MOST_FOUND = 20
MOST_CANDIDATES = 400
LOG_LINES = 200


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases this person may open today: by the role, and by row-level security for each single file."""
    if not actor.may(WORK_ON_CASES):
        return Case.objects.none()
    return Case.objects.select_related("client")


def concerns_for(actor: Actor) -> QuerySet[Concern]:
    return Concern.objects.filter(case__in=cases_for(actor)).select_related("case__client")


def accesses_for(actor: Actor) -> QuerySet[CaseAccess]:
    return CaseAccess.objects.filter(case__in=cases_for(actor)).select_related("case__client", "user")


def consents_for(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(case__in=cases_for(actor)).select_related("case__client")


def carriers_of(actor: Actor) -> list[Carrier]:
    """The carriers for which this person keeps files."""
    reach = actor.reach(WORK_ON_CASES)
    return list(Carrier.objects.filter(pk__in=reach.carriers, case_files=True).in_order())


def is_last_case(case: Case) -> bool:
    """Is this the client's only case, also among those that this person does not see?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_last(%s, %s)", [case.pk, case.client_id])
        return bool(cursor.fetchone()[0])


# --- Lists and search -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Found:
    """A client whose name fits what was typed, with the newest case that the person may open."""

    case: Case
    likeness: float


def list_of(actor: Actor, *, closed: bool = False) -> QuerySet[Case]:
    """Own and deputised cases, the last changed first."""
    # The list opens who it is, not the file.
    rows = cases_for(actor).defer("sealed")
    over = Q(phase=Case.Phase.CLOSED)
    rows = rows.filter(over) if closed else rows.exclude(over)
    return rows.order_by("-changed_on", "pk")


def search(actor: Actor, typed: str) -> list[Found]:
    """Who could be meant: candidates by the blind index, opened and ranked in memory; the best fit first."""
    reach = actor.reach(WORK_ON_CASES)
    tokens = {token for carrier in reach.carriers for token in blind_index.tokens_of([typed], carrier)}
    if not tokens:
        return []
    ids = list(NameToken.objects.filter(token__in=tokens).values_list("client_id", flat=True)[: MOST_CANDIDATES * 8])
    newest: dict[uuid.UUID, Case] = {}
    for case in cases_for(actor).filter(client_id__in=set(ids)).order_by("-changed_on", "pk")[:MOST_CANDIDATES]:
        newest.setdefault(case.client_id, case)
    found = [Found(case, _likeness(typed, case)) for case in newest.values()]
    fitting = [one for one in found if one.likeness >= blind_index.LIKE]
    return sorted(fitting, key=lambda one: (-one.likeness, one.case.client.name))[:MOST_FOUND]


def _likeness(typed: str, case: Case) -> float:
    try:
        return blind_index.likeness(typed, case.client.identity)
    except KeyMissing:
        return 0.0


# --- One case ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a hint that left this file, looked up by the number that only the file keeps."""

    sent: SentHint
    status: HintStatus | None

    @property
    def on(self) -> date:
        return date.fromisoformat(self.sent.content["on"])


@dataclass(frozen=True, slots=True)
class File:
    """Everything the page of a case shows, opened once."""

    case: Case
    concerns: Sequence[Concern]
    contacts: Sequence[CaseContact]
    consents: Sequence[Consent]
    readers: Sequence[CaseAccess]
    fates: dict[uuid.UUID, list[Fate]]
    other_cases: Sequence[Case]

    @property
    def consent(self) -> Consent | None:
        return next((one for one in self.consents if not one.revoked), None)


def file_of(case: Case, *, at: datetime) -> File:
    sent = list(SentHint.objects.filter(case=case))
    fates: dict[uuid.UUID, list[Fate]] = {}
    for one in sent:
        fates.setdefault(one.concern_id, []).append(Fate(one, status_of(one.code, "de", at)))
    return File(
        case=case,
        concerns=sorted(
            Concern.objects.filter(case=case).order_by("position"), key=lambda one: (one.priority, one.position)
        ),
        contacts=list(CaseContact.objects.filter(case=case).order_by("-position")),
        consents=list(Consent.objects.filter(case=case)),
        readers=list(CaseAccess.objects.filter(case=case).select_related("user").order_by("kind", "-valid_from")),
        fates=fates,
        other_cases=list(Case.objects.filter(client_id=case.client_id).exclude(pk=case.pk).order_by("-opened_on")),
    )


def log_of(case: Case) -> QuerySet[ReadLog]:
    """Who read or changed the file, newest first: what the client is shown on request."""
    return ReadLog.objects.filter(case=case).select_related("user").order_by("-at", "pk")[:LOG_LINES]


def colleagues_for(case: Case, day: date) -> QuerySet[User]:
    """Who could stand in: people who work on cases of the same carrier, without who manages this one."""
    holds = Q(grants__role=Role.CASE_MANAGER, grants__carrier_id=case.carrier_id) & grant_valid_on(day, "grants__")
    return User.objects.active().filter(holds).exclude(pk=case.manager_id).distinct().in_order()


# --- Around it --------------------------------------------------------------------------------------
def life_areas() -> list[tuple[str, str]]:
    """Life areas of the structural level, by code."""
    rows = Term.objects.filter(vocabulary=Term.Vocabulary.LIFE_AREA, active=True).order_by("position", "code")
    return [(one.code, text_in(one.label, "de").text) for one in rows]


def towns() -> list[Municipality]:
    return list(served_towns().defer("boundary"))


@dataclass(frozen=True, slots=True)
class Workload:
    """How many cases somebody manages, by phase. No case, no client."""

    person: str
    carrier: str
    numbers: dict[str, int]

    @property
    def running(self) -> int:
        return sum(number for phase, number in self.numbers.items() if phase not in ("closed", "resting"))

    @property
    def resting(self) -> int:
        return self.numbers.get("resting", 0)

    @property
    def closed(self) -> int:
        return self.numbers.get("closed", 0)


def workloads(actor: Actor) -> list[Workload]:
    """For a team lead: one line a person, for the carriers that the lead is responsible for."""
    if not actor.may(READ_NUMBERS):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT carrier_id, manager_id, phase, cases FROM cases_numbers()")
        rows = cursor.fetchall()
    numbers: dict[tuple[uuid.UUID, uuid.UUID], dict[str, int]] = {}
    for carrier_id, manager_id, phase, cases in rows:
        numbers.setdefault((carrier_id, manager_id), {})[phase] = cases
    carriers = {
        one.pk: one.short_name or one.name for one in Carrier.objects.filter(pk__in={key[0] for key in numbers})
    }
    people = {one.pk: one for one in User.objects.filter(pk__in={key[1] for key in numbers})}
    found = [Workload(people[who].name, carriers[carrier], each) for (carrier, who), each in numbers.items()]
    return sorted(found, key=lambda one: (one.carrier, one.person))
