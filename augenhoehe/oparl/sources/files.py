from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.template.loader import render_to_string

from augenhoehe.committees.models import Paper, PaperItem
from augenhoehe.committees.queries import public_papers
from augenhoehe.committees.queries.paper_parts import wordings
from augenhoehe.core.clock import day_of
from augenhoehe.oparl.kinds import url_of

from .base import Fact, Ref, Wanted, body_of, day, home_body, made_from, rows_of, said


@dataclass(frozen=True, slots=True)
class Document:
    """One public file: where it hangs, how it is called, and its bytes."""

    ref: Ref
    hangs_on: tuple[str, UUID]
    key: str
    body: UUID | None
    name: str
    file_name: str
    mime: str
    dated: date | None
    content: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where files come from: `refs` names those of outer objects, `read` gives those of rows that are public."""

    outer: str
    key: str
    refs: Callable[[set[UUID]], dict[UUID, list[Ref]]]
    read: Callable[[set[UUID]], Iterable[Document]]


def paper_file(pk: UUID) -> Ref:
    return Ref("File", made_from("paper-file", pk), pk)


def _papers_with_text(rows: set[UUID]) -> list[Paper]:
    """While a paper is revised its old text is not shown; its page does the same."""
    return list(public_papers().filter(pk__in=rows).exclude(state=Paper.State.DRAFT))


def _refs_of_papers(rows: set[UUID]) -> dict[UUID, list[Ref]]:
    return {one.pk: [paper_file(one.pk)] for one in _papers_with_text(rows)}


def _read_papers(rows: set[UUID]) -> Iterable[Document]:
    """The paper itself as a page that needs nothing else: its text and its reasons."""
    home, papers = home_body(), _papers_with_text(rows)
    lines = wordings([one.pk for one in papers], PaperItem.objects.public())
    for one in papers:
        dated = day_of(one.submitted_at) if one.submitted_at else None
        text = render_to_string("oparl/paper.html", {"paper": one, "lines": lines[one.pk], "dated": dated})
        yield Document(
            ref=paper_file(one.pk),
            hangs_on=("Paper", one.pk),
            key="mainFile",
            body=body_of(one.municipality_id, home),
            name=f"{one.name}: {one.title}",
            file_name=f"{one.number}.html",
            mime="text/html",
            dated=dated,
            content=text.encode(),
        )


# The one list of what hangs where. Annexes of papers, invitations and minutes are further shelves.
SHELVES = (Shelf("Paper", "mainFile", _refs_of_papers, _read_papers),)


def files_on(outer: str, rows: set[UUID]) -> dict[UUID, dict[str, list[Ref]]]:
    """The files of outer objects, by the property they stand in."""
    found: dict[UUID, dict[str, list[Ref]]] = defaultdict(dict)
    for shelf in SHELVES:
        if shelf.outer == outer:
            for pk, refs in shelf.refs(rows).items():
                found[pk].setdefault(shelf.key, []).extend(refs)
    return found


def documents(wanted: Wanted) -> Iterable[Document]:
    for shelf in SHELVES:
        yield from (one for one in shelf.read(rows_of(wanted)) if one.ref.id in wanted)


def files(wanted: Wanted) -> Iterable[Fact]:
    for one in documents(wanted):
        outer, pk = one.hangs_on
        content = said(
            name=one.name,
            fileName=one.file_name,
            mimeType=one.mime,
            date=day(one.dated),
            size=len(one.content),
            sha512Checksum=hashlib.sha512(one.content).hexdigest(),
            accessUrl=f"{url_of('File', one.ref.id)}/access",
            downloadUrl=f"{url_of('File', one.ref.id)}/download",
            **{BACK[outer]: [url_of(outer, pk)]},
        )
        yield Fact(one.ref, one.body, content)


BACK = {"Paper": "paper", "Meeting": "meeting", "AgendaItem": "agendaItem"}
