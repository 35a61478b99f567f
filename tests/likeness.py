"""Which pages are built alike: from the same template, with the same kinds of fields.

Read from the views themselves, so that nobody keeps a list. A page whose view says too little stands for itself.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from types import CodeType
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


def kinds() -> dict[str, tuple[str, ...]]:
    """For each route how its page is built: template, then kinds of fields."""
    return {route: _kind_of(route, view) for route, view in views().items()}


def _kind_of(route: str, view: Any) -> tuple[str, ...]:
    inner = inspect.unwrap(view)
    code = getattr(inner, "__code__", None)
    if code is None:
        return (route,)
    names, texts = set(_read(code, "co_names")), set(_read(code, "co_consts"))
    templates = sorted(text for text in texts if isinstance(text, str) and text.endswith(".html"))
    if not templates and ASK not in names:
        return (route,)
    return (*(templates or [ASKED]), *sorted(_widgets(names, inner.__globals__)))


def _read(code: CodeType, what: str) -> Iterator[Any]:
    """Names or constants of a function and of those written within it."""
    yield from getattr(code, what)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _read(inner, what)


def _widgets(names: Iterable[str], known: dict[str, Any]) -> set[str]:
    """What kinds of fields the forms have that a view names."""
    found = (known.get(name) for name in names)
    shapes = [one for one in found if isinstance(one, type) and issubclass(one, forms.BaseForm)]
    return {type(field.widget).__name__ for shape in shapes for field in shape.base_fields.values()}  # type: ignore[attr-defined]
