"""The way of a paper after it set out: stations ahead added, removed, moved, brought forward; each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import rules
from augenhoehe.committees.models import Paper, Station, StationChange
from augenhoehe.committees.rules import NewStation
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.journal.sentences import said

from .layings import open_layings
from .stations import lay_station, tell_of_paper

_AHEAD = Station.State.AHEAD


@transaction.atomic
def change_way(
    *,
    paper: Paper,
    stations: Sequence[NewStation],
    reason: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> list[StationChange]:
    """Set anew what lies ahead. Where the paper was and where it lies stays; every change is noted with the reason."""
    rules.check_text(reason, "Nennen Sie bitte den Grund. Er steht im Vorgang.", "reason")
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed={"reason": reason})
    rules.check_change_way(by, paper, day_of(at))
    rows = list(paper.stations.select_for_update(of=("self",)).select_related("committee").order_by("order", "pk"))
    kept = [one for one in rows if one.state != _AHEAD]
    ahead = {one.committee_id: one for one in rows if one.state == _AHEAD}
    begin = max((one.order for one in kept), default=0)
    wanted = _places(stations, begin)
    rules.check_new_way(paper, kept, wanted, day_of(at))
    made = _remove(paper, ahead, wanted, reason, by=by, at=at) + _set(paper, ahead, wanted, reason, by=by, at=at)
    if made:
        revisions.change(paper)
        audit("change_way", paper, by=by, at=at, fields=["stations"])
        text = "Die Beratungsfolge ist geändert: " + "; ".join(one.text for one in made) + "."
        tell_of_paper(paper, "way_changed", shorten(text, 900), by=by, at=at, reason=clean(reason))
    return made


def _places(stations: Sequence[NewStation], begin: int) -> list[NewStation]:
    """Behind what stands already, without gaps; equal places stay equal."""
    places = {order: begin + place for place, order in enumerate(sorted({one.order for one in stations}), start=1)}
    return [NewStation(one.committee, one.role, one.authoritative, places[one.order]) for one in stations]


def _remove(paper, ahead, wanted, reason, *, by, at) -> list[StationChange]:  # type: ignore[no-untyped-def]
    made = []
    names = {one.committee.pk for one in wanted}
    for committee_id in [one for one in ahead if one not in names]:
        station = ahead.pop(committee_id)
        name = station.committee.name_on(day_of(at))
        rules.check_removable(station, name)
        station.delete()
        made.append(_note(paper, StationChange.Kind.REMOVED, f"{name} entfällt", reason, by=by, at=at))
    return made


def _set(paper, ahead, wanted, reason, *, by, at) -> list[StationChange]:  # type: ignore[no-untyped-def]
    """First nobody decides for good, then whoever is meant to: only one may at any moment."""
    made = []
    paper.stations.filter(state=_AHEAD).update(authoritative=False)
    for one in wanted:
        name, words = one.committee.name_on(day_of(at)), Station.Role(one.role).label
        station = ahead.get(one.committee.pk)
        if station is None:
            Station.objects.create(paper=paper, committee=one.committee, role=one.role, order=one.order,
                                   authoritative=one.authoritative)  # fmt: skip
            made.append(_note(paper, StationChange.Kind.ADDED, f"{name} ({words}) kommt dazu", reason, by=by, at=at))
            continue
        changed = (station.role, station.order) != (one.role, one.order)
        revisions.change(station, role=one.role, order=one.order, authoritative=one.authoritative)
        if changed:
            text = f"{name}: {words}, {one.order}. Stelle"
            made.append(_note(paper, StationChange.Kind.MOVED, text, reason, by=by, at=at))
    return made


@transaction.atomic
def bring_forward(*, station: Station, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Station:
    """A later body deals with it at once, for example because it is urgent; the others keep their turn."""
    rules.check_text(reason, "Nennen Sie bitte den Grund. Er steht im Vorgang.", "reason")
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=station.paper_id)
    revisions.lock(station, "committee__municipality", revision=revision, typed={"reason": reason})
    station.paper = Paper.objects.select_related("thread", "submitted_by_committee").get(pk=paper.pk)
    rules.check_change_way(by, station.paper, day_of(at))
    rules.check_bring_forward(station)
    lay_station(station, by=by, at=at)
    name = station.committee.name_on(day_of(at))
    _note(station.paper, StationChange.Kind.FORWARD, f"{name} ist vorgezogen", reason, by=by, at=at)
    audit("bring_forward", station, by=by, at=at, fields=["state", "opened_on"])
    tell_of_paper(
        station.paper, "way_changed", said(_("Vorgezogen: %(body)s."), body=name), by=by, at=at, reason=clean(reason)
    )
    open_layings(paper=station.paper, by=by, at=at)
    return station


def _note(paper: Paper, kind: str, text: str, reason: str, *, by: Actor, at: datetime) -> StationChange:
    return StationChange.objects.create(
        paper=paper, kind=kind, text=shorten(text, 300), reason=clean(reason), changed_at=at, changed_by=by.user_id
    )
