"""Who may open a case besides its manager: deputies with dates; and the case given into other hands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.cases import rules
from augenhoehe.cases.models import Case, CaseAccess
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .reading import note


@transaction.atomic
def name_deputy(
    *, case: Case, deputy: User, valid_from: date, valid_until: date, by: Actor, at: datetime
) -> CaseAccess:
    """Let a colleague of the same carrier read and go on with a case, from day to day."""
    rules.check_manages(by, case)
    rules.check_deputy(case, deputy.pk, valid_from, valid_until, day_of(at))
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
    access.valid_until = max(day_of(at) - timedelta(days=1), access.valid_from - timedelta(days=1))
    CaseAccess.objects.filter(pk=access.pk).update(valid_until=access.valid_until)
    note("end_deputy", access.case, by=by, at=at)
    return access


@transaction.atomic
def hand_over(*, case: Case, to: User, by: Actor, at: datetime, revision: int | None = None) -> Case:
    """Give a case into other hands. Who gave it reads it until the end of the day, then no more."""
    rules.check_manages(by, case)
    if to.pk == by.user_id:
        raise Refused("Sie führen diesen Fall schon.", field="to")
    day = day_of(at)
    own = CaseAccess.objects.filter(case=case, kind=CaseAccess.Kind.MANAGER, valid_until__isnull=True)
    own.update(valid_until=day)
    CaseAccess.objects.create(
        case=case, client_id=case.client_id, carrier_id=case.carrier_id, user=to, kind=CaseAccess.Kind.MANAGER,
        valid_from=day,
    )  # fmt: skip
    note("hand_over", case, by=by, at=at)
    return revisions.change(case, revision=revision, manager_id=to.pk, changed_on=day)
