"""Who may write structural questions, and what their state allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings

from augenhoehe.committees.models import Committee
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import StructuralQuestion, Term, Topic
from augenhoehe.structure.permissions import READ_TOPICS, WRITE_QUESTIONS

from .machines import QUESTION, TOPIC
from .reach import check_reach, check_whole_topic

State = StructuralQuestion.State
ENDINGS = {"solve": State.SOLVED, "solve_partly": State.PARTLY_SOLVED, "give_up": State.NOT_SOLVABLE}
ENDED = frozenset(ENDINGS.values())
# What everyone is told the result of: the question ended, or the steering group said no.
ANSWERABLE = ENDED | {State.REFUSED, State.ELSEWHERE}
BEFORE_SUBMISSION = frozenset({State.DRAFT, State.WITHDRAWN})


def check_write(by: Actor, question: StructuralQuestion) -> None:
    check_reach(by, WRITE_QUESTIONS, question.municipality_id)


def check_draft(by: Actor, topics: Sequence[Topic], municipality_id: Any = None) -> None:
    """A question takes up whole topics; a topic is in one open question at a time."""
    check_reach(by, WRITE_QUESTIONS, municipality_id)
    by.check(READ_TOPICS)
    if not topics:
        raise Refused("Eine Strukturfrage entsteht aus mindestens einem Thema.", field="topics")
    for topic in topics:
        if topic.state == Topic.State.IN_QUESTION:
            raise Refused(f"Das Thema „{topic.title}“ steckt schon in einer Strukturfrage.", field="topics")
        TOPIC.target(topic.state, "take_up")
        if not topic.hints.exists():
            raise Refused(f"Im Thema „{topic.title}“ liegt noch kein Hinweis.", field="topics")
        check_whole_topic(by, topic, WRITE_QUESTIONS)


def check_texts(title: str, question: str, short_text: dict[str, Any]) -> None:
    if not title.strip():
        raise Refused("Geben Sie der Strukturfrage bitte einen Titel.", field="title")
    if not question.strip():
        raise Refused("Stellen Sie die Frage bitte in einem Satz.", field="question")
    if not short_text.get("de", {}).get("text", "").strip():
        raise Refused("Der öffentliche Kurztext auf Deutsch fehlt noch.", field="short_text_de")


def check_level(level: Term | None) -> None:
    if level is not None and level.vocabulary != Term.Vocabulary.LEVEL:
        raise Refused("Das ist keine Zuständigkeitsebene.", field="level")


def check_committee(committee: Committee) -> None:
    if committee.kind != Committee.Kind.STEERING_GROUP:
        raise Refused("Über Strukturfragen entscheidet eine Lenkungsgruppe.", field="committee")


def check_edit(by: Actor, question: StructuralQuestion) -> None:
    check_write(by, question)
    QUESTION.target(question.state, "edit")


def check_submit(by: Actor, question: StructuralQuestion, brief: str = "–") -> None:
    check_write(by, question)
    QUESTION.target(question.state, "submit")
    if not brief.strip():
        raise Refused("Sagen Sie der Lenkungsgruppe in drei Sätzen, worum es geht.", field="brief")


def check_withdraw(by: Actor, question: StructuralQuestion, reason: str = "–") -> None:
    check_write(by, question)
    QUESTION.target(question.state, "withdraw")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum Sie die Frage zurückholen.", field="reason")


def check_discard(by: Actor, question: StructuralQuestion, reason: str = "–") -> None:
    """Only what was never decided on may be dropped; afterwards people are owed an answer."""
    check_write(by, question)
    QUESTION.target(question.state, "discard")
    if question.answers.exists():
        raise Refused("Zu dieser Strukturfrage gab es schon eine Rückmeldung. Verwerfen geht nicht mehr.")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum Sie den Entwurf verwerfen.", field="reason")


def check_comes_back(by: Actor, question: StructuralQuestion) -> None:
    """What was put off at either gate, or turned down: only a proposal that lies ready waits in „proposed“."""
    check_write(by, question)
    put_off = question.state == State.PROPOSED and question.resubmit_on is not None
    if not put_off and question.state not in {State.DEFERRED, State.REFUSED, State.ELSEWHERE}:
        raise Refused("Eine Wiedervorlage braucht nur, was zurückgestellt oder abgelehnt ist.")


def check_resubmit(by: Actor, question: StructuralQuestion, day: date, today: date, reason: str) -> None:
    check_comes_back(by, question)
    if day <= today:
        raise Refused("Der Tag der Wiedervorlage liegt in der Zukunft.", field="day")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum an diesem Tag.", field="reason")


def check_forward(by: Actor, question: StructuralQuestion) -> None:
    """The steering group passed it on; now the paper for the political bodies is written."""
    check_write(by, question)
    if question.state != State.FORWARDED:
        raise Refused("In die politischen Gremien geht, was die Lenkungsgruppe weitergeleitet hat.")


def check_make_measure(by: Actor, question: StructuralQuestion) -> None:
    check_write(by, question)
    QUESTION.target(question.state, "make_measure")


def check_publish(by: Actor, question: StructuralQuestion) -> None:
    check_write(by, question)
    if question.state in BEFORE_SUBMISSION:
        raise Refused("Legen Sie die Strukturfrage zuerst der Lenkungsgruppe vor.")


def check_enough_people(released: str) -> None:
    """Below the threshold nobody outside may learn that the matter exists (architecture §5)."""
    if not released:
        raise Refused(
            f"Weniger als {settings.DISCLOSURE_THRESHOLD} verschiedene Personen haben dazu etwas gemeldet. "
            "Der Vorgang bleibt innen, bis es mehr sind."
        )


def check_can_end(by: Actor, question: StructuralQuestion) -> None:
    """Some ending has to be possible: a draft is dropped, a submitted question is decided on first."""
    check_write(by, question)
    QUESTION.target(question.state, "solve")


def check_close(by: Actor, question: StructuralQuestion, verb: str, reason: str = "–") -> None:
    """What an organisation has promised is settled first: an ended question owes nothing more."""
    check_write(by, question)
    if verb not in ENDINGS:
        raise Refused("Wählen Sie, wie die Strukturfrage ausgegangen ist.", field="verb")
    QUESTION.target(question.state, verb)
    if question.adoptions.running().exists():
        raise Refused("Eine Übernahme läuft noch. Halten Sie zuerst fest, was daraus wurde.")
    if not reason.strip():
        raise Refused("Begründen Sie das Ergebnis bitte. Wer gemeldet hat, liest es.", field="reason")


def can_write(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_write, by, question)


def can_edit(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_edit, by, question)


def can_submit(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_submit, by, question)


def can_withdraw(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_withdraw, by, question)


def can_discard(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_discard, by, question)


def can_resubmit(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_comes_back, by, question)


def can_forward(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_forward, by, question)


def can_make_measure(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_make_measure, by, question)


def can_publish(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_publish, by, question)


def can_close(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_can_end, by, question)


def can_draft(by: Actor) -> bool:
    return by.may(WRITE_QUESTIONS) and by.may(READ_TOPICS)
