"""The self-report on diversity by the link of a mail: asked inside, answered without signing in (S0-29)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.forms.diversity_link import LinkReportForm
from augenhoehe.network.links import question_id_of
from augenhoehe.network.models import DiversityQuestion
from augenhoehe.network.queries import diversity as queries
from augenhoehe.network.rules import diversity as rules
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.queries.confirming import mailbox_of
from augenhoehe.organisations.views.register import find
from augenhoehe.places.queries import centre_of

from .diversity import address, whole_trail

NO_ADDRESS = "Zu dieser Organisation ist keine E-Mail-Adresse bekannt. Tragen Sie zuerst einen Kontakt ein."


def diversity_ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Send the link; who has it already gets it once more."""
    found = find(request, pk)
    rules.check_ask(request.actor, found)
    mailbox = mailbox_of(found, today())
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.ask_diversity(organisation=found, by=request.actor, at=now())
        return address(found), "Die Frage ist unterwegs."

    lead = f"Die Mail geht an {mailbox.email}. Geantwortet wird ohne Anmeldung, freiwillig." if mailbox else NO_ADDRESS
    return ask(
        request, form, act, title=f"Nach der Vielfalt fragen: {found.name}", button="Jetzt fragen",
        breadcrumb=whole_trail(request, found), lead=lead,
    )  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def diversity_answer(request: ActorRequest, token: str) -> HttpResponse:
    """Looking answers nothing; mail programs look by themselves. After the answer or the last day it says so."""
    question = queries.question_for(question_id_of(token))
    if question is None:
        raise Http404
    form, refused = LinkReportForm(request.POST or None), ""
    if request.method == "POST" and question.takes_answers(today()):
        try:
            if "decline" in request.POST:
                operations.decline_diversity(question=question, at=now())
                return redirect("network:diversity_answer", token=token)
            if form.is_valid():
                operations.answer_diversity(question=question, at=now(), **form.cleaned_data)
                return redirect("network:diversity_answer", token=token)
        except Refused as no:
            if no.field in form.fields:
                form.add_error(no.field, _(no.sentence))
            else:
                refused = _(no.sentence)
    return render(request, "network/diversity_answer.html", _shown(request, question, form, refused))


def _shown(request: ActorRequest, question: DiversityQuestion, form: LinkReportForm, refused: str) -> dict[str, Any]:
    """Nothing that was said before: a link can be passed on."""
    if question.answered_at:
        title = _("Danke für Ihre Antwort")
    elif question.takes_answers(today()):
        title = _("Wie vielfältig sind Sie?")
    else:
        title = _("Dieser Link ist abgelaufen")
    return {
        "page_title": title,
        "plain_title": f"{title} {question.organisation.name}",
        "name": format_html("<bdi>{}</bdi>", question.organisation.name),
        "question": question,
        "asks": question.takes_answers(today()),
        "form": form,
        "refused": refused,
        "centre": centre_of(request.installation),
    }
