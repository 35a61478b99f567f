"""The field register of offers and of the feed, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.organisations.models import Offer

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL

_TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit mit Organisationen (zu prüfen)"
_KEEPERS = "die Organisation selbst und wer das Register führt"
_WITH = "mit dem Angebot"
_NO_PERSON = "keine personenbezogenen Angaben"
ENDED_DAYS, DRAFT_DAYS = 2 * 365, 180


def _links(model: str, title: str, other: str) -> DataCard:
    return DataCard(
        model=f"organisations.{model}",
        title=title,
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, wer ein Angebot gemeinsam trägt und für welche Orte es da ist",
        legal_basis=_TASK,
        retention=_WITH,
        erasure=_WITH,
        access_report=_NO_PERSON,
        readers="alle",
        fields={"id": TECHNICAL, "offer": PUBLIC, other: PUBLIC},
    )


DATA = (
    DataCard(
        model="organisations.Offer",
        title="Angebote der Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Menschen und Beratungsstellen finden, was es wann und wo gibt",
        legal_basis=_TASK,
        retention=f"solange es angeboten wird; beendete {ENDED_DAYS} Tage, "
        f"aus anderen Registern übernommene und nie geprüfte {DRAFT_DAYS} Tage",
        erasure="Der Löschlauf entfernt beendete und nie geprüfte Angebote.",
        access_report=_NO_PERSON,
        readers=f"alle bei laufenden Angeboten; der genaue Ort nur, wenn die Organisation ihn zeigt, sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "organisation": PUBLIC,
            "kind": PUBLIC,
            "title": PUBLIC,
            "sorting": TECHNICAL,
            "description": PUBLIC,
            "application": PUBLIC,
            "audiences": PUBLIC,
            "access": PUBLIC,
            "languages": PUBLIC,
            "cost": PUBLIC,
            "minimum_age": PUBLIC,
            "maximum_age": PUBLIC,
            "ease": PUBLIC,
            "where": PUBLIC,
            "room": INTERNAL,
            "street": PUBLIC,
            "postal_code": PUBLIC,
            "locality": PUBLIC,
            "municipality": PUBLIC,
            "latitude": INTERNAL,
            "longitude": INTERNAL,
            "shown_town": PUBLIC,
            "shown_latitude": PUBLIC,
            "shown_longitude": PUBLIC,
            "website": PUBLIC,
            "contact": INTERNAL,
            "capacity": PUBLIC,
            "free_places": PUBLIC,
            "waiting": PUBLIC,
            "places_on": PUBLIC,
            "source": INTERNAL,
            "state": PUBLIC,
            "state_note": PUBLIC,
            "confirmed_on": PUBLIC,
            "created_at": TECHNICAL,
            "changed_at": PUBLIC,
        },
    ),
    _links("Offer_partners", "Gemeinsame Angebote", "organisation"),
    _links("Offer_areas", "Orte, für die Angebote da sind", "municipality"),
    DataCard(
        model="organisations.OfferTime",
        title="Zeiten von Angeboten",
        owner=Owner.MUNICIPALITY,
        purpose="Sagen, wann ein Angebot stattfindet",
        legal_basis=_TASK,
        retention=_WITH,
        erasure=_WITH,
        access_report=_NO_PERSON,
        readers="alle",
        fields={
            "id": TECHNICAL,
            "offer": PUBLIC,
            "rhythm": PUBLIC,
            "days": PUBLIC,
            "week": PUBLIC,
            "begins": PUBLIC,
            "ends": PUBLIC,
            "valid_from": PUBLIC,
            "valid_until": PUBLIC,
            "exceptions": PUBLIC,
            "note": PUBLIC,
        },
    ),
    DataCard(
        model="organisations.FeedPlace",
        title="Plätze im Feed für andere Register",
        owner=Owner.NOBODY,
        purpose="Wer den Feed Seite für Seite liest, verpasst keinen Eintrag und erfährt, was nicht mehr darin steht",
        legal_basis=_TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report=_NO_PERSON,
        readers="niemand über eine Seite",
        fields={
            "number": TECHNICAL,
            "organisation": TECHNICAL,
            "offer": TECHNICAL,
            "present": TECHNICAL,
            "located": TECHNICAL,
            "changed_at": TECHNICAL,
        },
    ),
    DataCard(
        model="organisations.FeedOrigin",
        title="Herkunft übernommener Einträge",
        owner=Owner.MUNICIPALITY,
        purpose="Beim nächsten Übernehmen denselben Eintrag wiedererkennen",
        legal_basis=_TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report=_NO_PERSON,
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL,
            "feed": INTERNAL,
            "foreign_id": TECHNICAL,
            "organisation": INTERNAL,
            "offer": INTERNAL,
            "imported_at": INTERNAL,
        },
    ),
)


def _ended(at: datetime) -> QuerySet[Offer]:
    return Offer.objects.filter(state=Offer.State.ENDED, changed_at__lt=at - timedelta(days=ENDED_DAYS))


def _never_checked(at: datetime) -> QuerySet[Offer]:
    return Offer.objects.filter(state=Offer.State.DRAFT, changed_at__lt=at - timedelta(days=DRAFT_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _rule(name: str, title: str, days: int, due: Callable[[datetime], QuerySet[Any]]) -> RetentionRule:
    basis = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
    return RetentionRule(f"organisations.{name}", title, basis, f"{days} Tage", due, _delete)


RETENTION = (
    _rule("ended_offers", "Beendete Angebote", ENDED_DAYS, _ended),
    _rule("unchecked_offers", "Übernommene, nie geprüfte Angebote", DRAFT_DAYS, _never_checked),
)
