"""Who may write, check and publish the analysis of a social area, and what its state allows."""

from __future__ import annotations

from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .measures import check_text, check_write

_S = {state.name: str(state.value) for state in SocialAreaAnalysis.State}
_COORDINATION = "Koordination"

ANALYSIS = Machine(
    noun="area_analysis",
    title="Sozialraumanalyse",
    states={str(value): str(label) for value, label in SocialAreaAnalysis.State.choices},
    initial=(_S["DRAFT"],),
    transitions=(
        Transition("check", "Als geprüft festhalten", frozenset({_S["DRAFT"]}), _S["CHECKED"], who=_COORDINATION),
        Transition("publish", "Veröffentlichen", frozenset({_S["CHECKED"]}), _S["PUBLISHED"], who=_COORDINATION),
        Transition(
            "reopen", "Zum Entwurf machen", frozenset({_S["CHECKED"], _S["PUBLISHED"]}), _S["DRAFT"], who=_COORDINATION
        ),
    ),
)


def check_write_analysis(by: Actor, analysis: SocialAreaAnalysis) -> None:
    """What was checked stays as it was read; it is made a draft first."""
    check_write(by, analysis.municipality_id)
    if not analysis.draft:
        raise Refused("Diese Analyse ist geprüft. Machen Sie sie zuerst wieder zum Entwurf.")


def can_write_analysis(by: Actor, analysis: SocialAreaAnalysis) -> bool:
    return allowed(check_write_analysis, by, analysis)


def check_turn_analysis(by: Actor, analysis: SocialAreaAnalysis, verb: str) -> None:
    """The state allows the verb; without conclusions there is nothing to check."""
    check_write(by, analysis.municipality_id)
    ANALYSIS.target(analysis.state, verb)
    if verb == "check":
        check_text(analysis.conclusions, "Schreiben Sie zuerst die Folgerungen.", "conclusions")


def analysis_verbs(by: Actor, analysis: SocialAreaAnalysis) -> frozenset[str]:
    """What the actor may do now, for the buttons of a page."""
    return frozenset(one.name for one in ANALYSIS.transitions if allowed(check_turn_analysis, by, analysis, one.name))
