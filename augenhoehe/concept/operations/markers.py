"""Markers: reported with evidence, confirmed by a second person, returned, postponed, dropped."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop as _

from augenhoehe.concept import rules
from augenhoehe.concept.happenings import MarkerPostponed, MarkerReached
from augenhoehe.concept.models import ImplementationMarker, MarkerChange, MarkerPostponement, Measure
from augenhoehe.concept.queries import with_places
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, ended
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.journal.sentences import Word, said

from . import owing
from .finding import index_measure
from .steps import tell

_UNCLAIMED: dict[str, Any] = {"claimed_by": None, "claimed_at": None}
_REOPENED: dict[str, Any] = {"closed_by": None, "closed_at": None, "reason": ""}


@dataclass(frozen=True, slots=True)
class NewMarker:
    """By what one will see, and until when."""

    criterion: str
    due: date


@transaction.atomic
def add_marker(*, measure: Measure, new: NewMarker, by: Actor, at: datetime) -> ImplementationMarker:
    """Add a marker to a measure that runs; it is owed at once if the measure is decided."""
    rules.check_write_measure(by, measure)
    # Two people who add at once get two places, one after the other.
    rules.check_alive(Measure.objects.select_for_update().get(pk=measure.pk))
    place = (measure.markers.aggregate(last=Max("position"))["last"] or 0) + 1
    marker = write_marker(measure, new, place, by=by, at=at)
    tell(measure, "marker_added", said(_("Neuer Umsetzungsmarker: %(marker)s."), marker=_named(marker)), by=by, at=at)
    if measure.state != Measure.State.PLANNED:
        owing.owe_marker(marker, by=by, at=at)
    index_measure(measure, at=at)
    return marker


def write_marker(measure: Measure, new: NewMarker, position: int, *, by: Actor, at: datetime) -> ImplementationMarker:
    rules.check_text(new.criterion, "Woran erkennt man, dass es getan ist? Nennen Sie ein Kriterium.", "criterion")
    marker = ImplementationMarker.objects.create(
        measure=measure, position=position, criterion=clean(new.criterion), due=new.due, first_due=new.due
    )
    audit("add_marker", marker, by=by, at=at, fields=["criterion", "due"])
    return marker


@transaction.atomic
def begin_marker(
    *, marker: ImplementationMarker, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """Somebody works on it from now on."""
    rules.check_report(by, marker.measure)
    _lock(marker, revision)
    _turn(marker, "begin", by=by, at=at)
    _start(marker, by=by, at=at)
    return marker


@transaction.atomic
def claim_marker(
    *, marker: ImplementationMarker, evidence: str, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """Report a marker as reached, with evidence; it counts only when a second person has confirmed it."""
    rules.check_report(by, marker.measure)
    rules.check_person(by)
    rules.check_text(evidence, "Womit lässt es sich nachprüfen? Nennen Sie einen Beleg.", "evidence")
    _lock(marker, revision, evidence=evidence)
    claim: dict[str, Any] = {"evidence": clean(evidence), "claimed_by": by.user_id, "claimed_at": at}
    _turn(marker, "claim", by=by, at=at, **_REOPENED, **claim)
    _start(marker, by=by, at=at)
    text = f"Als erreicht gemeldet, noch nicht bestätigt: {ended(marker.criterion)}"
    tell(marker.measure, "marker_claimed", text, by=by, at=at, inside=True)
    owing.owe_confirmation(marker, by=by, at=at)
    return marker


@transaction.atomic
def confirm_marker(
    *,
    marker: ImplementationMarker,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    partly: bool = False,
    reason: str = "",
) -> ImplementationMarker:
    """A second person confirms; for „teilweise“ it says what is missing. The evidence is public from now on."""
    rules.check_confirm(by, marker)
    _lock(marker, revision, reason=reason)
    rules.check_confirm(by, marker)
    if partly:
        rules.check_text(reason, "Sagen Sie bitte, was noch fehlt.", "reason")
    _turn(
        marker, "confirm_partly" if partly else "confirm", by=by, at=at,
        reason=clean(reason), closed_by=by.user_id, closed_at=at,
    )  # fmt: skip
    word = marker.get_state_display()
    tell(marker.measure, f"marker_{marker.state}", _state_line(marker), by=by, at=at,
         reason=reason)  # fmt: skip
    owing.settle(marker, word, by=by, at=at)
    if not partly:
        happened(MarkerReached(marker))
    return marker


@transaction.atomic
def return_marker(
    *, marker: ImplementationMarker, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """Give a report back with the reason; the lead owes the marker again."""
    rules.check_return(by, marker)
    rules.check_text(reason, "Sagen Sie bitte, was am Beleg fehlt.", "reason")
    _lock(marker, revision, reason=reason)
    _turn(marker, "return", by=by, at=at, reason=clean(reason), **_UNCLAIMED)
    tell(marker.measure, "marker_returned", f"Meldung zurückgegeben: {ended(marker.criterion)}", by=by, at=at,
         reason=reason, inside=True)  # fmt: skip
    owing.settle(marker, "zurückgegeben", by=by, at=at)
    owing.owe_marker(marker, by=by, at=at)
    return marker


@transaction.atomic
def postpone_marker(
    *, marker: ImplementationMarker, due: date, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """Give a marker another date; the old one and the reason stay for everybody to read."""
    rules.check_report(by, marker.measure)
    rules.check_text(reason, "Nennen Sie bitte den Grund der Verschiebung.", "reason")
    _lock(marker, revision, due=due, reason=reason)
    rules.check_later(marker, due, day_of(at))
    old = marker.due
    _turn(marker, "postpone", by=by, at=at, note=reason, due=due, **_UNCLAIMED, **_REOPENED)
    MarkerPostponement.objects.create(
        marker=marker, old_due=old, new_due=due, reason=clean(reason), at=at, by_id=by.user_id, by_function=by.function
    )
    criterion = ended(marker.criterion)
    text = said(_("Verschoben vom %(before)s auf den %(day)s: %(title)s"), before=old, day=due, title=criterion)
    tell(marker.measure, "marker_postponed", text, by=by, at=at, reason=reason)
    if marker.measure.state != Measure.State.PLANNED:
        owing.postpone(marker, reason, by=by, at=at)
    happened(MarkerPostponed(marker))
    return marker


@transaction.atomic
def miss_marker(
    *, marker: ImplementationMarker, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """Say that the date is over and it was not done; it still counts, and may be reported late."""
    rules.check_write_measure(by, marker.measure)
    _lock(marker, revision, reason=reason)
    rules.check_missed(marker, day_of(at))
    return _settle(marker, "miss", reason, by=by, at=at)


@transaction.atomic
def drop_marker(
    *, marker: ImplementationMarker, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ImplementationMarker:
    """A marker is no longer needed: it stays to be read, with the reason, and no longer counts."""
    rules.check_write_measure(by, marker.measure)
    _lock(marker, revision, reason=reason)
    return _settle(marker, "drop", reason, by=by, at=at)


def _state_line(marker: ImplementationMarker) -> dict[str, Any]:
    word, criterion = Word(marker.get_state_display()), ended(marker.criterion)
    return said(_("Umsetzungsmarker %(state)s: %(marker)s"), state=word, marker=criterion)


def _settle(marker: ImplementationMarker, verb: str, reason: str, *, by: Actor, at: datetime) -> ImplementationMarker:
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    _turn(marker, verb, by=by, at=at, reason=clean(reason), closed_by=by.user_id, closed_at=at, **_UNCLAIMED)
    word = marker.get_state_display()
    tell(marker.measure, f"marker_{marker.state}", _state_line(marker), by=by, at=at,
         reason=reason)  # fmt: skip
    owing.settle(marker, word, by=by, at=at)
    return marker


def _lock(marker: ImplementationMarker, revision: int | None, **typed: Any) -> None:
    """First the measure, then the marker: nobody ends a measure while somebody turns one of its markers."""
    measure = with_places(Measure.objects.select_for_update(of=("self",))).get(pk=marker.measure_id)
    revisions.lock(marker, revision=revision, typed=typed)
    marker.measure = measure


def _turn(marker: ImplementationMarker, verb: str, *, by: Actor, at: datetime, note: str = "", **values: Any) -> None:
    """Take a marker to the state after the verb and keep what it was; expects the row to be locked."""
    rules.check_turn(marker, verb)
    old, new = marker.state, rules.MARKER.target(marker.state, verb)
    revisions.change(marker, state=new, **values)
    audit(f"{verb}_marker", marker, by=by, at=at, fields=["state", *values])
    if old != new:
        MarkerChange.objects.create(
            marker=marker,
            old_state=old,
            new_state=new,
            reason=(note and clean(note)) or values.get("reason", ""),
            at=at,
            by_id=by.user_id,
            by_function=by.function,
        )


def _start(marker: ImplementationMarker, *, by: Actor, at: datetime) -> None:
    """Work on a marker shows that the measure runs."""
    measure = marker.measure
    if measure.state == Measure.State.DECIDED:
        state = rules.MEASURE.target(measure.state, "start")
        revisions.change(measure, state=state, starts_on=measure.starts_on or day_of(at))
        audit("start_measure", measure, by=by, at=at, fields=["state", "starts_on"])


def _named(marker: ImplementationMarker) -> str:
    return f"{marker.criterion} (bis {long_date(marker.due)})"
