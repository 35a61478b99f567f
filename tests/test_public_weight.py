"""What a cheap phone loads: bytes through the real server, and Lighthouse's four scores (issue 7, accepted 2)."""

from __future__ import annotations

import gzip
import re
import sys
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from tests.houses import House, served_otherwise
from tests.plugin import ROOT

pytestmark = pytest.mark.rounds

MOST_BYTES = 150 * 1024
LEAST = 0.95
# What the browser fetches before anybody scrolls or presses anything: styles, scripts, icon, preloaded fonts.
ASSET = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="([^"]+)"[^>]*>')
LOADED = re.compile(r'rel="(?:stylesheet|preload|icon)"|<script')


def fetched(url: str) -> tuple[bytes, bytes]:
    """As sent, and unpacked."""
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        sent = answer.read()
        return sent, gzip.decompress(sent) if answer.headers.get("Content-Encoding") == "gzip" else sent


def assets_of(page: str) -> Iterator[str]:
    for found in ASSET.finditer(page):
        if LOADED.search(found.group(0)):
            yield found.group(1)


@pytest.mark.parametrize("path", ["/", "/ar/", "/uk/", "/hilfe/", "/angebote/", "/suche/?q=Kita"])
def test_the_first_load_is_light_and_blocks_on_one_stylesheet(house: House, path: str):
    sent, content = fetched(house.url + path)
    page = content.decode()
    assets = list(dict.fromkeys(assets_of(page)))
    total = len(sent) + sum(len(fetched(urljoin(house.url, one))[0]) for one in assets)
    assert total <= MOST_BYTES, f"{path}: {total / 1024:.0f} KB"
    assert any("fonts/" in one for one in assets)
    assert page.count('rel="stylesheet"') == 1
    assert all(" defer" in tag for tag in re.findall(r"<script\b[^>]*>", page))
    assert not [one for one in assets if one.startswith("http")]


def test_search_engines_stay_out_of_the_demo(house: House):
    assert fetched(f"{house.url}/robots.txt")[0] == b"User-agent: *\nDisallow: /\n"


@pytest.fixture(scope="module")
def indexed(house: House) -> Iterator[str]:
    """The demo world as an installation shows itself: search engines may come in."""
    with served_otherwise(house, AUGENHOEHE_ROBOTS="ja") as url:
        yield url


def first_link(url: str, within: str, pattern: str) -> str:
    """The first address of this look on a list."""
    found = re.search(rf'href="({pattern})"', fetched(url + within)[1].decode())
    assert found, f"{within}: {pattern}"
    return found.group(1)


ONE_OF = {
    "Vorgang": ("/vorgaenge/", r"/vorgaenge/V-[\d-]+/"),
    "Veranstaltung": ("/veranstaltungen/", r"/veranstaltungen/[\w-]{36}/"),
    "Meldung": ("/presse/", r"/presse/P-[\d-]+/"),
}


@pytest.mark.prove
@pytest.mark.parametrize("page", ["/", "/angebote/", "/hilfe/", *ONE_OF])
def test_lighthouse_gives_each_public_page_ninety_five(indexed: str, page: str):
    sys.path.insert(0, str(ROOT / "tools"))
    from browser import system_browser
    from lighthouse import audit, install

    install()
    path = first_link(indexed, *ONE_OF[page]) if page in ONE_OF else page
    scores, costly = audit(indexed + path, system_browser() or "")
    print(path, scores)
    assert min(scores.values()) >= LEAST, f"{path}: {scores}; {', '.join(costly)}"
