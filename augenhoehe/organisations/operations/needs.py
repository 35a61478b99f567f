"""A need is reported, met, withdrawn, opened again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.organisations.addresses import of_need
from augenhoehe.organisations.letters import pool as letters_pool
from augenhoehe.organisations.models import Need, Organisation, Resource
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import needs as rules_needs


@transaction.atomic
def report_need(
    *,
    organisation: Organisation,
    kind: str,
    text: str,
    by: Actor,
    at: datetime,
    wanted_from: date | None = None,
    wanted_until: date | None = None,
) -> Need:
    """Say what is missing; only the organisation and the coordination read it."""
    rules.check_tend(by, organisation, day_of(at))
    rules.check_alive(organisation)
    rules_needs.check_need(clean(text), wanted_from, wanted_until)
    made = Need.objects.create(
        organisation=organisation, kind=Need.Kind(kind), text=clean(text), wanted_from=wanted_from,
        wanted_until=wanted_until, reported_at=at,
    )  # fmt: skip
    audit("report_need", made, by=by, at=at, fields=["kind", "text"])
    return made


@transaction.atomic
def change_need(
    *,
    need: Need,
    kind: str,
    text: str,
    wanted_from: date | None,
    wanted_until: date | None,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Need:
    rules_needs.check_tend_need(by, need, day_of(at))
    values: dict[str, Any] = {
        "kind": Need.Kind(kind), "text": clean(text), "wanted_from": wanted_from, "wanted_until": wanted_until,
    }  # fmt: skip
    revisions.lock(need, "organisation", revision=revision, typed=values)
    rules_needs.check_open(need)
    rules_needs.check_need(values["text"], wanted_from, wanted_until)
    revisions.change(need, **values)
    audit("change_need", need, by=by, at=at, fields=sorted(values))
    return need


@transaction.atomic
def meet_need(
    *, need: Need, by: Actor, at: datetime, how: str = "", resource: Resource | None = None, revision: int | None = None
) -> Need:
    """Something met it: what another organisation shares, or what a sentence says. Its own people hear of it."""
    day, how = day_of(at), clean(how)
    rules_needs.check_tend_need(by, need, day)
    if resource is not None and not by.system and not queries_pool.reads_resource(by, resource, day):
        raise Refused("Das wird nicht mit Ihnen geteilt.")
    revisions.lock(need, "organisation", revision=revision)
    state = rules_needs.NEED.target(need.state, "meet")
    rules_needs.check_met(how, linked=resource is not None)
    revisions.change(need, state=state, met_by=resource, met_how=how, closed_at=at)
    audit("meet_need", need, by=by, at=at, fields=["state", "met_by", "met_how"])
    for place in queries_pool.own_people(need.organisation, day):
        if place.user_id != by.user_id:
            letter = letters_pool.about_met_need(need, place.user.language)
            send_message(
                recipient=place.user, kind="organisations.need", subject=letter.subject, body=letter.body,
                url=of_need(need), at=at,
            )  # fmt: skip
    return need


@transaction.atomic
def withdraw_need(*, need: Need, by: Actor, at: datetime, revision: int | None = None) -> Need:
    return _moved(need, "withdraw", by, at, revision, closed_at=at)


@transaction.atomic
def reopen_need(*, need: Need, by: Actor, at: datetime, revision: int | None = None) -> Need:
    return _moved(need, "reopen", by, at, revision, closed_at=None, met_by=None, met_how="")


def _moved(need: Need, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> Need:
    rules_needs.check_tend_need(by, need, day_of(at))
    revisions.lock(need, "organisation", revision=revision)
    state = rules_needs.NEED.target(need.state, verb)
    revisions.change(need, state=state, **values)
    audit(f"{verb}_need", need, by=by, at=at, fields=["state", *sorted(values)])
    return need
