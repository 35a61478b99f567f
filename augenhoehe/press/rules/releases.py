"""Who writes, approves and publishes releases, and what their state allows."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor, Permission
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.press.models import PressRelease
from augenhoehe.press.permissions import APPROVE_RELEASES, PUBLISH_RELEASES, WRITE_RELEASES
from augenhoehe.ui.words import long_moment

_R = {state.name: str(state.value) for state in PressRelease.State}
_WRITERS = "Pressestelle, Koordination, Integrationsbeauftragte"
_OFFICE = "Pressestelle, Integrationsbeauftragte"
_OTHERS = "wie beim Schreiben, aber jemand anderes"
WRITABLE = frozenset({_R["DRAFT"]})
# Half a year ahead is a plan; more is a slip of the year.
FURTHEST = timedelta(days=366)

RELEASE = Machine(
    noun="press_release",
    title="Pressemitteilung",
    states={str(value): str(label) for value, label in PressRelease.State.choices},
    initial=(_R["DRAFT"],),
    transitions=(
        Transition("submit", "Zur Freigabe geben", WRITABLE, _R["REVIEW"], who=_WRITERS),
        Transition("recall", "Zurückholen", frozenset({_R["REVIEW"]}), _R["DRAFT"], who=_WRITERS),
        Transition("return", "Zurückgeben", frozenset({_R["REVIEW"]}), _R["DRAFT"], who=_OTHERS),
        Transition("approve", "Freigeben", frozenset({_R["REVIEW"]}), _R["APPROVED"], who=_OTHERS),
        Transition("rework", "Noch einmal bearbeiten", frozenset({_R["APPROVED"], _R["SCHEDULED"]}), _R["DRAFT"],
                   who=_OFFICE),
        Transition("schedule", "Terminieren", frozenset({_R["APPROVED"], _R["SCHEDULED"]}), _R["SCHEDULED"],
                   who=_OFFICE),
        Transition("unschedule", "Termin aufheben", frozenset({_R["SCHEDULED"]}), _R["APPROVED"], who=_OFFICE),
        Transition("publish", "Veröffentlichen", frozenset({_R["APPROVED"], _R["SCHEDULED"]}), _R["PUBLISHED"],
                   who=f"{_OFFICE}; zum Termin das System"),
        Transition("correct", "Korrigieren", frozenset({_R["PUBLISHED"], _R["CORRECTED"]}), _R["CORRECTED"],
                   who=_OFFICE),
        Transition("archive", "Archivieren", frozenset({_R["PUBLISHED"], _R["CORRECTED"]}), _R["ARCHIVED"],
                   who=_OFFICE),
        Transition("withdraw", "Zurückziehen", frozenset({_R["PUBLISHED"], _R["CORRECTED"], _R["ARCHIVED"]}),
                   _R["WITHDRAWN"], who=_OFFICE),
    ),
)  # fmt: skip
MACHINES = (RELEASE,)


# --- Who may ----------------------------------------------------------------------------------------
def check_there(by: Actor, permission: Permission, municipality_id: uuid.UUID | None) -> None:
    """What belongs to no town is for who may do it in the whole Kreis."""
    by.check(permission, municipality_id=municipality_id)
    if municipality_id is None and not by.reach(permission).everywhere:
        raise Refused("Ihre Rolle gilt für einen Ort. Wählen Sie diesen Ort aus.", field="municipality")


def check_write(by: Actor, release: PressRelease) -> None:
    check_there(by, WRITE_RELEASES, release.municipality_id)


def check_approve(by: Actor, release: PressRelease) -> None:
    """Four eyes: nobody approves what they wrote, or wrote a part of."""
    check_there(by, APPROVE_RELEASES, release.municipality_id)
    if by.user_id is not None and by.user_id in release.authors:
        raise Refused("An diesem Text haben Sie mitgeschrieben. Freigeben muss ihn jemand anderes.")


def check_publish(by: Actor, release: PressRelease) -> None:
    check_there(by, PUBLISH_RELEASES, release.municipality_id)


def can_write(by: Actor, release: PressRelease) -> bool:
    return allowed(check_write, by, release)


def can_approve(by: Actor, release: PressRelease) -> bool:
    return allowed(check_approve, by, release)


def can_publish(by: Actor, release: PressRelease) -> bool:
    return allowed(check_publish, by, release)


# --- What is allowed --------------------------------------------------------------------------------
def check_writable(release: PressRelease) -> None:
    if release.state not in WRITABLE:
        raise Refused(
            f"Der Stand ist „{release.get_state_display()}“. Geändert wird nur ein Entwurf; Veröffentlichtes wird "
            "sichtbar korrigiert."
        )


def check_wording(headline: str, text: str) -> None:
    if not headline:
        raise Refused("Wie lautet die Überschrift?", field="headline")
    if not text:
        raise Refused("Der Text fehlt noch.", field="text")


def check_reason(reason: str) -> None:
    if not reason:
        raise Refused("Bitte nennen Sie den Grund in einem Satz.", field="reason")


def check_note(note: str) -> None:
    if not note:
        raise Refused("Was ist jetzt anders? Ein Satz genügt; er steht öffentlich über dem Text.", field="note")


def check_quote(text: str, person: str, function: str) -> None:
    if not text:
        raise Refused("Was wurde gesagt?", field="text")
    if not person:
        raise Refused("Wer hat es gesagt?", field="person")
    if not function:
        raise Refused("In welcher Funktion? Leserinnen und Leser ordnen danach ein.", field="function")


def check_hour(release: PressRelease, moment: datetime, at: datetime) -> None:
    if moment <= at:
        raise Refused("Dieser Zeitpunkt ist schon vorbei. Veröffentlichen Sie gleich, oder wählen Sie einen späteren.",
                      field="scheduled_for")  # fmt: skip
    if moment > at + FURTHEST:
        raise Refused("Das ist mehr als ein Jahr hin. Stimmt das Jahr?", field="scheduled_for")
    check_embargo(release, moment, field="scheduled_for")


def check_embargo(release: PressRelease, moment: datetime, *, field: str = "") -> None:
    """Nothing of it leaves before its hour."""
    if release.embargo_until is not None and moment < release.embargo_until:
        raise Refused(f"Die Sperrfrist gilt bis {long_moment(release.embargo_until)}.", field=field)


def check_embargo_ahead(embargo: datetime | None, at: datetime) -> None:
    if embargo is not None and embargo > at + FURTHEST:
        raise Refused("Das ist mehr als ein Jahr hin. Stimmt das Jahr?", field="embargo_until")
