"""Who may do what with concepts, measures and markers, and what their state allows."""

from __future__ import annotations

import uuid
from datetime import date

from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.permissions import CONFIRM_MARKER, OWN_MEASURES, WRITE_CONCEPT
from augenhoehe.concept.queries.measures import unsettled
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor, Permission
from augenhoehe.core.transitions import Machine, Transition

_OWNER, _COORDINATION, _SECOND = "Federführung", "Koordination", "Koordination, eine zweite Person"
_M = {state.name: str(state.value) for state in Measure.State}
_S = {state.name: str(state.value) for state in ImplementationMarker.State}


def _from(states: dict[str, str], *names: str) -> frozenset[str]:
    return frozenset(states[name] for name in names)


MEASURE = Machine(
    noun="measure",
    title="Maßnahme",
    states={str(value): str(label) for value, label in Measure.State.choices},
    initial=(_M["PLANNED"], _M["DECIDED"]),
    transitions=(
        Transition("decide", "Beschließen", _from(_M, "PLANNED"), _M["DECIDED"], who=_COORDINATION),
        Transition("start", "Beginnen", _from(_M, "DECIDED"), _M["RUNNING"], who=_OWNER),
        Transition("complete", "Abschließen", _from(_M, "RUNNING"), _M["DONE"], who=_COORDINATION),
        Transition("stop", "Abbrechen", _from(_M, "PLANNED", "DECIDED", "RUNNING"), _M["STOPPED"], who=_COORDINATION),
        Transition("keep", "Verstetigen", _from(_M, "RUNNING", "DONE"), _M["PERMANENT"], who=_COORDINATION),
    ),
)
MARKER = Machine(
    noun="marker",
    title="Umsetzungsmarker",
    states={str(value): str(label) for value, label in ImplementationMarker.State.choices},
    initial=(_S["OPEN"],),
    transitions=(
        Transition("begin", "Beginnen", _from(_S, "OPEN"), _S["WORKING"], who=_OWNER),
        Transition(
            "claim", "Als erreicht melden", _from(_S, "OPEN", "WORKING", "PARTLY", "MISSED"), _S["CLAIMED"], who=_OWNER
        ),
        Transition("confirm", "Bestätigen", _from(_S, "CLAIMED"), _S["REACHED"], who=_SECOND),
        Transition("confirm_partly", "Teilweise bestätigen", _from(_S, "CLAIMED"), _S["PARTLY"], who=_SECOND),
        Transition("return", "Zurückgeben", _from(_S, "CLAIMED"), _S["WORKING"], who=_COORDINATION),
        Transition("postpone", "Verschieben", _from(_S, "OPEN"), _S["OPEN"], who=_OWNER),
        Transition("postpone", "Verschieben", _from(_S, "WORKING", "PARTLY", "MISSED"), _S["WORKING"], who=_OWNER),
        Transition("miss", "Als verfehlt festhalten", _from(_S, "OPEN", "WORKING"), _S["MISSED"], who=_COORDINATION),
        Transition(
            "drop", "Streichen", _from(_S, "OPEN", "WORKING", "PARTLY", "MISSED"), _S["DROPPED"], who=_COORDINATION
        ),
    ),
)
PENDING = ImplementationMarker.PENDING
# Before the decision nobody works on a measure; dates and the list of markers may still change.
BEFORE_DECISION = frozenset({"postpone", "drop"})
FINISH = {Measure.State.DONE: "complete", Measure.State.STOPPED: "stop", Measure.State.PERMANENT: "keep"}


# --- Who may ----------------------------------------------------------------------------------------
def _check_place(by: Actor, permission: Permission, municipality_id: uuid.UUID) -> None:
    by.check(permission)
    if not by.may(permission, municipality_id=municipality_id):
        raise Refused("Diese Maßnahme oder dieses Konzept gehört nicht zu Ihrem Bereich.")


def check_write(by: Actor, municipality_id: uuid.UUID) -> None:
    """Concepts and measures are written where the person's role reaches."""
    _check_place(by, WRITE_CONCEPT, municipality_id)


def check_write_measure(by: Actor, measure: Measure) -> None:
    check_write(by, measure.place_id)


def owns(by: Actor, measure: Measure) -> bool:
    """The lead, or somebody with the role from the lead's own carrier."""
    if by.user_id is None or measure.lead is None:
        return False
    if by.user_id == measure.lead_id:
        return True
    return by.carrier_id is not None and by.carrier_id == measure.lead.carrier_id and by.may(OWN_MEASURES)


def check_report(by: Actor, measure: Measure) -> None:
    """Who reports and postpones: the measure's own people, or who writes the concept there."""
    if owns(by, measure) or by.may(WRITE_CONCEPT, municipality_id=measure.place_id):
        return
    raise Refused("Umsetzungsmarker melden und verschieben die federführende Stelle und die Koordination.")


def check_confirm(by: Actor, marker: ImplementationMarker) -> None:
    """A second person: who reported a marker as reached never confirms it (four eyes)."""
    _check_place(by, CONFIRM_MARKER, marker.measure.place_id)
    if by.user_id is None:
        raise Refused("Eine Bestätigung braucht eine Person.")
    if by.user_id == marker.claimed_by:
        raise Refused("Sie haben diesen Umsetzungsmarker selbst gemeldet. Bestätigen muss ihn eine zweite Person.")


def check_return(by: Actor, marker: ImplementationMarker) -> None:
    """Returned by who confirms, or taken back by who reported it."""
    if by.user_id is not None and by.user_id == marker.claimed_by:
        return
    _check_place(by, CONFIRM_MARKER, marker.measure.place_id)


def can_write(by: Actor, municipality_id: uuid.UUID) -> bool:
    return allowed(check_write, by, municipality_id)


def check_write_somewhere(by: Actor) -> None:
    """Before the form is shown: the place is checked when it is known."""
    by.check(WRITE_CONCEPT)


def can_write_somewhere(by: Actor) -> bool:
    return allowed(check_write_somewhere, by)


def can_report(by: Actor, measure: Measure) -> bool:
    return allowed(check_report, by, measure)


def can_confirm(by: Actor, marker: ImplementationMarker) -> bool:
    return marker.state == ImplementationMarker.State.CLAIMED and allowed(check_confirm, by, marker)


def can_return(by: Actor, marker: ImplementationMarker) -> bool:
    return marker.state == ImplementationMarker.State.CLAIMED and allowed(check_return, by, marker)


# --- What the state allows --------------------------------------------------------------------------
def check_text(value: str, sentence: str, field: str) -> None:
    if not value.strip():
        raise Refused(sentence, field=field)


def check_alive(measure: Measure) -> None:
    """Markers of an ended measure stay as they were when it ended."""
    if measure.ended:
        raise Refused(f"Diese Maßnahme ist {measure.get_state_display()}. Ihre Umsetzungsmarker bleiben, wie sie sind.")


def check_decided(measure: Measure) -> None:
    check_alive(measure)
    if measure.state == Measure.State.PLANNED:
        raise Refused("Diese Maßnahme ist noch nicht beschlossen.")


def check_turn(marker: ImplementationMarker, verb: str) -> None:
    check_alive(marker.measure)
    if verb not in BEFORE_DECISION:
        check_decided(marker.measure)


def check_person(by: Actor) -> None:
    """Four eyes need two people: the system itself reports nothing."""
    if by.user_id is None:
        raise Refused("Melden kann nur eine Person.")


def check_initial(state: str) -> None:
    if state not in MEASURE.initial:
        raise Refused("Eine neue Maßnahme ist geplant oder beschlossen.", field="state")


def check_has_markers(state: str, markers: int) -> None:
    """What is decided can be checked: at least one marker says by what."""
    if state != Measure.State.PLANNED and not markers:
        raise Refused(
            "Nennen Sie mindestens einen Umsetzungsmarker: woran erkennt man bis wann, dass etwas getan ist?",
            field="criterion",
        )


def check_later(marker: ImplementationMarker, due: date, day: date) -> None:
    if due <= marker.due:
        raise Refused("Der neue Tag liegt nicht nach dem bisherigen.", field="due")
    if due < day:
        raise Refused("Der neue Tag ist schon vorbei.", field="due")


def check_missed(marker: ImplementationMarker, day: date) -> None:
    if marker.due >= day:
        raise Refused("Die Frist läuft noch. Verfehlt ist ein Umsetzungsmarker erst danach.")


def check_finish(measure: Measure, state: str, reason: str) -> str:
    """The state after finishing; only a stopped measure may leave markers behind."""
    if state not in FINISH:
        raise Refused("Wählen Sie, wie die Maßnahme endet.", field="state")
    target = MEASURE.target(measure.state, FINISH[Measure.State(state)])
    check_text(reason, "Nennen Sie bitte den Grund oder das Ergebnis.", "reason")
    left = unsettled(measure)
    if state != Measure.State.STOPPED and left:
        verb = "ist ein Umsetzungsmarker" if left == 1 else f"sind {left} Umsetzungsmarker"
        raise Refused(f"Noch {verb} offen. Bestätigen, verschieben oder streichen Sie zuerst, was offen ist.")
    return target


# --- What a page offers -----------------------------------------------------------------------------
def marker_verbs(by: Actor, marker: ImplementationMarker, day: date) -> frozenset[str]:
    """The verbs that this person may use on this marker now; expects the measure to be selected."""
    reports, writes = can_report(by, marker.measure), can_write(by, marker.measure.place_id)
    who = {
        "begin": reports,
        "claim": reports and by.user_id is not None,
        "confirm": can_confirm(by, marker),
        "return": can_return(by, marker),
        "postpone": reports,
        "miss": writes and marker.due < day,
        "drop": writes,
    }
    return frozenset(
        verb
        for verb, granted in who.items()
        if granted and MARKER.allows(marker.state, verb) and allowed(check_turn, marker, verb)
    )


def measure_verbs(by: Actor, measure: Measure) -> frozenset[str]:
    """The verbs that this person may use on this measure now."""
    writes = can_write(by, measure.place_id)
    who = {
        "decide": writes and MEASURE.allows(measure.state, "decide"),
        "start": can_report(by, measure) and MEASURE.allows(measure.state, "start"),
        "finish": writes and any(MEASURE.allows(measure.state, verb) for verb in FINISH.values()),
        "change": writes and not measure.ended,
    }
    return frozenset(verb for verb, granted in who.items() if granted)
