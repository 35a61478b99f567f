"""Where public files come from: papers, annexes, documents of items, invitations and minutes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.template.loader import render_to_string

from augenhoehe.committees import editions
from augenhoehe.committees.models import AgendaItem, Annex, ItemDocument, Meeting, Minutes, Paper, PaperItem
from augenhoehe.committees.queries import letterhead, public_annexes, public_minutes, view_of
from augenhoehe.committees.queries.paper_parts import wordings
from augenhoehe.core.clock import day_of
from augenhoehe.core.text import slug
from augenhoehe.core.values import dataclass
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.models import StoredFile
from augenhoehe.files.queries import read

from .base import Ref, body_of, home_body, made_from
from .shown import public_items, public_meetings

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Document:
    """One public file: where it hangs, how it is called, and how its bytes are got.

    mark: what tells editions apart that are made when somebody asks for them; their bytes are not counted before.
    """

    ref: Ref
    hangs_on: tuple[str, UUID]
    body: UUID | None
    name: str
    file_name: str
    mime: str
    dated: date | None
    content: Callable[[], bytes]
    size: int | None = None
    checksum: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one origin: `refs` names those of outer objects, `read` gives those of rows that are public."""

    outer: str
    key: str
    refs: Callable[[set[UUID]], dict[UUID, list[Ref]]]
    read: Callable[[set[UUID]], Iterable[Document]]


def file_of(origin: str, pk: UUID) -> Ref:
    """The file that is made from a row; `origin` keeps rows apart from which two files come."""
    return Ref("File", made_from(f"{origin}-file", pk), pk)


# --- The paper itself ---------------------------------------------------------------------------------
def _papers_with_text(rows: set[UUID]) -> QuerySet[Paper]:
    """While a paper is revised its old text is not shown; its page does the same."""
    return Paper.objects.public().filter(pk__in=rows).exclude(state=Paper.State.DRAFT)


def _refs_of_papers(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    return {pk: [file_of("paper", pk)] for pk in _papers_with_text(rows).values_list("pk", flat=True)}


def _read_papers(rows: set[UUID]) -> Iterable[Document]:
    """A page that needs nothing else: the text and its reasons."""
    home, papers = home_body(), list(_papers_with_text(rows))
    lines = wordings([one.pk for one in papers], PaperItem.objects.public())
    for one in papers:
        dated = day_of(one.submitted_at) if one.submitted_at else None
        text = render_to_string("oparl/paper.html", {"paper": one, "lines": lines[one.pk], "dated": dated}).encode()
        yield Document(
            ref=file_of("paper", one.pk),
            hangs_on=("Paper", one.pk),
            body=body_of(one.municipality_id, home),
            name=f"{one.name}: {one.title}",
            file_name=f"{one.number}.html",
            mime="text/html",
            dated=dated,
            content=partial(bytes, text),
            size=len(text),
            checksum=hashlib.sha512(text).hexdigest(),
        )


# --- What somebody attached ---------------------------------------------------------------------------
def _refs_of_annexes(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    found: dict[UUID, list[Ref]] = defaultdict(list)
    annexes = Annex.objects.public().filter(paper__in=rows).order_by("order")
    for pk, paper in annexes.values_list("pk", "paper_id"):
        found[paper].append(file_of("annex", pk))
    return found


def _read_annexes(rows: set[UUID]) -> Iterable[Document]:
    home = home_body()
    for one in public_annexes().filter(pk__in=rows):
        body = body_of(one.paper.municipality_id, home)
        yield _attached(file_of("annex", one.pk), ("Paper", one.paper_id), body, one.title, one.file, one.added_at)


def _public_documents() -> QuerySet[ItemDocument]:
    """Who reads the item reads them; of a closed meeting only its public resolutions are shown, nothing else."""
    rows = ItemDocument.objects.filter(item__in=public_items(), item__meeting__in=public_meetings())
    return rows.select_related("file", "item__committee").order_by("added_at", "id")


def _refs_of_documents(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    found: dict[UUID, list[Ref]] = defaultdict(list)
    for pk, item in _public_documents().filter(item__in=rows).values_list("pk", "item_id"):
        found[item].append(file_of("document", pk))
    return found


def _read_documents(rows: set[UUID]) -> Iterable[Document]:
    home = home_body()
    for one in _public_documents().filter(pk__in=rows):
        body = body_of(one.item.committee.municipality_id, home)
        yield _attached(
            file_of("document", one.pk), ("AgendaItem", one.item_id), body, one.name, one.file, one.added_at
        )


def _attached(
    ref: Ref, outer: tuple[str, UUID], body: UUID | None, name: str, stored: StoredFile, at: datetime
) -> Document:
    return Document(
        ref=ref,
        hangs_on=outer,
        body=body,
        name=name,
        file_name=f"{slug(name) or 'anlage'}.{ENDINGS[stored.media_type]}",
        mime=stored.media_type,
        dated=day_of(at),
        content=partial(read, stored),
        size=stored.size,
    )


# --- Editions of a meeting ----------------------------------------------------------------------------
def _invited(rows: set[UUID]) -> QuerySet[Meeting]:
    """Public meetings that people were invited to. One called off has given its items back: nothing is left to say."""
    shown = (Meeting.State.INVITED, Meeting.State.HELD)
    return _with_sender(public_meetings().filter(pk__in=rows, state__in=shown, invited_at__isnull=False))


def _with_sender(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    found = rows.select_related("committee__municipality").defer("committee__municipality__boundary")
    return found.prefetch_related("committee__names")


def _refs_of_invitations(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    return {pk: [file_of("invitation", pk)] for pk in _invited(rows).values_list("pk", flat=True)}


def _read_invitations(rows: set[UUID]) -> Iterable[Document]:
    """With the public items only, and what everybody may read of them."""
    found = list(_invited(rows))
    items: dict[UUID | None, list[AgendaItem]] = defaultdict(list)
    for item in public_items().filter(meeting__in=found).order_by("order"):
        items[item.meeting_id].append(item)
    for one in found:
        edition = editions.invitation_content(one, items[one.pk], letterhead(one))
        yield _edited(file_of("invitation", one.pk), one, edition, one.invited_at)


def _published_minutes() -> QuerySet[Minutes]:
    rows = public_minutes().filter(meeting__in=public_meetings())
    return rows.select_related("meeting__committee__municipality", "meeting__sitting").defer(
        "meeting__committee__municipality__boundary"
    )


def _refs_of_minutes(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    found = _published_minutes().filter(meeting__in=rows).values_list("pk", "meeting_id")
    return {meeting: [file_of("minutes", pk)] for pk, meeting in found}


def _read_minutes(rows: set[UUID]) -> Iterable[Document]:
    """The public edition, never the other one."""
    for one in _published_minutes().filter(pk__in=rows):
        edition = editions.minutes_content(view_of(one, public_only=True), letterhead(one.meeting))
        yield _edited(file_of("minutes", one.pk), one.meeting, edition, one.published_at)


def _edited(ref: Ref, meeting: Meeting, edition: editions.Edition, at: datetime | None) -> Document:
    """Made as PDF when somebody asks: nobody who publishes waits for it."""
    dated = at or meeting.starts_at
    return Document(
        ref=ref,
        hangs_on=("Meeting", meeting.pk),
        body=body_of(meeting.committee.municipality_id, home_body()),
        name=edition.title,
        file_name=f"{edition.file_name}.pdf",
        mime=PDF,
        dated=day_of(dated),
        content=lambda: editions.made(edition, "pdf", at=dated),
        mark=hashlib.blake2b(repr(edition).encode(), digest_size=8).hexdigest(),
    )


# The one list of what hangs where.
SHELVES = (
    Shelf("Paper", "mainFile", _refs_of_papers, _read_papers),
    Shelf("Paper", "auxiliaryFile", _refs_of_annexes, _read_annexes),
    Shelf("AgendaItem", "auxiliaryFile", _refs_of_documents, _read_documents),
    Shelf("Meeting", "invitation", _refs_of_invitations, _read_invitations),
    Shelf("Meeting", "resultsProtocol", _refs_of_minutes, _read_minutes),
)
