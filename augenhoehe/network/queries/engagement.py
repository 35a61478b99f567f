"""Where people engage: register, offers and groups as everybody may know them, laid on one map (S3-27).

No person is among the rows. How many volunteers help in a town comes from a release (`counts`), or not at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import models
from django.utils.translation import gettext_noop

from augenhoehe.committees.addresses import public_of_committee
from augenhoehe.committees.models import Committee
from augenhoehe.committees.queries import committees as queries_committees
from augenhoehe.core.contributions import ask
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.addresses import public_of_offer, public_of_organisation
from augenhoehe.organisations.models import Offer, Organisation
from augenhoehe.organisations.vocabularies import Field, OfferKind
from augenhoehe.places.queries import served_towns

Towns = tuple[tuple[str, str], ...]
# Groups in which people work; councils and their committees decide, and have a list of their own.
GROUPS = (Committee.Kind.PROJECT_GROUP, Committee.Kind.WORKING_GROUP, Committee.Kind.NETWORK)
# Offices and parties stand in the register too; what they do is no engagement of people.
OFFICES = (Organisation.Kind.AUTHORITY, Organisation.Kind.POLITICS)


class Kind(models.TextChoices):
    """What stands on the map."""

    ORGANISATION = "organisation", gettext_noop("Organisation")
    OFFER = "offer", gettext_noop("Angebot")
    JOIN = "join", gettext_noop("Mitmachen und Ehrenamt")
    GROUP = "group", gettext_noop("Gruppe")
    TOLD = "told", gettext_noop("aus Interviews und Werkstätten")


# What everybody reads; what studies heard is for the inside.
PUBLIC = (Kind.ORGANISATION, Kind.OFFER, Kind.JOIN, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class Engagement:
    """One line: what it is, where, in which fields, and where to read on. No town: in the whole Kreis."""

    pk: str
    kind: str
    name: str
    towns: Towns = ()
    fields: tuple[str, ...] = ()
    url: str = ""
    by: str = ""
    language: str = "de"

    @property
    def sorting(self) -> str:
        return sort_key(self.name)

    def in_town(self, pk: str) -> bool:
        return any(key == pk for key, _name in self.towns)


@dataclass(frozen=True, slots=True)
class Gap:
    """What there is nobody for in a town: kinds and fields in words of their lists."""

    town: str
    kinds: tuple[str, ...]
    fields: tuple[str, ...]


def public_engagement(day: date, language: str) -> list[Engagement]:
    """Organisations, offers and groups with a public page; three lists, whatever their length."""
    rows = list(_organisations())
    fields = {one.pk: tuple(one.fields) for one in rows}
    return [
        *(_of_organisation(one) for one in rows),
        *(_of_offer(one, fields, language) for one in _offers()),
        *(_of_group(one, day) for one in _groups(day)),
    ]


def whole_engagement(actor: Actor, day: date) -> list[Engagement]:
    """And what people said in interviews and workshops, as far as the actor reads studies."""
    return [*public_engagement(day, "de"), *ask("engagement.told", actor, default=[])]


def _organisations() -> Iterable[Organisation]:
    rows = Organisation.objects.public().exclude(kind__in=OFFICES)
    rows = rows.select_related("municipality").prefetch_related("towns")
    return rows.only(
        "id", "name", "fields", "state", "address_shown", "municipality__name", "towns__name"
    )  # fmt: skip


def _of_organisation(one: Organisation) -> Engagement:
    home = one.municipality if one.address_shown != Organisation.AddressShown.NONE else None
    there = {str(town.pk): town.name for town in (*([home] if home else []), *one.towns.all())}
    return Engagement(
        f"o{one.pk}", Kind.ORGANISATION, one.name, tuple(there.items()), tuple(one.fields), public_of_organisation(one)
    )


def _offers() -> Iterable[Offer]:
    rows = Offer.objects.public().select_related("shown_town", "organisation")
    return rows.only(
        "id", "kind", "title", "state", "shown_town__name", "organisation__name", "organisation__state"
    )  # fmt: skip


def _of_offer(one: Offer, fields: dict[uuid.UUID, tuple[str, ...]], language: str) -> Engagement:
    title = text_in(one.title, language)
    town = ((str(one.shown_town.pk), one.shown_town.name),) if one.shown_town else ()
    return Engagement(
        f"a{one.pk}", Kind.JOIN if one.kind == OfferKind.ENGAGEMENT else Kind.OFFER, title.text, town,
        fields.get(one.organisation_id, ()), public_of_offer(one), one.organisation.name, title.language,
    )  # fmt: skip


def _groups(day: date) -> Iterable[Committee]:
    return queries_committees.public_committees(day).filter(kind__in=GROUPS)


def _of_group(one: Committee, day: date) -> Engagement:
    town = ((str(one.municipality.pk), one.municipality.name),) if one.municipality else ()
    return Engagement(f"g{one.pk}", Kind.GROUP, one.name_on(day), town, (), public_of_committee(one))


# --- What it says about towns -------------------------------------------------------------------------
def numbers_by_town(rows: Iterable[Engagement]) -> dict[str, int]:
    """How many lines there are in each town, by the names the map knows."""
    found: dict[str, int] = {}
    for one in rows:
        for _key, name in one.towns:
            found[name] = found.get(name, 0) + 1
    return found


def towns() -> Towns:
    return tuple((str(pk), name) for pk, name in served_towns().values_list("pk", "name"))


def gaps(rows: Sequence[Engagement], places: Towns) -> list[Gap]:
    """„Hier erreichen wir niemanden“: kinds and fields without a single line, town by town."""
    found = []
    for pk, name in places:
        there = [one for one in rows if one.in_town(pk)]
        kinds, fields = {one.kind for one in there}, {code for one in there for code in one.fields}
        missing = Gap(
            name,
            tuple(str(kind.label) for kind in PUBLIC if kind not in kinds),
            tuple(str(field.label) for field in Field if field not in fields),
        )
        if missing.kinds or missing.fields:
            found.append(missing)
    return found
