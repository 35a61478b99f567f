"""What a town or Kreis does first, in which order, and what of it is done: seen from what is there, not ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.committees.models import Meeting
from augenhoehe.committees.queries import steering_groups
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.concept.rules import can_write_somewhere
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.queries import served_towns
from augenhoehe.portal.models import LegalText

Done = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps: what, why, where; `minutes` that it takes about."""

    title: str
    why: str
    url_name: str
    label: str
    minutes: int
    done: Done


STEPS = (
    Step("Orte prüfen", "Kreis, Städte und Gemeinden stehen schon da. Sozialräume können später kommen.",
         "places_inside:places", "Orte ansehen", 10, lambda: served_towns().exists()),
    Step("Träger und Menschen einladen", "Wer mitarbeitet, bekommt ein Konto mit einer Rolle. Zwei Menschen genügen.",
         "accounts_inside:invitations", "Einladen", 15,
         lambda: Carrier.objects.exists() and User.objects.active()[1:2].exists()),
    Step("Rechtstexte lesen", "Impressum, Datenschutz und Regeln stehen als Entwurf da. Ihr Datenschutz prüft sie.",
         "portal_inside:legal_texts", "Rechtstexte ansehen", 60, lambda: LegalText.objects.exists()),
    Step("Konzept aus der Vorlage anlegen",
         "Handlungsfelder, Leitziele, Phasen und Kapitel sind da. Alles lässt sich ändern.",
         "concept_inside:concept_create", "Konzept anlegen", 10, lambda: Concept.objects.exists()),
    Step("Lenkungsgruppe eintragen", "Hier wird entschieden. Eine Gruppe, die es schon gibt, genügt.",
         "committees_inside:committees", "Gremien ansehen", 15, lambda: steering_groups().exists()),
    Step("Organisationen aufnehmen", "Aus einer Tabelle, oder die Vereine melden sich selbst an.",
         "organisations_inside:organisations", "Register ansehen", 30, lambda: Organisation.objects.exists()),
    Step("Erste Maßnahme mit Umsetzungsmarker", "Etwas Kleines, das in drei Monaten zu sehen ist.",
         "concept_inside:concepts", "Maßnahme anlegen", 15, lambda: Measure.objects.exists()),
    Step("Erste Sitzung planen", "Die Tagesordnung entsteht aus dem, was wartet.",
         "committees_inside:committees", "Sitzung planen", 10, lambda: Meeting.objects.exists()),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as the page shows it; `next`: the first that is not done."""

    step: Step
    done: bool
    url: str
    next: bool


def stages() -> list[Stage]:
    """One question for each step, whatever there is."""
    found: list[Stage] = []
    waits = True
    for step in STEPS:
        done = step.done()
        found.append(Stage(step, done, reverse(step.url_name), waits and not done))
        waits = waits and done
    return found


def left(found: Sequence[Stage]) -> int:
    """About how many minutes the rest takes."""
    return sum(one.step.minutes for one in found if not one.done)


def can_begin(actor: Actor) -> bool:
    return can_write_somewhere(actor)
