"""Addresses of the packages: a path is looked for only in the packages that have one beginning like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, include
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern


class Package(URLResolver):
    """The addresses of one module; Django itself would try a thousand patterns one after the other on each request."""

    def __init__(self, module: str) -> None:
        found, app_name, namespace = include(module)
        super().__init__(RoutePattern(""), found, None, app_name=app_name, namespace=namespace)

    def resolve(self, path: Any) -> Any:
        path = str(path)
        if path not in self._whole and not path.startswith(self._beginnings):
            raise Resolver404({"tried": [], "path": path})
        return super().resolve(path)

    @cached_property
    def _routes(self) -> tuple[str, ...]:
        return tuple(_routes(self.url_patterns))

    @cached_property
    def _whole(self) -> frozenset[str]:
        """Addresses without anything that varies."""
        return frozenset(one for one in self._routes if "<" not in one)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        """Of the others what stands before it."""
        return tuple({one.split("<")[0] for one in self._routes if "<" in one})


def _routes(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    for one in patterns:
        # What is no plain route may begin like anything.
        route = f"{before}{one.pattern}" if isinstance(one.pattern, RoutePattern) else f"{before}<"
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from _routes(one.url_patterns, route)
