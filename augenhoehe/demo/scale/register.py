"""Fills the register up to a number of organisations, each with four offers, as the register of a large region.

Proportions: two of three are migrant organisations, one of three hides its address, one of five speaks for a
community, every tenth cooperates; each offer has its weekly hour, every fifth takes place online.
"""

from __future__ import annotations

import random
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import field
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connections, models, transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.models import (
    Contact,
    ContactNote,
    FeedPlace,
    Need,
    Offer,
    OfferTime,
    Organisation,
)
from augenhoehe.organisations.operations.finding import ORGANISATION
from augenhoehe.organisations.queries.offer_search import OFFER
from augenhoehe.organisations.vocabularies import Field, OfferKind, Purpose
from augenhoehe.places.queries import Spot, served_map
from augenhoehe.search.models import Document
from augenhoehe.search.operations import learn_words

from .copying import built_afterwards, copy_rows

OFFERS_EACH = 4
_THROUGH = Organisation.towns.through
MODELS: tuple[type[models.Model], ...] = (
    Organisation, _THROUGH, Contact, ContactNote, Need, Offer, OfferTime, FeedPlace, Document, Cooperation,
    CooperationPartner,
)  # fmt: skip
Kind, Shown = Organisation.Kind, Organisation.AddressShown
KINDS = (*(Kind.MIGRANT_ORGANISATION,) * 20, *(one for one in Kind if one != Kind.MIGRANT_ORGANISATION))
FORMS = ("association", "association", "unregistered", "initiative", "non_profit_company")
WHO = ("Treff", "Verein", "Kreis", "Haus", "Brücke", "Bündnis", "Forum", "Werkstatt", "Netz", "Chor")
WHAT = (
    "Abendstern", "Dattelpalme", "Feldlerche", "Granatapfel", "Haselnuss", "Jasmin", "Kornblume", "Lindenblatt",
    "Mandelbaum", "Nachtigall", "Olivenzweig", "Pappel", "Quelle", "Regenbogen", "Silberdistel", "Tamariske",
    "Ufer", "Walnuss", "Zeder", "Zugvogel",
)  # fmt: skip
DOES = ("begleiten Familien im Alltag", "singen und tanzen zusammen", "helfen bei Briefen vom Amt", "lernen Deutsch",
        "kochen für die Nachbarschaft", "treiben Sport", "beraten ältere Menschen", "lesen mit Kindern")  # fmt: skip
LANGUAGES = ("de", "ar", "uk", "tr", "ru", "en", "fa", "ku", "pl", "ro", "sq", "ti")
COMMUNITIES = ("Syrien", "Ukraine", "Türkei", "Polen", "Eritrea", "Afghanistan", "Rumänien", "Albanien")
TITLES = {
    OfferKind.ADVICE: "Beratung", OfferKind.LANGUAGE_COURSE: "Deutsch sprechen", OfferKind.HOMEWORK: "Hausaufgaben",
    OfferKind.ENCOUNTER: "Begegnung", OfferKind.SPORT: "Sport für alle", OfferKind.ART: "Singen und Tanzen",
    OfferKind.AUTHORITIES: "Hilfe bei Briefen", OfferKind.CHILD_CARE: "Spielkreis",
}  # fmt: skip


@dataclass
class Filling:
    """One filling; every number is drawn from one repeatable source."""

    at: datetime
    towns: tuple[Spot, ...]
    place: int
    chance: random.Random = field(default_factory=lambda: random.Random(5998))  # noqa: S311 – made-up rows
    rows: dict[type[models.Model], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, model: type[models.Model], **row: Any) -> dict[str, Any]:
        self.rows[model].append(row)
        return row

    def some(self, pool: Any, most: int) -> list[str]:
        return sorted({str(self.chance.choice(pool)) for _ in range(self.chance.randint(1, most))})

    def write(self) -> None:
        for model in MODELS:
            copy_rows(model, self.rows.pop(model, []))


def fill_register(wanted: int, *, at: datetime, progress: Callable[[str], None]) -> int:
    """Bring the number of organisations up to `wanted`; returns how many were added."""
    missing = wanted - Organisation.objects.count()
    if missing <= 0:
        return 0
    last = FeedPlace.objects.order_by("-number").values_list("number", flat=True).first()
    # Read first: taking foreign keys off locks the towns against every other connection.
    filling = Filling(at, served_map(day_of(at)).towns, last or 0)
    tables = [model._meta.db_table for model in MODELS]
    with transaction.atomic(using="owner"), built_afterwards(tables):
        houses = []
        for number in range(1, missing + 1):
            houses.append(_organisation(filling, number))
            if number % 1_000 == 0:
                progress(f"{number} von {missing} Organisationen")
        _cooperations(filling, houses)
        filling.write()
        _count_on(filling.place)
        progress("Indizes und Schlüssel werden aufgebaut …")
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f'ANALYZE "{table}"')
    learn_words(*WHAT, *DOES, *TITLES.values())
    return missing


def _organisation(filling: Filling, number: int) -> uuid.UUID:
    chance, pick, day = filling.chance, filling.chance.choice, day_of(filling.at)
    spot, pk, kind, shown = pick(filling.towns), new_id(), pick(KINDS), pick(list(Shown))
    name = f"{pick(WHO)} {pick(WHAT)} {spot.name} {number}"
    confirmed = day - timedelta(days=chance.randrange(500))
    does = pick(DOES)
    row = filling.add(
        Organisation, id=pk, name=name, sorting=sort_key(name), kind=kind, legal_form=pick(FORMS),
        founded_year=chance.randint(1970, 2025), migrant_led=kind == Kind.MIGRANT_ORGANISATION,
        purposes=filling.some(Purpose.values, 3), fields=filling.some(Field.values, 3),
        communities=filling.some(COMMUNITIES, 2) if number % 5 == 0 else [], communities_shown=number % 3 == 0,
        languages=filling.some(LANGUAGES, 4), description=multilingual(f"Wir {does} in {spot.name}."),
        municipality_id=spot.pk, street=f"Weg {number % 90 + 1}", postal_code="05999", locality=spot.name,
        address_shown=shown, in_feed=number % 10 != 0, state=Organisation.State.PUBLISHED, reported_at=filling.at,
        published_on=confirmed, confirmed_on=confirmed, changed_at=filling.at,
    )  # fmt: skip
    filling.add(_THROUGH, id=_key(filling), organisation_id=pk, municipality_id=spot.pk)
    filling.add(Contact, id=new_id(), organisation_id=pk, name=f"Person {number}", function="Vorstand",
                email=f"verein-{number}@verein.example", name_shown=number % 2 == 0,
                consented_at=filling.at)  # fmt: skip
    if number % 2:
        filling.add(ContactNote, id=new_id(), organisation_id=pk, day=confirmed, topic="Wie geht es weiter?",
                    noted_at=filling.at)  # fmt: skip
    if number % 4 == 0:
        filling.add(Need, id=new_id(), organisation_id=pk, kind=pick(Need.Kind.values), text="Ein Raum mit Küche.",
                    reported_at=filling.at)  # fmt: skip
    _document(filling, ORGANISATION, pk, name, f"{does}\n{spot.name}", public_of_organisation(Organisation(pk=pk)))
    _place(filling, organisation_id=pk, present=number % 10 != 0)
    for _ in range(OFFERS_EACH):
        _offer(filling, row, spot)
    return pk


def _offer(filling: Filling, house: dict[str, Any], spot: Spot) -> None:
    chance, pk, kind = filling.chance, new_id(), filling.chance.choice(list(TITLES))
    online, told = chance.random() < 0.2, house["address_shown"] != Shown.NONE
    shown = spot.centre if told and not online else None
    title = f"{TITLES[kind]} {house['name'].split()[1]} {chance.randrange(10_000)}"
    filling.add(
        Offer, id=pk, organisation_id=house["id"], kind=kind, title=multilingual(title), sorting=sort_key(title),
        description=multilingual(f"Wir {chance.choice(DOES)}."), languages=filling.some(LANGUAGES, 3),
        cost="" if chance.random() < 0.7 else "5 Euro im Monat",
        where=Offer.Where.ONLINE if online else Offer.Where.ORGANISATION,
        shown_town_id=spot.pk if shown else None,
        shown_latitude=shown[0] + chance.uniform(-0.04, 0.04) if shown else None,
        shown_longitude=shown[1] + chance.uniform(-0.06, 0.06) if shown else None,
        confirmed_on=house["confirmed_on"], created_at=filling.at, changed_at=filling.at,
    )  # fmt: skip
    begins = chance.randrange(8, 19)
    filling.add(OfferTime, id=new_id(), offer_id=pk, days=filling.some(OfferTime.DAYS, 2), begins=time(begins),
                ends=time(begins + 2))  # fmt: skip
    _document(filling, OFFER, pk, title, f"{title}\n{house['name']}\n{spot.name}", f"/angebote/{pk}/")
    _place(filling, offer_id=pk, present=bool(house["address_shown"]), located=bool(shown) or online)


def _cooperations(filling: Filling, houses: list[uuid.UUID]) -> None:
    """Every tenth organisation works with two others, mostly near by in the list."""
    day = day_of(filling.at)
    for number, first in enumerate(houses[::10]):
        made = filling.add(
            Cooperation, id=new_id(), subject=f"Gemeinsam kochen {number}", sorting=f"gemeinsam kochen {number:05}",
            visibility=Cooperation.Visibility.PUBLIC, state=Cooperation.State.RUNNING, agreed_on=day,
            entered_at=filling.at, changed_at=filling.at,
        )  # fmt: skip
        for partner in {first, *filling.chance.sample(houses, min(2, len(houses)))}:
            filling.add(CooperationPartner, id=new_id(), cooperation_id=made["id"], organisation_id=partner,
                        answer=CooperationPartner.Answer.YES, answered_on=day)  # fmt: skip


def _document(filling: Filling, kind: str, pk: uuid.UUID, title: str, body: str, url: str) -> None:
    filling.add(Document, id=new_id(), kind=kind, object_id=pk, scope=Document.Scope.PUBLIC, title=title, body=body,
                url=url, visible_from=filling.at, changed_at=filling.at)  # fmt: skip


def _place(filling: Filling, **row: Any) -> None:
    filling.place += 1
    filling.add(FeedPlace, number=filling.place, changed_at=filling.at, **row)


def _key(filling: Filling) -> int:
    return 1_000_000 + len(filling.rows[_THROUGH])


def _count_on(last: int) -> None:
    """The next place of the feed is given by the database again."""
    with connections["owner"].cursor() as cursor:
        for model, column, number in ((FeedPlace, "number", last), (_THROUGH, "id", 2_000_000)):
            table = model._meta.db_table
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, column, number])
