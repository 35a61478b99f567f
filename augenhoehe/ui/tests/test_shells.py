"""The frame of every page: where one is, in which language, what one may open, how one leaves."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path, resolve
from django.utils import translation

from augenhoehe.core.contributions import Navigation
from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor
from augenhoehe.ui import context
from augenhoehe.ui.status import StatusTag, turn

AYLIN = Actor(user_id=new_id(), name="Aylin Adaköy", function="KIM-Koordination")


def _view(request: Any) -> None: ...


def _translated() -> list[Any]:
    from django.conf.urls.i18n import i18n_patterns

    pages = [path("impressum/", _view, name="imprint"), path("vorgaenge/", _view, name="start")]
    return i18n_patterns(path("", include((pages, "portal"))), prefix_default_language=False)


urlpatterns = [
    path("intern/themen/", _view, name="topics"),
    path("intern/", _view, name="today"),
    path("abmelden/", _view, name="account_logout"),
    *_translated(),
]
pytestmark = pytest.mark.urls(__name__)


def shell(address: str = "/vorgaenge/", template: str = "ui/public.html", **more: Any) -> str:
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path_info)
    for name in ("actor", "installation"):
        if name in more:
            setattr(request, name, more.pop(name))
    return render_to_string(template, more, request)


def test_where_what_how_and_who_stand_in_this_order() -> None:
    html = shell(
        page_title="Kita-Auskunft",
        breadcrumb=[("Vorgänge", "/vorgaenge/")],
        status=StatusTag("offen", "active"),
        turn=turn("Büro des Rates"),
    )
    places = [html.index(part) for part in ("Wo Sie sind", "<h1>Kita-Auskunft</h1>", 'data-kind="active"', "Am Zug:")]
    assert places == sorted(places)
    assert "<title>Kita-Auskunft – Augenhöhe</title>" in html


def test_the_first_link_leads_to_the_content() -> None:
    html = shell(page_title="x")
    first = re.search(r'<a [^>]*href="([^"]+)"', html)
    assert first and first[1] == "#inhalt" and 'id="inhalt"' in html


def test_the_turn_may_be_plain_words_too() -> None:
    assert "Am Zug:</b> niemand" in shell(page_title="x", turn="niemand")


def test_the_language_switch_keeps_page_and_query() -> None:
    html = shell("/vorgaenge/?seit=1&wort=Kita", page_title="x")
    assert 'href="/ar/vorgaenge/?seit=1&amp;wort=Kita" lang="ar" hreflang="ar" dir="rtl"' in html
    with translation.override("ar"):
        arabic = shell("/ar/vorgaenge/?wort=Kita", page_title="x")
    assert 'href="/vorgaenge/?wort=Kita" lang="de"' in arabic and 'href="/uk/vorgaenge/' in arabic
    assert '<html lang="ar" dir="rtl"' in arabic


def test_navigation_foot_and_languages_are_drawn_once_for_all_pages_that_look_alike(monkeypatch) -> None:
    first = shell("/vorgaenge/?seit=1", page_title="x")
    monkeypatch.setattr(context, "render_to_string", lambda *drawn: pytest.fail(f"{drawn} drawn again"))
    second = shell("/vorgaenge/?seit=2", page_title="x")
    assert first.replace("seit=1", "seit=2") == second and 'aria-current="true">Deutsch' in second


def test_the_address_of_a_page_never_breaks_out_of_its_link() -> None:
    html = shell("/vorgaenge/?wort=%22><script>&seit=1", page_title="x")
    assert "<script>" not in html and 'href="/ar/vorgaenge/?wort=%22%3E%3Cscript%3E&amp;seit=1"' in html


def test_a_language_that_nobody_checked_says_so_at_the_foot(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "maschinell" not in shell("/vorgaenge/", page_title="x")
    with translation.override("en"):
        assert "translated by machine" in shell("/en/vorgaenge/", page_title="x")
        monkeypatch.setattr(context, "confirmed_by", lambda language: "Redaktion Kreis")
        assert "translated by machine" not in shell("/en/vorgaenge/", page_title="x")


def test_pages_in_german_only_offer_no_other_language() -> None:
    assert 'class="languages"' not in shell("/intern/", "ui/inside.html", actor=AYLIN)


def test_only_two_weights_of_the_page_s_script_are_preloaded() -> None:
    assert re.findall(r'preload" href="[^"]*/([\w-]+)\.woff2', shell()) == [
        "fira-sans-latin-400",
        "fira-sans-latin-600",
    ]
    with translation.override("ar"):
        assert "noto-sans-arabic-400" in shell("/ar/vorgaenge/") and "fira-sans-latin" not in shell("/ar/vorgaenge/")


def test_links_stand_only_where_their_page_exists() -> None:
    html = shell()
    assert 'href="/impressum/"' in html and "Barrierefreiheit" not in html


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = [Navigation(f"Eintrag {at}", f"page_{at}" if at else "today", at, lambda actor: True) for at in range(9)]
    known = context._address
    monkeypatch.setattr(context, "navigation_for", lambda actor: offered if actor.signed_in else [])
    monkeypatch.setattr(
        context, "_address",
        lambda name, *where: f"/{name}/" if name.startswith("page_") else known(name, *where),
    )  # fmt: skip


@pytest.mark.usefixtures("entries")
def test_the_navigation_has_at_most_seven_entries_and_marks_where_one_is() -> None:
    html = shell("/intern/", "ui/inside.html", actor=AYLIN)
    assert len(re.findall(r">Eintrag \d<", html)) == 7
    assert '<a href="/intern/" aria-current="page">Eintrag 0</a>' in html


@pytest.mark.usefixtures("entries")
def test_who_is_not_signed_in_sees_no_inside_navigation() -> None:
    assert "Eintrag" not in shell("/intern/", "ui/inside.html")


def test_one_leaves_by_post_only() -> None:
    html = shell(actor=AYLIN)
    assert '<form method="post" action="/abmelden/">' in html and 'href="/abmelden/"' not in html
    assert "Aylin Adaköy" in html and "KIM-Koordination" in html


def test_the_name_comes_from_the_installation_and_an_invented_one_says_so() -> None:
    html = shell(installation=SimpleNamespace(name="Kreis Federlohe", centre_name="Integrationszentrum", invented=True))
    assert "Kreis Federlohe" in html and "Integrationszentrum" in html and "Erfundener Kreis" in html
    assert "Erfundener Kreis" not in shell(installation=SimpleNamespace(name="Kreis X", invented=False))
