"""The letter that says how a registration stands: owed in the row, written a moment later by the worker.

When many register at once nobody waits for the letters of the others; and what a stopped worker left is found again.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.events import letters
from augenhoehe.events.models import Registration
from augenhoehe.events.queries.registrations import whole

from .telling import tell
from .waiting import place_of

TASK = "events.tell"
# So long a job may lie in its queue before somebody else looks after it.
A_WHILE = timedelta(minutes=10)
State = Registration.State


def tell_soon(registration: Registration) -> None:
    """The letter is owed from the commit of this transaction on; the caller saves the row."""
    registration.untold = bool(registration.email)
    if registration.untold:
        # By name: tasks lie above operations.
        app.configure_task(TASK, queue="mail").defer(registration_id=str(registration.pk))


@transaction.atomic
def tell_owed(*, registration_id: uuid.UUID | str, at: datetime) -> bool:
    """Write the letter that is owed, once; False where another letter has said it already."""
    rows = whole().select_for_update(of=("self",))
    found = rows.filter(pk=registration_id, untold=True).first()
    if found is None:
        return False
    tell_state(found, at)
    return True


def tell_left_behind(*, at: datetime) -> int:
    """Letters whose job was lost with its worker."""
    owed = Registration.objects.filter(untold=True, registered_at__lt=at - A_WHILE)
    return sum(tell_owed(registration_id=pk, at=at) for pk in list(owed.values_list("pk", flat=True)))


def tell_state(row: Registration, at: datetime) -> None:
    """How it stands now, in a letter."""
    if row.state == State.WAITING:
        tell(row, letters.waiting(row, place_of(row)), at)
    elif row.state == State.BEGUN:
        tell(row, letters.begun(row), at)
    elif row.state == State.OFFERED:
        tell(row, letters.offered(row), at)
    else:
        tell(row, letters.confirmed(row), at, calendar=True)
