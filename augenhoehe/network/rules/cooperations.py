"""Who enters, changes and agrees to a cooperation, and what its states allow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.network.models import BoardAnswer, Cooperation, CooperationPartner
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.queries.cards import keeps, right_in

_C = {state.name: str(state.value) for state in Cooperation.State}
_A = {state.name: str(state.value) for state in CooperationPartner.Answer}
_WHO = "Partner, Koordination"

COOPERATION = Machine(
    noun="cooperation",
    title="Kooperation von Organisationen",
    states={str(value): str(label) for value, label in Cooperation.State.choices},
    initial=(_C["PLANNED"], _C["RUNNING"]),
    transitions=(
        Transition("start", "Beginnen", frozenset({_C["PLANNED"]}), _C["RUNNING"], who=_WHO),
        Transition("end", "Beenden", frozenset({_C["PLANNED"], _C["RUNNING"]}), _C["ENDED"], who=_WHO),
        Transition("resume", "Wieder aufnehmen", frozenset({_C["ENDED"]}), _C["RUNNING"], who=_WHO),
    ),
)
AGREEMENT = Machine(
    noun="cooperation_partner",
    title="Zustimmung zu einer Kooperation",
    states={str(value): str(label) for value, label in CooperationPartner.Answer.choices},
    initial=(_A["OPEN"], _A["YES"]),
    transitions=(
        Transition("agree", "Zustimmen", frozenset({_A["OPEN"], _A["NO"]}), _A["YES"], who=_WHO),
        Transition("decline", "Nicht zustimmen", frozenset({_A["OPEN"], _A["YES"]}), _A["NO"], who=_WHO),
        Transition(
            "ask_again", "Neu fragen, weil sich etwas geändert hat", frozenset({_A["YES"], _A["NO"]}), _A["OPEN"],
            who="System",
        ),
    ),
)  # fmt: skip
MACHINES = (COOPERATION, AGREEMENT)
FEWEST, MOST = 2, 30


# --- Who may ----------------------------------------------------------------------------------------
def speaks_for(by: Actor, organisations: Collection[Organisation], day: date) -> list[Organisation]:
    """Those of the organisations for which the actor acts as one of their own people."""
    return [one for one in organisations if right_in(by, one, day)]


def check_take_part(by: Actor, organisations: Collection[Organisation], day: date) -> None:
    """Own people of a partner, or who keeps the register of one."""
    if by.system or any(keeps(by, one) for one in organisations) or speaks_for(by, organisations, day):
        return
    raise Refused("Eine Kooperation pflegen ihre Partner, oder die Koordination.")


def check_tend(by: Actor, cooperation: Cooperation, day: date) -> None:
    check_take_part(by, partners_of(cooperation), day)


def check_answer_for(by: Actor, partner: CooperationPartner, day: date) -> None:
    """Each partner speaks for itself; who keeps its entry may note down what it said elsewhere."""
    if by.system or keeps(by, partner.organisation) or right_in(by, partner.organisation, day):
        return
    raise Refused("Für diese Organisation sprechen Sie nicht.")


def can_tend(by: Actor, cooperation: Cooperation, day: date) -> bool:
    return allowed(check_tend, by, cooperation, day)


def can_answer_for(by: Actor, partner: CooperationPartner, day: date) -> bool:
    return allowed(check_answer_for, by, partner, day)


def partners_of(cooperation: Cooperation) -> list[Organisation]:
    """Expects nothing prefetched, and uses it where it is."""
    return [one.organisation for one in cooperation.partners.all()]


# --- What is allowed --------------------------------------------------------------------------------
def check_words(subject: str, begin: date | None, end: date | None) -> None:
    if not subject:
        raise Refused("Worum geht es? Ein paar Worte genügen.", field="subject")
    if begin and end and end < begin:
        raise Refused("Das Ende liegt vor dem Anfang.", field="ends_on")


def check_partners(organisations: Sequence[Organisation]) -> None:
    """At least two different ones that stand in the register."""
    if len({one.pk for one in organisations}) < FEWEST:
        raise Refused("Eine Kooperation hat mindestens zwei verschiedene Partner.", field="partner")
    if len(organisations) > MOST:
        raise Refused(f"Höchstens {MOST} Partner.", field="partner")
    for one in organisations:
        check_listed(one)


def check_listed(organisation: Organisation) -> None:
    if not organisation.published:
        raise Refused(f"„{organisation.name}“ steht zurzeit nicht im Verzeichnis.", field="partner")


def check_contact(contact: Contact | None, organisations: Collection[Organisation]) -> None:
    if contact is not None and contact.organisation_id not in {one.pk for one in organisations}:
        raise Refused("Diese Ansprechperson gehört zu keinem der Partner.", field="contact")


def check_sides(organisations: Collection[Organisation], answer: BoardAnswer) -> None:
    """What came from the board is between the two who found each other there, and whoever else joins."""
    sides = {answer.organisation_id, answer.entry.organisation_id} - {None}
    if not sides <= {one.pk for one in organisations}:
        raise Refused("Die beiden aus der Börse müssen Partner sein.", field="partner")


def check_removable(partners: Collection[CooperationPartner]) -> None:
    if len(partners) <= FEWEST:
        raise Refused("Mit weniger als zwei Partnern ist es keine Kooperation mehr. Beenden Sie sie stattdessen.")


def check_alive(cooperation: Cooperation) -> None:
    if cooperation.state == Cooperation.State.ENDED:
        raise Refused("Diese Kooperation ist beendet. Nehmen Sie sie zuerst wieder auf.")


def check_outcome(outcome: str) -> None:
    if not outcome:
        raise Refused("Was ist daraus geworden? Ein Satz genügt.", field="outcome")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund. Die anderen Partner lesen ihn.", field="reason")


def check_how(how: str, *, on_behalf: bool) -> None:
    """Whoever notes a yes for others says how it was given."""
    if on_behalf and not how:
        raise Refused("Wie hat die Organisation zugestimmt? Zum Beispiel: am Telefon, Frau Muster.", field="how")
