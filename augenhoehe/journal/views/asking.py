"""One form on one page: shown, sent, refused at the field, or done with a message. Every package asks this way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from augenhoehe.core.refused import Busy, Conflict, Refused
from augenhoehe.core.rights import SecondFactorNeeded
from augenhoehe.journal.middleware import audit_refusal

Crumb = tuple[str, str]
Act = Callable[[dict[str, Any]], tuple[str, str]]


@contextmanager
def refusals_in(form: forms.BaseForm, request: HttpRequest) -> Iterator[None]:
    """A rule's sentence stands at its field and is audited; conflicts and missing factors have pages of their own."""
    try:
        yield
    except (Conflict, SecondFactorNeeded):
        raise
    except Refused as refused:
        # That others were at the same thing is no refusal of what was asked.
        if not isinstance(refused, Busy):
            audit_refusal(request)
        # Rules speak of the matter; a form with several fields for it says at which one the sentence stands.
        field = getattr(form, "aliases", {}).get(refused.field, refused.field)
        form.add_error(field if field in form.fields else None, refused.sentence)


def ask(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Act,
    *,
    title: str,
    button: str,
    breadcrumb: list[Crumb],
    template: str = "ui/ask.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it was sent and is valid, `act(what was typed)` does it and gives (address, sentence).

    template: one that extends `ui/ask.html`, with what the person has to see beside the form.
    context: `lead` (a sentence above the form), `danger` (a red button), `back` (the last crumb unless given).
    """
    if request.method == "POST" and form.is_bound and form.is_valid():
        with refusals_in(form, request):
            address, sentence = act(form.cleaned_data)
            messages.success(request, sentence)
            return HttpResponseRedirect(address)
    page = {"page_title": title, "button": button, "breadcrumb": breadcrumb, "form": form, "back": breadcrumb[-1][1]}
    return render(request, template, {**page, **context})
