"""What the pages of the register ask: lists with filters, umbrellas, doubles."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet

from augenhoehe.accounts.models import Grant
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import distance, sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import (
    ChangeRequest,
    Contact,
    Membership,
    Organisation,
    OrganisationInvitation,
    OrganisationQuerySet,
    RegisterImport,
    Representative,
)
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import in_list, keeps, with_parts
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.search.queries import spellings

NONE_SHOWN = Organisation.AddressShown.NONE
_WORD = re.compile(r"[^\W_]+")
# Words that many names share and that tell nothing apart.
_COMMON = frozenset({"e", "v", "ev", "der", "die", "das", "und", "fur", "in", "im", "am", "verein", "ggmbh", "gmbh"})
MOST_ALIKE = 6
# More is compared than is alike.
MOST_RESEMBLING = 400
_GONE = (Organisation.State.MERGED, Organisation.State.REFUSED)
# From so many letters on, one of them may be a slip: „Chor Mohn“ is not „Chor Mond“.
LONG_WORD = 6
MOST_FOUND = 30


# --- Lists --------------------------------------------------------------------------------------------
def register_rows(actor: Actor, day: date, *, file: bool) -> OrganisationQuerySet:
    """The list inside: everything the actor may find, without what went into another entry; a file says more."""
    rows = Organisation.objects.visible_to(actor, day).exclude(state=Organisation.State.MERGED)
    return with_parts(rows, day) if file else in_list(rows)


def own_rows(actor: Actor, day: date) -> QuerySet[Organisation]:
    """The entries the actor speaks for."""
    return with_parts(Organisation.objects.represented(actor, day), day).in_order()  # type: ignore[no-any-return]


def in_town(rows: QuerySet[Organisation], town_id: str) -> QuerySet[Organisation]:
    """At home or active there. Who hides the whole address is not found by it."""
    home = Q(municipality_id=town_id) & ~Q(address_shown=NONE_SHOWN)
    active = Organisation.towns.through.objects.filter(municipality_id=town_id).values("organisation_id")
    return rows.filter(home | Q(pk__in=active))


def worded(rows: QuerySet[Organisation], typed: str) -> QuerySet[Organisation]:
    """Every word, or one near it, in the names or in what the organisation says of itself; never in what is hidden."""
    for word, near in spellings(typed.split()[:6]).items():
        found = Q(searchable__contains=word.lower())
        for other in (word, *near):
            found |= Q(searchable__contains=sort_key(other))
        rows = rows.filter(found)
    return rows


def language_choices() -> list[tuple[str, str]]:
    """The languages that are in use in the register."""
    each = Func(F("languages"), function="unnest")
    used = set(Organisation.objects.public().annotate(code=each).order_by().values_list("code", flat=True).distinct())
    return sorted(((code, SPOKEN.get(code, code)) for code in used), key=lambda one: sort_key(one[1]))


def kept_towns(actor: Actor) -> QuerySet[Municipality]:
    """The towns in which the actor keeps the register."""
    rows, reach = served_towns().defer("boundary"), actor.reach(KEEP_REGISTER)
    return rows if reach.everywhere else rows.filter(pk__in=reach.municipalities)


# --- One entry ------------------------------------------------------------------------------------------
def memberships_of(organisation: Organisation) -> tuple[list[Membership], list[Membership]]:
    """(the umbrellas it belongs to, the members it has); only with published ones, in the order of names."""
    shown = Organisation.State.PUBLISHED
    above = Membership.objects.filter(member=organisation, umbrella__state=shown).select_related("umbrella")
    below = Membership.objects.filter(umbrella=organisation, member__state=shown).select_related("member")
    return list(above.order_by("umbrella__sorting")), list(below.order_by("member__sorting"))


def contacts_of(organisation: Organisation, day: date) -> QuerySet[Contact]:
    return Contact.objects.valid_on(day).filter(organisation=organisation).order_by("valid_from", "id")


def people_of(organisation: Organisation, day: date) -> QuerySet[Representative]:
    """Who keeps the entry today."""
    rows = Representative.objects.valid_on(day).filter(organisation=organisation)
    return rows.select_related("user").order_by("user__sorting", "id")


def with_empty_role(day: date) -> QuerySet[Grant, uuid.UUID]:
    """Who held a place in an organisation and holds none any more, but still the role."""
    places = Representative.objects.filter(user=OuterRef("user"))
    rows = Grant.objects.filter(role=Role.MIGRANT_ORGANISATION, revoked_at__isnull=True)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
    rows = rows.filter(Exists(places), ~Exists(places.valid_from(day)))
    return rows.values_list("user_id", flat=True)


def invited_to(organisation: Organisation) -> QuerySet[OrganisationInvitation]:
    """Invitations that were neither accepted nor withdrawn."""
    waiting = organisation.invitations.filter(
        invitation__accepted_at__isnull=True, invitation__withdrawn_at__isnull=True
    )
    return waiting.select_related("invitation").order_by("invitation__invited_at")


def contacts_for(actor: Actor, day: date) -> QuerySet[Contact]:
    """Contacts that still hold, of entries the actor may find; for get_object_or_404."""
    rows = Contact.objects.valid_on(day).select_related("organisation")
    return rows.filter(organisation__in=Organisation.objects.visible_to(actor, day))


def places_for(actor: Actor, day: date) -> QuerySet[Representative]:
    """Open places in entries the actor may find; for get_object_or_404."""
    rows = Representative.objects.valid_on(day).select_related("organisation", "user")
    return rows.filter(organisation__in=Organisation.objects.visible_to(actor, day))


def wishes_for(actor: Actor, day: date) -> QuerySet[ChangeRequest]:
    """Wishes about entries the actor may find; for get_object_or_404."""
    rows = ChangeRequest.objects.select_related("organisation")
    return rows.filter(organisation__in=Organisation.objects.visible_to(actor, day))


def imports_for(actor: Actor) -> QuerySet[RegisterImport]:
    """Imports the actor may see, without their long lists."""
    return RegisterImport.objects.visible_to(actor).defer("columns", "listed", "mapping")


def import_for(actor: Actor) -> QuerySet[RegisterImport]:
    """One import with all it has; for get_object_or_404."""
    rows = RegisterImport.objects.visible_to(actor).select_related("municipality", "file")
    return rows.defer("municipality__boundary")


# --- Doubles --------------------------------------------------------------------------------------------
def plain_name(name: str) -> str:
    """What tells a name apart: without „e. V.“, case, accents and signs."""
    words = [word for word in _WORD.findall(sort_key(name)) if word not in _COMMON]
    return " ".join(words) or sort_key(name)


def beginning(name: str) -> str:
    """How the sorting key of such a name begins, whatever legal form follows."""
    key = sort_key(name)
    ends = [word.end() for word in _WORD.finditer(key) if word.group() not in _COMMON]
    return key[: ends[-1]] if ends else key


def alike(one: str, other: str) -> bool:
    """Two plain names that are probably the same: word by word, with at most one slip in each longer word."""
    if one == other:
        return True
    pairs = list(zip(one.split(), other.split(), strict=False))
    if abs(len(one) - len(other)) > len(pairs) or len(one.split()) != len(other.split()):
        return False
    return all(_same_word(word, said) for word, said in pairs)


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= LONG_WORD and distance(one, other, 1) <= 1)


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entry as doubles are looked for: its plain names and its town."""

    pk: object
    name: str
    names: tuple[str, ...]
    municipality_id: object


def known_names() -> list[KnownName]:
    """Every entry that somebody keeps, in one query."""
    gone = (Organisation.State.MERGED, Organisation.State.REFUSED)
    rows = Organisation.objects.exclude(state__in=gone).values_list("pk", "name", "short_name", "municipality_id")
    return [
        KnownName(pk, name, tuple(plain_name(one) for one in (name, short) if one), town)
        for pk, name, short, town in rows.order_by("sorting", "id")
    ]


def doubles_among(known: Iterable[KnownName], name: str, municipality_id: object) -> list[KnownName]:
    """Entries with nearly the same name, in the same town or without one."""
    wanted = plain_name(name)
    return [
        one
        for one in known
        if (None in (one.municipality_id, municipality_id) or one.municipality_id == municipality_id)
        and any(alike(wanted, other) for other in one.names)
    ]


def doubles_of(organisation: Organisation, actor: Actor, day: date) -> Sequence[Organisation]:
    """Entries the actor may find that are probably the same organisation."""
    wanted = plain_name(organisation.name)
    rows = Organisation.objects.visible_to(actor, day).exclude(state__in=_GONE).exclude(pk=organisation.pk)
    if organisation.municipality_id:
        rows = rows.filter(Q(municipality=organisation.municipality_id) | Q(municipality__isnull=True))
    # The database finds what shares most of the longest word; the few that are left are compared word by word.
    rows = rows.filter(_resembling(max(wanted.split(), key=len))).order_by("sorting", "pk")
    said = rows.values_list("pk", "name", "short_name")[:MOST_RESEMBLING]
    alike_ones = [pk for pk, *names in said if any(alike(wanted, plain_name(name)) for name in names if name)]
    if not alike_ones:
        return []
    found = list(rows.filter(pk__in=alike_ones).select_related("municipality").defer("municipality__boundary"))
    return sorted(found[:MOST_ALIKE], key=lambda one: (one.sorting, one.pk))


def _resembling(word: str) -> Q:
    """Has the word, or what a slip in it leaves whole: its beginning or its end, unless the slip swaps the middle."""
    if len(word) < LONG_WORD:
        return Q(searchable__contains=word)
    half = len(word) // 2
    swapped = f"{word[: half - 1]}{word[half]}{word[half - 1]}{word[half + 1 :]}"
    found = Q()
    for part in (word[:half], word[half:], swapped):
        found |= Q(searchable__contains=part)
    return found


def merge_candidates(organisation: Organisation, actor: Actor, day: date, typed: str) -> list[Organisation]:
    """What the typed words find among entries somebody keeps; without words, what is probably the same."""
    if not typed:
        return list(doubles_of(organisation, actor, day))
    gone = (Organisation.State.MERGED, Organisation.State.REFUSED)
    rows = Organisation.objects.visible_to(actor, day).exclude(state__in=gone).exclude(pk=organisation.pk)
    rows = worded(rows, typed).select_related("municipality").defer("municipality__boundary")
    return [one for one in rows.in_order()[:MOST_FOUND] if keeps(actor, one)]  # type: ignore[attr-defined]


def moves_of(organisation: Organisation, day: date) -> list[str]:
    """What goes to the other entry when this one is merged into it, in words."""
    above, below = memberships_of(organisation)
    return [
        *(f"Kontakt: {contact}" for contact in contacts_of(organisation, day)),
        *(f"Zugang: {place.user.name}, {place.get_right_display()}" for place in people_of(organisation, day)),
        *(f"Mitgliedschaft: {link.umbrella.name}" for link in above),
        *(f"Mitglied: {link.member.name}" for link in below),
    ]


def possible_umbrellas(organisation: Organisation) -> QuerySet[Organisation]:
    rows = Organisation.objects.public().filter(kind=Organisation.Kind.UMBRELLA).exclude(pk=organisation.pk)
    return rows.in_order()  # type: ignore[no-any-return]
