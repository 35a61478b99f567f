"""The verbs of offers: entered, changed, given times, paused, ended, confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Offer, OfferTime, Organisation
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import offers as offer_rules
from augenhoehe.places.models import Municipality

from .following import settle, write_documents

# What an offer may be given or changed to; texts in several languages, partners and times are told apart.
CHANGEABLE = frozenset({
    "kind", "audiences", "access", "languages", "cost", "minimum_age", "maximum_age", "ease", "where", "room", "street",
    "postal_code", "locality", "municipality", "latitude", "longitude", "website", "contact", "capacity", "free_places",
    "waiting",
})  # fmt: skip
TEXTS = ("title", "description", "application")
PLACES = ("capacity", "free_places", "waiting")


@transaction.atomic
def enter_offer(
    *,
    organisation: Organisation,
    title: str,
    description: str,
    by: Actor,
    at: datetime,
    application: str = "",
    language: str = SOURCE,
    times: Iterable[dict[str, Any]] = (),
    partners: Iterable[Organisation] = (),
    areas: Iterable[Municipality] = (),
    source: str = Organisation.Source.KEPT,
    state: str = Offer.State.ACTIVE,
    **values: Any,
) -> Offer:
    """An organisation offers something; it is public at once if the organisation is, and counts as confirmed."""
    day, partners = day_of(at), list(partners)
    rules.check_tend(by, organisation, day)
    # Held until the offer is there: whoever hides the address meanwhile finds the offer and hides it there too.
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    rules.check_alive(organisation)
    texts = _worded(title, description, application)
    offer = Offer(
        organisation=organisation, source=source, state=state, sorting=_sorting(texts["title"]), created_at=at,
        changed_at=at, confirmed_on=None if state == Offer.State.DRAFT else day, **_cleaned(values),
        **{name: with_text(None, language, text, by=by.name) for name, text in texts.items() if text},
    )  # fmt: skip
    offer.places_on = day if _says_places(offer) else None
    offer_rules.check_partners(partners, organisation)
    _check(offer, partners)
    offer.save()
    offer.partners.set(partners)
    offer.areas.set(areas)
    for one in times:
        _new_time(offer, one).save()
    audit("enter_offer", offer, by=by, at=at, fields=["title", "description", *sorted(values)])
    _told(offer, at)
    return offer


@transaction.atomic
def change_offer(
    *,
    offer: Offer,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    texts: dict[str, dict[str, str]] | None = None,
    areas: Iterable[Municipality] | None = None,
    **values: Any,
) -> Offer:
    """Say anew what is offered; whoever changes it confirms it. `texts`: {field: {language: what was typed}}."""
    day = day_of(at)
    typed = {**values, **{name: _written({}, told, by) for name, told in (texts or {}).items()}}
    _open(offer, by, at, revision, typed)
    cleaned = _cleaned(values)
    for name, told in (texts or {}).items():
        cleaned[name] = _written(getattr(offer, name), told, by)
    german = cleaned.get("title", offer.title).get(SOURCE, {}).get("text", "")
    if "title" in cleaned:
        offer_rules.check_title(next((one["text"] for one in cleaned["title"].values() if one["text"]), ""))
        cleaned["sorting"] = _sorting(german)
    wanted = Offer(**{**_present(offer), **cleaned})
    _check(wanted, offer.partners.all())
    if any(name in cleaned and cleaned[name] != getattr(offer, name) for name in PLACES):
        cleaned["places_on"] = day if _says_places(wanted) else None
    revisions.change(offer, typed=typed, **cleaned, confirmed_on=day, changed_at=at)
    if areas is not None:
        offer.areas.set(areas)
    audit("change_offer", offer, by=by, at=at, fields=sorted({*cleaned, *(["areas"] if areas is not None else [])}))
    _told(offer, at)
    return offer


# --- Times ------------------------------------------------------------------------------------------
@transaction.atomic
def add_time(*, offer: Offer, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> OfferTime:
    """One more time at which it takes place."""
    _open(offer, by, at, revision)
    offer_rules.check_count_of_times(offer.times.count())
    one = _new_time(offer, values)
    one.save()
    _touched("add_offer_time", offer, by, at)
    return one


@transaction.atomic
def change_time(*, time: OfferTime, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> OfferTime:
    """Say a time anew; of two people who do so at once the second is told."""
    offer = time.offer
    _open(offer, by, at, revision)
    time.refresh_from_db()
    for name, value in _time_values(values).items():
        setattr(time, name, value)
    _tidy(time)
    offer_rules.check_time(time)
    time.save()
    _touched("change_offer_time", offer, by, at)
    return time


@transaction.atomic
def remove_time(*, time: OfferTime, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    offer = time.offer
    _open(offer, by, at, revision)
    time.delete()
    _touched("remove_offer_time", offer, by, at)
    return offer


# --- States -----------------------------------------------------------------------------------------
@transaction.atomic
def release_offer(*, offer: Offer, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """Somebody has looked at what another register told: from now on everybody reads it."""
    return _moved(offer, "release", by, at, revision, confirmed_on=day_of(at))


@transaction.atomic
def pause_offer(*, offer: Offer, note: str = "", by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """It does not take place for a while; it stays in the register and says so."""
    return _moved(offer, "pause", by, at, revision, state_note=clean(note))


@transaction.atomic
def resume_offer(*, offer: Offer, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    return _moved(offer, "resume", by, at, revision, state_note="", confirmed_on=day_of(at))


@transaction.atomic
def end_offer(*, offer: Offer, note: str = "", by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """It is over: nobody finds it any more."""
    return _moved(offer, "end", by, at, revision, state_note=clean(note))


@transaction.atomic
def confirm_offer(*, offer: Offer, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """„Stimmt noch“: everything as it stands."""
    _open(offer, by, at, revision)
    revisions.change(offer, confirmed_on=day_of(at), changed_at=at)
    audit("confirm_offer", offer, by=by, at=at, fields=["confirmed_on"])
    _told(offer, at)
    return offer


@transaction.atomic
def join_offer(*, offer: Offer, partner: Organisation, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """Another organisation takes part: a joint offer (S1-16)."""
    _open(offer, by, at, revision)
    offer_rules.check_partners([partner], offer.organisation)
    _check(offer, [partner])
    offer.partners.add(partner)
    revisions.change(offer, changed_at=at)
    audit("join_offer", offer, by=by, at=at, fields=["partners"])
    _told(offer, at)
    return offer


@transaction.atomic
def leave_offer(*, offer: Offer, partner: Organisation, by: Actor, at: datetime, revision: int | None = None) -> Offer:
    """A partner takes part no more; it decides that alone."""
    offer_rules.check_leave(by, offer, partner, day_of(at))
    revisions.lock(offer, "organisation", revision=revision)
    offer.partners.remove(partner)
    revisions.change(offer, changed_at=at)
    audit("leave_offer", offer, by=by, at=at, fields=["partners"])
    _told(offer, at)
    return offer


# --- Merged -----------------------------------------------------------------------------------------
def hand_over_offers(*, former: Organisation, kept: Organisation) -> None:
    """Two entries became one: offers, parts in joint ones, and where they came from go to the one that stays."""
    former.offers.update(organisation=kept)
    former.feed_origins.update(organisation=kept)
    for offer in former.joint_offers.all():
        offer.partners.remove(former)
        if offer.organisation_id != kept.pk:
            offer.partners.add(kept)
    for offer in kept.offers.filter(partners=kept):
        offer.partners.remove(kept)


# --- Parts ------------------------------------------------------------------------------------------
def _moved(offer: Offer, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> Offer:
    _open(offer, by, at, revision)
    state = offer_rules.OFFER.target(offer.state, verb)
    if state == Offer.State.ACTIVE:
        offer_rules.check_released(offer)
    revisions.change(offer, state=state, changed_at=at, **values)
    audit(f"{verb}_offer", offer, by=by, at=at, fields=["state", *sorted(values)])
    _told(offer, at)
    return offer


def _open(offer: Offer, by: Actor, at: datetime, revision: int | None, typed: dict[str, Any] | None = None) -> None:
    """Take the offer for this transaction, with its organisation as it is now; who may, and does it still exist?"""
    offer_rules.check_tend_offer(by, offer, day_of(at))
    revisions.lock(offer, "organisation", revision=revision, typed=typed)
    rules.check_alive(offer.organisation)


def _touched(verb: str, offer: Offer, by: Actor, at: datetime) -> None:
    revisions.change(offer, confirmed_on=day_of(at), changed_at=at)
    audit(verb, offer, by=by, at=at, fields=["times"])
    _told(offer, at)


def _told(offer: Offer, at: datetime) -> None:
    settle(offer.organisation, [offer], at=at)
    write_documents([offer], at=at)


def _check(offer: Offer, partners: Iterable[Organisation]) -> None:
    offer_rules.check_values({name: getattr(offer, name) for name in CHANGEABLE})
    offer_rules.check_contact(offer.contact, offer.organisation)
    if offer.where == Offer.Where.ADDRESS:
        offer_rules.check_street(offer.street, [offer.organisation, *partners])


def _present(offer: Offer) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in (*CHANGEABLE, *TEXTS, "organisation")}


def _says_places(offer: Offer) -> bool:
    return bool(offer.waiting) or offer.free_places is not None


def _sorting(title: str) -> str:
    return sort_key(title)[:200]


def _written(value: dict[str, Any], typed: dict[str, str], by: Actor) -> dict[str, Any]:
    for language, text in typed.items():
        if clean(text) != value.get(language, {}).get("text", ""):
            value = with_text(value, language, clean(text), by=by.name)
    return value


def _new_time(offer: Offer, values: dict[str, Any]) -> OfferTime:
    one = OfferTime(offer=offer, **_time_values(values))
    _tidy(one)
    offer_rules.check_time(one)
    return one


TIME = frozenset({"rhythm", "days", "week", "begins", "ends", "valid_from", "valid_until", "exceptions", "note"})


def _time_values(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - TIME
    if unknown:
        raise TypeError(f"A time has no such values: {sorted(unknown)}")
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


def _tidy(one: OfferTime) -> None:
    """What the rhythm does not need is left out; a single day says itself which weekday it is."""
    if one.rhythm != OfferTime.Rhythm.MONTHLY:
        one.week = None
    if one.rhythm == OfferTime.Rhythm.ONCE and one.valid_from:
        one.days, one.valid_until, one.exceptions = [_weekday(one.valid_from)], one.valid_from, []
    one.days = [day for day in OfferTime.DAYS if day in one.days]
    one.exceptions = sorted(set(one.exceptions))


def _weekday(day: date) -> str:
    return OfferTime.DAYS[day.weekday()]


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"An offer has no such values: {sorted(unknown)}")
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


def _worded(title: str, description: str, application: str) -> dict[str, str]:
    texts = {"title": clean(title), "description": clean(description), "application": clean(application)}
    offer_rules.check_title(texts["title"])
    offer_rules.check_description(texts["description"])
    return texts
