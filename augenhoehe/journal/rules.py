"""Who may do what with a thread, and what its state allows."""

from __future__ import annotations

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .models import Step, Thread
from .permissions import BLANK_STEPS, PUBLISH_THREADS, WRITE_THREADS

THREADS = Machine(
    noun="thread",
    title="Vorgang",
    states={
        "inside": "nur innen",
        "public": "läuft",
        "closed": "abgeschlossen",
        "ended": "innen beendet",
        "withdrawn": "zurückgezogen",
    },
    initial=("inside",),
    transitions=(
        Transition("publish", "Veröffentlichen", frozenset({"inside", "withdrawn"}), "public", "Koordination"),
        Transition("split", "Abtrennen", frozenset({"inside"}), "inside", "Koordination"),
        Transition("split", "Abtrennen", frozenset({"public"}), "public", "Koordination"),
        Transition("merge", "Zusammenführen", frozenset({"inside"}), "ended", "Koordination"),
        Transition("merge", "Zusammenführen", frozenset({"public"}), "closed", "Koordination"),
        Transition("close", "Abschließen", frozenset({"inside"}), "ended", "Koordination"),
        Transition("close", "Abschließen", frozenset({"public"}), "closed", "Koordination"),
        Transition("reopen", "Wieder aufnehmen", frozenset({"ended"}), "inside", "Koordination"),
        Transition("reopen", "Wieder aufnehmen", frozenset({"closed"}), "public", "Koordination"),
        Transition("withdraw", "Zurückziehen", frozenset({"public", "closed"}), "withdrawn", "Koordination"),
    ),
)
MACHINES = (THREADS,)


def check_write(by: Actor, thread: Thread) -> None:
    """Steps, corrections, texts: coordination and integration officers, each within their reach."""
    by.check(WRITE_THREADS, municipality_id=thread.municipality_id)


def check_publish(by: Actor, thread: Thread) -> None:
    by.check(PUBLISH_THREADS, municipality_id=thread.municipality_id)
    THREADS.target(thread.state, "publish")


def check_withdraw(by: Actor, thread: Thread, reason: str = "–") -> None:
    by.check(PUBLISH_THREADS, municipality_id=thread.municipality_id)
    THREADS.target(thread.state, "withdraw")
    check_reason(reason)


def check_close(by: Actor, thread: Thread) -> None:
    THREADS.target(thread.state, "close")


def check_reopen(by: Actor, thread: Thread) -> None:
    check_write(by, thread)
    THREADS.target(thread.state, "reopen")


def check_merge(by: Actor, source: Thread, target: Thread) -> None:
    """Both threads have to be open; a public one never disappears in one that nobody can read."""
    check_write(by, source)
    check_write(by, target)
    if source.pk == target.pk:
        raise Refused("Ein Vorgang kann nicht in sich selbst aufgehen.", field="target")
    THREADS.target(source.state, "merge")
    if target.state not in ("inside", "public"):
        raise Refused("Der aufnehmende Vorgang ist nicht mehr offen.", field="target")
    if source.is_public and not target.is_public:
        raise Refused("Der aufnehmende Vorgang ist nicht öffentlich. Veröffentlichen Sie ihn zuerst.", field="target")


def check_split(by: Actor, thread: Thread) -> None:
    check_write(by, thread)
    THREADS.target(thread.state, "split")


def check_blank(by: Actor, step: Step, reason: str = "–") -> None:
    by.check(BLANK_STEPS)
    if step.blanked_at:
        raise Refused("Der Text dieses Schritts ist schon entfernt.")
    check_reason(reason)


def check_correct(by: Actor, step: Step) -> None:
    check_write(by, step.thread)
    if step.blanked_at:
        raise Refused("Der Text dieses Schritts ist entfernt. Schreiben Sie einen neuen Schritt.")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Nennen Sie bitte den Grund. Er bleibt am Vorgang stehen.", field="reason")


def can_write(by: Actor, thread: Thread) -> bool:
    return allowed(check_write, by, thread)


def can_publish(by: Actor, thread: Thread) -> bool:
    return allowed(check_publish, by, thread)


def can_withdraw(by: Actor, thread: Thread) -> bool:
    return allowed(check_withdraw, by, thread)


def can_close(by: Actor, thread: Thread) -> bool:
    return allowed(check_write, by, thread) and allowed(check_close, by, thread)


def can_reopen(by: Actor, thread: Thread) -> bool:
    return allowed(check_reopen, by, thread)


def can_split(by: Actor, thread: Thread) -> bool:
    return allowed(check_split, by, thread)
