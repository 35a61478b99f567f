"""The parts of a paper: items, questions and answers, effects, formalities, annexes, amendments, decisions by item."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_mandate, of_paper
from augenhoehe.committees.forms import MandateForm
from augenhoehe.committees.forms.paper_parts import (
    AmendmentDecisionForm,
    AmendmentForm,
    AnnexChangeForm,
    AnnexForm,
    AnswerQuestionForm,
    EffectsForm,
    FormalitiesForm,
    ItemAddForm,
    ItemChangeForm,
    ItemsDecisionForm,
    QuestionsForm,
)
from augenhoehe.committees.models import Annex, Paper
from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import shorten, slug
from augenhoehe.core.wording import differences
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import ask
from augenhoehe.journal.views.kept import public_page

from .papers import find, papers_trail

Sent = Any


def _ask(
    request: ActorRequest, form: forms.Form, paper: Paper, act: Callable[[], str], title: str, button: str, **more: Any
) -> HttpResponse:
    """Done, the person is back on the paper's page."""

    def done(_data: dict[str, Any]) -> tuple[str, str]:
        sentence = act()
        return of_paper(paper), sentence

    return ask(request, form, done, title=title, button=button, breadcrumb=papers_trail(paper), **more)


def _sent(request: ActorRequest) -> Sent:
    return request.POST if request.method == "POST" else None


def _check_draft(request: ActorRequest, paper: Paper) -> None:
    rules.check_write_paper(request.actor, paper, today())
    if request.method != "POST":
        rules.PAPER.target(paper.state, "change")


# --- Items ------------------------------------------------------------------------------------------
def paper_item_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    paper = find(request, pk)
    _check_draft(request, paper)
    form = ItemAddForm(_sent(request))

    def act() -> str:
        made = operations.add_item(paper=paper, item=form.item(), by=request.actor, at=now())
        return f"{made} ist ergänzt."

    return _ask(request, form, paper, act, "Beschlusspunkt ergänzen", "Ergänzen")


def paper_item_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = get_object_or_404(queries.items_of_papers(request.actor, today()), pk=pk)
    _check_draft(request, item.paper)
    form = ItemChangeForm(_sent(request), of=item)

    def act() -> str:
        if form.cleaned_data["remove"]:
            operations.remove_item(item=item, by=request.actor, at=now())
            return "Der Punkt ist gestrichen."
        revision = form.cleaned_data["revision"]
        operations.change_item(item=item, to=form.item(), by=request.actor, at=now(), revision=revision)
        return "Gespeichert."

    return _ask(request, form, item.paper, act, f"{item} ändern", "Speichern")


# --- Questions --------------------------------------------------------------------------------------
def paper_questions(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    paper = find(request, pk)
    _check_draft(request, paper)
    rules.check_asks(paper.kind)
    initial = {"questions": "\n".join(one.text for one in paper.questions.all())}
    form = QuestionsForm(_sent(request), of=paper, initial=initial)

    def act() -> str:
        revision = form.cleaned_data["revision"]
        operations.ask_questions(paper=paper, questions=form.asked(), by=request.actor, at=now(), revision=revision)
        return "Gespeichert."

    return _ask(request, form, paper, act, "Fragen bearbeiten", "Speichern")


def paper_question_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    question = get_object_or_404(queries.questions_for(request.actor, today()), pk=pk)
    rules.check_answer_question(request.actor, question.paper)
    form = AnswerQuestionForm(_sent(request), of=question)

    def act() -> str:
        operations.answer_question(question=question, by=request.actor, at=now(), **form.cleaned_data)
        return "Die Antwort ist gespeichert."

    return _ask(
        request, form, question.paper, act, f"{question} beantworten", "Speichern", lead=question.text
    )  # fmt: skip


# --- Effects and formalities ------------------------------------------------------------------------
def paper_effects(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    paper = find(request, pk)
    rules.check_add_to(request.actor, paper, today())
    form = EffectsForm(_sent(request), of=paper)

    def act() -> str:
        operations.state_effects(paper=paper, by=request.actor, at=now(), **form.cleaned_data)
        return "Gespeichert."

    return _ask(request, form, paper, act, "Folgen für Haushalt und Personal", "Speichern")


def paper_formalities(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    paper = find(request, pk)
    rules.check_add_to(request.actor, paper, today())
    form = FormalitiesForm(_sent(request), of=paper)

    def act() -> str:
        operations.state_formalities(paper=paper, by=request.actor, at=now(), **form.cleaned_data)
        return "Gespeichert."

    return _ask(request, form, paper, act, "Unterzeichnende und Aktenzeichen", "Speichern")


# --- Annexes ----------------------------------------------------------------------------------------
def annex_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    paper = find(request, pk)
    rules.check_add_to(request.actor, paper, today())
    form = AnnexForm(_sent(request), request.FILES or None)

    def act() -> str:
        data = form.cleaned_data
        made = operations.add_annex(
            paper=paper, content=data["file"], title=data["title"], public=data["public"], by=request.actor, at=now()
        )
        return f"Die Anlage „{made}“ liegt bei der Vorlage."

    return _ask(request, form, paper, act, "Anlage hinzufügen", "Hinzufügen")


def annex_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    annex = get_object_or_404(queries.annexes_for(request.actor, today()), pk=pk)
    rules.check_add_to(request.actor, annex.paper, today())
    removable = rules.can_write_paper(request.actor, annex.paper, today())
    form = AnnexChangeForm(_sent(request), removable=removable, public=annex.public)

    def act() -> str:
        what = form.cleaned_data["what"]
        if what == "remove":
            operations.remove_annex(annex=annex, by=request.actor, at=now())
            return "Die Anlage ist gelöscht."
        operations.show_annex(annex=annex, public=what == "public", by=request.actor, at=now())
        return "Gespeichert."

    return _ask(request, form, annex.paper, act, f"Anlage: {annex}", "Speichern")


@require_GET
def annex(request: ActorRequest, pk: uuid.UUID) -> FileResponse:
    return download(get_object_or_404(queries.annexes_for(request.actor, today()), pk=pk))


@public_page
def annex_public(request: ActorRequest, number: str, pk: uuid.UUID) -> FileResponse:
    return download(get_object_or_404(queries.public_annexes(), pk=pk, paper__number=number))


def download(found: Annex) -> FileResponse:
    """Always a download: nothing that somebody attached runs in the house."""
    name = f"{slug(found.title) or 'anlage'}.{ENDINGS[found.file.media_type]}"
    try:
        content = path_of(found.file).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=found.file.media_type)


# --- Amendments -------------------------------------------------------------------------------------
def amendment_file(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """In the body that ?gremium= names, or the one where the paper lies."""
    item = get_object_or_404(queries.items_of_papers(request.actor, today()), pk=pk)
    open_at = item.paper.stations.open().select_related("committee").order_by("order", "pk")
    chosen = [one for one in open_at if str(one.committee_id) == request.GET.get("gremium")] or list(open_at[:1])
    if not chosen:
        raise Refused("Einen Änderungsantrag gibt es in einem Gremium, bei dem die Vorlage gerade liegt.")
    committee = chosen[0].committee
    rules.check_file_amendment(request.actor, item.paper, committee, today())
    form = AmendmentForm(_sent(request), initial={"text": item.text})

    def act() -> str:
        made = operations.file_amendment(
            item=item, committee=committee, by=request.actor, at=now(), **form.cleaned_data
        )
        return f"{made} ist gestellt. Darüber wird vor dem Punkt entschieden."

    lead = f"In: {committee.name_on(today())}. Der Text steht schon da; ändern Sie ihn."
    return _ask(request, form, item.paper, act, f"Änderungsantrag zu {item}", "Stellen", lead=lead)


def amendment_decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.amendments_for(request.actor, today()), pk=pk)
    rules.check_decide_amendment(request.actor, found, today())
    form = AmendmentDecisionForm(_sent(request), of=found)

    def act() -> str:
        operations.decide_amendment(amendment=found, by=request.actor, at=now(), **form.cleaned_data)
        return f"{found}: {found.get_state_display()}."

    return _ask(
        request, form, found.item.paper, act, str(found), "Festhalten", template="committees/amendment.html",
        amendment=found, pieces=differences(found.item.text, found.text), moved=found.base != found.item.text,
    )  # fmt: skip


# --- Item by item -----------------------------------------------------------------------------------
def paper_items_decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rows = queries.resolutions_for(request.actor, today()).select_related("agenda_item__station")
    resolution = get_object_or_404(rows, pk=pk, agenda_item__station__isnull=False)
    paper_id = resolution.agenda_item.station.paper_id  # type: ignore[union-attr]
    paper = find(request, paper_id)
    rules.check_decide_in(request.actor, resolution.agenda_item.committee, resolution.decided_on)
    before = list(resolution.item_decisions.all())
    form = ItemsDecisionForm(_sent(request), of=resolution, items=paper.items.all(), before=before)

    def act() -> str:
        revision = form.cleaned_data["revision"]
        operations.decide_items(
            resolution=resolution, kinds=form.kinds(), by=request.actor, at=now(), revision=revision
        )
        return "Je Punkt festgehalten. Angenommene Punkte können Sie nun als Auftrag erteilen."

    title = f"Beschluss je Punkt: {resolution.get_kind_display()}"
    return _ask(request, form, paper, act, title, "Festhalten", lead=resolution.wording)


def paper_item_charge(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A mandate prefilled from an adopted item; nothing is given before somebody has looked at it."""
    decision = get_object_or_404(queries.item_decisions_for(request.actor, today()), pk=pk)
    paper = find(request, decision.item.paper_id)
    rules.check_charge_for(request.actor, decision)
    item = decision.item
    initial = {
        "title": shorten(item.text, 200), "text": item.text, "unit": item.addressee,
        "due": item.due_wish if item.due_wish and item.due_wish >= today() else None,
    }  # fmt: skip
    form = MandateForm(_sent(request), initial=initial)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.charge_for_item(decision=decision, by=request.actor, at=now(), **data)
        return of_mandate(made), f"Der Auftrag ist erteilt. Am Zug ist nun: {made.unit}."

    return ask(
        request, form, act, title=f"Auftrag aus {item}", button="Erteilen", breadcrumb=papers_trail(paper),
        lead="Aus dem beschlossenen Punkt vorausgefüllt. Prüfen Sie Stelle und Tag.",
    )  # fmt: skip
