"""Questions the pages of the room ask. All of them inside `closed_room`: the database decides what is found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.accounts.models import Carrier, Grant, User, grant_valid_on
from augenhoehe.core.clock import day_of, today
from augenhoehe.core.composed import composed
from augenhoehe.core.keys import KeyMissing
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Term
from augenhoehe.structure.queries_status import HintStatus, statuses_of

from . import blind_index
from .gate.queue import LONGEST_WAIT
from .models import Case, CaseAccess, CaseContact, Concern, Consent, Linking, NameToken, ReadLog, SentHint, Strength
from .permissions import READ_NUMBERS, WORK_ON_CASES

MOST_FOUND = 20
MOST_CANDIDATES = 400
LOG_LINES = 200
# After the longest wait and the night that follows it no hint is at the gate any more.
LONGEST_IN_GATE = LONGEST_WAIT + timedelta(days=1)


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases this person may open today: by the role, and by row-level security for each single file."""
    if not actor.may(WORK_ON_CASES):
        return Case.objects.none()
    return Case.objects.select_related("client")


def concerns_for(actor: Actor) -> QuerySet[Concern]:
    return Concern.objects.filter(case__in=cases_for(actor)).select_related("case__client")


def strengths_for(actor: Actor) -> QuerySet[Strength]:
    return Strength.objects.filter(case__in=cases_for(actor)).select_related("case__client")


def strengths_of(case: Case) -> list[Strength]:
    """In the order of their kinds, as the list of kinds has them."""
    return by_kind(Strength.objects.filter(case=case))


def by_kind(rows: Iterable[Strength]) -> list[Strength]:
    order = [str(kind) for kind in Strength.Kind.values]
    return sorted(rows, key=lambda one: (order.index(one.kind), one.position))


def accesses_for(actor: Actor) -> QuerySet[CaseAccess]:
    return CaseAccess.objects.filter(case__in=cases_for(actor)).select_related("case__client", "user")


def consents_for(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(case__in=cases_for(actor)).select_related("case__client")


def carriers_of(actor: Actor) -> list[Carrier]:
    """The carriers for which this person keeps files."""
    reach = actor.reach(WORK_ON_CASES)
    return list(Carrier.objects.filter(pk__in=reach.carriers, case_files=True).in_order())


def case_behind(actor: Actor, pk: uuid.UUID) -> Case | None:
    """The case that something named in an address belongs to: the case itself, or what lies in it."""
    inside = Q(pk=pk) | Q(concerns=pk) | Q(accesses=pk) | Q(consents=pk) | Q(sent_hints=pk)
    inside |= Q(linkings=pk)
    return cases_for(actor).filter(inside).first()


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
    asked = Linking.objects.filter(case=OuterRef("pk"), ask_on__lte=today())
    new = handed_to(actor).filter(case=OuterRef("pk"))
    rows = cases_for(actor).defer("sealed").annotate(new=Exists(new), asks=Exists(asked))
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
    """What became of a hint that left this file, looked up by the number that only the file keeps.

    The way of it: `waits` at the gate, `stopped` before it left, `known` on the structural level, `leaving` it again,
    `withdrawn`, too `late` for that, or `gone`: the structural level has removed it.
    """

    sent: SentHint
    status: HintStatus | None
    taken_back: SentHint | None
    day: date

    @property
    def on(self) -> date:
        return self.sent.on

    @property
    def way(self) -> str:
        if self.taken_back is not None and self.taken_back.stopped:
            return "stopped"
        if self.status is None:
            return "waits" if self.day - self.on <= LONGEST_IN_GATE else "gone"
        if self.status.withdrawn:
            return "withdrawn"
        if self.taken_back is None:
            return "known"
        return "leaving" if self.status.may_withdraw else "late"

    @property
    def may_withdraw(self) -> bool:
        """Until it lies in a topic with others; asked for once is enough."""
        if self.taken_back is not None:
            return False
        return self.way == "waits" or (self.way == "known" and self.status is not None and self.status.may_withdraw)


@dataclass(frozen=True, slots=True)
class File:
    """Everything the page of a case shows, opened once."""

    case: Case
    concerns: Sequence[Concern]
    contacts: Sequence[CaseContact]
    consents: Sequence[Consent]
    linkings: Sequence[Linking]
    strengths: Sequence[Strength]
    readers: Sequence[CaseAccess]
    fates: dict[uuid.UUID, list[Fate]]
    other_cases: Sequence[Case]
    life_areas: Mapping[str, str]

    @property
    def consent(self) -> Consent | None:
        return next((one for one in self.consents if not one.revoked), None)


def fates_of(ways: Iterable[SentHint], at: datetime) -> list[Fate]:
    """The hints among these ways through the gate, the oldest first, each with the way back if it was withdrawn."""
    all_ways = list(ways)
    back = {one.takes_back: one for one in all_ways if one.takes_back}
    hints = sorted((one for one in all_ways if not one.takes_back), key=lambda one: one.on)
    statuses = statuses_of([one.code for one in hints], "de", at)
    return [Fate(one, statuses.get(one.code), back.get(str(one.pk)), day_of(at)) for one in hints]


def hints_for(actor: Actor) -> QuerySet[SentHint]:
    """Ways of hints out of the files that this person may open."""
    return SentHint.objects.filter(case__in=cases_for(actor)).select_related("case__client", "concern")


def fate_of(sent: SentHint, at: datetime) -> Fate | None:
    """What became of one hint; none for a way that only took another one back."""
    return next((one for one in fates_of(SentHint.objects.filter(case=sent.case_id), at) if one.sent == sent), None)


def file_of(case: Case, *, at: datetime) -> File:
    rows = _file.ask(case=case.pk, client=case.client_id)
    fates: dict[uuid.UUID, list[Fate]] = {}
    for fate in fates_of(rows["sent"], at):
        fates.setdefault(fate.sent.concern_id, []).append(fate)
    return File(
        case=case,
        concerns=sorted(rows["concerns"], key=lambda one: (one.priority, one.position)),
        contacts=rows["contacts"],
        consents=rows["consents"],
        linkings=sorted(rows["linkings"], key=lambda one: (one.on, one.pk), reverse=True),
        strengths=by_kind(rows["strengths"]),
        readers=rows["readers"],
        fates=fates,
        other_cases=rows["others"],
        life_areas=dict(_labelled(rows["areas"])),
    )


@composed
def _file(*, case: uuid.UUID, client: uuid.UUID) -> Mapping[str, QuerySet[Any]]:
    accesses = CaseAccess.objects.filter(case=case).select_related("user", "handed_by")
    return {
        "sent": SentHint.objects.filter(case=case),
        "concerns": Concern.objects.filter(case=case).order_by("position"),
        "contacts": CaseContact.objects.filter(case=case).order_by("-position"),
        "consents": Consent.objects.filter(case=case),
        "linkings": Linking.objects.filter(case=case),
        "strengths": Strength.objects.filter(case=case),
        "readers": accesses.order_by("kind", "-valid_from"),
        "others": Case.objects.filter(client_id=client).exclude(pk=case).order_by("-opened_on"),
        "areas": _areas(),
    }


def consent_of(case: Case) -> Consent | None:
    """The consent that holds."""
    return Consent.objects.filter(case=case, revoked=False).first()


def stands_in(case: Case, deputy: User, begins: date, ends: date) -> bool:
    """Is this person a deputy on any day of the time?"""
    rows = CaseAccess.objects.filter(case=case, user=deputy, kind=CaseAccess.Kind.DEPUTY)
    return rows.filter(valid_from__lte=ends, valid_until__gte=begins).exists()


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
    return _labelled(_areas())


def _areas() -> QuerySet[Term]:
    return Term.objects.filter(vocabulary=Term.Vocabulary.LIFE_AREA, active=True).order_by("position", "code")


def _labelled(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(one.code, text_in(one.label, "de").text) for one in terms]


def towns() -> list[Municipality]:
    return list(served_towns().defer("boundary"))


GROUPS: dict[str, tuple[str, frozenset[str]]] = {
    "running": ("laufende", frozenset(set(Case.Phase.values) - {Case.Phase.RESTING, Case.Phase.CLOSED})),
    "resting": ("ruhende", frozenset({str(Case.Phase.RESTING)})),
    "closed": ("abgeschlossene", frozenset({str(Case.Phase.CLOSED)})),
}


@dataclass(frozen=True, slots=True)
class Workload:
    """How many cases somebody manages, by phase. No case, no client. `works`: they still keep files there."""

    user: User
    carrier: Carrier
    numbers: dict[str, int]
    works: bool

    def of(self, group: str) -> int:
        return sum(number for phase, number in self.numbers.items() if phase in GROUPS[group][1])

    @property
    def running(self) -> int:
        return self.of("running")

    @property
    def resting(self) -> int:
        return self.of("resting")

    @property
    def closed(self) -> int:
        return self.of("closed")


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
    carriers = {one.pk: one for one in Carrier.objects.filter(pk__in={key[0] for key in numbers})}
    people = {one.pk: one for one in User.objects.filter(pk__in={key[1] for key in numbers})}
    at_work = _at_work(carriers, today())
    found = [
        Workload(people[who], carriers[carrier], each, (carrier, who) in at_work)
        for (carrier, who), each in numbers.items()
    ]
    return sorted(found, key=lambda one: (one.works, one.carrier.name, one.user.sorting))


def _at_work(carriers: Iterable[uuid.UUID], day: date) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """(carrier, person) of everybody who may keep files there today."""
    rows = Grant.objects.valid_on(day).filter(role=Role.CASE_MANAGER, carrier__in=list(carriers), user__is_active=True)
    return set(rows.values_list("carrier_id", "user_id"))


@dataclass(frozen=True, slots=True)
class Taker:
    """A colleague who could take cases over: how many they manage, and for how many they stand in already."""

    user: User
    manages: int
    stands_in: int


def takers(actor: Actor, giver: User, loads: Sequence[Workload]) -> list[Taker]:
    """Who works on cases for the same carriers, those who stand in first; never the lead, who only hands out."""
    carriers = {one.carrier.pk for one in loads if one.user == giver}
    people = {who for _, who in _at_work(carriers, today())} - {giver.pk, actor.user_id}
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id, cases FROM cases_stand_ins(%s)", [giver.pk])
        stands_in = dict(cursor.fetchall())
    manages: dict[uuid.UUID, int] = {}
    for load in loads:
        manages[load.user.pk] = manages.get(load.user.pk, 0) + load.running
    found = [
        Taker(one, manages.get(one.pk, 0), stands_in.get(one.pk, 0))
        for one in User.objects.filter(pk__in=people).in_order()
    ]
    return sorted(found, key=lambda one: -one.stands_in)


# --- What is new for who manages cases --------------------------------------------------------------
def handed_to(actor: Actor) -> QuerySet[CaseAccess]:
    """Cases that others put into this person's hands, until the person says that they took them over."""
    if actor.user_id is None:
        return CaseAccess.objects.none()
    rows = CaseAccess.objects.filter(user_id=actor.user_id, kind=CaseAccess.Kind.MANAGER, valid_until__isnull=True)
    return rows.filter(handed_by__isnull=False, accepted_on__isnull=True)


@dataclass(frozen=True, slots=True)
class RoomToday:
    """What waits in the room for one person: numbers, and no word of any file."""

    handed: int
    taken: int
    last: date | None
    due: int
    wishes: int


def today_of(day: date) -> RoomToday:
    """Asked once for the whole of „Heute“: the database counts what the acting person may open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT handed, taken, last, due, wishes FROM cases_today(%s)", [day])
        return RoomToday(*cursor.fetchone())
