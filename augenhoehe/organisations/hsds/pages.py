"""Pages of the feed that stay put while the register changes.

HSDS counts pages by number. Every entry keeps the place it got with its first appearance (`FeedPlace.number`): new
ones come at the end, and one that leaves makes its page shorter instead of pulling the next one up. So whoever reads
page after page misses nothing that was there all the time. What a filter counts can change with an entry; whoever
wants all of it reads without filters, or with `modified_after`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import FeedPlace, Offer, Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import offers as queries_offers
from augenhoehe.organisations.queries.offer_search import OFFER, within
from augenhoehe.search.models import Document
from augenhoehe.search.queries import tsquery

from . import objects
from .taxonomies import BY_ID, TAXONOMIES, Taxonomy, taxonomy_object, term_object, terms

USUAL, MOST, MOST_MINIMAL = 50, 200, 5000
ORGANISATION = "organisation"
# What the plain fields of a service are made of: reading everything else takes as long as the page.
PLAIN = (
    "kind", "title", "description", "application", "audiences", "access", "cost", "minimum_age", "maximum_age", "where",
    "street", "latitude", "longitude", "shown_town__name", "shown_latitude", "shown_longitude", "state", "state_note",
    "confirmed_on",
    *(f"organisation__{name}" for name in (
        "name", "short_name", "description", "website", "legal_form", "founded_year", "state", "address_shown",
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a list, understood."""

    page: int
    per_page: int
    search: str
    term: str
    taxonomy: str
    organization: str
    modified_after: datetime | None
    minimal: bool
    full: bool
    postcode: str
    proximity: int
    parent: str

    @classmethod
    def of(cls, typed: Mapping[str, str]) -> Asked:
        """Refused with a sentence for what makes no sense; unknown parameters are left alone."""
        if typed.get("format", "json") not in ("", "json"):
            raise Refused("format: there is json only.")
        minimal = _yes(typed, "minimal")
        return cls(
            page=_number(typed, "page", 1, 1, 10_000_000),
            per_page=_number(typed, "per_page", USUAL, 1, MOST_MINIMAL if minimal else MOST),
            search=typed.get("search", "").strip()[:200],
            term=typed.get("taxonomy_term_id", "").strip(),
            taxonomy=typed.get("taxonomy_id", "").strip(),
            organization=_key(typed, "organization_id"),
            modified_after=_moment(typed.get("modified_after", "").strip()),
            minimal=minimal,
            full=_yes(typed, "full"),
            postcode=typed.get("postcode", "").strip()[:10],
            proximity=_number(typed, "proximity", 0, 0, 1_000_000),
            parent=typed.get("parent_id", "").strip(),
        )


def _yes(typed: Mapping[str, str], name: str) -> bool:
    return typed.get(name, "").lower() in ("true", "1", "yes")


def _number(typed: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = typed.get(name, "").strip()
    if not text:
        return usual
    if not text.isdecimal() or len(text) > 8 or int(text) < least:
        raise Refused(f"{name}: a whole number, {least} or more.")
    return min(int(text), most)


def _key(typed: Mapping[str, str], name: str) -> str:
    import uuid

    text = typed.get(name, "").strip()
    try:
        return str(uuid.UUID(text)) if text else ""
    except ValueError:
        raise Refused(f"{name}: a UUID.") from None


def _moment(text: str) -> datetime | None:
    """A moment, or a day in Germany; a moment without a zone is UTC."""
    if not text:
        return None
    try:
        # „+“ in an address that was not escaped arrives as a space.
        found = parse_datetime(text.replace(" ", "+")) if "T" in text else None
        day = parse_date(text) if found is None else None
    except ValueError:
        found = day = None
    if found is not None:
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    raise Refused("modified_after: a moment such as 2026-11-02T09:00:00+01:00.")


# --- Envelope -----------------------------------------------------------------------------------------
def envelope(contents: list[Any], *, asked: Asked, items: int, places: int) -> dict[str, Any]:
    """`items` are there; `places` decide how many pages there are."""
    pages = math.ceil(places / asked.per_page)
    return {
        "total_items": items,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _counts(rows: QuerySet[FeedPlace]) -> tuple[int, int]:
    found = rows.aggregate(places=Count("number"), items=Count("number", filter=Q(present=True)))
    return found["items"], found["places"]


def _window(rows: QuerySet[FeedPlace], asked: Asked, kind: str) -> list[tuple[Any, bool, datetime]]:
    """The places of this page: id, whether it is there, when it changed."""
    start = (asked.page - 1) * asked.per_page
    part = rows.order_by("number")[start : start + asked.per_page]
    return list(part.values_list(f"{kind}_id", "present", "changed_at"))


# --- Services -----------------------------------------------------------------------------------------
def services(asked: Asked, *, day: date, language: str) -> dict[str, Any]:
    """Three queries: how many, which places, what is there (full: and its parts)."""
    rows = _offer_places(asked, language)
    items, places = _counts(rows)
    window = _window(rows, asked, OFFER)
    if asked.minimal:
        contents = [{"id": str(pk), "last_modified": objects.moment(at)} for pk, present, at in window if present]
        return envelope(contents, asked=asked, items=items, places=places)
    found = _offers([pk for pk, present, _ in window if present], full=asked.full)
    contents = []
    for pk, _present, changed_at in window:
        offer = found.get(pk)
        if offer is not None:
            contents.append(_service(offer, asked.full, day, language, changed_at))
        elif asked.modified_after:
            contents.append(objects.gone(pk, changed_at))
    return envelope(contents, asked=asked, items=places if asked.modified_after else items, places=places)


def _service(offer: Offer, full: bool, day: date, language: str, changed_at: datetime) -> dict[str, Any]:
    if full:
        return objects.service(offer, day=day, language=language, changed_at=changed_at)
    return objects.service_in_list(offer, language=language, changed_at=changed_at)


def service(pk: Any, *, day: date, language: str) -> dict[str, Any] | None:
    """One service with everything; one that has left is told as gone."""
    place = FeedPlace.objects.filter(offer=pk).first()
    if place is None:
        return None
    offer = _offers([pk], full=True).get(pk) if place.present else None
    if offer is None:
        return objects.gone(pk, place.changed_at)
    return objects.service(offer, day=day, language=language, changed_at=place.changed_at)


def _offers(keys: list[Any], *, full: bool) -> dict[Any, Offer]:
    """What everybody may read, asked anew: a place in the feed is no permission."""
    rows = Offer.objects.public().filter(pk__in=keys, organisation__in_feed=True)
    if full:
        return {one.pk: one for one in queries_offers.with_parts(rows)}
    return {one.pk: one for one in rows.select_related("organisation", "shown_town").only(*PLAIN)}


def _offer_places(asked: Asked, language: str) -> QuerySet[FeedPlace]:
    """All conditions hold together."""
    rows = FeedPlace.objects.filter(offer__isnull=False)
    if asked.organization:
        rows = rows.filter(offer__organisation_id=asked.organization)
    if asked.modified_after:
        rows = rows.filter(changed_at__gte=asked.modified_after)
    if asked.search:
        rows = rows.filter(offer_id__in=_matching(asked.search, OFFER, language))
    return rows.filter(_of_terms(asked, OFFER))


def _matching(words: str, kind: str, language: str) -> Any:
    query = tsquery(words)
    if query is None:
        return []
    public = Document.objects.filter(kind=kind, scope=Document.Scope.PUBLIC, language__in={language, "de"})
    return public.filter(vector=query).values("object_id")


def _of_terms(asked: Asked, of: str) -> Q:
    wanted = Q()
    if asked.term:
        taxonomy, code, _ = terms().get(asked.term, (None, "", ""))
        wanted &= _has(taxonomy, of, [code]) if taxonomy else Q(pk__in=())
    if asked.taxonomy:
        found = BY_ID.get(asked.taxonomy)
        wanted &= _has(found, of, None) if found else Q(pk__in=())
    return wanted


def _has(taxonomy: Taxonomy, of: str, codes: list[str] | None) -> Q:
    """Entries with the code; with any code of the taxonomy for None."""
    if taxonomy.of != of:
        return Q(pk__in=())
    column = f"{of}__{taxonomy.column}"
    if taxonomy.many:
        return Q(**{f"{column}__contains": codes}) if codes else ~Q(**{column: []})
    return Q(**{f"{column}__in": codes}) if codes else ~Q(**{column: ""})


# --- Services at locations ----------------------------------------------------------------------------
def service_at_locations(asked: Asked, *, day: date, language: str) -> dict[str, Any]:
    rows = _offer_places(asked, language).filter(located=True)
    if asked.postcode:
        rows = _near(rows, asked)
    items, places = _counts(rows)
    window = _window(rows, asked, OFFER)
    found = _offers([pk for pk, present, _ in window if present], full=asked.full)
    contents = []
    for pk, _, changed_at in window:
        if pk in found and asked.full:
            contents.append(objects.service_at_location(found[pk], day=day, language=language, changed_at=changed_at))
        elif pk in found:
            contents.append(objects.service_at_location_in_list(found[pk], language=language, changed_at=changed_at))
    return envelope(contents, asked=asked, items=items, places=places)


def service_at_location(pk: Any, *, day: date, language: str) -> dict[str, Any] | None:
    place = FeedPlace.objects.filter(offer=pk, present=True, located=True).first()
    offer = _offers([pk], full=True).get(pk) if place else None
    if offer is None or place is None:
        return None
    return objects.service_at_location(offer, day=day, language=language, changed_at=place.changed_at)


def _near(rows: QuerySet[FeedPlace], asked: Asked) -> QuerySet[FeedPlace]:
    """With a postcode that everybody may read; with `proximity`, within so many metres of the middle of such places.

    There is no geocoder: the middle is the one of our own entries there.
    """
    shown = Organisation.AddressShown.FULL
    at_house = Q(
        offer__where=Offer.Where.ORGANISATION, offer__organisation__address_shown=shown,
        offer__organisation__postal_code=asked.postcode,
    )  # fmt: skip
    there = at_house | Q(offer__where=Offer.Where.ADDRESS, offer__postal_code=asked.postcode)
    if not asked.proximity:
        return rows.filter(there)
    middle = FeedPlace.objects.filter(there, present=True).aggregate(
        north=Avg("offer__shown_latitude"), east=Avg("offer__shown_longitude")
    )
    if middle["north"] is None:
        return rows.none()
    near = within(Offer.objects.all(), (middle["north"], middle["east"]), asked.proximity / 1000)
    return rows.filter(offer_id__in=near.values("pk"))


# --- Organizations ------------------------------------------------------------------------------------
def organizations(asked: Asked, *, day: date, language: str) -> dict[str, Any]:
    rows = FeedPlace.objects.filter(organisation__isnull=False)
    if asked.modified_after:
        rows = rows.filter(changed_at__gte=asked.modified_after)
    if asked.search:
        rows = rows.filter(organisation_id__in=_matching(asked.search, ORGANISATION, language))
    rows = rows.filter(_of_terms(asked, ORGANISATION))
    items, places = _counts(rows)
    window = _window(rows, asked, ORGANISATION)
    found = _organisations([pk for pk, present, _ in window if present], day, full=asked.full)
    contents = [
        objects.organization(found[pk], day=day, language=language)
        if asked.full
        else objects.organization_in_list(found[pk], language)
        for pk, _, _ in window
        if pk in found
    ]
    return envelope(contents, asked=asked, items=items, places=places)


def organization(pk: Any, *, day: date, language: str) -> dict[str, Any] | None:
    found = _organisations([pk], day, full=True).get(pk)
    return objects.organization(found, day=day, language=language) if found else None


def _organisations(keys: list[Any], day: date, *, full: bool) -> dict[Any, Organisation]:
    rows = Organisation.objects.public().filter(pk__in=keys, in_feed=True)
    return {one.pk: one for one in (queries.with_parts(rows, day) if full else rows)}


# --- Taxonomies ---------------------------------------------------------------------------------------
def taxonomies(asked: Asked) -> dict[str, Any]:
    found = [taxonomy_object(one) for one in TAXONOMIES]
    return _listed([one for one in found if _worded(one, asked)], asked)


def taxonomy_terms(asked: Asked) -> dict[str, Any]:
    """All terms are at the top: our vocabularies have one level."""
    keys = [
        key for key, (taxonomy, _, _) in terms().items() if asked.taxonomy in ("", taxonomy.id) and not asked.parent
    ]
    found = [term_object(key) for key in keys]
    return _listed([one for one in found if _worded(one, asked)], asked)


def _worded(one: dict[str, Any], asked: Asked) -> bool:
    return asked.search.casefold() in f"{one['name']} {one['description']}".casefold()


def _listed(found: list[dict[str, Any]], asked: Asked) -> dict[str, Any]:
    start = (asked.page - 1) * asked.per_page
    return envelope(found[start : start + asked.per_page], asked=asked, items=len(found), places=len(found))
