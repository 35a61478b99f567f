"""The card of the directory of people who may be asked, and when an entry goes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, Owner
from augenhoehe.press.models import PressContact

from .releases import INTERNAL, PERSONAL, TECHNICAL

ENDED_DAYS = 30

DATA = (
    DataCard(
        model="press.PressContact",
        title="Kontaktverzeichnis der Pressestelle",
        owner=Owner.PERSON,
        purpose="Wissen, wer wozu, in welchen Sprachen und wie gefragt und zitiert werden darf",
        legal_basis="Art. 6 Abs. 1 Buchst. a und Art. 7 DSGVO (Einwilligung) – zu prüfen",
        retention=f"bis die Einwilligung endet (höchstens zwei Jahre, erneuerbar), dann {ENDED_DAYS} Tage",
        erasure="Die Pressestelle löscht auf Widerruf sofort; nach dem Ende der Einwilligung der Löschlauf.",
        access_report="Ihr Eintrag mit Themen, Sprachen, Erreichbarkeit und Einwilligung",
        readers="Pressestelle, Koordination und Integrationsbeauftragte des Ortes; nie öffentlich",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "name": PERSONAL, "function": PERSONAL, "origin": PERSONAL,
            "topics": PERSONAL, "languages": PERSONAL, "municipality": INTERNAL, "email": PERSONAL, "phone": PERSONAL,
            "reach": PERSONAL, "form": INTERNAL, "agreed_on": INTERNAL, "until": INTERNAL, "added_at": INTERNAL,
            "added_by": PERSONAL,
        },
    ),
)  # fmt: skip


def ended(at: datetime) -> QuerySet[PressContact]:
    """Consents that are over, and nobody renewed them."""
    return PressContact.objects.filter(until__lt=day_of(at) - timedelta(days=ENDED_DAYS))
