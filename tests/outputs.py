"""Everything the house says in public, as bytes: for tests that something is not said before its time.

A crawl from the beginnings below along every link of ours, plus addresses a test names itself: guessed, or told to
somebody too early. A new room that says something in public adds where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client

# Pages, feeds, machine interfaces: what no link from the start page reaches within the first few hundred addresses.
BEGINNINGS = (
    "/", "/en/", "/ar/", "/suche/", "/vorgaenge/", "/vorgaenge/atom.xml", "/organisationen/", "/angebote/", "/gremien/",
    "/offene-daten/", "/presse/", "/presse/atom.xml", "/presse/feeds/", "/presse/fotos/", "/en/presse/",
    "/ar/presse/fotos/", "/veranstaltungen/", "/veranstaltungen/atom.xml", "/veranstaltungen/kalender.ics",
    "/ar/veranstaltungen/", "/positionen/", "/ar/positionen/", "/organisationen/beitraege/", "/mitreden/", "/mitreden/feed/", "/sitemap.xml", "/robots.txt", "/oparl/v1.1/system",
    "/hsds/v3.1/organizations",
)  # fmt: skip
_LINKS = re.compile(rb"""(?:href|src|action)=["']([^"'#][^"']*)["']|<(?:loc|link|id)[^>]*>(?:<!\[CDATA\[)?([^<\]]+)""")
_NOT_OURS = ("/static/", "/intern/", "/konto/", "/__")


def everything_public(client: Client, also: Iterable[str] = (), *, most: int = 110) -> dict[str, tuple[int, bytes]]:
    """Address → status and body; each is asked once, in the order in which it was met."""
    host = urlsplit(settings.BASE_URL).netloc
    waiting, found = [*also, *BEGINNINGS], {}
    while waiting and len(found) < most:
        url = waiting.pop(0)
        if url in found:
            continue
        answer = client.get(url)
        body = answer.getvalue()
        found[url] = (answer.status_code, body)
        if answer.status_code == 200:
            waiting += [one for one in _ours(url, body, host) if one not in found]
    return found


def _ours(page: str, body: bytes, host: str) -> list[str]:
    """Addresses of this house on a page, in order."""
    seen = []
    for href, tag in _LINKS.findall(body):
        address = urldefrag(urljoin(page, unescape((href or tag).decode(errors="replace").strip())))[0]
        parts = urlsplit(address)
        if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != host):
            continue
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if path.startswith("/") and not path.startswith(_NOT_OURS):
            seen.append(path)
    return seen
