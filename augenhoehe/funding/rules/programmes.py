"""Who keeps the catalogue, what makes sense in it, and what its states allow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.funding.models import FundingCall, FundingProgramme
from augenhoehe.funding.models.bookmarks import MOST_DAYS
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.funding.vocabularies import WITH_CODES, WITH_NUMBER, WITH_TEXT, Applicant, Level, RuleKind
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field

_P = {state.name: str(state.value) for state in FundingProgramme.State}
_KEEPER = "Koordination"

PROGRAMME = Machine(
    noun="funding_programme",
    title="Förderprogramm",
    states={str(value): str(label) for value, label in FundingProgramme.State.choices},
    initial=(_P["DRAFT"],),
    transitions=(
        Transition("publish", "Veröffentlichen", frozenset({_P["DRAFT"]}), _P["PUBLISHED"], who=_KEEPER),
        Transition("withdraw", "Zurück in den Entwurf", frozenset({_P["PUBLISHED"]}), _P["DRAFT"], who=_KEEPER),
        Transition(
            "end", "Als eingestellt eintragen", frozenset({_P["DRAFT"], _P["PUBLISHED"]}), _P["ENDED"], who=_KEEPER
        ),
        Transition("revive", "Wieder aufnehmen", frozenset({_P["ENDED"]}), _P["DRAFT"], who=_KEEPER),
    ),
)
MACHINES = (PROGRAMME,)
# A deadline further away than this is a slip of the pen.
FURTHEST = timedelta(days=5 * 366)
MOST_RULES = 20


# --- Who may ----------------------------------------------------------------------------------------
def check_keep(by: Actor) -> None:
    """One catalogue for the whole Kreis: whoever keeps funding anywhere keeps it."""
    by.check(KEEP_FUNDING)


def can_keep(by: Actor) -> bool:
    return allowed(check_keep, by)


# --- What makes sense -------------------------------------------------------------------------------
def check_values(values: dict[str, Any]) -> None:
    """What was typed; each sentence belongs to its field."""
    if not values["name"]:
        raise Refused("Wie heißt das Programm?", field="name")
    if not values["giver"]:
        raise Refused("Wer gibt das Geld?", field="giver")
    if values["level"] not in Level.values:
        raise Refused("Diese Ebene gibt es nicht.", field="level")
    for name, vocabulary in (("fields", Field), ("applicants", Applicant)):
        if set(values[name]) - set(vocabulary.values):
            raise Refused("Diese Auswahl gibt es nicht.", field=name)
    _check_money(values)
    if not 1 <= values["check_months"] <= 24:
        raise Refused("Geprüft wird nach einem bis 24 Monaten.", field="check_months")


def _check_money(values: dict[str, Any]) -> None:
    least, most = values["sum_from"], values["sum_to"]
    if least is not None and most is not None and most < least:
        raise Refused("Die höchste Summe liegt unter der kleinsten.", field="sum_to")
    for name in ("max_rate", "own_share", "volunteer_cap"):
        if values[name] is not None and not 0 <= values[name] <= 100:
            raise Refused("Ein Anteil liegt zwischen 0 und 100 Prozent.", field=name)
    if (values["max_rate"] or 0) + (values["own_share"] or 0) > 100:
        raise Refused("Höchster Anteil und Eigenanteil sind zusammen mehr als 100 Prozent.", field="own_share")
    if values["volunteer_counts"] and not values["volunteer_rate"]:
        raise Refused("Mit wie vielen Euro rechnet das Programm eine Stunde?", field="volunteer_rate")
    if not values["volunteer_counts"] and (values["volunteer_cap"] or values["volunteer_rate"]):
        raise Refused("Kreuzen Sie zuerst an, dass ehrenamtliche Arbeit zählt.", field="volunteer_counts")


def check_rule(kind: str, number: int | None, text: str, codes: list[str]) -> None:
    if kind not in RuleKind.values:
        raise Refused("Diese Bedingung gibt es nicht.", field="kind")
    if kind in WITH_NUMBER and number is None:
        raise Refused("Mit welcher Zahl wird verglichen?", field="number")
    if kind in WITH_TEXT and not text:
        raise Refused("Welcher Ort, oder welche Frage?", field="text")
    if kind in WITH_CODES and not codes:
        raise Refused("Welche Rechtsformen passen? Wählen Sie mindestens eine.", field="forms")
    if kind in WITH_CODES and set(codes) - set(Organisation.LegalForm.values):
        raise Refused("Diese Rechtsform gibt es nicht.", field="forms")
    if kind == RuleKind.SEAT and not all(key.isdecimal() and 2 <= len(key) <= 8 for key in codes):
        raise Refused("Ein Gemeindeschlüssel hat zwei bis acht Ziffern, zum Beispiel 05.", field="keys")


def check_room_for_rules(count: int) -> None:
    if count >= MOST_RULES:
        raise Refused(f"Ein Programm hat höchstens {MOST_RULES} Bedingungen.")


def check_publish(programme: FundingProgramme) -> None:
    """Readers need to know what is paid for; a page without it helps nobody."""
    if not programme.funded.get("de", {}).get("text"):
        raise Refused("Vor dem Veröffentlichen fehlt, was gefördert wird. Ein Satz genügt.", field="funded")
    if not programme.link and not programme.contact:
        raise Refused("Vor dem Veröffentlichen fehlt, wo man nachlesen oder fragen kann.", field="link")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund.", field="reason")


def check_alive(programme: FundingProgramme) -> None:
    if programme.state == FundingProgramme.State.ENDED:
        raise Refused("Dieses Programm ist eingestellt. Nehmen Sie es zuerst wieder auf.")


def check_call(opens: date | None, closes: date | None, rolling: bool, day: date) -> None:
    if rolling and closes:
        raise Refused("Entweder laufend oder mit Frist. Lassen Sie eines davon leer.", field="closes")
    if not rolling and closes is None:
        raise Refused("Bis wann kann man sich bewerben? Oder kreuzen Sie „laufend“ an.", field="closes")
    if opens and closes and closes < opens:
        raise Refused("Die Frist endet, bevor sie beginnt.", field="closes")
    if closes and closes > day + FURTHEST:
        raise Refused("Die Frist liegt mehr als fünf Jahre voraus. Prüfen Sie das Jahr.", field="closes")


def check_call_stands(call: FundingCall) -> None:
    if call.cancelled_at is not None:
        raise Refused("Dieser Aufruf ist zurückgenommen.")


# --- Bookmarks --------------------------------------------------------------------------------------
def check_days(days: int) -> None:
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"Erinnert wird 1 bis {MOST_DAYS} Tage vorher.", field="days_before")
