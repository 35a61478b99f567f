"""The room of a project group: notes, tasks that are duties, documents, short polls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import DOCUMENTS, IMAGES, TABLES
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.structure import addresses
from augenhoehe.structure.models import GroupDocument, GroupNote, GroupPoll, GroupTask, PollVote, ProjectGroup
from augenhoehe.structure.rules import groups as rules
from augenhoehe.structure.rules.machines import GROUP

from . import owing
from .groups import TASK

ALLOWED = DOCUMENTS | IMAGES | TABLES


@transaction.atomic
def write_note(*, group: ProjectGroup, text: str, by: Actor, at: datetime) -> GroupNote:
    """Write down what the group should know."""
    rules.check_work(by, group, day_of(at))
    rules.check_text(text, "Die Notiz ist noch leer.", "text")
    note = GroupNote.objects.create(group=group, text=clean(text), written_at=at, author_id=by.user_id)
    audit("write_note", group, by=by, at=at, fields=["notes"])
    begin(group)
    return note


@transaction.atomic
def add_task(
    *,
    group: ProjectGroup,
    title: str,
    due: date,
    by: Actor,
    at: datetime,
    owner: User | None = None,
    owner_name: str = "",
) -> GroupTask:
    """Give somebody something to do until a day; whoever has an account finds it on „Heute“."""
    rules.check_work(by, group, day_of(at))
    rules.check_task(title, owner is not None or bool(owner_name.strip()), due, day_of(at))
    task = GroupTask.objects.create(
        group=group, title=shorten(clean(title), 200), owner=owner, owner_name="" if owner else clean(owner_name),
        due=due, created_at=at,
    )  # fmt: skip
    audit("add_task", task, by=by, at=at, fields=["title", "owner", "owner_name", "due"])
    open_duty(
        kind=TASK, subject_kind="group_task", subject_id=task.pk, title=task.title,
        url=f"{addresses.of_group(group)}#aufgaben", owner_label=_label(task), user=owner,
        role="" if owner else Role.COORDINATION, municipality=group.question.municipality, due=due,
        thread=owing.thread_of(group.question), by=by, at=at,
    )  # fmt: skip
    begin(group)
    return task


def _label(task: GroupTask) -> str:
    """Threads are public: who is „am Zug“ is a function there, never a name."""
    return task.owner.function or "Projektgruppe" if task.owner else "Projektgruppe"


@transaction.atomic
def finish_task(
    *, task: GroupTask, by: Actor, at: datetime, outcome: str = "", revision: int | None = None
) -> GroupTask:
    """The task is done."""
    return _settle(task, GroupTask.State.DONE, outcome or "erledigt", revision, by=by, at=at)


@transaction.atomic
def drop_task(*, task: GroupTask, reason: str, by: Actor, at: datetime, revision: int | None = None) -> GroupTask:
    """The task is not needed any more; the reason stays."""
    rules.check_text(reason, "Warum entfällt die Aufgabe?", "reason")
    return _settle(task, GroupTask.State.DROPPED, reason, revision, by=by, at=at)


def _settle(task: GroupTask, state: str, outcome: str, revision: int | None, *, by: Actor, at: datetime) -> GroupTask:
    group = task.group
    revisions.lock(task, revision=revision, typed={"outcome": outcome})
    task.group = group
    rules.check_settle(by, task, day_of(at))
    revisions.change(task, state=state, outcome=shorten(clean(outcome), 300), settled_at=at)
    audit("settle_task", task, by=by, at=at, fields=["state", "outcome"])
    close_duty(kind=TASK, subject_id=task.pk, outcome=task.outcome, by=by, at=at)
    return task


@transaction.atomic
def add_document(
    *, group: ProjectGroup, content: bytes | UploadedFile, title: str, by: Actor, at: datetime
) -> GroupDocument:
    """Lay a document into the room of the group."""
    rules.check_work(by, group, day_of(at))
    rules.check_text(title, "Wie heißt die Unterlage?", "title")
    stored = store(content=content, at=at, allowed=ALLOWED)
    made = GroupDocument.objects.create(
        group=group, file=stored, title=shorten(clean(title), 160), added_at=at, author_id=by.user_id
    )
    audit("add_document", made, by=by, at=at, fields=["file", "title"])
    begin(group)
    return made


@transaction.atomic
def open_poll(
    *, group: ProjectGroup, question: str, options: Sequence[str], closes_on: date, by: Actor, at: datetime
) -> GroupPoll:
    """Ask the members one question with a few answers."""
    rules.check_work(by, group, day_of(at))
    offered = [shorten(clean(one), 120) for one in options if clean(one)]
    rules.check_options(question, offered, closes_on, day_of(at))
    poll = GroupPoll.objects.create(
        group=group, question=shorten(clean(question), 200), options=offered, closes_on=closes_on, opened_at=at
    )
    audit("open_poll", poll, by=by, at=at, fields=["question", "options", "closes_on"])
    begin(group)
    return poll


@transaction.atomic
def vote(*, poll: GroupPoll, option: int, by: Actor, at: datetime) -> PollVote:
    """Choose an answer, or another one until the poll closes; who chose what is nobody's page."""
    group = poll.group
    poll.refresh_from_db(from_queryset=GroupPoll.objects.select_for_update(of=("self",)))
    poll.group = group
    rules.check_vote(by, poll, option, day_of(at))
    made, _ = PollVote.objects.update_or_create(
        poll=poll, user=User.objects.get(pk=by.user_id), defaults={"option": option, "voted_at": at}
    )
    audit("vote", poll, by=by, at=at, fields=["votes"])
    return made


@transaction.atomic
def close_poll(*, poll: GroupPoll, by: Actor, at: datetime) -> GroupPoll:
    """Close a poll before its day; the result stays."""
    group = poll.group
    revisions.lock(poll)
    poll.group = group
    rules.check_close_poll(by, poll, day_of(at))
    revisions.change(poll, closed_at=at)
    audit("close_poll", poll, by=by, at=at, fields=["closed_at"])
    return poll


def begin(group: ProjectGroup) -> None:
    """Whoever does something in the room begins to work. Two who begin at once both have begun."""
    if group.state != ProjectGroup.State.WORKING:
        group.refresh_from_db(fields=["state", "revision"], from_queryset=ProjectGroup.objects.select_for_update())
        if group.state == ProjectGroup.State.FOUNDED:
            revisions.change(group, state=GROUP.target(group.state, "work"))
