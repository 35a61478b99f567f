"""The door of a module: switched off, none of its pages exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import URLPattern

from augenhoehe.core.requests import ActorRequest
from augenhoehe.places.queries import module_on

View = Callable[..., HttpResponseBase]


def in_module(name: str, view: View) -> View:
    """A view that answers 404 while its module is off; who may see it is asked afterwards."""

    @wraps(view)
    def answer(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not module_on(name, of=request.installation):
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def behind(name: str, patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """All addresses of a module behind its door."""
    found = list(patterns)
    for pattern in found:
        pattern.callback = in_module(name, pattern.callback)
    return found
