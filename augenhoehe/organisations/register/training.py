"""The field register of training wishes and offers, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.organisations.models import TrainingOffer, TrainingWish

TECHNICAL, INTERNAL, FREE_TEXT = DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.FREE_TEXT
_TASK = "Aufgabe im öffentlichen Interesse: Organisationen qualifizieren (zu prüfen)"
WISH_DAYS, OFFER_DAYS = 3 * 365, 2 * 365
_NETWORK = "das Netzwerk der Organisationen und wer das Register führt"
_NOBODY = "keine Angaben über einzelne Menschen"

DATA = (
    DataCard(
        model="organisations.TrainingTopic",
        title="Schulungsthemen",
        owner=Owner.INSTALLATION,
        purpose="Wünsche zu demselben Thema zusammen zählen",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NOBODY,
        readers=_NETWORK,
        fields={"id": TECHNICAL, "title": INTERNAL, "sorting": TECHNICAL, "ended_at": INTERNAL},
    ),
    DataCard(
        model="organisations.TrainingWish",
        title="Schulungswünsche",
        owner=Owner.MUNICIPALITY,
        purpose="Wissen, was Organisationen lernen wollen, und Veranstaltungen danach planen",
        legal_basis=_TASK,
        retention=f"offen, solange er besteht; danach {WISH_DAYS} Tage",
        erasure="Der Löschlauf entfernt erfüllte und zurückgezogene Wünsche.",
        access_report=_NOBODY,
        readers=_NETWORK,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "topic": INTERNAL, "own_topic": FREE_TEXT,
            "text": FREE_TEXT, "format": INTERNAL, "hours": INTERNAL, "language": INTERNAL, "state": INTERNAL,
            "note": FREE_TEXT, "wished_at": INTERNAL, "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.TrainingVoice",
        title="„Auch wir“ zu Schulungswünschen",
        owner=Owner.MUNICIPALITY,
        purpose="Zählen, wie viele Organisationen dasselbe lernen wollen",
        legal_basis=_TASK,
        retention="mit dem Wunsch",
        erasure="mit dem Wunsch, oder wenn die Organisation es zurücknimmt",
        access_report=_NOBODY,
        readers=_NETWORK,
        fields={"id": TECHNICAL, "wish": TECHNICAL, "organisation": INTERNAL, "joined_at": INTERNAL},
    ),
    DataCard(
        model="organisations.TrainingOffer",
        title="Schulungsangebote",
        owner=Owner.MUNICIPALITY,
        purpose="Wissen, wer was weitergeben kann",
        legal_basis=_TASK,
        retention=f"solange es besteht; danach {OFFER_DAYS} Tage",
        erasure="Der Löschlauf entfernt beendete Angebote.",
        access_report=_NOBODY,
        readers=_NETWORK,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "topic": INTERNAL, "own_topic": FREE_TEXT,
            "text": FREE_TEXT, "format": INTERNAL, "hours": INTERNAL, "language": INTERNAL, "offered_at": INTERNAL,
            "ended_at": INTERNAL,
        },
    ),
)  # fmt: skip


def _closed_wishes(at: datetime) -> QuerySet[TrainingWish]:
    return TrainingWish.objects.filter(closed_at__lt=at - timedelta(days=WISH_DAYS))


def _ended_offers(at: datetime) -> QuerySet[TrainingOffer]:
    return TrainingOffer.objects.filter(ended_at__lt=at - timedelta(days=OFFER_DAYS))


def _delete(rows: QuerySet, at: datetime) -> int:
    """How many rows were due; the voices go with a wish."""
    due = list(rows.values_list("pk", flat=True))
    rows.model._base_manager.filter(pk__in=due).delete()
    return len(due)


_BASIS = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        "organisations.training_wishes", "Erfüllte und zurückgezogene Schulungswünsche", _BASIS, f"{WISH_DAYS} Tage",
        _closed_wishes, _delete,
    ),
    RetentionRule(
        "organisations.training_offers", "Beendete Schulungsangebote", _BASIS, f"{OFFER_DAYS} Tage", _ended_offers,
        _delete,
    ),
)  # fmt: skip
