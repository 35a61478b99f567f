"""Every page that the visit table opens, measured in a browser: axe-core, console, content policy, a phone's width."""

from __future__ import annotations

import csv
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from django.db import connections
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.axe import FROM_FRAME, NARROW, NARROWEST, TABLET, WIDE, Eye
from tests.houses import House
from tests.likeness import parts
from tests.plugin import _embedded, point_django_at
from tests.public_forms import FORMS
from tests.subjects import MORE, SUBJECTS
from tests.test_visits import TABLE, routes

pytestmark = pytest.mark.rounds

# Answers that are no pages: feeds, downloads, parts of pages, what the program says to machines.
NO_PAGES = re.compile(
    r"feed$|(?<!amendment)_file$|download|robots|security$|import_rows|import_progress|run_progress$|hint_similar"
    r"|structure_inside:document$|_document$|journal_inside:steps|health|:sample$|_calendar$|_vcard$|_pdf$|_pdf_public$|thread_paper$"
    r"|_sheets$|circulars_inside:progress|hsds_|oparl_interface:|offer_contact$"
    r"|:(thread_)?preview$|:sitemap"
    r"|:atom$|events:(calendar|material)$|:door_(badges|list)$|press:(document|feed_topic|picture)"
    r"|_odt$|_csv$|_xlsx$|_json$|_file_public$|:annex$|:annex_public$|:chart_public$|edition_progress$"
    r"|open_data_inside:(catalogue|latest|version)_|:story_picture$"
)
DEMO_PAGES = ["/demo/", "/demo/postfach/", "/", "/en/", "/tr/", "/ar/", "/uk/", "/ru/", "/ar/vorgaenge/", "/ar/stand/",
              "/vorgaenge/?filter=stand"]  # fmt: skip
MADE = (
    "token", "answer", "confirmation", "wish", "register_import", "letter", "reminder", "survey_autumn",
    "survey_spring", "diversity", "office", "volunteer", "deputy", "guest", "document", "feed", "slip", "value_import",
    "event_own", "event_door", "event_after", "event_room",
)  # fmt: skip
MAKE_MORE = f"from tests.subjects import MORE, make_more; make_more(); print(*(MORE[key] for key in {MADE}))"


@pytest.fixture(scope="module")
def furnished(house: House, django_db_blocker: Any, worker_database: str) -> Iterator[House]:
    """The house with what the demo world has no example of; Django of this process looks into it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread; Django takes it for a coroutine of its own.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        point_django_at(house.urls)
        try:
            # Made in the house: its secret signs the invitation, its folder keeps the file.
            made = house.command("shell", "-v", "0", "-c", MAKE_MORE)
            assert made.returncode == 0, made.stderr
            MORE.update(zip(MADE, made.stdout.split()[-len(MADE) :], strict=True))
            yield house
        finally:
            connections.close_all()
            point_django_at(_embedded().urls(worker_database))


@pytest.fixture
def eye(browser: Any) -> Iterator[Eye]:
    eye = Eye(browser)
    yield eye
    eye.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Eye]:
    """At 375 pixels only: where a page breaks first, and half the time of both widths."""
    eye = Eye(browser, sizes=(NARROW,))
    yield eye
    eye.close()


@cache
def pages_of(role: str, language: str = "de") -> dict[str, str]:
    """Route and one address, for each that answers this role with 200; for people with accounts the inside ones."""
    with override(language):
        return _pages_of(role)


def _pages_of(role: str) -> dict[str, str]:
    arguments = dict(routes())
    found: dict[str, str] = {}
    with TABLE.open(encoding="utf-8") as source:
        for row in csv.DictReader(source, delimiter=";"):
            name, public = row["Adresse"], row["anonym"] == "200"
            if row[role] != "200" or public != (role == "anonym") or name in found or NO_PAGES.search(name):
                continue
            keywords = dict(SUBJECTS.cases(name, arguments[name]))[row["Gegenstand"]]
            try:
                found[name] = reverse(name, kwargs=keywords)
            except NoReverseMatch:
                found[name] = reverse(name, args=list(keywords.values()))
    return found


def sign_in(eye: Eye, house: House, letter: str) -> None:
    """As everybody does in the demo: one click on the overview."""
    eye.page.goto(f"{house.url}/demo/")
    eye.page.locator(f"form[action$='/demo/anmelden/{letter}/'] button").first.click()
    eye.page.wait_for_url(re.compile("/intern/"))


def show_second_factor(eye: Eye, house: House) -> None:
    """The page tells the code, in the demo only."""
    eye.page.goto(f"{house.url}/konto/zweiter-faktor/?next=/intern/")
    eye.page.locator("form[action*='reauthenticate'] button[type=submit]").click()
    eye.page.wait_for_url(re.compile("/intern/$"))


# Who opens most comes first. On the rounds each public page is measured on a phone, and inside as many as show every
# template and every kind of field; in `make prove` every page, for every group, at both widths. Contrast and landmarks
# follow from the components and the frame: every public page is asked for them, inside every fourth.
EVERY_PAGE = ["anonym", "A", "S+", "C+", "T+"]
GROUPS = [*EVERY_PAGE, "L", "K", "W"]


def enter(eye: Eye, house: House, role: str) -> None:
    if role != "anonym":
        sign_in(eye, house, role[0].lower())
    if role.endswith("+"):
        show_second_factor(eye, house)


def measured(eye: Eye, house: House, role: str, pages: Iterable[str]) -> list[str]:
    enter(eye, house, role)
    return [one for page in pages for one in eye.open(f"{house.url}{page}")]


def spared(route: str) -> tuple[str, ...]:
    """The rules an inside page is not asked for in every run."""
    return FROM_FRAME if zlib.crc32(route.encode()) % 4 else ()


def with_every_part(role: str) -> dict[str, str]:
    """The pages of this group that show a part which none before them showed; of the public pages all."""
    if role == "anonym":
        return pages_of(role)
    built = parts()
    seen = {part for other in GROUPS[: GROUPS.index(role)] for route in pages_of(other) for part in built[route]}
    found = {}
    for route, page in pages_of(role).items():
        if not built[route] <= seen:
            seen |= built[route]
            found[route] = page
    return found


@pytest.mark.parametrize("role", EVERY_PAGE)
def test_every_part_of_the_house_is_readable_for_everybody_and_fits_a_phone(furnished: House, phone: Eye, role: str):
    pages, public = with_every_part(role), role == "anonym"
    enter(phone, furnished, role)
    found = [
        one
        for route, page in pages.items()
        for one in phone.open(f"{furnished.url}{page}", without=() if public else spared(route))
    ]
    found += [one for page in DEMO_PAGES if public for one in phone.open(f"{furnished.url}{page}")]
    assert found == [], "\n".join(found)


def test_no_page_is_left_out(furnished: House):
    together = {route for role in EVERY_PAGE for route in pages_of(role)}
    assert {route for role in GROUPS for route in pages_of(role)} == together


@pytest.mark.prove
@pytest.mark.parametrize("role", GROUPS)
def test_every_page_is_readable_as_every_group_sees_it(furnished: House, eye: Eye, role: str):
    pages = [*pages_of(role).values(), *(DEMO_PAGES if role == "anonym" else ())]
    found = measured(eye, furnished, role, pages)
    assert found == [], "\n".join(found)


@pytest.mark.prove
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_public_page_is_readable_in_both_directions_at_three_widths(
    furnished: House, browser: Any, language: str
):
    """Issue 7, accepted 2."""
    eye = Eye(browser, sizes=(WIDE, TABLET, NARROWEST))
    found = [one for page in pages_of("anonym", language).values() for one in eye.open(f"{furnished.url}{page}")]
    eye.close()
    assert found == [], "\n".join(found)


def test_what_is_missing_in_a_public_form_is_said_readably_in_arabic(furnished: House, phone: Eye):
    """Every form that somebody without an account can open, sent empty."""
    pages = [page for route, page in pages_of("anonym", "ar").items() if route in FORMS]
    found, refused = [], 0
    for page in pages:
        phone.page.goto(f"{furnished.url}{page}")
        with phone.page.expect_navigation():
            phone.page.locator("main form[method=post] .actions button").first.click()
        refused += phone.page.locator("[aria-invalid=true], .summary").count() > 0
        found += phone.measure()
    assert refused > 6
    assert found == [], "\n".join(found)


def test_the_arabic_form_says_its_mistakes_from_right_to_left(furnished: House, eye: Eye):
    assert eye.open(f"{furnished.url}/ar/melden/") == []
    eye.page.locator("main button[value=next]").click()
    eye.page.wait_for_selector("[aria-invalid=true]")
    assert eye.page.locator("html").get_attribute("dir") == "rtl"
    assert eye.measure() == []
