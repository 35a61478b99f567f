"""The steering group meets: four times so far, and again on Thursday."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.operations import (
    build_agenda,
    deliver,
    hold_meeting,
    invite_to_meeting,
    plan_meeting,
)
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.notices.operations import mark_all_read

PLACE = "Kreishaus Federlohe, Raum 117"
FIRST, PROPOSALS, SECOND, LATEST, THIRD = "first", "proposals", "second", "latest", "third"


def meeting_days(calendar: Calendar) -> dict[str, datetime]:
    return {
        FIRST: calendar.thursday_before(132),
        PROPOSALS: calendar.thursday_before(88),
        SECOND: calendar.thursday_before(60),
        LATEST: calendar.thursday_before(16),
        THIRD: calendar.next_thursday(),
    }


def scenes(calendar: Calendar) -> list[Scene]:
    found = []
    for key, starts_at in meeting_days(calendar).items():
        found += _meeting(calendar, key, starts_at)
    return [
        *found,
        Scene(calendar.ago(9, 8), "Alle haben ihr Postfach gelesen", read_everything),
    ]


def _meeting(calendar: Calendar, key: str, starts_at: datetime) -> list[Scene]:
    past = starts_at < calendar.built_at
    planned = starts_at - timedelta(days=30)
    invited = starts_at - timedelta(days=10 if past else 12, hours=3)
    found = [
        Scene(planned, "Die Lenkungsgruppe plant", lambda stage, at: plan(key, starts_at, stage, at)),
        Scene(
            min(invited, calendar.ago(4)),
            "Die Lenkungsgruppe wird eingeladen",
            lambda stage, at: invite(key, stage, at),
        ),
    ]
    if past:
        found.append(Scene(starts_at + timedelta(hours=3), "Die Lenkungsgruppe tagt", partial(hold, key)))
    return found


def plan(key: str, starts_at: datetime, stage: Stage, at: datetime) -> None:
    stage.meetings[key] = plan_meeting(
        committee=stage.committees["steering"], starts_at=starts_at, place=PLACE, by=stage.actor("aylin"), at=at
    )
    stage.notes["meeting_steering"] = str(stage.meetings[key].pk)


def invite(key: str, stage: Stage, at: datetime) -> None:
    meeting = stage.meetings[key]
    build_agenda(meeting=meeting, by=stage.actor("aylin"), at=at)
    invite_to_meeting(meeting=meeting, by=stage.actor("aylin"), at=at)
    deliver(meeting_id=meeting.pk, at=at)


def hold(key: str, stage: Stage, at: datetime) -> None:
    meeting = stage.meetings[key]
    meeting.refresh_from_db()
    hold_meeting(meeting=meeting, by=stage.actor("aylin"), at=at)


def read_everything(stage: Stage, at: datetime) -> None:
    """Old messages are read; only the last days wait in the inboxes."""
    for person in stage.people.values():
        mark_all_read(recipient=person, at=at)
