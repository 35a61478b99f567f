"""Cards of the subscriptions, and how short an address is kept that nobody confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, Owner
from augenhoehe.press.models import Delivery, Subscription

from .releases import INTERNAL, PERSONAL, TECHNICAL

UNCONFIRMED_DAYS, DELIVERY_DAYS = 3, 30

DATA = (
    DataCard(
        model="press.Subscription",
        title="Abonnements der Presse",
        owner=Owner.PERSON,
        purpose="Pressemitteilungen zu gewählten Themen per Mail schicken",
        legal_basis="Art. 6 Abs. 1 Buchst. a DSGVO: Einwilligung, durch den Link der ersten Mail bestätigt (zu prüfen)",
        retention=f"bis zur Abmeldung; unbestätigt {UNCONFIRMED_DAYS} Tage",
        erasure="Ein Tipp auf den Link in jeder Mail löscht die Adresse sofort.",
        access_report="Ihre Adresse, Sprache und Auswahl",
        readers="niemand über eine Seite; die Mails verschickt das Programm",
        fields={
            "id": TECHNICAL, "email": PERSONAL, "language": PERSONAL, "kinds": PERSONAL, "towns": PERSONAL,
            "action_fields": PERSONAL, "privacy_version": INTERNAL, "asked_at": INTERNAL, "confirmed_at": INTERNAL,
        },
    ),
    DataCard(
        model="press.Delivery",
        title="Mails an Abonnements",
        owner=Owner.PERSON,
        purpose="Jede Mitteilung höchstens einmal schicken; ob sie gelesen wird, misst niemand",
        legal_basis="Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention=f"{DELIVERY_DAYS} Tage; mit der Abmeldung sofort",
        erasure="Der Löschlauf entfernt sie.",
        access_report="welche Mitteilungen Sie in den letzten Wochen bekamen",
        readers="niemand über eine Seite",
        fields={
            "id": TECHNICAL, "release": INTERNAL, "subscription": PERSONAL, "mail": TECHNICAL, "queued_at": INTERNAL,
        },
    ),
)  # fmt: skip


def unconfirmed(at: datetime) -> QuerySet[Subscription]:
    limit = at - timedelta(days=UNCONFIRMED_DAYS)
    return Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=limit)


def old_deliveries(at: datetime) -> QuerySet[Delivery]:
    """Long after the release could still be told (`operations.telling.FRESH`)."""
    return Delivery.objects.filter(queued_at__lt=at - timedelta(days=DELIVERY_DAYS))


def erase(rows: QuerySet[Any], at: datetime) -> int:
    found = list(rows.values_list("pk", flat=True))
    rows.model._base_manager.filter(pk__in=found).delete()
    return len(found)
