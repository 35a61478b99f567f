"""Questions about places and about the installation itself."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .geometry import middle_of
from .models import AreaSuccession, Installation, Municipality, SocialArea
from .modules import BY_NAME
from .outline import Outline, draw
from .terms import BY_KEY

KEPT_SECONDS = 3
_kept: tuple[float, Installation | None] | None = None


def installation() -> Installation | None:
    """The one settings row, with its Kreis; None before the installation was set up."""
    return Installation.objects.select_related("district").filter(pk=1).first()


def kept_installation() -> Installation | None:
    """The settings row for the frame of pages: read once in three seconds, not once for every page."""
    global _kept
    found = _kept
    if found is None or time.monotonic() > found[0]:
        # Another thread may forget it in between: what was read here is what is returned.
        _kept = found = (time.monotonic() + KEPT_SECONDS, installation())
    return found[1]


def forget_installation() -> None:
    """After a change, so that whoever changed it sees it at once; other processes follow."""
    global _kept
    _kept = None


@dataclass(frozen=True, slots=True)
class Centre:
    """Who coordinates here, and how people reach them."""

    name: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""

    @property
    def reachable(self) -> bool:
        return bool(self.phone or self.email or self.website)


def centre_of(row: Installation | None) -> Centre:
    """The coordinating office as the installation names it; empty before it was set up."""
    if not row:
        return Centre()
    contact = row.contact or {}
    name = row.centre_name or contact.get("responsible", "")
    return Centre(name, *(str(contact.get(key) or "") for key in ("phone", "email", "website")))


def module_on(name: str, *, of: Installation | None = None) -> bool:
    """Is a module switched on? As the frame of pages knows it, unless `of` says which installation."""
    row = of if of else kept_installation()
    return row.switches[name] if row else BY_NAME[name].default


def kinds_off() -> list[str]:
    """Kinds of search documents whose module is off."""
    switches = (kept_installation() or Installation()).switches
    return [one.kind for one in collected("SEARCH") if one.module and not switches[one.module]]


def term(key: str, *, of: Installation | None = None) -> str:
    """The word this installation uses."""
    row = of if of else installation()
    return str((row.terms.get(key) if row else "") or BY_KEY[key].default)


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or a social area somebody may look near; `centre` is (latitude, longitude), `town` the area's town."""

    pk: UUID
    name: str
    centre: tuple[float, float] | None
    town: UUID | None = None


@dataclass(frozen=True, slots=True)
class ServedMap:
    """The towns of this installation for public pages: as a picture, and as places to look near."""

    outline: Outline | None
    towns: tuple[Spot, ...]
    areas: tuple[Spot, ...]

    def spot(self, pk: str) -> Spot | None:
        return next((one for one in (*self.towns, *self.areas) if str(one.pk) == pk), None)


MAP_SECONDS = 600
_map: tuple[float, ServedMap] | None = None


def served_map(day: date) -> ServedMap:
    """Drawn and measured every ten minutes, not for every page: boundaries are large."""
    global _map
    if _map is None or time.monotonic() > _map[0]:
        towns = list(served_towns())
        areas = SocialArea.objects.valid_on(day).filter(municipality__in=[one.pk for one in towns]).in_order()
        found = ServedMap(
            outline=draw(None, [(one.name, one.name, one.boundary) for one in towns if one.boundary]),
            towns=tuple(Spot(one.pk, one.name, _centre(one.boundary)) for one in towns),
            areas=tuple(Spot(one.pk, one.name, _centre(one.boundary), one.municipality_id) for one in areas),
        )
        _map = (time.monotonic() + MAP_SECONDS, found)
    return _map[1]


def _centre(boundary: dict[str, Any] | None) -> tuple[float, float] | None:
    return middle_of(boundary) if boundary else None


def forget_map() -> None:
    """For tests, which change their towns under the process."""
    global _map
    _map = None


def served_towns() -> QuerySet[Municipality]:
    """The towns and municipalities of this installation, in German order; without the Kreis itself."""
    return Municipality.objects.served().towns().filter(valid_until__isnull=True).in_order()


def town_choices() -> list[tuple[str, str]]:
    """The towns of this installation for a choice in a form or a filter; one query, without their boundaries."""
    return [(str(town.pk), town.name) for town in served_towns().defer("boundary")]


def valid_municipality(ags: str) -> Municipality | None:
    """The municipality that holds an official key today."""
    return Municipality.objects.filter(ags=ags, valid_until__isnull=True).first()


def districts() -> QuerySet[Municipality]:
    """What an installation can stand for: a Kreis, or a town that is its own Kreis."""
    kinds = (Municipality.Kind.DISTRICT, Municipality.Kind.CITY)
    return Municipality.objects.filter(kind__in=kinds, valid_until__isnull=True).defer("boundary").in_order()


def social_areas_of(municipality: Municipality | UUID, day: date) -> QuerySet[SocialArea]:
    """The social areas of a municipality as they are drawn on a day."""
    pk = municipality.pk if isinstance(municipality, Municipality) else municipality
    return SocialArea.objects.filter(municipality_id=pk).valid_on(day).in_order()


def municipalities_for(actor: Actor, day: date) -> QuerySet[Municipality]:
    """Municipalities the actor may see, with the number of social areas that hold on the day."""
    valid = Q(social_areas__valid_from__lte=day) & (
        Q(social_areas__valid_until__isnull=True) | Q(social_areas__valid_until__gte=day)
    )
    rows = Municipality.objects.visible_to(actor).select_related("parent")
    return rows.defer("boundary", "parent__boundary").annotate(area_count=Count("social_areas", filter=valid))


def municipality_for(actor: Actor) -> QuerySet[Municipality]:
    """One municipality with its boundary; for get_object_or_404."""
    return Municipality.objects.visible_to(actor).select_related("parent").defer("parent__boundary")


def social_areas_for(actor: Actor) -> QuerySet[SocialArea]:
    """Social areas of all times, with their town; for get_object_or_404."""
    return SocialArea.objects.visible_to(actor).select_related("municipality").defer("municipality__boundary")


def history_of(municipality: Municipality, actor: Actor) -> QuerySet[SocialArea]:
    """Every drawing of every social area of a municipality, newest first within a key."""
    return social_areas_for(actor).filter(municipality=municipality).order_by("sorting", "key", "-valid_from")


def before_and_after(area: SocialArea) -> tuple[list[AreaSuccession], list[AreaSuccession]]:
    """What this drawing came from, and what became of it."""
    rows = AreaSuccession.objects.filter(Q(before=area) | Q(after=area)).select_related("before", "after")
    found = list(rows.defer("before__boundary", "after__boundary").order_by("before__valid_from", "after__valid_from"))
    return [one for one in found if one.after_id == area.pk], [one for one in found if one.before_id == area.pk]


def successions_in(towns: Iterable[UUID]) -> list[AreaSuccession]:
    """Every merger, split and new drawing of some towns, oldest first."""
    rows = AreaSuccession.objects.filter(before__municipality__in=list(towns)).select_related("before", "after")
    return list(rows.defer("before__boundary", "after__boundary").order_by("after__valid_from", "after__sorting"))
