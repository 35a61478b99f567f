"""What the pages of the pool ask: lists with filters, one thing with who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation, Representative, Resource, ResourceRequest

NONE_SHOWN = Organisation.AddressShown.NONE


def resources_for(actor: Actor, day: date) -> QuerySet[Resource]:
    rows = Resource.objects.visible_to(actor, day).select_related("organisation__municipality")
    return rows.defer("organisation__municipality__boundary")


def requests_for(actor: Actor, day: date) -> QuerySet[ResourceRequest]:
    rows = ResourceRequest.objects.visible_to(actor, day)
    rows = rows.select_related("resource__organisation__municipality", "organisation__municipality")
    return rows.defer("resource__organisation__municipality__boundary", "organisation__municipality__boundary")


def place_of(resource: Resource) -> str:
    """The organisation's town, unless it hides the whole address."""
    town, shown = resource.organisation.municipality, resource.organisation.address_shown
    return town.name if town and shown != NONE_SHOWN else ""


def reads_resource(actor: Actor, resource: Resource, day: date) -> bool:
    """Opens the page of the thing; a side of a request may see the request alone."""
    return Resource.objects.visible_to(actor, day).filter(pk=resource.pk).exists()  # type: ignore[no-any-return]


# --- Filters ----------------------------------------------------------------------------------------
def worded(rows: QuerySet[Resource], typed: str) -> QuerySet[Resource]:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(organisation__name__icontains=word)
        )  # fmt: skip
    return rows


def in_town(rows: QuerySet[Resource], town_id: str) -> QuerySet[Resource]:
    return rows.filter(organisation__municipality_id=town_id).exclude(organisation__address_shown=NONE_SHOWN)


def free_on(rows: QuerySet[Resource], day: str) -> QuerySet[Resource]:
    """Offered on a day, and not promised to somebody else for it."""
    wanted = date.fromisoformat(day)
    promised = ResourceRequest.objects.filter(state=ResourceRequest.State.AGREED, wanted_on=wanted)
    rows = rows.filter(state=Resource.State.OFFERED).exclude(pk__in=promised.values("resource_id"))
    rows = rows.filter(Q(available_from__isnull=True) | Q(available_from__lte=wanted))
    return rows.filter(Q(available_until__isnull=True) | Q(available_until__gte=wanted))


# --- One organisation, one thing ----------------------------------------------------------------------
def open_requests_of(organisation: Organisation) -> list[ResourceRequest]:
    """What waits for this organisation's answer."""
    rows = ResourceRequest.objects.open().filter(resource__organisation=organisation)
    return list(rows.select_related("resource", "organisation").order_by("wanted_on", "id"))


def requests_about(resource: Resource, actor: Actor, day: date) -> list[ResourceRequest]:
    """Who asked for it, as far as the reader may know; the latest first."""
    rows = ResourceRequest.objects.visible_to(actor, day).filter(resource=resource)
    return list(rows.select_related("organisation").order_by("-asked_at", "-id"))


def promised_days(resource: Resource, day: date) -> Sequence[date]:
    """Days ahead on which somebody else has it; not who."""
    rows = resource.requests.filter(state=ResourceRequest.State.AGREED, wanted_on__gte=day)
    return list(rows.order_by("wanted_on").values_list("wanted_on", flat=True).distinct())


def public_of(organisation: Organisation, day: date) -> list[Resource]:
    return list(Resource.objects.public(day).filter(organisation=organisation).in_order())


# --- People -------------------------------------------------------------------------------------------
def askers(actor: Actor, day: date) -> QuerySet[Organisation]:
    """The published organisations in whose name the actor may ask."""
    return Organisation.objects.represented(actor, day).public().in_order()  # type: ignore[no-any-return]


def own_people(organisation: Organisation, day: date) -> list[Representative]:
    """Who keeps the entry today and can sign in; heads first."""
    rows = Representative.objects.valid_on(day).filter(organisation=organisation, user__is_active=True)
    found = rows.select_related("user").order_by("valid_from", "id")
    return sorted(found, key=lambda place: place.right != Representative.Right.HEAD)


def public_kinds(day: date) -> list[str]:
    """The kind of everything that is shared with everybody, for sums."""
    return list(Resource.objects.public(day).values_list("kind", flat=True))
