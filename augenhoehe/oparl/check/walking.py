"""The way of the check through a server: system, bodies, every list, some objects, some files, and all lists again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from augenhoehe.core.values import dataclass

from .fetching import Answer, Fetcher
from .fields import LISTS_1_0, LISTS_1_1
from .objects import Said, inner_objects, kind_of, look_at, moment_of
from .report import Report

FILTERS = ("created_since", "created_until", "modified_since", "modified_until")
PAGING = frozenset({"first", "prev", "next", "last"})
PAST = "1970-01-01T00:00:00+00:00"
# What changed within the second in which it was read cannot show it in `modified`.
BLUR = timedelta(seconds=2)


@dataclass
class Seen:
    """One list as it was walked: its objects in order, and whether its end was reached."""

    url: str
    kind: str
    objects: list[Said] = field(default_factory=list)
    whole: bool = False
    at: datetime | None = None

    @property
    def ids(self) -> list[str]:
        return [str(one.get("id")) for one in self.objects]


@dataclass
class Check:
    """Checks one server. pages: how many pages of each list are read, 0 for all; samples: objects of each list."""

    fetcher: Fetcher
    url: str
    now: Callable[[], datetime]
    pages: int = 3
    samples: int = 3
    between: Callable[[], None] = lambda: None
    report: Report = field(init=False)
    files_left: int = field(init=False)

    def __post_init__(self) -> None:
        self.report = Report(self.url)
        self.files_left = self.samples

    def run(self) -> Report:
        system = self._read(self.url)
        if system is None:
            return self.report
        self._look_at_system(system)
        found = self._walk(str(system.get("body") or ""), "Body")
        lists = [found]
        for body in found.objects if self.samples else ():
            lists += [self._walk(url, kind) for url, kind in self._lists_of(body)]
        self.between()
        for seen in lists:
            self._look_at_filters(seen)
            self._look_at_samples(seen)
            self._walk_again(seen)
        return self.report

    # --- Asking ------------------------------------------------------------------------------------
    def _get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        self.report.requests += 1
        return self.fetcher.get(url, headers)

    def _read(self, url: str, *, quiet: bool = False) -> Said | None:
        """One JSON answer with all that holds for every answer."""
        answer = self._get(url)
        if answer.status != 200:
            if not quiet:
                self.report.add("reachable", url, answer.error or f"HTTP {answer.status}")
            return None
        if answer.headers.get("access-control-allow-origin") != "*":
            self.report.add("cors", url, answer.headers.get("access-control-allow-origin") or "fehlt")
        if not answer.headers.get("content-type", "").startswith("application/json"):
            self.report.add("json", url, f"Content-Type {answer.headers.get('content-type') or 'fehlt'}")
        try:
            said = json.loads(answer.content.decode("utf-8"))
        except ValueError as error:
            self.report.add("json", url, str(error)[:100])
            return None
        if not isinstance(said, dict):
            self.report.add("json", url, "kein Objekt")
            return None
        return said

    def _look_at_system(self, system: Said) -> None:
        version = str(system.get("oparlVersion", ""))
        self.report.version = version.rstrip("/").rsplit("/", 1)[-1]
        if self.report.version not in ("1.0", "1.1"):
            self.report.add("version", self.url, f"oparlVersion {version!r}")
        look_at(system, self.url, self.report, expected="System")
        self._look_at_conditional(self.url)

    def _look_at_conditional(self, url: str) -> None:
        first = self._get(url)
        etag, stamp = first.headers.get("etag"), first.headers.get("last-modified")
        known = {"If-None-Match": etag} if etag else ({"If-Modified-Since": stamp} if stamp else {})
        if not known or self._get(url, known).status != 304:
            self.report.add("conditional", url, "keine Marke" if not known else "antwortet trotzdem ganz")

    def _lists_of(self, body: Said) -> list[tuple[str, str]]:
        known = LISTS_1_0 if self.report.version == "1.0" else {**LISTS_1_0, **LISTS_1_1}
        for key in known:
            if not isinstance(body.get(key), str):
                self.report.add("lists", str(body.get("id")), f"ohne {key}")
        return [(body[key], kind) for key, kind in known.items() if isinstance(body.get(key), str)]

    # --- Lists -------------------------------------------------------------------------------------
    def _walk(self, url: str, kind: str, *, deleted: bool = False, at_least: int = 0) -> Seen:
        """Follow a list; at_least: how many objects, for whoever comes a second time."""
        seen, sizes, visited = Seen(url, kind, at=self.now()), [], set()
        following: str | None = url
        while following:
            visited.add(following)
            page = self._page(following)
            if page is None:
                return seen
            fresh = [one for one in page["data"] if isinstance(one, dict)]
            self._look_at_page(page, fresh, seen, following, deleted)
            sizes.append((following, len(page["data"])))
            seen.objects += fresh
            following = page["links"].get("next")
            if following in visited:
                self.report.add("next", url, "führt im Kreis")
                return seen
            if self.pages and len(visited) >= self.pages and len(seen.objects) >= at_least and following:
                self._look_at_sizes(sizes)
                return seen
        seen.whole = True
        self._look_at_sizes(sizes[:-1])
        return seen

    def _page(self, url: str) -> Said | None:
        page = self._read(url)
        if page is None:
            return None
        wanted = {"data": list, "pagination": dict, "links": dict}
        missing = [key for key, sort in wanted.items() if not isinstance(page.get(key), sort)]
        if missing:
            self.report.add("page", url, f"ohne {', '.join(missing)}")
        return page if not missing else None

    def _look_at_page(self, page: Said, fresh: list[Said], seen: Seen, url: str, deleted: bool) -> None:
        known = set(seen.ids)
        for one in fresh:
            if str(one.get("id")) in known:
                self.report.add("next", url, f"{one.get('id')} steht schon auf einer Seite davor")
            if one.get("deleted") and not deleted:
                self.report.add("tombstones", url, f"{one.get('id')} ist gelöscht, nach Änderungen hat niemand gefragt")
            look_at(one, url, self.report, expected=seen.kind)
        total, elements = page["pagination"].get("totalElements"), len(seen.objects) + len(fresh)
        if isinstance(total, int) and total > elements and "next" not in page["links"] and not seen.objects:
            self.report.add("next", url, f"{total} Objekte, {elements} gezeigt, kein Verweis zur nächsten Seite")

    def _look_at_sizes(self, sizes: list[tuple[str, int]]) -> None:
        for url, size in sizes:
            if size != sizes[0][1]:
                self.report.add("size", url, f"{size} Objekte, auf der ersten Seite {sizes[0][1]}")

    def _look_at_filters(self, seen: Seen) -> None:
        """Far future, far past, and a moment that is there; of an empty list only whether it answers at all."""
        future = (self.now() + timedelta(days=365)).replace(microsecond=0).isoformat()
        for name in FILTERS if seen.objects else ("modified_since",):
            self._look_at_filter(seen, name, future if name.endswith("since") else PAST, none=True)
            known = moment_of(seen.objects[0], name.split("_")[0]) if seen.objects else None
            if known:
                self._look_at_filter(seen, name, known.isoformat(), none=False)

    def _look_at_filter(self, seen: Seen, name: str, value: str, *, none: bool) -> None:
        url = f"{seen.url}{'&' if '?' in seen.url else '?'}{urlencode({name: value, 'limit': 2})}"
        page = self._page(url)
        if page is None:
            return
        for link, leads in page["links"].items():
            if link in ("next", "prev", "first", "last") and value not in parse_qs(urlsplit(str(leads)).query).get(
                name, []
            ):
                self.report.add("kept", url, f"{name} fehlt im Verweis {link}")
        if none and page["data"]:
            self.report.add("filters", url, f"{len(page['data'])} Objekte, erwartet keines")
        border, key = datetime.fromisoformat(value), name.split("_")[0]
        for one in page["data"] if not none else ():
            when = moment_of(one, key)
            if when and (when < border if name.endswith("since") else when > border):
                self.report.add("filters", url, f"{one.get('id')}: {key} {one.get(key)}")
            if one.get("deleted") and name != "modified_since":
                self.report.add("tombstones", url, f"{one.get('id')} ist gelöscht")
            look_at(one, url, self.report, expected=seen.kind)
            if one.get("deleted"):
                self._look_at_deleted(one)

    def _look_at_deleted(self, one: Said) -> None:
        url = str(one.get("id"))
        answer = self._get(url)
        if answer.status != 200:
            self.report.add("deleted", url, f"antwortet mit HTTP {answer.status}")

    def _walk_again(self, seen: Seen) -> None:
        """Meanwhile something may have come or gone: what stayed stands in the same order, what changed says when."""
        if not seen.objects:
            return
        again = self._walk(seen.url, seen.kind, at_least=len(seen.objects))
        before, after = seen.ids, again.ids
        stayed = set(before) & set(after)
        if [pk for pk in before if pk in stayed] != [pk for pk in after if pk in stayed]:
            self.report.add("order", seen.url, "dieselben Objekte stehen beim zweiten Lesen anders")
        old = {str(one.get("id")): one for one in seen.objects}
        for one in again.objects:
            first = old.get(str(one.get("id")))
            if first is not None and first != one:
                self._look_at_change(first, one, seen)

    def _look_at_change(self, first: Said, then: Said, seen: Seen) -> None:
        before, after = moment_of(first, "modified"), moment_of(then, "modified")
        if before is None or after is None or seen.at is None or before > seen.at - BLUR:
            return
        if after <= before:
            self.report.add("changed", str(then.get("id")), f"anders als eben, modified bleibt {then['modified']}")

    # --- Objects and files -------------------------------------------------------------------------
    def _look_at_samples(self, seen: Seen) -> None:
        some = seen.objects[:: max(1, len(seen.objects) // self.samples)][: self.samples] if self.samples else []
        for one in some:
            self._look_at_home(one, "")
            for inner in inner_objects(one)[: self.samples]:
                self._look_at_home(inner, kind_of(one))
            for said in (one, *inner_objects(one)):
                if kind_of(said) == "File":
                    self._look_at_file(said)

    def _look_at_home(self, listed: Said, outer: str) -> None:
        """Under its id an object says what it says in lists; what is embedded may leave out the way back."""
        url = str(listed.get("id") or "")
        if not url or listed.get("deleted"):
            return
        answer = self._get(url)
        said: Any = None
        if answer.status == 200:
            try:
                said = json.loads(answer.content)
            except ValueError:
                self.report.add("json", url, "kein JSON")
        if not isinstance(said, dict):
            self.report.add("same", url, answer.error or f"HTTP {answer.status}")
            return
        if answer.headers.get("access-control-allow-origin") != "*":
            self.report.add("cors", url, "fehlt")
        if said.get("id") != url:
            self.report.add("same", url, f"nennt sich {said.get('id')}")
        unchanged = said.get("modified") == listed.get("modified")
        different = [key for key, value in listed.items() if said.get(key) != value] if unchanged else []
        if different:
            self.report.add("same", url, f"{'eingebettet' if outer else 'in der Liste'} anders: {', '.join(different)}")

    def _look_at_file(self, said: Said) -> None:
        if self.files_left <= 0:
            return
        self.files_left -= 1
        for key, attached in (("accessUrl", False), ("downloadUrl", True)):
            url = said.get(key)
            if not isinstance(url, str):
                continue
            answer = self._get(url)
            disposition = answer.headers.get("content-disposition", "").lower()
            if answer.status != 200:
                self.report.add("files", url, answer.error or f"HTTP {answer.status}")
            elif disposition.startswith("attachment") != attached:
                self.report.add("files", url, f"{key} {'ohne' if attached else 'mit'} attachment")
