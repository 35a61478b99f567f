"""Somebody could not use a page: taken in without an account, answered by a day, forgotten afterwards."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import ANONYMOUS, Actor, Role
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty, send_mail
from augenhoehe.places.privacy import privacy_version
from augenhoehe.portal import letters
from augenhoehe.portal.addresses import of_barrier
from augenhoehe.portal.models import BarrierReport
from augenhoehe.portal.rules import barriers as rules

ANSWER = "portal.barrier"


@transaction.atomic
def report_barrier(
    *, entry_id: uuid.UUID, text: str, page: str, email: str, language: str, at: datetime
) -> BarrierReport:
    """Take a report in; the same form sent twice is one report."""
    rules.check_report(clean(text))
    day = day_of(at)
    made, new = BarrierReport.objects.get_or_create(
        pk=entry_id,
        defaults={
            "text": clean(text), "page": shorten(clean(page), 300), "email": email, "language": language,
            "arrived_on": day, "due": rules.answer_due(day), "privacy_version": privacy_version(at),
        },
    )  # fmt: skip
    if not new:
        return made
    audit("report_barrier", made, by=ANONYMOUS, at=at, fields=["text", "page"])
    open_duty(
        kind=ANSWER, subject_kind="barrier_report", subject_id=made.pk,
        title=f"Barriere beantworten: {made.page or shorten(made.text, 80)}", url=of_barrier(made),
        owner_label="Systemverwaltung", role=Role.ADMINISTRATION, due=made.due, by=ANONYMOUS, at=at,
    )  # fmt: skip
    return made


@transaction.atomic
def answer_barrier(*, report: BarrierReport, answer: str, by: Actor, at: datetime) -> BarrierReport:
    """Say what was done; whoever left an address gets the answer by mail."""
    report.refresh_from_db(from_queryset=BarrierReport.objects.select_for_update())
    rules.check_answer(by, report, clean(answer))
    report.answer, report.answered_at, report.answered_by = clean(answer), at, by.user_id
    report.save(update_fields=["answer", "answered_at", "answered_by"])
    if report.email:
        letter = letters.answered(report)
        send_mail(to=report.email, subject=letter.subject, body=letter.body, language=report.language, at=at)
    audit("answer_barrier", report, by=by, at=at, fields=["answer"])
    close_duty(kind=ANSWER, subject_id=report.pk, outcome="beantwortet", by=by, at=at)
    return report


def forget_reporters(rows: QuerySet[BarrierReport], at: datetime) -> int:
    """The address goes, what was wrong and what was done about it stays."""
    return rows.update(email="", forgotten_on=day_of(at))
