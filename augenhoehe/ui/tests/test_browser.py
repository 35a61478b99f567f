"""The gallery in a real browser: narrow and wide, by keyboard, without scripts, from right to left, on paper."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.test import override_settings

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ("", "innen/", "konflikt/", "unbekannt/", "fehler/")
FIRST_LOAD = 150_000

pytestmark = pytest.mark.browser


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        return None


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The gallery's address; served without the middleware that asks the database who is there."""
    from django.core.wsgi import get_wsgi_application

    plain = [one for one in settings.MIDDLEWARE if not one.startswith(("augenhoehe.accounts", "augenhoehe.journal"))]
    with override_settings(ROOT_URLCONF="augenhoehe.ui.tests.gallery_urls", MIDDLEWARE=plain):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/muster/"
        server.shutdown()


@contextmanager
def opened(browser: Any, url: str, *, width: int = 1280, **options: Any) -> Iterator[Any]:
    """A page that must not complain: no console message, no failed request, no breach of the policy."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE", **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: answer.status >= 400 and complaints.append(f"{answer.status} {answer.url}"))
    page.goto(url)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    yield page
    context.close()
    assert not complaints


def axe(page: Any) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_never_scrolls_sideways(browser: Any, gallery: str, name: str, width: int) -> None:
    with opened(browser, gallery + name, width=width) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert axe(page) == []


@pytest.mark.parametrize("width", [375, 1280])
def test_arabic_mirrors_the_page(browser: Any, gallery: str, width: int) -> None:
    with opened(browser, f"{gallery}?sprache=ar", width=width) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        heading = page.locator("h1").bounding_box()
        assert heading["x"] + heading["width"] > width * 0.8
        left, right = (
            page.locator(f".path svg:visible .station.{state}").first.bounding_box() for state in ("todo", "done")
        )
        assert left["x"] < right["x"] or width == 375
        assert axe(page) == []


def test_the_path_stands_upright_on_a_phone_and_lies_on_a_desk(browser: Any, gallery: str) -> None:
    for width, shown in ((375, "path-tall"), (800, "path-tall"), (1280, "path-wide")):
        with opened(browser, gallery, width=width) as page:
            assert page.locator(".path").first.locator("svg:visible").get_attribute("class") == shown


def test_everything_works_without_scripts(browser: Any, gallery: str) -> None:
    with opened(browser, gallery, java_script_enabled=False) as page:
        page.locator("#liste").get_by_role("link", name="Kommune", exact=True).first.click()
        page.get_by_role("link", name="Zwirnstadt").click()
        assert page.locator(".listing table tbody tr").count() == 2
        page.get_by_role("link", name="Filter entfernen: Kommune: Zwirnstadt").click()
        page.get_by_role("link", name="Weitere 3").click()
        assert "6 bis 8 von 8" in page.locator(".count").first.inner_text()


def test_the_keyboard_alone_reaches_the_content(browser: Any, gallery: str) -> None:
    with opened(browser, f"{gallery}innen/") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhalt"
        menu = page.locator("details.menu")
        menu.locator("summary").focus()
        page.keyboard.press("Enter")
        assert menu.get_attribute("open") is not None
        page.keyboard.press("Escape")
        assert menu.get_attribute("open") is None


def test_one_box_selects_all_rows(browser: Any, gallery: str) -> None:
    with opened(browser, f"{gallery}innen/") as page:
        page.get_by_label("Alle auf dieser Seite auswählen").check()
        assert page.locator("tbody .pick input:checked").count() == 5


@pytest.mark.parametrize("width", [375, 1280])
def test_what_one_touches_is_large_enough(browser: Any, gallery: str, width: int) -> None:
    small = """() => [...document.querySelectorAll("button, .kern-btn, nav a, .words a, summary, input, select")]
        .filter((one) => one.offsetParent && one.type !== "hidden" && one.type !== "checkbox" && one.type !== "radio")
        .filter((one) => !one.closest(".breadcrumb") && one.getBoundingClientRect().height < 36)
        .map((one) => one.outerHTML.slice(0, 90))"""
    with opened(browser, gallery, width=width) as page:
        assert page.evaluate(small) == []


def test_paper_has_no_navigation_and_writes_addresses_out(browser: Any, gallery: str) -> None:
    with opened(browser, f"{gallery}innen/") as page:
        page.emulate_media(media="print")
        assert page.locator(".nav, .tools, .filters, .more").locator("visible=true").count() == 0
        assert page.locator(".path-tall").is_visible() and not page.locator(".path-wide").is_visible()
    with opened(browser, gallery) as page:
        page.emulate_media(media="print")
        after = "getComputedStyle(document.querySelector('#seiten li a'), '::after').content"
        assert "/muster/innen/" in page.evaluate(after)


def test_the_first_load_stays_small(browser: Any, gallery: str) -> None:
    loaded: dict[str, int] = {}

    def weigh(answer: Any) -> None:
        body = answer.body()
        loaded[answer.url] = len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))

    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.on("response", weigh)
    page.goto(f"{gallery}unbekannt/")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    context.close()
    assert len([url for url in loaded if url.endswith(".css")]) == 1
    assert len([url for url in loaded if url.endswith(".woff2")]) == 2
    assert sum(loaded.values()) < FIRST_LOAD / 1.5


def test_nothing_moves_for_people_who_asked_for_stillness(browser: Any, gallery: str) -> None:
    with opened(browser, gallery, reduced_motion="reduce") as page:
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
