"""The moderation at work: the list, one contribution, and each verb with a form of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.requests import ActorRequest
from augenhoehe.forum import listings, marks, operations
from augenhoehe.forum.addresses import of_contribution, public_of_contribution
from augenhoehe.forum.forms.inside import AnswerForm, PublishForm, RedactForm, ReferForm, RejectForm, TranslateForm
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.permissions import ANSWER, MODERATE
from augenhoehe.forum.queries import inside as queries
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.reasons import REASONS
from augenhoehe.forum.rules import moderation as rules
from augenhoehe.forum.subjects import subject_of
from augenhoehe.forum.tags import inside_tag
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure.addresses import of_hint
from augenhoehe.structure.queries.inbox import hint_for
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day


def trail(found: Contribution | None = None) -> list[Crumb]:
    start = [("Mitreden", reverse("forum_inside:contributions"))]
    return start if found is None else [*start, (found.heading("de").text or "Beitrag", of_contribution(found))]


def find(request: ActorRequest, pk: uuid.UUID) -> Contribution:
    found: Contribution = get_object_or_404(queries.contributions_for(request.actor), pk=pk)
    return found


@require_safe
def contributions(request: ActorRequest) -> HttpResponseBase:
    """The queue of the moderation; who only answers finds there what is published in the own towns."""
    actor = request.actor
    if not actor.may(ANSWER):
        actor.check(MODERATE)
    rows, settings = queries.contributions_for(actor), forum_settings()
    context = {"closed": settings.closed}
    return list_response(request, listings.queue_listing(), rows, "forum/inside/queue.html", context)


@require_safe
def contribution(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One contribution with its marks, its reports, its answers, and what may be done with it."""
    found, day = find(request, pk), clock.today()
    if not (request.actor.may(MODERATE) or request.actor.may(ANSWER)):
        return redirect("forum_inside:own_contribution", pk)
    may = rules.may(request.actor, found)
    context = {
        "page_title": found.heading("de").text or "Beitrag",
        "breadcrumb": trail(),
        "status": inside_tag(found, day),
        "one": found,
        "pieces": marks.pieces_of(found.text, forum_settings().words),
        "subject": subject_of(found, "de"),
        "facts": _facts(found),
        "translations": [(SPOKEN.get(key, key), found.reading(key)) for key in sorted(found.translations)],
        "answers": queries.answers_to(found),
        "reports": queries.reports_of(found) if may["moderate"] else [],
        "public_url": public_of_contribution(found) if found.shown else "",
        "hint_url": of_hint(found.hint)
        if found.hint and hint_for(request.actor).filter(pk=found.hint.pk).exists()
        else "",
        "may": may,
    }
    return render(request, "forum/inside/contribution.html", context)


def _facts(found: Contribution) -> list[tuple[str, str]]:
    who = found.organisation.name if found.organisation else found.pseudonym
    account = found.author.name if found.author else "ohne Konto"
    reason = " ".join(one for one in (str(REASONS.get(found.reason_key, "")), found.reason) if one)
    return [
        ("Art", found.get_kind_display()),
        ("Angezeigter Name", who or "keiner"),
        ("Geschrieben", account),
        ("Sprache", SPOKEN.get(found.language, found.language)),
        ("Ort", found.municipality.name if found.municipality else ""),
        ("Eingereicht am", long_day(found.submitted_on)),
        ("Auffällig", ", ".join(found.marks)),
        ("Grund", reason),
        ("Einspruch", found.objection),
        ("Amtliche Antwort bis", long_day(found.answer_due) if found.answer_due else ""),
    ]


# --- Verbs with a form ---------------------------------------------------------------------------------
def _page(
    request: ActorRequest, found: Contribution, form: forms.Form, act: Callable[[dict[str, Any]], object], *,
    title: str, button: str, done: str, lead: str = "", danger: bool = False,
) -> HttpResponse:  # fmt: skip
    def go(given: dict[str, Any]) -> tuple[str, str]:
        act(given)
        return of_contribution(found), done

    return ask(
        request, form, go, title=title, button=button, breadcrumb=trail(found), template="forum/inside/ask.html",
        lead=lead, danger=danger, one=found,
    )  # fmt: skip


def publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_decide(actor, found, "publish")
    is_comment = found.kind == Contribution.Kind.COMMENT
    due = None if is_comment else clock.today() + timedelta(days=forum_settings().answer_days)
    form = PublishForm(request.POST or None, of=found, due=found.answer_due or due)

    def act(given: dict[str, Any]) -> None:
        operations.publish_contribution(contribution=found, by=actor, at=clock.now(), **given)

    return _page(request, found, form, act, title="Veröffentlichen", button="Veröffentlichen",
                 done="Der Beitrag ist öffentlich.")  # fmt: skip


def reject(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_reject(actor, found)
    form = RejectForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> None:
        operations.reject_contribution(contribution=found, by=actor, at=clock.now(), **given)

    return _page(request, found, form, act, title="Ablehnen", button="Ablehnen", done="Der Beitrag ist abgelehnt.",
                 lead="Eine andere Meinung ist kein Grund. Wer geschrieben hat, darf einmal Einspruch einlegen.",
                 danger=True)  # fmt: skip


def refer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_refer(actor, found)
    form = ReferForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> None:
        operations.refer_contribution(contribution=found, by=actor, at=clock.now(), **given)

    return _page(request, found, form, act, title="An Beratung verweisen", button="Verweisen",
                 done="Der Beitrag ist an Beratung verwiesen.",
                 lead="Für Beiträge über den eigenen Fall. Sie erscheinen nicht.")  # fmt: skip


def redact(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_moderate(actor, found, "redact")
    form = RedactForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> None:
        operations.redact_contribution(contribution=found, by=actor, at=clock.now(), **given)

    return _page(request, found, form, act, title="Angaben zu Personen entfernen", button="Entfernen",
                 done="Die Angaben sind entfernt.", danger=True,
                 lead="Nur, was auf einen Menschen weist. Die Aussage bleibt, wie sie ist.")  # fmt: skip


def translate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_moderate(actor, found, "translate")
    form = TranslateForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> None:
        operations.translate_contribution(
            contribution=found, language=given["to"], text=given["text"], machine=not given["checked"], by=actor,
            at=clock.now(), revision=given["revision"],
        )  # fmt: skip

    return _page(request, found, form, act, title="Übersetzung eintragen", button="Speichern",
                 done="Die Übersetzung ist gespeichert.",
                 lead="Ohne Häkchen steht daneben „maschinell übersetzt, ungeprüft“.")  # fmt: skip


def answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor
    rules.check_answer(actor, found)
    form = AnswerForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> None:
        text = form.text("text", by=actor.function)
        operations.answer_officially(
            contribution=found, text=text, by=actor, at=clock.now(), revision=given["revision"]
        )

    return _page(request, found, form, act, title="Amtlich antworten", button="Antworten",
                 done="Die Antwort steht öffentlich am Beitrag.")  # fmt: skip


# --- Verbs without a form ------------------------------------------------------------------------------
def _done(request: ActorRequest, found: Contribution, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(of_contribution(found))


@require_POST
def take(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.take_contribution(contribution=found, by=request.actor, at=clock.now())
    return _done(request, found, "Der Beitrag ist in Prüfung.")


@require_POST
def take_back(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.take_back_contribution(contribution=found, by=request.actor, at=clock.now())
    return _done(request, found, "Der Beitrag ist wieder in Prüfung. Bis zur Entscheidung liest ihn niemand.")


@require_POST
def close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.close_contribution(contribution=found, by=request.actor, at=clock.now())
    return _done(request, found, "Das Gespräch ist geschlossen. Der Beitrag bleibt lesbar.")


@require_POST
def make_hint(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.make_hint(contribution=found, by=request.actor, at=clock.now())
    return _done(request, found, "Aus dem Beitrag ist ein Hinweis geworden, ohne den Namen.")


@require_POST
def settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.settle_reports(contribution=found, by=request.actor, at=clock.now())
    return _done(request, found, "Die Meldungen sind erledigt.")
