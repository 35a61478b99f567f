"""Threads: opened inside, published under a number, merged, split, closed, withdrawn."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal import rules
from augenhoehe.journal.happenings import ThreadChanged, ThreadClosed, ThreadPublished, ThreadWithdrawn
from augenhoehe.journal.models import Step, Thread, ThreadLink
from augenhoehe.journal.sentences import said
from augenhoehe.journal.trail import audit

from .steps import add_step, locked

SERIES = "V"


@transaction.atomic
def open_thread(
    *, title: str, by: Actor, at: datetime, text: str | dict[str, Any], municipality_id: uuid.UUID | None = None
) -> Thread:
    """Begin a thread with its first step, readable inside only; it has no number yet."""
    if not clean(title):
        raise Refused("Nennen Sie bitte einen Titel.", field="title")
    thread = Thread.objects.create(
        title=clean(title),
        municipality_id=municipality_id,
        opened_at=at,
        last_step_at=at,
        last_public_step_at=at,
    )
    audit("open_thread", thread, by=by, at=at, fields=["title", "municipality_id"])
    add_step(thread=thread, kind="opened", text=text, by=by, at=at, audience=Step.Audience.INSIDE)
    return thread


@transaction.atomic
def publish_thread(
    *,
    thread: Thread,
    title: dict[str, Any],
    summary: dict[str, Any],
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Thread:
    """Let everybody read the thread. The first publication gives it a number that is never given again."""
    rules.check_publish(by, locked(thread))
    _check_public_text(title, summary)
    number = thread.number or take_number(SERIES, day_of(at).year)
    first = thread.number is None
    revisions.change(
        thread,
        revision=revision,
        number=number,
        public_title=title,
        summary=summary,
        published_at=thread.published_at or at,
        withdrawn_at=None,
        withdrawn_reason="",
        closed_at=None,
    )
    audit("publish_thread", thread, by=by, at=at, fields=["number", "public_title", "summary", "published_at"])
    line = (
        _("Der Vorgang ist öffentlich und hat die Nummer %(number)s.")
        if first
        else _("Der Vorgang ist wieder öffentlich.")
    )
    text = said(line, number=number)
    add_step(thread=thread, kind="published", text=text, by=by, at=at)
    happened(ThreadPublished(thread))
    return thread


@transaction.atomic
def change_thread_text(
    *,
    thread: Thread,
    by: Actor,
    at: datetime,
    title: str | None = None,
    public_title: dict[str, Any] | None = None,
    summary: dict[str, Any] | None = None,
    revision: int | None = None,
) -> Thread:
    """Rewrite title or summary; an inside step says that it was done, never what was there before."""
    rules.check_write(by, locked(thread))
    given: dict[str, Any] = {"title": title and clean(title), "public_title": public_title, "summary": summary}
    new = {name: value for name, value in given.items() if value is not None and value != getattr(thread, name)}
    if thread.published_at:
        _check_public_text(new.get("public_title", thread.public_title), new.get("summary", thread.summary))
    if not new:
        return thread
    revisions.change(thread, revision=revision, **new)
    audit("change_thread_text", thread, by=by, at=at, fields=new)
    names = ", ".join(f"„{_label(name)}“" for name in new)
    add_step(thread=thread, kind="changed", text=f"Neu gefasst: {names}.", by=by, at=at, audience="inside")
    happened(ThreadChanged(thread))
    return thread


@transaction.atomic
def withdraw_thread(*, thread: Thread, reason: str, by: Actor, at: datetime) -> Thread:
    """Take a thread from the public; its address stays and gives the reason."""
    rules.check_withdraw(by, locked(thread), reason)
    revisions.change(thread, withdrawn_at=at, withdrawn_reason=clean(reason))
    audit("withdraw_thread", thread, by=by, at=at, fields=["withdrawn_at", "withdrawn_reason"])
    add_step(
        thread=thread, kind="withdrawn", text="Der Vorgang ist nicht mehr öffentlich.", by=by, at=at, reason=reason,
        audience=Step.Audience.INSIDE,
    )  # fmt: skip
    happened(ThreadWithdrawn(thread))
    return thread


@transaction.atomic
def close_thread(*, thread: Thread, by: Actor, at: datetime, text: str | dict[str, Any] = "") -> Thread:
    """End the matter. The operation that ended it has checked who may."""
    rules.check_close(by, locked(thread))
    revisions.change(thread, closed_at=at)
    audit("close_thread", thread, by=by, at=at, fields=["closed_at"])
    add_step(thread=thread, kind="closed", text=text or said(_("Der Vorgang ist abgeschlossen.")), by=by, at=at)
    happened(ThreadClosed(thread))
    return thread


@transaction.atomic
def reopen_thread(*, thread: Thread, reason: str, by: Actor, at: datetime) -> Thread:
    """Take a closed matter up again."""
    rules.check_reopen(by, locked(thread))
    rules.check_reason(reason)
    revisions.change(thread, closed_at=None)
    audit("reopen_thread", thread, by=by, at=at, fields=["closed_at"])
    add_step(thread=thread, kind="reopened", text=said(_("Der Vorgang geht weiter.")), by=by, at=at, reason=reason)
    happened(ThreadChanged(thread))
    return thread


@transaction.atomic
def merge_threads(*, source: Thread, target: Thread, reason: str, by: Actor, at: datetime) -> ThreadLink:
    """Continue two matters as one: the source ends and points to the target; both keep their steps."""
    for thread in sorted((source, target), key=lambda one: one.pk):  # one order, so that two merges never deadlock
        locked(thread)
    rules.check_merge(by, source, target)
    rules.check_reason(reason)
    link = _link(source, target, ThreadLink.Kind.MERGED_INTO, reason, at)
    revisions.change(source, closed_at=at)
    audit("merge_threads", link, by=by, at=at, fields=["source", "target", "reason"])
    add_step(
        thread=source, kind="merged", by=by, at=at, reason=reason,
        text=said(_("Es geht weiter in %(thread)s."), thread=_called(target, source)),
        audience=_audience(source, target),
    )  # fmt: skip
    add_step(
        thread=target, kind="merged", by=by, at=at, reason=reason,
        text=said(_("Hier geht nun auch %(thread)s weiter."), thread=_called(source, target)),
        audience=_audience(source, target),
    )  # fmt: skip
    happened(ThreadClosed(source))
    return link


@transaction.atomic
def split_thread(*, thread: Thread, title: str, reason: str, by: Actor, at: datetime) -> Thread:
    """Give a part of the matter a thread of its own; the new one points back to its origin."""
    rules.check_split(by, locked(thread))
    rules.check_reason(reason)
    new = open_thread(
        title=title, by=by, at=at, municipality_id=thread.municipality_id,
        text=f"Abgetrennt von {_called(thread, thread)}. {clean(reason)}",
    )  # fmt: skip
    link = _link(new, thread, ThreadLink.Kind.SPLIT_FROM, reason, at)
    audit("split_thread", link, by=by, at=at, fields=["source", "target", "reason"])
    add_step(
        thread=thread, kind="split", text=f"Ein Teil läuft nun für sich: „{new.title}“.", by=by, at=at, reason=reason,
        audience=Step.Audience.INSIDE,
    )  # fmt: skip
    return new


def take_number(series: str, year: int) -> str:
    """The next number of a series, as „V-2026-014“."""
    return f"{series}-{year}-{take_next(series, year):03d}"


def take_next(series: str, year: int) -> int:
    """The next in a series and year. Its row stays locked until commit: no gap, no double."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_numberseries (name, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (name, year) DO UPDATE SET last = journal_numberseries.last + 1 RETURNING last",
            [series, year],
        )
        (last,) = cursor.fetchone()
    return int(last)


def _check_public_text(title: dict[str, Any], summary: dict[str, Any]) -> None:
    if not title.get("de", {}).get("text", "").strip():
        raise Refused("Der öffentliche Titel fehlt noch.", field="public_title")
    if not summary.get("de", {}).get("text", "").strip():
        raise Refused("Sagen Sie bitte in drei Sätzen, worum es geht.", field="summary")


def _label(name: str) -> str:
    field: Any = Thread._meta.get_field(name)
    return str(field.verbose_name)


def _link(source: Thread, target: Thread, kind: str, reason: str, at: datetime) -> ThreadLink:
    """Merged, reopened and merged again is one link; the steps tell the whole story."""
    defaults = {"reason": clean(reason), "at": at}
    link, _ = ThreadLink.objects.get_or_create(source=source, target=target, kind=kind, defaults=defaults)
    return link


def _audience(one: Thread, other: Thread) -> str:
    """A step may name another thread in public only when everybody can read that one."""
    return Step.Audience.PUBLIC if one.is_public and other.is_public else Step.Audience.INSIDE


def _called(thread: Thread, seen_from: Thread) -> str:
    """How a step names another thread: the public title when the step is public, else the inside one."""
    public = thread.public_title.get("de", {}).get("text", "")
    name = public if thread.is_public and seen_from.is_public else thread.title
    return f"„{name}“ ({thread.number})" if thread.number else f"„{name}“"
