"""What the search finds of funding: published programmes, written with the change itself."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from augenhoehe.core.multilingual import SOURCE, text_in
from augenhoehe.funding.addresses import public_of_programme
from augenhoehe.funding.models import FundingProgramme
from augenhoehe.funding.vocabularies import Applicant
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.search.tags import words_of

PROGRAMME = "funding_programme"


def index_programme(programme: FundingProgramme, *, at: datetime) -> None:
    """Let a published programme be found by its name, giver and what it pays for."""
    if not programme.published:
        forget(kind=PROGRAMME, object_id=programme.pk)
        return
    for language in {SOURCE, *programme.funded}:
        with translation.override(language):
            told = [*labels(Field, programme.fields), *labels(Applicant, programme.applicants)]
        index(
            kind=PROGRAMME,
            object_id=programme.pk,
            scope=Document.Scope.PUBLIC,
            language=language,
            title=programme.name,
            body="\n".join([text_in(programme.funded, language).text, programme.giver, *told]),
            url=public_of_programme(programme),
            at=at,
            tags=words_of(str(one.label) for one in Field if one in programme.fields),
        )


def rebuild_programmes(*, at: datetime) -> int:
    rows = list(FundingProgramme.objects.public().order_by("pk"))
    for programme in rows:
        index_programme(programme, at=at)
    return len(rows)
