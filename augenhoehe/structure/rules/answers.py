"""Who may answer, and when an answer may be the final one."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Answer, Hint, StructuralQuestion, Topic
from augenhoehe.structure.permissions import GIVE_ANSWERS

from .machines import HINT, TOPIC
from .questions import ANSWERABLE, BEFORE_SUBMISSION
from .reach import check_reach, check_whole_topic

Kind = Answer.Kind


def check_answer_text(text: dict[str, Any]) -> None:
    """German is the source of every other language and what everybody gets whose language is missing."""
    if not text.get("de", {}).get("text", "").strip():
        raise Refused("Schreiben Sie die Rückmeldung bitte zuerst auf Deutsch.", field="text_de")


def check_answer_question(by: Actor, question: StructuralQuestion, kind: str = Kind.INTERIM) -> None:
    check_reach(by, GIVE_ANSWERS, question.municipality_id)
    if question.state in BEFORE_SUBMISSION:
        raise Refused("Zu einem Entwurf gibt es noch nichts zu berichten.")
    if kind == Kind.FINAL and question.state not in ANSWERABLE:
        raise Refused("Das Ergebnis steht noch nicht fest. Geben Sie einen Zwischenstand.", field="kind")


def check_answer_topic(by: Actor, topic: Topic, kind: str = Kind.INTERIM) -> None:
    check_whole_topic(by, topic, GIVE_ANSWERS)
    if topic.state == Topic.State.DROPPED:
        raise Refused("Dieses Thema ist verworfen.")
    if kind == Kind.FINAL and topic.state == Topic.State.IN_QUESTION:
        raise Refused("Das Thema steckt in einer Strukturfrage. Das Ergebnis melden Sie dort zurück.", field="kind")
    if kind == Kind.FINAL:
        TOPIC.target(topic.state, "answer")


def check_answer_hint(by: Actor, hint: Hint, kind: str = Kind.INTERIM) -> None:
    check_reach(by, GIVE_ANSWERS, hint.municipality_id, hint.carrier_id)
    if hint.state == Hint.State.WITHDRAWN:
        raise Refused("Dieser Hinweis ist zurückgezogen.")
    if kind == Kind.FINAL and hint.state == Hint.State.IN_QUESTION:
        raise Refused("Der Hinweis steckt in einer Strukturfrage. Das Ergebnis melden Sie dort zurück.", field="kind")
    if kind == Kind.FINAL:
        HINT.target(hint.state, "answer")


def check_kind(kind: str) -> None:
    if kind not in {Kind.INTERIM, Kind.FINAL}:
        raise Refused("Wählen Sie: Zwischenstand oder Ergebnis.", field="kind")


def can_answer_question(by: Actor, question: StructuralQuestion, kind: str = Kind.INTERIM) -> bool:
    return allowed(check_answer_question, by, question, kind)


def can_answer_topic(by: Actor, topic: Topic) -> bool:
    return allowed(check_answer_topic, by, topic)


def can_answer_hint(by: Actor, hint: Hint) -> bool:
    return allowed(check_answer_hint, by, hint)
