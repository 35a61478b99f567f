"""What is owed and by whom: checking, finding, answering, confirming. Nothing waits silently."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.workdays import workdays_after
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.volunteers.addresses import of_assignment, of_enquiry
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries

CHECK, FIND = "volunteers.check", "volunteers.find"
ANSWER, AGREE, HOURS, SIGN = "volunteers.answer", "volunteers.agree", "volunteers.hours", "volunteers.sign"
# Working days for each step; an urgent enquiry has one for everything.
WITHIN = {CHECK: 2, FIND: 2, ANSWER: 2, AGREE: 2, HOURS: 5, SIGN: 5}


def owe_by_coordination(kind: str, enquiry: Enquiry, title: str, *, by: Actor, at: datetime) -> None:
    open_duty(
        kind=kind, subject_kind="enquiry", subject_id=enquiry.pk, title=title, url=of_enquiry(enquiry),
        owner_label="Koordination", role=Role.COORDINATION, municipality=enquiry.municipality,
        due=_due(kind, enquiry, at), by=by, at=at,
    )  # fmt: skip


def owe_by_volunteer(kind: str, assignment: Assignment, title: str, *, by: Actor, at: datetime) -> None:
    """Without an account the coordination asks again, or calls."""
    user = assignment.volunteer.user
    _owe(kind, assignment, title, user, of_assignment(assignment), by=by, at=at)


def owe_by_office(kind: str, assignment: Assignment, title: str, *, by: Actor, at: datetime) -> None:
    user = queries.asking_person(assignment.enquiry)
    _owe(kind, assignment, title, user, of_enquiry(assignment.enquiry), by=by, at=at)


def _owe(
    kind: str, assignment: Assignment, title: str, user: User | None, url: str, *, by: Actor, at: datetime
) -> None:
    enquiry = assignment.enquiry
    alone = user is not None and user.is_active
    open_duty(
        kind=kind, subject_kind="assignment", subject_id=assignment.pk,
        title=title if alone else f"Nachfragen: {title}", url=url if alone else of_enquiry(enquiry),
        owner_label=user.name if user is not None and alone else "Koordination", user=user if alone else None,
        role="" if alone else Role.COORDINATION, municipality=None if alone else enquiry.municipality,
        due=_due(kind, enquiry, at), by=by, at=at,
    )  # fmt: skip


def settle(kind: str, subject: Enquiry | Assignment, outcome: str, *, by: Actor, at: datetime) -> bool:
    return close_duty(kind=kind, subject_id=subject.pk, outcome=outcome, by=by, at=at)


def settle_all(enquiry: Enquiry, assignment: Assignment | None, outcome: str, *, by: Actor, at: datetime) -> None:
    """Nothing is owed for what is over."""
    for kind in (CHECK, FIND):
        settle(kind, enquiry, outcome, by=by, at=at)
    if assignment is not None:
        for kind in (ANSWER, AGREE, HOURS, SIGN):
            settle(kind, assignment, outcome, by=by, at=at)


def _due(kind: str, enquiry: Enquiry, at: datetime) -> date:
    """In time for the appointment: until it, the day before at the latest, but never a day that is over."""
    today = day_of(at)
    due = workdays_after(today, 1 if enquiry.urgent and kind not in (HOURS, SIGN) else WITHIN[kind])
    if kind in (HOURS, SIGN):
        return due
    return max(today, min(due, day_of(enquiry.starts_at) - timedelta(days=1)))
