"""The list of offers inside, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.text import sort_key
from augenhoehe.organisations.addresses import of_offer
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.queries.offers import STALE_AFTER
from augenhoehe.organisations.tags_offers import offer_tag
from augenhoehe.organisations.times import sentence
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.tables import Column, Filter, Listing


def offers_listing() -> Listing:
    return Listing(
        name="angebote",
        title="Angebote",
        columns=(
            Column("title", "Angebot", str, sort="sorting", url=of_offer),
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting"),
            Column("kind", "Art", lambda one: one.get_kind_display()),
            Column("times", "Wann", _times),
            Column("place", "Ort", lambda one: one.shown_town.name if one.shown_town else ""),
            Column("confirmed", "Zuletzt bestätigt", "confirmed_on", sort="confirmed_on", kind="date"),
            Column("state", "Stand", lambda one: offer_tag(one, today()), kind="status"),
        ),
        filters=(
            Filter("name", "Titel oder Organisation", _named),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("town", "Ort", lambda rows, value: rows.filter(shown_town_id=value), "choice", _towns),
            Filter("stale", "Unbestätigte", _stale, "flag"),
        ),
        default_sort="title",
        empty_title="Noch kein Angebot",
        empty_text="Hier steht, was Organisationen anbieten: Beratung, Kurse, Sport, Begegnung und mehr.",
    )


def _times(offer: Offer) -> str:
    return "; ".join(sentence(one, today()) for one in offer.times.all())


def _named(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    key = sort_key(typed)
    return rows.filter(Q(sorting__contains=key) | Q(organisation__sorting__contains=key))


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Offer.State.choices]


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Offer._meta.get_field("kind").choices or ()]


def _towns() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in served_towns().defer("boundary")]


def _stale(rows: QuerySet[Any], _value: str) -> QuerySet[Any]:
    since = today() - STALE_AFTER
    return rows.filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since), state__in=Offer.RUNNING)
