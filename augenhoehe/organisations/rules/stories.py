"""Who may write, publish and withdraw what an organisation tells of itself, and what its state allows."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Story, StoryPicture
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.vocabularies import Field

_S = {state.name: str(state.value) for state in Story.State}
_OWN, _KEEPER = "Organisation, Koordination", "Koordination"
# What its people may still write in.
WRITABLE = frozenset({_S["DRAFT"], _S["RETURNED"], _S["WITHDRAWN"]})
MOST_HOURS = 100_000

STORY = Machine(
    noun="story",
    title="Leistung oder Nachricht einer Organisation",
    states={str(value): str(label) for value, label in Story.State.choices},
    initial=(_S["DRAFT"],),
    transitions=(
        Transition("submit", "Zur Prüfung geben", WRITABLE, _S["SUBMITTED"], who=_OWN),
        Transition("recall", "Zurückholen", frozenset({_S["SUBMITTED"]}), _S["DRAFT"], who=_OWN),
        Transition("publish", "Freigeben", frozenset({_S["SUBMITTED"]}), _S["PUBLISHED"], who=_KEEPER),
        Transition("return", "Zurückgeben", frozenset({_S["SUBMITTED"]}), _S["RETURNED"], who=_KEEPER),
        Transition("withdraw", "Zurückziehen", frozenset({_S["PUBLISHED"]}), _S["WITHDRAWN"], who=_OWN),
    ),
)
MACHINES = (STORY,)


def check_write(by: Actor, story: Story, day: date) -> None:
    """The organisation's own people, or who keeps the register and writes for them."""
    rules.check_tend(by, story.organisation, day)


def check_decide(by: Actor, story: Story) -> None:
    """What everybody reads is looked at by the coordination first."""
    rules.check_keep(by, story.organisation)


def can_write(by: Actor, story: Story, day: date) -> bool:
    return allowed(check_write, by, story, day)


def can_decide(by: Actor, story: Story) -> bool:
    return allowed(check_decide, by, story)


def check_writable(story: Story) -> None:
    if story.state not in WRITABLE:
        raise Refused("Das wird geprüft oder steht schon im Netz. Holen Sie es zuerst zurück.")


def check_shown_house(story: Story) -> None:
    if not story.organisation.published:
        raise Refused("Die Organisation steht noch nicht im öffentlichen Verzeichnis. Veröffentlichen Sie sie zuerst.")


def check_picture(alt_text: str, credit: str, people: str) -> None:
    """Described for all, with a name under it, and nobody is shown who did not agree (§ 22 KunstUrhG)."""
    if not alt_text:
        raise Refused("Was ist auf dem Bild zu sehen? Wer es nicht sieht, hört diesen Satz.", field="alt_text")
    if not credit:
        raise Refused("Wer hat das Bild gemacht?", field="credit")
    if people not in StoryPicture.People.values:
        raise Refused(
            "Haben alle zugestimmt, die zu erkennen sind? Ohne ihr Ja kann das Bild nicht gezeigt werden.",
            field="people",
        )


def check_story(story: Story, today: date) -> None:
    """What was typed makes sense; each sentence belongs to the field that caused it."""
    if not story.title:
        raise Refused("Wie lautet die Überschrift?", field="title")
    if not story.text:
        raise Refused("Was gibt es zu erzählen? Ein paar Sätze genügen.", field="text")
    if story.day > today and story.contributes:
        raise Refused("Der Tag liegt noch vor uns. Eine Leistung ist, was schon getan ist.", field="day")
    if story.until and story.until < story.day:
        raise Refused("Das Ende liegt vor dem Anfang.", field="until")
    if story.contributes and story.field not in Field.values:
        raise Refused("Bitte wählen Sie ein Fachgebiet.", field="field")
    if story.hours is not None and story.hours > MOST_HOURS:
        raise Refused("Das sind sehr viele Stunden. Bitte prüfen Sie die Zahl.", field="hours")
