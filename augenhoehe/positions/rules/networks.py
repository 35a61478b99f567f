"""Who keeps a network, who takes part in it, and who may be its member."""

from __future__ import annotations

from datetime import date

from augenhoehe.committees.models import Committee
from augenhoehe.committees.rules import check_prepare
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.seeing import includes
from augenhoehe.positions import queries


def check_lead(by: Actor, network: Committee, day: date) -> None:
    """Who keeps the members, lays positions before the bodies and publishes: the network's chair or its office."""
    if not by.system:
        check_prepare(by, network, day)


def check_take_part(by: Actor, network: Committee, day: date) -> None:
    """Who drafts positions: whoever belongs to the network's side."""
    if not (by.system or includes(queries.networks_for(by, day), network.pk)):
        raise Refused("Hier schreiben die Mitglieder des Netzwerks und ihre Geschäftsstellen.")


def check_speak_for(by: Actor, network: Committee, body: Committee, day: date) -> None:
    """In the name of a member body write its seated people and its office; as the network itself its own."""
    if not (by.system or includes(queries.voices(by, network, day), body.pk)):
        raise Refused("Für dieses Gremium sprechen Sie im Netzwerk nicht.", field="body")


def check_network(network: Committee, day: date) -> None:
    if network.kind != Committee.Kind.NETWORK:
        raise Refused("Mitglieder aus Gremien hat nur ein Netzwerk.")
    if not network.stands_on(day):
        raise Refused("Dieses Netzwerk ist aufgelöst.")


def check_body(network: Committee, body: Committee, valid_from: date) -> None:
    if body.pk == network.pk or body.kind not in queries.DECIDING:
        raise Refused("Mitglied wird ein Gremium, das selbst beschließt.", field="body")
    if not body.stands_on(valid_from):
        raise Refused("Dieses Gremium ist zu diesem Tag aufgelöst.", field="body")


def check_member_dates(valid_from: date, valid_until: date | None) -> None:
    if valid_until is not None and valid_until < valid_from:
        raise Refused("Das Ende liegt vor dem Beginn.", field="valid_until")


def can_lead(by: Actor, network: Committee, day: date) -> bool:
    return network.stands_on(day) and allowed(check_lead, by, network, day)


def can_take_part(by: Actor, network: Committee, day: date) -> bool:
    return network.stands_on(day) and allowed(check_take_part, by, network, day)


def can_speak_for(by: Actor, network: Committee, body: Committee, day: date) -> bool:
    return allowed(check_speak_for, by, network, body, day)
