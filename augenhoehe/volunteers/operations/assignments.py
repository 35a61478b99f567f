"""Somebody is asked, says yes or no; the office confirms; hours and kilometres are confirmed by both."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.volunteers.letters import office as letters
from augenhoehe.volunteers.letters import volunteer as letters_volunteer
from augenhoehe.volunteers.models import Assignment, Enquiry, Volunteer
from augenhoehe.volunteers.queries import enquiries as queries
from augenhoehe.volunteers.queries.volunteers import conditions
from augenhoehe.volunteers.rules import assignments as rules
from augenhoehe.volunteers.rules import enquiries as rules_enquiries
from augenhoehe.volunteers.rules import volunteers as rules_volunteers

from . import owing
from .telling import tell_office, tell_volunteer

_OVERLAP = "one_assignment_of_a_volunteer_at_a_time"


@transaction.atomic
def propose(
    *, enquiry: Enquiry, volunteer: Volunteer, by: Actor, at: datetime, revision: int | None = None
) -> Assignment:
    """Ask one volunteer for it."""
    rules_enquiries.check_keep_enquiry(by, enquiry)
    if not by.system and not Volunteer.objects.visible_to(by).filter(pk=volunteer.pk).exists():
        raise Refused("Diese Person führen Sie nicht.")
    revisions.lock(enquiry, "municipality", revision=revision)
    state = rules_enquiries.ENQUIRY.target(enquiry.state, "assign")
    away = list(volunteer.absences.on(day_of(enquiry.starts_at)))
    rules_volunteers.check_ready(volunteer, enquiry, trained=volunteer.trainings.exists(), absences=away)
    if _taken(volunteer, enquiry):
        raise Refused(f"{volunteer.name} hat zu dieser Zeit schon einen Einsatz zugesagt.")
    made = Assignment.objects.create(
        enquiry=enquiry, volunteer=volunteer, starts_at=enquiry.starts_at, ends_at=enquiry.ends_at, asked_at=at
    )
    revisions.change(enquiry, state=state)
    audit("propose_assignment", made, by=by, at=at, fields=["enquiry", "volunteer"])
    owing.settle(owing.FIND, enquiry, "angefragt", by=by, at=at)
    owing.owe_by_volunteer(owing.ANSWER, made, f"Einsatz beantworten: {enquiry}", by=by, at=at)
    tell_volunteer(made, letters_volunteer.asked, at)
    return made


@transaction.atomic
def propose_for_series(*, enquiry: Enquiry, volunteer: Volunteer, by: Actor, at: datetime) -> list[Assignment]:
    """The other dates of the request that still look for somebody and that she could do; each is asked by itself."""
    if enquiry.series is None:
        return []
    rows = Enquiry.objects.filter(series=enquiry.series, state=Enquiry.State.CHECKED).exclude(pk=enquiry.pk)
    made = []
    for one in rows.select_related("municipality").order_by("starts_at", "pk"):
        try:
            with transaction.atomic():
                made.append(propose(enquiry=one, volunteer=volunteer, by=by, at=at))
        except Refused:
            # She cannot on that day: somebody else is looked for.
            continue
    return made


@transaction.atomic
def accept(
    *, assignment: Assignment, by: Actor, at: datetime, revision: int | None = None, by_link: bool = False
) -> Assignment:
    """She can come. From now on her time is taken, and the office is asked to confirm."""
    rules.check_volunteer(by, assignment, by_link=by_link)
    _lock(assignment, revision)
    state = rules.ASSIGNMENT.target(assignment.state, "accept")
    # Her row first: two answers at one moment wait for each other, and the database refuses the second.
    Volunteer.objects.select_for_update().get(pk=assignment.volunteer_id)
    try:
        with transaction.atomic():
            revisions.change(assignment, state=state, answered_at=at)
    except IntegrityError as error:
        if _OVERLAP not in str(error):
            raise
        raise Refused(gettext("Zu dieser Zeit ist schon ein anderer Einsatz zugesagt.")) from None
    audit("accept_assignment", assignment, by=by, at=at, fields=["state"])
    owing.settle(owing.ANSWER, assignment, "zugesagt", by=by, at=at)
    owing.owe_by_office(owing.AGREE, assignment, f"Einsatz bestätigen: {assignment.enquiry}", by=by, at=at)
    tell_office(assignment.enquiry, letters.found(assignment), at)
    return assignment


@transaction.atomic
def decline(
    *, assignment: Assignment, by: Actor, at: datetime, revision: int | None = None, by_link: bool = False
) -> Assignment:
    """She cannot come; nobody asks why. The coordination asks the next one."""
    rules.check_volunteer(by, assignment, by_link=by_link)
    return _released(assignment, "decline", by, at, revision)


@transaction.atomic
def withdraw(*, assignment: Assignment, by: Actor, at: datetime, revision: int | None = None) -> Assignment:
    """The coordination asks somebody else."""
    rules_enquiries.check_keep_enquiry(by, assignment.enquiry)
    return _released(assignment, "withdraw", by, at, revision)


@transaction.atomic
def agree(*, assignment: Assignment, by: Actor, at: datetime, by_link: bool = False) -> Assignment:
    """The office confirms who comes: now both have said yes, and the volunteer learns whom to ask for."""
    rules.check_agree(by, assignment, by_link=by_link)
    _lock(assignment, None)
    enquiry = assignment.enquiry
    if assignment.state != Assignment.State.ACCEPTED:
        raise Refused(gettext("Noch hat niemand zugesagt."))
    state = rules_enquiries.ENQUIRY.target(enquiry.state, "confirm")
    revisions.change(assignment, office_agreed_at=at)
    revisions.change(enquiry, state=state)
    audit("agree_assignment", assignment, by=by, at=at, fields=["office_agreed_at"])
    owing.settle(owing.AGREE, assignment, "bestätigt", by=by, at=at)
    tell_volunteer(assignment, letters_volunteer.agreed, at)
    return assignment


# --- Afterwards -----------------------------------------------------------------------------------------
@transaction.atomic
def ask_for_hours(*, at: datetime) -> int:
    """The hourly run: whoever was there is asked how long it took, once."""
    waiting = list(queries.awaiting_hours(at).select_for_update(of=("self",), skip_locked=True))
    for assignment in waiting:
        revisions.change(assignment, hours_asked_at=at)
        owing.owe_by_volunteer(owing.HOURS, assignment, f"Stunden melden: {assignment.enquiry}", by=SYSTEM, at=at)
        tell_volunteer(assignment, letters_volunteer.hours, at)
    return len(waiting)


@transaction.atomic
def report_hours(
    *,
    assignment: Assignment,
    minutes: int,
    km: Decimal,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    by_link: bool = False,
) -> Assignment:
    """How long it took and how far it was, by who was there; then the office confirms."""
    rules.check_volunteer(by, assignment, by_link=by_link)
    _lock(assignment, revision)
    state = rules.ASSIGNMENT.target(assignment.state, "report")
    km = Decimal(km).quantize(Decimal("0.1"))
    rules.check_hours(assignment, minutes, km, at)
    her_own = by_link or assignment.volunteer.user_id == by.user_id
    entered_by = None if her_own else by.user_id
    revisions.change(
        assignment, state=state, minutes=minutes, km=km, reported_at=at, objection="", reported_by=entered_by
    )
    audit("report_hours", assignment, by=by, at=at, fields=["minutes", "km"])
    owing.settle(owing.HOURS, assignment, "gemeldet", by=by, at=at)
    owing.owe_by_office(owing.SIGN, assignment, f"Stunden bestätigen: {assignment.enquiry}", by=by, at=at)
    tell_office(assignment.enquiry, letters.hours(assignment), at)
    return assignment


@transaction.atomic
def agree_hours(
    *, assignment: Assignment, by: Actor, at: datetime, revision: int | None = None, by_link: bool = False
) -> Assignment:
    """The office confirms; the amount is reckoned by the rules of this day and stays."""
    _lock(assignment, revision)
    rules.check_sign(by, assignment, by_link=by_link)
    enquiry = assignment.enquiry
    state = rules.ASSIGNMENT.target(assignment.state, "agree_hours")
    time_amount, km_amount = rules.amounts(
        enquiry.kind, assignment.minutes or 0, assignment.km or Decimal(0), conditions()
    )
    revisions.change(
        assignment, state=state, hours_agreed_at=at, time_amount=time_amount, km_amount=km_amount
    )  # fmt: skip
    revisions.change(enquiry, state=rules_enquiries.ENQUIRY.target(enquiry.state, "complete"), closed_at=at)
    audit("agree_hours", assignment, by=by, at=at, fields=["state", "time_amount", "km_amount"])
    owing.settle(owing.SIGN, assignment, "bestätigt", by=by, at=at)
    return assignment


@transaction.atomic
def object_to_hours(
    *,
    assignment: Assignment,
    objection: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    by_link: bool = False,
) -> Assignment:
    """The office says what is wrong; the volunteer looks again."""
    rules.check_agree(by, assignment, by_link=by_link)
    objection = clean(objection)
    rules.check_objection(objection)
    _lock(assignment, revision)
    revisions.change(assignment, state=rules.ASSIGNMENT.target(assignment.state, "object"), objection=objection)
    audit("object_to_hours", assignment, by=by, at=at, fields=["state", "objection"])
    owing.settle(owing.SIGN, assignment, "Einwand", by=by, at=at)
    owing.owe_by_volunteer(owing.HOURS, assignment, f"Stunden klären: {assignment.enquiry}", by=by, at=at)
    tell_volunteer(assignment, letters_volunteer.objected, at)
    return assignment


def _lock(assignment: Assignment, revision: int | None) -> None:
    """The enquiry before its assignment, always in this order; then both are read anew."""
    Enquiry.objects.select_for_update().get(pk=assignment.enquiry_id)
    revisions.lock(assignment, "enquiry__municipality", "volunteer__user", revision=revision)


def _released(assignment: Assignment, verb: str, by: Actor, at: datetime, revision: int | None) -> Assignment:
    _lock(assignment, revision)
    rules.check_decline(assignment, at)
    enquiry, agreed = assignment.enquiry, assignment.state == Assignment.State.ACCEPTED
    revisions.change(assignment, state=rules.ASSIGNMENT.target(assignment.state, verb), answered_at=at)
    revisions.change(enquiry, state=rules_enquiries.ENQUIRY.target(enquiry.state, "release"))
    audit(f"{verb}_assignment", assignment, by=by, at=at, fields=["state"])
    for kind in (owing.ANSWER, owing.AGREE, owing.HOURS):
        owing.settle(kind, assignment, assignment.get_state_display(), by=by, at=at)
    owing.owe_by_coordination(owing.FIND, enquiry, f"Jemand anderen finden: {enquiry}", by=by, at=at)
    if verb == "withdraw":
        tell_volunteer(assignment, letters_volunteer.off, at)
    if agreed:
        tell_office(enquiry, letters.searching(enquiry), at)
    return assignment


def _taken(volunteer: Volunteer, enquiry: Enquiry) -> bool:
    rows = volunteer.assignments.filter(state__in=Assignment.TAKEN)
    return rows.filter(starts_at__lt=enquiry.ends_at, ends_at__gt=enquiry.starts_at).exists()
