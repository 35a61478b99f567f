from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.committees.models import CarryOver, Committee, Seat
from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.oparl.kinds import list_of, url_of
from augenhoehe.places.queries import module_on

from .base import Fact, Ref, Wanted, body_of, day, home_body, made_from, page, rows_of, said

_KIND = Committee.Kind
# Whoever sits here by a mandate holds a public office; elsewhere people are shown by nothing but the minutes inside.
PUBLIC_OFFICE = frozenset(
    {_KIND.COUNCIL, _KIND.DISTRICT_COUNCIL, _KIND.DISTRICT_COMMITTEE, _KIND.SPECIALIST_COMMITTEE,
     _KIND.INTEGRATION_COMMITTEE}
)  # fmt: skip
CLASSIFICATIONS = {
    _KIND.COUNCIL: "Parlament",
    _KIND.DISTRICT_COUNCIL: "Parlament",
    _KIND.DISTRICT_COMMITTEE: "Ausschuss",
    _KIND.SPECIALIST_COMMITTEE: "Ausschuss",
    _KIND.INTEGRATION_COMMITTEE: "Beirat",
}


def public_seats() -> QuerySet[Seat]:
    """Seats held by a mandate in a public body of the town or the Kreis; nobody else's appears (OParl 1.1, no. 1.6)."""
    held = Q(user__isnull=False) | ~Q(holder_name="")
    return Seat.objects.filter(
        held, committee__public=True, committee__kind__in=PUBLIC_OFFICE, sector=Seat.Sector.POLITICS
    )


def organizations(wanted: Wanted) -> Iterable[Fact]:
    """Public committees, dissolved ones too: their resolutions hold on. And the lists that their seats stand for."""
    found, home = Committee.objects.public().filter(pk__in=rows_of(wanted)).with_names(), home_body()
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    for seat in public_seats().filter(committee__in=found).order_by("valid_from", "id"):
        seats[seat.committee_id].append(seat)
    lines = _lines(found)
    for one in found:
        body = body_of(one.municipality_id, home)
        names = sorted(one.names.all(), key=lambda name: name.valid_from)
        basis = next((name.legal_basis for name in reversed(names) if name.legal_basis), "")
        content = said(
            body=url_of("Body", body) if body else None,
            name=one.name_on(one.ended_on or today()),
            membership=[url_of("Membership", seat.pk) for seat in seats[one.pk]],
            meeting=list_of("Organization", one.pk, "Meeting"),
            consultation=list_of("Organization", one.pk, "Consultation"),
            organizationType="Gremium",
            classification=CLASSIFICATIONS.get(_KIND(one.kind), one.get_kind_display()),
            startDate=day(one.started_on),
            endDate=day(one.ended_on),
            web=page(reverse("committees:committee_public", args=[one.pk])),
            augenhoehe_kind=one.kind,
            augenhoehe_task=text_in(one.short_text, "de").text,
            augenhoehe_legalBasis=basis,
            augenhoehe_predecessor=lines[one.pk].get("predecessor"),
            augenhoehe_successor=lines[one.pk].get("successor"),
        )
        yield Fact(Ref("Organization", one.pk, one.pk), body, content, organization=one.pk)
    yield from _factions(wanted)


def faction_of(seat: Seat, home: UUID | None) -> Ref | None:
    """The list or faction a seat stands for, one in each Body by its name; expects the committee to be selected."""
    body = body_of(seat.committee.municipality_id, home)
    if not seat.list_name or body is None:
        return None
    return Ref("Organization", made_from("faction", body, seat.list_name), body)


def _factions(wanted: Wanted) -> Iterable[Fact]:
    """As the pages of their bodies name them; nothing is known of them but the name."""
    home, told = home_body(), set[UUID]()
    here = Q(committee__municipality_id__in=rows_of(wanted))
    if home in rows_of(wanted):
        here |= Q(committee__municipality__isnull=True)
    for seat in public_seats().filter(here).exclude(list_name="").select_related("committee").order_by("id"):
        ref = faction_of(seat, home)
        if ref is not None and ref.id in wanted and ref.id not in told:
            told.add(ref.id)
            body = url_of("Body", ref.source)
            content = said(body=body, name=seat.list_name, organizationType="Fraktion", classification="Fraktion")
            yield Fact(ref, ref.source, content)


def _lines(found: Iterable[Committee]) -> dict[UUID, dict[str, list[str]]]:
    """Whom a body follows and who follows it, among those that are public."""
    named: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    public = Committee.objects.public()
    rows = CarryOver.objects.filter(kind=CarryOver.Kind.SUCCESSION, committee__in=public, to_committee__in=public)
    pairs = rows.filter(Q(committee__in=found) | Q(to_committee__in=found)).order_by("starts_on", "id")
    for old, new in pairs.values_list("committee_id", "to_committee_id"):
        named[old]["successor"].append(url_of("Organization", new))
        named[new]["predecessor"].append(url_of("Organization", old))
    return named


def person_of(seat: Seat) -> Ref:
    """One person for each account; without an account each seat stands for itself: nobody is joined by name."""
    source = seat.user_id or seat.pk
    return Ref("Person", made_from("person", source), source)


def _content_of(seat: Seat, home: UUID | None) -> dict[str, object]:
    faction = faction_of(seat, home)
    return said(
        person=url_of("Person", person_of(seat).id),
        organization=url_of("Organization", seat.committee_id),
        role=seat.function,
        votingRight=seat.voting,
        onBehalfOf=url_of("Organization", faction.id) if faction else None,
        startDate=day(seat.valid_from),
        endDate=day(seat.valid_until),
        augenhoehe_for=seat.organisation,
    )


def memberships(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    for seat in public_seats().filter(pk__in=rows_of(wanted)).select_related("committee"):
        body = body_of(seat.committee.municipality_id, home)
        yield Fact(Ref("Membership", seat.pk, seat.pk), body, _content_of(seat, home), organization=seat.committee_id)


def people(wanted: Wanted) -> Iterable[Fact]:
    """People in public office, with their memberships. The name only where the installation decided to name them."""
    home, named = home_body(), module_on("oparl_names")
    rows = rows_of(wanted)
    seats = public_seats().filter(Q(user_id__in=rows) | Q(user__isnull=True, pk__in=rows))
    grouped: dict[Ref, list[Seat]] = defaultdict(list)
    for seat in seats.select_related("committee", "user").order_by("valid_from", "id"):
        grouped[person_of(seat)].append(seat)
    for ref, held in grouped.items():
        body = body_of(held[0].committee.municipality_id, home)
        content = said(body=url_of("Body", body) if body else None, name=held[-1].holder if named else None)
        yield Fact(ref, body, content, embeds={"membership": [Ref("Membership", one.pk, one.pk) for one in held]})
