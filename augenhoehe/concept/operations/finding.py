"""What the search finds of concepts: the measures of public ones, written with the change itself."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.concept.addresses import public_of_measure
from augenhoehe.concept.models import Concept, Measure, MeasureQuerySet
from augenhoehe.concept.queries import with_places
from augenhoehe.core.multilingual import text_in
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.search.tags import about, words_of

MEASURE = "measure"


def index_measure(measure: Measure, *, at: datetime) -> None:
    """Let a measure of a public concept be found by its title, public text, lead and markers."""
    concept = measure.action_field.concept
    if not concept.public:
        forget(kind=MEASURE, object_id=measure.pk)
        return
    criteria = [marker.criterion for marker in measure.markers.order_by("position")]
    tags = _tags(measure)
    for language in {"de", *measure.public_text}:
        released = text_in(measure.public_text, language).text
        index(
            kind=MEASURE,
            object_id=measure.pk,
            scope=Document.Scope.PUBLIC,
            language=language,
            title=measure.title,
            body="\n".join(filter(None, [released, measure.lead_unit, *criteria])),
            url=public_of_measure(measure),
            at=at,
            municipality_id=measure.place_id,
            tags=tags,
        )


def _tags(measure: Measure) -> list[str]:
    """Its action field, its areas, and the matters it comes from, whose pages show it anyway."""
    threads = list(measure.thread_links.values_list("thread_id", flat=True))
    areas = list(measure.areas.values_list("pk", flat=True))
    tied = about(field=measure.action_field_id, town=measure.place_id, area=areas, thread=threads)
    return [*tied, *words_of([measure.action_field.title])]


def index_measures_of(concept: Concept, *, at: datetime) -> int:
    return _index_all(Measure.objects.filter(action_field__concept=concept), at)


def rebuild_measures(*, at: datetime) -> int:
    return _index_all(Measure.objects.order_by("pk"), at)


def _index_all(measures: MeasureQuerySet, at: datetime) -> int:
    found = with_places(measures)
    for measure in found:
        index_measure(measure, at=at)
    return len(found)
