"""Who may shape topics, and what their state allows."""

from __future__ import annotations

from collections.abc import Sequence

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Hint, Topic
from augenhoehe.structure.permissions import CODE_HINTS

from .machines import TOPIC
from .reach import check_whole_topic

# The verbs by which a coordinator sets the state of a topic, and whether they need a reason.
STATE_VERBS = {"collect": False, "watch": False, "reconstruct": True, "ripen": False, "rest": True, "drop": True}


def check_create_topic(by: Actor, title: str = "–") -> None:
    by.check(CODE_HINTS)
    if not title.strip():
        raise Refused("Geben Sie dem Thema bitte einen Titel.", field="title")


def check_edit_topic(by: Actor, topic: Topic) -> None:
    check_whole_topic(by, topic)
    if topic.state == Topic.State.DROPPED:
        raise Refused("Dieses Thema ist verworfen. Es lässt sich nicht mehr ändern.")


def check_take_hints(by: Actor, topic: Topic) -> None:
    """Everyone who bundles may add to any open topic: the store is shared over all towns."""
    by.check(CODE_HINTS)
    TOPIC.target(topic.state, "bundle")


def check_set_state(by: Actor, topic: Topic, verb: str, reason: str = "–") -> None:
    """A topic is dropped only when no hint in it still waits for its answer."""
    check_whole_topic(by, topic)
    if verb not in STATE_VERBS:
        raise Refused("Wählen Sie, wie es mit dem Thema weitergeht.", field="verb")
    TOPIC.target(topic.state, verb)
    if verb == "reconstruct" and not reason.strip():
        raise Refused("Schreiben Sie in einem Satz, was die Fallrekonstruktion klären soll.", field="reason")
    if STATE_VERBS[verb] and not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum.", field="reason")
    if verb == "drop" and Hint.objects.filter(topic=topic, state=Hint.State.BUNDLED).exists():
        raise Refused("In diesem Thema warten noch Hinweise. Beantworten oder verschieben Sie sie zuerst.")


def check_has_verbs(by: Actor, topic: Topic) -> None:
    """While a question runs, its state is the state of the topic."""
    check_edit_topic(by, topic)
    if topic.state == Topic.State.IN_QUESTION:
        raise Refused("Dieses Thema steckt in einer Strukturfrage. Wie es weitergeht, entscheidet sich dort.")


def check_leave(by: Actor, topic: Topic) -> None:
    """May the topic go into another one?"""
    check_whole_topic(by, topic)
    if topic.state == Topic.State.IN_QUESTION:
        raise Refused("Dieses Thema steckt in einer Strukturfrage. Führen Sie das andere Thema in dieses über.")
    TOPIC.target(topic.state, "merge")


def check_merge(by: Actor, source: Topic, target: Topic, reason: str = "–") -> None:
    check_leave(by, source)
    check_take_hints(by, target)
    if source.pk == target.pk:
        raise Refused("Wählen Sie ein anderes Thema als Ziel.", field="target")
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, warum beides zusammengehört.", field="reason")


def check_split(by: Actor, topic: Topic, title: str = "–", reason: str = "–") -> None:
    check_whole_topic(by, topic)
    if topic.state == Topic.State.IN_QUESTION:
        raise Refused("Dieses Thema steckt in einer Strukturfrage. Aufteilen geht erst nach der Rückmeldung.")
    TOPIC.target(topic.state, "split")
    check_create_topic(by, title)
    if not reason.strip():
        raise Refused("Sagen Sie bitte in einem Satz, worin sich die Hinweise unterscheiden.", field="reason")


def check_not_moved(seen: Sequence[Hint], now: Sequence[Hint]) -> None:
    """Between choosing and bundling somebody else may have moved or removed a hint."""
    before = {hint.pk: hint.topic_id for hint in seen}
    if before != {hint.pk: hint.topic_id for hint in now}:
        raise Refused("Jemand hat inzwischen einen der gewählten Hinweise verschoben. Wählen Sie bitte noch einmal.")


def check_split_hints(topic: Topic, hints: Sequence[Hint]) -> None:
    if not hints:
        raise Refused("Wählen Sie die Hinweise aus, die ins neue Thema gehören.", field="hints")
    if any(hint.topic_id != topic.pk for hint in hints):
        raise Refused("Nicht alle gewählten Hinweise liegen in diesem Thema. Laden Sie die Seite neu.", field="hints")
    if not Hint.objects.filter(topic=topic).exclude(pk__in=[hint.pk for hint in hints]).exists():
        raise Refused("Lassen Sie mindestens einen Hinweis im alten Thema.", field="hints")


def can_edit_topic(by: Actor, topic: Topic) -> bool:
    return allowed(check_edit_topic, by, topic)


def can_split(by: Actor, topic: Topic) -> bool:
    return allowed(check_split, by, topic)


def can_merge(by: Actor, topic: Topic) -> bool:
    return allowed(check_leave, by, topic)


def state_verbs_for(by: Actor, topic: Topic) -> list[tuple[str, str]]:
    """The verbs that this actor may use on the topic now, with their labels."""
    if not allowed(check_whole_topic, by, topic):
        return []
    labels = {one.name: one.label for one in TOPIC.transitions}
    return [(verb, labels[verb]) for verb in STATE_VERBS if TOPIC.allows(topic.state, verb)]
