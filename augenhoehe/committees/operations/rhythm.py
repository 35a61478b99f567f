"""A body's rhythm: set, ended, a year's dates planned from it, and the reminder when a meeting is overdue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_committee
from augenhoehe.committees.models import Committee, Meeting, Rhythm
from augenhoehe.committees.queries.rhythm import proposals, rhythm_of, rhythms_ahead
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting
from .meetings import plan_meeting

MEETING_OVERDUE = "meeting_overdue"


@transaction.atomic
def set_rhythm(*, committee: Committee, by: Actor, at: datetime, revision: int | None = None, **said: Any) -> Rhythm:
    """Say how often the body meets; nothing is planned by it alone."""
    text = cast(rules.RhythmText, said)
    rules.check_set_rhythm(by, committee, text, at)
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    values = {**text, "place": clean(text["place"])}
    if text["unit"] == Rhythm.Unit.WEEKS:
        values["week"] = None
    rhythm = Rhythm.objects.filter(committee=committee).first()
    if rhythm is None:
        rhythm = Rhythm.objects.create(committee=committee, **values)
    else:
        revisions.change(rhythm, revision=revision, typed=dict(said), **values)
    audit("set_rhythm", rhythm, by=by, at=at, fields=sorted(values))
    return rhythm


@transaction.atomic
def end_rhythm(*, committee: Committee, by: Actor, at: datetime) -> None:
    """The body meets when it is called, and nobody is reminded."""
    rules.check_manage(by, committee)
    rhythm = Rhythm.objects.select_for_update().filter(committee=committee).first()
    if rhythm is None:
        raise Refused("Dieses Gremium hat keinen Rhythmus.")
    audit("end_rhythm", rhythm, by=by, at=at, fields=[])
    rhythm.delete()
    close_duty(kind=MEETING_OVERDUE, subject_id=committee.pk, outcome="kein Rhythmus mehr", by=by, at=at)


@transaction.atomic
def plan_series(*, committee: Committee, days: Collection[date], by: Actor, at: datetime) -> list[Meeting]:
    """Plan the chosen dates of the coming year, each as its own meeting; what is planned already is left alone."""
    rules.check_prepare(by, committee, day_of(at))
    # The row is the lock: two who plan the same year at once plan it once.
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    rhythm = rhythm_of(committee)
    if rhythm is None:
        raise Refused("Dieses Gremium hat keinen Rhythmus. Tragen Sie ihn zuerst ein.")
    wanted = [one for one in proposals(rhythm, at) if one.day in days]
    if not wanted:
        raise Refused("Wählen Sie mindestens einen Termin, der noch nicht geplant ist.", field="days")
    return [
        plan_meeting(committee=committee, starts_at=one.starts_at, place=rhythm.place, by=by, at=at) for one in wanted
    ]


@transaction.atomic
def remind_of_rhythms(*, by: Actor, at: datetime) -> int:
    """Every night: whoever prepares the meetings of a body that is late against its rhythm owes a date."""
    opened = 0
    late = set()
    for view in rhythms_ahead(at):
        if not view.overdue:
            continue
        committee = view.rhythm.committee
        late.add(committee.pk)
        known = Duty.objects.open().filter(kind=MEETING_OVERDUE, subject_id=committee.pk)
        if not known.exists():
            _owe(committee, view.expected, by=by, at=at)
            opened += 1
    for duty in list(Duty.objects.open().filter(kind=MEETING_OVERDUE).exclude(subject_id__in=late)):
        close_duty(kind=MEETING_OVERDUE, subject_id=duty.subject_id, outcome="Sitzung geplant", by=by, at=at)
    return opened


def _owe(committee: Committee, expected: date, *, by: Actor, at: datetime) -> None:
    role = waiting.office_of(committee, at)
    open_duty(
        kind=MEETING_OVERDUE, subject_kind="committee", subject_id=committee.pk, url=of_committee(committee),
        title=f"Überfällig seit {long_date(expected)}, Sitzung planen: {committee.name_on(day_of(at))}",
        owner_label=waiting.office_label(committee, role), role=role, municipality=committee.municipality,
        due=day_of(at), by=by, at=at,
    )  # fmt: skip
