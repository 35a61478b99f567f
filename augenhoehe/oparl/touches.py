"""Which objects may say something else after a record changed, as data: one entry for each of our records.

Too many is only slower: an object whose text stays the same is not stamped. A record of committees that is not named
here counts as a change of what its foreign keys lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from augenhoehe.committees.models import (
    AgendaItem,
    Annex,
    CarryOver,
    Committee,
    CommitteeName,
    ItemDocument,
    Mandate,
    Meeting,
    Minutes,
    Paper,
    Resolution,
    Seat,
    Station,
    Term,
)
from augenhoehe.oparl.models import OparlStamp
from augenhoehe.oparl.sources import Ref
from augenhoehe.oparl.sources.base import home_body
from augenhoehe.oparl.sources.meetings import location_of
from augenhoehe.oparl.sources.people import faction_of, person_of
from augenhoehe.oparl.sources.places import system_ref, terms_of
from augenhoehe.oparl.sources.shelves import file_of
from augenhoehe.places.models import Municipality

Pks = set[UUID]
Touch = Callable[[Pks], Iterable[Ref]]


def _own(kind: str, pks: Iterable[UUID | None]) -> list[Ref]:
    return [Ref(kind, pk, pk) for pk in set(pks) if pk is not None]


def _papers(pks: Pks) -> Iterable[Ref]:
    """With their stations and texts, and the items under which bodies deal with them."""
    stations = set(Station.objects.filter(paper__in=pks).values_list("pk", flat=True))
    items = set(AgendaItem.objects.filter(station__in=stations).values_list("pk", flat=True))
    own = _own("Paper", pks) + _own("Consultation", stations) + [file_of("paper", pk) for pk in pks]
    return chain(own, _items(items))


def _stations(pks: Pks) -> Iterable[Ref]:
    return _papers(set(Station.objects.filter(pk__in=pks).values_list("paper_id", flat=True)))


def _items(pks: Pks) -> Iterable[Ref]:
    """With the meetings that embed them, and the stations that name them."""
    found = list(AgendaItem.objects.filter(pk__in=pks).select_related("station"))
    own = _own("AgendaItem", pks) + _own("Meeting", {one.meeting_id for one in found})
    papers = {one.station.paper_id for one in found if one.station}
    return own + _own("Consultation", {one.station_id for one in found}) + _own("Paper", papers)


def _meetings(pks: Pks) -> Iterable[Ref]:
    home = home_body()
    found = Meeting.objects.filter(pk__in=pks).select_related("committee")
    places = [location_of(one, home) for one in found]
    items = set(AgendaItem.objects.filter(meeting__in=pks).values_list("pk", flat=True))
    return chain(_own("Meeting", pks), places, _items(items | _items_before(pks)))


def _items_before(meetings: Pks) -> Pks:
    """What stood on the agenda when it was stamped: a meeting called off gives its items back without naming them."""
    embeds = OparlStamp.objects.filter(pk__in=meetings).values_list("embeds", flat=True)
    inner = {pk for one in embeds for pk in one}
    return set(OparlStamp.objects.filter(pk__in=inner, kind="AgendaItem").values_list("pk", flat=True))


def _resolutions(pks: Pks) -> Iterable[Ref]:
    return _items(set(Resolution.objects.filter(pk__in=pks).values_list("agenda_item_id", flat=True)))


def _mandates(pks: Pks) -> Iterable[Ref]:
    return _resolutions(set(Mandate.objects.filter(pk__in=pks).values_list("resolution_id", flat=True)))


def _minutes(pks: Pks) -> Iterable[Ref]:
    return _meetings(set(Minutes.objects.filter(pk__in=pks).values_list("meeting_id", flat=True)))


def _annexes(pks: Pks) -> Iterable[Ref]:
    """Of one that was taken away no row is left that leads to its paper: its stamp does."""
    papers = set(Annex.objects.filter(pk__in=pks).values_list("paper_id", flat=True))
    return [file_of("annex", pk) for pk in pks] + _own("Paper", papers)


def _documents(pks: Pks) -> Iterable[Ref]:
    items = set(ItemDocument.objects.filter(pk__in=pks).values_list("item_id", flat=True))
    return chain([file_of("document", pk) for pk in pks], _items(items))


def _seats(pks: Pks) -> Iterable[Ref]:
    """With the person, who may have other seats, the committee that names its memberships, and the lists of the town.

    Which list a seat stood for before nobody knows; there are few of them.
    """
    found, home = list(Seat.objects.filter(pk__in=pks).select_related("committee")), home_body()
    persons = {person_of(one) for one in found}
    towns = {one.committee.municipality_id or home for one in found}
    before = OparlStamp.objects.filter(kind="Organization", organization__isnull=True, body__in=towns)
    lists = {Ref(*row) for row in before.values_list("kind", "id", "source")}
    lists |= {ref for one in found if (ref := faction_of(one, home))}
    return _own("Membership", pks) + list(persons | lists) + _own("Organization", {one.committee_id for one in found})


def _committees(pks: Pks) -> Iterable[Ref]:
    """With its seats, which end with it, its meetings, which carry its name, and the terms of its Body."""
    seats = set(Seat.objects.filter(committee__in=pks).values_list("pk", flat=True))
    meetings = set(Meeting.objects.filter(committee__in=pks).values_list("pk", flat=True))
    places = set(Committee.objects.filter(pk__in=pks).values_list("municipality_id", flat=True))
    home = home_body()
    towns = _places({place for place in (pk or home for pk in places) if place})
    return chain(_own("Organization", pks), _seats(seats), _own("Meeting", meetings), towns)


def _successions(pks: Pks) -> Iterable[Ref]:
    """Either body names the other."""
    pairs = CarryOver.objects.filter(pk__in=pks).values_list("committee_id", "to_committee_id")
    return _own("Organization", {pk for pair in pairs for pk in pair})


def _terms(pks: Pks) -> Iterable[Ref]:
    """A term that is entered takes the place of those derived from when a council was set up."""
    found = Term.objects.filter(pk__in=pks).select_related("committee")
    home = home_body()
    places = {
        one.municipality_id or (one.committee.municipality_id if one.committee else None) or home for one in found
    }
    return _places({pk for pk in places if pk})


def _shown_or_hidden(pks: Pks) -> Iterable[Ref]:
    """Everything that happens in committees which became public, or ceased to be; and who names them."""
    meetings = set(Meeting.objects.filter(committee__in=pks).values_list("pk", flat=True))
    items = set(AgendaItem.objects.filter(committee__in=pks).values_list("pk", flat=True))
    concerned = Paper.objects.filter(Q(submitted_by_committee__in=pks) | Q(stations__committee__in=pks))
    papers = set(concerned.values_list("pk", flat=True))
    passed_on = CarryOver.objects.filter(Q(committee__in=pks) | Q(to_committee__in=pks))
    lines = _successions(set(passed_on.values_list("pk", flat=True)))
    return chain(_committees(pks), lines, _meetings(meetings), _items(items), _papers(papers))


def _names(pks: Pks) -> Iterable[Ref]:
    return _committees(set(CommitteeName.objects.filter(pk__in=pks).values_list("committee_id", flat=True)))


def _threads(pks: Pks) -> Iterable[Ref]:
    """What belongs to a matter is public with it."""
    papers = set(Paper.objects.filter(thread__in=pks).values_list("pk", flat=True))
    items = set(AgendaItem.objects.filter(thread__in=pks).values_list("pk", flat=True))
    return chain(_papers(papers), _items(items))


def _users(pks: Pks) -> Iterable[Ref]:
    return _seats(set(Seat.objects.filter(user__in=pks).values_list("pk", flat=True)))


def _places(pks: Pks) -> Iterable[Ref]:
    terms = [Ref("LegislativeTerm", one.id, pk) for pk, found in terms_of(pks, home_body()).items() for one in found]
    return _own("Body", pks) + terms


def _installation(pks: Pks) -> Iterable[Ref]:
    """Who runs this, which Kreis it is, and whether people are named."""
    places = set(Municipality.objects.served().values_list("pk", flat=True)) | {home_body()}
    seats = set(Seat.objects.values_list("pk", flat=True))
    return chain([system_ref()], _places({pk for pk in places if pk}), _seats(seats))


TOUCHES: dict[str, Touch] = {
    "committees.paper": _papers,
    "committees.station": _stations,
    "committees.agendaitem": _items,
    "committees.meeting": _meetings,
    "committees.resolution": _resolutions,
    "committees.mandate": _mandates,
    "committees.minutes": _minutes,
    "committees.annex": _annexes,
    "committees.itemdocument": _documents,
    "committees.term": _terms,
    "committees.carryover": _successions,
    "committees.seat": _seats,
    "committees.committee": _committees,
    "committees.committee:public": _shown_or_hidden,
    "committees.committeename": _names,
    "journal.thread": _threads,
    "accounts.user": _users,
    "places.municipality": _places,
    "places.installation": _installation,
}
FOLLOWED = "committees."
# Small enough that whoever reads a list meanwhile does not wait for long.
PORTION = 200


def label_of(kind: str, fields: Iterable[str]) -> str:
    """One field of committees decides about everything in them; a new sentence about their task does not."""
    return "committees.committee:public" if kind == "committees.committee" and "public" in fields else kind


def concerns(label: str) -> bool:
    """May a change of such a record change what is public here?"""
    return label in TOUCHES or label.startswith(FOLLOWED)


def touched_by(label: str, pks: set[str]) -> set[Ref]:
    """The objects that a change of these records may have changed."""
    if label in TOUCHES:
        # The installation is one row with the number 1; every other record has a UUID.
        return set(TOUCHES[label]({UUID(pk) for pk in pks if len(pk) == 36}))
    return _followed(label, pks)


def _followed(label: str, pks: set[str]) -> set[Ref]:
    model: Any = apps.get_model(label)
    links = [one for one in model._meta.concrete_fields if one.many_to_one or one.one_to_one]
    found: set[Ref] = set()
    for link in links:
        outer = link.related_model._meta.label_lower
        if outer in TOUCHES and outer.startswith(FOLLOWED):
            rows = model._base_manager.filter(pk__in=pks, **{f"{link.name}__isnull": False})
            found |= set(TOUCHES[outer](set(rows.values_list(f"{link.name}_id", flat=True))))
    return found


def everything() -> Iterator[set[Ref]]:
    """All objects there may be, in portions: what has to be asked to build the stamps anew."""
    committees = dict(Committee.objects.values_list("pk", "municipality_id"))
    yield set(_installation(set())) | set(_places({pk for pk in committees.values() if pk}))
    yield set(_own("Organization", committees))
    for label in ("committees.paper", "committees.meeting", "committees.agendaitem"):
        pks = list(apps.get_model(label)._base_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), PORTION):
            yield set(TOUCHES[label](set(pks[start : start + PORTION])))
