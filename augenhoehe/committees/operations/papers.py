"""Papers: written, changed while a draft, submitted, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import rules
from augenhoehe.committees.happenings import PaperSubmitted, PaperWithdrawn
from augenhoehe.committees.models import Committee, Paper, Station
from augenhoehe.committees.rules import NewItem, NewStation
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit, open_thread
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import close_duty

from .finding import index_paper
from .paper_parts import write_items, write_questions
from .paper_patterns import take_paper_number
from .paper_versions import freeze
from .stations import REVISE, open_stations, take_back_from, tell_of_paper


@transaction.atomic
def create_paper(
    *,
    kind: str,
    title: str,
    items: Sequence[NewItem],
    reasons: str,
    thread: Thread | None,
    stations: Sequence[NewStation],
    by: Actor,
    at: datetime,
    submitted_by_committee: Committee | None = None,
    submitter: str = "",
    public: bool = True,
    external_url: str = "",
    questions: Sequence[str] = (),
) -> Paper:
    """Write a paper with its sequence of stations; a draft until it is submitted. Without a thread it begins one."""
    day = day_of(at)
    place = _place(submitted_by_committee, thread)
    rules.check_create_paper(by, place, submitted_by_committee, day)
    rules.check_content(kind, title, items, questions, reasons)
    rules.check_stations(kind, stations, day)
    matter = thread or open_thread(title=title, by=by, at=at, text="Eine Vorlage entsteht.", municipality_id=place)
    paper = Paper.objects.create(
        kind=kind,
        title=clean(title),
        reasons=clean(reasons),
        submitter=clean(submitter),
        submitted_by_committee=submitted_by_committee,
        municipality_id=place,
        thread=matter,
        public=public,
        external_url=external_url,
        created_at=at,
        created_by=by.user_id,
    )
    write_items(paper, items)
    write_questions(paper, questions)
    _write_stations(paper, stations)
    audit("create_paper", paper, by=by, at=at, fields=["kind", "title", "items", "reasons", "stations"])
    return paper


@transaction.atomic
def change_paper(
    *,
    paper: Paper,
    title: str,
    reasons: str,
    by: Actor,
    at: datetime,
    submitter: str = "",
    public: bool = True,
    external_url: str = "",
    stations: Sequence[NewStation] | None = None,
    revision: int | None = None,
) -> Paper:
    """Rewrite a draft. The sequence changes only before the first submission: what was decided stays decided."""
    new: dict[str, Any] = {
        "title": clean(title), "reasons": clean(reasons), "submitter": clean(submitter),
        "public": public, "external_url": external_url,
    }  # fmt: skip
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed=new)
    rules.check_write_paper(by, paper, day_of(at))
    rules.PAPER.target(paper.state, "change")
    rules.check_text(title, "Nennen Sie bitte einen Titel.", "title")
    rules.check_text(reasons, "Begründen Sie die Vorlage bitte.", "reasons")
    if stations is not None and paper.submitted_at is None:
        rules.check_stations(paper.kind, stations, day_of(at))
        paper.stations.all().delete()
        _write_stations(paper, stations)
    revisions.change(paper, **new)
    audit("change_paper", paper, by=by, at=at, fields=[*new, "stations"])
    return paper


@transaction.atomic
def submit_paper(*, paper: Paper, by: Actor, at: datetime, revision: int | None = None) -> Paper:
    """Send a paper on its way: it gets its number, and the first stations that have not dealt with it are open."""
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision)
    rules.check_submit_paper(by, paper, day_of(at))
    state = rules.PAPER.target(paper.state, "submit")
    stations = paper.stations.select_related("committee")
    rules.check_heard(paper.kind, stations, paper.submitted_by_committee, day_of(at))
    again = paper.submitted_at is not None
    number = paper.number or take_paper_number(paper, at)
    revisions.change(paper, state=state, number=number, submitted_at=paper.submitted_at or at)
    audit("submit_paper", paper, by=by, at=at, fields=["state", "number", "submitted_at"])
    close_duty(kind=REVISE, subject_id=paper.pk, outcome="wieder eingereicht", by=by, at=at)
    verb = "Wieder eingereicht" if again else "Eingereicht"
    freeze(paper, verb, by=by, at=at)
    line = _("Wieder eingereicht: %(paper)s, „%(title)s“.") if again else _("Eingereicht: %(paper)s, „%(title)s“.")
    tell_of_paper(paper, "paper_submitted", said(line, paper=paper.name, title=paper.title), by=by, at=at)
    open_stations(paper, by=by, at=at)
    index_paper(paper, at=at)
    happened(PaperSubmitted(paper))
    return paper


@transaction.atomic
def withdraw_paper(*, paper: Paper, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Paper:
    """Take a paper back; no committee owes anything on it any more, what was decided on the way stays readable."""
    rules.check_text(reason, "Nennen Sie bitte den Grund. Er steht im Vorgang.", "reason")
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed={"reason": reason})
    rules.check_submit_paper(by, paper, day_of(at))
    state = rules.PAPER.target(paper.state, "withdraw")
    for station in paper.stations.filter(state=Station.State.OPEN).order_by("pk"):
        take_back_from(station, by=by, at=at)
    paper.stations.exclude(state=Station.State.DECIDED).update(state=Station.State.LAPSED)
    revisions.change(paper, state=state, withdrawn_at=at, withdrawn_reason=clean(reason))
    audit("withdraw_paper", paper, by=by, at=at, fields=["state", "withdrawn_reason"])
    close_duty(kind=REVISE, subject_id=paper.pk, outcome="zurückgezogen", by=by, at=at)
    if paper.number:
        text = said(_("Zurückgezogen: %(paper)s, „%(title)s“."), paper=paper.name, title=paper.title)
        tell_of_paper(paper, "paper_withdrawn", text, by=by, at=at, reason=clean(reason))
    index_paper(paper, at=at)
    happened(PaperWithdrawn(paper))
    return paper


def _place(committee: Committee | None, thread: Thread | None) -> UUID | None:
    """Where a paper belongs: to its committee's town, else to the thread's."""
    if committee is not None:
        return committee.municipality_id
    return thread.municipality_id if thread is not None else None


def _write_stations(paper: Paper, stations: Sequence[NewStation]) -> None:
    """Places without gaps; equal ones stay equal."""
    places = {order: place for place, order in enumerate(sorted({one.order for one in stations}), start=1)}
    Station.objects.bulk_create(
        Station(
            paper=paper,
            committee=one.committee,
            role=one.role,
            authoritative=one.authoritative,
            order=places[one.order],
        )
        for one in stations
    )
