"""What the search finds here: published contributions, in the language they were written in and in translations."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.forum.addresses import stored
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.queries.public import public_contributions
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index_all

KIND = "contribution"


def index_contribution(contribution: Contribution, *, at: datetime) -> None:
    """Let a published contribution be found; whatever else it is now, it is found no more."""
    forget(kind=KIND, object_id=contribution.pk)
    shown = public_contributions().filter(pk=contribution.pk).first()
    if shown is not None:
        index_all(_documents(shown, at))


def _documents(contribution: Contribution, at: datetime) -> list[Document]:
    languages = {contribution.language, *contribution.translations}
    found = []
    for language in sorted(languages):
        reading = contribution.reading(language)
        # The search knows the languages of the pages; what was written in others is found beside German texts.
        known = language if language in NAMES else SOURCE
        found.append(
            Document(
                kind=KIND, object_id=contribution.pk, language=known, scope=Document.Scope.PUBLIC,
                title=contribution.heading(language).text, body=reading.text, url=stored(contribution), changed_at=at,
                visible_from=contribution.published_at or at, municipality_id=contribution.municipality_id,
            )
        )  # fmt: skip
    return list({one.language: one for one in found}.values())


def rebuild_contributions(*, at: datetime) -> int:
    rows = list(public_contributions().order_by("pk"))
    index_all([document for one in rows for document in _documents(one, at)])
    return len(rows)
