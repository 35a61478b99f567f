"""The steering group meets: three times so far, and again on Thursday. And one § 27 body passes a suggestion on."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution
from augenhoehe.committees.operations import (
    build_agenda,
    hold_meeting,
    invite_to_meeting,
    plan_meeting,
    record_resolution,
    submit_item,
)
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.notices.operations import mark_all_read

PLACE = "Kreishaus Federlohe, Raum 117"
FIRST, SECOND, THIRD = "first", "second", "third"


def meeting_days(calendar: Calendar) -> dict[str, datetime]:
    return {
        FIRST: calendar.thursday_before(132),
        SECOND: calendar.thursday_before(60),
        THIRD: calendar.next_thursday(),
    }


def scenes(calendar: Calendar) -> list[Scene]:
    found = []
    for key, starts_at in meeting_days(calendar).items():
        found += _meeting(calendar, key, starts_at)
    return [
        *found,
        Scene(calendar.ago(78, 9), "Sternmünde plant eine Sitzung", plan_in_sternmuende),
        Scene(calendar.thursday_before(66, 20), "Sternmünde gibt eine Anregung weiter", pass_on),
        Scene(calendar.ago(16, 9), "Sternmünde plant die nächste Sitzung", plan_next_in_sternmuende),
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


def hold(key: str, stage: Stage, at: datetime) -> None:
    meeting = stage.meetings[key]
    meeting.refresh_from_db()
    hold_meeting(meeting=meeting, by=stage.actor("aylin"), at=at)


def plan_in_sternmuende(stage: Stage, at: datetime) -> None:
    """A suggestion of the committee itself, with what waits on it."""
    olek, emine, committee = stage.actor("olek"), stage.actor("emine"), stage.committees["sternmuende"]
    submit_item(
        committee=committee, title="Sprachmittlung beim Elternsprechtag", by=emine, at=at, url="",
        brief="Eltern verstehen beim Sprechtag oft wenig. Schulen müssen Sprachmittlung lange vorher beantragen. "
        "Der Schulausschuss soll einen festen Vorrat an Stunden je Schule beschließen.",
    )  # fmt: skip
    meeting = plan_meeting(
        committee=committee, starts_at=stage.calendar.thursday_before(66, 18), by=olek, at=at, public=True,
        place="Rathaus Sternmünde, Sitzungssaal",
    )  # fmt: skip
    build_agenda(meeting=meeting, by=olek, at=at)
    invite_to_meeting(meeting=meeting, by=olek, at=at)
    stage.meetings["sternmuende"] = meeting


def pass_on(stage: Stage, at: datetime) -> None:
    item = stage.meetings["sternmuende"].agenda_items.get()
    record_resolution(
        item=item, kind=Resolution.Kind.FORWARDED, by=stage.actor("emine"), at=at, yes=4, no=0, abstentions=1,
        wording="Der Ausschuss regt an, dass der Schulausschuss jeder Schule einen festen Vorrat an Stunden für "
        "Sprachmittlung gibt.",
        reason="Zuständig ist der Schulausschuss. Die jetzige Frist von sechs Wochen passt nicht zum Schulalltag.",
    )  # fmt: skip


def plan_next_in_sternmuende(stage: Stage, at: datetime) -> None:
    stage.meetings["sternmuende_next"] = plan_meeting(
        committee=stage.committees["sternmuende"], by=stage.actor("olek"), at=at, public=True,
        starts_at=stage.calendar.next_thursday(18) + timedelta(days=7), place="Rathaus Sternmünde, Sitzungssaal",
    )  # fmt: skip


def read_everything(stage: Stage, at: datetime) -> None:
    """Old messages are read; only the last days wait in the inboxes."""
    for person in stage.people.values():
        mark_all_read(recipient=person, at=at)
