"""Who founds, leads and works in a project group, and what its state allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from augenhoehe.committees.queries import is_member
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import GroupPoll, GroupTask, ProjectGroup, StructuralQuestion
from augenhoehe.structure.permissions import WRITE_QUESTIONS

from .machines import GROUP, QUESTION
from .questions import check_write
from .reach import check_reach

MOST_OPTIONS = 8


def check_can_found(by: Actor, question: StructuralQuestion) -> None:
    check_write(by, question)
    QUESTION.target(question.state, "found_group")


def check_found(by: Actor, question: StructuralQuestion, goal: str, due: date, today: date) -> None:
    """At gate 1 the steering group gave priority; the mandate says what for and until when."""
    check_can_found(by, question)
    if not goal.strip():
        raise Refused("Sagen Sie bitte, was die Gruppe erreichen soll.", field="goal")
    if due <= today:
        raise Refused("Die Gruppe braucht Zeit: Wählen Sie einen Tag in der Zukunft.", field="due")


def check_manage(by: Actor, group: ProjectGroup) -> None:
    """Who writes the question manages its group; a residence authority works in it only by its seat."""
    check_reach(by, WRITE_QUESTIONS, group.question.municipality_id)
    if by.residence_authority:
        raise Refused("Projektgruppen betreut die Koordination.")


def check_member(by: Actor, group: ProjectGroup, day: date) -> None:
    if is_member(by.user_id, group.committee, day) or allowed(check_manage, by, group):
        return
    raise Refused("Hier arbeiten die Mitglieder der Projektgruppe und die Koordination.")


def check_work(by: Actor, group: ProjectGroup, day: date) -> None:
    check_member(by, group, day)
    GROUP.target(group.state, "work")


def check_invite(by: Actor, group: ProjectGroup) -> None:
    check_manage(by, group)
    GROUP.target(group.state, "work")


def check_end(by: Actor, group: ProjectGroup, reason: str = "–") -> None:
    check_manage(by, group)
    GROUP.target(group.state, "end")
    if group.question.state == StructuralQuestion.State.PROPOSED:
        raise Refused("Der Vorschlag liegt der Lenkungsgruppe vor. Warten Sie die Entscheidung ab.")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum die Gruppe endet.", field="reason")


def check_text(text: str, sentence: str, field: str) -> None:
    if not text.strip():
        raise Refused(sentence, field=field)


def check_task(title: str, named: bool, due: date, today: date) -> None:
    check_text(title, "Sagen Sie bitte, was zu tun ist.", "title")
    if not named:
        raise Refused("Wer übernimmt die Aufgabe?", field="owner")
    if due < today:
        raise Refused("Der Tag liegt in der Vergangenheit.", field="due")


def check_settle(by: Actor, task: GroupTask, day: date) -> None:
    """Whose task it is says so, or anybody else in the group for them: the group sees who did."""
    if by.user_id is None or by.user_id != task.owner_id:
        check_member(by, task.group, day)
    if task.state != GroupTask.State.OPEN:
        raise Refused(f"Diese Aufgabe ist schon {task.get_state_display()}.")


def check_options(question: str, options: Sequence[str], closes_on: date, today: date) -> None:
    check_text(question, "Wie lautet die Frage?", "question")
    if len(options) < 2 or len(options) > MOST_OPTIONS:
        raise Refused(f"Eine Abfrage hat zwei bis {MOST_OPTIONS} Antworten, eine je Zeile.", field="options")
    if len(set(options)) < len(options):
        raise Refused("Zwei Antworten sind gleich.", field="options")
    if closes_on < today:
        raise Refused("Der Tag liegt in der Vergangenheit.", field="closes_on")


def check_vote(by: Actor, poll: GroupPoll, option: int, day: date) -> None:
    """Members vote; the coordination asks and closes, but has a vote only with a seat."""
    if not is_member(by.user_id, poll.group.committee, day):
        raise Refused("Abstimmen können die Mitglieder der Projektgruppe.")
    if not poll.is_open(day):
        raise Refused("Diese Abfrage ist geschlossen.")
    if not 0 <= option < len(poll.options):
        raise Refused("Wählen Sie eine der Antworten.", field="option")


def check_close_poll(by: Actor, poll: GroupPoll, day: date) -> None:
    check_member(by, poll.group, day)
    if poll.closed_at is not None:
        raise Refused("Diese Abfrage ist schon geschlossen.")


def can_found(by: Actor, question: StructuralQuestion) -> bool:
    return allowed(check_can_found, by, question)


def can_manage(by: Actor, group: ProjectGroup) -> bool:
    return allowed(check_manage, by, group)


def can_work(by: Actor, group: ProjectGroup, day: date) -> bool:
    return allowed(check_work, by, group, day)


def can_invite(by: Actor, group: ProjectGroup) -> bool:
    return allowed(check_invite, by, group)


def can_end(by: Actor, group: ProjectGroup) -> bool:
    return allowed(check_end, by, group)
