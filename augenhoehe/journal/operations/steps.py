"""Steps of a thread: added, corrected by a further step, blanked when the law demands it; never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal import rules
from augenhoehe.journal.happenings import StepAdded, StepBlanked
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.trail import audit


@transaction.atomic
def add_step(
    *,
    thread: Thread,
    kind: str,
    text: str | dict[str, Any],
    by: Actor,
    at: datetime,
    audience: str = Step.Audience.PUBLIC,
    reason: str = "",
    url: str = "",
    corrects: Step | None = None,
) -> Step:
    """Put the next line on a thread. Operations that changed something call this; they have checked who may."""
    locked(thread)
    step = Step.objects.create(
        thread=thread,
        at=at,
        sequence=thread.last_sequence + 1,
        kind=kind,
        audience=Step.Audience(audience),
        text=as_text(text),
        reason=clean(reason),
        by_id=by.user_id,
        by_name=by.name,
        by_function=by.function,
        url=url,
        corrects=corrects,
    )
    _count(thread, step)
    audit("add_step", step, by=by, at=at, fields=["text", "reason"] if reason else ["text"])
    happened(StepAdded(step))
    return step


@transaction.atomic
def write_step(
    *, thread: Thread, text: str, by: Actor, at: datetime, audience: str, reason: str = "", url: str = ""
) -> Step:
    """A step somebody writes by hand on the thread's page."""
    rules.check_write(by, thread)
    return add_step(thread=thread, kind="note", text=text, by=by, at=at, audience=audience, reason=reason, url=url)


@transaction.atomic
def correct_step(*, step: Step, text: str | dict[str, Any], reason: str, by: Actor, at: datetime) -> Step:
    """Say it right in a new step that names the one it corrects; the old one stays as it was."""
    rules.check_correct(by, step)
    rules.check_reason(reason)
    return add_step(
        thread=step.thread,
        kind="correction",
        text=text,
        by=by,
        at=at,
        audience=step.audience,
        reason=reason,
        corrects=step,
    )


@transaction.atomic
def blank_step(*, step: Step, reason: str, by: Actor, at: datetime) -> Step:
    """Remove the text of a step for good because the law demands it; the place stays and says so."""
    step.refresh_from_db(from_queryset=Step.objects.select_for_update(of=("self",)).select_related("thread"))
    rules.check_blank(by, step, reason)
    blank: dict[str, Any] = {"text": {}, "reason": "", "url": "", "blanked_at": at, "blanked_reason": clean(reason)}
    Step.objects.filter(pk=step.pk).update(**blank)
    for name, value in blank.items():
        setattr(step, name, value)
    audit("blank_step", step, by=by, at=at, fields=["text", "reason", "url"])
    happened(StepBlanked(step))
    return step


def locked(thread: Thread) -> Thread:
    """The caller's instance, fresh, with its row locked: one writer per thread at a time."""
    thread.refresh_from_db(from_queryset=Thread.objects.select_for_update())
    return thread


def as_text(text: str | dict[str, Any]) -> dict[str, Any]:
    """Plain text becomes the German source of a multilingual value."""
    return multilingual(clean(text)) if isinstance(text, str) else text


def _count(thread: Thread, step: Step) -> None:
    thread.last_sequence = step.sequence
    thread.last_step_at = max(thread.last_step_at, step.at)
    changed = {"last_sequence": thread.last_sequence, "last_step_at": thread.last_step_at}
    if step.audience == Step.Audience.PUBLIC:
        changed["last_public_step_at"] = thread.last_public_step_at = max(thread.last_public_step_at, step.at)
    Thread.objects.filter(pk=thread.pk).update(**changed)
