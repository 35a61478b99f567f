"""Addresses: what is looked through only for its own words leads to the same pages as if all were."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path, re_path
from django.urls.exceptions import Resolver404

from augenhoehe.core.routes import Room, room


def page(request, **given):
    return HttpResponse("")


@pytest.fixture
def module(monkeypatch):
    def make(*patterns):
        made = ModuleType("some_addresses")
        made.urlpatterns, made.app_name = list(patterns), "some"
        monkeypatch.setitem(sys.modules, "some_addresses", made)
        return room("some_addresses")

    return make


def test_only_paths_with_one_of_its_words_are_looked_for(module):
    found = module(path("fest/<uuid:pk>/", page, name="fest"), path("plan.xml", page, name="plan"),
                   path("", include([path("ort/", page, name="town")])), path("", page, name="start"))  # fmt: skip
    assert found.beginnings == {"fest", "plan.xml", "ort", ""}
    for address, name in (("plan.xml", "plan"), ("ort/", "town"), ("", "start")):
        assert found.resolve(address).view_name == f"some:{name}"
    for address in ("feste/", "nirgends/", "ort", "fest"):
        with pytest.raises(Resolver404):
            found.resolve(address)


@pytest.mark.parametrize("odd", [
    path("<slug:what>/", page), path("v<int:number>/", page), re_path(r"^(a|b)/$", page),
    path("vor", include([path("her/", page)])),
])  # fmt: skip
def test_where_an_address_begins_with_no_word_all_are_asked(module, odd):
    assert module(path("fest/", page), odd).beginnings is None


def test_the_rooms_of_the_house_name_their_words():
    """Whoever brings an address that begins with no word makes all pages slower."""

    def rooms(patterns):
        for one in patterns:
            if isinstance(one, Room):
                yield one
            elif isinstance(one, URLResolver):
                yield from rooms(one.url_patterns)

    found = list(rooms(get_resolver().url_patterns))
    assert len(found) > 30 and all(isinstance(one.url_patterns[0], URLPattern | URLResolver) for one in found)
    slow = [one.url_patterns[0].callback.__module__.split(".")[1] for one in found if one.beginnings is None]
    # The key of IndexNow and the like stands at the root.
    assert slow == ["portal"]
