"""Who gives, reports and closes mandates, and what their state allows."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.models import Committee, Mandate, Resolution
from augenhoehe.committees.permissions import GIVE_MANDATES
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

_S = {state.name: str(state.value) for state in Mandate.State}
_OFFICE, _RESPONSIBLE = "Geschäftsstelle oder Koordination", "Zuständige Person"
_SECOND = f"{_OFFICE}, eine zweite Person"
MANDATE = Machine(
    noun="mandate",
    title="Auftrag",
    states={str(value): str(label) for value, label in Mandate.State.choices},
    initial=(_S["OPEN"],),
    transitions=(
        Transition("report", "Berichten", frozenset({_S["OPEN"]}), _S["REPORTED"], who=_RESPONSIBLE),
        Transition(
            "accept", "Bericht annehmen", frozenset({_S["REPORTED"]}), _S["DONE"], who=f"{_OFFICE}, eine zweite Person"
        ),
        Transition("return", "Zurückgeben", frozenset({_S["REPORTED"]}), _S["OPEN"], who=_OFFICE),
        Transition("postpone", "Verschieben", frozenset({_S["OPEN"]}), _S["OPEN"], who=_OFFICE),
        Transition("drop", "Streichen", frozenset({_S["OPEN"], _S["REPORTED"]}), _S["DROPPED"], who=_OFFICE),
    ),
)
CHARGING = frozenset(
    {Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED, Resolution.Kind.FORWARDED, Resolution.Kind.NOTED}
)


def check_give_mandate(by: Actor, committee: Committee) -> None:
    reach = by.reach(GIVE_MANDATES)
    if not (reach.everywhere or committee.municipality_id in reach.municipalities):
        raise Refused("Aufträge erteilen Geschäftsstelle, Integrationsbeauftragte und Koordination dieses Gremiums.")


def check_resolution_charges(resolution: Resolution) -> None:
    """A refusal or a deferral charges nobody with anything."""
    if resolution.kind not in CHARGING:
        raise Refused("Aus diesem Beschluss folgt kein Auftrag.")


def check_report_mandate(by: Actor, mandate: Mandate) -> None:
    """The responsible person; where nobody is named, who gave it."""
    if by.user_id is None:
        raise Refused("Berichten kann nur eine Person.")
    if by.user_id == mandate.responsible_id:
        return
    if mandate.responsible_id is not None:
        raise Refused(f"Berichten muss, wer zuständig ist: {mandate.unit}.")
    check_give_mandate(by, mandate.committee)


def check_manage_mandate(by: Actor, mandate: Mandate) -> None:
    """The office; whoever is charged does not decide about the own mandate."""
    if by.user_id is not None and by.user_id == mandate.responsible_id:
        raise Refused("Das ist Ihr eigener Auftrag. Darüber entscheidet eine zweite Person.")
    check_give_mandate(by, mandate.committee)


def check_accept_mandate(by: Actor, mandate: Mandate) -> None:
    """A second person: who reported never closes it (four eyes)."""
    check_manage_mandate(by, mandate)
    if by.user_id is None:
        raise Refused("Einen Bericht nimmt eine Person an.")
    if by.user_id == mandate.reported_by:
        raise Refused("Sie haben selbst berichtet. Annehmen muss den Bericht eine zweite Person.")


def check_due(due: date, day: date) -> None:
    if due < day:
        raise Refused("Dieser Tag ist schon vorbei.", field="due")


def check_later_due(mandate: Mandate, due: date, day: date) -> None:
    if due <= mandate.due:
        raise Refused("Der neue Tag liegt nicht nach dem bisherigen.", field="due")
    check_due(due, day)


def can_charge_in(by: Actor, committee: Committee) -> bool:
    return allowed(check_give_mandate, by, committee)


def mandate_verbs(by: Actor, mandate: Mandate) -> frozenset[str]:
    """The verbs that this person may use on this mandate now."""
    manages = allowed(check_manage_mandate, by, mandate)
    who = {
        "report": allowed(check_report_mandate, by, mandate),
        "accept": allowed(check_accept_mandate, by, mandate),
        "return": manages,
        "postpone": manages,
        "drop": manages,
    }
    return frozenset(verb for verb, granted in who.items() if granted and MANDATE.allows(mandate.state, verb))
