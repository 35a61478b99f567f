"""The field register of circulars, and what the deletion run removes of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Circular

TECHNICAL, INTERNAL = DataClass.TECHNICAL, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
DRAFT_DAYS, SENT_DAYS = 365, 3 * 365
_TASK = "§ 3 Abs. 1 DSG NRW mit Art. 6 Abs. 1 Buchst. e DSGVO (Aufgabe im öffentlichen Interesse) – zu prüfen"
_READERS = "wer das Register dort führt und Rundschreiben verschickt"

DATA = (
    DataCard(
        model="circulars.Circular",
        title="Rundschreiben",
        owner=Owner.MUNICIPALITY,
        purpose="Organisationen informieren, alle mit demselben Text und jede für sich",
        legal_basis=_TASK,
        retention=f"{SENT_DAYS} Tage nach dem Versand; Entwürfe {DRAFT_DAYS} Tage",
        erasure="mit dem Löschlauf, samt Empfängern und Anlagen",
        access_report="Rundschreiben, die Sie verschickt haben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "subject": FREE_TEXT, "text": FREE_TEXT, "reply_to": PERSONAL,
            "dated": INTERNAL, "state": INTERNAL, "begun_by": PERSONAL, "begun_at": INTERNAL, "sent_by": PERSONAL,
            "sent_by_name": PERSONAL, "sent_at": INTERNAL,
        },
    ),
    DataCard(
        model="circulars.Translation",
        title="Rundschreiben in anderen Sprachen",
        owner=Owner.MUNICIPALITY,
        purpose="Jede Organisation liest das Schreiben in ihrer Sprache",
        legal_basis=_TASK,
        retention="wie das Rundschreiben",
        erasure="mit dem Rundschreiben",
        access_report="keine Angaben über einzelne Menschen",
        readers=f"{_READERS}; wer das Schreiben bekam",
        fields={
            "id": TECHNICAL, "circular": TECHNICAL, "language": INTERNAL, "subject": FREE_TEXT, "text": FREE_TEXT,
            "made_from": TECHNICAL,
        },
    ),
    DataCard(
        model="circulars.Attachment",
        title="Anlagen von Rundschreiben",
        owner=Owner.MUNICIPALITY,
        purpose="Dateien, die mit jedem Schreiben hinausgehen",
        legal_basis=_TASK,
        retention="wie das Rundschreiben",
        erasure="mit dem Rundschreiben; die Datei danach mit dem Löschlauf der Dateien",
        access_report="keine Angaben über einzelne Menschen",
        readers=f"{_READERS}; wer das Schreiben bekam",
        fields={"id": TECHNICAL, "circular": TECHNICAL, "file": INTERNAL, "name": INTERNAL},
    ),
    DataCard(
        model="circulars.Recipient",
        title="Empfänger von Rundschreiben",
        owner=Owner.MUNICIPALITY,
        purpose="Jede Organisation bekommt ein Schreiben, genau eines; was zurückkommt, führt zur richtigen Adresse",
        legal_basis=_TASK,
        retention="wie das Rundschreiben",
        erasure="mit dem Rundschreiben oder der Organisation",
        access_report="Rundschreiben, die an Sie gingen, mit Weg und Stand",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "circular": INTERNAL, "organisation": INTERNAL, "added_at": INTERNAL, "state": INTERNAL,
            "way": INTERNAL, "language": INTERNAL,
            "name": INTERNAL, "contact": PERSONAL, "contact_name": PERSONAL, "email": PERSONAL,
            "street": PERSONAL, "place": PERSONAL, "message_id": TECHNICAL, "mail": TECHNICAL, "queued_at": TECHNICAL,
            "sent_at": INTERNAL, "answered_at": INTERNAL, "returned_at": INTERNAL, "reason": INTERNAL,
            "checked_at": INTERNAL, "note": TECHNICAL,
        },
    ),
    DataCard(
        model="circulars.OptOut",
        title="Abmeldungen von Rundschreiben",
        owner=Owner.MUNICIPALITY,
        purpose="Wer keine Rundschreiben möchte, bekommt keine",
        legal_basis="Art. 21 DSGVO (Widerspruch) – zu prüfen",
        retention="bis die Organisation oder der Kontakt wieder welche möchte",
        erasure="mit der Organisation oder dem Kontakt",
        access_report="Ihre Abmeldung mit Tag und Herkunft",
        readers=_READERS,
        fields={"id": TECHNICAL, "organisation": INTERNAL, "contact": PERSONAL, "since": INTERNAL, "source": INTERNAL},
    ),
)  # fmt: skip


def _old(at: datetime) -> QuerySet[Circular]:
    return Circular.objects.filter(sent_at__lt=at - timedelta(days=SENT_DAYS))


def _forgotten(at: datetime) -> QuerySet[Circular]:
    return Circular.objects.filter(state=Circular.State.DRAFT, begun_at__lt=at - timedelta(days=DRAFT_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[1].get("circulars.Circular", 0))


_BASIS = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule("circulars.sent", "Verschickte Rundschreiben", _BASIS, f"{SENT_DAYS} Tage", _old, _delete),
    RetentionRule("circulars.drafts", "Liegen gebliebene Entwürfe", _BASIS, f"{DRAFT_DAYS} Tage", _forgotten, _delete),
)
