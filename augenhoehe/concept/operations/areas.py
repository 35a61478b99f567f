"""Analyses of social areas: begun, written, checked, published; and the measures proposed from them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.concept import rules
from augenhoehe.concept.models import ActionField, Measure, SocialAreaAnalysis
from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality, SocialArea

from .measures import create_measure


@dataclass(frozen=True, slots=True)
class AnalysisSaid:
    """What people say of an area: for which time, what it can build on, what it needs, what follows."""

    starts_on: date
    ends_on: date
    potentials: str = ""
    needs: str = ""
    conclusions: str = ""


@transaction.atomic
def begin_analysis(
    *, municipality: Municipality, said: AnalysisSaid, by: Actor, at: datetime, social_area: SocialArea | None = None
) -> SocialAreaAnalysis:
    """Begin the analysis of a social area, or of a whole town (S3-19)."""
    rules.check_write(by, municipality.pk)
    if social_area is not None and social_area.municipality_id != municipality.pk:
        raise Refused("Dieser Sozialraum gehört zu einer anderen Kommune.", field="area")
    values = _values(said)
    made = SocialAreaAnalysis.objects.create(
        municipality=municipality, social_area=social_area, created_at=at, **values
    )
    audit("begin_analysis", made, by=by, at=at, fields=["municipality", "social_area", *values])
    return made


@transaction.atomic
def write_analysis(
    *, analysis: SocialAreaAnalysis, said: AnalysisSaid, by: Actor, at: datetime, revision: int | None = None
) -> SocialAreaAnalysis:
    rules.check_write_analysis(by, analysis)
    values = _values(said)
    revisions.change(analysis, revision=revision, **values)
    audit("write_analysis", analysis, by=by, at=at, fields=list(values))
    return analysis


@transaction.atomic
def check_analysis(
    *, analysis: SocialAreaAnalysis, by: Actor, at: datetime, revision: int | None = None
) -> SocialAreaAnalysis:
    """Somebody read it and stands for it."""
    return _turn(analysis, "check", revision, by=by, at=at, checked_at=at, checked_by=by.user_id)


@transaction.atomic
def publish_analysis(
    *, analysis: SocialAreaAnalysis, by: Actor, at: datetime, revision: int | None = None
) -> SocialAreaAnalysis:
    """From now on everybody reads it."""
    return _turn(analysis, "publish", revision, by=by, at=at, published_at=at, published_by=by.user_id)


@transaction.atomic
def reopen_analysis(
    *, analysis: SocialAreaAnalysis, by: Actor, at: datetime, revision: int | None = None
) -> SocialAreaAnalysis:
    """Back to a draft: what was public is no longer; the trail keeps who had checked it."""
    nobody = {"checked_at": None, "checked_by": None, "published_at": None, "published_by": None}
    return _turn(analysis, "reopen", revision, by=by, at=at, **nobody)


@transaction.atomic
def propose_measure(
    *, analysis: SocialAreaAnalysis, action_field: ActionField, title: str, description: str, lead_unit: str, by: Actor,
    at: datetime,
) -> Measure:  # fmt: skip
    """A planned measure for the area; it is decided like every other."""
    rules.check_write(by, analysis.municipality_id)
    measure = create_measure(
        action_field=action_field, title=title, description=description, lead_unit=lead_unit,
        municipality=analysis.municipality, areas=[analysis.social_area] if analysis.social_area else [],
        state=Measure.State.PLANNED, origin=Measure.Origin.AREA, markers=[], by=by, at=at,
    )  # fmt: skip
    analysis.measures.add(measure)
    audit("propose_measure", analysis, by=by, at=at, fields=["measures"])
    return measure


def _turn(
    analysis: SocialAreaAnalysis, verb: str, revision: int | None, *, by: Actor, at: datetime, **values: Any
) -> SocialAreaAnalysis:
    rules.check_turn_analysis(by, analysis, verb)
    following = rules.ANALYSIS.target(analysis.state, verb)
    revisions.change(analysis, revision=revision, state=following, **values)
    audit(f"{verb}_analysis", analysis, by=by, at=at, fields=["state", *values])
    return analysis


def _values(said: AnalysisSaid) -> dict[str, Any]:
    rules.check_period(said.starts_on, said.ends_on)
    return {name: clean(value) if isinstance(value, str) else value for name, value in asdict(said).items()}
