"""Requests for statements: entered, on the agenda, drafted, decided in a meeting or by circulation, sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_statement
from augenhoehe.committees.models import Committee, Resolution, StatementRequest
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit, open_thread
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting
from .agenda import lay_before, take_back
from .delays import end_delays
from .evidence import attach

SEND_STATEMENT = "send_statement"
_WITH = ("committee__municipality", "thread", "item")


@transaction.atomic
def enter_statement_request(
    *,
    committee: Committee,
    asked_by: str,
    title: str,
    text: str,
    received_on: date,
    due: date,
    by: Actor,
    at: datetime,
    thread: Thread | None = None,
    public: bool = True,
) -> StatementRequest:
    """Somebody asks the body for a statement by a day; it waits for the next meeting, and the office is „am Zug“."""
    rules.check_enter_statement(by, committee, day_of(at))
    rules.check_text(asked_by, "Nennen Sie bitte, wer fragt.", "asked_by")
    rules.check_text(title, "Nennen Sie bitte einen Titel.", "title")
    rules.check_text(text, "Schreiben Sie bitte die Frage ab.", "text")
    rules.check_statement_days(received_on, due, day_of(at))
    matter = thread or open_thread(
        title=title, by=by, at=at, text="Eine Bitte um Stellungnahme ist eingegangen.",
        municipality_id=committee.municipality_id,
    )  # fmt: skip
    made = StatementRequest.objects.create(
        committee=committee, asked_by=clean(asked_by), title=clean(title), text=clean(text), received_on=received_on,
        due=due, public=public, thread=matter, entered_at=at, entered_by=by.user_id,
    )  # fmt: skip
    made.item = lay_before(
        committee, title=shorten(f"Stellungnahme: {made.title}", 200), url=of_statement(made), by=by, at=at,
        brief=f"{made.asked_by} bittet um eine Stellungnahme bis zum {long_date(due)}.\n\n{shorten(made.text, 500)}",
        thread=matter, public=public,
    )  # fmt: skip
    made.save(update_fields=["item"])
    audit("enter_statement_request", made, by=by, at=at, fields=["asked_by", "title", "text", "due"])
    _owe(made, by=by, at=at)
    return made


@transaction.atomic
def draft_statement(
    *, request: StatementRequest, draft: str, by: Actor, at: datetime, revision: int | None = None
) -> StatementRequest:
    """Write or rewrite what is to be decided."""
    rules.check_text(draft, "Schreiben Sie bitte den Entwurf.", "draft")
    _lock(request, revision, {"draft": draft}, by, at)
    rules.STATEMENT.target(request.state, "draft")
    revisions.change(request, draft=clean(draft))
    audit("draft_statement", request, by=by, at=at, fields=["draft"])
    return request


@transaction.atomic
def decide_statement_by_circulation(
    *, request: StatementRequest, decided_on: date, by: Actor, at: datetime, revision: int | None = None
) -> StatementRequest:
    """Decided without a meeting, where a rule with its source allows that; it leaves the agenda."""
    _lock(request, revision, {"decided_on": decided_on}, by, at)
    state = rules.STATEMENT.target(request.state, "decide")
    rules.check_has_draft(request)
    rules.check_circulation(request, decided_on)
    if not request.received_on <= decided_on <= day_of(at):
        raise Refused("Der Tag liegt zwischen dem Eingang und heute.", field="decided_on")
    revisions.change(request, state=state, by_circulation=True, decided_on=decided_on)
    audit("decide_statement", request, by=by, at=at, fields=["state", "by_circulation", "decided_on"])
    _leave_agenda(request, by=by, at=at)
    return request


@transaction.atomic
def follow_statement(*, resolution: Resolution, by: Actor, at: datetime) -> StatementRequest | None:
    """The body resolved on it in a meeting: without a draft the wording of the resolution is the statement."""
    request = StatementRequest.objects.filter(item=resolution.agenda_item_id).first()
    if request is None or request.state != StatementRequest.State.RECEIVED:
        return None
    revisions.lock(request, *_WITH)
    if resolution.kind in rules.STAYS:
        item = lay_before(
            request.committee, title=resolution.agenda_item.title, brief=resolution.agenda_item.brief,
            url=of_statement(request), by=by, at=at, thread=request.thread, public=request.public,
        )  # fmt: skip
        revisions.change(request, item=item)
    elif resolution.kind in rules.ASKING:
        state = rules.STATEMENT.target(request.state, "decide")
        draft = request.draft or resolution.wording
        revisions.change(request, state=state, draft=draft, decided_on=resolution.decided_on)
        audit("decide_statement", request, by=by, at=at, fields=["state", "draft", "decided_on"])
    elif resolution.kind in (Resolution.Kind.REFUSED, Resolution.Kind.NOTED, Resolution.Kind.ELSEWHERE):
        _decline(request, f"{resolution.get_kind_display()}. {resolution.reason}", by=by, at=at)
    return request


@transaction.atomic
def send_statement(
    *,
    request: StatementRequest,
    sent_on: date,
    sent_how: str,
    by: Actor,
    at: datetime,
    url: str = "",
    content: Any = None,
    revision: int | None = None,
) -> StatementRequest:
    """Given to whoever asked: when, how, and what shows it."""
    rules.check_text(sent_how, "Sagen Sie bitte, wie Sie sie abgegeben haben.", "sent_how")
    _lock(request, revision, {"sent_on": sent_on, "sent_how": sent_how}, by, at)
    state = rules.STATEMENT.target(request.state, "send")
    if request.decided_on is None or not request.decided_on <= sent_on <= day_of(at):
        raise Refused("Der Tag liegt zwischen dem Beschluss und heute.", field="sent_on")
    if url or content:
        attach(request, title="Nachweis der Abgabe", url=url, content=content, by=by, at=at)
    revisions.change(request, state=state, sent_on=sent_on, sent_how=clean(sent_how))
    audit("send_statement", request, by=by, at=at, fields=["state", "sent_on", "sent_how"])
    _settle(request, "abgegeben", by=by, at=at)
    _tell(request, f"Stellungnahme abgegeben an: {request.asked_by}.", by=by, at=at)
    return request


@transaction.atomic
def decline_statement(
    *, request: StatementRequest, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> StatementRequest:
    """The body gives no statement; the reason stays."""
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    _lock(request, revision, {"reason": reason}, by, at)
    rules.STATEMENT.target(request.state, "decline")
    _decline(request, reason, by=by, at=at)
    _leave_agenda(request, by=by, at=at)
    return request


def _decline(request: StatementRequest, reason: str, *, by: Actor, at: datetime) -> None:
    state = rules.STATEMENT.target(request.state, "decline")
    revisions.change(request, state=state, declined_reason=shorten(clean(reason), 300))
    audit("decline_statement", request, by=by, at=at, fields=["state", "declined_reason"])
    _settle(request, "keine Stellungnahme", by=by, at=at)
    _tell(request, "Es gibt keine Stellungnahme.", by=by, at=at, reason=request.declined_reason)


def _lock(request: StatementRequest, revision: int | None, typed: dict[str, Any], by: Actor, at: datetime) -> None:
    revisions.lock(request, *_WITH, revision=revision, typed=typed)
    rules.check_prepare(by, request.committee, day_of(at))


def _leave_agenda(request: StatementRequest, *, by: Actor, at: datetime) -> None:
    """Nobody has to deal with it in a meeting any more."""
    item = request.item
    if item is not None:
        revisions.lock(item, "committee", "thread")
        if item.withdrawn_at is None and not hasattr(item, "resolution"):
            take_back(item, by=by, at=at)


def _owe(request: StatementRequest, *, by: Actor, at: datetime) -> None:
    role = waiting.office_of(request.committee, at)
    open_duty(
        kind=SEND_STATEMENT, subject_kind="statement_request", subject_id=request.pk, due=request.due, by=by, at=at,
        title=f"Stellungnahme abgeben: {request.title}", url=of_statement(request),
        owner_label=waiting.office_label(request.committee, role), role=role,
        municipality=request.committee.municipality,
    )  # fmt: skip


def _settle(request: StatementRequest, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=SEND_STATEMENT, subject_id=request.pk, outcome=outcome, by=by, at=at)
    end_delays(request=request, by=by, at=at)


def _tell(request: StatementRequest, text: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    audience = Step.Audience.PUBLIC if request.public else Step.Audience.INSIDE
    add_step(thread=request.thread, kind="statement_request", text=text, by=by, at=at, audience=audience, reason=reason)
