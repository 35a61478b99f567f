"""Who keeps the directory of people to be asked, and how long a consent holds."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.core.languages import GERMAN
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.press.models import PressContact
from augenhoehe.press.permissions import KEEP_CONTACTS

from .releases import check_there

# Whoever agreed is asked again after two years; a consent for ever is forgotten by both sides.
LONGEST = timedelta(days=2 * 366)
# So long before the end it stands out in the list.
AHEAD = timedelta(days=60)


def check_keep(by: Actor, contact: PressContact) -> None:
    check_there(by, KEEP_CONTACTS, contact.municipality_id)


def can_keep(by: Actor, contact: PressContact) -> bool:
    return allowed(check_keep, by, contact)


def check_values(contact: PressContact, day: date) -> None:
    if not contact.name:
        raise Refused("Wie heißt die Person?", field="name")
    if not contact.function:
        raise Refused("In welcher Funktion spricht sie?", field="function")
    if not contact.topics:
        raise Refused("Wozu kann man sie fragen? Ein Thema genügt.", field="topics")
    if not contact.languages or not set(contact.languages) <= set(GERMAN):
        raise Refused("In welchen Sprachen spricht sie?", field="languages")
    if not (contact.email or contact.phone):
        raise Refused("Wie erreichen Sie die Person? Telefon oder E-Mail.", field="phone")
    check_consent(contact.agreed_on, contact.until, day)


def check_consent(agreed_on: date, until: date, day: date) -> None:
    if agreed_on > day:
        raise Refused("Dieser Tag kommt erst noch.", field="agreed_on")
    if until < agreed_on:
        raise Refused("Das Ende liegt vor dem Anfang.", field="until")
    if until > agreed_on + LONGEST:
        raise Refused("Eine Einwilligung gilt höchstens zwei Jahre. Danach fragen Sie neu.", field="until")


def check_agreed(contact: PressContact, day: date) -> None:
    """Nobody is quoted from the directory whose consent is over."""
    if contact.until < day:
        raise Refused(
            f"Die Einwilligung von {contact.name} ist abgelaufen. Fragen Sie neu, und tragen Sie den Tag ein.",
            field="contact",
        )
