"""Who may share, ask and answer in the pool, and what its states allow."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Organisation, Resource, ResourceRequest
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import keeps, right_in
from augenhoehe.organisations.rules import entries as rules

_R = {state.name: str(state.value) for state in Resource.State}
_Q = {state.name: str(state.value) for state in ResourceRequest.State}
_OWNER, _ASKER = "Organisation, Koordination", "wer gefragt hat, Koordination"

RESOURCE = Machine(
    noun="resource",
    title="Raum oder Hilfe",
    states={str(value): str(label) for value, label in Resource.State.choices},
    initial=(_R["OFFERED"],),
    transitions=(
        Transition("end", "Nicht mehr anbieten", frozenset({_R["OFFERED"]}), _R["ENDED"], who=_OWNER),
        Transition("offer_again", "Wieder anbieten", frozenset({_R["ENDED"]}), _R["OFFERED"], who=_OWNER),
    ),
)
REQUEST = Machine(
    noun="resource_request",
    title="Anfrage nach Raum oder Hilfe",
    states={str(value): str(label) for value, label in ResourceRequest.State.choices},
    initial=(_Q["OPEN"],),
    transitions=(
        Transition("agree", "Zusagen", frozenset({_Q["OPEN"]}), _Q["AGREED"], who=_OWNER),
        Transition("decline", "Absagen", frozenset({_Q["OPEN"]}), _Q["DECLINED"], who=_OWNER),
        Transition(
            "withdraw", "Anfrage zurückziehen", frozenset({_Q["OPEN"], _Q["AGREED"]}), _Q["WITHDRAWN"], who=_ASKER
        ),
    ),
)
MACHINES = (RESOURCE, REQUEST)


# --- Who may ----------------------------------------------------------------------------------------
def check_tend_resource(by: Actor, resource: Resource, day: date) -> None:
    rules.check_tend(by, resource.organisation, day)


def check_ask_for(by: Actor, organisation: Organisation | None, day: date) -> None:
    """In the name of an own organisation that stands in the register, or as who keeps the register."""
    if organisation is None:
        by.check(KEEP_REGISTER)
        return
    if not right_in(by, organisation, day):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")
    if not organisation.published:
        raise Refused("Fragen kann, wer im Verzeichnis steht. Dieser Eintrag ist nicht veröffentlicht.")


def check_withdraw(by: Actor, request: ResourceRequest, day: date) -> None:
    """Who asked takes it back: the organisation's people, or the coordination."""
    organisation = request.organisation
    if organisation is None:
        mine = by.may(KEEP_REGISTER) and by.user_id == request.asked_by
        if by.system or mine or keeps(by, request.resource.organisation):
            return
    elif keeps(by, organisation) or right_in(by, organisation, day):
        return
    raise Refused("Zurückziehen kann nur, wer gefragt hat.")


def can_speak_for(by: Actor, organisation: Organisation, day: date) -> bool:
    """Opens the organisation's inside page."""
    return keeps(by, organisation) or bool(right_in(by, organisation, day))


def can_tend_resource(by: Actor, resource: Resource, day: date) -> bool:
    return allowed(check_tend_resource, by, resource, day)


def can_withdraw(by: Actor, request: ResourceRequest, day: date) -> bool:
    return REQUEST.allows(request.state, "withdraw") and allowed(check_withdraw, by, request, day)


def can_answer(by: Actor, request: ResourceRequest, day: date) -> bool:
    return REQUEST.allows(request.state, "agree") and can_tend_resource(by, request.resource, day)


# --- What is allowed --------------------------------------------------------------------------------
def check_resource(title: str, begin: date | None, end: date | None) -> None:
    if not title:
        raise Refused("Was bieten Sie an? Ein paar Worte genügen.", field="title")
    if begin and end and end < begin:
        raise Refused("Das Ende liegt vor dem Anfang.", field="available_until")


def check_askable(resource: Resource, day: date) -> None:
    """It is offered still, by an organisation that stands in the register."""
    if not resource.offered or (resource.available_until and resource.available_until < day):
        raise Refused("Das wird nicht mehr angeboten.")
    if not resource.organisation.published:
        raise Refused("Diese Organisation steht zurzeit nicht im Verzeichnis.")


def check_wanted(resource: Resource, organisation: Organisation | None, wanted_on: date, day: date) -> None:
    """The day lies ahead and within what is offered; nobody asks themselves."""
    if organisation is not None and organisation.pk == resource.organisation_id:
        raise Refused("Das gehört Ihrer eigenen Organisation.", field="organisation")
    if wanted_on < day:
        raise Refused("Der Tag ist schon vorbei.", field="wanted_on")
    begin, end = resource.available_from, resource.available_until
    if (begin and wanted_on < begin) or (end and wanted_on > end):
        raise Refused("An diesem Tag wird es nicht angeboten.", field="wanted_on")


def check_purpose(purpose: str) -> None:
    if not purpose:
        raise Refused("Wofür? Ein Satz genügt.", field="purpose")


def check_answer(answer: str) -> None:
    if not answer:
        raise Refused("Bitte antworten Sie mit einem Satz.", field="answer")
