"""Walking a list page by page: it ends, it never leaves the server, and what is odd about it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

from .fetching import Missing, Unreadable
from .guarding import same_host, tidy_url

MOST_PAGES = 20_000
# So many pages in a row without anything new mean that the list turns in a circle.
MOST_STALE = 3
Thing = dict[str, Any]


@dataclass
class Page:
    """One page of a list; `following` is the next address, or nothing at the end."""

    url: str
    objects: list[Thing]
    following: str = ""
    total: int | None = None


@dataclass
class Walk:
    """A list from an address on. After it, `whole` says whether everything was read, `problems` what was odd."""

    fetch: Callable[[str], Any]
    start: str
    since: datetime | None = None
    whole: bool = True
    empty_by_404: bool = False
    problems: list[str] = field(default_factory=list)

    def pages(self, begin: str = "") -> Iterator[Page]:
        url, stale = begin or self._first(), 0
        seen: set[str] = set()
        known: set[str] = set()
        while url:
            if url in seen or len(seen) >= MOST_PAGES or stale >= MOST_STALE:
                self._broken(f"Die Liste {self.start} dreht sich im Kreis.")
                return
            seen.add(url)
            page = self._page(url)
            if page is None:
                return
            fresh = {str(one.get("id")) for one in page.objects} - known
            known |= fresh
            stale = 0 if fresh or not page.following else stale + 1
            yield page
            url = page.following

    def _first(self) -> str:
        if self.since is None:
            return tidy_url(self.start)
        parts = urlsplit(tidy_url(self.start))
        query = [
            *parse_qsl(parts.query, keep_blank_values=True),
            ("modified_since", self.since.isoformat("T", "seconds")),
        ]
        return urlunsplit(parts._replace(query=urlencode(query)))

    def _page(self, url: str) -> Page | None:
        try:
            found = self.fetch(url)
        except Missing:
            # Several systems say so when nothing has changed.
            self.empty_by_404 = self.since is not None
            if not self.empty_by_404:
                self._broken(f"Die Liste {url} gibt es nicht.")
            return None
        except Unreadable as unreadable:
            self._broken(str(unreadable))
            return None
        return self._understood(url, found)

    def _understood(self, url: str, found: Any) -> Page | None:
        if isinstance(found, list):
            return Page(url, _objects(found))
        if not isinstance(found, dict):
            self._broken(f"{url} ist keine Liste.")
            return None
        if "data" not in found:
            # A list of one body is sometimes the body itself.
            if "id" in found and not _is_error(found):
                return Page(url, [found])
            self._broken(f"{url} ist keine Liste.")
            return None
        data, links = found["data"], found.get("links")
        objects = _objects(data if isinstance(data, list) else [data])
        pagination = found.get("pagination")
        total = pagination.get("totalElements") if isinstance(pagination, dict) else None
        return Page(url, objects, self._next(url, links), total if isinstance(total, int) else None)

    def _next(self, url: str, links: Any) -> str:
        said = links.get("next") if isinstance(links, dict) else None
        if not isinstance(said, str) or not said.strip():
            return ""
        try:
            onward = tidy_url(urljoin(url, said.strip()))
            if same_host(url, onward):
                # Behind a proxy some systems write http:// into their own links.
                scheme, netloc = urlsplit(url)[:2]
                return urlunsplit(urlsplit(onward)._replace(scheme=scheme, netloc=netloc))
        except (Refused, ValueError):
            pass
        self._broken(f"Die nächste Seite von {self.start} läge auf einem anderen Rechner. Dorthin folgen wir nicht.")
        return ""

    def _broken(self, sentence: str) -> None:
        self.whole = False
        self.problems.append(sentence)


def _objects(data: list[Any]) -> list[Thing]:
    return [one for one in data if isinstance(one, dict)]


def _is_error(found: Thing) -> bool:
    return str(found.get("type", "")).endswith("/Error")
