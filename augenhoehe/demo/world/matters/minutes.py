"""Two evenings written down: one whose minutes are public, one whose minutes are still a draft."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import AgendaItem, Meeting, Minutes, Presence, Signature
from augenhoehe.committees.operations import (
    add_speech,
    change_minutes,
    close_sitting,
    draft_minutes,
    open_sitting,
    publish_minutes,
    raise_objection,
    reach_item,
    sign_minutes,
    submit_minutes,
    take_seat,
    welcome_guest,
    write_discussion,
)
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage

from .steering import LATEST, meeting_days

MINUTE = timedelta(minutes=1)


def scenes(calendar: Calendar) -> list[Scene]:
    evening, steering = calendar.thursday_before(66, 18), meeting_days(calendar)[LATEST]
    return [
        Scene(evening + 5 * MINUTE, "Sternmünde wird eröffnet", open_in_sternmuende),
        Scene(evening + 50 * MINUTE, "Sternmünde berät", partial(talk_in_sternmuende, evening)),
        Scene(evening + 135 * MINUTE, "Sternmünde schließt", partial(close, "sternmuende", "olek")),
        Scene(evening + timedelta(days=1), "Die Niederschrift entsteht", write_in_sternmuende),
        Scene(evening + timedelta(days=5), "Die Niederschrift wird veröffentlicht", publish_in_sternmuende),
        Scene(evening + timedelta(days=8), "Faisal wendet etwas ein", object_in_sternmuende),
        Scene(steering + 4 * MINUTE, "Die Lenkungsgruppe wird eröffnet", open_steering),
        Scene(steering + 40 * MINUTE, "Die Lenkungsgruppe berät", talk_in_steering),
        Scene(steering + 150 * MINUTE, "Die Lenkungsgruppe schließt", partial(close, LATEST, "aylin")),
        Scene(steering + timedelta(hours=22), "Ein Entwurf liegt da", draft_steering),
    ]


def _fresh(stage: Stage, key: str) -> Meeting:
    meeting: Meeting = Meeting.objects.select_related("committee").get(pk=stage.meetings[key].pk)
    return meeting


def _open(stage: Stage, key: str, secretary: str, at: datetime) -> Meeting:
    """Opened by who writes; everybody with a seat is there from the beginning."""
    meeting, by = _fresh(stage, key), stage.actor(secretary)
    open_sitting(
        meeting=meeting, opened_at=meeting.starts_at + 3 * MINUTE, secretary=stage.people[secretary], by=by, at=at
    )
    for seat in meeting.committee.seats.select_related("user").order_by("function", "holder_name", "user__email"):
        if not seat.vacant:
            take_seat(meeting=meeting, seat=seat, came_at=meeting.starts_at, by=by, at=at)
    return meeting


def open_in_sternmuende(stage: Stage, at: datetime) -> None:
    meeting = _open(stage, "sternmuende", "olek", at)
    welcome_guest(
        meeting=meeting, kind=Presence.Kind.GUEST, name="Greta Glockenblum", function="Schulleitung",
        organisation="Grundschule am Deich", came_at=at, by=stage.actor("olek"), at=at,
    )  # fmt: skip


def talk_in_sternmuende(evening: datetime, stage: Stage, at: datetime) -> None:
    """The guest reports, the body talks; in the text stand functions, not names."""
    meeting, olek = _fresh(stage, "sternmuende"), stage.actor("olek")
    item: AgendaItem = meeting.agenda_items.select_related("committee", "meeting__committee").get()
    reach_item(item=item, reached_at=evening + 12 * MINUTE, by=olek, at=at)
    guest = meeting.presences.get(kind=Presence.Kind.GUEST)
    chair = meeting.presences.get(seat__user=stage.people["emine"])
    member = meeting.presences.get(seat__user=stage.people["faisal"])
    spoken = (
        (guest, "berichtet, dass von vierzig Gesprächen am letzten Elternsprechtag neun ohne Verständigung blieben"),
        (member, "fragt nach der Frist von sechs Wochen für Sprachmittlung"),
        (chair, "schlägt eine Anregung an den Schulausschuss vor"),
    )
    for minute, (who, note) in enumerate(spoken):
        add_speech(item=item, presence=who, note=note, by=olek, at=at + minute * 4 * MINUTE)
    write_discussion(
        item=item, by=olek, at=at,
        discussion="Die Schulleitung schildert den letzten Elternsprechtag. Der Antrag auf Sprachmittlung muss sechs "
        "Wochen vorher gestellt werden; so lange vorher kennen die Schulen den Bedarf nicht.\n\n"
        "Das Gremium ist sich einig, dass ein fester Vorrat an Stunden je Schule einfacher ist.",
    )  # fmt: skip


def close(key: str, by: str, stage: Stage, at: datetime) -> None:
    close_sitting(meeting=_fresh(stage, key), closed_at=at, by=stage.actor(by), at=at)


def write_in_sternmuende(stage: Stage, at: datetime) -> None:
    olek = stage.actor("olek")
    minutes = draft_minutes(meeting=_fresh(stage, "sternmuende"), by=olek, at=at)
    change_minutes(
        minutes=minutes, opening="Zur Sitzung ist fristgerecht eingeladen. Das Gremium ist beschlussfähig.",
        excused=minutes.excused, absent=minutes.absent, by=olek, at=at,
    )  # fmt: skip
    submit_minutes(minutes=minutes, by=olek, at=at)


def publish_in_sternmuende(stage: Stage, at: datetime) -> None:
    minutes = Minutes.objects.select_related("meeting__committee").get(meeting=stage.meetings["sternmuende"])
    sign_minutes(minutes=minutes, role=Signature.Role.CHAIR, by=stage.actor("emine"), at=at)
    sign_minutes(minutes=minutes, role=Signature.Role.SECRETARY, by=stage.actor("olek"), at=at)
    publish_minutes(minutes=minutes, by=stage.actor("olek"), at=at)
    stage.notes["meeting_minuted"] = str(minutes.meeting_id)


def object_in_sternmuende(stage: Stage, at: datetime) -> None:
    """It waits for the next meeting, whose minutes will read it."""
    minutes = Minutes.objects.get(meeting=stage.meetings["sternmuende"])
    raise_objection(
        minutes=minutes, section=minutes.sections.get(), by=stage.actor("faisal"), at=at,
        text="Gefragt war nicht nach der Frist, sondern warum sie für alle Schulen gleich lang ist.",
    )  # fmt: skip


def open_steering(stage: Stage, at: datetime) -> None:
    _open(stage, LATEST, "aylin", at)


def talk_in_steering(stage: Stage, at: datetime) -> None:
    meeting, aylin = _fresh(stage, LATEST), stage.actor("aylin")
    items = meeting.agenda_items.select_related("committee", "meeting__committee").order_by("order")
    for item in items:
        chair = meeting.presences.get(seat__chair=True)
        add_speech(item=item, presence=chair, note="führt in den Punkt ein", by=aylin, at=at)


def draft_steering(stage: Stage, at: datetime) -> None:
    minutes = draft_minutes(meeting=_fresh(stage, LATEST), by=stage.actor("aylin"), at=at)
    stage.notes["meeting_drafted"] = str(minutes.meeting_id)
