"""What the pages of needs and of the contact log ask; and which shared things could meet a need, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import ContactNote, Need, Organisation, Resource
from augenhoehe.organisations.queries.pool import place_of, resources_for

Kind, Shared = Need.Kind, Resource.Kind
# Which shared things can meet a kind of need; the others are found by words alone.
FITTING: dict[str, tuple[str, ...]] = {
    Kind.ROOM: (Shared.ROOM,),
    Kind.TRAINING: (Shared.SKILL,),
    Kind.VOLUNTEERS: (Shared.VOLUNTEERS, Shared.LANGUAGES),
}
MOST, SHOWN_NOTES, SHORTEST_WORD = 5, 5, 5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A shared thing that could meet the need, with the reasons in words."""

    resource: Resource
    reasons: tuple[str, ...]


# --- Needs --------------------------------------------------------------------------------------------
def needs_for(actor: Actor, day: date) -> QuerySet[Need]:
    rows = Need.objects.visible_to(actor, day).select_related(
        "organisation__municipality", "met_by__organisation", "survey"
    )
    return rows.defer("organisation__municipality__boundary")


def worded(rows: QuerySet[Need], typed: str) -> QuerySet[Need]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(text__icontains=word) | Q(organisation__name__icontains=word))
    return rows


def suggestions(need: Need, actor: Actor, day: date) -> list[Suggestion]:
    """The best few of what the reader may see: kind, then town, then shared words; never the organisation's own."""
    rows = resources_for(actor, day).offered(day).exclude(organisation=need.organisation_id)  # type: ignore[attr-defined]
    if need.wanted_from:
        rows = rows.filter(Q(available_until__isnull=True) | Q(available_until__gte=need.wanted_from))
    if need.wanted_until:
        rows = rows.filter(Q(available_from__isnull=True) | Q(available_from__lte=need.wanted_until))
    found = [(one, _reasons(need, one)) for one in rows.in_order()]
    fitting = [(weight, Suggestion(one, why)) for one, (weight, why) in found if weight]
    return [one for _, one in sorted(fitting, key=lambda pair: -pair[0])[:MOST]]


def _reasons(need: Need, resource: Resource) -> tuple[int, tuple[str, ...]]:
    """(weight, reasons); the same town alone is no reason."""
    fits = resource.kind in FITTING.get(need.kind, ())
    theirs = _words([resource.title, resource.text])
    words = {word for plain, word in _words([need.text]).items() if plain in theirs}
    if not fits and not words:
        return 0, ()
    town = place_of(resource)
    near = bool(town) and resource.organisation.municipality_id == need.organisation.municipality_id
    told = [
        f"passt zur Art: {resource.get_kind_display()}" if fits else "",
        f"im selben Ort: {town}" if near else "",
        f"gemeinsame Wörter: {', '.join(sorted(words))}" if words else "",
    ]
    return 4 * fits + 2 * near + min(len(words), 3), tuple(filter(None, told))


def _words(texts: Iterable[str]) -> dict[str, str]:
    """Longer words without case and accents, each with how it was written."""
    found = [word for text in texts for word in _WORD.findall(text) if len(word) >= SHORTEST_WORD]
    return {sort_key(word): word for word in found}


# --- The contact log ------------------------------------------------------------------------------------
def notes_for(actor: Actor) -> QuerySet[ContactNote]:
    rows = ContactNote.objects.visible_to(actor).select_related("organisation__municipality")
    return rows.defer("organisation__municipality__boundary")


@dataclass(frozen=True, slots=True)
class SupportYear:
    """What the centre gave in a year: how often of each kind, and how much money."""

    year: int
    organisations: int
    advice: int
    training: int
    money: int
    room: int
    amount: Decimal


def _each_kind(prefix: str = "", extra: Q | None = None) -> dict[str, Count | Sum]:
    within = extra or Q()
    found: dict[str, Count | Sum] = {
        str(kind.value): Count(f"{prefix}pk", filter=within & Q(**{f"{prefix}kind": kind}))
        for kind in ContactNote.SUPPORT
    }
    return {**found, "amount": Sum(f"{prefix}amount", filter=within)}


def _support_notes(actor: Actor) -> QuerySet[ContactNote]:
    return ContactNote.objects.visible_to(actor).filter(kind__in=ContactNote.SUPPORT)


def support_years(actor: Actor) -> list[SupportYear]:
    """The latest year first; one query."""
    counted = {"organisations": Count("organisation", distinct=True), **_each_kind()}
    rows: Any = _support_notes(actor).values("day__year").annotate(**counted)
    years = []
    for row in rows:
        counts: dict[str, Any] = {name: row[name] for name in counted}
        years.append(SupportYear(**{**counts, "year": row["day__year"], "amount": row["amount"] or Decimal(0)}))
    return sorted(years, key=lambda one: -one.year)


def supported(actor: Actor, year: int | None) -> QuerySet[Organisation]:
    """The organisations that were helped, with how often and how much; of one year, or of all."""
    notes = _support_notes(actor)
    if year is not None:
        notes = notes.filter(day__year=year)
    within = Q(contact_notes__in=notes.values("pk"))
    rows = Organisation.objects.filter(pk__in=notes.values("organisation")).select_related("municipality")
    return rows.defer("municipality__boundary").annotate(**_each_kind("contact_notes__", within))


def worded_organisations(rows: QuerySet[Organisation], typed: str) -> QuerySet[Organisation]:
    return rows.filter(Q(sorting__contains=sort_key(typed)) | Q(short_name__icontains=typed))


def worded_notes(rows: QuerySet[ContactNote], typed: str) -> QuerySet[ContactNote]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(topic__icontains=word) | Q(result__icontains=word) | Q(organisation__name__icontains=word))
    return rows
