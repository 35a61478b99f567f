"""May somebody do this in the closed room? Who may is asked apart from what the state allows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import TextChoices

from augenhoehe.core.clock import quarter_of
from augenhoehe.core.ids import tidy_code
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .identity import Identity
from .linking import FORMS, HandingOn, Target
from .models import Case, Concern, Consent, Erasure, Linking, Strength
from .permissions import GIVE_HINTS, READ_NUMBERS, REASSIGN_CASES, WORK_ON_CASES
from .queries import Fate

MANAGER = "Case Management"
EITHER = "Case Management oder Vertretung"
_P, _C, _L = Case.Phase, Concern.State, Linking.State
# Three years after closing (domain.md 2.5, to be checked); a month after consent was taken back.
KEPT_AFTER_CLOSING = timedelta(days=3 * 365)
KEPT_AFTER_REVOCATION = timedelta(days=30)
LONGEST_DEPUTY = timedelta(days=366)
LONGEST = 5000
CODE_SIGNS = 16


def _move(name: str, label: str, sources: set[TextChoices], target: TextChoices, who: str = EITHER) -> Transition:
    return Transition(name, label, frozenset(str(one) for one in sources), str(target), who)


_OPEN = {_P.REQUEST, _P.CLARIFYING, _P.ADMITTED, _P.PLANNED, _P.CARRIED_OUT}
CASE = Machine(
    noun="case",
    title="Fall",
    states={str(value): str(label) for value, label in _P.choices},
    initial=(str(_P.REQUEST),),
    transitions=(
        _move("clarify", "Klärung beginnen", {_P.REQUEST}, _P.CLARIFYING),
        _move("admit", "Aufnehmen", {_P.CLARIFYING}, _P.ADMITTED),
        _move("plan", "Hilfeplan vereinbaren", {_P.ADMITTED, _P.CARRIED_OUT}, _P.PLANNED),
        _move("carry_out", "Umsetzung beginnen", {_P.PLANNED}, _P.CARRIED_OUT),
        _move("rest", "Ruhen lassen", set(_OPEN), _P.RESTING),
        _move("resume", "Wieder aufnehmen", {_P.RESTING}, _P.CLARIFYING),
        _move("close", "Abschließen", {*_OPEN, _P.RESTING}, _P.CLOSED, MANAGER),
        _move("reopen", "Wieder öffnen", {_P.CLOSED}, _P.CLARIFYING, MANAGER),
    ),
)
# Ending a case and opening it again ask for more than the others, and have pages of their own.
OWN_PAGES = ("close", "reopen")
_WORK = {_C.NAMED, _C.IN_WORK, _C.PARTLY}
CONCERN = Machine(
    noun="concern",
    title="Anliegen",
    states={str(value): str(label) for value, label in _C.choices},
    initial=(str(_C.NAMED),),
    transitions=(
        _move("begin", "In Bearbeitung nehmen", {_C.NAMED}, _C.IN_WORK),
        _move("realise", "Als realisiert festhalten", set(_WORK), _C.REALISED),
        _move("partly", "Als teilweise realisiert festhalten", {_C.NAMED, _C.IN_WORK}, _C.PARTLY),
        _move("not_possible", "Als nicht realisierbar festhalten", set(_WORK), _C.NOT_POSSIBLE),
        _move("refer", "Als weitervermittelt festhalten", set(_WORK), _C.REFERRED),
        _move("reopen", "Wieder aufnehmen", {_C.REALISED, _C.PARTLY, _C.NOT_POSSIBLE, _C.REFERRED}, _C.IN_WORK),
    ),
)
LINKING = Machine(
    noun="linking",
    title="Vermittlung",
    states={str(value): str(label) for value, label in _L.choices},
    initial=(str(_L.OPEN), str(_L.ARRIVED), str(_L.NOT_ARRIVED)),
    transitions=(
        _move("wait", "Später noch einmal nachfragen", {_L.OPEN, _L.NOT_ARRIVED}, _L.OPEN),
        _move("arrive", "Als angekommen festhalten", {_L.OPEN, _L.ARRIVED, _L.NOT_ARRIVED}, _L.ARRIVED),
        _move("miss", "Als nicht angekommen festhalten", {_L.OPEN, _L.ARRIVED, _L.NOT_ARRIVED}, _L.NOT_ARRIVED),
    ),
)
MACHINES = (CASE, CONCERN, LINKING)
ENDINGS = ("realise", "partly", "not_possible", "refer")
SAY_WHY = (_C.PARTLY, _C.NOT_POSSIBLE, _C.REFERRED)
# Why a person erases a file; the other causes belong to the deletion run and to wishes for advice.
BY_HAND = (Erasure.Cause.REVOKED, Erasure.Cause.REQUEST, Erasure.Cause.MISTAKE)
RESULTS = {
    "planned": "planmäßig",
    "broken_off": "abgebrochen",
    "moved": "verzogen",
    "handed_over": "übergeben",
    "referred": "kein Fall: verwiesen",
}


# Why cases change hands. Never why somebody is absent: that would be a note about an employee (Art. 9 DSGVO).
WHYS = {
    "absent": "längere Abwesenheit",
    "left": "nicht mehr in der Beratung",
    "load": "Ausgleich der Arbeit",
    "wish": "Wunsch der Klientin oder des Klienten",
}


# --- Who may ----------------------------------------------------------------------------------------
def check_work(by: Actor, carrier_id: uuid.UUID | None = None) -> None:
    """The door of the room: the role, for this carrier, with a second factor in this session."""
    by.check(WORK_ON_CASES, carrier_id=carrier_id)


def can_work(by: Actor) -> bool:
    return by.may(WORK_ON_CASES)


def check_numbers(by: Actor) -> None:
    by.check(READ_NUMBERS)


def check_reassign(by: Actor) -> None:
    by.check(REASSIGN_CASES)


def can_reassign(by: Actor) -> bool:
    return by.may(REASSIGN_CASES)


def check_give_hints(by: Actor) -> None:
    by.check(GIVE_HINTS)


def check_manages(by: Actor, case: Case) -> None:
    """Deputies read and go on with the work; who opens or ends a file is who manages it."""
    check_work(by, case.carrier_id)
    if case.manager_id != by.user_id:
        raise Refused("Das tut, wer den Fall führt. Die Vertretung liest und führt weiter.")


def can_manage(by: Actor, case: Case) -> bool:
    return allowed(check_manages, by, case)


def check_writes(by: Actor, case: Case) -> None:
    """Closed files are restricted: read, but not changed (Art. 18 DSGVO)."""
    check_work(by, case.carrier_id)
    if case.restricted:
        raise Refused("Der Fall ist abgeschlossen. Die Akte ist gesperrt und wird nur noch gelesen.")


def can_write(by: Actor, case: Case) -> bool:
    return allowed(check_writes, by, case)


# --- What the state allows --------------------------------------------------------------------------
def check_identity(identity: Identity) -> None:
    if not identity.name:
        raise Refused("Schreiben Sie einen Namen. Ein erfundener geht auch, wenn die Person das möchte.", field="name")


def check_admission(consents: int) -> None:
    """The hard gate of domain.md 3.3: no case without a consent that holds."""
    if not consents:
        raise Refused("Aufnehmen geht erst, wenn eine Einwilligung festgehalten ist.", field="verb")


def check_plan(agreement: str) -> None:
    if not agreement.strip():
        raise Refused("Schreiben Sie, was Sie miteinander vereinbart haben.", field="agreement")


def check_move(verb: str) -> None:
    if verb in OWN_PAGES:
        raise Refused("Abschließen und wieder öffnen haben eine eigene Seite.", field="verb")


def check_reopen(case: Case, revoked: Sequence[bool], reason: str, today: date) -> None:
    """A restricted file is opened again only with a reason, and never against a consent that was taken back."""
    if revoked and all(revoked):
        raise Refused("Die Einwilligung ist widerrufen. Kommt die Person wieder, legen Sie einen neuen Fall an.")
    if case.erase_on and case.erase_on <= today:
        raise Refused("Die Aufbewahrung ist zu Ende, die Akte wird heute gelöscht. Legen Sie einen neuen Fall an.")
    check_text(reason, "reason", "Schreiben Sie in einem Satz, warum der Fall weitergeht.")


def check_ends(concern: Concern) -> None:
    if not any(CONCERN.allows(concern.state, verb) for verb in ENDINGS):
        raise Refused("Das Ergebnis steht schon fest. Nehmen Sie das Anliegen zuerst wieder auf.")


def check_no_consent(consent: Consent | None) -> None:
    if consent is not None:
        raise Refused("Es gilt schon eine Einwilligung.")


def check_result(result: str) -> None:
    if result not in RESULTS:
        raise Refused("Wählen Sie, wie der Fall endet.", field="result")


def check_reason(state: str, reason: str) -> None:
    """What did not wholly succeed here says why: from the reasons come the structures to change."""
    if state in SAY_WHY and reason not in Concern.Reason.values:
        raise Refused("Wählen Sie, woran es liegt.", field="reason")


def check_referred(state: str, referred_to: str) -> None:
    """Nobody is sent away: a concern that goes elsewhere says where."""
    if state == Concern.State.REFERRED and not referred_to.strip():
        raise Refused("Schreiben Sie, wohin Sie weitervermittelt haben.", field="referred_to")


def check_wording(wording: str) -> None:
    if not wording.strip():
        raise Refused("Schreiben Sie das Anliegen mit den Worten der Person.", field="wording")


def check_strength(text: str, kind: str) -> None:
    check_text(text, "text", "Schreiben Sie die Stärke mit den Worten der Person.")
    if kind not in Strength.Kind.values:
        raise Refused("Wählen Sie die Art der Stärke.", field="kind")


def check_text(text: str, field: str, sentence: str) -> None:
    if not text.strip():
        raise Refused(sentence, field=field)
    if len(text) > LONGEST:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST} Zeichen.", field=field)


def check_deputy(case: Case, deputy: uuid.UUID, begins: date, ends: date, today: date, *, stands_in: bool) -> None:
    if deputy == case.manager_id:
        raise Refused("Niemand vertritt sich selbst.", field="deputy")
    if stands_in:
        raise Refused("Diese Person vertritt in der Zeit schon. Beenden Sie zuerst jene Vertretung.", field="deputy")
    if ends < max(begins, today):
        raise Refused("Die Vertretung endet vor ihrem Beginn oder in der Vergangenheit.", field="valid_until")
    if ends > begins + LONGEST_DEPUTY:
        raise Refused("Eine Vertretung gilt höchstens ein Jahr. Danach übergeben Sie den Fall.", field="valid_until")


def check_taker(by: Actor, giver: uuid.UUID, to: uuid.UUID) -> None:
    """Who hands out cases takes none: the role of a team lead never opens a file."""
    if to == by.user_id:
        raise Refused("Sich selbst geben Sie keinen Fall: Wer zuteilt, liest nicht.", field="to")
    if to == giver:
        raise Refused("Diese Person führt die Fälle schon.", field="to")


def check_chosen(phases: Sequence[str], number: str, most: int | None) -> None:
    if number.strip() and (phases or most):
        raise Refused("Nennen Sie entweder eine Aktennummer oder wählen Sie nach Stand.", field="number")
    if not number.strip() and not phases:
        raise Refused("Wählen Sie, welche Fälle übergeben werden.", field="groups")
    if most is not None and most < 1:
        raise Refused("Geben Sie mindestens einen Fall weiter, oder lassen Sie das Feld leer.", field="most")


def check_why(why: str) -> None:
    if why not in WHYS:
        raise Refused("Wählen Sie den Anlass.", field="why")


def check_handed(handed: int, number: str) -> None:
    """What the database answered: it decides, and it tells a number only."""
    if handed < 0:
        raise Refused("Inzwischen hat sich die Zahl der Fälle geändert. Öffnen Sie die Seite bitte noch einmal.")
    if not handed and number.strip():
        raise Refused("Unter dieser Aktennummer führt die Person keinen Fall.", field="number")
    if not handed:
        raise Refused("Es gibt keinen Fall, den diese Person übernehmen kann.", field="to")


def check_cause(cause: str) -> None:
    if cause not in BY_HAND:
        raise Refused("Wählen Sie, warum die Akte gelöscht wird.", field="cause")


def check_offers_hint(concern: Concern) -> None:
    if not concern.offers_hint:
        raise Refused("Ein Hinweis entsteht aus einem Anliegen, das nicht oder nur teilweise realisierbar ist.")


TOO_LATE = {
    "stopped": "Dieser Hinweis ist schon zurückgezogen. Er ist nie hinausgegangen.",
    "leaving": "Dieser Hinweis wird schon zurückgezogen. Das geschieht in der Nacht.",
    "withdrawn": "Dieser Hinweis ist schon zurückgezogen.",
    "gone": "Diesen Hinweis gibt es auf der Strukturebene nicht mehr.",
}
BUNDLED = "Der Hinweis wird schon bearbeitet. Zurückziehen geht nicht mehr."


def check_withdraw(fate: Fate | None, *, stopped: bool) -> None:
    """Taken back is a hint only until it lies in a topic with others (domain.md 3.1 e)."""
    if fate is None or not (stopped or fate.may_withdraw):
        raise Refused(TOO_LATE.get(fate.way if fate else "gone", BUNDLED))


def check_code(code: str) -> None:
    if len(tidy_code(code)) != CODE_SIGNS:
        raise Refused("Eine Nummer hat 16 Zeichen, zum Beispiel 7KQ2-MX4R-9TBC-D3HV.", field="code")


# --- Linkings -----------------------------------------------------------------------------------------
def check_target(target: Target) -> None:
    if not target.name.strip():
        raise Refused("Schreiben Sie, wohin Sie vermitteln.", field="name")


def check_arrival(state: str, ask_on: date | None, today: date) -> None:
    """What is open has a day on which somebody asks; what is settled has none."""
    if state not in Linking.State.values:
        raise Refused("Wählen Sie, ob die Person angekommen ist.", field="state")
    if state == Linking.State.OPEN and (ask_on is None or ask_on < today):
        raise Refused("Schreiben Sie, wann Sie nachfragen: heute oder später.", field="ask_on")


def check_handing_on(handing: HandingOn, before: HandingOn, today: date) -> None:
    """Nothing about a person goes to another office without a release that is documented and holds (§ 203 StGB)."""
    if handing.released_on and handing.released_on > today:
        raise Refused("Dieser Tag liegt in der Zukunft. Schreiben Sie, wann die Person entbunden hat.",
                      field="released_on")  # fmt: skip
    if handing.released_on and handing.form not in FORMS:
        raise Refused("Wählen Sie, wie die Person entbunden hat.", field="form")
    if handing.revoked_on and (handing.released_on is None or not handing.released_on <= handing.revoked_on <= today):
        raise Refused("Der Widerruf liegt nach der Entbindung und nicht in der Zukunft.", field="revoked_on")
    if handing.handed.strip() and handing.released_on is None:
        raise Refused("Weitergeben geht erst mit einer Schweigepflichtentbindung. Schreiben Sie, wann die Person "
                      "entbunden hat.", field="released_on")  # fmt: skip
    if not handing.holds and handing.handed != before.handed:
        raise Refused("Die Entbindung ist widerrufen. Seitdem geht nichts mehr weiter.", field="handed")


def check_settle(linking: Linking) -> None:
    if linking.missing:
        raise Refused("Hier fehlt ein Angebot. Vermitteln Sie neu, wenn es eines gibt.")


def check_concern_of(case: Case, concern: Concern | None) -> None:
    if concern is not None and concern.case_id != case.pk:
        raise Refused("Dieses Anliegen gehört zu einem anderen Fall.", field="concern")


def check_missing_hint(linking: Linking, concern: Concern) -> None:
    """A hint that an offer is missing begins with what was looked for in this file, for this concern."""
    if not linking.missing or linking.concern_id != concern.pk:
        raise Refused("Ein solcher Hinweis entsteht, wenn kein Angebot passt.")


def can_give_hint(by: Actor, case: Case, concern: Concern) -> bool:
    return concern.offers_hint and can_write(by, case)


def quarters(today: date) -> list[str]:
    """This quarter and the three before: nearer nobody has to know when it was."""
    found = [quarter_of(today)]
    year, number = today.year, (today.month - 1) // 3 + 1
    for _ in range(3):
        year, number = (year - 1, 4) if number == 1 else (year, number - 1)
        found.append(f"{year}-Q{number}")
    return found


def check_quarter(quarter: str, today: date) -> None:
    if quarter not in quarters(today):
        raise Refused("Wählen Sie eines der letzten vier Quartale.", field="quarter")


def case_verbs(by: Actor, case: Case) -> Sequence[Transition]:
    """What can be done with the state of a case, by this person."""
    return [
        one
        for one in CASE.transitions
        if case.phase in one.sources and (one.name not in OWN_PAGES or can_manage(by, case)) and allowed(check_work, by)
    ]
