"""The field register of the picture of the network, and what the nightly deletion run removes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, Owner
from augenhoehe.network.models import DismissedPair, NetworkPicture

from .cooperations import INTERNAL, PERSONAL, TASK, TECHNICAL

PICTURE_DAYS, PAIR_DAYS = 10 * 365, 3 * 365
_NO_PERSON = "keine Angaben über einzelne Menschen"
_NETWORK = "das Netzwerk, soweit die Organisationen öffentlich im Verzeichnis stehen"


def _card(model: str, title: str, purpose: str, readers: str, **fields: object) -> DataCard:
    return DataCard(
        model=f"network.{model}", title=title, owner=Owner.INSTALLATION, purpose=purpose, legal_basis=TASK,
        retention=f"{PICTURE_DAYS} Tage", erasure="Der Löschlauf entfernt alte Bilder ganz.",
        access_report=_NO_PERSON, readers=readers, fields=fields,  # type: ignore[arg-type]
    )  # fmt: skip


DATA = (
    _card(
        "NetworkPicture", "Bilder des Netzwerks", "Zeigen, wie sich das Netzwerk von Quartal zu Quartal verändert",
        _NETWORK, id=TECHNICAL, quarter=INTERNAL, drawn_at=INTERNAL, figures=INTERNAL,
    ),
    _card(
        "PictureNode", "Organisationen im Bild", "Jede Organisation in jedem Bild nahe am selben Platz zeichnen",
        _NETWORK, id=TECHNICAL, picture=INTERNAL, organisation=INTERNAL, x=TECHNICAL, y=TECHNICAL, group=INTERNAL,
        hinge=INTERNAL,
    ),
    _card(
        "PictureLink", "Verbindungen im Bild", "Zeichnen, wer mit wem arbeitet", _NETWORK,
        id=TECHNICAL, picture=INTERNAL, one=INTERNAL, other=INTERNAL, kind=INTERNAL, bridge=INTERNAL,
    ),
    _card(
        "PictureSuggestion", "Vorschläge, sich kennenzulernen", "Organisationen auf passende Partner hinweisen",
        "die beiden Organisationen und wer ihr Register führt",
        id=TECHNICAL, picture=INTERNAL, one=INTERNAL, other=INTERNAL, reasons=INTERNAL,
    ),
    DataCard(
        model="network.DismissedPair",
        title="Verworfene Vorschläge",
        owner=Owner.INSTALLATION,
        purpose="Niemandem zweimal vorschlagen, was nicht passt",
        legal_basis=TASK,
        retention=f"{PAIR_DAYS} Tage",
        erasure="Der Löschlauf entfernt sie; danach darf neu vorgeschlagen werden.",
        access_report="Vorschläge, die Sie verworfen haben",
        readers="niemand über eine Seite",
        fields={
            "id": TECHNICAL, "one": INTERNAL, "other": INTERNAL, "dismissed_by": PERSONAL, "dismissed_at": INTERNAL,
        },
    ),
)  # fmt: skip


def old_pictures(at: datetime) -> QuerySet[NetworkPicture]:
    return NetworkPicture.objects.filter(drawn_at__lt=at - timedelta(days=PICTURE_DAYS))


def old_pairs(at: datetime) -> QuerySet[DismissedPair]:
    return DismissedPair.objects.filter(dismissed_at__lt=at - timedelta(days=PAIR_DAYS))
