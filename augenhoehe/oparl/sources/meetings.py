from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from augenhoehe.committees.models import AgendaItem, Committee, Mandate, Meeting
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.journal.models import Thread
from augenhoehe.oparl.kinds import url_of
from augenhoehe.oparl.models import OparlStamp

from .base import Fact, Ref, Wanted, body_of, day, home_body, link, made_from, moment, page, rows_of, said
from .files import files_on
from .shown import public_items, public_meetings, public_stations

# The words that OParl recommends; a meeting called off says `cancelled` besides.
STATES = {Meeting.State.HELD: "durchgeführt", Meeting.State.INVITED: "eingeladen"}


def location_of(meeting: Meeting, home: UUID | None) -> Ref:
    """A place is the same within one Body when it is written the same."""
    body = body_of(meeting.committee.municipality_id, home)
    return Ref("Location", made_from("location", body, meeting.place), meeting.pk)


def meetings(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    found = list(public_meetings().filter(pk__in=rows_of(wanted)).select_related("committee"))
    names = _names(found)
    items: dict[UUID | None, list[Ref]] = defaultdict(list)
    for pk, meeting in public_items().filter(meeting__in=found).order_by("order").values_list("pk", "meeting_id"):
        items[meeting].append(Ref("AgendaItem", pk, pk))
    files = files_on("Meeting", {one.pk for one in found})
    for one in found:
        called_off = one.state == Meeting.State.CANCELLED
        before = "eingeladen" if one.invited_at else "terminiert"
        content = said(
            name=names[one.committee_id].name_on(day_of(one.starts_at)),
            meetingState=STATES.get(Meeting.State(one.state), before),
            cancelled=True if called_off else None,
            start=moment(one.starts_at),
            organization=[url_of("Organization", one.committee_id)],
            web=page(reverse("committees:committee_public", args=[one.committee_id])),
            augenhoehe_cancelledReason=one.cancelled_reason,
        )
        embeds = {"agendaItem": items[one.pk], **files[one.pk]}
        if one.place:
            embeds["location"] = [location_of(one, home)]
        body = body_of(one.committee.municipality_id, home)
        yield Fact(Ref("Meeting", one.pk, one.pk), body, content, organization=one.committee_id, embeds=embeds)


def _names(found: Sequence[Meeting]) -> dict[UUID, Committee]:
    return {one.pk: one for one in Committee.objects.with_names().filter(pk__in={one.committee_id for one in found})}


def locations(wanted: Wanted) -> Iterable[Fact]:
    """Where public meetings take place; the rows are meetings, each place is told once.

    When the meeting moved from which a place was known, another one that still takes place there tells it.
    """
    told = {one.ref.id: one for one in _places_of(rows_of(wanted)) if one.ref.id in wanted}
    untold = wanted.keys() - told.keys()
    if untold:
        others = OparlStamp.objects.filter(kind="Meeting", embeds__overlap=list(untold))
        found = _places_of(set(others.values_list("source", flat=True)))
        told.update((one.ref.id, one) for one in found if one.ref.id in untold)
    return told.values()


def _places_of(meetings: set[UUID]) -> Iterable[Fact]:
    home = home_body()
    rows = public_meetings().filter(pk__in=meetings).exclude(place="").select_related("committee")
    for one in rows.order_by("-starts_at", "id"):
        body = body_of(one.committee.municipality_id, home)
        yield Fact(location_of(one, home), body, said(description=one.place))


def agenda_items(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    rows = public_items().filter(pk__in=rows_of(wanted)).select_related("committee", "resolution", "thread")
    found = list(rows)
    shown = set(public_meetings().filter(agenda_items__in=found).values_list("pk", flat=True))
    ways = set(public_stations().filter(items__in=found).values_list("pk", flat=True))
    charged = _mandates(found)
    files = files_on("AgendaItem", {one.pk for one in found})
    for one in found:
        content = said(
            meeting=link("Meeting", one.meeting_id if one.meeting_id in shown else None),
            number=str(one.order),
            order=one.order,
            name=one.title,
            public=True,
            consultation=link("Consultation", one.station_id if one.station_id in ways else None),
            web=_page_of(one.thread),
            **_decided(one, charged[one.pk]),
        )
        body = body_of(one.committee.municipality_id, home)
        yield Fact(
            Ref("AgendaItem", one.pk, one.pk), body, content, organization=one.committee_id, embeds=files[one.pk]
        )


def _page_of(thread: Thread | None) -> str | None:
    return page(reverse("journal:thread_public", args=[thread.number])) if thread and thread.number else None


def _decided(item: AgendaItem, mandates: list[dict[str, Any]]) -> dict[str, Any]:
    """What the committee decided: result and wording as OParl has them, votes, reason and mandates as our own."""
    resolution = getattr(item, "resolution", None)
    if resolution is None:
        return {}
    votes = {"yes": resolution.yes, "no": resolution.no, "abstentions": resolution.abstentions}
    return {
        "result": resolution.get_kind_display(),
        "resolutionText": text_in(resolution.public_text, "de").text or resolution.wording,
        "augenhoehe_result": resolution.kind,
        "augenhoehe_reason": resolution.reason,
        "augenhoehe_votes": votes if resolution.counted else None,
        "augenhoehe_resubmitOn": day(resolution.resubmit_on),
        "augenhoehe_mandates": mandates,
    }


def _mandates(found: Sequence[AgendaItem]) -> dict[UUID, list[dict[str, Any]]]:
    """Who has to do what until when, by office; never a person."""
    given: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = Mandate.objects.public().filter(resolution__agenda_item__in=found).order_by("due", "id")
    for one in rows.select_related("resolution"):
        told = {"title": one.title, "unit": one.unit, "due": day(one.due), "state": one.state}
        given[one.resolution.agenda_item_id].append(told)
    return given
