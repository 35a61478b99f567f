"""Reading a foreign feed: from a file or page by page from its address, forgiving what others get wrong."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from augenhoehe.core.refused import Refused

MOST_BYTES = 50_000_000
MOST_PAGES = 5_000
SECONDS = 30
PER_PAGE = 100
Record = dict[str, Any]
Fetch = Callable[[str], Any]


def is_address(source: str) -> bool:
    return urlsplit(source).scheme in ("http", "https")


def fetched(url: str) -> Any:
    """The JSON behind an address; only from the web, never without encryption but on this machine."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise Refused("Bitte nennen Sie eine Adresse mit https://.")
    request = urllib.request.Request(url, headers={"Accept": "application/json", "User-Agent": "Augenhoehe"})  # noqa: S310 – scheme checked above
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content = answer.read(MOST_BYTES + 1)
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise Refused(f"{url} antwortet nicht: {getattr(error, 'reason', error)}") from None
    return _parsed(content, url)


def _parsed(content: bytes, name: str) -> Any:
    if len(content) > MOST_BYTES:
        raise Refused(f"{name} ist größer als {MOST_BYTES // 1_000_000} MB.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except ValueError:
        raise Refused(f"{name} ist kein JSON.") from None


def records(source: str, *, fetch: Fetch = fetched) -> tuple[list[Record], list[Record]]:
    """Organisations and services of a feed."""
    if is_address(source):
        base = source.rstrip("/")
        services = [_whole(one, base, fetch) for one in _pages(f"{base}/services", fetch)]
        return _organisations(base, fetch), services
    return _of_file(_parsed(Path(source).read_bytes(), source))


def _pages(address: str, fetch: Fetch) -> Iterator[Record]:
    """All items of a list, whatever the envelope says of its pages."""
    for number in range(1, MOST_PAGES + 1):
        page = fetch(f"{address}?{urlencode({'page': number, 'per_page': PER_PAGE, 'full': 'true'})}")
        items = _items(page)
        yield from items
        if isinstance(page, list) or page.get("last_page") is True or number >= _count(page):
            return
        if not items and "last_page" not in page:
            return


def _count(page: Record) -> int:
    total = page.get("total_pages")
    return total if isinstance(total, int) else MOST_PAGES


def _items(page: Any) -> list[Record]:
    """`contents` in HSDS 3; older feeds said `content`, `items`, or sent the bare list."""
    if isinstance(page, dict):
        page = next((page[name] for name in ("contents", "content", "items") if isinstance(page.get(name), list)), None)
    if not isinstance(page, list):
        raise Refused("Das ist keine Liste in HSDS.")
    return [one for one in page if isinstance(one, dict)]


def _whole(one: Record, base: str, fetch: Fetch) -> Record:
    """A list may have left out what is nested: then the entry is asked for by itself."""
    if "organization" in one and ("schedules" in one or "languages" in one or not one.get("id")):
        return one
    found = fetch(f"{base}/services/{one['id']}") if one.get("id") else one
    return found if isinstance(found, dict) else one


def _organisations(base: str, fetch: Fetch) -> list[Record]:
    """Optional in HSDS: a feed without this list still names them in its services."""
    try:
        return list(_pages(f"{base}/organizations", fetch))
    except Refused:
        return []


def _of_file(found: Any) -> tuple[list[Record], list[Record]]:
    """A file with both lists, or with services alone."""
    if isinstance(found, dict) and ("organizations" in found or "services" in found):
        return _items(found.get("organizations", [])), _items(found.get("services", []))
    return [], _items(found)
