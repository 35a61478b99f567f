"""Organisations of the demo world (demo-world.md), built through operations."""

from __future__ import annotations

from typing import Any

from augenhoehe.accounts.models import User
from augenhoehe.committees.tests.factories import AT, DAY, Cast, person, the_cast, town
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Contact, Organisation, Representative
from augenhoehe.organisations.queries import cards as queries

__all__ = [
    "AT",
    "DAY",
    "Cast",
    "a_club",
    "a_contact",
    "a_mosque",
    "card",
    "head_of",
    "person",
    "reread",
    "the_cast",
    "town",
]

CONSENT = "2026-11"


def a_club(name: str = "Syrischer Kulturkreis Dattelpalme e. V.", *, publish: bool = True, **more: Any) -> Organisation:
    values = {"description": "Wir treffen uns jede Woche.", "municipality": town("Sternmünde"), **more}
    made = operations.enter_organisation(name=name, by=SYSTEM, at=AT, **values)
    return operations.publish_organisation(organisation=made, by=SYSTEM, at=AT) if publish else made


def a_mosque(**more: Any) -> Organisation:
    """Hides its address and its origin."""
    values = {
        "kind": Organisation.Kind.RELIGIOUS, "street": "Zwirngraben 7", "postal_code": "59994", "locality": "Zwirnstadt",
        "communities": ["Türkei"], "orientations": ["religious"], "municipality": town("Zwirnstadt"), **more,
    }  # fmt: skip
    return a_club("Moscheegemeinde am Zwirngraben e. V.", **values)


def a_contact(organisation: Organisation, **more: Any) -> Contact:
    values = {
        "name": "Faisal Fakhruni", "function": "Vorsitz", "email": "faisal@dattelpalme.example",
        "phone": "0221 4710-123", "consent_text": CONSENT, **more,
    }  # fmt: skip
    return operations.add_contact(organisation=organisation, by=SYSTEM, at=AT, **values)


def head_of(organisation: Organisation, user: User, right: str = Representative.Right.HEAD) -> Representative:
    return operations.add_representative(organisation=organisation, user=user, right=right, by=SYSTEM, at=AT)


def reread(organisation: Organisation) -> Organisation:
    """With everything a card reads."""
    return queries.with_parts(Organisation.objects.filter(pk=organisation.pk), DAY).get()


def card(organisation: Organisation, actor: Actor, language: str = "de") -> queries.Card:
    return queries.card_of(reread(organisation), actor, day=DAY, language=language)
