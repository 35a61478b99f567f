"""The module is optional: switched off, none of its pages exists."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase

from augenhoehe.core.requests import ActorRequest
from augenhoehe.places.queries import module_on

View = Callable[..., HttpResponseBase]


def in_module(view: View) -> View:
    @wraps(view)
    def answer(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not module_on("volunteers", of=request.installation):
            raise Http404
        return view(request, *args, **kwargs)

    return answer
