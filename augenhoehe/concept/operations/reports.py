"""Yearly reports: texts that people write, and editions that the worker makes and nobody changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _
from procrastinate.contrib.django import app

from augenhoehe.committees import editions
from augenhoehe.concept import rules
from augenhoehe.concept.models import Concept, ReportEdition, YearReport, YearReportPart
from augenhoehe.concept.yearly import edition_of_year, year_content
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.files.kinds import PDF
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit
from augenhoehe.journal.sentences import said
from augenhoehe.places.queries import installation

from .steps import tell_of_concept

TASK = "concept.make_edition"
BROKEN = "Beim Erzeugen ging etwas schief. Die Texte sind gespeichert. Bitte melden Sie es der Systemverwaltung."
WITH = ("report__concept__municipality", "report__concept__thread")
logger = logging.getLogger(__name__)


@transaction.atomic
def begin_report(*, concept: Concept, year: int, by: Actor, at: datetime) -> YearReport:
    """Begin the report of a year; each field of action gets a part to write in."""
    rules.check_write(by, concept.municipality_id)
    rules.check_year(year, day_of(at))
    report, new = YearReport.objects.get_or_create(concept=concept, year=year, defaults={"created_at": at})
    if not new:
        raise Refused(f"Den Jahresbericht {year} gibt es schon.", field="year")
    for action_field in concept.action_fields.order_by("position"):
        YearReportPart.objects.create(report=report, action_field=action_field)
    audit("begin_report", report, by=by, at=at, fields=["year"])
    return report


@transaction.atomic
def write_report(
    *, report: YearReport, intro: str, outlook: str, by: Actor, at: datetime, revision: int | None = None
) -> YearReport:
    """Write what stands before and after the fields of action."""
    rules.check_write(by, report.concept.municipality_id)
    revisions.change(report, revision=revision, intro=clean(intro), outlook=clean(outlook))
    audit("write_report", report, by=by, at=at, fields=["intro", "outlook"])
    return report


@transaction.atomic
def write_part(
    *, part: YearReportPart, text: str, by: Actor, at: datetime, revision: int | None = None
) -> YearReportPart:
    """Write what a year brought in a field of action."""
    rules.check_write(by, part.report.concept.municipality_id)
    revisions.change(part, revision=revision, text=clean(text))
    audit("write_report_part", part, by=by, at=at, fields=["text"])
    return part


@transaction.atomic
def order_edition(*, report: YearReport, by: Actor, at: datetime, note: str = "", defer: bool = True) -> ReportEdition:
    """Let the worker make an edition: figures and texts as they are then, frozen."""
    rules.check_write(by, report.concept.municipality_id)
    held = YearReport.objects.select_for_update().get(pk=report.pk)
    if held.editions.filter(state=ReportEdition.State.MAKING).exists():
        raise Refused("Eine Ausgabe wird gerade erzeugt. Bitte warten Sie, bis sie fertig ist.")
    number = held.editions.exclude(state=ReportEdition.State.FAILED).count() + 1
    rules.check_edition(held, number, note)
    held.editions.filter(state=ReportEdition.State.FAILED).delete()
    edition = ReportEdition.objects.create(
        report=held, number=number, note=clean(note), as_of=day_of(at), ordered_at=at, ordered_by=by.user_id
    )
    audit("order_edition", edition, by=by, at=at, fields=["number", "note", "as_of"])
    if defer:
        _defer(edition)
    return edition


def _defer(edition: ReportEdition) -> None:
    # By name: tasks lie above operations.
    app.configure_task(TASK, queue="default").defer(edition_id=str(edition.pk))


def make_edition(*, edition_id: UUID, now: Callable[[], datetime]) -> ReportEdition:
    """The worker's part. What fails is said at the edition; a second run of the same finds it done."""
    edition = ReportEdition.objects.select_related(*WITH).get(pk=edition_id)
    if edition.state != ReportEdition.State.MAKING:
        return edition
    try:
        return _make(edition, now())
    except Exception as error:
        if not isinstance(error, Refused):
            logger.exception("Ausgabe %s", edition.pk)
        sentence = error.sentence if isinstance(error, Refused) else BROKEN
        edition.refresh_from_db(fields=["revision", "state"])
        state = rules.EDITION.target(edition.state, "fail")
        return revisions.change(edition, state=state, failure=shorten(sentence, 300))


def _make(edition: ReportEdition, at: datetime) -> ReportEdition:
    """Each step is told at once, so that whoever waits sees it; the last one freezes everything together."""

    def progress(done: int, total: int) -> None:
        ReportEdition.objects.filter(pk=edition.pk).update(done=done, total=total)

    content = year_content(edition.report, edition.as_of, progress)
    total = len(content["fields"]) + 2
    made = editions.made(paper_of(content, edition.number), "pdf", at=at)
    progress(total - 1, total)
    with transaction.atomic():
        revisions.lock(edition, *WITH)
        state = rules.EDITION.target(edition.state, "complete")
        pdf = store(content=made, at=at, allowed=frozenset({PDF}))
        revisions.change(edition, state=state, content=content, pdf=pdf, made_at=at, done=total, total=total)
        audit("make_edition", edition, by=SYSTEM, at=at, fields=["state", "content", "pdf"])
        text = said(_("Der Jahresbericht %(year)s liegt vor."), year=str(edition.report.year))
        tell_of_concept(edition.report.concept, "report_made", text, by=SYSTEM, at=at)
    return edition


def paper_of(content: dict, number: int) -> editions.Edition:
    """The edition as a sheet with the letterhead of the house."""
    found = installation()
    sender = tuple(filter(None, (found.name, found.centre_name))) if found else ()
    return edition_of_year(content, sender=sender, number=number)
