"""The shells name pages of packages above; in the whole house each of them exists."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.contributions import collected
from augenhoehe.core.routing import translated_names
from augenhoehe.ui.context import FOOT, LEGAL, PUBLIC, Site, address


@pytest.mark.parametrize("name", [entry[0] for entry in (*LEGAL, *PUBLIC, *FOOT)])
def test_every_public_link_of_the_shell_leads_somewhere(name: str) -> None:
    assert address(name)


def test_every_entry_of_the_navigation_leads_somewhere() -> None:
    assert not [entry.url_name for entry in collected("NAVIGATION") if not address(entry.url_name)]


@pytest.mark.parametrize("page", ["start", "today_page", "sign_in", "sign_out", "account", "inbox"])
def test_what_the_head_offers_exists(page: str, rf: object) -> None:
    assert getattr(Site(rf.get("/")), page)


@pytest.mark.parametrize("name", [entry[0] for entry in (*LEGAL, *PUBLIC, *FOOT)] + ["account_login"])
def test_what_is_there_in_other_languages_is_known_without_asking_them(name: str) -> None:
    assert name in translated_names("augenhoehe.urls")
    with translation.override("en"):
        assert reverse(name).startswith("/en/")


@pytest.mark.parametrize("name", ["structure_inside:hints", "desk_inside:today", "committees_inside:committees"])
def test_what_is_there_in_german_only_is_none_of_them(name: str) -> None:
    assert name not in translated_names("augenhoehe.urls")
