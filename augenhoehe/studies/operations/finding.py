"""What the search finds here: published studies, and nothing else of them."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.multilingual import text_in
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.studies.addresses import public_of_study
from augenhoehe.studies.models import Study

STUDY = "study"


def index_study(study: Study, *, at: datetime) -> None:
    """Let a published study be found under its words."""
    if study.published_on is None:
        forget(kind=STUDY, object_id=study.pk)
        return
    index(
        kind=STUDY,
        object_id=study.pk,
        scope=Document.Scope.PUBLIC,
        title=study.title,
        body="\n".join([text_in(study.short_text, "de").text, study.aims]),
        url=public_of_study(study),
        at=at,
    )


def rebuild_studies(*, at: datetime) -> int:
    found = list(Study.objects.order_by("pk"))
    for one in found:
        index_study(one, at=at)
    return len(found)
