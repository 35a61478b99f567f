"""A plan is laid before all, everybody says what they think, concerns are answered, and the outcome is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.network.addresses import of_plan
from augenhoehe.network.models import Plan, PlanReply
from augenhoehe.network.queries.plans import sides_of
from augenhoehe.network.rules import plans as rules
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty, send_message
from augenhoehe.places.models import Municipality

OUTCOME = "plan_outcome"


@transaction.atomic
def lay_plan(
    *, unit: str, title: str, text: str, answer_until: date, by: Actor, at: datetime, field: str = "",
    municipality: Municipality | None = None, begins_on: date | None = None,
) -> Plan:  # fmt: skip
    """Lay a plan before everybody in the network, for an office or organisation of one's own."""
    day = day_of(at)
    sides = sides_of(by, day)
    rules.check_take_part(by, unit, sides)
    title, text = clean(title), clean(text)
    rules.check_plan(title, text)
    rules.check_until(answer_until, day)
    made = Plan.objects.create(
        unit=unit, side=sides[unit].key, organisation=sides[unit].organisation, title=title,
        sorting=sort_key(title)[:120], text=text, field=field,
        municipality=municipality, begins_on=begins_on, answer_until=answer_until, made_by=by.user_id, made_at=at,
    )  # fmt: skip
    audit("lay_plan", made, by=by, at=at, fields=["unit", "title", "text", "answer_until"])
    return made


@transaction.atomic
def reply_to_plan(*, plan: Plan, unit: str, stance: str, by: Actor, at: datetime, text: str = "") -> PlanReply:
    """Say what one's own side thinks; said again, it is what holds, and an old answer falls away."""
    sides = sides_of(by, day_of(at))
    rules.check_take_part(by, unit, sides)
    # The row is the lock: of two who write for one side at once, the later holds.
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    plan.refresh_from_db()
    side, text = sides[unit].key, clean(text)
    rules.check_reply(plan, side, stance, text)
    values: dict[str, Any] = {
        "stance": stance, "text": text, "answer": "", "answered_at": None, "replied_by": by.user_id, "replied_at": at,
    }  # fmt: skip
    known = PlanReply.objects.filter(plan=plan, side=side).first()
    if known is None:
        made = PlanReply.objects.create(plan=plan, unit=unit, side=side, **values)
    else:
        made = revisions.change(known, **values)
    audit("reply_to_plan", made, by=by, at=at, fields=["stance", "text"])
    return made


@transaction.atomic
def answer_concern(*, reply: PlanReply, answer: str, by: Actor, at: datetime, revision: int | None = None) -> PlanReply:
    """Answer what somebody fears or has already; they hear of it."""
    revisions.lock(reply, "plan", revision=revision, typed={"answer": answer})
    rules.check_tend(by, reply.plan)
    rules.check_answer(reply, clean(answer))
    revisions.change(reply, answer=clean(answer), answered_at=at)
    audit("answer_concern", reply, by=by, at=at, fields=["answer"])
    _tell(reply, "Antwort auf Ihre Rückmeldung", reply.answer, at)
    return reply


@transaction.atomic
def close_plan(*, plan: Plan, outcome: str, by: Actor, at: datetime, revision: int | None = None) -> Plan:
    """Say what becomes of it, when every concern has its answer; everybody who replied hears of it."""
    return _end(plan, "close", outcome, by=by, at=at, revision=revision)


@transaction.atomic
def withdraw_plan(*, plan: Plan, outcome: str, by: Actor, at: datetime, revision: int | None = None) -> Plan:
    """It does not come; those who replied hear why."""
    return _end(plan, "withdraw", outcome, by=by, at=at, revision=revision)


def _end(plan: Plan, verb: str, outcome: str, *, by: Actor, at: datetime, revision: int | None) -> Plan:
    revisions.lock(plan, revision=revision, typed={"outcome": outcome})
    rules.check_tend(by, plan)
    rules.check_open(plan)
    replies = list(plan.replies.order_by("replied_at", "id"))
    waiting = sum(one.needs_answer for one in replies) if verb == "close" else 0
    rules.check_close(plan, clean(outcome), waiting)
    revisions.change(plan, state=rules.PLAN.target(plan.state, verb), outcome=clean(outcome), closed_at=at)
    audit(f"{verb}_plan", plan, by=by, at=at, fields=["state", "outcome"])
    close_duty(kind=OUTCOME, subject_id=plan.pk, outcome=plan.get_state_display(), by=by, at=at)
    for reply in replies:
        reply.plan = plan
        _tell(reply, f"{plan.get_state_display()}: {plan.title}", plan.outcome, at)
    return plan


def _tell(reply: PlanReply, subject: str, body: str, at: datetime) -> None:
    person = User.objects.active().filter(pk=reply.replied_by).first() if reply.replied_by else None
    if person is not None:
        send_message(recipient=person, kind="plan", subject=subject, body=body, url=of_plan(reply.plan), at=at)


@transaction.atomic
def remind_of_outcomes(*, by: Actor, at: datetime) -> int:
    """Every night: whoever asked owes an outcome when the time for replies is over."""
    known = Duty.objects.open().filter(kind=OUTCOME).values("subject_id")
    rows = list(Plan.objects.open().filter(answer_until__lt=day_of(at)).exclude(pk__in=known).order_by("pk"))
    people = {one.pk: one for one in User.objects.active().filter(pk__in=[plan.made_by for plan in rows])}
    for plan in rows:
        person = people.get(plan.made_by)
        open_duty(
            kind=OUTCOME, subject_kind="plan", subject_id=plan.pk, url=of_plan(plan),
            title=f"Sagen, was daraus wird: {plan.title}", owner_label=plan.unit, user=person,
            role="" if person else Role.COORDINATION, due=day_of(at), by=by, at=at,
        )  # fmt: skip
    return len(rows)
