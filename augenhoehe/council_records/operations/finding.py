"""What the search finds of imported papers: inside, with the town's name, so that nobody takes them for ours."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from augenhoehe.core.text import shorten
from augenhoehe.council_records.addresses import of_council_paper
from augenhoehe.council_records.models import CouncilPaper
from augenhoehe.search.models import Document
from augenhoehe.search.operations import index_all

KIND = "council_paper"


def index_papers(papers: QuerySet[CouncilPaper], *, at: datetime) -> int:
    """Let papers be found by who reads council records."""
    found = list(papers.select_related("body", "source"))
    index_all([_document(one, at) for one in found])
    return len(found)


def forget_papers(papers: QuerySet[CouncilPaper]) -> int:
    return Document.objects.filter(kind=KIND, object_id__in=papers.values("pk")).delete()[0]


def rebuild_council_papers(*, at: datetime) -> int:
    return index_papers(CouncilPaper.objects.standing().order_by("pk"), at=at)


def origin(paper: CouncilPaper) -> str:
    """„aus dem Ratsinformationssystem: Stadt Sternmünde“."""
    return f"aus dem Ratsinformationssystem: {_house(paper)}"


def _house(paper: CouncilPaper) -> str:
    return paper.body.name if paper.body else paper.source.name


def _document(paper: CouncilPaper, at: datetime) -> Document:
    return Document(
        kind=KIND,
        object_id=paper.pk,
        scope=Document.Scope.INSIDE,
        title=shorten(f"{paper} ({_house(paper)})", 280),
        body="\n".join(filter(None, [origin(paper), paper.kind, paper.reference, str(paper)])),
        url=of_council_paper(paper),
        municipality_id=paper.source.municipality_id,
        visible_from=at,
        changed_at=at,
    )
