"""What hangs on the pages of measures and threads, and what waits under „Heute“."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.concept.models import Measure
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries, rules
from .addresses import of_council_paper
from .models import RecordLink
from .permissions import READ_RECORDS
from .tags import reading_tag


def papers_on_measure(actor: Actor, measure: Measure) -> dict[str, Any] | None:
    return _rows(queries.links_on_measure(actor, measure)) if actor.may(READ_RECORDS) else None


def papers_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    return _rows(queries.links_on_thread(actor, thread)) if actor.may(READ_RECORDS) else None


def _rows(links: list[RecordLink]) -> dict[str, Any] | None:
    rows = [(link.paper, of_council_paper(link.paper), _house(link), _last(link)) for link in links]
    return {"rows": rows} if rows else None


def _house(link: RecordLink) -> str:
    return link.paper.body.name if link.paper.body else link.paper.source.name


def _last(link: RecordLink) -> Any:
    """The latest result that the town's record tells."""
    told = [
        (str(one.meeting.starts_at or "") if one.meeting else "", one.item.reading)
        for one in link.paper.consultations.all()
        if one.item and one.item.reading
    ]
    return reading_tag(max(told, key=lambda one: one[0])[1]) if told else None


def waiting_results(actor: Actor) -> list[dict[str, Any]]:
    """Results of towns that wait for a station of ours, and texts nobody has read."""
    found = []
    if rules.can_link(actor) and (count := queries.count_open_proposals(actor)):
        what = "Ein Ergebnis einer Kommune wartet" if count == 1 else f"{number(count)} Ergebnisse von Kommunen warten"
        url = reverse("council_records_inside:proposals")
        found.append({"title": what, "url": url, "note": "für Ihre Stationen übernehmen oder nicht", "waits": True})
    return found
