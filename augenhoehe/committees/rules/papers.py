"""Who may write and submit papers, which sequences of stations make sense, and what a result means for the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from augenhoehe.committees.models import AgendaItem, Committee, Paper, Resolution, Station
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.committees.queries import accompanies, acts_for, is_member
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.core.values import dataclass

from .hearing import WITHOUT_DECISION

_S = {state.name: str(state.value) for state in Paper.State}
_TRAVELLING = frozenset(str(one) for one in Paper.TRAVELLING)
_SUBMITTER = "Vorsitz des einreichenden Gremiums, Geschäftsstelle oder Koordination"
PAPER = Machine(
    noun="paper",
    title="Vorlage",
    states={str(value): str(label) for value, label in Paper.State.choices},
    initial=(_S["DRAFT"],),
    transitions=(
        Transition("change", "Entwurf ändern", frozenset({_S["DRAFT"]}), _S["DRAFT"], who=_SUBMITTER),
        Transition("submit", "Einreichen", frozenset({_S["DRAFT"]}), _S["SUBMITTED"], who=_SUBMITTER),
        Transition("advance", "Station abschließen", _TRAVELLING, _S["UNDER_WAY"], who="Beschluss einer Station"),
        Transition("conclude", "Abschließen", _TRAVELLING, _S["CONCLUDED"], who="Beschluss der letzten Station"),
        Transition("return", "Zurückgeben", _TRAVELLING, _S["DRAFT"], who="Beschluss einer Station"),
        Transition("withdraw", "Zurückziehen", _TRAVELLING | {_S["DRAFT"]}, _S["WITHDRAWN"], who=_SUBMITTER),
    ),
)

# A steering group decides on questions, not on papers: those go through elected bodies.
POLITICAL = frozenset(
    {
        Committee.Kind.INTEGRATION_COMMITTEE,
        Committee.Kind.COUNCIL,
        Committee.Kind.DISTRICT_COUNCIL,
        Committee.Kind.DISTRICT_COMMITTEE,
        Committee.Kind.SPECIALIST_COMMITTEE,
    }
)
# What members of a council bring in by themselves.
OWN_RIGHT = frozenset({Paper.Kind.MOTION, Paper.Kind.INQUIRY})
STAYS = frozenset({Resolution.Kind.DEFERRED})
GOES_BACK = frozenset({Resolution.Kind.RETURNED})


@dataclass(frozen=True, slots=True)
class NewStation:
    """A committee on the way; `order` may have gaps, equal ones are taken at the same time."""

    committee: Committee
    role: str
    authoritative: bool
    order: int


# --- Who may ----------------------------------------------------------------------------------------
def _writes(by: Actor, municipality_id: object) -> bool:
    reach = by.reach(WRITE_PAPERS)
    return reach.everywhere or municipality_id in reach.municipalities


def check_create_paper(by: Actor, municipality_id: object, committee: Committee | None, day: date) -> None:
    """Who writes papers there, or sits in the committee that submits it, or accompanies it."""
    if _writes(by, municipality_id) or (committee is not None and is_member(by.user_id, committee, day)):
        return
    if committee is not None and accompanies(by.user_id, committee, day):
        return
    if committee is None:
        raise Refused("Wählen Sie das Gremium, für das Sie schreiben.", field="submitted_by_committee")
    raise Refused("Vorlagen schreiben Mitglieder des einreichenden Gremiums, Geschäftsstelle und Koordination.")


def check_create_paper_somewhere(by: Actor, seated: bool) -> None:
    """Before the form is shown: where it belongs is checked when that is known."""
    if not (by.may(WRITE_PAPERS) or seated):
        raise Refused("Vorlagen schreiben Mitglieder eines Gremiums, Geschäftsstelle und Koordination.")


def check_write_paper(by: Actor, paper: Paper, day: date) -> None:
    """The draft: its author and everybody who may submit it."""
    if by.user_id is not None and by.user_id == paper.created_by:
        return
    check_submit_paper(by, paper, day)


def check_submit_paper(by: Actor, paper: Paper, day: date) -> None:
    """A committee's paper goes out by its chair or the office; a motion also by the member who wrote it."""
    committee = paper.submitted_by_committee
    if _writes(by, paper.municipality_id) or (committee is not None and acts_for(by.user_id, committee, day)):
        return
    own = paper.kind in OWN_RIGHT and by.user_id is not None and by.user_id == paper.created_by
    if own and committee is not None and is_member(by.user_id, committee, day):
        return
    raise Refused("Einreichen können der Vorsitz des einreichenden Gremiums, die Geschäftsstelle und die Koordination.")


def can_create_paper_somewhere(by: Actor, seated: bool) -> bool:
    return allowed(check_create_paper_somewhere, by, seated)


def can_write_paper_for(by: Actor, municipality_id: object, seated: Callable[[], bool]) -> bool:
    """May the person write one for this place? Who has no such right needs a seat in an elected body."""
    return _writes(by, municipality_id) or seated()


def can_submit_paper(by: Actor, paper: Paper, day: date) -> bool:
    return PAPER.allows(paper.state, "submit") and allowed(check_submit_paper, by, paper, day)


def can_write_paper(by: Actor, paper: Paper, day: date) -> bool:
    return PAPER.allows(paper.state, "change") and allowed(check_write_paper, by, paper, day)


def can_withdraw_paper(by: Actor, paper: Paper, day: date) -> bool:
    return PAPER.allows(paper.state, "withdraw") and allowed(check_submit_paper, by, paper, day)


# --- Which sequences make sense ---------------------------------------------------------------------
def check_stations(kind: str, stations: Sequence[NewStation], day: date) -> None:
    """At least one elected body, none twice, and one that decides, as the last one."""
    if not stations:
        raise Refused("Nennen Sie mindestens ein Gremium, das sich damit befassen soll.", field="stations")
    for one in stations:
        _check_station(one, day)
    if len({one.committee.pk for one in stations}) != len(stations):
        raise Refused("Ein Gremium steht doppelt in der Beratungsfolge.", field="stations")
    deciding = [one for one in stations if one.authoritative]
    if not deciding and kind not in WITHOUT_DECISION:
        raise Refused("Wählen Sie das Gremium, das entscheidet.", field="stations")
    if len(deciding) > 1:
        raise Refused("Abschließend entscheidet genau ein Gremium.", field="stations")
    if deciding and deciding[0].order < max(one.order for one in stations):
        raise Refused("Nach der Entscheidung kommt keine Station mehr.", field="stations")


def _check_station(one: NewStation, day: date) -> None:
    name = one.committee.name_on(day)
    if one.role not in Station.Role.values:
        raise Refused("Wählen Sie, was das Gremium damit tun soll.", field="stations")
    if one.authoritative != (one.role == Station.Role.DECISION):
        raise Refused("Wer entscheidet, tut das abschließend; alle anderen beraten vor.", field="stations")
    if one.committee.kind not in POLITICAL:
        raise Refused(f"„{name}“ ist kein politisches Gremium.", field="stations")
    if not one.committee.stands_on(day):
        raise Refused(f"„{name}“ ist aufgelöst.", field="stations")


# --- What the state allows --------------------------------------------------------------------------
def check_not_on_the_way(item: AgendaItem) -> None:
    """An item of a paper is taken back with the paper: else a station would be lost."""
    if item.station_id is not None:
        raise Refused("Dieser Punkt gehört zu einer Vorlage. Ziehen Sie die Vorlage zurück oder vertagen Sie ihn.")


def ends_the_way(station: Station, kind: str) -> bool:
    """The authoritative decision ends the way, whatever it was."""
    return station.authoritative and kind not in STAYS | GOES_BACK
