"""An address is answered by the package whose routes begin like it."""

from __future__ import annotations

import re
import types
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, path, re_path
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern
from django.utils.translation import get_language, override, trans_real

from augenhoehe.core.routing import Package, _Uncompiled, address_in


def package(*patterns: URLPattern) -> Package:
    """The routes as a package would bring them."""
    module = types.ModuleType("routes")
    module.urlpatterns = list(patterns)  # type: ignore[attr-defined]
    return Package(module, "some", "some")


def view(request: object) -> None:
    """Never called."""


def test_an_address_that_begins_otherwise_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    some = package(path("vorgaenge/<int:number>/", view, name="matter"), path("stand/", view, name="status"))
    tried: list[str] = []
    monkeypatch.setattr(URLPattern, "resolve", lambda self, path: tried.append(path))
    with pytest.raises(Resolver404):
        some.resolve("presse/")
    assert tried == []


def test_what_begins_alike_is_answered_with_its_variables() -> None:
    found = package(path("vorgaenge/<int:number>/", view, name="matter")).resolve("vorgaenge/7/")
    assert (found.view_name, found.kwargs) == ("some:matter", {"number": 7})


@pytest.mark.parametrize("open_ended", [re_path(r"^(a|b)/$", view), path("<slug:page>/", view)])
def test_a_route_that_may_begin_with_anything_is_always_tried(open_ended: URLPattern) -> None:
    assert "" in package(path("stand/", view), open_ended).beginnings


def test_packages_with_many_routes_are_out_of_the_question_for_most_addresses() -> None:
    many = [one for one in get_resolver().url_patterns if isinstance(one, Package) and len(one.url_patterns) > 10]
    assert many
    assert [one.namespace for one in many if "" in one.beginnings or "intern/" in one.beginnings] == []


def test_addresses_are_learned_once_for_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    some = package(path("vorgaenge/<int:number>/", view, name="matter"))
    learned: list[str] = []
    learn = URLResolver._populate
    monkeypatch.setattr(URLResolver, "_populate", lambda self: [learned.append(str(get_language())), learn(self)])
    for language in ("de", "ar", "de", "uk"):
        with override(language):
            assert some.reverse_dict.getlist("matter")
    assert learned == ["de"]


def test_the_address_in_another_language_needs_none_of_its_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(trans_real, "translation", lambda language, was=trans_real.translation: [
        loaded.append(language), was(language)][1])  # fmt: skip
    assert address_in("ar", "portal:start") == "/ar/"
    assert address_in("de", "portal:start") == "/"
    assert address_in("ar", "desk:today") == "/intern/"
    assert set(loaded) == {"de"}


def test_a_route_nobody_compared_yet_says_all_that_an_expression_says() -> None:
    route: Any = RoutePattern("akten/<uuid:pk>/")
    route.regex = waiting = _Uncompiled(route)
    assert waiting.pattern == re.compile(waiting.pattern).pattern and route.regex is waiting
    assert set(waiting.groupindex) == {"pk"} and isinstance(route.regex, re.Pattern)
    assert route.match("akten/00000000-0000-0000-0000-000000000001/")
