"""The other ends of links, by name and address for who may open them; for others only that there is one."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from augenhoehe.committees.addresses import of_paper
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from . import queries
from .models import RecordLink


@dataclass(frozen=True, slots=True)
class End:
    """What a paper is linked with; without a name it is not for this reader."""

    link: RecordLink
    what: str
    name: str = ""
    url: str = ""


def ends_of(actor: Actor, links: list[RecordLink], day: date) -> list[End]:
    """Three questions, however many links."""
    threads = set(queries.threads_among(actor, [one.thread_id for one in links if one.thread_id]))
    measures = set(queries.measures_among(actor, [one.measure_id for one in links if one.measure_id]))
    papers = set(queries.papers_among(actor, [one.station.paper_id for one in links if one.station], day))
    return [_end(one, threads, measures, papers, day) for one in links]


def _end(link: RecordLink, threads: set, measures: set, papers: set, day: date) -> End:
    if link.thread is not None:
        if link.thread_id not in threads:
            return End(link, "Vorgang")
        return End(link, "Vorgang", link.thread.title, link.thread.get_absolute_url())
    if link.measure is not None:
        if link.measure_id not in measures:
            return End(link, "Maßnahme")
        return End(link, "Maßnahme", link.measure.title, reverse("concept_inside:measure", args=[link.measure_id]))
    if link.station is None or link.station.paper_id not in papers:
        return End(link, "Station")
    name = f"{link.station.paper.title}: {link.station.committee.name_on(day)}"
    return End(link, "Station", name, of_paper(link.station.paper))
