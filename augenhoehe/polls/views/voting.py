"""The page behind the link of a vote. Looking votes nothing; the button does."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.polls import links, operations, queries
from augenhoehe.polls.forms import VoteForm
from augenhoehe.polls.models import Poll, Ticket
from augenhoehe.polls.results import result_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: ActorRequest, token: str) -> HttpResponse:
    """In the reader's language, on a phone first, without signing in."""
    ticket = _by_link(token)
    poll, language = ticket.poll, get_language() or "de"
    may = poll.runs_on(today()) and not ticket.voted
    options = queries.options_of(poll)
    form = VoteForm(request.POST or None, poll=poll, options=options, language=language)
    refused = ""
    if request.method == "POST" and (not may or form.is_valid()):
        try:
            values = form.values() if may and poll.kind != Poll.Kind.TEXT else {}
            text = form.cleaned_data.get("text", "") if may else ""
            operations.cast_vote(ticket=ticket, values=values, text=text, at=now())
            return redirect("polls:vote", token=token)
        except Refused as no:
            refused = no.sentence
            ticket.refresh_from_db(fields=["voted"])
    return render(request, "polls/vote.html", _context(ticket, form, language, refused), status=403 if refused else 200)


def _context(ticket: Ticket, form: VoteForm, language: str, refused: str) -> dict[str, Any]:
    poll = ticket.poll
    question = text_in(poll.question, language)
    open_now = poll.runs_on(today())
    return {
        "page_title": format_html(
            '<span lang="{}" dir="{}">{}</span>', question.language, question.direction, question
        ),
        "plain_title": question.text,
        "poll": poll,
        "committee": poll.committee.name_on(today()),
        "missing": question.missing,
        "form": form if open_now and not ticket.voted else None,
        "voted": ticket.voted,
        "open": open_now,
        "refused": refused,
        "result": result_of(poll, language),
    }


def _by_link(token: str) -> Ticket:
    pk = links.ticket_named(token)
    found = queries.ticket_by_id(pk) if pk else None
    if found is None or found.poll.state in (Poll.State.DRAFT, Poll.State.DROPPED):
        raise Http404
    return found
