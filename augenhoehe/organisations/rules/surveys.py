"""Who may lead a round of questions and answer it, what its states allow, and what an answer may say."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext_noop

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Need, Survey, SurveyReply
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.survey_answers import Answers

_S = {state.name: str(state.value) for state in Survey.State}
_WHO = "Koordination"
MOST_ADDITIONS = 6

SURVEY = Machine(
    noun="survey",
    title="Bedarfserhebung",
    states={str(value): str(label) for value, label in Survey.State.choices},
    initial=(_S["DRAFT"],),
    transitions=(
        Transition("open", "Runde öffnen", frozenset({_S["DRAFT"]}), _S["RUNNING"], who=_WHO),
        Transition("close", "Runde schließen", frozenset({_S["RUNNING"]}), _S["CLOSED"], who=_WHO),
        Transition("reopen", "Wieder öffnen", frozenset({_S["CLOSED"]}), _S["RUNNING"], who=_WHO),
    ),
)
MACHINES = (SURVEY,)


# --- Who may ----------------------------------------------------------------------------------------
def check_lead(by: Actor, survey: Survey) -> None:
    """A round of the whole district is led by who keeps the whole register; one of a town by who keeps it there."""
    check_lead_in(by, survey.municipality_id)


def check_lead_in(by: Actor, municipality_id: uuid.UUID | None) -> None:
    by.check(KEEP_REGISTER)
    if municipality_id is None and not by.system and not by.reach(KEEP_REGISTER).everywhere:
        raise Refused("Eine Runde im ganzen Kreis öffnet, wer das ganze Verzeichnis führt.", field="municipality")
    if municipality_id is not None and not by.may(KEEP_REGISTER, municipality_id=municipality_id):
        raise Refused("Dort führen Sie das Register nicht.", field="municipality")


def can_lead(by: Actor, survey: Survey) -> bool:
    return allowed(check_lead, by, survey)


def check_reply(by: Actor, reply: SurveyReply, day: date) -> None:
    """For signed-in people: the organisation's own, or the coordination for somebody on the telephone."""
    rules.check_tend(by, reply.organisation, day)


def can_reply(by: Actor, reply: SurveyReply, day: date) -> bool:
    return allowed(check_reply, by, reply, day)


# --- What is allowed --------------------------------------------------------------------------------
def check_survey(title: str, question: str, kinds: Sequence[str], additions: Sequence[str]) -> None:
    if not title:
        raise Refused("Wie soll die Runde heißen?", field="title")
    if not question:
        raise Refused("Schreiben Sie die Frage auf Deutsch, so wie die Organisationen sie lesen.", field="question_de")
    if not kinds and not additions:
        raise Refused("Wonach wird gefragt? Wählen Sie mindestens eine Art.", field="kinds")
    if set(kinds) - set(Need.Kind.values):
        raise Refused("Diese Auswahl gibt es nicht.", field="kinds")
    if len(additions) > MOST_ADDITIONS:
        raise Refused(f"Höchstens {MOST_ADDITIONS} weitere Arten.", field="additions")
    if any(len(one) > 60 for one in additions):
        raise Refused("Eine weitere Art hat höchstens 60 Zeichen.", field="additions")


def check_end(ends_on: date, today: date) -> None:
    if ends_on < today:
        raise Refused("Dieser Tag ist schon vorbei. Wählen Sie einen ab heute.", field="ends_on")


def check_draft(survey: Survey) -> None:
    if survey.state != Survey.State.DRAFT:
        raise Refused("Die Runde ist schon geöffnet. Was gefragt wurde, bleibt wie es ist.")


def check_remind(survey: Survey, silent: int) -> None:
    """Once; who does not answer then is called."""
    if not survey.running:
        raise Refused("Diese Runde läuft nicht.")
    if survey.reminded_at:
        raise Refused("Erinnert wurde schon. Rufen Sie die anderen an.")
    if not silent:
        raise Refused("Alle, die eine Adresse haben, haben geantwortet.")


def can_remind(survey: Survey, silent: int) -> bool:
    return allowed(check_remind, survey, silent)


def check_takes_answers(survey: Survey, day: date, *, by_phone: bool) -> None:
    """By the link until the last day; the coordination may still write down a call until the round is closed."""
    if not survey.running:
        raise Refused(gettext_noop("Diese Umfrage ist geschlossen."))
    if not by_phone and not survey.takes_answers(day):
        raise Refused(gettext_noop("Die Frist ist vorbei."))


def check_answers(survey: Survey, answers: Answers, known: Iterable[uuid.UUID]) -> None:
    """Only what was asked, each thing once, and only about the organisation's own needs."""
    asked = {(str(kind), "") for kind in survey.kinds} | {(str(Need.Kind.OTHER), one) for one in survey.additions}
    said = [(one.kind, one.addition) for one in answers.wanted]
    if set(said) - asked or len(set(said)) < len(said):
        raise Refused("Danach wurde in dieser Runde nicht gefragt.")
    if (answers.still | answers.done) - set(known) or answers.still & answers.done:
        raise Refused("Diesen Bedarf gibt es hier nicht.")
