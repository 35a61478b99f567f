"""Who keeps offers, what their state allows, and what makes sense in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Contact, Offer, OfferTime, Organisation
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.vocabularies import Audience, Ease, OfferKind

_S = {state.name: str(state.value) for state in Offer.State}
_WHO = "Organisation, Koordination"
_AT_WORK = frozenset({_S["ACTIVE"], _S["PAUSED"]})

OFFER = Machine(
    noun="offer",
    title="Angebot",
    states={str(value): str(label) for value, label in Offer.State.choices},
    initial=(_S["ACTIVE"], _S["DRAFT"]),
    transitions=(
        Transition("release", "Prüfen und veröffentlichen", frozenset({_S["DRAFT"]}), _S["ACTIVE"], who=_WHO),
        Transition("pause", "Pausieren", frozenset({_S["ACTIVE"]}), _S["PAUSED"], who=_WHO),
        Transition("resume", "Wieder anbieten", frozenset({_S["PAUSED"], _S["ENDED"]}), _S["ACTIVE"], who=_WHO),
        Transition("end", "Beenden", frozenset({*_AT_WORK, _S["DRAFT"]}), _S["ENDED"], who=_WHO),
    ),
)
MACHINES = (OFFER,)
MOST_TIMES = 12
MOST_EXCEPTIONS = 60
OLDEST_AGE = 120
R = OfferTime.Rhythm


# --- Who may ----------------------------------------------------------------------------------------
def check_tend_offer(by: Actor, offer: Offer, day: date) -> None:
    """The people of the organisation that leads the offer, or who keeps the register there."""
    rules.check_tend(by, offer.organisation, day)


def can_tend_offer(by: Actor, offer: Offer, day: date) -> bool:
    return allowed(check_tend_offer, by, offer, day)


def check_leave(by: Actor, offer: Offer, partner: Organisation, day: date) -> None:
    """A partner is never kept against its will: its own people take it out, like those who lead the offer."""
    if right_in(by, partner, day) or rules.can_tend(by, partner, day):
        return
    check_tend_offer(by, offer, day)


def can_leave(by: Actor, offer: Offer, partner: Organisation, day: date) -> bool:
    return allowed(check_leave, by, offer, partner, day)


def refuse_without_house() -> None:
    raise Refused("Angebote trägt ein, wer für eine Organisation im Register spricht, oder die Koordination.")


# --- What is allowed --------------------------------------------------------------------------------
def check_title(title: str) -> None:
    if not title:
        raise Refused("Wie heißt das Angebot?", field="title")


def check_description(text: str) -> None:
    if not text:
        raise Refused("Bitte schreiben Sie in einem Satz, worum es geht.", field="description")


def check_values(values: dict[str, Any]) -> None:
    """What was typed makes sense; each sentence belongs to the field that caused it. `values` is the whole offer."""
    _check_codes("kind", [values["kind"]], OfferKind.values)
    _check_codes("audiences", values["audiences"], Audience.values)
    _check_codes("ease", values["ease"], Ease.values)
    _check_codes("languages", values["languages"], SPOKEN)
    _check_ages(values)
    _check_places(values)
    _check_pin(values)
    if values["where"] == Offer.Where.ADDRESS and not (values["municipality"] or values["locality"]):
        raise Refused("In welchem Ort findet es statt?", field="municipality")


def _check_codes(name: str, codes: Iterable[str], known: Iterable[str]) -> None:
    if set(codes) - set(known):
        raise Refused("Diese Auswahl gibt es nicht.", field=name)


def _check_ages(values: dict[str, Any]) -> None:
    low, high = values["minimum_age"], values["maximum_age"]
    for name, age in (("minimum_age", low), ("maximum_age", high)):
        if age is not None and age > OLDEST_AGE:
            raise Refused(f"Das Alter liegt zwischen 0 und {OLDEST_AGE}.", field=name)
    if low is not None and high is not None and low > high:
        raise Refused("Das höchste Alter liegt unter dem niedrigsten.", field="maximum_age")


def _check_places(values: dict[str, Any]) -> None:
    whole, free = values["capacity"], values["free_places"]
    if whole is not None and free is not None and free > whole:
        raise Refused("Es können nicht mehr Plätze frei sein, als es gibt.", field="free_places")


def _check_pin(values: dict[str, Any]) -> None:
    north, east = values["latitude"], values["longitude"]
    if (north is None) != (east is None):
        raise Refused("Ein Punkt auf der Karte braucht Breite und Länge.", field="longitude")
    if north is not None and not (-90 <= north <= 90 and -180 <= east <= 180):
        raise Refused("Diesen Punkt gibt es auf der Erde nicht.", field="latitude")


def check_contact(contact: Contact | None, organisation: Organisation) -> None:
    if contact is not None and contact.organisation_id != organisation.pk:
        raise Refused("Dieser Kontakt gehört zu einer anderen Organisation.", field="contact")


def check_partners(partners: Iterable[Organisation], organisation: Organisation) -> None:
    for partner in partners:
        if partner.pk == organisation.pk:
            raise Refused("Die Organisation selbst ist schon dabei.", field="partners")
        if not partner.published:
            raise Refused(f"„{partner}“ steht noch nicht im Register.", field="partners")


def check_street(street: str, involved: Iterable[Organisation]) -> None:
    """What an organisation hides is not made public through an offer (a mosque, somebody's home)."""
    for one in involved:
        if (
            one.address_shown != Organisation.AddressShown.FULL
            and _plain(street)
            and _plain(street) == _plain(one.street)
        ):
            raise Refused(
                f"Diese Anschrift zeigt „{one}“ nicht öffentlich. Wählen Sie „bei der Organisation“: dann steht nur "
                "da, was sie selbst zeigt.",
                field="street",
            )


def _plain(street: str) -> str:
    """„Am Zwirngraben 7“, „am zwirngraben 7 “ and „Am Zwirngraben Nr.7“ are one; „str.“ is „straße“."""
    words = street.casefold().replace("strasse", "str").replace("nr.", "")
    return "".join(sign for sign in words if sign.isalnum())


def check_released(offer: Offer) -> None:
    """Everybody reads it from then on, so German has to be there."""
    check_title(offer.title.get("de", {}).get("text", ""))
    check_description(offer.description.get("de", {}).get("text", ""))


def check_count_of_times(count: int) -> None:
    if count >= MOST_TIMES:
        raise Refused(f"Höchstens {MOST_TIMES} Zeiten. Legen Sie sonst ein zweites Angebot an.")


def check_time(one: OfferTime) -> None:
    """A time that can be told in one sentence."""
    if not one.days or set(one.days) - set(OfferTime.DAYS):
        raise Refused("An welchem Wochentag?", field="days")
    if one.ends is not None and one.ends <= one.begins:
        raise Refused("Das Ende liegt vor dem Anfang.", field="ends")
    if one.rhythm == R.MONTHLY and one.week not in OfferTime.Week.values:
        raise Refused("In welcher Woche des Monats?", field="week")
    if one.rhythm == R.FORTNIGHTLY and one.valid_from is None:
        raise Refused("Ab wann? Davon hängt ab, welche Wochen gemeint sind.", field="valid_from")
    if one.rhythm == R.ONCE and one.valid_from is None:
        raise Refused("An welchem Tag?", field="valid_from")
    if one.valid_from and one.valid_until and one.valid_until < one.valid_from:
        raise Refused("Der letzte Tag liegt vor dem ersten.", field="valid_until")
    if len(one.exceptions) > MOST_EXCEPTIONS:
        raise Refused(f"Höchstens {MOST_EXCEPTIONS} Tage.", field="exceptions")
