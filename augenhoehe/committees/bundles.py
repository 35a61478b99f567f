"""The papers of an agenda as one PDF, set by Typst, which is loaded when a bundle is made and not before.

What people typed is read as data, never as markup. Attached PDF files follow page by page behind their item; Typst
cannot tag foreign pages, so that only a bundle without them is PDF/UA-1. Every paper also lies on the page itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.files.queries import path_of

from .models import AgendaItem, Meeting

# More than this nobody opens on a phone; the rest is on the page.
MOST_PAGES = 200

TEMPLATE = r"""
#let it = json("agenda.json")
#set document(title: it.title, author: it.installation)
#set text(lang: "de", region: "de", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, left: 24mm, right: 20mm), numbering: "1 / 1")
#set par(justify: false, leading: 0.65em)
#show heading: set block(sticky: true, above: 1.6em, below: 0.8em)

#text(10pt, it.installation)
#heading(level: 1, it.title)
#it.when \
#it.place

#for item in it.items [
  #heading(level: 2, item.title)
  #for line in item.brief [#par(line)]
  #if item.to_decide != "" [#strong[Zu entscheiden:] #item.to_decide]
  #if item.paper != none [
    #heading(level: 3, item.paper.title)
    #for line in item.paper.text [#par(line)]
    #if item.paper.reasons.len() > 0 [
      #heading(level: 4)[Begründung]
      #for line in item.paper.reasons [#par(line)]
    ]
  ]
  #for file in item.files [
    #heading(level: 3, file.name)
    #if file.note != "" [#file.note]
    #for number in range(1, file.pages + 1) {
      page(margin: (x: 10mm, top: 16mm, bottom: 14mm), header: text(8.5pt, file.name + ", Seite " + str(number)),
        align(center + horizon, image(file.path, page: number, width: 100%, height: 100%, fit: "contain",
          alt: file.name + ", Seite " + str(number))))
    }
  ]
]
"""


def bundle(meeting: Meeting, items: Sequence[AgendaItem], papers: Mapping[UUID, list[str]]) -> bytes:
    """With these lines of the papers, in some tenths of a second.

    Expects `station__paper` and `documents__file` of the items to be loaded.
    """
    import typst

    with TemporaryDirectory(prefix="agenda-") as folder:
        root = Path(folder)
        data: dict[str, Any] = {
            "title": _title(meeting), "installation": settings.INSTALLATION_NAME, "place": meeting.place,
            "when": long_moment(meeting.starts_at), "items": _items(items, papers, root),
        }  # fmt: skip
        (root / "agenda.json").write_text(json.dumps(data), encoding="utf-8")
        (root / "bundle.typ").write_text(TEMPLATE, encoding="utf-8")
        foreign = any(file["pages"] for item in data["items"] for file in item["files"])
        made: Any = typst.compile(
            str(root / "bundle.typ"), format="pdf", root=folder, ignore_system_fonts=True,
            pdf_standards=[] if foreign else ["ua-1"],
        )  # fmt: skip
        return bytes(made)


def _title(meeting: Meeting) -> str:
    day = day_of(meeting.starts_at)
    return f"{meeting.committee.name_on(day)}, {long_date(day)}"


def _items(items: Sequence[AgendaItem], papers: Mapping[UUID, list[str]], root: Path) -> list[dict[str, Any]]:
    left, found = MOST_PAGES, []
    for item in items:
        files = []
        for document in item.documents.all():
            pages = _pages(path_of(document.file), root, min(left, MOST_PAGES))
            left -= pages
            note = "" if pages else "Diese Datei ließ sich nicht einfügen. Sie liegt auf der Seite der Sitzung."
            files.append({"name": document.name, "path": f"{document.file.sha256}.pdf", "pages": pages, "note": note})
        paper = item.station.paper if item.station and item.station.paper_id in papers else None
        found.append({
            "title": f"{item.order or ''}. {item.title}".lstrip(". "), "brief": _lines(item.brief),
            "to_decide": item.to_decide, "files": files,
            "paper": paper and {
                "title": f"{paper.name}: {paper.title}", "text": papers[paper.pk], "reasons": _lines(paper.reasons),
            },
        })  # fmt: skip
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pages(source: Path, root: Path, most: int) -> int:
    """How many pages of a PDF can be set: none of a broken or locked one. Found by halving: Typst tells no number."""
    if most < 1 or not source.exists():
        return 0
    (root / f"{source.name}.pdf").write_bytes(source.read_bytes())
    good, bad = 0, most + 1
    while bad - good > 1:
        # From the front: most papers have few pages.
        middle = min((good + bad) // 2, max(1, good * 2))
        good, bad = (middle, bad) if _can_set(f"{source.name}.pdf", middle, root) else (good, middle)
    return good


def _can_set(name: str, page: int, root: Path) -> bool:
    import typst

    (root / "probe.typ").write_text(f'#image("{name}", page: {page})', encoding="utf-8")
    try:
        typst.compile(str(root / "probe.typ"), format="pdf", root=str(root), ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True
