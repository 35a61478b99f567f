"""The page on which an organisation answers a round: by the link of the mail, or signed in, or on the telephone."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation, of_survey
from augenhoehe.organisations.forms.surveys import AnswerForm
from augenhoehe.organisations.links import survey_reply_id
from augenhoehe.organisations.models import SurveyReply
from augenhoehe.organisations.operations.survey_answers import AnsweredMeanwhile
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import surveys as rules_surveys
from augenhoehe.places.queries import centre_of

from .register import trail


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_answer(request: ActorRequest, token: str) -> HttpResponse:
    """What the link opens. Looking answers nothing; after the last day it says so and whom to call."""
    reply = queries_surveys.reply_behind(survey_reply_id(token))
    if reply is None:
        raise Http404
    if not reply.survey.takes_answers(today()) or reply.organisation.state in rules.ENDED:
        return render(request, "organisations/surveys/late.html", _said(request, reply, _("Die Umfrage ist vorbei")))
    if request.method != "POST" and reply.answered_at and "aendern" not in request.GET:
        return render(request, "organisations/surveys/thanks.html", _said(request, reply, _("Danke für Ihre Antwort")))
    form, refused = AnswerForm(request.POST or None, of=reply), ""
    if request.method == "POST":
        taken, form, refused = _take(request, reply, form, ANONYMOUS)
        if taken:
            return redirect("organisations:survey_answer", token=token)
    title = _("Was braucht Ihre Organisation?")
    context = {**_said(request, reply, title), "form": form, "refused": _(refused) if refused else ""}
    return render(request, "organisations/surveys/answer.html", context)


def survey_reply(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The same page inside, for the organisation's own people and for who writes down a call."""
    day = today()
    reply = get_object_or_404(queries_surveys.replies_for(request.actor, day), pk=pk)
    rules_surveys.check_reply(request.actor, reply, day)
    form, refused = AnswerForm(request.POST or None, of=reply), ""
    if request.method == "POST":
        taken, form, refused = _take(request, reply, form, request.actor)
        if taken:
            messages.success(request, "Die Antwort ist eingetragen.")
            leads = request.actor.may(KEEP_REGISTER) and rules_surveys.can_lead(request.actor, reply.survey)
            return redirect(of_survey(reply.survey) if leads else of_organisation(reply.organisation))
    context = {
        **_said(request, reply, reply.survey.title),
        "breadcrumb": trail(request, reply.organisation),
        "form": form,
        "refused": refused,
        "phone": rules.can_keep(request.actor, reply.organisation),
        "running": reply.survey.running,
    }
    return render(request, "organisations/surveys/reply.html", context)


def _take(request: ActorRequest, reply: SurveyReply, form: AnswerForm, by: Actor) -> tuple[bool, AnswerForm, str]:
    """Whether the answer was taken; else the form to show, with what was typed, and why not."""
    if not form.is_valid():
        return False, form, ""
    try:
        revision = form.cleaned_data["revision"]
        operations.answer_survey(reply=reply, answers=form.answers(), revision=revision, by=by, at=now())
    except AnsweredMeanwhile as no:
        reply.refresh_from_db()
        # What was typed stays; sent again it takes the place of the other answer, which stands above it.
        typed = request.POST.copy()
        typed["revision"] = str(reply.revision)
        return False, AnswerForm(typed, of=reply), no.sentence
    except Refused as no:
        return False, form, no.sentence
    return True, form, ""


def _said(request: ActorRequest, reply: SurveyReply, title: str) -> dict[str, Any]:
    """The round in the reader's language, and the answer as it stands."""
    lines = list(reply.lines.all())
    return {
        "page_title": title,
        "plain_title": f"{title} {reply.organisation.name}",
        "name": format_html("<bdi>{}</bdi>", reply.organisation.name),
        "reply": reply,
        "survey": reply.survey,
        "lines": [(one, _(queries_surveys.kind_label(one.kind, one.addition)), _(str(one.get_said_display())))
                  for one in lines],
        "centre": centre_of(request.installation),
    }  # fmt: skip
