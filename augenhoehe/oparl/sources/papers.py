from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from augenhoehe.committees.models import AgendaItem, Paper, PaperItem
from augenhoehe.core.clock import day_of
from augenhoehe.oparl.kinds import url_of

from .base import Fact, Ref, Wanted, body_of, day, home_body, page, rows_of, said
from .files import files_on
from .shown import public_items, public_meetings, public_stations


def papers(wanted: Wanted) -> Iterable[Fact]:
    home = home_body()
    rows = Paper.objects.public().filter(pk__in=rows_of(wanted)).select_related("thread", "submitted_by_committee")
    found = list(rows.defer("reasons"))
    ways: dict[UUID, list[Ref]] = defaultdict(list)
    passed = public_stations().filter(paper__in=found).order_by("order", "id")
    for pk, paper in passed.values_list("pk", "paper_id"):
        ways[paper].append(Ref("Consultation", pk, pk))
    files = files_on("Paper", {one.pk for one in found})
    items = _items({one.pk for one in found})
    for one in found:
        body, committee = body_of(one.municipality_id, home), one.submitted_by_committee
        content = said(
            body=url_of("Body", body) if body else None,
            name=one.title,
            reference=one.number,
            date=day(day_of(one.submitted_at)) if one.submitted_at else None,
            paperType=one.get_kind_display(),
            originatorOrganization=[url_of("Organization", committee.pk)] if committee and committee.public else None,
            web=page(reverse("committees:paper_public", args=[one.number])),
            augenhoehe_state=one.state,
            augenhoehe_result=one.result,
            augenhoehe_submitter=one.submitter,
            augenhoehe_items=items[one.pk],
            augenhoehe_thread=page(reverse("journal:thread_public", args=[one.thread.number])),
            augenhoehe_withdrawnReason=one.withdrawn_reason,
        )
        yield Fact(Ref("Paper", one.pk, one.pk), body, content, embeds={"consultation": ways[one.pk], **files[one.pk]})


def _items(papers: set[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """What is to be decided, point by point; a point that is not public leaves its number out."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for one in PaperItem.objects.public().filter(paper__in=papers).order_by("paper", "order"):
        point = said(number=one.order, text=one.text, addressee=one.addressee, dueWish=day(one.due_wish))
        found[one.paper_id].append(point)
    return found


def consultations(wanted: Wanted) -> Iterable[Fact]:
    """The stations of a paper: before whom, in which role, since when, and what came of it."""
    home = home_body()
    found = list(public_stations().filter(pk__in=rows_of(wanted)).annotate(place=F("paper__municipality")))
    dealt = _dealt_with({one.pk for one in found})
    for one in found:
        item, meeting = dealt.get(one.pk, (None, None))
        content = said(
            paper=url_of("Paper", one.paper_id),
            agendaItem=url_of("AgendaItem", item) if item else None,
            meeting=url_of("Meeting", meeting) if meeting else None,
            organization=[url_of("Organization", one.committee_id)],
            authoritative=one.authoritative,
            role=one.get_role_display(),
            augenhoehe_order=one.order,
            augenhoehe_state=one.state,
            augenhoehe_openedOn=day(one.opened_on),
            augenhoehe_decidedOn=day(one.decided_on),
            augenhoehe_result=one.result,
        )
        body = body_of(one.place, home)
        yield Fact(Ref("Consultation", one.pk, one.pk), body, content, organization=one.committee_id)


def _dealt_with(stations: set[UUID]) -> dict[UUID | None, tuple[UUID, UUID | None]]:
    """The last public item of each station, with its meeting if that is public."""
    rows = AgendaItem.objects.filter(pk__in=public_items(), station_id__in=stations)
    found = list(rows.order_by("meeting__starts_at", "id").values_list("station_id", "pk", "meeting_id"))
    shown = set(public_meetings().filter(pk__in={row[2] for row in found}).values_list("pk", flat=True))
    return {station: (pk, meeting if meeting in shown else None) for station, pk, meeting in found}
