"""Who may open a case besides its manager: deputies with dates; and the case given into other hands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from augenhoehe.accounts.models import User
from augenhoehe.cases import blind_index, queries, rules
from augenhoehe.cases.models import Case, CaseAccess
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .reading import note, person


@transaction.atomic
def name_deputy(
    *, case: Case, deputy: User, valid_from: date, valid_until: date, by: Actor, at: datetime
) -> CaseAccess:
    """Let a colleague of the same carrier read and go on with a case, from day to day."""
    rules.check_manages(by, case)
    already = queries.stands_in(case, deputy, valid_from, valid_until)
    rules.check_deputy(case, deputy.pk, valid_from, valid_until, day_of(at), stands_in=already)
    access = CaseAccess.objects.create(
        case=case, client_id=case.client_id, carrier_id=case.carrier_id, user=deputy,
        kind=CaseAccess.Kind.DEPUTY, valid_from=valid_from, valid_until=valid_until,
    )  # fmt: skip
    note("name_deputy", case, by=by, at=at)
    return access


@transaction.atomic
def end_deputy(*, access: CaseAccess, by: Actor, at: datetime) -> CaseAccess:
    """End a deputy's access at once."""
    rules.check_manages(by, access.case)
    if access.kind != CaseAccess.Kind.DEPUTY:
        raise Refused("Wer den Fall führt, gibt ihn ab: mit einer Übergabe.")
    _end(access, day_of(at))
    note("end_deputy", access.case, by=by, at=at)
    return access


def _end(access: CaseAccess, day: date) -> None:
    """At once: yesterday was the last day, or there was none."""
    access.valid_until = max(day, access.valid_from) - timedelta(days=1)
    CaseAccess.objects.filter(pk=access.pk).update(valid_until=access.valid_until)


@transaction.atomic
def hand_over(*, case: Case, to: User, by: Actor, at: datetime, revision: int | None = None) -> Case:
    """Give a case into other hands. Who gave it reads it until the end of the day, then no more."""
    rules.check_manages(by, case)
    if to.pk == by.user_id:
        raise Refused("Sie führen diesen Fall schon.", field="to")
    day = day_of(at)
    own = CaseAccess.objects.filter(case=case, kind=CaseAccess.Kind.MANAGER, valid_until__isnull=True)
    own.update(valid_until=day)
    for deputy in CaseAccess.objects.filter(case=case, kind=CaseAccess.Kind.DEPUTY, user=to, valid_until__gte=day):
        _end(deputy, day)
    CaseAccess.objects.create(
        case=case, client_id=case.client_id, carrier_id=case.carrier_id, user=to, kind=CaseAccess.Kind.MANAGER,
        valid_from=day, handed_by_id=by.user_id,
    )  # fmt: skip
    note("hand_over", case, by=by, at=at)
    return revisions.change(case, revision=revision, manager_id=to.pk, changed_on=day)


@transaction.atomic
def accept_case(*, case: Case, by: Actor, at: datetime) -> Case:
    """The new manager has told the person who accompanies them now; nothing waits any more."""
    rules.check_manages(by, case)
    waiting = CaseAccess.objects.filter(case=case, handed_by__isnull=False, accepted_on__isnull=True)
    if not waiting.filter(user_id=person(by), valid_until__isnull=True).update(accepted_on=day_of(at)):
        raise Refused("Diesen Fall haben Sie schon übernommen.")
    note("accept_case", case, by=by, at=at)
    return case


@transaction.atomic
def reassign_cases(
    *, giver: User, to: User, seen: int, why: str, by: Actor, at: datetime, phases: Sequence[str] = (),
    number: str = "", most: int | None = None,
) -> int:  # fmt: skip
    """A team lead gives cases of an absent colleague into other hands, and opens none of them: how many it were.

    seen: how many cases the lead saw with this person; if that changed meanwhile, nothing changes hands.
    The database does it in one step (migrations/_walls_0002.py) and notes it in each file's own log.
    """
    rules.check_reassign(by)
    rules.check_taker(by, giver.pk, to.pk)
    rules.check_chosen(phases, number, most)
    rules.check_why(why)
    carriers = by.reach(rules.REASSIGN_CASES).carriers if number.strip() else ()
    digests = [blind_index.number_digest(number, carrier) for carrier in carriers]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_reassign(%s, %s, %s::text[], %s::text[], %s, %s, %s, %s)",
            [giver.pk, to.pk, list(phases), digests, most, seen, why, at],
        )
        handed = int(cursor.fetchone()[0])
    rules.check_handed(handed, number)
    return handed
