from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.committees.models import Committee, Seat
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
    """Public committees; dissolved ones stay, their resolutions hold on."""
    found, home = Committee.objects.public().filter(pk__in=rows_of(wanted)).with_names(), home_body()
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    for seat in public_seats().filter(committee__in=found).order_by("valid_from", "id"):
        seats[seat.committee_id].append(seat)
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
        )
        yield Fact(Ref("Organization", one.pk, one.pk), body, content, organization=one.pk)


def person_of(seat: Seat) -> Ref:
    """One person for each account; without an account each seat stands for itself: nobody is joined by name."""
    source = seat.user_id or seat.pk
    return Ref("Person", made_from("person", source), source)


def _content_of(seat: Seat) -> dict[str, object]:
    return said(
        person=url_of("Person", person_of(seat).id),
        organization=url_of("Organization", seat.committee_id),
        role=seat.function,
        votingRight=seat.voting,
        startDate=day(seat.valid_from),
        endDate=day(seat.valid_until),
        augenhoehe_for=seat.organisation,
    )


def memberships(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    for seat in public_seats().filter(pk__in=rows_of(wanted)).select_related("committee"):
        body = body_of(seat.committee.municipality_id, home)
        yield Fact(Ref("Membership", seat.pk, seat.pk), body, _content_of(seat), organization=seat.committee_id)


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
