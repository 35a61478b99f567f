"""A large register, written straight into the tables: through operations 20,000 offers would take an hour."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from augenhoehe.core.multilingual import multilingual
from augenhoehe.organisations.hsds.schemas import page_schema
from augenhoehe.organisations.hsds.taxonomies import TAXONOMIES
from augenhoehe.organisations.models import FeedPlace, Offer, OfferTime, Organisation

from . import factories as f
from .json_schema import mistakes

ROOT = "/hsds/v3.1"
KINDS = ("encounter", "advice", "sport", "language_course")
SHOWN = ("full", "town", "none")
LISTS = {
    "services": "service_in_list", "organizations": "organization_in_list",
    "service_at_locations": "service_at_location_in_list",
}  # fmt: skip


def fill(organisations: int, offers_each: int) -> None:
    """Every kind, rhythm, place and way of showing an address comes up."""
    town = f.town("Sternmünde")
    houses = Organisation.objects.bulk_create(
        [
            Organisation(
                name=f"Verein {number:05}", sorting=f"verein {number:05}", municipality=town, state="published",
                description=multilingual("Wir treffen uns.", en="We meet."), reported_at=f.AT, changed_at=f.AT,
                confirmed_on=f.DAY, published_on=f.DAY, street=f"Weg {number}", postal_code="05999",
                locality="Sternmünde", address_shown=SHOWN[number % 3], legal_form="association", fields=["education"],
            )
            for number in range(organisations)
        ],
        batch_size=2000,
    )  # fmt: skip
    offers = Offer.objects.bulk_create(
        [_offer(house, number, town) for number, house in enumerate(houses * offers_each)], batch_size=2000
    )
    OfferTime.objects.bulk_create([_time(offer, number) for number, offer in enumerate(offers)], batch_size=2000)
    FeedPlace.objects.bulk_create([FeedPlace(organisation=one, changed_at=f.AT) for one in houses], batch_size=2000)
    FeedPlace.objects.bulk_create(
        [FeedPlace(offer=one, changed_at=f.AT, located=one.located) for one in offers], batch_size=2000
    )


def _offer(house: Organisation, number: int, town: Any) -> Offer:
    hidden = house.address_shown == "none"
    return Offer(
        organisation=house, kind=KINDS[number % 4], title=multilingual(f"Angebot {number:05}", ar=f"عرض {number}"),
        sorting=f"angebot {number:05}", description=multilingual("Tee."), languages=["ar", "de"],
        where="online" if number % 5 == 0 else "organisation", cost="" if number % 2 else "5 Euro", created_at=f.AT,
        changed_at=f.AT, confirmed_on=f.DAY, audiences=["women"] if number % 3 else [],
        shown_town=None if hidden or number % 5 == 0 else town,
        shown_latitude=None if hidden else 51.05, shown_longitude=None if hidden else 7.05,
        capacity=10, free_places=number % 10, places_on=f.DAY,
    )  # fmt: skip


def _time(offer: Offer, number: int) -> OfferTime:
    rhythm = ("weekly", "fortnightly", "monthly", "once")[number % 4]
    return OfferTime(
        offer=offer, rhythm=rhythm, days=["TU"], begins=time(17), ends=time(19), valid_from=date(2026, 11, 3),
        valid_until=date(2026, 11, 3) if rhythm == "once" else None, week=1 if rhythm == "monthly" else None,
    )  # fmt: skip


def visit_all(asked: Callable[..., Any], per_page: int) -> None:
    """Every page of every list, plain and full, is valid; together they say every entry once."""
    for path, item in LISTS.items():
        for full in ("false", "true"):
            schema = page_schema(item.removesuffix("_in_list") if full == "true" else item)
            found, number = [], 1
            while True:
                page = asked(path, page=number, per_page=per_page, full=full)
                assert next(mistakes(page, schema), None) is None, (path, full, number)
                found += [one["id"] for one in page["contents"]]
                number += 1
                if page["last_page"]:
                    break
            assert len(found) == len(set(found)) == page["total_items"], (path, full)


def asked(path: str, status: int = 200, **parameters):
    response = Client().get(f"{path if path.startswith('/') else f'{ROOT}/{path}'}?{urlencode(parameters)}")
    assert response.status_code == status, response.content
    return json.loads(response.content)


def ids(path: str, **parameters) -> list[str]:
    return [one["id"] for one in asked(path, **parameters)["contents"]]


def term(taxonomy: str, code: str) -> str:
    return next(one for one in TAXONOMIES if one.code == taxonomy).term_id(code)
