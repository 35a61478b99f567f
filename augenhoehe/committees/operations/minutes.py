"""Minutes: drafted from the course, written, signed by two people, approved where the body wants it, published."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_minutes, public_of_meeting
from augenhoehe.committees.happenings import MinutesPublished
from augenhoehe.committees.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    MinutesSection,
    Objection,
    Presence,
    Seat,
    Signature,
    Sitting,
)
from augenhoehe.committees.queries import presences_of
from augenhoehe.committees.queries.quorum import quorum_sentence
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting
from .live import WRITE_MINUTES, WRITING_TIME
from .sections import take_over

_SIGN = {Signature.Role.CHAIR: "sign_minutes_chair", Signature.Role.SECRETARY: "sign_minutes_secretary"}


@transaction.atomic
def draft_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Make the minutes out of what was written down: who was there, who spoke, what was decided, open objections."""
    rules.check_write_down(by, meeting)
    held = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    rules.check_held(held)
    rules.check_no_minutes(held)
    excused, absent = _missing(held)
    minutes = Minutes.objects.create(
        meeting=held, drafted_at=at, drafted_by=by.user_id, opening=_opening(held), excused="\n".join(excused),
        absent="\n".join(absent),
    )  # fmt: skip
    take_over(minutes, held)
    _read_objections(minutes)
    audit("draft_minutes", minutes, by=by, at=at, fields=["sections"])
    return minutes


def _opening(meeting: Meeting) -> str:
    """Whether the body could decide when the first item was reached; before that people are still coming in."""
    reached = meeting.courses.filter(reached_at__isnull=False).order_by("reached_at").first()
    sitting = Sitting.objects.get(meeting=meeting)
    moment = reached.reached_at if reached and reached.reached_at else sitting.opened_at
    return quorum_sentence(meeting, moment, presences_of(meeting))


def _missing(meeting: Meeting) -> tuple[list[str], list[str]]:
    """Who was not there: excused is who had said so; the answers themselves are deleted after their period."""
    came = set(Presence.objects.filter(meeting=meeting).values_list("seat_id", flat=True))
    said_no = Attendance.objects.filter(meeting=meeting, answer=Attendance.Answer.NO).values_list("seat_id", flat=True)
    seats = Seat.objects.valid_on(day_of(meeting.starts_at)).filter(committee=meeting.committee).select_related("user")
    missing = [one for one in seats.order_by("organisation", "id") if not one.vacant and one.pk not in came]
    known = set(said_no)
    return (
        [_named(one) for one in missing if one.pk in known],
        [_named(one) for one in missing if one.pk not in known],
    )


def _named(seat: Seat) -> str:
    return ", ".join(part for part in (seat.holder, seat.function, seat.organisation) if part)


def _read_objections(minutes: Minutes) -> None:
    """Objections against earlier minutes of the body that no minutes have read yet are read in these."""
    rows = Objection.objects.filter(
        shown_in__isnull=True,
        minutes__meeting__committee_id=minutes.meeting.committee_id,
        minutes__meeting__starts_at__lt=minutes.meeting.starts_at,
    )
    rows.update(shown_in=minutes)


@transaction.atomic
def change_minutes(
    *, minutes: Minutes, opening: str, excused: str, absent: str, by: Actor, at: datetime, revision: int | None = None
) -> Minutes:
    """Write the opening and who was missing."""
    rules.check_write_minutes(by, minutes)
    new: dict[str, Any] = {"opening": clean(opening), "excused": clean(excused), "absent": clean(absent)}
    revisions.lock(minutes, "meeting__committee", revision=revision, typed=new)
    rules.MINUTES.target(minutes.state, "write")
    revisions.change(minutes, **new)
    audit("change_minutes", minutes, by=by, at=at, fields=new)
    return minutes


@transaction.atomic
def write_section(
    *, section: MinutesSection, text: str, by: Actor, at: datetime, revision: int | None = None
) -> MinutesSection:
    """Write what was discussed at one item. Two people write two items at once without meeting."""
    rules.check_write_minutes(by, section.minutes)
    minutes = _locked(section.minutes)
    rules.MINUTES.target(minutes.state, "write")
    new = {"text": clean(text)}
    revisions.change(section, revision=revision, typed=new, **new)
    audit("write_section", section, by=by, at=at, fields=new)
    return section


def _locked(minutes: Minutes) -> Minutes:
    """The row for this transaction, read anew; whoever writes a section does not change the minutes' revision."""
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__committee")
    return rows.get(pk=minutes.pk)


@transaction.atomic
def submit_minutes(*, minutes: Minutes, by: Actor, at: datetime, revision: int | None = None) -> Minutes:
    """Lay the minutes before chair and secretary; from now on their text and the course stand still."""
    rules.check_write_minutes(by, minutes)
    revisions.lock(minutes, "meeting__committee", revision=revision)
    state = rules.MINUTES.target(minutes.state, "submit")
    take_over(minutes, minutes.meeting)
    revisions.change(minutes, state=state, returned_reason="")
    audit("submit_minutes", minutes, by=by, at=at, fields=["state"])
    close_duty(
        kind=WRITE_MINUTES, subject_id=minutes.meeting_id, outcome="Niederschrift liegt zur Unterschrift vor",
        by=by, at=at,
    )  # fmt: skip
    for role in Signature.Role:
        _owe_signature(minutes, role, by=by, at=at)
    return minutes


def _owe_signature(minutes: Minutes, role: Signature.Role, *, by: Actor, at: datetime) -> None:
    meeting = minutes.meeting
    person = _signer(meeting, role)
    office = waiting.office_of(meeting.committee, at)
    open_duty(
        kind=_SIGN[role], subject_kind="minutes", subject_id=minutes.pk, url=of_minutes(meeting),
        title=f"Niederschrift unterschreiben: {meeting.committee.name_on(day_of(meeting.starts_at))}",
        owner_label=str(role.label), user=person, role="" if person else office,
        municipality=meeting.committee.municipality, due=day_of(at) + WRITING_TIME, by=by, at=at,
    )  # fmt: skip


def _signer(meeting: Meeting, role: Signature.Role) -> User | None:
    """Who signs by account; without one the office notes the signature on paper."""
    if role == Signature.Role.SECRETARY:
        return Sitting.objects.select_related("secretary").get(meeting=meeting).secretary
    chairs = meeting.committee.seats.valid_on(day_of(meeting.starts_at)).filter(chair=True, user__is_active=True)
    seat = chairs.select_related("user").order_by("id").first()
    return seat.user if seat else None


@transaction.atomic
def return_minutes(*, minutes: Minutes, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Minutes:
    """Take the minutes back into the draft, with a reason; a signature that stood there is gone."""
    rules.check_write_minutes(by, minutes)
    rules.check_text(reason, "Sagen Sie bitte, was noch nicht stimmt.", "reason")
    revisions.lock(minutes, "meeting__committee", revision=revision, typed={"reason": reason})
    state = rules.MINUTES.target(minutes.state, "return")
    revisions.change(minutes, state=state, returned_reason=clean(reason))
    minutes.signatures.all().delete()
    audit("return_minutes", minutes, by=by, at=at, fields=["state", "returned_reason", "signatures"])
    for kind in _SIGN.values():
        close_duty(kind=kind, subject_id=minutes.pk, outcome="Zurück in den Entwurf", by=by, at=at)
    return minutes


@transaction.atomic
def sign_minutes(*, minutes: Minutes, role: str, by: Actor, at: datetime, revision: int | None = None) -> Minutes:
    """Sign with the own account, as chair or as secretary; the second signature makes the minutes binding."""
    rules.check_sign_as(by, minutes, role)
    return _sign(minutes, role, by.name, by=by, at=at, revision=revision, user_id=by.user_id)


@transaction.atomic
def note_signature(
    *, minutes: Minutes, role: str, name: str, by: Actor, at: datetime, revision: int | None = None
) -> Minutes:
    """Somebody without an account signed on paper; the office keeps the sheet and notes it here."""
    rules.check_publish_minutes(by, minutes)
    rules.check_text(name, "Nennen Sie bitte, wer auf Papier unterschrieben hat.", "name")
    return _sign(minutes, role, clean(name), by=by, at=at, revision=revision)


def _sign(
    minutes: Minutes,
    role: str,
    name: str,
    *,
    by: Actor,
    at: datetime,
    revision: int | None,
    user_id: UUID | None = None,
) -> Minutes:
    revisions.lock(minutes, "meeting__committee", revision=revision)
    rules.MINUTES.target(minutes.state, "sign")
    rules.check_role_unsigned(minutes, role)
    rules.check_two_people(minutes, user_id, name)
    first = not minutes.signatures.exists()
    signature = Signature.objects.create(minutes=minutes, role=role, user_id=user_id, name=name, signed_at=at)
    revisions.change(minutes, state=rules.MINUTES.target(minutes.state, "sign" if first else "complete"))
    audit("sign_minutes", signature, by=by, at=at, fields=["role", "signed_at"])
    outcome = f"Unterschrieben: {signature.get_role_display()}"
    close_duty(kind=_SIGN[Signature.Role(role)], subject_id=minutes.pk, outcome=outcome, by=by, at=at)
    return minutes


@transaction.atomic
def approve_minutes(
    *, minutes: Minutes, approved_in: Meeting, by: Actor, at: datetime, revision: int | None = None
) -> Minutes:
    """The body approved the minutes in a later meeting, where its own rules want that (law.md no. 5)."""
    rules.check_write_minutes(by, minutes)
    revisions.lock(minutes, "meeting__committee", revision=revision)
    rules.check_needs_approval(minutes)
    rules.check_approved_in(minutes, approved_in)
    rules.check_begun(approved_in, day_of(at))
    state = rules.MINUTES.target(minutes.state, "approve")
    revisions.change(minutes, state=state, approved_at=at, approved_in=approved_in)
    audit("approve_minutes", minutes, by=by, at=at, fields=["state", "approved_in"])
    return minutes


@transaction.atomic
def publish_minutes(*, minutes: Minutes, by: Actor, at: datetime, revision: int | None = None) -> Minutes:
    """Let everybody read the public part; each matter that was dealt with in public says so."""
    rules.check_publish_minutes(by, minutes)
    revisions.lock(minutes, "meeting__committee", revision=revision)
    rules.check_ready_to_publish(minutes)
    state = rules.MINUTES.target(minutes.state, "publish")
    revisions.change(minutes, state=state, published_at=at)
    audit("publish_minutes", minutes, by=by, at=at, fields=["state", "published_at"])
    _tell_threads(
        minutes, "minutes_published", _("Die Niederschrift ist veröffentlicht: %(body)s, %(day)s."), by=by, at=at
    )
    happened(MinutesPublished(minutes))
    return minutes


@transaction.atomic
def unpublish_minutes(
    *, minutes: Minutes, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Minutes:
    """Take the minutes from the public page, at once and with a reason: a name slipped in, for example."""
    rules.check_publish_minutes(by, minutes)
    rules.check_text(reason, "Sagen Sie bitte, warum.", "reason")
    revisions.lock(minutes, "meeting__committee", revision=revision, typed={"reason": reason})
    verb = "unpublish_approved" if minutes.approved_at else "unpublish"
    revisions.change(minutes, state=rules.MINUTES.target(minutes.state, verb), published_at=None)
    audit("unpublish_minutes", minutes, by=by, at=at, fields=["state", "published_at"])
    _tell_threads(
        minutes, "minutes_unpublished",
        _("Die Veröffentlichung der Niederschrift ist zurückgenommen: %(body)s, %(day)s."),
        by=by, at=at, reason=clean(reason), url=False,
    )  # fmt: skip
    return minutes


def _tell_threads(
    minutes: Minutes, kind: str, text: str, *, by: Actor, at: datetime, reason: str = "", url: bool = True
) -> None:
    """A public step on the threads of public items, each thread once."""
    meeting = minutes.meeting
    day = day_of(meeting.starts_at)
    items = AgendaItem.objects.filter(courses__section__minutes=minutes, courses__public=True, public=True)
    for thread in Thread.objects.filter(pk__in=items.values("thread_id")).order_by("pk"):
        add_step(
            thread=thread, kind=kind, text=said(text, body=meeting.committee.name_on(day), day=day),
            by=by, at=at, audience=Step.Audience.PUBLIC, reason=reason,
            url=public_of_meeting(meeting) if url else "",
        )  # fmt: skip


# --- Objections -------------------------------------------------------------------------------------
@transaction.atomic
def raise_objection(
    *,
    minutes: Minutes,
    text: str,
    by: Actor,
    at: datetime,
    section: MinutesSection | None = None,
    raised_by: str = "",
) -> Objection:
    """Say what is wrong in signed minutes. They stay as they are; the next meeting's minutes read the objection."""
    rules.check_object(by, minutes)
    rules.check_text(text, "Sagen Sie bitte, was in der Niederschrift nicht stimmt.", "text")
    objection = Objection.objects.create(
        minutes=minutes, section=section, text=clean(text), raised_by=clean(raised_by) or by.name, raised_at=at
    )
    audit("raise_objection", objection, by=by, at=at, fields=["text"])
    return objection


@transaction.atomic
def decide_objection(
    *,
    objection: Objection,
    accepted: bool,
    answer: str,
    by: Actor,
    at: datetime,
    correction: str = "",
    revision: int | None = None,
) -> Objection:
    """What became of an objection. A correction stands beside the old text, never in its place."""
    rules.check_write_minutes(by, objection.minutes)
    rules.check_text(answer, "Sagen Sie bitte, wie das Gremium damit umgeht.", "answer")
    if accepted:
        rules.check_text(correction, "Schreiben Sie bitte die berichtigte Fassung.", "correction")
    typed = {"answer": answer, "correction": correction}
    revisions.lock(objection, "minutes__meeting__committee", revision=revision, typed=typed)
    state = rules.OBJECTION.target(objection.state, "accept" if accepted else "refuse")
    new: dict[str, Any] = {"answer": clean(answer), "correction": clean(correction) if accepted else ""}
    revisions.change(objection, state=state, decided_at=at, **new)
    audit("decide_objection", objection, by=by, at=at, fields=["state", *new])
    return objection
