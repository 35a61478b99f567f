"""The public page of a meeting: agenda without closed titles, resolutions, the public part of the minutes."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from augenhoehe.committees import editions, queries
from augenhoehe.committees.models import Meeting
from augenhoehe.committees.tags import meeting_tag
from augenhoehe.core.clock import day_of, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.ui.words import long_day

from .minutes import sent


@public_page
def meeting_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_meetings(), pk=pk)
    day = day_of(found.starts_at)
    minutes = queries.public_minutes().filter(meeting=found).first()
    name = found.committee.name_on(day)
    heading = _("Sitzung am %(day)s") % {"day": long_day(day)}
    context = {
        "page_title": heading,
        "plain_title": f"{heading}: {name}",
        "breadcrumb": [
            (_("Gremien"), reverse("committees:committees_public")),
            (
                format_html('<span lang="de">{}</span>', name),
                reverse("committees:committee_public", args=[found.committee_id]),
            ),
        ],
        "status": meeting_tag(found),
        "meeting": found,
        "name": name,
        "points": [(one, _decision(one)) for one in queries.public_points(found)],
        "minutes": minutes,
        "view": queries.view_of(minutes, public_only=True) if minutes else None,
        "kinds": editions.KINDS,
        "coming": found.state in Meeting.COMING and day >= today(),
    }
    return render(request, "committees/meeting_public.html", context)


def _decision(point: queries.PublicPoint) -> queries.Decision | None:
    """Of a closed item only the text that was released."""
    return queries.decision(point.resolution, point.item is not None) if point.resolution else None


@public_page
def minutes_public_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """The public edition of published minutes, for everybody."""
    found = get_object_or_404(queries.public_minutes(), meeting_id=pk)
    content = editions.minutes_content(queries.view_of(found, public_only=True), queries.letterhead(found.meeting))
    return sent(request, content, kind)
