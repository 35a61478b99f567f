"""The field register of the pool, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.organisations.models import ContactNote, Need, Resource, ResourceRequest

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
_TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit mit Organisationen (zu prüfen)"
RESOURCE_DAYS, REQUEST_DAYS, NEED_DAYS, NOTE_DAYS = 2 * 365, 365, 3 * 365, 3 * 365
_KEEPERS = "wer das Register führt"

DATA = (
    DataCard(
        model="organisations.Resource",
        title="Räume und Hilfe",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was Organisationen miteinander teilen",
        legal_basis=_TASK,
        retention=f"solange es angeboten wird; beendet noch {RESOURCE_DAYS} Tage",
        erasure="Der Löschlauf entfernt beendete Angebote mit ihren Anfragen.",
        access_report="keine Angaben über einzelne Menschen",
        readers="wie gewählt: alle, das Netzwerk oder nur die Koordination; dazu die Organisation selbst",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "kind": INTERNAL, "title": FREE_TEXT,
            "sorting": TECHNICAL, "text": FREE_TEXT, "quantity": INTERNAL, "available_from": INTERNAL,
            "available_until": INTERNAL, "visibility": INTERNAL, "state": INTERNAL, "offered_at": INTERNAL,
            "ended_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.ResourceRequest",
        title="Anfragen nach Räumen und Hilfe",
        owner=Owner.MUNICIPALITY,
        purpose="Fragen und Antworten zwischen zwei Organisationen festhalten",
        legal_basis=_TASK,
        retention=f"{REQUEST_DAYS} Tage nach dem gefragten Tag",
        erasure="Der Löschlauf entfernt vergangene Anfragen.",
        access_report="Anfragen, die Sie gestellt oder beantwortet haben",
        readers="die beiden Organisationen und wer ihr Register führt",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "resource": INTERNAL, "organisation": INTERNAL,
            "wanted_on": INTERNAL, "purpose": FREE_TEXT, "asked_by": PERSONAL, "asked_at": INTERNAL,
            "state": INTERNAL, "answer": FREE_TEXT, "answered_by": PERSONAL, "answered_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.Need",
        title="Bedarfe von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Wissen, was Organisationen brauchen, und Passendes finden",
        legal_basis=_TASK,
        retention=f"offen, solange er besteht; danach {NEED_DAYS} Tage",
        erasure="Der Löschlauf entfernt gedeckte und zurückgezogene Bedarfe.",
        access_report="keine Angaben über einzelne Menschen",
        readers=f"die Organisation selbst und {_KEEPERS}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "kind": INTERNAL, "text": FREE_TEXT,
            "wanted_from": INTERNAL, "wanted_until": INTERNAL, "state": INTERNAL, "met_by": INTERNAL,
            "met_how": FREE_TEXT, "reported_at": INTERNAL, "closed_at": INTERNAL, "amount": FREE_TEXT,
            "survey": INTERNAL, "affirmed_on": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.ContactNote",
        title="Kontaktnotizen des Integrationszentrums",
        owner=Owner.MUNICIPALITY,
        purpose="Absprachen mit Organisationen und ihre Unterstützung festhalten",
        legal_basis=_TASK,
        retention=f"{NOTE_DAYS} Tage nach dem Kontakt",
        erasure="Der Löschlauf entfernt alte Notizen.",
        access_report="Notizen, die Sie geschrieben haben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "day": INTERNAL, "kind": INTERNAL,
            "topic": FREE_TEXT, "result": FREE_TEXT, "follow_up": INTERNAL, "followed_up_at": INTERNAL,
            "amount": INTERNAL, "noted_by": PERSONAL, "noted_by_name": PERSONAL, "noted_at": INTERNAL,
        },
    ),
)  # fmt: skip


def ended_resources(at: datetime) -> QuerySet[Resource]:
    """Ended long ago, and nothing is promised of it any more."""
    promised = ResourceRequest.objects.filter(resource=OuterRef("pk"), wanted_on__gte=day_of(at))
    rows = Resource.objects.filter(ended_at__lt=at - timedelta(days=RESOURCE_DAYS))
    return rows.filter(~Exists(promised))


def past_requests(at: datetime) -> QuerySet[ResourceRequest]:
    return ResourceRequest.objects.filter(wanted_on__lt=day_of(at) - timedelta(days=REQUEST_DAYS))


def closed_needs(at: datetime) -> QuerySet[Need]:
    return Need.objects.filter(closed_at__lt=at - timedelta(days=NEED_DAYS))


def old_notes(at: datetime) -> QuerySet[ContactNote]:
    """What somebody still has to come back to stays."""
    rows = ContactNote.objects.filter(day__lt=day_of(at) - timedelta(days=NOTE_DAYS))
    return rows.filter(Q(follow_up__isnull=True) | Q(followed_up_at__isnull=False))
