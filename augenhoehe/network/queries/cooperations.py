"""What pages, reports and the picture of the network ask about cooperations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.network.models import Cooperation, CooperationDocument, CooperationPartner
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import ContactCard, contact_card, keeps, right_in
from augenhoehe.organisations.queries.entries import worded as worded_organisations
from augenhoehe.places.models import Municipality


def _partners() -> Prefetch:
    rows = CooperationPartner.objects.select_related("organisation__municipality")
    rows = rows.defer("organisation__municipality__boundary").order_by("organisation__sorting", "id")
    return Prefetch("partners", queryset=rows)


def _towns() -> Prefetch:
    return Prefetch("towns", queryset=Municipality.objects.in_order().defer("boundary"))


def with_parts(rows: QuerySet[Cooperation]) -> QuerySet[Cooperation]:
    """With partners and towns, in three queries however many there are."""
    return rows.prefetch_related(_partners(), _towns())


# --- For pages --------------------------------------------------------------------------------------
def cooperations_for(actor: Actor, day: date) -> QuerySet[Cooperation]:
    rows: QuerySet[Cooperation] = Cooperation.objects.visible_to(actor, day)
    return with_parts(rows)


def cooperation_for(actor: Actor, day: date) -> QuerySet[Cooperation]:
    """One with everything; for get_object_or_404."""
    return cooperations_for(actor, day).select_related("contact__organisation", "note__organisation")


def partners_for(actor: Actor, day: date) -> QuerySet[CooperationPartner]:
    """Partners in cooperations the actor may find; for get_object_or_404."""
    rows = CooperationPartner.objects.select_related("cooperation", "organisation__municipality")
    rows = rows.defer("organisation__municipality__boundary")
    return rows.filter(cooperation__in=Cooperation.objects.visible_to(actor, day))


def documents_for(actor: Actor, day: date) -> QuerySet[CooperationDocument]:
    """Documents are for partners and the coordination: a reader of the network learns that there is an agreement."""
    rows = CooperationDocument.objects.select_related("file", "cooperation")
    return rows.filter(cooperation__in=tended_by(actor, day))


def tended_by(actor: Actor, day: date) -> QuerySet[Cooperation]:
    """Those in which the actor speaks for a partner or keeps the entry of one."""
    own = Q(partners__organisation__in=Organisation.objects.represented(actor, day))
    reach = actor.reach(KEEP_REGISTER)
    if reach.everywhere:
        return Cooperation.objects.all()
    kept = Q(partners__organisation__municipality_id__in=reach.municipalities)
    return Cooperation.objects.filter(pk__in=Cooperation.objects.filter(own | kept).values("pk"))


def worded(rows: QuerySet[Cooperation], typed: str) -> QuerySet[Cooperation]:
    for word in typed.split()[:6]:
        named = worded_organisations(Organisation.objects.public(), word).values("pk")
        rows = rows.filter(
            Q(subject__icontains=word) | Q(text__icontains=word)
            | Q(pk__in=CooperationPartner.objects.filter(organisation__in=named).values("cooperation_id"))
        )  # fmt: skip
    return rows


def in_town(rows: QuerySet[Cooperation], town_id: str) -> QuerySet[Cooperation]:
    """Where it takes place; not where a partner lives, who may hide that."""
    return rows.filter(
        pk__in=Cooperation.towns.through.objects.filter(municipality_id=town_id).values("cooperation_id")
    )


def contact_of(cooperation: Cooperation, actor: Actor, day: date) -> ContactCard | None:
    """What the reader may see of the contact person: as on the page of the organisation."""
    contact = cooperation.contact
    if contact is None or (contact.valid_until and contact.valid_until < day):
        return None
    owner = contact.organisation
    whole = actor.signed_in and (actor.system or keeps(actor, owner) or bool(right_in(actor, owner, day)))
    found = contact_card(contact, whole)
    return found if found.name or found.email or found.phone else None


def possible_partners(actor: Actor, day: date) -> QuerySet[Organisation]:
    """Everybody in the public register can be asked."""
    return Organisation.objects.public().in_order()  # type: ignore[no-any-return]


def own_organisations(actor: Actor, day: date) -> QuerySet[Organisation]:
    """In whose name the actor may begin something."""
    return Organisation.objects.represented(actor, day).public().in_order()  # type: ignore[no-any-return]


def contacts_of(cooperation: Cooperation, actor: Actor, day: date) -> QuerySet[Contact]:
    """Contact persons of the partners, as far as the actor may know them."""
    mine = [
        one.organisation_id for one in cooperation.partners.all()
        if keeps(actor, one.organisation) or right_in(actor, one.organisation, day)
    ]  # fmt: skip
    known = Q(organisation__in=mine) | Q(name_shown=True) | Q(email_shown=True) | Q(phone_shown=True)
    partners = [one.organisation_id for one in cooperation.partners.all()]
    rows = Contact.objects.valid_on(day).filter(organisation__in=partners).filter(known)
    return rows.select_related("organisation").order_by("organisation__sorting", "id")


# --- For other pages and reports --------------------------------------------------------------------
def of_organisation(organisation: Organisation, actor: Actor, day: date) -> list[Cooperation]:
    """Its cooperations as the reader may see them, each with its partners' names; what ended comes last."""
    found = _of_organisation.ask(actor=actor, organisation=organisation.pk, day=day)
    hang(found["rows"], "partners", found["partners"], "cooperation_id")
    return found["rows"]


@composed
def _of_organisation(*, actor: Actor, organisation: UUID, day: date) -> Mapping[str, QuerySet[Any]]:
    own = CooperationPartner.objects.filter(organisation=organisation).values("cooperation_id")
    rows = Cooperation.objects.visible_to(actor, day).filter(pk__in=own)
    partners = CooperationPartner.objects.filter(cooperation__in=rows.values("pk")).select_related("organisation")
    return {
        "rows": rows.only("subject", "state", "agreed_on").order_by("-state", "sorting", "id"),
        "partners": partners.only("cooperation", "organisation__name").order_by("organisation__sorting", "id"),
    }


def public_of(organisation: Organisation, day: date) -> list[Cooperation]:
    """What stands on its public page: agreed, public, and not over."""
    rows = Cooperation.objects.public().of(organisation).exclude(state=Cooperation.State.ENDED)
    return list(with_parts(rows).in_order())  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class CooperationFigures:
    """Agreed cooperations of a time: how many, of which kinds and fields, and between how many organisations."""

    total: int
    running: int
    ended: int
    by_kind: tuple[tuple[str, int], ...]
    by_field: tuple[tuple[str, int], ...]
    organisations: int


def agreed_between(since: date, until: date) -> QuerySet[Cooperation]:
    """Agreed cooperations that were under way at some day of the time (both days count)."""
    begun = Q(begins_on__isnull=True) | Q(begins_on__lte=until)
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=since)
    rows = Cooperation.objects.agreed().filter(agreed_on__lte=until)
    return with_parts(rows.filter(begun & lasting).in_order())


def figures(since: date, until: date) -> CooperationFigures:
    """For reports: of the network as a whole, never of one organisation."""
    rows = list(agreed_between(since, until))
    ended = [one for one in rows if one.ended_on and one.ended_on <= until]
    kinds = Counter(one.get_kind_display() for one in rows)
    fields = Counter(one.get_field_display() for one in rows if one.field)
    partners: set[Any] = {link.organisation_id for one in rows for link in one.partners.all()}
    running = [one for one in rows if one not in ended and one.state != Cooperation.State.PLANNED]
    return CooperationFigures(
        total=len(rows), running=len(running), ended=len(ended), by_kind=tuple(kinds.most_common()),
        by_field=tuple(fields.most_common()), organisations=len(partners),
    )  # fmt: skip
