"""Questions about subscriptions: never a list of addresses for a page."""

from __future__ import annotations

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.concept.models import ActionField
from augenhoehe.concept.queries import public_action_fields
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.press.models import Delivery, PressRelease, Subscription


def subscription_by_id(pk: uuid.UUID | None) -> Subscription | None:
    return Subscription.objects.filter(pk=pk).first() if pk else None


def submitted(pk: uuid.UUID) -> bool:
    return Subscription.objects.filter(pk=pk).exists()


def of_address(email: str) -> QuerySet[Subscription]:
    return Subscription.objects.filter(email=email).order_by("pk")


def still_to_tell(release: PressRelease) -> list[uuid.UUID]:
    """Who wanted it when it appeared and has no mail of it yet."""
    told = Delivery.objects.filter(release=release, subscription=OuterRef("pk"))
    rows = Subscription.objects.wanting(release).filter(confirmed_at__lte=release.published_at)
    return list(rows.filter(~Exists(told)).order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody may choose: a kind, a town or a field of action; also the address part of its feed."""

    key: str
    label: str
    rows: Q


def topics() -> list[Topic]:
    """Everything a feed can be about, in the order pages show it."""
    return [
        *(Topic(f"art-{kind.value}", str(kind.label), Q(kind=kind.value)) for kind in PressRelease.Kind),
        *(Topic(f"ort-{one.ags}", one.name, Q(municipality_id=one.pk)) for one in served_towns().defer("boundary")),
        *(Topic(f"feld-{pk}", label, Q(action_field_id=pk)) for pk, label in field_choices()),
    ]


def topic(key: str) -> Topic | None:
    return next((one for one in topics() if one.key == key), None)


def field_choices() -> list[tuple[str, str]]:
    """One list by name; a field of a town's own concept says of which town, beside the like of the Kreis."""
    rows = sorted(public_fields(), key=lambda one: (sort_key(one.title), one.position))
    return [(str(one.pk), f"{one.title} ({one.concept.municipality})" if _of_town(one) else one.title) for one in rows]


def _of_town(field: ActionField) -> bool:
    place = field.concept.municipality
    return place is not None and place.kind != Municipality.Kind.DISTRICT


def public_fields() -> QuerySet[ActionField]:
    """Fields of action of the public concepts."""
    return public_action_fields().defer("concept__municipality__boundary").order_by("concept_id", "position")
