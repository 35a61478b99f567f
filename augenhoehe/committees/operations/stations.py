"""Stations: opened one after the other, concluded by resolutions, deferred, missed. One conclusion for each paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees import letters, rules
from augenhoehe.committees.addresses import of_paper, public_of_paper
from augenhoehe.committees.happenings import PaperConcluded, PaperReturned, StationDecided
from augenhoehe.committees.models import AgendaItem, MissedMeeting, Paper, Resolution, Seat, Station
from augenhoehe.committees.queries import StationView, views_of, wording_of
from augenhoehe.committees.queries.carrying import heirs_of
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import Word, said
from augenhoehe.notices.operations import open_duty, send_message

from . import waiting
from .agenda import lay_before, take_back
from .delays import note_station_delay
from .finding import index_paper

REVISE = "revise_paper"
_STATE = Station.State
# Of a long paper the agenda shows the beginning; the whole text is one tap away.
BRIEF = 600
ORDINALS = {1: "erste", 2: "zweite", 3: "dritte", 4: "vierte", 5: "fünfte"}


def open_stations(paper: Paper, *, by: Actor, at: datetime) -> list[Station]:
    """Lay the paper before the next bodies in its sequence: all of the lowest place that have not dealt with it."""
    ahead = list(
        paper.stations.select_for_update(of=("self",))
        .filter(state=_STATE.AHEAD)
        .select_related("committee__municipality")
        .order_by("order", "pk")
    )
    opened = [one for one in ahead if one.order == ahead[0].order]
    for station in opened:
        station.paper = paper
        lay_station(station, by=by, at=at)
    return opened


def lay_station(station: Station, *, by: Actor, at: datetime) -> None:
    """It lies there from now on, and waits for a meeting; expects the row to be locked and its paper selected."""
    revisions.change(station, state=_STATE.OPEN, opened_on=day_of(at))
    _lay_before(station, by=by, at=at)


def _lay_before(station: Station, *, by: Actor, at: datetime) -> AgendaItem:
    paper = station.paper
    return lay_before(
        station.committee,
        title=paper.title,
        brief=_brief(station),
        url=of_paper(paper),
        by=by,
        at=at,
        thread=paper.thread,
        public=paper.public,
        station=station,
    )


def _brief(station: Station) -> str:
    """Where it comes from, what is asked, why: three short paragraphs for whoever reads it on the phone."""
    paper = station.paper
    parts = [f"{paper.get_kind_display()} zur {station.get_role_display()}.", shorten(wording_of(paper), BRIEF // 2)]
    return "\n\n".join([*parts, shorten(paper.reasons, BRIEF // 2)])


@transaction.atomic
def follow_resolution(*, resolution: Resolution, by: Actor, at: datetime) -> Station | None:
    """What a resolution means for the paper: it stays, goes back, goes on, or its way is over."""
    if resolution.agenda_item.station_id is None:
        return None
    station = _hold(resolution.agenda_item.station_id)
    if station.state != _STATE.OPEN or not station.paper.travels:
        return None
    if resolution.kind in rules.STAYS:
        _lay_before(station, by=by, at=at)
        return station
    revisions.change(station, state=_STATE.DECIDED, result=resolution.kind, decided_on=resolution.decided_on)
    audit("decide_station", station, by=by, at=at, fields=["state", "result", "decided_on"])
    if resolution.kind in rules.GOES_BACK:
        _return(station, resolution, by=by, at=at)
    elif rules.ends_the_way(station, resolution.kind):
        _conclude(station.paper, resolution, by=by, at=at)
    else:
        _advance(station.paper, resolution, by=by, at=at)
    happened(StationDecided(station))
    return station


def _hold(station_id: UUID) -> Station:
    """The paper first, then the station: whoever records at a parallel station waits here and sees the change."""
    paper = Paper.objects.select_for_update().get(stations=station_id)
    rows = Station.objects.select_for_update(of=("self",)).select_related("committee__municipality")
    station = rows.get(pk=station_id)
    station.paper = Paper.objects.select_related("thread", "submitted_by_committee").get(pk=paper.pk)
    return station


def _advance(paper: Paper, resolution: Resolution, *, by: Actor, at: datetime) -> None:
    """The next stations open when all of this place have dealt with it; after the last one the way is over."""
    revisions.change(paper, state=rules.PAPER.target(paper.state, "advance"))
    audit("advance_paper", paper, by=by, at=at, fields=["state"])
    if paper.stations.filter(state=_STATE.OPEN).exists():
        return
    if not paper.stations.filter(state=_STATE.AHEAD).exists():
        _conclude(paper, resolution, by=by, at=at)
        return
    open_stations(paper, by=by, at=at)


def _conclude(paper: Paper, resolution: Resolution, *, by: Actor, at: datetime) -> None:
    """Decided for good: what still lay elsewhere lapses, and whoever submitted it hears the result."""
    _release(paper, _STATE.LAPSED, by=by, at=at)
    paper.stations.filter(state=_STATE.AHEAD).update(state=_STATE.LAPSED)
    state = rules.PAPER.target(paper.state, "conclude")
    revisions.change(paper, state=state, result=resolution.kind, concluded_at=at)
    audit("conclude_paper", paper, by=by, at=at, fields=["state", "result", "concluded_at"])
    name = resolution.agenda_item.committee.name_on(resolution.decided_on)
    text = said(
        _("Abgeschlossen: %(paper)s. %(body)s: %(kind)s."), paper=paper.name, body=name,
        kind=Word(resolution.get_kind_display()),
    )  # fmt: skip
    tell_of_paper(paper, "paper_concluded", text, by=by, at=at)
    index_paper(paper, at=at)
    _write_to_submitters(paper, lambda language: letters.paper_concluded(paper, resolution, language), at)
    happened(PaperConcluded(paper))


def _return(station: Station, resolution: Resolution, *, by: Actor, at: datetime) -> None:
    """Given back to be revised: submitted again it begins where it was, what others decided before stays."""
    paper = station.paper
    _release(paper, _STATE.AHEAD, by=by, at=at)
    revisions.change(station, state=_STATE.AHEAD, result="", decided_on=None, opened_on=None)
    revisions.change(paper, state=rules.PAPER.target(paper.state, "return"))
    audit("return_paper", paper, by=by, at=at, fields=["state"])
    tell_of_paper(
        paper, "paper_returned", said(_("Zurück zur Überarbeitung: %(paper)s."), paper=paper.name), by=by, at=at
    )
    _owe_revision(paper, by=by, at=at)
    _write_to_submitters(paper, lambda language: letters.paper_returned(paper, resolution, language), at)
    happened(PaperReturned(paper))


def _owe_revision(paper: Paper, *, by: Actor, at: datetime) -> None:
    committee = paper.submitted_by_committee
    role = waiting.office_of(committee, at) if committee else waiting.Role.COORDINATION
    label = committee.name_on(day_of(at)) if committee else waiting.LABELS[role]
    open_duty(
        kind=REVISE,
        subject_kind="paper",
        subject_id=paper.pk,
        title=f"Überarbeiten und wieder einreichen: {paper.title}",
        url=of_paper(paper),
        owner_label=label,
        role=role,
        municipality=committee.municipality if committee else None,
        thread=paper.thread,
        by=by,
        at=at,
    )


def _release(paper: Paper, state: str, *, by: Actor, at: datetime) -> None:
    """Take the paper back from parallel stations that have not dealt with it yet."""
    for other in paper.stations.select_for_update(of=("self",)).filter(state=_STATE.OPEN).order_by("pk"):
        take_back_from(other, by=by, at=at)
        opened_on = other.opened_on if state == _STATE.LAPSED else None
        revisions.change(other, state=state, opened_on=opened_on)


def take_back_from(station: Station, *, by: Actor, at: datetime) -> None:
    """What still waits for this body's decision leaves its agenda."""
    rows = AgendaItem.objects.select_for_update(of=("self",)).undecided().filter(station=station)
    for item in rows.select_related("committee", "thread").order_by("pk"):
        take_back(item, by=by, at=at)


# --- Missed meetings --------------------------------------------------------------------------------
def note_missed_meetings(*, by: Actor, at: datetime) -> int:
    """Note each reachable meeting that passed without dealing with a paper; returns how many are new."""
    stations = (
        Station.objects.open()
        .filter(paper__state__in=Paper.TRAVELLING)
        .select_related("committee__municipality", "paper__thread", "paper__submitted_by_committee")
    )
    found = views_of(list(stations.prefetch_related("committee__names").order_by("opened_on", "pk")), at)
    return sum(_note_missed(one, by=by, at=at) for one in found if one.missed)


@transaction.atomic
def _note_missed(view: StationView, *, by: Actor, at: datetime) -> int:
    """Each meeting once, with a line on the thread, a question to the unit, a message to whoever submitted it."""
    new = 0
    for number, meeting in enumerate(view.missed, start=1):
        noted = {"noted_at": at}
        _, fresh = MissedMeeting.objects.get_or_create(station=view.station, meeting_id=meeting.pk, defaults=noted)
        if not fresh:
            continue
        new += 1
        day = long_date(day_of(meeting.starts_at))
        place = ORDINALS.get(number, f"{number}.")
        text = f"{view.committee} hat sich am {day} nicht damit befasst. Es war die {place} erreichbare Sitzung."
        tell_of_paper(view.paper, "meeting_missed", text, by=by, at=at, inside=True)
        note_station_delay(view.station, meeting, by=by, at=at)
    if new:
        audit("note_missed_meetings", view.station, by=by, at=at, fields=["missed"])
        _write_to_submitters(view.paper, lambda language: letters.paper_waits(view, language), at)
    return new


# --- Telling ----------------------------------------------------------------------------------------
def tell_of_paper(
    paper: Paper,
    kind: str,
    text: str | dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    inside: bool = False,
) -> None:
    """A line on the paper's thread, for everybody if the paper is; `inside`: not for the public yet."""
    add_step(
        thread=paper.thread,
        kind=kind,
        text=text,
        by=by,
        at=at,
        audience=Step.Audience.PUBLIC if paper.public and not inside else Step.Audience.INSIDE,
        reason=reason,
        url=public_of_paper(paper),
    )


def _write_to_submitters(paper: Paper, write: letters.Writer, at: datetime) -> int:
    """To the chair of the committee that submitted it, and to whoever wrote it."""
    people = list(_submitters(paper, at))
    for person in people:
        letter = write(person.language)
        send_message(
            recipient=person,
            kind="paper",
            subject=letter.subject,
            body=letter.body,
            url=of_paper(paper),
            thread=paper.thread,
            at=at,
        )
    return len(people)


def _submitters(paper: Paper, at: datetime) -> Iterable[User]:
    chairs = Seat.objects.valid_on(day_of(at)).filter(
        committee__in=heirs_of(paper.submitted_by_committee_id), chair=True
    )
    ids = {one for one in [paper.created_by, *chairs.values_list("user_id", flat=True)] if one}
    return User.objects.active().filter(pk__in=ids).order_by("pk")
