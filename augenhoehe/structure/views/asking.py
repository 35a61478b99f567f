"""One form on one page: shown, sent, refused at the field, or done with a message."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from augenhoehe.accounts.views.refusals import refusals_in
from augenhoehe.core.requests import ActorRequest

Trail = list[tuple[str, str]]


def ask(
    request: ActorRequest,
    form: forms.Form,
    act: Callable[[], tuple[str, str]],
    *,
    title: str,
    button: str,
    breadcrumb: Trail,
    template: str = "structure/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is sent and valid, `act()` does it and gives (address, sentence)."""
    if request.method == "POST" and form.is_bound and form.is_valid():
        with refusals_in(form):
            address, sentence = act()
            messages.success(request, sentence)
            return HttpResponseRedirect(address)
    page = {"page_title": title, "button": button, "breadcrumb": breadcrumb, "form": form, "back": breadcrumb[-1][1]}
    return render(request, template, {**page, **context})


def done(request: ActorRequest, address: str, sentence: str) -> HttpResponse:
    """After a verb that needed no form."""
    messages.success(request, sentence)
    return HttpResponseRedirect(address)


def chosen_ids(request: ActorRequest) -> list[str]:
    """What was ticked in a list, or carried on by a form."""
    found = []
    for value in request.POST.getlist("selected"):
        try:
            found.append(str(uuid.UUID(value)))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
