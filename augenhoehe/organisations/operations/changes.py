"""What the organisation wants changed and a second person has to look at; one wish at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.letters import entries as letters
from augenhoehe.organisations.models import ChangeRequest, Organisation
from augenhoehe.organisations.rules import entries as rules

from . import owing
from .entries import change_organisation

State = ChangeRequest.State


@transaction.atomic
def ask_for_change(
    *, organisation: Organisation, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> ChangeRequest:
    """Wish a change of what is checked first; a second wish takes the place of the open one."""
    rules.check_change(by, organisation, day_of(at))
    revisions.lock(organisation, revision=revision, typed=values)
    rules.check_alive(organisation)
    wished = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    changed = rules.check_wish(organisation, wished)
    organisation.change_requests.filter(state=State.OPEN).delete()
    wish: ChangeRequest = ChangeRequest.objects.create(
        organisation=organisation, values=changed, asked_by=by.user_id, asked_at=at
    )
    audit("ask_for_change", wish, by=by, at=at, fields=sorted(changed))
    owing.settle(owing.WISH, organisation, "durch einen neuen Wunsch ersetzt", by=by, at=at)
    owing.owe(owing.WISH, organisation, f"Änderungswunsch prüfen: {organisation.name}", by=by, at=at)
    return wish


@transaction.atomic
def accept_change(*, wish: ChangeRequest, by: Actor, at: datetime, revision: int | None = None) -> ChangeRequest:
    """The coordination looked: the entry says it from now on, and whoever asked hears of it."""
    rules.check_keep(by, wish.organisation)
    revisions.lock(wish, revision=revision)
    rules.check_open_wish(wish)
    organisation: Organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=wish.organisation_id)
    change_organisation(organisation=organisation, by=by, at=at, **wish.values)
    return _decided(wish, State.ACCEPTED, "", by, at)


@transaction.atomic
def refuse_change(
    *, wish: ChangeRequest, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ChangeRequest:
    """The entry stays as it is; whoever asked reads the reason."""
    rules.check_keep(by, wish.organisation)
    revisions.lock(wish, revision=revision)
    rules.check_open_wish(wish)
    rules.check_reason(clean(reason))
    return _decided(wish, State.REFUSED, clean(reason), by, at)


def _decided(wish: ChangeRequest, state: str, reason: str, by: Actor, at: datetime) -> ChangeRequest:
    revisions.change(wish, state=state, reason=reason, decided_at=at)
    audit("decide_change", wish, by=by, at=at, fields=["state", "reason"])
    organisation = wish.organisation
    owing.settle(owing.WISH, organisation, ChangeRequest.State(state).label, by=by, at=at)
    asker = User.objects.filter(pk=wish.asked_by, is_active=True).first()
    if asker is not None:
        letter = letters.about_wish(
            organisation.name, accepted=state == State.ACCEPTED, reason=reason, language=asker.language
        )
        send_message(
            recipient=asker, kind="organisations.wish", subject=letter.subject, body=letter.body,
            url=of_organisation(organisation), at=at,
        )  # fmt: skip
    return wish
