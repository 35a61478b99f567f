"""The terms of coding, `/intern/begriffe/`: all lists, and one term."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.structure import queries_intake, rules_intake
from augenhoehe.structure.forms.vocabularies import NewTermForm, TermForm
from augenhoehe.structure.models import Term
from augenhoehe.structure.operations import vocabularies as operations
from augenhoehe.ui.status import StatusTag


def _actor(request: ActorRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules_intake.check_edit_terms(actor)
    return actor


def _find(request: ActorRequest, pk: UUID) -> Term:
    return get_object_or_404(queries_intake.terms_for(_actor(request)), pk=pk)


@require_safe
def terms(request: ActorRequest) -> HttpResponse:
    """All lists on one page, each in its order."""
    rows = list(queries_intake.terms_for(_actor(request)))
    lists = [
        {"code": code, "title": label, "terms": [one for one in rows if one.vocabulary == code]}
        for code, label in Term.Vocabulary.choices
    ]
    return render(request, "structure/vocabularies/list.html", {"page_title": "Begriffe der Kodierung", "lists": lists})


def term(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One term: its words in all languages of the public form."""
    found, actor = _find(request, pk), _actor(request)
    form = TermForm(request.POST or None, of=found)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = _tried(
            form,
            lambda: operations.change_term(
                term=found, labels=form.texts("label"), helps=form.texts("help"), position=given["position"],
                new_meaning=given["new_meaning"], revision=given["revision"], by=actor, at=clock.now(),
            ),
        )  # fmt: skip
        if done:
            messages.success(request, "Der Begriff ist gespeichert.")
            return redirect("structure_inside:terms")
    context = {
        "page_title": queries_intake.label_of(found),
        "breadcrumb": _breadcrumb(),
        "status": StatusTag("in Gebrauch", "good") if found.active else StatusTag("ruht"),
        "term": found,
        "form": form,
    }
    return render(request, "structure/vocabularies/term.html", context)


def term_new(request: ActorRequest, vocabulary: str) -> HttpResponse:
    """A new term at the end of a list."""
    actor = _actor(request)
    title = dict(Term.Vocabulary.choices).get(vocabulary)
    if title is None:
        raise Http404
    form = NewTermForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = _tried(
            form,
            lambda: operations.create_term(
                vocabulary=vocabulary, label=given["label_de"], help=given["help_de"], by=actor, at=clock.now()
            ),
        )
        if done:
            messages.success(request, "Der Begriff steht jetzt am Ende der Liste.")
            return redirect("structure_inside:terms")
    context = {"page_title": f"{title}: neuer Begriff", "breadcrumb": _breadcrumb(), "form": form}
    return render(request, "structure/vocabularies/new.html", context)


@require_POST
def term_rest(request: ActorRequest, pk: UUID) -> HttpResponse:
    operations.rest_term(term=_find(request, pk), by=_actor(request), at=clock.now())
    messages.success(request, "Der Begriff wird nicht mehr angeboten. Was damit kodiert ist, bleibt.")
    return redirect("structure_inside:terms")


@require_POST
def term_revive(request: ActorRequest, pk: UUID) -> HttpResponse:
    operations.revive_term(term=_find(request, pk), by=_actor(request), at=clock.now())
    messages.success(request, "Der Begriff wird wieder angeboten.")
    return redirect("structure_inside:terms")


def _tried(form: Any, act: Callable[[], Any]) -> bool:
    """Do it; a refusal that names a field is shown there."""
    try:
        act()
    except Refused as refused:
        if refused.field not in form.fields:
            raise
        form.add_error(refused.field, refused.sentence)
        return False
    return True


def _breadcrumb() -> list[tuple[str, str]]:
    return [("Begriffe", reverse("structure_inside:terms"))]
