"""Rounds of questions inside: the list, one round with who answered and what came out, and its verbs."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_survey
from augenhoehe.organisations.figures_surveys import results_of
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.surveys import SurveyForm, UntilForm
from augenhoehe.organisations.listings.surveys import lines_listing, replies_listing, survey_tag, surveys_listing
from augenhoehe.organisations.models import Survey
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import confirming as queries_confirming
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.rules import surveys as rules_surveys
from augenhoehe.ui.tables import list_response

Crumbs = list[tuple[str, str]]


@require_GET
def surveys(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(KEEP_REGISTER)
    rows = queries_surveys.surveys_for(request.actor)
    return list_response(
        request, surveys_listing(today()), rows, "organisations/surveys/surveys.html", {"breadcrumb": _trail()[:1]}
    )


@require_GET
def survey(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who answered and what came out; before it is opened, whom it would ask."""
    found, actor, day = _find(request, pk), request.actor, today()
    leads = rules_surveys.can_lead(actor, found)
    listing = replies_listing(leads, found.running)
    rounds = queries_surveys.counted([found, *queries_surveys.earlier(found, actor)], actor, day)
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(),
        "status": survey_tag(found, day),
        "survey": found,
        "leads": leads,
        "draft": _draft(found, request) if found.state == Survey.State.DRAFT else None,
        "now": rounds[0],
        "figure": results_of(rounds[0], rounds[1:]) if found.opened_at else None,
        "may_remind": leads and rules_surveys.can_remind(found, queries_surveys.silent(found).count()),
        "late": found.running and found.ends_on < day,
        "lines_url": reverse("organisations_inside:survey_lines", args=[found.pk]),
    }
    rows = queries_surveys.replies_of(found, actor, day)
    return list_response(request, listing, rows, "organisations/surveys/survey.html", context)


def _draft(found: Survey, request: ActorRequest) -> dict[str, Any]:
    """Whom it would ask, and who of them has no mailbox."""
    rows = list(queries_surveys.audience_of(found, request.actor))
    boxes = queries_confirming.mailboxes(rows, today())
    return {"rows": rows, "without": [one for one in rows if one.pk not in boxes], "mails": len(boxes)}


@require_GET
def survey_lines(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Every need that was named, with filters and as a file; each name leads to what could meet it."""
    found = _find(request, pk)
    rows = queries_surveys.lines_of(found, request.actor, today())
    context = {"breadcrumb": [*_trail(), (found.title, of_survey(found))]}
    return list_response(request, lines_listing(found), rows, "organisations/surveys/lines.html", context)


# --- Its verbs --------------------------------------------------------------------------------------------
def survey_draw_up(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_REGISTER)
    form = _form(request, None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.draw_up_survey(
            municipality=form.cleaned_data.get("municipality"), by=request.actor, at=now(), **form.values()
        )
        return of_survey(made), "Die Runde ist angelegt. Noch ist niemand gefragt."

    return ask(
        request, form, act, title="Bedarfserhebung anlegen", button="Anlegen und ansehen", breadcrumb=_trail(),
        lead="Sie sehen danach, wer gefragt wird. Mails gehen erst hinaus, wenn Sie die Runde öffnen.",
    )  # fmt: skip


def survey_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    form = _form(request, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_survey(
            survey=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )  # fmt: skip
        return of_survey(found), "Gespeichert."

    return ask(request, form, act, title="Runde ändern", button="Speichern", breadcrumb=_trail_of(found))


def survey_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    draft = _draft(found, request)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        sent = operations.open_survey(survey=found, by=request.actor, at=now(), **data)
        return of_survey(found), "Eine Mail ist unterwegs." if sent == 1 else f"{sent} Mails sind unterwegs."

    count = len(draft["rows"])
    words = "Eine Organisation" if count == 1 else f"{count} Organisationen"
    return ask(
        request, form, act, title=f"Runde öffnen: {found.title}", button=f"{words} jetzt fragen",
        breadcrumb=_trail_of(found), template="organisations/surveys/open.html", draft=draft, survey=found,
    )  # fmt: skip


def survey_remind(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    form = RevisionForm(request.POST or None, of=found)
    count = queries_surveys.silent(found).count()

    def act(data: dict[str, Any]) -> tuple[str, str]:
        sent = operations.remind_survey(survey=found, by=request.actor, at=now(), **data)
        return of_survey(found), "Eine Erinnerung ist unterwegs." if sent == 1 else f"{sent} Erinnerungen gehen hinaus."

    return ask(
        request, form, act, title="An die Frage erinnern", button="Jetzt erinnern", breadcrumb=_trail_of(found),
        lead=f"Noch ohne Antwort: {count}. Erinnert wird einmal; danach rufen Sie an.",
    )  # fmt: skip


def survey_extend(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    reopens = found.state == Survey.State.CLOSED
    form = UntilForm(request.POST or None, of=found, initial={"ends_on": None if reopens else found.ends_on})
    verb = operations.reopen_survey if reopens else operations.extend_survey

    def act(data: dict[str, Any]) -> tuple[str, str]:
        verb(survey=found, by=request.actor, at=now(), **data)
        return of_survey(found), "Die Runde läuft bis zum neuen Tag."

    title = "Runde wieder öffnen" if reopens else "Frist ändern"
    return ask(request, form, act, title=title, button=title, breadcrumb=_trail_of(found))


def survey_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.close_survey(survey=found, by=request.actor, at=now(), **data)
        return of_survey(found), "Die Runde ist geschlossen."

    return ask(
        request, form, act, title="Runde schließen", button="Schließen", breadcrumb=_trail_of(found),
        lead="Danach antwortet niemand mehr, auch nicht am Telefon. Wer den Link öffnet, liest das.",
    )  # fmt: skip


def survey_discard(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _led(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.discard_survey(survey=found, by=request.actor, at=now(), **data)
        return reverse("organisations_inside:surveys"), "Der Entwurf ist gelöscht."

    return ask(
        request, form, act, title="Entwurf löschen", button="Löschen", danger=True, breadcrumb=_trail_of(found)
    )  # fmt: skip


# --- Parts ------------------------------------------------------------------------------------------------
def _form(request: ActorRequest, found: Survey | None) -> SurveyForm:
    everywhere = request.actor.reach(KEEP_REGISTER).everywhere
    towns = queries_register.kept_towns(request.actor)
    return SurveyForm(request.POST or None, towns=towns, everywhere=everywhere, of=found)


def _find(request: ActorRequest, pk: uuid.UUID) -> Survey:
    found: Survey = get_object_or_404(queries_surveys.surveys_for(request.actor), pk=pk)
    return found


def _led(request: ActorRequest, pk: uuid.UUID) -> Survey:
    found = _find(request, pk)
    rules_surveys.check_lead(request.actor, found)
    return found


def _trail() -> Crumbs:
    return [
        ("Organisationen", reverse("organisations_inside:organisations")),
        ("Bedarfserhebungen", reverse("organisations_inside:surveys")),
    ]


def _trail_of(found: Survey) -> Crumbs:
    return [*_trail(), (found.title, of_survey(found))]
