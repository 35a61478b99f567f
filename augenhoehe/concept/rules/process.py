"""What the state of a phase, of a frozen version and of a report's edition allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from augenhoehe.committees.models import Mandate
from augenhoehe.concept.models import ActorType, Concept, ConceptVersion, Phase, ReportEdition, YearReport
from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.concept.words import listed
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .measures import check_write

_P = {state.name: str(state.value) for state in Phase.State}
_V = {state.name: str(state.value) for state in ConceptVersion.State}
_E = {state.name: str(state.value) for state in ReportEdition.State}
_COORDINATION, _BODIES, _WORKER = "Koordination", "die Gremien der Beratungsfolge", "Hintergrunddienst"


def _from(states: dict[str, str], *names: str) -> frozenset[str]:
    return frozenset(states[name] for name in names)


PHASE = Machine(
    noun="concept_phase",
    title="Phase eines Konzepts",
    states={str(value): str(label) for value, label in Phase.State.choices},
    initial=(_P["PLANNED"],),
    transitions=(
        Transition("begin", "Beginnen", _from(_P, "PLANNED"), _P["RUNNING"], who=_COORDINATION),
        Transition("finish", "Abschließen", _from(_P, "RUNNING"), _P["DONE"], who=_COORDINATION),
        Transition("skip", "Entfallen lassen", _from(_P, "PLANNED", "RUNNING"), _P["SKIPPED"], who=_COORDINATION),
        Transition("reopen", "Wieder öffnen", _from(_P, "DONE", "SKIPPED"), _P["RUNNING"], who=_COORDINATION),
    ),
)
VERSION = Machine(
    noun="concept_version",
    title="Fassung eines Konzepts",
    states={str(value): str(label) for value, label in ConceptVersion.State.choices},
    initial=(_V["FROZEN"], _V["ADOPTED"]),
    transitions=(
        Transition("submit", "Einreichen", _from(_V, "FROZEN", "RETURNED"), _V["SUBMITTED"], who=_COORDINATION),
        Transition("adopt", "Beschließen", _from(_V, "SUBMITTED"), _V["ADOPTED"], who=_BODIES),
        Transition("change", "Mit Änderung beschließen", _from(_V, "SUBMITTED"), _V["CHANGED"], who=_BODIES),
        Transition("return", "Zurückgeben", _from(_V, "SUBMITTED"), _V["RETURNED"], who=_BODIES),
        Transition("refuse", "Ablehnen", _from(_V, "SUBMITTED"), _V["REFUSED"], who=_BODIES),
        Transition("withdraw", "Zurückziehen", _from(_V, "SUBMITTED", "RETURNED"), _V["FROZEN"], who=_COORDINATION),
    ),
)
EDITION = Machine(
    noun="report_edition",
    title="Ausgabe eines Jahresberichts",
    states={str(value): str(label) for value, label in ReportEdition.State.choices},
    initial=(_E["MAKING"],),
    transitions=(
        Transition("complete", "Fertigstellen", _from(_E, "MAKING"), _E["READY"], who=_WORKER),
        Transition("fail", "Scheitern", _from(_E, "MAKING"), _E["FAILED"], who=_WORKER),
        Transition("retry", "Noch einmal versuchen", _from(_E, "FAILED"), _E["MAKING"], who=_COORDINATION),
    ),
)


def check_begin_from(by: Actor, mandate: Mandate) -> None:
    """Who writes the concept there, and while the mandate still runs."""
    place = mandate.committee.municipality_id
    if place is not None:
        check_write(by, place)
    if not mandate.running:
        raise Refused(f"Dieser Auftrag ist {mandate.get_state_display()}. Aus ihm beginnt kein Konzept mehr.")


def can_begin_from(by: Actor, mandate: Mandate) -> bool:
    return allowed(check_begin_from, by, mandate)


def check_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("Das Ende liegt vor dem Anfang.", field="ends_on")


def check_missing_named(missing: Sequence[str], reason: str) -> None:
    """A phase may end without everybody, but not without a word about it."""
    if missing and not reason.strip():
        raise Refused(
            f"{listed(missing)} noch nicht beteiligt. Sagen Sie bitte, warum die Phase trotzdem endet.", field="reason"
        )


def check_actor_type(concept: Concept, actor_type: str) -> None:
    if actor_type not in concept.actor_types:
        raise Refused("Diese Gruppe steht nicht in der Beteiligung dieses Konzepts.", field="actor_type")


def check_actor_types(chosen: Sequence[str]) -> None:
    if not chosen or set(chosen) - set(ActorType.values):
        raise Refused("Wählen Sie mindestens eine Gruppe, die beteiligt wird.", field="actor_types")


def check_not_ahead(on: date, day: date) -> None:
    if on > day:
        raise Refused("Der Tag liegt noch vor uns. Tragen Sie ein, was schon geschehen ist.", field="on")


def check_ends_after_beginning(phase: Phase, day: date) -> None:
    if phase.begun_on and day < phase.begun_on:
        raise Refused(f"Die Phase hat erst am {long_date(phase.begun_on)} begonnen.", field="on")


def check_comment(by: Actor) -> None:
    """Whoever reads the draft may comment on it; a comment needs a person."""
    by.check(READ_CONCEPT)
    if by.user_id is None:
        raise Refused("Kommentieren kann nur eine Person.")


def can_comment(by: Actor) -> bool:
    return allowed(check_comment, by)


def check_read_draft(by: Actor) -> None:
    """Texts that are not resolved yet, the inventory and reports in the making are for inside."""
    by.check(READ_CONCEPT)


def can_read_draft(by: Actor) -> bool:
    return allowed(check_read_draft, by)


def check_freezable(concept: Concept, chapters: int) -> None:
    if not concept.vision.strip() and not chapters:
        raise Refused("Es gibt noch keinen Text. Schreiben Sie zuerst das Leitbild oder ein Kapitel.")


def check_as_resolved(version: ConceptVersion | None) -> ConceptVersion:
    """The resolved wording is frozen once after a resolution with changes."""
    if version is None or version.state != ConceptVersion.State.CHANGED:
        raise Refused("Nur nach einem Beschluss mit Änderung wird die beschlossene Fassung nachgetragen.")
    return version


def check_year(year: int, day: date) -> None:
    if not 2000 <= year <= day.year:
        raise Refused(f"Wählen Sie ein Jahr bis {day.year}.", field="year")


def check_edition(report: YearReport, number: int, note: str) -> None:
    if number > 1 and not note.strip():
        raise Refused("Sagen Sie bitte, was sich gegenüber der vorigen Ausgabe ändert.", field="note")


def phase_verbs(phase: Phase) -> list[Transition]:
    """What can be done with a phase now, in the order of the machine."""
    return [one for one in PHASE.transitions if phase.state in one.sources]
