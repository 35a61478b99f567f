"""Who may draw places and set the installation up, and what the present state allows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from augenhoehe.core.numbers import long_date, number
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .models import Municipality, SocialArea
from .modules import BY_NAME
from .permissions import EDIT_PLACES, IMPORT_PLACES, SET_UP
from .terms import BY_KEY


def check_import(by: Actor) -> None:
    by.check(IMPORT_PLACES)


def check_set_up(by: Actor) -> None:
    by.check(SET_UP)


def check_edit(by: Actor, municipality: Municipality) -> None:
    """Social areas are drawn by who coordinates in that municipality."""
    by.check(EDIT_PLACES, municipality_id=municipality.pk)
    if municipality.kind == Municipality.Kind.DISTRICT:
        raise Refused("Sozialräume gehören zu einer Kommune, nicht zum Kreis.")


def can_edit(by: Actor, municipality: Municipality) -> bool:
    return allowed(check_edit, by, municipality)


def check_redraw(by: Actor, area: SocialArea, valid_from: date) -> None:
    """Only the present drawing is redrawn, and the new one starts later than the old one did."""
    check_edit(by, area.municipality)
    if area.valid_until is not None:
        raise Refused("Dieser Zuschnitt gilt nicht mehr. Bitte ändern Sie den heutigen.")
    if valid_from <= area.valid_from:
        raise Refused(
            f"Der neue Zuschnitt muss nach dem {long_date(area.valid_from)} beginnen, denn seitdem gilt der bisherige.",
            field="valid_from",
        )


def can_redraw(by: Actor, area: SocialArea) -> bool:
    return area.valid_until is None and can_edit(by, area.municipality)


def check_end(by: Actor, area: SocialArea, valid_until: date, successor: SocialArea | None) -> None:
    check_edit(by, area.municipality)
    if area.valid_until is not None:
        raise Refused("Dieser Sozialraum ist bereits beendet.")
    if valid_until < area.valid_from:
        raise Refused(f"Das Ende liegt vor dem Beginn am {long_date(area.valid_from)}.", field="valid_until")
    if successor is not None and successor.municipality_id != area.municipality_id:
        raise Refused("Der Nachfolger muss in derselben Kommune liegen.", field="successor")
    if successor is not None and successor.pk == area.pk:
        raise Refused("Ein Sozialraum kann nicht sein eigener Nachfolger sein.", field="successor")


def check_succession(key: str, old: SocialArea, new: SocialArea, told: Decimal, *, continues: bool) -> None:
    """What goes into another area ends, or is drawn anew; nobody gives away more than all of it."""
    if continues and old.valid_until is None and old.pk != new.pk:
        raise Refused(
            f"„{key}“ gilt in derselben Datei unverändert weiter und kann in keinem anderen Sozialraum aufgehen."
        )
    if told > 100:
        raise Refused(f"Von „{key}“ sind zusammen {number(told)} % vergeben, mehr als alles.")


def check_switches(modules: dict[str, bool], terms: dict[str, str]) -> None:
    """Only switches and words that exist; a typing error in a script must not vanish silently."""
    for name in sorted(set(modules) - set(BY_NAME)):
        raise Refused(f"Ein Modul „{name}“ gibt es nicht. Es gibt: {', '.join(sorted(BY_NAME))}.")
    for key in sorted(set(terms) - set(BY_KEY)):
        raise Refused(f"Einen einstellbaren Begriff „{key}“ gibt es nicht. Es gibt: {', '.join(sorted(BY_KEY))}.")
