from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from augenhoehe.oparl.kinds import url_of

from .base import Fact, Ref, Wanted, day, rows_of, said
from .shelves import SHELVES, Document

# The property of a file that leads back to what it hangs on.
BACK = {"Paper": "paper", "Meeting": "meeting", "AgendaItem": "agendaItem"}


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
            size=one.size,
            sha512Checksum=one.checksum,
            accessUrl=f"{url_of('File', one.ref.id)}/access",
            downloadUrl=f"{url_of('File', one.ref.id)}/download",
            augenhoehe_edition=one.mark,
            **{BACK[outer]: [url_of(outer, pk)]},
        )
        yield Fact(one.ref, one.body, content)
