"""The settings of this installation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import refusals_in
from augenhoehe.places import operations, queries, rules
from augenhoehe.places.forms import InstallationForm


@require_http_methods(["GET", "POST"])
def installation(request: ActorRequest) -> HttpResponseBase:
    """Name, contact, words and modules on one page."""
    rules.check_set_up(request.actor)
    found = queries.installation()
    form = InstallationForm(request.POST or None, of=found)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, request):
            operations.set_up_installation(**form.values(), by=request.actor, at=clock.now())
            messages.success(request, "Gespeichert.")
            return redirect("places_inside:installation")
    context = {"page_title": "Einrichtung", "form": form, "fresh": found is None}
    return render(request, "places/installation.html", context)
