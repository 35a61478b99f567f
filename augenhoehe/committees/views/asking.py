"""One form on one page: shown, sent, refused at the field, or done with a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from augenhoehe.accounts.views.refusals import refusals_in
from augenhoehe.core.requests import ActorRequest


def ask(
    request: ActorRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], tuple[str, str]],
    *,
    title: str,
    button: str,
    breadcrumb: list[tuple[str, str]],
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is sent and valid, `act(cleaned data)` does it and gives (address, sentence)."""
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            address, sentence = act(form.cleaned_data)
            messages.success(request, sentence)
            return HttpResponseRedirect(address)
    page = {"page_title": title, "button": button, "breadcrumb": breadcrumb, "form": form, **context}
    return render(request, "committees/form.html", {"back": breadcrumb[-1][1], **page})
