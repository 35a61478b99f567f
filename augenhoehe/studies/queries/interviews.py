"""Questions the pages of the room ask. All of them inside `closed_room`: the database decides what is found."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import Term
from augenhoehe.structure.queries_status import HintStatus, statuses_of
from augenhoehe.studies.models import Finding, Interview, InterviewConsent, Nomination, ReadLog, Study
from augenhoehe.studies.permissions import WORK_ON_INTERVIEWS

LOG_LINES = 200


def own_studies(actor: Actor) -> QuerySet[Study]:
    """The studies of the own institute, as far as interviews are held in them."""
    carriers = actor.reach(WORK_ON_INTERVIEWS).carriers
    rows = Study.objects.filter(institute_id__in=carriers).exclude(state=Study.State.DRAFT)
    return rows.select_related("institute").order_by("-created_at", "id")


def interviews_for(actor: Actor) -> QuerySet[Interview]:
    """By the role, and by row-level security for each single row."""
    if not actor.may(WORK_ON_INTERVIEWS):
        return Interview.objects.none()
    return Interview.objects.select_related("study__institute")


def interviews_of(actor: Actor, study: Study) -> list[Interview]:
    return list(interviews_for(actor).filter(study=study).order_by("code"))


def findings_for(actor: Actor) -> QuerySet[Finding]:
    if not actor.may(WORK_ON_INTERVIEWS):
        return Finding.objects.none()
    return Finding.objects.select_related("interview__study__institute")


def nominations_for(actor: Actor) -> QuerySet[Nomination]:
    if not actor.may(WORK_ON_INTERVIEWS):
        return Nomination.objects.none()
    return Nomination.objects.select_related("study__institute").order_by("arrived_on", "id")


def findings_of(interview: Interview) -> list[Finding]:
    return list(Finding.objects.filter(interview=interview).order_by("id"))


def consent_of(interview: Interview) -> InterviewConsent | None:
    return InterviewConsent.objects.filter(interview=interview).first()


def log_of(interview: Interview) -> list[ReadLog]:
    rows = ReadLog.objects.filter(interview=interview).select_related("user")
    return list(rows.order_by("-at", "id")[:LOG_LINES])


def codes_of(study: Study) -> set[str]:
    return set(Interview.objects.filter(study=study).values_list("code", flat=True))


@dataclass(frozen=True, slots=True)
class Fate:
    """A finding, and what became of its hint, looked up by the number that only the finding keeps."""

    finding: Finding
    status: HintStatus | None


def fates_of(findings: Sequence[Finding], at: datetime) -> list[Fate]:
    statuses = statuses_of([one.said("code") for one in findings if one.said("code")], "de", at)
    return [Fate(one, statuses.get(one.said("code"))) for one in findings]


def interview_behind(actor: Actor, pk: uuid.UUID) -> Interview | None:
    """The interview that something named in an address belongs to."""
    found = interviews_for(actor).filter(pk=pk).first()
    if found is None:
        finding = findings_for(actor).filter(pk=pk).first()
        found = finding.interview if finding else None
    return found


# --- Numbers for who manages a study ---------------------------------------------------------------------
def numbers_of(study: Study) -> list[tuple[str, int]]:
    """How many interviews stand where, in the order of the states; only the coordination is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, interviews FROM studies_numbers(%s)", [study.pk])
        found = dict(cursor.fetchall())
    return [(str(label), int(found[value])) for value, label in Interview.State.choices if value in found]


def labels(vocabulary: str) -> dict[str, str]:
    """Codes of a vocabulary with their German words."""
    rows = Term.objects.filter(vocabulary=vocabulary)
    return {one.code: text_in(one.label, "de").text or one.code for one in rows}
