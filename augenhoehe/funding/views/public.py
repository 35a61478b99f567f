"""The catalogue for everybody: find a programme, read it, take its deadlines along."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.funding import calendars, words
from augenhoehe.funding.forms.public import ProgrammeSearchForm
from augenhoehe.funding.models import FundingProgramme
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.rules.programmes import can_keep
from augenhoehe.funding.tags import check_tag
from augenhoehe.funding.vocabularies import Applicant
from augenhoehe.journal.views.kept import kept_by, public_page
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.ui.words import days_ago


@login_not_required
@require_safe
@kept_by("fach", "wer", "frist")
def programmes_public(request: ActorRequest) -> HttpResponse:
    """Which programmes there are, the next deadline first."""
    form = ProgrammeSearchForm(request.GET)
    wish, day = form.wish(), today()
    rows = list(queries.found(wish, day))
    context = {
        "page_title": gettext("Förderung"),
        "form": form,
        "choices": _choices(form, wish),
        "wish": wish,
        "lines": [_line(one, day) for one in rows],
        "deadlines": any(one.next_deadline for one in rows),
    }
    return render(request, "funding/programmes_public.html", context)


def _choices(form: ProgrammeSearchForm, wish: queries.Wish) -> list[Any]:
    fields = [form["fach"], form["wer"], form["frist"]]
    for field, chosen in zip(fields, (wish.field, wish.applicant, wish.deadline), strict=True):
        field.chosen = chosen  # type: ignore[attr-defined]
    return fields


def _line(programme: Any, day: Any) -> dict[str, Any]:
    """One programme in the list; expects the deadlines to be read along."""
    deadline = programme.next_deadline
    return {
        "programme": programme,
        "sums": words.sum_words(programme),
        "deadline": deadline,
        "left": days_ago(deadline, day) if deadline else "",
        "fields": labels(Field, programme.fields),
        "tag": check_tag(programme, day),
    }


@public_page
def programme_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, day, actor = get_object_or_404(queries.public_programmes(today()), pk=pk), today(), request.actor
    rules = queries.rules_of(found)
    organisations = queries.own_organisations(actor, day)
    context = {
        "page_title": format_html('<span lang="de">{}</span>', found.name),
        "plain_title": found.name,
        "breadcrumb": [(gettext("Förderung"), reverse("funding:programmes_public"))],
        "status": check_tag(found, day),
        "programme": found,
        "calls": [_call(one, day) for one in queries.calls_of(found, day)],
        "sums": words.sum_words(found),
        "fields": labels(Field, found.fields),
        "applicants": labels(Applicant, found.applicants),
        "level": gettext(found.get_level_display()),
        "conditions": [(words.required(one), one.kind == "own") for one in rules],
        "to_check": found.to_check(day),
        "keeps": can_keep(actor),
        "may_remember": bool(organisations) or (actor.signed_in and can_keep(actor)),
        "bookmark": queries.bookmark_of(actor, found),
        "own": bool(organisations),
    }
    return render(request, "funding/programme_public.html", context)


def _call(call: Any, day: Any) -> dict[str, Any]:
    return {
        "call": call,
        "later": bool(call.opens and call.opens > day),
    }


@public_page
def programme_calendar(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The deadlines of one programme."""
    found: FundingProgramme = get_object_or_404(queries.public_programmes(today()), pk=pk)
    calls = [one for one in queries.deadlines(today()) if one.programme_id == found.pk]
    return _calendar(calls, slug(found.name)[:60] or "foerderung")


@public_page
def deadlines_calendar(request: ActorRequest) -> HttpResponse:
    """The deadlines of all programmes; a calendar may subscribe to this address."""
    return _calendar(queries.deadlines(today()), "foerderfristen")


def _calendar(calls: list[Any], name: str) -> HttpResponse:
    return HttpResponse(
        calendars.deadlines_file(calls, at=now()), content_type=calendars.CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"'},
    )  # fmt: skip
