"""What a page is built from: templates, kinds of fields. Who measures one page of each, measures every part.

Read from the views themselves, so that nobody keeps a list. A page whose view says too little stands for itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver

ASK, ASKED = "ask", "ui/ask.html"


def views() -> dict[str, Any]:
    """The view behind each named route."""

    def walk(patterns: list[Any], space: str = "") -> Iterator[tuple[str, Any]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
            elif isinstance(one, URLPattern) and one.name:
                yield f"{space}{one.name}", one.callback

    return dict(walk(get_resolver().url_patterns))


def parts() -> dict[str, frozenset[str]]:
    """For each route what its page is built from."""
    return {route: _parts_of(route, inspect.unwrap(view)) for route, view in views().items()}


def _parts_of(route: str, view: Any) -> frozenset[str]:
    if not isinstance(view, FunctionType):
        return frozenset({route})
    found, asks = set(), False
    for function in _with_helpers(view, set()):
        texts, names = set(_read(function.__code__, "co_consts")), set(_read(function.__code__, "co_names"))
        found |= {text for text in texts if isinstance(text, str) and text.endswith(".html")}
        asks = asks or ASK in names
        found |= {kind for name in names for kind in _fields(function.__globals__.get(name))}
    templates = {one for one in found if one.endswith(".html")}
    return frozenset(found if templates else found | {ASKED if asks else route})


def _with_helpers(function: FunctionType, seen: set[str]) -> Iterator[FunctionType]:
    """A view and what it calls in its own module."""
    yield function
    for name in set(_read(function.__code__, "co_names")) - seen:
        seen.add(name)
        helper = inspect.unwrap(function.__globals__[name]) if callable(function.__globals__.get(name)) else None
        if isinstance(helper, FunctionType) and helper.__module__ == function.__module__:
            yield from _with_helpers(helper, seen)


def _read(code: CodeType, what: str) -> Iterator[Any]:
    """Names or constants of a function and of those written within it."""
    yield from getattr(code, what)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _read(inner, what)


def _fields(shape: Any) -> Iterator[str]:
    """The kinds of fields of a form."""
    if isinstance(shape, type) and issubclass(shape, forms.BaseForm):
        for field in getattr(shape, "base_fields", {}).values():
            yield type(field.widget).__name__
