"""Asking for a room or help, and the answer: both sides see it, each person in their language."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.core.workdays import workdays_after
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty, send_message
from augenhoehe.organisations.addresses import of_request
from augenhoehe.organisations.letters import pool as letters_pool
from augenhoehe.organisations.models import Organisation, Resource, ResourceRequest
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.rules import pool as rules_pool

ANSWER = "organisations.request"
# So many working days the owner has for an answer.
WITHIN = 5
ENDED = "Das wird nicht mehr angeboten."


@transaction.atomic
def ask_for_resource(
    *, resource: Resource, organisation: Organisation | None, wanted_on: date, purpose: str, by: Actor, at: datetime
) -> ResourceRequest:
    """Ask for it, for a day and a purpose; without an organisation the coordination asks."""
    day, purpose = day_of(at), clean(purpose)
    rules_pool.check_ask_for(by, organisation, day)
    if not by.system and not Resource.objects.visible_to(by, day).filter(pk=resource.pk).exists():
        raise Refused("Das wird nicht mit Ihnen geteilt.")
    # Locked, so that nobody ends it while somebody asks.
    revisions.lock(resource, "organisation")
    rules_pool.check_askable(resource, day)
    rules_pool.check_wanted(resource, organisation, wanted_on, day)
    rules_pool.check_purpose(purpose)
    made = ResourceRequest(
        resource=resource, organisation=organisation, wanted_on=wanted_on, purpose=purpose,
        asked_by=by.user_id, asked_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused("Für diesen Tag haben Sie schon gefragt. Die Antwort fehlt noch.", field="wanted_on") from None
    audit("ask_for_resource", made, by=by, at=at, fields=["resource", "organisation", "wanted_on"])
    owe_answer(made, by=by, at=at)
    for place in queries_pool.own_people(resource.organisation, day):
        _tell(place.user, made, letters_pool.about_request(made, place.user.language), at)
    return made


@transaction.atomic
def agree_to_request(
    *, request: ResourceRequest, answer: str, by: Actor, at: datetime, revision: int | None = None
) -> ResourceRequest:
    return _answered(request, "agree", answer, by, at, revision)


@transaction.atomic
def decline_request(
    *, request: ResourceRequest, answer: str, by: Actor, at: datetime, revision: int | None = None
) -> ResourceRequest:
    return _answered(request, "decline", answer, by, at, revision)


@transaction.atomic
def withdraw_request(
    *, request: ResourceRequest, by: Actor, at: datetime, revision: int | None = None
) -> ResourceRequest:
    """Who asked needs it no more; the owner's people hear of it."""
    day = day_of(at)
    rules_pool.check_withdraw(by, request, day)
    revisions.lock(request, "resource__organisation", "organisation", revision=revision)
    state = rules_pool.REQUEST.target(request.state, "withdraw")
    revisions.change(request, state=state)
    audit("withdraw_request", request, by=by, at=at, fields=["state"])
    _settle(request, by=by, at=at)
    for place in queries_pool.own_people(request.resource.organisation, day):
        _tell(place.user, request, letters_pool.about_withdrawal(request, place.user.language), at)
    return request


def decline_open(resource: Resource, *, by: Actor, at: datetime) -> None:
    """What ended is lent to nobody; whoever waits hears of it."""
    for request in ResourceRequest.objects.select_for_update(of=("self",)).open().filter(resource=resource):
        _answered(request, "decline", ENDED, by, at, None)


def owe_answer(request: ResourceRequest, *, by: Actor, at: datetime) -> None:
    """The first of the owner's people owes the answer; while there is nobody, the coordination."""
    owner = request.resource.organisation
    place = next(iter(queries_pool.own_people(owner, day_of(at))), None)
    open_duty(
        kind=ANSWER, subject_kind="resource_request", subject_id=request.pk,
        title=f"Anfrage beantworten: {request.resource.title} ({request.asker})", url=of_request(request),
        owner_label=owner.name if place else "Koordination", user=place.user if place else None,
        role="" if place else Role.COORDINATION, municipality=None if place else owner.municipality,
        due=min(workdays_after(day_of(request.asked_at), WITHIN), request.wanted_on), by=by, at=at,
    )  # fmt: skip


def pass_on_answers(organisation: Organisation, *, by: Actor, at: datetime) -> None:
    """Somebody left: what they owed is owed by whoever keeps the entry now."""
    for request in queries_pool.open_requests_of(organisation):
        close_duty(kind=ANSWER, subject_id=request.pk, outcome="weitergegeben", by=by, at=at)
        owe_answer(request, by=by, at=at)


def _answered(
    request: ResourceRequest, verb: str, answer: str, by: Actor, at: datetime, revision: int | None
) -> ResourceRequest:
    rules_pool.check_tend_resource(by, request.resource, day_of(at))
    revisions.lock(request, "resource__organisation", "organisation", revision=revision)
    state = rules_pool.REQUEST.target(request.state, verb)
    answer = clean(answer)
    rules_pool.check_answer(answer)
    revisions.change(request, state=state, answer=answer, answered_by=by.user_id, answered_at=at)
    audit(f"{verb}_request", request, by=by, at=at, fields=["state", "answer"])
    _settle(request, by=by, at=at)
    for user in _asking_people(request, day_of(at)):
        _tell(user, request, letters_pool.about_answer(request, user.language), at)
    return request


def _settle(request: ResourceRequest, *, by: Actor, at: datetime) -> None:
    close_duty(kind=ANSWER, subject_id=request.pk, outcome=request.get_state_display(), by=by, at=at)


def _asking_people(request: ResourceRequest, day: date) -> list[User]:
    """Whoever speaks for the asking organisation today; for the coordination, the person who asked."""
    if request.organisation is not None:
        return [place.user for place in queries_pool.own_people(request.organisation, day)]
    return list(User.objects.filter(pk=request.asked_by, is_active=True))


def _tell(user: User, request: ResourceRequest, letter: letters_pool.Letter, at: datetime) -> None:
    send_message(
        recipient=user, kind=ANSWER, subject=letter.subject, body=letter.body, url=of_request(request), at=at
    )  # fmt: skip
