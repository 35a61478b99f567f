"""What the search finds of committees: public ones and public resolutions, written with the change itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from augenhoehe.committees.addresses import public_of_committee, public_of_paper
from augenhoehe.committees.models import Committee, Paper, Resolution
from augenhoehe.committees.queries import public_papers, public_resolutions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.journal.models import Thread
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index

COMMITTEE = "committee"
RESOLUTION = "resolution"
PAPER = "paper"


def index_committee(committee: Committee, *, at: datetime) -> None:
    """Let a public committee be found under all its names, and a hidden or dissolved one no longer."""
    day = day_of(at)
    if not (committee.public and committee.stands_on(day)):
        forget(kind=COMMITTEE, object_id=committee.pk)
        return
    name = committee.name_on(day)
    others = [one.name for one in committee.names.all() if one.name != name]
    place = committee.municipality.name if committee.municipality else ""
    for language in {"de", *committee.short_text}:
        task = text_in(committee.short_text, language)
        index(
            kind=COMMITTEE,
            object_id=committee.pk,
            scope=Document.Scope.PUBLIC,
            language=language,
            title=name,
            body="\n".join(filter(None, [task.text, committee.get_kind_display(), *others, place])),
            url=public_of_committee(committee),
            at=at,
            municipality_id=committee.municipality_id,
        )


def index_resolution(resolution: Resolution, *, at: datetime) -> None:
    """Let a resolution be found once everybody may read it; before that it is not in the index at all."""
    shown = public_resolutions().filter(pk=resolution.pk).first()
    if shown is None:
        forget(kind=RESOLUTION, object_id=resolution.pk)
        return
    item = shown.agenda_item
    for language in {"de", *shown.public_text}:
        index(
            kind=RESOLUTION,
            object_id=shown.pk,
            scope=Document.Scope.PUBLIC,
            language=language,
            title=_title(shown),
            body=_body(shown, language),
            url=_where(shown),
            at=at,
            municipality_id=item.committee.municipality_id,
        )


@transaction.atomic
def index_resolutions_of(thread: Thread, *, at: datetime) -> int:
    """A thread became public or was withdrawn: its resolutions follow."""
    return _index_all(Resolution.objects.filter(agenda_item__thread=thread), at)


@transaction.atomic
def index_resolutions_in(committee: Committee, *, at: datetime) -> int:
    """A committee is shown or hidden from now on: its resolutions follow."""
    return _index_all(Resolution.objects.filter(agenda_item__committee=committee), at)


def index_paper(paper: Paper, *, at: datetime) -> None:
    """Let a paper be found by everybody who may read it in public; its drafts are in no index."""
    shown = public_papers().filter(pk=paper.pk).first()
    if shown is None or shown.state == Paper.State.WITHDRAWN:
        forget(kind=PAPER, object_id=paper.pk)
        return
    index(
        kind=PAPER,
        object_id=shown.pk,
        scope=Document.Scope.PUBLIC,
        title=f"{shown.title} ({shown.name})",
        body="\n".join(
            filter(None, [shown.get_kind_display(), shown.number, *_said_by(shown), shown.reasons, shown.submitter])
        ),
        url=public_of_paper(shown),
        at=at,
        municipality_id=shown.municipality_id,
    )


def _said_by(paper: Paper) -> list[str]:
    """Items that are public, what an inquiry asks, and the answers that were released."""
    items = paper.items.filter(public=True).values_list("text", flat=True)
    questions = [
        part for one in paper.questions.all() for part in (one.text, one.answer if one.released else "") if part
    ]
    return [*items, *questions, paper.group]


@transaction.atomic
def index_papers_of(thread: Thread, *, at: datetime) -> int:
    """A thread became public or was withdrawn: its papers follow."""
    return _index_papers(Paper.objects.filter(thread=thread), at)


def rebuild_papers(*, at: datetime) -> int:
    return _index_papers(Paper.objects.order_by("pk"), at)


def _index_papers(found: QuerySet[Paper], at: datetime) -> int:
    for paper in found:
        index_paper(paper, at=at)
    return len(found)


def rebuild_committees(*, at: datetime) -> int:
    found = Committee.objects.with_names()
    for committee in found:
        index_committee(committee, at=at)
    return len(found)


def rebuild_resolutions(*, at: datetime) -> int:
    return _index_all(Resolution.objects.order_by("pk"), at)


def _index_all(found: QuerySet[Resolution], at: datetime) -> int:
    for resolution in found:
        index_resolution(resolution, at=at)
    return len(found)


def _title(resolution: Resolution) -> str:
    """A closed item's title stays closed; what was released of it is found under the committee's name."""
    item = resolution.agenda_item
    name = item.committee.name_on(resolution.decided_on)
    return f"{item.title} ({name})" if item.public else f"Beschluss: {name}"


def _body(resolution: Resolution, language: str) -> str:
    released = text_in(resolution.public_text, language).text
    if not resolution.agenda_item.public:
        return released
    return "\n".join(filter(None, [released, resolution.wording, resolution.reason]))


def _where(resolution: Resolution) -> str:
    thread = resolution.agenda_item.thread
    if thread is None:
        return public_of_committee(resolution.agenda_item.committee)
    with translation.override("de"):
        return reverse("journal:thread_public", args=[thread.number])
