"""What the moderation, the coordination and those who answer may do with a contribution."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.permissions import ANSWER, MAKE_HINTS, MODERATE, SET_UP
from augenhoehe.forum.reasons import REASONS

from .machine import CONTRIBUTION

LONGEST_ANSWER = 4000


def check_moderate(by: Actor, contribution: Contribution, verb: str) -> None:
    """Whoever moderates, where the state allows it; nobody decides about an own text."""
    by.check(MODERATE)
    CONTRIBUTION.target(contribution.state, verb)
    if not by.system and by.user_id is not None and contribution.author_id == by.user_id:
        raise Refused("Über den eigenen Beitrag entscheidet jemand anderes.")


def check_decide(by: Actor, contribution: Contribution, verb: str) -> None:
    """An objection is decided by another person than the one who refused."""
    check_moderate(by, contribution, verb)
    if contribution.objected and not by.system and contribution.decided_by == by.user_id:
        raise Refused("Über den Einspruch entscheidet eine andere Person als die, die abgelehnt hat.")


def check_publish(by: Actor, contribution: Contribution, answer_due: date | None, today: date) -> None:
    check_decide(by, contribution, "publish")
    if answer_due is not None and answer_due < today:
        raise Refused("Der Tag für die amtliche Antwort liegt in der Vergangenheit.", field="answer_due")


def check_reject(by: Actor, contribution: Contribution, reason_key: str = "insult") -> None:
    check_decide(by, contribution, "reject")
    if reason_key not in REASONS:
        raise Refused("Wählen Sie bitte einen Grund. Wer geschrieben hat, liest ihn.", field="reason_key")


def check_refer(by: Actor, contribution: Contribution) -> None:
    check_decide(by, contribution, "refer")


def check_answer(by: Actor, contribution: Contribution) -> None:
    """The coordination everywhere, integration officers where the contribution is about their town."""
    CONTRIBUTION.target(contribution.state, "answer")
    reach = by.reach(ANSWER)
    if reach.everywhere or contribution.municipality_id in reach.municipalities:
        return
    raise Refused(f"Dafür fehlt Ihnen das Recht „{ANSWER.sentence}“ an diesem Ort.")


def check_answer_text(text: str) -> None:
    if not text:
        raise Refused("Schreiben Sie bitte die Antwort.", field="text_de")


def check_make_hint(by: Actor, contribution: Contribution) -> None:
    by.check(MAKE_HINTS)
    CONTRIBUTION.target(contribution.state, "make_hint")
    if contribution.hint_id is not None:
        raise Refused("Aus diesem Beitrag ist schon ein Hinweis geworden.")


def check_translate(by: Actor, contribution: Contribution, language: str) -> None:
    check_moderate(by, contribution, "translate")
    if language not in NAMES or language == contribution.language:
        raise Refused("Wählen Sie eine andere Sprache als die des Beitrags.", field="language")


def check_redact(by: Actor, contribution: Contribution, words: list[str]) -> None:
    check_moderate(by, contribution, "redact")
    missing = [one for one in words if one not in contribution.text]
    if missing:
        raise Refused(f"„{missing[0]}“ steht nicht im Text. Schreiben Sie es genau so ab.", field="words")
    if not words:
        raise Refused("Schreiben Sie bitte, was entfernt werden soll.", field="words")


def check_set_up(by: Actor) -> None:
    by.check(SET_UP)


def may(by: Actor, contribution: Contribution) -> dict[str, bool]:
    """What the page of a contribution offers to its reader."""
    return {
        "take": allowed(check_moderate, by, contribution, "take"),
        "publish": allowed(check_decide, by, contribution, "publish"),
        "reject": allowed(check_reject, by, contribution),
        "refer": allowed(check_refer, by, contribution),
        "take_back": allowed(check_moderate, by, contribution, "take_back"),
        "close": allowed(check_moderate, by, contribution, "close"),
        "answer": allowed(check_answer, by, contribution),
        "make_hint": allowed(check_make_hint, by, contribution),
        "translate": allowed(check_moderate, by, contribution, "translate"),
        "redact": allowed(check_moderate, by, contribution, "redact"),
        "moderate": by.may(MODERATE),
    }


def check_moderate_reports(by: Actor) -> None:
    by.check(MODERATE)
