"""Charts for ears, for paper, and to take along: every page that draws numbers, as every group opens it (issue 6, 3).

Which pages these are, nobody lists: the templates say it, and the visit table says who opens them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest

from tests.houses import House
from tests.likeness import parts
from tests.plugin import ROOT
from tests.reading import figures_of
from tests.test_accessibility import furnished, pages_of

__all__ = ["furnished"]
pytestmark = pytest.mark.rounds

# Beside the visit table: every kind of chart with samples, gaps and hidden cells.
GALLERY = "/muster/"
GROUPS = ("anonym", "A", "C+")
AREAS = ("Sternmünde", "Südkiel")
ORDER = ["title", "picture", "table", "downloads"]
TYPES = {"csv": "text/csv", "svg": "image/svg+xml", "png": "image/png"}
# A4 less the margins of 90-print.css, at 96 pixels an inch.
PAPER = 642
TOO_WIDE = """() => [...document.querySelectorAll('figure.figure svg, figure.figure table, figure.figure td')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 120))"""
CLIPPED = """() => [...document.querySelectorAll('svg.chart text')].filter((one) => one.checkVisibility())
    .filter((one) => {
        const box = one.getBoundingClientRect(), frame = one.closest('svg').getBoundingClientRect();
        return box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2;
    }).map((one) => one.textContent)"""
ON_PAPER = """(figure) => {
    const seen = (one) => one.checkVisibility({contentVisibilityAuto: true}) && one.getBoundingClientRect().height > 0;
    return {
        pictures: [...figure.querySelectorAll('svg.chart, .bars')].filter(seen).length,
        wanted: figure.querySelector('svg.chart, .bars') !== null,
        tables: [...figure.querySelectorAll('table')].filter(seen).length,
        rows: [...figure.querySelectorAll('tbody tr')].filter(seen).length,
        all: figure.querySelectorAll('tbody tr').length,
    };
}"""


@cache
def drawing_templates() -> frozenset[str]:
    """Templates that draw a chart, themselves or in what they include."""
    sources = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for folder in ROOT.glob("augenhoehe/*/templates")
        for path in folder.rglob("*.html")
    }
    found = {name for name, text in sources.items() if re.search(r"<c-(chart|figure)\b", text)}
    while True:
        more = {
            name for name, text in sources.items()
            if name not in found and any(one in found for one in re.findall(r'{% include "([^"]+)"', text))
        }  # fmt: skip
        if not more:
            return frozenset(found)
        found |= more


def pages_with_charts(role: str) -> dict[str, str]:
    """Route and address of each page of a group that is built from such a template."""
    built, drawing = parts(), drawing_templates()
    return {route: page for route, page in pages_of(role).items() if built[route] & drawing}


@contextmanager
def opened(browser: Any, house: House, role: str, **options: Any) -> Iterator[Any]:
    context = browser.new_context(locale="de-DE", base_url=house.url, **options)
    page = context.new_page()
    if role != "anonym":
        page.goto("/demo/")
        page.locator(f"form[action$='/demo/anmelden/{role[0].lower()}/'] button").first.click()
        page.wait_for_url(re.compile("/intern/"))
    if role.endswith("+"):
        page.goto("/konto/zweiter-faktor/?next=/intern/")
        page.locator("form[action*='reauthenticate'] button[type=submit]").click()
        page.wait_for_url(re.compile("/intern/$"))
    yield page
    context.close()


def addresses(page: Any, role: str) -> list[str]:
    """Every such page, and where one chooses an area: a town with its areas, and one that was drawn anew."""
    found = list(pages_with_charts(role).values())
    for address in tuple(found):
        page.goto(address)
        for name in AREAS if page.locator("select[name='gebiet']").count() else ():
            option = page.locator("select[name='gebiet'] option").filter(has_text=re.compile(rf"^{name}$")).first
            found += [f"{address}?gebiet={option.get_attribute('value')}"] if option.count() else []
    return [*found, GALLERY] if role == "anonym" else found


def test_every_template_that_draws_is_opened_by_somebody(furnished: House):
    built = parts()
    opened_by = {one for role in GROUPS for route in pages_with_charts(role) for one in built[route]}
    # What is only included is opened with what includes it.
    whole = {one for one in drawing_templates() if any(one in found for found in built.values())}
    assert whole - opened_by == set()


@pytest.mark.parametrize("role", GROUPS)
def test_a_screen_reader_meets_title_picture_table_and_downloads_in_this_order(
    furnished: House,
    browser: Any,
    role: str,
):
    wrong, met = [], 0
    with opened(browser, furnished, role) as page:
        for address in addresses(page, role):
            page.goto(address)
            # As somebody does who wants the numbers: long tables lie behind a word.
            while (folded := page.locator("details.chart-table:not([open]) > summary")).count():
                folded.first.click()
            titles = page.locator("figure.figure:has(table) > figcaption").all_inner_texts()
            found = figures_of(page)
            met += len(found)
            wrong += [f"{address}: {len(found)} Bilder statt {len(titles)}"] if len(found) != len(titles) else []
            wrong += [f"{address}: {fault}" for one in found for fault in _faults(one)]
    assert wrong == [], "\n".join(wrong)
    assert met or role == "C+"


def _faults(one: Any) -> Iterator[str]:
    if one.order != [part for part in ORDER if part in one.order] or one.order[0] != "title":
        yield f"„{one.title}“ wird so gelesen: {one.order}"
    if not one.table or not all(one.columns) or one.row_names != one.rows - 1:
        yield f"„{one.title}“: Tabelle „{one.table}“ mit {one.columns}, {one.row_names} Namen für {one.rows - 1} Zeilen"
    if one.loose:
        yield f"„{one.title}“: lose gelesen {one.loose[:8]}"


@pytest.mark.parametrize("role", GROUPS)
def test_a_chart_prints_with_its_table_and_nothing_is_cut_off(furnished: House, browser: Any, role: str):
    wrong = []
    with opened(browser, furnished, role, viewport={"width": PAPER, "height": 960}) as page:
        page.emulate_media(media="print")
        for address in addresses(page, role):
            page.goto(address)
            for figure in page.locator("figure.figure:has(table)").all():
                seen = figure.evaluate(ON_PAPER)
                if seen["tables"] != 1 or seen["rows"] != seen["all"] or (seen["wanted"] and not seen["pictures"]):
                    wrong.append(f"{address}: {figure.locator('figcaption').inner_text()}: {seen}")
            wrong += [f"{address}: zu breit {one}" for one in page.evaluate(TOO_WIDE)]
            wrong += [f"{address}: abgeschnitten „{one}“" for one in page.evaluate(CLIPPED)]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("role", ["anonym", "A"])
def test_what_a_chart_offers_to_take_along_is_there_and_is_what_it_says(furnished: House, browser: Any, role: str):
    wrong, taken = [], set()
    with opened(browser, furnished, role) as page:
        for address in addresses(page, role):
            page.goto(address)
            links = page.locator("figure.chart-figure a[href*='/bild/']").all()
            for link in [str(one.get_attribute("href")) for one in links]:
                kind = link.split("?")[0].rsplit(".", 1)[-1]
                answer = page.request.get(link)
                said = answer.headers.get("content-type", "").split(";")[0]
                if answer.status != 200 or said != TYPES[kind] or not answer.body():
                    wrong.append(f"{address}: {link}: {answer.status} {said}")
                taken.add((re.search(r"/bild/(\w+)\.", link)[1], kind))  # type: ignore[index]
    assert wrong == [], "\n".join(wrong)
    assert {kind for _chart, kind in taken} == set(TYPES)
    assert {"zeitreihe", "karte", "gebiete"} <= {chart for chart, _kind in taken}
