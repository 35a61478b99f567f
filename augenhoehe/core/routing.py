"""Which package answers an address, and in which languages it is there.

Forty packages bring a thousand routes; most are out of the question at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.urls import get_resolver, get_urlconf, reverse
from django.urls.exceptions import Resolver404
from django.urls.resolvers import LocalePrefixPattern, ResolverMatch, RoutePattern, URLPattern, URLResolver
from django.utils.translation import get_language, override

Entry = URLPattern | URLResolver


class Package(URLResolver):
    """The routes of one package, tried only for addresses that begin like one of them.

    Django tries one route after the other. A page in the middle of the list cost a thousand attempts, which was
    more than its session and its user together.
    """

    def __init__(self, urlconf: Any, app_name: str | None, namespace: str | None) -> None:
        super().__init__(RoutePattern("", is_endpoint=False), urlconf, None, app_name, namespace)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The routes without a variable."""
        return frozenset(route for route, whole in _routes(self.url_patterns) if whole)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The literal first part of every other route; "" for one that begins with a variable or an expression."""
        return tuple(sorted({route for route, whole in _routes(self.url_patterns) if not whole}))

    def resolve(self, path: str) -> ResolverMatch:
        if path not in self.addresses and not path.startswith(self.beginnings):
            raise Resolver404({"tried": [], "path": path})
        return super().resolve(path)

    def _populate(self) -> None:
        """Learn the addresses once for all languages: no route is translated, only the prefix outside of here is.

        Django learns them anew in each language that somebody reads, 1.4 MiB each time.
        """
        known = next(iter(self._reverse_dict), None)
        if known is None:
            self._leave_uncompiled()
            super()._populate()
        else:
            language, learned = get_language(), vars(self)
            for name in ("_reverse_dict", "_namespace_dict", "_app_dict"):
                learned[name][language] = learned[name][known]

    def _leave_uncompiled(self) -> None:
        """Learning addresses needs the expressions as text; compiling a thousand of them is 1 MiB and 0.1 s."""
        for entry in self.url_patterns:
            route: Any = entry.pattern
            if type(route) is RoutePattern:
                vars(route).setdefault("regex", _Uncompiled(route))


class _Uncompiled:
    """The expression of a route until the first address is compared with it."""

    __slots__ = ("route",)

    def __init__(self, route: Any) -> None:
        self.route = route

    @property
    def pattern(self) -> str:
        written: str = self.route._regex
        return written

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked of an expression: from now on the route has a compiled one."""
        compiled = vars(self.route)["regex"] = re.compile(self.pattern)
        return getattr(compiled, name)


def address_in(language: str, name: str, arguments: Iterable[Any] = ()) -> str:
    """The address of a page as somebody reads it in another language, without loading the texts of that language."""
    with override(settings.LANGUAGE_CODE):
        address = reverse(name, args=list(arguments))
    translated = language != settings.LANGUAGE_CODE and name in translated_names(get_urlconf() or settings.ROOT_URLCONF)
    return f"/{language}{address}" if translated else address


def _routes(entries: Iterable[Entry], before: str = "") -> Iterator[tuple[str, bool]]:
    """(what is literal in a route from its beginning on, is that all of it), also of what is included."""
    for entry in entries:
        route = str(entry.pattern) if isinstance(entry.pattern, RoutePattern) else "<expression>"
        literal = before + route.partition("<")[0]
        if "<" in route:
            yield literal, False
        elif isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, literal)
        else:
            yield literal, True


@cache
def translated_names(urlconf: str) -> frozenset[str]:
    """Names of the pages that stand below the prefix of a language: „portal:start“.

    Asking Django for the address in another language instead would make every process learn a thousand addresses
    and the whole catalogue of that language (5 MiB), for pages that nobody there may have opened.
    """
    below = (one for one in get_resolver(urlconf).url_patterns if isinstance(one, URLResolver))
    prefixed = (one for one in below if isinstance(one.pattern, LocalePrefixPattern))
    return frozenset(name for one in prefixed for name in _names(one.url_patterns))


def _names(entries: Iterable[Entry], before: str = "") -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, URLPattern):
            yield f"{before}{entry.name}"
        else:
            yield from _names(entry.url_patterns, f"{before}{entry.namespace}:" if entry.namespace else before)
