"""A structural question names what it stands on: a figure, the analysis of an area (S3-33)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring.models import IndicatorSeries
from augenhoehe.structure.models import QuestionSource, StructuralQuestion
from augenhoehe.structure.queries.chains import proposal_of
from augenhoehe.structure.rules import chains as rules


@transaction.atomic
def name_source(
    *, question: StructuralQuestion, shows: str, by: Actor, at: datetime, series: IndicatorSeries | None = None,
    analysis: SocialAreaAnalysis | None = None,
) -> QuestionSource:  # fmt: skip
    """Name a figure or an analysis, and what it shows for this question."""
    rules.check_model(by, question, proposal_of(question), day_of(at))
    if (series is None) == (analysis is None):
        raise Refused("Wählen Sie entweder eine Kennzahl oder eine Sozialraumanalyse.", field="indicator")
    if not shows.strip():
        raise Refused("Schreiben Sie in einem Satz, was das für die Frage zeigt.", field="shows")
    if question.source_lines.filter(series=series, analysis=analysis).exists():
        raise Refused("Diese Quelle ist schon genannt.", field="indicator" if series else "analysis")
    made = QuestionSource.objects.create(
        question=question, series=series, analysis=analysis, shows=shorten(clean(shows), 300), named_on=day_of(at)
    )
    audit("name_source", question, by=by, at=at, fields=["series", "analysis", "shows"])
    return made


@transaction.atomic
def drop_source(*, source: QuestionSource, by: Actor, at: datetime) -> None:
    """It does not speak for the question after all."""
    rules.check_model(by, source.question, proposal_of(source.question), day_of(at))
    audit("drop_source", source.question, by=by, at=at, fields=["series", "analysis"])
    source.delete()
