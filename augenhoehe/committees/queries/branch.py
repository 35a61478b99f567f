"""The way through political bodies as stations of the path picture, for the branch that structure draws."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext, ngettext

from augenhoehe.committees.addresses import of_paper, public_of_paper
from augenhoehe.committees.models import Resolution, Station
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.ui import path

from .on_thread import on_thread
from .stations import StationView

_STATES: dict[str, path.State] = {
    Station.State.AHEAD: "todo",
    Station.State.OPEN: "now",
    Station.State.DECIDED: "done",
    Station.State.LAPSED: "skipped",
}


def branch_of_thread(actor: Actor, thread: Thread, *, at: datetime) -> tuple[path.Station, ...]:
    """What `ui.path.Path(branch=…)` shows for a matter: empty if no paper is on its way."""
    return tuple(_station(one, actor.signed_in) for one in on_thread(actor, thread, at=at).branch)


def _station(view: StationView, inside: bool) -> path.Station:
    station = view.station
    state = _STATES[station.state]
    if station.authoritative and station.result == Resolution.Kind.REFUSED:
        state = "refused"
    return path.Station(
        key=f"station-{station.pk}",
        title=view.committee,
        state=state,
        note=_note(view),
        date=station.decided_on or station.opened_on,
        url=of_paper(view.paper) if inside else public_of_paper(view.paper),
        waited_days=view.waited_days or None,
    )


def _note(view: StationView) -> str:
    if view.station.result:
        return gettext(Resolution.Kind(view.station.result).label)
    missed = len(view.missed)
    if not (view.open and missed):
        return ""
    words = ngettext("eine erreichbare Sitzung verpasst", "%(number)s erreichbare Sitzungen verpasst", missed)
    return words % {"number": view.missed_spelled}
