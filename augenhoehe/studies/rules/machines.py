"""States of studies and interviews as data (domain.md 3.3); docs/states is drawn from them."""

from __future__ import annotations

from django.db.models import TextChoices

from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.studies.models import Interview, Study

COORDINATION, INSTITUTE, RUN = "Koordination", "Begleitendes Institut", "Löschlauf"
_S, _I = Study.State, Interview.State


def _move(name: str, label: str, sources: set[TextChoices], target: TextChoices, who: str) -> Transition:
    return Transition(name, label, frozenset(str(one) for one in sources), str(target), who)


STUDY = Machine(
    noun="study",
    title="Studie",
    states={str(value): str(label) for value, label in _S.choices},
    initial=(str(_S.DRAFT),),
    transitions=(
        _move("start", "Studie beginnen", {_S.DRAFT}, _S.RUNNING, COORDINATION),
        _move("analyse", "Auswertung beginnen", {_S.RUNNING}, _S.ANALYSING, COORDINATION),
        _move("resume", "Wieder Interviews führen", {_S.ANALYSING}, _S.RUNNING, COORDINATION),
        _move("close", "Studie abschließen", {_S.RUNNING, _S.ANALYSING}, _S.CLOSED, COORDINATION),
    ),
)
INTERVIEW = Machine(
    noun="interview",
    title="Interview",
    states={str(value): str(label) for value, label in _I.choices},
    initial=(str(_I.PROPOSED),),
    transitions=(
        _move("ask", "Als angefragt festhalten", {_I.PROPOSED}, _I.ASKED, INSTITUTE),
        _move("consent", "Einwilligung festhalten", {_I.PROPOSED, _I.ASKED}, _I.CONSENTED, INSTITUTE),
        _move("hold", "Gespräch festhalten", {_I.CONSENTED}, _I.HELD, INSTITUTE),
        _move("analyse", "Als ausgewertet festhalten", {_I.HELD}, _I.ANALYSED, INSTITUTE),
        _move("reopen", "Wieder auswerten", {_I.ANALYSED}, _I.HELD, INSTITUTE),
        _move(
            "delete_raw",
            "Rohdaten löschen",
            {one for one in _I if one != _I.RAW_DELETED},
            _I.RAW_DELETED,
            f"{INSTITUTE} oder {RUN}",
        ),
    ),
)
MACHINES = (STUDY, INTERVIEW)
