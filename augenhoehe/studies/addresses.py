"""Where studies are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import Guide, Interview, Study, Workshop


def of_study(study: Study) -> str:
    return by_id("studies_inside:study", study.pk)


def of_guide(guide: Guide) -> str:
    return by_id("studies_inside:guide", guide.pk)


def of_workshop(workshop: Workshop) -> str:
    return by_id("studies_inside:workshop", workshop.pk)


def of_interviews(study: Study) -> str:
    return by_id("studies_inside:interviews", study.pk)


def of_interview(interview: Interview) -> str:
    return by_id("studies_inside:interview", interview.pk)


def public_of_study(study: Study) -> str:
    with translation.override("de"):
        return by_id("studies:study_public", study.pk)


def public_of_guide(guide: Guide) -> str:
    with translation.override("de"):
        return by_id("studies:guide_public", guide.pk)
