"""What was ticked in a list, and the way back after a verb that needed no form."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from augenhoehe.core.requests import ActorRequest


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
