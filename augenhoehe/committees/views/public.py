"""Public pages: which committees there are, who sits there by function, when they meet next, what they decided."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from augenhoehe.committees import queries
from augenhoehe.committees.body_maps import anchor_of, map_of, towns_of
from augenhoehe.committees.body_words import designation, public_profile
from augenhoehe.committees.listings_papers import public_papers_listing
from augenhoehe.committees.models import Paper
from augenhoehe.committees.panels import station_rows
from augenhoehe.committees.papers_shown import annex_rows, effects_of, shown_items, shown_questions
from augenhoehe.committees.tags import paper_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.views.kept import public_page
from augenhoehe.ui.panels import hung
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response


def _trail() -> list[tuple[str, str]]:
    return [(_("Gremien"), reverse("committees:committees_public"))]


@public_page
def committees_public(request: ActorRequest) -> HttpResponse:
    day = today()
    found = list(queries.public_committees_with_meetings(day, now()))
    for one in found:
        one.designation_here = designation(one)  # type: ignore[attr-defined]
    context = {
        "page_title": _("Gremien"),
        "groups": [(place, anchor_of(place), rows) for place, rows in queries.by_place(found, day)],
        "today": day,
        "map": map_of(found, day),
        "towns": towns_of(found, day),
    }
    return render(request, "committees/committees_public.html", context)


@public_page
def papers_public(request: ActorRequest) -> HttpResponseBase:
    """All papers that everybody may read; narrowed to a body, a year, a state; exported as shown."""
    rows = queries.public_paper_list(today())
    context = {"breadcrumb": _trail()}
    return list_response(request, public_papers_listing(), rows, "committees/papers_public.html", context)


@public_page
def paper_public(request: ActorRequest, number: str) -> HttpResponse:
    """One paper: what it asks for, where it lies, how long, and what became of it."""
    found = get_object_or_404(queries.public_papers(), number=number)
    day, stations = today(), queries.as_public(queries.stations_of_paper(found, now()))
    committee, duty = found.submitted_by_committee, queries.duty_on_paper(found)
    context = {
        "page_title": format_html('<span lang="de">{}</span>', found.title),
        "plain_title": found.title,
        "breadcrumb": [*_trail(), (_("Vorlagen"), reverse("committees:papers_public"))],
        "status": paper_tag(found),
        "turn": turn(duty.owner_label, due=_known_due(duty.due, stations), today=day) if duty else None,
        "paper": found,
        "origin": committee.name_on(day) if committee else found.submitter,
        "committee": committee,
        "stations": station_rows(stations),
        "late": [one for one in stations if one.overdue],
        "shows_text": found.state != Paper.State.DRAFT,
        **_parts(found, stations),
        "today": day,
    }
    return render(request, "committees/paper_public.html", context)


def _parts(paper: Paper, stations: list[queries.StationView]) -> dict[str, object]:
    """What everybody may read of its items, questions and annexes; nothing while it is rewritten."""
    if paper.state == Paper.State.DRAFT:
        return {}
    parts = queries.public_parts(paper)
    return {
        "parts": parts,
        "items": shown_items(parts, stations),
        "questions": shown_questions(parts),
        "effects": effects_of(paper),
        "annexes": annex_rows(parts.annexes, "committees:annex_public", paper.number),
        "versions_url": reverse("committees:paper_versions_public", args=[paper.number]) if parts.has_versions else "",
    }


def _known_due(due: date | None, stations: list[queries.StationView]) -> date | None:
    """A day that is over is shown only once the delay is public: before that the unit is asked why."""
    return due if due is None or due >= today() or any(one.overdue for one in stations) else None


@public_page
def committee_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    day = today()
    found = get_object_or_404(queries.public_committee(now()), pk=pk)
    context = {
        "page_title": found.name_on(day),
        "breadcrumb": _trail(),
        "committee": found,
        "names": sorted(found.names.all(), key=lambda one: one.valid_from, reverse=True),
        "balance": queries.balance_on(found, day),
        **public_profile(found, day),
        "decisions": queries.public_decisions(found),
        "meetings": queries.public_meetings_of(found),
        "has_papers": queries.has_public_papers(found),
        "papers": [(one, paper_tag(one)) for one in queries.public_papers_from(found)[:20]],
        "panels": hung(request, "committee.public_panels", ANONYMOUS, found),
        "today": day,
    }
    return render(request, "committees/committee_public.html", context)
