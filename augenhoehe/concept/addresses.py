"""Where concepts and measures are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import Concept, ImplementationMarker, Measure, Project


def of_measure(measure: Measure) -> str:
    return by_id("concept_inside:measure", measure.pk)


def of_marker(marker: ImplementationMarker) -> str:
    return f"{of_measure(marker.measure)}#marker-{marker.pk}"


def public_of_measure(measure: Measure) -> str:
    """The public page, or nothing while the concept is not public."""
    if not measure.action_field.concept.public:
        return ""
    with translation.override("de"):
        return by_id("concept:measure_public", measure.pk)


def of_concept(concept: Concept) -> str:
    return by_id("concept_inside:concept", concept.pk)


def public_of_concept(concept: Concept) -> str:
    """The public page, or nothing while the concept is not public."""
    if not concept.public:
        return ""
    with translation.override("de"):
        return by_id("concept:concept_public", concept.pk)


def of_project(project: Project) -> str:
    return by_id("concept_inside:project", project.pk)
