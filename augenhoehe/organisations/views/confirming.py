"""„Stimmt das noch?“: asked inside, answered by the link of the mail without signing in."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation, public_of_organisation
from augenhoehe.organisations.forms.confirming import AskAllForm, CorrectionForm
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.links import question_id_of
from augenhoehe.organisations.models import ConfirmationRequest, Organisation
from augenhoehe.organisations.operations.confirming import NO_ADDRESS
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import confirming as queries_confirming
from augenhoehe.organisations.rules import entries as rules

from .register import kept, trail


def organisation_ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask one organisation now."""
    found = kept(request, pk)
    mailbox = queries_confirming.mailbox_of(found, today())
    form = RevisionForm(request.POST or None, of=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.ask_organisation(organisation=found, by=request.actor, at=now())
        return of_organisation(found), "Die Frage ist unterwegs."

    lead = f"Die Mail geht an {mailbox.email}." if mailbox else NO_ADDRESS
    return ask(
        request, form, act, title=f"„Stimmt das noch?“ {found.name}", button="Jetzt fragen",
        breadcrumb=trail(request, found), lead=lead,
    )  # fmt: skip


def organisations_ask(request: ActorRequest) -> HttpResponse:
    """„Alle jetzt fragen“: first how many, who has no address, and who was asked already."""
    request.actor.check(KEEP_REGISTER)
    seen = queries_confirming.preview(request.actor, today())
    form = AskAllForm(request.POST if request.method == "POST" else None, expected=seen.asked)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        count = operations.ask_all(by=request.actor, at=now())
        sentence = "Eine Mail ist unterwegs." if count == 1 else f"{count} Mails sind unterwegs."
        return trail(request)[0][1], sentence

    words = "Eine Organisation" if seen.asked == 1 else f"{seen.asked} Organisationen"
    return ask(
        request, form, act, title="Alle fragen: Stimmt das noch?", button=f"{words} jetzt fragen",
        breadcrumb=trail(request), template="organisations/ask_all.html", seen=seen,
    )  # fmt: skip


def answer_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the organisation wrote is done."""
    found = kept(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.settle_answer(organisation=found, by=request.actor, at=now(), **data)
        return of_organisation(found), "Erledigt. Der Eintrag gilt als bestätigt."

    return ask(
        request, form, act, title=f"Antwort erledigt: {found.name}", button="Erledigt, Eintrag stimmt jetzt",
        breadcrumb=trail(request, found),
    )  # fmt: skip


# --- The page behind the link ------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: ActorRequest, token: str) -> HttpResponse:
    """The entry and three answers. Looking answers nothing; mail programs look by themselves."""
    question = queries_confirming.question_for(question_id_of(token))
    if question is None:
        raise Http404
    form = _form(request, question)
    refused = ""
    if request.method == "POST" and not question.answered_at:
        try:
            if _answer(question, request.POST.get("answer", ""), form):
                return redirect("organisations:confirmation", token=token)
        except Conflict:
            # What was typed stays; the page shows the entry as it is now, and the next try counts from there.
            question.organisation.refresh_from_db()
            form = _form(request, question, again=True)
            refused = _("Inzwischen hat jemand den Eintrag geändert. Bitte sehen Sie noch einmal nach.")
        except Refused as no:
            if no.field in form.fields:
                form.add_error(no.field, _(no.sentence))
            else:
                refused = no.sentence
    return render(request, "organisations/confirmation.html", _shown(question, form, token, refused))


def _form(request: ActorRequest, question: ConfirmationRequest, *, again: bool = False) -> CorrectionForm:
    organisation = question.organisation
    # Whatever was pressed: what somebody typed stands there again, unless the entry simply stays as it is.
    plain = (ConfirmationRequest.Answer.YES, ConfirmationRequest.Answer.CLOSED)
    data = request.POST.copy() if request.method == "POST" and request.POST.get("answer") not in plain else None
    contact, language = queries_confirming.shown_contact(organisation, today()), get_language() or "de"
    form = CorrectionForm(data, of=organisation, contact=contact, language=language)
    if data is None or not again:
        return form
    for name, value in {**form.now(), "revision": str(organisation.revision)}.items():
        data[name] = value
    return CorrectionForm(data, of=organisation, contact=contact, language=language)


def _answer(question: ConfirmationRequest, answer: str, form: CorrectionForm) -> bool:
    """Whether the answer was taken; a form with mistakes is shown again."""
    at = now()
    if answer == ConfirmationRequest.Answer.YES:
        operations.answer_yes(question=question, at=at)
    elif answer == ConfirmationRequest.Answer.CLOSED:
        operations.answer_closed(question=question, at=at)
    elif answer == ConfirmationRequest.Answer.CHANGED and form.is_valid():
        operations.correct_entry(
            question=question, correction=form.correction, revision=form.cleaned_data["revision"], at=at
        )
    else:
        return False
    return True


def _shown(question: ConfirmationRequest, form: CorrectionForm, token: str, refused: str) -> dict[str, Any]:
    """Only what everybody may read: a link can be passed on."""
    day, language = today(), get_language() or "de"
    found = queries.any_entry(question.organisation_id, day)
    title = _("Danke für Ihre Antwort") if question.answered_at else _("Stimmt das noch?")
    return {
        "page_title": title,
        "plain_title": f"{title} {found.name}",
        "organisation": found,
        "name": format_html("<bdi>{}</bdi>", found.name),
        "card": queries.made_card(found, whole=False, day=day, language=language),
        "question": question,
        "first": found.state == Organisation.State.REPORTED,
        "public_url": public_of_organisation(found),
        "form": form,
        "token": token,
        "refused": refused,
        "open_changed": form.is_bound,
        "name_waits": bool(question.answered_at) and queries_confirming.name_waits(found),
        "askable": not question.answered_at and rules.can_be_asked(found),
    }
