from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.committees.models import Committee
from augenhoehe.committees.models import Term as TermRow
from augenhoehe.oparl.kinds import BASE, KINDS, ROOT, SCHEMA, list_of, url_of
from augenhoehe.places.models import CONTACT, Installation, Municipality
from augenhoehe.places.queries import installation

from .base import Fact, Ref, Wanted, day, home_body, made_from, page, rows_of, said

SYSTEM_ID = made_from("system")
_ELECTED = (Committee.Kind.COUNCIL, Committee.Kind.DISTRICT_COUNCIL)


class Term(NamedTuple):
    """A legislative term of a Body."""

    id: UUID
    body: UUID
    name: str
    starts_on: date
    ends_on: date | None


def system_ref() -> Ref:
    return Ref("System", SYSTEM_ID, SYSTEM_ID)


def _contact(row: Installation | None, key: str) -> str:
    return str((row.contact or {}).get(key) or "") if row and key in CONTACT else ""


def systems(wanted: Wanted) -> Iterable[Fact]:
    """The one entry: who runs this, under which licence, and where the Bodies are."""
    if SYSTEM_ID not in wanted:
        return
    row = installation()
    content = said(
        oparlVersion=SCHEMA,
        name=f"Augenhöhe: {row.name}" if row else "Augenhöhe",
        body=f"{BASE}{ROOT}/bodies",
        license=settings.OPARL_LICENSE,
        contactName=_contact(row, "responsible"),
        contactEmail=_contact(row, "email"),
        website=f"{BASE}/",
        product=page(reverse("oparl:open_data")),
    )
    yield Fact(system_ref(), None, content)


def public_places(home: UUID | None) -> QuerySet[Municipality]:
    """The Bodies: the Kreis, the towns served, and where else a public committee meets."""
    meets = Q(committees__in=Committee.objects.public())
    return Municipality.objects.filter(Q(served=True) | Q(pk=home) | meets).distinct().defer("boundary")


def bodies(wanted: Wanted) -> Iterable[Fact]:
    """Municipalities. What belongs to no single town is the Kreis's."""
    home, row = home_body(), installation()
    places = list(public_places(home).filter(pk__in=rows_of(wanted)))
    found = terms_of({one.pk for one in places}, home)
    for place in places:
        at_home = place.pk == home
        lists = {one.listed_by: list_of("Body", place.pk, one.name) for one in KINDS if one.listed_by}
        content = said(
            system=url_of("System", SYSTEM_ID),
            name=place.name,
            ags=place.ags if len(place.ags) == 8 else None,
            classification=place.get_kind_display(),
            license=settings.OPARL_LICENSE,
            contactName=_contact(row, "responsible") if at_home else None,
            contactEmail=_contact(row, "email") if at_home else None,
            web=page(reverse("committees:committees_public")),
            **lists,
        )
        embeds = {"legislativeTerm": [Ref("LegislativeTerm", one.id, place.pk) for one in found.get(place.pk, ())]}
        yield Fact(Ref("Body", place.pk, place.pk), place.pk, content, embeds=embeds)


def terms_of(places: set[UUID], home: UUID | None) -> dict[UUID, list[Term]]:
    """The terms of Bodies: those that were entered for the town or its public council.

    Where nobody entered one, they are derived from when the council was set up. Each Body has its own list.
    """
    found: dict[UUID, list[Term]] = defaultdict(list)
    council = Q(committee__in=_councils(places, home))
    entered = TermRow.objects.filter(council | Q(municipality__in=places)).select_related("committee")
    for row in sorted(entered, key=lambda one: (one.starts_on, one.committee_id is not None, one.pk)):
        body = row.municipality_id or (row.committee.municipality_id if row.committee else None) or home
        if body is not None and not any(_same(row, one) for one in found[body]):
            found[body].append(Term(row.pk, body, str(row), row.starts_on, row.ends_on))
    derived: dict[UUID, list[Term]] = defaultdict(list)
    for one in _councils(places, home).filter(started_on__isnull=False).order_by("started_on", "id"):
        body = one.municipality_id or home
        if body is not None and body not in found and one.started_on is not None:
            name = f"Wahlperiode ab {one.started_on.year}"
            derived[body].append(Term(made_from("term", one.pk), body, name, one.started_on, one.ended_on))
    return {**derived, **found}


def _councils(places: set[UUID], home: UUID | None) -> QuerySet[Committee]:
    here = Q(municipality_id__in=places)
    if home in places:
        here |= Q(municipality__isnull=True)
    return Committee.objects.public().filter(here, kind__in=_ELECTED)


def _same(row: TermRow, told: Term) -> bool:
    """Entered once for the town and once for its council it is still one term."""
    return (row.starts_on, row.ends_on) == (told.starts_on, told.ends_on)


def terms(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    places = set(public_places(home).filter(pk__in=rows_of(wanted)).values_list("pk", flat=True))
    for place, found in terms_of(places, home).items():
        for one in found:
            if one.id not in wanted:
                continue
            content = said(
                body=url_of("Body", place), name=one.name, startDate=day(one.starts_on), endDate=day(one.ends_on)
            )
            yield Fact(Ref("LegislativeTerm", one.id, place), place, content)
