"""Who speaks for the Kreis and who for a town, and what an agreement between them needs."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.network.models import TaskShare
from augenhoehe.network.permissions import SHARE_TASKS
from augenhoehe.places.models import Municipality

DISTRICT, TOWN = "district", "town"
SIDES = {DISTRICT: "Kreis", TOWN: "Kommune"}
_S = {state.name: str(state.value) for state in TaskShare.State}
_WHO = "Kreis und Kommune, jede Seite für sich"
LONGEST = timedelta(days=5 * 366)

SHARE = Machine(
    noun="task_share",
    title="Aufgabenteilung zwischen Kreis und Kommune",
    states={str(value): str(label) for value, label in TaskShare.State.choices},
    initial=(_S["PROPOSED"],),
    transitions=(
        Transition("agree", "Vereinbaren, wenn beide zugestimmt haben", frozenset({_S["PROPOSED"]}), _S["AGREED"],
                   who=_WHO),
        Transition("ask_again", "Neu abstimmen, weil sich ein Teil geändert hat", frozenset({_S["AGREED"]}),
                   _S["PROPOSED"], who=_WHO),
        Transition("end", "Beenden", frozenset({_S["PROPOSED"], _S["AGREED"]}), _S["ENDED"], who=_WHO),
    ),
)  # fmt: skip
MACHINES = (SHARE,)


def side_of(by: Actor, municipality_id: object) -> str:
    """For whom the actor speaks here: the Kreis with a role for the whole of it, the town with one for the town.

    Nobody speaks for both, so that each side stays responsible for its own.
    """
    reach = by.reach(SHARE_TASKS)
    if reach.everywhere:
        return DISTRICT
    return TOWN if municipality_id in reach.municipalities else ""


def check_side(by: Actor, share: TaskShare, side: str) -> None:
    if side_of(by, share.municipality_id) != side:
        whose = "der Kreis" if side == DISTRICT else "die Kommune"
        raise Refused(f"Diesen Teil verantwortet {whose}. Schreiben und zustimmen kann nur, wer dort zuständig ist.")


def own_side(by: Actor, share: TaskShare) -> str:
    """The actor's side; refused for who speaks for neither."""
    side = side_of(by, share.municipality_id)
    if not side:
        raise Refused("Hier vereinbaren Kreis und Kommune miteinander. Sie sprechen für keine der beiden Seiten.")
    return side


def check_propose(by: Actor, municipality: Municipality) -> str:
    by.check(SHARE_TASKS)
    if municipality.kind == Municipality.Kind.DISTRICT:
        raise Refused("Wählen Sie die Kommune, mit der der Kreis etwas teilt.", field="municipality")
    side = side_of(by, municipality.pk)
    if not side:
        raise Refused("Diese Kommune gehört nicht zu Ihrem Bereich.", field="municipality")
    return side


def check_values(task: str, lead: str, unit: str, part: str) -> None:
    if not task:
        raise Refused("Um welche Aufgabe geht es?", field="task")
    if lead not in TaskShare.Lead.values:
        raise Refused("Sagen Sie, wer federführend ist.", field="lead")
    check_part(unit, part)


def check_part(unit: str, part: str) -> None:
    if not unit:
        raise Refused("Welche Stelle ist auf Ihrer Seite zuständig?", field="unit")
    if not part:
        raise Refused("Schreiben Sie, was Ihre Seite verantwortet. „Nichts“ ist auch eine Antwort.", field="part")


def check_review(review_on: date | None, day: date) -> None:
    if review_on is not None and not day <= review_on <= day + LONGEST:
        raise Refused("Der Tag liegt vor heute oder mehr als fünf Jahre voraus.", field="review_on")


def check_agree(by: Actor, share: TaskShare) -> str:
    """To agree, the own part has to be there; the other side's part is read, never written."""
    side = own_side(by, share)
    if share.state != TaskShare.State.PROPOSED:
        raise Refused("Das ist schon vereinbart oder beendet.")
    if not getattr(share, f"{side}_part"):
        raise Refused("Schreiben Sie zuerst, was Ihre Seite verantwortet.")
    if getattr(share, f"{side}_agreed_on") is not None:
        raise Refused("Ihre Seite hat schon zugestimmt. Jetzt ist die andere am Zug.")
    return side


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Sagen Sie in einem Satz, warum. Die andere Seite liest ihn.", field="reason")
