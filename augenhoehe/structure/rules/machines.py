"""The states of everything on the structural level, as data; docs/states/*.md is drawn from here."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from django.db.models import TextChoices

from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.structure.models import (
    Adoption,
    Conflict,
    Hint,
    ProjectGroup,
    Proposal,
    Reconstruction,
    StructuralQuestion,
    Topic,
)

COORDINATION = "Koordination"
REPORTER = "wer gemeldet hat"
STEERING = "Lenkungsgruppe"
WRITERS = "Koordination oder Integrationsbeauftragte"
MODERATION = "Moderation oder Koordination"
SECOND = "zweite Person aus Moderation oder Koordination"
MEMBERS = "Mitglieder der Projektgruppe"
ORGANISATION = "die Organisation, oder die Koordination für sie"
POLITICS = "politische Gremien"

_H, _T, _Q = Hint.State, Topic.State, StructuralQuestion.State


def _states(choices: type[TextChoices]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}


def _move(name: str, label: str, sources: AbstractSet[TextChoices], target: TextChoices, who: str) -> Transition:
    return Transition(name, label, frozenset(str(one) for one in sources), str(target), who)


def _stay(name: str, label: str, states: AbstractSet[TextChoices], who: str) -> tuple[Transition, ...]:
    """A verb that changes the object but not its state."""
    return tuple(_move(name, label, {one}, one, who) for one in sorted(states))


WAITING = {_H.ARRIVED, _H.SEEN, _H.CODED}
HINT = Machine(
    noun="hint",
    title="Hinweis",
    states=_states(_H),
    initial=(str(_H.ARRIVED),),
    transitions=(
        _move("see", "Als gesichtet merken", {_H.ARRIVED}, _H.SEEN, COORDINATION),
        _move("code", "Kodieren", {_H.ARRIVED, _H.SEEN, _H.CODED}, _H.CODED, COORDINATION),
        *_stay("code", "Kodieren", {_H.BUNDLED, _H.IN_QUESTION}, COORDINATION),
        _move("bundle", "Bündeln", {*WAITING, _H.BUNDLED}, _H.BUNDLED, COORDINATION),
        *_stay("bundle", "Bündeln", {_H.ANSWERED}, COORDINATION),
        _move("bundle_into_question", "In ein Thema mit Strukturfrage bündeln", {*WAITING, _H.BUNDLED},
              _H.IN_QUESTION, COORDINATION),
        *_stay("bundle_into_question", "In ein Thema mit Strukturfrage bündeln", {_H.ANSWERED}, COORDINATION),
        _move("unbundle", "Aus dem Thema lösen", {_H.BUNDLED}, _H.SEEN, COORDINATION),
        _move("unbundle_coded", "Kodierten Hinweis aus dem Thema lösen", {_H.BUNDLED}, _H.CODED, COORDINATION),
        _move("take_up", "In eine Strukturfrage aufnehmen", {_H.BUNDLED}, _H.IN_QUESTION, WRITERS),
        _move("release", "Aus einer verworfenen Strukturfrage lösen", {_H.IN_QUESTION}, _H.BUNDLED, WRITERS),
        _move("answer", "Beantworten", {*WAITING, _H.BUNDLED, _H.IN_QUESTION}, _H.ANSWERED, WRITERS),
        _move("refer", "An Beratung verweisen", WAITING, _H.REFERRED, COORDINATION),
        _move("reject", "Als nicht strukturell ablegen", WAITING, _H.NOT_STRUCTURAL, COORDINATION),
        _move("take_back", "Wieder aufnehmen", {_H.REFERRED, _H.NOT_STRUCTURAL}, _H.SEEN, COORDINATION),
        _move("withdraw", "Zurückziehen", WAITING, _H.WITHDRAWN, REPORTER),
    ),
)  # fmt: skip

_IDLE = {_T.COLLECTED, _T.WATCHED, _T.TO_RECONSTRUCT, _T.RIPE, _T.RESTING}
TOPIC = Machine(
    noun="topic",
    title="Thema",
    states=_states(_T),
    initial=(str(_T.COLLECTED),),
    transitions=(
        _move("bundle", "Hinweise aufnehmen", {_T.COLLECTED, _T.RESTING}, _T.COLLECTED, COORDINATION),
        *_stay("bundle", "Hinweise aufnehmen", {_T.WATCHED, _T.TO_RECONSTRUCT, _T.RIPE, _T.IN_QUESTION}, COORDINATION),
        _move("collect", "Wieder sammeln", _IDLE - {_T.COLLECTED}, _T.COLLECTED, COORDINATION),
        _move("watch", "Beobachten", _IDLE - {_T.WATCHED}, _T.WATCHED, COORDINATION),
        _move("reconstruct", "Zur Fallrekonstruktion geben", _IDLE - {_T.TO_RECONSTRUCT}, _T.TO_RECONSTRUCT,
              COORDINATION),
        _move("prove", "Mit Beleg zurückgeben", {_T.TO_RECONSTRUCT}, _T.RIPE, SECOND),
        _move("ripen", "Für reif erklären", _IDLE - {_T.RIPE}, _T.RIPE, COORDINATION),
        _move("rest", "Ruhen lassen", _IDLE - {_T.RESTING}, _T.RESTING, COORDINATION),
        _move("drop", "Verwerfen", _IDLE, _T.DROPPED, COORDINATION),
        _move("merge", "In ein anderes Thema überführen", _IDLE, _T.DROPPED, COORDINATION),
        *_stay("split", "Aufteilen", _IDLE, COORDINATION),
        _move("take_up", "In eine Strukturfrage aufnehmen", _IDLE, _T.IN_QUESTION, WRITERS),
        _move("release", "Aus einer verworfenen Strukturfrage lösen", {_T.IN_QUESTION}, _T.RIPE, WRITERS),
        _move("answer", "Beantworten", {*_IDLE, _T.IN_QUESTION}, _T.RESTING, WRITERS),
    ),
)  # fmt: skip

_DECIDED = {_Q.PRIORITISED, _Q.DEFERRED, _Q.REFUSED, _Q.ELSEWHERE}
_WORKED_ON = {_Q.COMMISSIONED, _Q.PROPOSED, _Q.FORWARDED, _Q.IMPLEMENTING}
_ENDING = {_Q.PRIORITISED, _Q.COMMISSIONED, _Q.FORWARDED, _Q.IMPLEMENTING, _Q.ELSEWHERE}
QUESTION = Machine(
    noun="structural_question",
    title="Strukturfrage",
    states=_states(_Q),
    initial=(str(_Q.DRAFT),),
    transitions=(
        *_stay("edit", "Ändern", {_Q.DRAFT, _Q.SUBMITTED, *_DECIDED, *_WORKED_ON}, WRITERS),
        _move("submit", "Vorlegen", {_Q.DRAFT, _Q.DEFERRED, _Q.REFUSED, _Q.ELSEWHERE}, _Q.SUBMITTED, WRITERS),
        _move("withdraw", "Zurückholen", {_Q.SUBMITTED}, _Q.DRAFT, WRITERS),
        _move("discard", "Verwerfen", {_Q.DRAFT}, _Q.WITHDRAWN, WRITERS),
        _move("prioritise", "Priorisieren", {_Q.SUBMITTED}, _Q.PRIORITISED, STEERING),
        _move("defer", "Zurückstellen", {_Q.SUBMITTED}, _Q.DEFERRED, STEERING),
        _move("refuse", "Ablehnen", {_Q.SUBMITTED, _Q.PROPOSED}, _Q.REFUSED, STEERING),
        _move("send_elsewhere", "An die zuständige Stelle geben", {_Q.SUBMITTED, _Q.PROPOSED}, _Q.ELSEWHERE, STEERING),
        _move("pass_on", "In die politischen Gremien geben", {_Q.SUBMITTED, _Q.PROPOSED}, _Q.FORWARDED, STEERING),
        _move("return", "Zur Überarbeitung zurückgeben", {_Q.SUBMITTED}, _Q.DRAFT, STEERING),
        _move("found_group", "Projektgruppe einsetzen", {_Q.PRIORITISED}, _Q.COMMISSIONED, WRITERS),
        _move("end_group", "Projektgruppe ohne Vorschlag beenden", {_Q.COMMISSIONED}, _Q.PRIORITISED, WRITERS),
        _move("propose", "Lösungsvorschlag vorlegen", {_Q.COMMISSIONED}, _Q.PROPOSED, WRITERS),
        *_stay("propose", "Lösungsvorschlag wieder vorlegen", {_Q.PROPOSED}, WRITERS),
        *_stay("put_off", "Lösungsvorschlag zurückstellen", {_Q.PROPOSED}, STEERING),
        _move("rework", "Lösungsvorschlag überarbeiten", {_Q.PROPOSED}, _Q.COMMISSIONED, STEERING),
        _move("adopt", "Lösungsvorschlag annehmen", {_Q.PROPOSED}, _Q.IMPLEMENTING, STEERING),
        _move("adopt_in_politics", "In den politischen Gremien beschließen", {_Q.FORWARDED}, _Q.IMPLEMENTING,
              POLITICS),
        _move("refuse_in_politics", "In den politischen Gremien ablehnen", {_Q.FORWARDED}, _Q.REFUSED, POLITICS),
        _move("make_measure", "Maßnahme daraus machen", {_Q.PRIORITISED, _Q.IMPLEMENTING}, _Q.IMPLEMENTING, WRITERS),
        *_stay("ask_adoption", "Übernahme anfragen", {_Q.IMPLEMENTING}, WRITERS),
        _move("solve", "Als gelöst abschließen", _ENDING, _Q.SOLVED, WRITERS),
        _move("solve_partly", "Als teilweise gelöst abschließen", _ENDING, _Q.PARTLY_SOLVED, WRITERS),
        _move("give_up", "Als nicht lösbar abschließen", _ENDING, _Q.NOT_SOLVABLE, WRITERS),
    ),
)  # fmt: skip

_R = Reconstruction.State
RECONSTRUCTION = Machine(
    noun="reconstruction",
    title="Fallrekonstruktion",
    states=_states(_R),
    initial=(str(_R.PLANNED),),
    transitions=(
        *_stay("edit", "Schreiben", {_R.PLANNED, _R.HELD, _R.DERIVED}, MODERATION),
        _move("hold", "Als durchgeführt festhalten", {_R.PLANNED}, _R.HELD, MODERATION),
        _move("derive", "Themen ableiten", {_R.HELD}, _R.DERIVED, MODERATION),
        *_stay("derive", "Themen ableiten", {_R.DERIVED}, MODERATION),
        _move("release", "Freigeben", {_R.DERIVED}, _R.RELEASED, SECOND),
        _move("archive", "Archivieren", {_R.RELEASED}, _R.ARCHIVED, MODERATION),
    ),
)

_G = ProjectGroup.State
GROUP = Machine(
    noun="project_group",
    title="Projektgruppe",
    states=_states(_G),
    initial=(str(_G.FOUNDED),),
    transitions=(
        _move("work", "Arbeiten", {_G.FOUNDED, _G.REPORTED}, _G.WORKING, MEMBERS),
        *_stay("work", "Arbeiten", {_G.WORKING}, MEMBERS),
        _move("report", "Vorschlag vorlegen", {_G.FOUNDED, _G.WORKING}, _G.REPORTED, WRITERS),
        *_stay("report", "Vorschlag wieder vorlegen", {_G.REPORTED}, WRITERS),
        _move("rework", "Vorschlag überarbeiten", {_G.REPORTED, _G.WORKING}, _G.WORKING, STEERING),
        _move("end", "Beenden", {_G.FOUNDED, _G.WORKING, _G.REPORTED}, _G.ENDED, WRITERS),
    ),
)

_P = Proposal.State
_OPEN = {_P.DRAFT, _P.COORDINATING, _P.RETURNED}
PROPOSAL = Machine(
    noun="proposal",
    title="Lösungsvorschlag",
    states=_states(_P),
    initial=(str(_P.DRAFT),),
    transitions=(
        *_stay("edit", "Schreiben", _OPEN, MEMBERS),
        _move("coordinate", "In die Abstimmung geben", {_P.DRAFT, _P.RETURNED}, _P.COORDINATING, MEMBERS),
        _move("submit", "Der Lenkungsgruppe vorlegen", {_P.COORDINATING, _P.DEFERRED}, _P.SUBMITTED, WRITERS),
        _move("withdraw", "Zurückholen", {_P.SUBMITTED, _P.DEFERRED}, _P.COORDINATING, WRITERS),
        _move("adopt", "Annehmen", {_P.SUBMITTED}, _P.ADOPTED, STEERING),
        _move("adopt_changed", "Mit Änderung annehmen", {_P.SUBMITTED}, _P.ADOPTED_CHANGED, STEERING),
        _move("return", "Zur Überarbeitung zurückgeben", {_P.SUBMITTED}, _P.RETURNED, STEERING),
        _move("put_off", "Zurückstellen", {_P.SUBMITTED}, _P.DEFERRED, STEERING),
        _move("refuse", "Ablehnen", {_P.SUBMITTED}, _P.REFUSED, STEERING),
        _move("send_elsewhere", "An die zuständige Stelle geben", {_P.SUBMITTED}, _P.ELSEWHERE, STEERING),
        _move("pass_on", "In die politischen Gremien geben", {_P.SUBMITTED}, _P.FORWARDED, STEERING),
        _move("adopt_in_politics", "In den politischen Gremien beschließen", {_P.FORWARDED}, _P.ADOPTED, POLITICS),
        _move("refuse_in_politics", "In den politischen Gremien ablehnen", {_P.FORWARDED}, _P.REFUSED, POLITICS),
        _move("shelve", "Nicht weiterverfolgen", {*_OPEN, _P.FORWARDED}, _P.SHELVED, WRITERS),
    ),
)

_A = Adoption.State
ADOPTION = Machine(
    noun="adoption",
    title="Übernahme",
    states=_states(_A),
    initial=(str(_A.ASKED),),
    transitions=(
        _move("promise", "Zusagen", {_A.ASKED}, _A.PROMISED, ORGANISATION),
        _move("decline", "Ablehnen", {_A.ASKED}, _A.DECLINED, ORGANISATION),
        _move("start", "Beginnen", {_A.PROMISED}, _A.RUNNING, ORGANISATION),
        *_stay("postpone", "Verschieben", {_A.PROMISED, _A.RUNNING}, ORGANISATION),
        _move("fulfil", "Als umgesetzt melden", {_A.PROMISED, _A.RUNNING}, _A.DONE, ORGANISATION),
        _move("give_up", "Als nicht umgesetzt melden", {_A.PROMISED, _A.RUNNING}, _A.NOT_DONE, ORGANISATION),
    ),
)
_C = Conflict.State
MEDIATOR = "wer vermittelt, oder die Koordination"
CONFLICT = Machine(
    noun="conflict",
    title="Zugewiesener Konflikt",
    states=_states(_C),
    initial=(str(_C.ASSIGNED),),
    transitions=(
        _move("take_up", "Übernehmen", {_C.ASSIGNED}, _C.IN_WORK, MEDIATOR),
        _move("return", "Zurückgeben", {_C.ASSIGNED, _C.IN_WORK}, _C.RETURNED, MEDIATOR),
        _move("settle", "Als beigelegt beenden", {_C.ASSIGNED, _C.IN_WORK}, _C.SETTLED, MEDIATOR),
        _move("give_up", "Als nicht beigelegt beenden", {_C.ASSIGNED, _C.IN_WORK}, _C.NOT_SETTLED, MEDIATOR),
        _move("reassign", "Anders zuweisen", {_C.ASSIGNED, _C.IN_WORK, _C.RETURNED}, _C.ASSIGNED, COORDINATION),
    ),
)
MACHINES = (HINT, TOPIC, RECONSTRUCTION, QUESTION, GROUP, PROPOSAL, ADOPTION, CONFLICT)
